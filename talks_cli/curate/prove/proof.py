"""Prove a pack against its articles: references, quotes, values, speakers and coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talks_cli.curate.progress import silent, told
from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.quotes import locate
from talks_cli.curate.prove.references import References, claims
from talks_cli.curate.prove.speakers import Speakers
from talks_cli.curate.prove.values import Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.progress import Progress
    from talks_cli.curate.prove.findings import Path
    from talks_cli.curate.prove.quotes import Located
    from talks_cli.curate.read.models import Claim, Quotation, SetAside
    from talks_cli.curate.read.pack import Entry, LoadedPack
    from talks_cli.curate.read.text import Article, Sentence


MOST_SHOWN = 300  # characters of a sentence that nothing cites


class Coverage:
    """What became of each sentence of one source: the ids that cite it, or why it is set aside."""

    __slots__ = ("article", "cited", "set_aside", "source")

    def __init__(self, source: str, article: Article) -> None:
        self.source = source
        self.article = article
        self.cited: dict[int, dict[str, None]] = {}  # ids in the order in which they cite
        self.set_aside: dict[int, str] = {}

    def cite(self, number: int, identifier: str) -> None:
        """Note that the record `identifier` cites sentence `number`."""
        self.cited.setdefault(number, {})[identifier] = None

    @property
    def missing(self) -> list[Sentence]:
        covered = self.cited.keys() | self.set_aside.keys()
        return [s for s in self.article.sentences if s.number not in covered]


class Proof:
    """The outcome: where every quotation stands, and how each source is covered."""

    def __init__(self) -> None:
        self.located: dict[int, Located] = {}  # by id() of the quotation
        self.coverage: dict[str, Coverage] = {}

    def of(self, quotation: Quotation) -> Located:
        return self.located[id(quotation)]


def prove(pack: LoadedPack, progress: Progress = silent) -> Proof:
    """Check all of `pack`; what is wrong is added to its problems, which come in reading order."""
    prover = _Prover(pack)
    for entry in told(pack.entries, "Proving", progress):
        prover.check(entry)
    prover.check_pack()
    order = {entry.file: number for number, entry in reversed(list(enumerate(pack.entries)))}
    pack.problems.sort(key=lambda p: (order.get(p.file, -1), p.file, p.line, p.column))
    return prover.proof


class _Prover:
    def __init__(self, pack: LoadedPack) -> None:
        self.pack = pack
        self.proof = Proof()
        for source, article in pack.articles.items():
            self.proof.coverage[source] = Coverage(source, article)
        self.references = References(pack)
        self.values = Values(pack)
        self.speakers = Speakers(pack)

    def report(self, entry: Entry, finding: Finding) -> None:
        self.pack.problems.append(entry.problem(finding.code, finding.message, *finding.path))

    def check(self, entry: Entry) -> None:
        """All that can be said of one record."""
        record = entry.record
        for finding in self.references.faults(record):
            self.report(entry, finding)
        for claim, path in claims(record):
            if quotes := self._located(entry, claim, path):
                # Each on a line of its own, whatever breaks of lines it holds.
                text = "\n".join(" ".join(found.quotation.quote.split()) for found in quotes)
                known = all(self._article(entry, quotation) for quotation in claim.evidence)
                for finding in (
                    *(self.values.unproven(record, claim, text) if known else ()),
                    *self.speakers.misattributed(record, claim, quotes),
                ):
                    self.report(entry, finding.under(path))

    def _located(self, entry: Entry, claim: Claim, path: Path) -> list[Located]:
        """The quotes of `claim` where they stand; each cites its sentences."""
        found = []
        for index, quotation in enumerate(claim.evidence):
            if located := self._locate(entry, quotation, (*path, "evidence", index)):
                found.append(located)
                self.proof.located[id(quotation)] = located
                for sentence in located.sentences:
                    name = vars(entry.record).get("id", "?")
                    self.proof.coverage[located.source].cite(sentence.number, name)
        return found

    def _article(self, entry: Entry, quotation: Quotation | SetAside) -> tuple[str, Article] | None:
        """What `quotation` is of; None where the article, or its name, has been told as missing."""
        # A source quotes itself, whatever else there is.
        own = entry.record.kind == "source"
        source = vars(entry.record).get("id") if own else self.pack.source_of(quotation)
        article = self.pack.articles.get(source or "")
        return None if article is None or source is None else (source, article)

    def _locate(self, entry: Entry, quotation: Quotation | SetAside, path: Path) -> Located | None:
        quoted = self._article(entry, quotation)
        if quoted is None:
            return None
        located, findings = locate(*quoted, quotation)
        for finding in findings:
            self.report(entry, finding.under(path))
        return located

    def check_pack(self) -> None:
        """What only the whole of the pack can show: clashes, and what no record cites."""
        for entry, finding in self.references.clashes():
            self.report(entry, finding)
        for entry in self.pack.of_kind("source"):
            if coverage := self.proof.coverage.get(vars(entry.record).get("id", "")):
                for finding in self._uncovered(entry, coverage):
                    self.report(entry, finding)

    def _uncovered(self, entry: Entry, coverage: Coverage) -> Iterator[Finding]:
        for index, aside in enumerate(vars(entry.record).get("set_aside", ())):
            located = self._locate(entry, aside, ("set_aside", index))
            for sentence in located.sentences if located else ():
                coverage.set_aside[sentence.number] = aside.why
                if citing := coverage.cited.get(sentence.number):
                    first = next(iter(citing))
                    why = f"set_aside: sentence {sentence.number} is cited by '{first}'"
                    yield Finding("coverage", why, ("set_aside", index))
        # What an unread file cites is not known; that it could not be read has been told.
        for sentence in () if self.pack.unread else coverage.missing:
            end = min(sentence.end, sentence.start + MOST_SHOWN)
            words = coverage.article.text[sentence.start : end] + "…" * (end < sentence.end)
            place = f"sentence {sentence.number} ({sentence.section})"
            yield Finding("coverage", f"{place} is neither cited nor set aside: {words}")

"""Prove a pack against its articles: ask each sentence, each fact, and what all of them share."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.progress import silent, told
from talks_cli.curate.prove import asked, values
from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.ground import Claim, ground, plain, stands
from talks_cli.curate.prove.references import References
from talks_cli.curate.prove.shared import shared
from talks_cli.curate.prove.wordings import Wordings
from talks_cli.curate.read.dates import dates_in, knows
from talks_cli.curate.read.loaded import MOST_PROBLEMS
from talks_cli.curate.read.pack import DESCRIPTION, Entry
from talks_cli.curate.read.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from talks_cli.curate.progress import Progress
    from talks_cli.curate.read.pack import Article, LoadedPack, Sentence


def _always(_: str) -> str:
    return ""


def _with(words: str) -> Callable[[str], str]:
    """Why a rule that needs a list of words is not asked in a language."""

    def why(language: str) -> str:
        known = words_of(language)
        return "" if known and getattr(known, words) else f"no words are listed for {language!r}"

    return why


def _with_calendar(language: str) -> str:
    return "" if knows(language) else f"CLDR has no months for {language!r}"


def _with_capitals(language: str) -> str:
    known = words_of(language)
    return "" if not known or known.names else f"in {language!r} a capital letter tells no name"


class Rule(NamedTuple):
    """What is asked of every fact; `without`: why it is not asked in a language, if it is not."""

    name: str
    ask: Callable[[Claim], Iterable[Finding]]
    without: Callable[[str], str] = _always


RULES = (
    Rule("quotation marks say whose words these are", asked.marks_have_a_voice),
    Rule("verbs of saying say whose words these are", asked.verbs_have_a_voice, _with("saying")),
    Rule("'will', 'hope' and the like have a status", asked.status_is_given, _with("open")),
    Rule("who speaks is named", asked.voice_stands),
    Rule("people and places are named", values.people_stand),
    Rule("sides are named", values.side_stands),
    Rule("rounds are named", values.round_stands),
    Rule("dates are worded", values.dates_stand, _with_calendar),
    Rule("numbers stand there", values.numbers_stand),
    Rule("names stand there", values.capitals_stand, _with_capitals),
    Rule("attributes stand there word for word", values.attributes_stand),
    Rule("'about' and 'at least' are kept", values.bounds_are_kept, _with("bounds")),
    Rule("quotations are unaltered", values.quotations_are_unaltered),
    Rule("complete lists have words for it", values.lists_are_complete),
)


def asked_in(language: str) -> tuple[list[str], dict[str, str]]:
    """The rules that are asked of an article in a language, and why the others are not."""
    without = {rule.name: why for rule in RULES if (why := rule.without(language))}
    return [rule.name for rule in RULES if rule.name not in without], without


def prove(pack: LoadedPack, progress: Progress = silent) -> None:
    """Check all of `pack`; what is wrong is added to its problems, which come in reading order."""
    _Prover(pack).prove(progress)
    order = {str(pack.folder / DESCRIPTION): -2}
    order |= {article.head.file: at for at, article in enumerate(pack.articles)}
    pack.problems.sort(key=lambda p: (order.get(p.file, -1), p.file, p.line, p.column))


class _TooMany(Exception):
    """There are more problems than anybody reads."""


class _Prover:
    def __init__(self, pack: LoadedPack) -> None:
        self.pack = pack
        self.wordings = Wordings(pack)
        self.references = References(pack, self.wordings)
        self.seen: set[str] = set()

    def report(self, entry: Entry[Any], finding: Finding) -> None:
        """Tell a finding, once: several facts may have it of their sentence."""
        problem = entry.problem(finding.code, finding.message, *finding.path)
        if str(problem) not in self.seen:
            self.seen.add(str(problem))
            self.pack.problems.append(problem)
        if self.pack.full:
            why = f"more than {MOST_PROBLEMS:,} problems: the rest is not looked at"
            self.pack.problems.append(entry.problem("too_many", why))
            raise _TooMany

    def prove(self, progress: Progress) -> None:
        """Ask all there is to ask, until there are too many answers."""
        with suppress(_TooMany):
            self._all(progress)

    def _all(self, progress: Progress) -> None:
        for entry, finding in self.references.collect():
            self.report(entry, finding)
        for article in self.pack.articles:
            for finding in self._head(article):
                self.report(article.head, finding)
            for sentence in told(article.sentences, f"Proving {article.source}", progress):
                self._sentence(article, sentence)
        for entry, finding in self.references.untold():
            self.report(entry, finding)
        for entry, finding in shared(self.pack, self.wordings, self.references):
            self.report(entry, finding)

    # -- an article -------------------------------------------------------------------------------

    def _head(self, article: Article) -> Iterator[Finding]:
        head = article.head.record
        for person, name in head.spells.items():
            yield from self.references.known("spells", person, "person", ("spells", person))
            if article.text and not stands(plain(name), plain(article.text)):
                why = f"spells: {name!r} does not stand in this article"
                yield Finding("value", why, ("spells", person))
        if isinstance(head.dated, str) and article.text and article.date:
            words = plain(head.dated)
            if not stands(words, plain(article.text)) and article.date not in dates_in(
                article.text, article
            ):
                why = (
                    f"dated: {head.dated!r} does not stand in the article: say how its date is"
                    " known (dated: {is: YYYY-MM-DD, why: …})"
                )
                yield Finding("value", why, ("dated",))

    # -- a sentence -------------------------------------------------------------------------------

    def _sentence(self, article: Article, sentence: Sentence) -> None:
        entry = sentence.entry
        for finding in (*_told(sentence), *self._titles(article, sentence)):
            self.report(entry, finding)
        for silent_of in sentence.silences:
            for finding in self._silence(silent_of):
                self.report(entry, finding)
        for fact in sentence.facts:
            claim = Claim(article, sentence, fact, self.wordings)
            for finding in self.references.of(claim):
                self.report(fact, finding)
            for rule in RULES:
                for finding in rule.ask(claim):  # of a language without words it has nothing to ask
                    self._of_the_rule(claim, finding)

    def _of_the_rule(self, claim: Claim, finding: Finding) -> None:
        """A voice that the sentence gives all its facts is told of once, where it stands."""
        inherited = finding.path == ("voice",) and not claim.fact.voice
        self.report(claim.sentence.entry if inherited else claim.entry, finding)

    def _silence(self, silent_of: Any) -> Iterator[Finding]:
        if not silent_of.topics:
            why = "silent: it belongs to no fact: say which commands tell of it (topics: […])"
            yield Finding("silent", why, ("silent",))
        for field, kind in (("person", "person"), ("side", "side")):
            if name := getattr(silent_of, field):
                yield from self.references.known(f"silent.{field}", name, kind, ("silent",))

    def _titles(self, article: Article, sentence: Sentence) -> Iterator[Finding]:
        """People stand in the sentence that words their titles, and the titles word for word."""
        told_of = ground(sentence.text)
        for person, titles in sentence.titles.items():
            path = ("people", person)
            yield from self.references.known("people", person, "person", path)
            wordings = list(self.wordings.names_of("person", person, article))
            if wordings and not any(stands(wording, told_of.folded) for wording in wordings):
                why = f"people: {person!r} is not named in sentence {sentence.number}"
                yield Finding("value", why, path)
            for title in () if titles.why else titles.titles:
                if not stands(plain(title).casefold(), told_of.folded):
                    why = (
                        f"people: {title!r} does not stand in sentence {sentence.number}: write it"
                        " as it stands there, or the reason ({is: …, why: …})"
                    )
                    yield Finding("value", why, path)


def _told(sentence: Sentence) -> Iterator[Finding]:
    """A sentence tells something, or there is a reason why it tells nothing."""
    record = sentence.entry.record
    tells = "facts" in sentence.entry.node or record.people or record.silent
    if record.nothing and tells:
        why = f"nothing: sentence {sentence.number} tells something: leave out 'nothing'"
        yield Finding("nothing", why, ("nothing",))
    elif not tells and not record.nothing and not sentence.entry.faulty:
        why = f'sentence {sentence.number} waits: give it facts, or "nothing: why"'
        yield Finding("waiting", why)

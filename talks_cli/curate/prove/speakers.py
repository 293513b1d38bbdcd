"""Speakers: whether a claim is told in the name of the one to whom its sentence attributes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talks_cli.curate.prove import speech
from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.people import Names, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.quotes import Located
    from talks_cli.curate.read.models import Claim, Record
    from talks_cli.curate.read.pack import LoadedPack
    from talks_cli.curate.read.text import Article, Sentence

# Records that say who or what is meant, and assert nothing in anybody's name.
_IDENTIFYING = frozenset(
    {"source", "side", "person", "place", "round", "delegation", "silence", "unnamed_source"}
)


class Speakers:
    """Reads the sentences of one pack's articles for who speaks in them."""

    def __init__(self, pack: LoadedPack) -> None:
        self._pack = pack
        people = [vars(entry.record) for entry in pack.of_kind("person")]
        named = [fields for fields in people if "id" in fields and "name" in fields]
        self._everybody = Names((fields["id"], spellings(fields["name"])) for fields in named)
        self._called: dict[str | None, list[tuple[str, tuple[str, ...]]]] = {}  # by source
        for fields in named:
            for source in {pack.source_of(quotation) for quotation in fields["evidence"]}:
                called = (fields["id"], fields.get("called", ()))
                self._called.setdefault(source, []).append(called)
        self._names: dict[str, Names] = {}
        self._attributions: dict[tuple[str, int], speech.Attribution | None] = {}

    def misattributed(
        self, record: Record, claim: Claim, quotes: list[Located]
    ) -> Iterator[Finding]:
        """Where a quote stands under another speaker than its sentence names.

        A reason for `said_by` under `derived` says why the sentence is to be read in another way.
        """
        if (claim is record and record.kind in _IDENTIFYING) or "said_by" in claim.derived:
            return
        for located in quotes:
            article = self._pack.articles[located.source]
            for sentence in located.sentences if article.in_english else ():
                said = self._attribution(located.source, article, sentence)
                if said is None or claim.said_by == said.person:
                    continue
                start = max(located.span.start - sentence.start, said.start)
                end = min(located.span.end - sentence.start, said.end)
                if start >= end:
                    continue  # what is quoted is not the part that is said
                named = isinstance(claim.said_by, str)
                met = f"'{claim.said_by}'" if named else "nobody who is named"
                yield Finding(
                    "speaker",
                    f"said_by: sentence {sentence.number} has '{said.person}' say this, "
                    f"the record {met}",
                    ("said_by" if claim.said_by else "evidence",),
                )

    def _attribution(
        self, source: str, article: Article, sentence: Sentence
    ) -> speech.Attribution | None:
        key = (source, sentence.number)
        if key not in self._attributions:
            if source not in self._names:
                self._names[source] = self._names_in(source)
            words = article.text[sentence.start : sentence.end]
            mentions = self._names[source].mentions(words)
            self._attributions[key] = speech.attribution(words, mentions)
        return self._attributions[key]

    def _names_in(self, source: str) -> Names:
        """The people as one source may write them: what another calls them is no name here."""
        return self._everybody.also(self._called.get(source, ()))

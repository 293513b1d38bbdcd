"""What sentences leave open, and whether another article says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell.record import telling_of
from talks_cli.curate.tell.telling import FIELD_OF
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.fact import Silent
    from talks_cli.curate.read.loaded import Article, Sentence
    from talks_cli.curate.tell.record import Record
    from talks_cli.curate.tell.telling import Telling
    from talks_cli.errors import Problem

    Doc = dict[str, Any]


class Silence:
    """What an article leaves open, at a sentence or at a fact with its tellings."""

    __slots__ = ("article", "entry", "fields", "id", "places", "silent", "tellings")

    def __init__(
        self,
        article: Article,
        sentence: Sentence,
        entry: Entry[Any],
        silent: Silent,
        tellings: list[Telling],
    ) -> None:
        self.article = article
        self.entry = entry
        self.silent = silent
        self.tellings = tellings
        numbers = tellings[0].sentences if tellings else (sentence.number,)
        self.places = tuple([(article.source, number) for number in numbers])
        self.id = silent.id or ""
        self.fields = self._fields()

    def _fields(self) -> Doc:
        """What it is about: what is written with it, else what its fact is about."""
        silent, told = self.silent, self.tellings[0] if self.tellings else None
        about = told.fields if told else {}
        person = silent.person or (_person(self.tellings) if told else None)
        topics: list[str] = list(silent.topics)
        if told and not topics:
            topics = list(told.entry.record.topics)
            if told.kind == "statement" and "title" in about:
                topics.append("timeline")
            if person and "person" not in topics:
                topics.append("person")
        return {
            "text": silent.what,
            "topics": topics,
            "side": silent.side or about.get("side"),
            "round": about.get("round") if silent.round is None else silent.round,
            "role": silent.role,
            "person": person,
        }

    def base(self, ids: Iterable[str]) -> str:
        """What its id begins with, where it has none of its own: the record it hangs on."""
        of = list(ids)
        if len(of) == 1:
            return of[0]
        if of:
            parts = (self.tellings[0].fields["side"], self.tellings[0].fields.get("round"))
            return "-".join(str(part) for part in parts if part is not None)
        return f"{self.places[0][0]}.{self.places[0][1]}"

    def is_ended(self, record: Record | None, answers: list[tuple[str, Entry[Any]]]) -> bool:
        """Whether another article answers it, or gives the field that it asks for."""
        source = self.article.source
        if any(other != source and self.id in entry.record.answers for other, entry in answers):
            return True
        if record is None or self.silent.field is None:
            return False
        asked = telling_of(record.kind, FIELD_OF.get(self.silent.field, self.silent.field))
        others = [told.fields for told in record.tellings if told.source != source]
        return any(field in fields for fields in others for field in asked)


def _person(tellings: list[Telling]) -> str | None:
    """Of a statement its speaker, of a delegation its only person."""
    told = tellings[0]
    if told.kind == "statement":
        return (told.said_by or {}).get("id")
    return told.fields.get("person") if len(tellings) == 1 else None


def silences(article: Article, by_fact: Mapping[int, list[Telling]]) -> Iterator[Silence]:
    """All that an article leaves open, in the order of its sentences."""
    for sentence in article.sentences:
        for entry in sentence.facts:
            for silent in entry.record.silent:
                yield Silence(article, sentence, entry, silent, by_fact.get(id(entry), []))
        for silent in sentence.entry.record.silent:
            yield Silence(article, sentence, sentence.entry, silent, [])


def answering(articles: Iterable[Article]) -> list[tuple[str, Entry[Any]]]:
    """The facts that answer silences, each with its source."""
    return [
        (article.source, entry)
        for article in articles
        for entry in article.facts
        if entry.record.answers
    ]


def unanswerable(
    answers: list[tuple[str, Entry[Any]]], known: Mapping[str, list[Silence]]
) -> Iterator[Problem]:
    """What is said to answer a silence that no other article has."""
    sources = {one.id: source for source, found in known.items() for one in found}
    for source, entry in answers:
        for at, name in enumerate(entry.record.answers):
            if name not in sources:
                near = did_you_mean(nearest(name, sources))
                why = f"answers: no sentence is silent of {name!r}{near}"
                yield entry.problem("reference", why, "answers", at)
            elif sources[name] == source:
                why = f"answers: {name!r} is a silence of this very article"
                yield entry.problem("reference", why, "answers", at)

"""What one fact says of one record."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import Article, Sentence
    from talks_cli.curate.tell.called import Called
    from talks_cli.errors import Problem

    Doc = dict[str, Any]

# What a document calls otherwise than the key of its fact.
FIELD_OF = {"voice": "said_by", "what": "title", "says": "text", "venue": "name"}


class Seat(NamedTuple):
    """What makes a delegate's record that one: a second role of a person is another."""

    person: str | None
    side: str
    round: int | None
    role: str | None


class Telling:
    """What one fact says of one record.

    `of` is what makes the record that one among its kind: an id, or a seat. `fields` are those of
    its document that the fact has anything to say of, `derived` has reasons by field; `number` is
    that of the sentence which it is under. What the article says itself happened, unless the fact
    says otherwise; what somebody is cited for is said.
    """

    __slots__ = (
        *("article", "derived", "entry", "fields", "kind", "not_stated", "number", "of"),
        *("places", "remark", "said_by", "sentences", "source", "status"),
    )
    kind: str
    of: str | Seat
    fields: Doc

    def __init__(
        self, article: Article, sentence: Sentence, entry: Entry[Any], called: Called
    ) -> None:
        fact = entry.record
        self.article = article
        self.source = article.source
        self.entry = entry
        self.number = sentence.number
        there = article.told_in(sentence, fact) if fact.with_ else (sentence,)
        self.sentences = tuple([one.number for one in there])
        self.places = tuple([(article.source, one.number) for one in there])
        self.said_by = called.voice(fact.voice or sentence.voice)
        self.status: str | None = fact.status or ("said" if self.said_by else "happened")
        self.remark: str | None = fact.remark
        self.derived: dict[str, str] = {}
        for key, why in fact.why.items():  # of parts of a quantity, the reasons together
            field = FIELD_OF.get(key, key.partition(".")[0])
            self.derived[field] = "; ".join(filter(None, (self.derived.get(field), why)))
        self.not_stated = [FIELD_OF.get(key, key) for key in fact.not_stated]

    def tells(self, kind: str, of: str | Seat, fields: Doc) -> Telling:
        """Itself, as what the fact says of this record."""
        self.kind, self.of, self.fields = kind, of, fields
        return self

    def as_rival(self) -> Telling:
        """Of who heads a delegation: the same, with the person as what is told of the seat."""
        fields = {**self.fields, "person": self.fields["name"]}
        del fields["name"]
        return copy(self).tells(self.kind, self.of, fields)

    def as_planned(self) -> Telling:
        """Of a round: the same, with its day as that for which it is told."""
        planned = copy(self)
        planned.fields, planned.derived = (
            {"for" if field == "date" else field: value for field, value in told.items()}
            for told in (self.fields, self.derived)
        )
        return planned

    def conflict(self, field: str, other: Telling) -> Problem:
        """That `field` is not what `other` has of it, at the place where this one says so."""
        key = next((key for key, name in FIELD_OF.items() if name == field), field)
        ours, theirs = (
            told.entry.node.get(key) or told.fields.get(field, told.status)
            for told in (self, other)
        )
        where = "this article" if other.article is self.article else other.source
        number = other.sentences[0]
        why = f"{key}: {ours!r} differs from sentence {number} of {where}: {theirs!r}"
        return self.entry.problem("differs", why, key)

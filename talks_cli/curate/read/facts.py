"""Facts as a pack may say them: the key that is there says the kind, and each has a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Union

from pydantic import ConfigDict, Field, WithJsonSchema

from talks_cli.curate.read.fact import Fact, Order
from talks_cli.curate.read.shapes import (
    Bound,
    Doc,
    Identifier,
    Identifiers,
    Number,
    Part,
    Text,
    Texts,
)
from talks_cli.dataset.document import DAYS
from talks_cli.view import NOT_STATED

FACTS = Fact.kinds  # all of them, where this module is there


def _of_round(doc: Doc) -> str:
    if doc["round"] is not None:
        return f"round {doc['round']}"
    return f"round {NOT_STATED}" if "round" in doc["not_stated"] else ""


def _either(doc: Doc, field: str, names: Doc) -> str:
    """What sources have for a field on which they differ, each with who says it."""
    told: dict[str, dict[str, None]] = {}
    for one in doc["differs"].get(field, ()):
        said_by = one["said_by"] or {"name": names[one["source"]]}
        by = said_by.get("name") or said_by["unnamed"]
        told.setdefault(one["value"], {})[by] = None
    return " or ".join(f"{value} ({', '.join(by)})" for value, by in told.items())


class RoundFact(Fact):
    """A round of the talks; its attributes are those that `pack.yaml` names.

    `city`: where it was held, as far as no venue is told.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Text] = Field(init=False)
    kind = "round"
    facts = ("venue", "city")  # and the attributes, which stand before them
    own = ("round", "name", "called", *facts, "for", "facts")
    filed = ("round",)
    topics = ("rounds", "timeline")
    round: Number
    name: Text | None = None
    called: Texts = ()
    city: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the article calls it."""
        return (self.name, *self.called) if self.name else self.called

    @property
    def attributes(self) -> dict[str, str]:
        """What is told of the round, as it is written."""
        return self.model_extra or {}

    @staticmethod
    def line(doc: Doc, _: Doc) -> str:
        return str(doc["name"] or f"Round {doc['round']}")


class Room(Part):
    """Who sat where, by sides: at `left` and `right` where the article says so, else `opposite`."""

    table: Literal["U", "long", "oval", "round"] | None = None
    left: Identifier | None = None
    right: Identifier | None = None
    opposite: Identifiers = ()
    between: Identifiers = ()
    flags: Identifiers = ()


class VenueFact(Fact):
    """Where a round was held, or talks that are no numbered round."""

    # What is told in the words of the sentence.
    worded: ClassVar[tuple[str, ...]] = ("city", "description", "seating", "flags")
    kind = "venue"
    facts = ("name", *worded, "room")
    own = ("name", "place", "city", "round", *facts[2:], "facts")
    filed = ("round",)
    topics = ("venue", "rounds")
    venue: Identifier
    round: Number | None = None
    city: Text | None = None
    description: Text | None = None
    seating: Text | None = None
    flags: Text | None = None
    room: Room | None = None

    @staticmethod
    def line(doc: Doc, names: Doc) -> str:
        named = doc["name"] or _either(doc, "name", names)
        return ", ".join(filter(None, (named, _of_round(doc))))


# The lists of a delegation, each with the role of who stands in it.
SEATS: dict[str, str | None] = {
    "head": "head",
    "chair": "chair",
    "mediator": "mediator",
    "members": "member",
    "attendees": "attendee",
    "absent": "absent",
    "joined": "member",
    "left": None,
}


class DelegationFact(Fact):
    """Who sat, or did not sit, for a side, or an organisation that is none.

    `complete`: the words that say the list is complete.
    """

    kind = "delegation"
    record = "delegate"  # each person, or role that nobody has
    own = ("person", "name", "side", "round", "role", "title", "change", "listing")
    filed = ("side", "round", "role", "change", "listing")
    topics = ("delegation", "person")
    delegation: Identifier
    round: Number | None = None
    head: Identifiers = ()
    chair: Identifiers = ()
    mediator: Identifiers = ()
    members: Identifiers = ()
    attendees: Identifiers = ()
    absent: Identifiers = ()
    joined: Identifiers = ()
    left: Identifiers = ()
    complete: Text | None = None

    @staticmethod
    def line(doc: Doc, names: Doc) -> str:
        role = doc["role"] or doc["change"]
        if doc["role"] and doc["change"]:
            role = f"{doc['role']} ({doc['change']})"
        nobody = NOT_STATED if "person" in doc["not_stated"] else "nobody"
        named = doc["name"] if doc["person"] else _either(doc, "person", names)
        told = [named, role] if named else [f"{role}: {nobody}"]
        told += [names.get(doc["side"], doc["side"]), _of_round(doc)]
        return ", ".join(filter(None, told))


_TIMES = (*DAYS, "after", "before")


class DatedFact(Fact):
    """A date as the sentence words it, or in ISO; `for`: the day for which a thing is announced.

    Its records stand in time, and in the timeline if they have a title: `what`.
    """

    what: Text | None = None
    date: Text | None = None
    not_before: Text | None = None
    not_after: Text | None = None
    for_: Text | None = Field(default=None, alias="for")
    after: Order = Field(default_factory=dict)
    before: Order = Field(default_factory=dict)
    round: Number | None = None
    side: Identifier | None = None
    people: Identifiers = ()


class EventFact(DatedFact):
    """Something that happened, was announced, proposed or hoped for."""

    kind = "event"
    own = ("title", *_TIMES, "round", "side", "people", "places")
    event: Identifier
    places: Identifiers = ()


class Quantity(Part):
    """So many: `of` what, `per` side or in all, at least or about; `words`, where not in digits."""

    value: Number
    per: Text | None = None
    of: Text | None = None
    bound: Bound | None = None
    words: Text | None = None


class ExchangeFact(DatedFact):
    """One stage of an exchange."""

    kind = "exchange"
    own = (
        *("title", "stage", "quantity", "round", *_TIMES),
        *("follows", "people", "side", "places"),
    )
    filed = ("round", "status")
    topics = ("prisoners", "timeline")
    exchange: Identifier
    stage: Text | None = None
    quantity: Quantity | None = None
    follows: Identifier | None = None
    places: Identifiers = ()


class StatementFact(DatedFact):
    """What somebody said; with `what`, or `timeline: true`, it stands in the timeline too."""

    kind = "statement"
    own = (
        *("speaker", "text", "title", "said_when", *_TIMES),
        *("about", "round", "side", "people"),
    )
    filed = ("round", "side", "by")
    topics = ("statements", "person")
    statement: Identifier
    says: Text | None = None
    timeline: Annotated[Literal["true"] | None, WithJsonSchema({"type": "boolean"})] = None
    about: Texts = ()


if TYPE_CHECKING:
    AnyFact = Fact
else:
    AnyFact = Union[tuple(FACTS.values())]  # noqa: UP007 - as many as there are

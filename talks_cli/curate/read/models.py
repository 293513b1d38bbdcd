"""What a pack may say: one model a kind of record, one YAML file a kind.

Everything arrives as text (see `strict_yaml`); a model says what the text must look like. Values
that no quote contains word for word need a reason under `derived`; `proof` enforces that.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from talks_cli.dataset.fields import DATED, FIRST, LAST, OWN
from talks_cli.dates import is_date

MOST_ENTRIES = 1_000  # of a list of names
# Of these other kinds make more than text, and search looks for it there: no fact is called so.
_MEANT_ELSEWHERE = {
    field
    for kind in ("person", "delegate", "event", "exchange", "statement", "silence")
    for field in OWN[kind]
} - set(DATED)


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:[-.][a-z0-9]+)*", value):
        raise ValueError(f"{value!r} is not an id (use a-z, 0-9, and '-' or '.' between them)")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("text is missing")
    if value != value.strip():
        raise ValueError("white space stands before or after the text")
    return value


def _date(value: str) -> str:
    if not is_date(value):
        raise ValueError(f"{value!r} is not a date (use YYYY, YYYY-MM or YYYY-MM-DD)")
    return value


def _fact_name(value: str) -> str:
    if not re.fullmatch(r"[a-z]+(?:[-_][a-z]+)*", value):
        raise ValueError(f"{value!r} is not a name for a fact (use a-z, and '-' between words)")
    if value in {*FIRST, *LAST, *OWN["round"]}:
        raise ValueError(f"{value!r} is a field that every round has")
    if value in _MEANT_ELSEWHERE:
        raise ValueError(f"{value!r} is a field of another kind of record")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError(f"{value!r} is not the tag of a language (use en, ru, pt-BR, …)")
    return value


def _few(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(entries) > MOST_ENTRIES:
        raise ValueError(f"more than {MOST_ENTRIES:,} entries")
    return entries


def _number(value: Any) -> Any:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"0|[1-9][0-9]{0,14}", value, re.ASCII):
        raise ValueError(f"{value!r} is not a whole number (use digits alone)")
    return int(value)


def _flag(value: Any) -> Any:
    if value not in ("true", "false"):
        raise ValueError(f"{value!r} is neither true nor false")
    return value == "true"


Identifier = Annotated[str, AfterValidator(_identifier)]
Text = Annotated[str, AfterValidator(_text)]
Date = Annotated[str, AfterValidator(_date)]
Number = Annotated[int, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Language = Annotated[str, AfterValidator(_language)]
Names = Annotated[tuple[Text, ...], AfterValidator(_few)]
Identifiers = tuple[Identifier, ...]
FactName = Annotated[str, AfterValidator(_fact_name)]
Role = Literal["head", "member", "attendee", "absent"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Quotation(Part):
    """A passage of a source, byte for byte; it must stand once in its section."""

    source: Identifier | None = None  # may be left out where the pack has one source
    section: Text
    quote: Text


class Unnamed(Part):
    """A speaker whom the source does not name, in the source's words."""

    unnamed: Text


def _speaker(value: Any) -> Any:
    if isinstance(value, str):
        return _identifier(value)
    if isinstance(value, dict):
        return Unnamed.model_validate(dict(value))
    raise ValueError("a person's id or {unnamed: the source's words} is expected")


# Checked by hand: a union would report a slip once for each of its members.
Speaker = Annotated[Identifier | Unnamed | None, BeforeValidator(_speaker)]


class Claim(Part):
    """Something a source says, with where it says so and in whose name."""

    evidence: Annotated[tuple[Quotation, ...], Field(min_length=1)]
    said_by: Speaker = None  # absent: the source's own voice
    status: Identifier | None = None
    derived: dict[str, Text] = {}
    not_stated: tuple[str, ...] = ()


class Fact(Claim):
    """The value of one attribute, with evidence of its own."""

    value: Text


class Record(Claim):
    """What every record has. `remark` is the curator's and no part of what the source says."""

    kind: ClassVar[str]
    id: Identifier
    remark: Text | None = None


class Dated(Record):
    """A day, month or year, or the bounds between which it lies; all inclusive."""

    date: Date | None = None
    not_before: Date | None = None
    not_after: Date | None = None


class SetAside(Part):
    """A sentence that carries no fact, and why."""

    section: Text
    quote: Text
    why: Text


class Source(Record):
    """An article. `file` is relative to the pack's folder and pinned by `sha256`."""

    kind = "source"
    publisher: Text
    date: Date
    place: Text | None = None
    language: Language
    file: Text
    sha256: Text
    sections: Names = ()
    abbreviations: Names = ()
    set_aside: tuple[SetAside, ...] = ()


class UnnamedSource(Record):
    """Somebody who tells the publisher something and is not named."""

    kind = "unnamed_source"
    name: Text
    text: Text


class Person(Record):
    """`called`: other wordings of the source; `aliases`: the curator's, for finding only."""

    kind = "person"
    name: Text
    titles: Names = ()
    called: Names = ()
    aliases: Names = ()
    side: Identifier | None = None
    different_from: Identifiers = ()


class Side(Record):
    kind = "side"
    name: Text
    called: Names = ()
    aliases: Names = ()


class Place(Record):
    kind = "place"
    name: Text
    city: Text | None = None
    description: Text | None = None
    called: Names = ()
    aliases: Names = ()


class Round(Record):
    """A round of the talks; `facts` are its attributes (`date`, `duration`, `language`, …)."""

    kind = "round"
    number: Number
    name: Text
    called: Names = ()
    facts: dict[FactName, Fact] = {}


class Venue(Record):
    """Where a round was held; `facts`: `city`, `description`, `seating`, `flags`."""

    kind = "venue"
    place: Identifier
    round: Number
    facts: dict[Literal["city", "description", "seating", "flags"], Fact] = {}


class Delegation(Record):
    """How far the source lists a side's people; `note` says it in plain words."""

    kind = "delegation"
    side: Identifier
    round: Number | None = None
    listing: Literal["complete", "partial"]
    note: Text


class Delegate(Record):
    """One person's part in a round: attendance, membership and leadership are not the same."""

    kind = "delegate"
    person: Identifier
    side: Identifier
    round: Number | None = None
    role: Role | None = None
    change: Literal["joined", "left"] | None = None


class Event(Dated):
    kind = "event"
    title: Text
    round: Number | None = None
    side: Identifier | None = None
    people: Identifiers = ()
    places: Identifiers = ()


class Quantity(Part):
    """So many, per side or in all: a sum over sides is never stored."""

    value: Number
    per: Text


class Exchange(Dated):
    """One stage of an exchange of prisoners."""

    kind = "exchange"
    title: Text
    stage: Identifier
    round: Number | None = None
    quantity: Quantity | None = None
    follows: Identifier | None = None
    people: Identifiers = ()


class Statement(Dated):
    """What somebody said: the date is that of the saying, the status that of what is claimed."""

    kind = "statement"
    text: Text
    about: Names = ()
    side: Identifier | None = None
    round: Number | None = None


class Document(Dated):
    kind = "document"
    title: Text
    text: Text
    side: Identifier | None = None
    round: Number | None = None


# The lookups that tell of silences.
Topic = Literal["delegation", "venue", "timeline", "prisoners", "rounds", "statements", "person"]


class Silence(Record):
    """Something a reader would ask and the source leaves open; quotes what comes nearest to it.

    It is told with every answer of the commands in `topics` that its other fields do not rule out.
    """

    kind = "silence"
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    text: Text
    side: Identifier | None = None
    round: Number | None = None
    role: Role | None = None
    person: Identifier | None = None


class Status(Part):
    """How far something is a fact; `past`: it lies before the date of the article that tells it."""

    id: Identifier
    name: Text
    meaning: Text
    past: Flag = False


def _once(names: tuple[Any, ...]) -> tuple[Any, ...]:
    seen = set()
    for name in (getattr(entry, "id", entry) for entry in _few(names)):
        if name in seen:
            raise ValueError(f"'{name}' stands twice")
        seen.add(name)
    return names


class Pack(Part):
    """The description of a pack, `pack.yaml`; `round_facts` orders the attributes of a round."""

    id: Identifier
    version: Text
    title: Text
    round_facts: Annotated[tuple[FactName, ...], AfterValidator(_once)] = ("date",)
    statuses: Annotated[tuple[Status, ...], Field(min_length=1), AfterValidator(_once)]


# The file of each kind, in the order in which records are numbered.
FILES: dict[str, type[Record]] = {
    "sources.yaml": Source,
    "sides.yaml": Side,
    "people.yaml": Person,
    "unnamed_sources.yaml": UnnamedSource,
    "places.yaml": Place,
    "rounds.yaml": Round,
    "venues.yaml": Venue,
    "delegations.yaml": Delegation,
    "delegates.yaml": Delegate,
    "events.yaml": Event,
    "exchanges.yaml": Exchange,
    "statements.yaml": Statement,
    "documents.yaml": Document,
    "silences.yaml": Silence,
}

# Fields that name another record, and the kind they must name.
REFERENCES = {
    "person": "person",
    "people": "person",
    "different_from": "person",
    "side": "side",
    "place": "place",
    "places": "place",
    "follows": "exchange",
}

"""What a pack may say: one model for each thing that its YAML holds.

Everything arrives as text (see `strict_yaml`); a model says what the text must look like, and what
editors are told of it (`talks schema data`). What the articles must say for it, `prove` asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetPydanticSchema,
    SkipValidation,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import core_schema

from talks_cli.view import NOT_STATED

T = TypeVar("T")
Doc = dict[str, Any]

MOST_ENTRIES = 1_000  # of a list within a record
ARTICLE = "article"  # the voice that is the article's own
UNFILLED = "not yet filled in"  # what a new pack says where its curator has to
_PLAIN = ["string", "number", "boolean"]  # what editors take a scalar for


# -- what the text of a field must look like ------------------------------------------------------


ID = "^[a-z0-9]+(?:[-.][a-z0-9]+)*$"
_NUMBER = "^(?:0|[1-9][0-9]{0,14})$"
_ATTRIBUTE = "^[a-z]+(?:[-_][a-z]+)*$"
_LANGUAGE = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
# What a text is not that does not look like this.
WANTED = {
    ID: "an id (use a-z, 0-9, and '-' or '.' between them)",
    _NUMBER: "a whole number (use digits alone)",
    _ATTRIBUTE: "a name for an attribute (use a-z, '-' between words)",
    _LANGUAGE: "the tag of a language (use en, ru, pt-BR, …)",
}


def _attribute(value: str) -> str:
    if value in RoundFact.model_fields or value in ("id", "kind", "venue", "facts"):
        raise ValueError(f"{value!r} is a field of its own and no attribute of a round")
    return value


def _in_digits(source: Any, handler: Any) -> Any:
    return core_schema.chain_schema([core_schema.str_schema(pattern=_NUMBER), handler(source)])


def _listed(value: Any) -> Any:
    """One entry alone is a list of one; of a list that nobody writes, no entry is looked at."""
    if not isinstance(value, list):
        return [value]
    if len(value) > MOST_ENTRIES:
        raise ValueError(f"more than {MOST_ENTRIES:,} entries")
    return value


def _once(entries: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise ValueError(f"'{entry}' stands twice")
        seen.add(entry)
    return entries


def _under(key: str) -> BeforeValidator:
    """What is no mapping is one with this key alone."""
    return BeforeValidator(lambda value: value if isinstance(value, dict) else {key: value})


def _order(value: Any) -> Any:
    """Ids, or ids with why: a mapping either way."""
    return value if isinstance(value, dict) else dict.fromkeys(_listed(value))


class _Alone:
    """What editors take for a list of one or more: the list, or one entry alone."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        schema = handler(core)
        return {"anyOf": [schema["items"], schema]}


class _OrUnder:
    """What editors take for a mapping that may be written as the value of one of its keys."""

    def __init__(self, *others: dict[str, Any]) -> None:
        self.others = others

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        return {"anyOf": [*self.others, handler(core)]}


_A_TEXT: dict[str, Any] = {"type": _PLAIN}
_TEXTS: dict[str, Any] = {"type": "array", "items": _A_TEXT}

Identifier = Annotated[
    str,
    StringConstraints(pattern=ID),
    WithJsonSchema({"type": ["string", "number"], "pattern": ID}),
]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(_A_TEXT)
]
Number = Annotated[
    int, GetPydanticSchema(_in_digits), WithJsonSchema({"type": "integer", "minimum": 0})
]
Language = Annotated[str, StringConstraints(pattern=_LANGUAGE), WithJsonSchema({"type": "string"})]
Attribute = Annotated[
    str,
    StringConstraints(pattern=_ATTRIBUTE),
    AfterValidator(_attribute),
    WithJsonSchema({"type": "string"}),
]
Some = Annotated[tuple[T, ...], BeforeValidator(_listed), _Alone()]
Texts = Some[Text]
Numbers = Some[Number]
Identifiers = Annotated[
    tuple[Identifier, ...], BeforeValidator(_listed), AfterValidator(_once), _Alone()
]
Reasons = dict[str, Text]

Status = Literal["happened", "said", "announced", "proposed", "hoped", "conditional", "denied"]
STATUSES: tuple[str, ...] = get_args(Status)
Bound = Literal["at least", "more than", "about", "fewer than", "at most"]
BOUNDS: tuple[str, ...] = get_args(Bound)
Role = Literal["head", "chair", "mediator", "member", "attendee", "absent"]
# The lookups that tell of silences.
Topic = Literal["delegation", "venue", "timeline", "prisoners", "rounds", "statements", "person"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


# -- what all articles share ----------------------------------------------------------------------


class Description(Part):
    """A pack, `pack.yaml`; `round_attributes`: what is asked of a round, in the order shown.

    `synonyms`: words that search takes for those of the articles, by the latter.
    """

    id: Identifier
    version: Text
    title: Text
    round_attributes: Annotated[Some[Attribute], AfterValidator(_once)] = ("date",)
    synonyms: dict[Text, Texts] = Field(default_factory=dict)


class Named(Part):
    """`called`: other wordings of the articles; `aliases`: the curator's, for finding only."""

    kind: ClassVar[str]
    name: Text
    called: Texts = ()
    aliases: Texts = ()
    remark: Text | None = None


class Speaker(Named):
    """Whoever can speak: people, organisations, offices, unnamed sources; of `people.yaml`."""

    kind = "person"
    speaks_as: Literal["person", "organisation", "office", "unnamed"] = Field(
        default="person", alias="kind"
    )
    side: Identifier | None = None
    different_from: Identifiers = ()
    why: Reasons = Field(default_factory=dict)


class Side(Named):
    """A party to the talks, of `sides.yaml`."""

    kind = "side"


class Place(Named):
    """A town or a building, of `places.yaml`."""

    kind = "place"


# -- parts of an article --------------------------------------------------------------------------


class ReasonedText(Part):
    """A value that the article has not in so many words, and why it is that."""

    is_: Text = Field(alias="is")
    why: Text


class ReasonedNumber(Part):
    """A number that the article has not in so many words, and why it is that."""

    is_: Number = Field(alias="is")
    why: Text


class Reads(Part):
    """How an article is read throughout."""

    year: ReasonedNumber | None = None
    round: ReasonedNumber | None = None


class Via(Part):
    """Somebody by way of somebody else."""

    who: Texts
    via: Texts

    def __hash__(self) -> int:
        return hash((self.who, self.via))


# Tags stand in the paths of pydantic's errors: `faulty` takes out what begins with a bracket.
def _shape(value: Any) -> str:
    return "[mapping]" if isinstance(value, dict | Part) else "[text]"


_Spoken = Annotated[
    Annotated[Text, Tag("[text]")] | Annotated[Via, Tag("[mapping]")], Discriminator(_shape)
]
# Ids of people.yaml, `article`, words as they stand in the sentence: several together.
Voice = Some[_Spoken]


class Titles(Part):
    """How an article words somebody's titles; `why`, where it does so only between the lines."""

    titles: Texts = Field(default=(), alias="is")
    why: Text | None = None
    not_stated: Some[Literal["titles"]] = ()


class Silent(Part):
    """What a sentence leaves open: it completes "Not stated: …"."""

    what: Text
    id: Identifier | None = None
    field: Text | None = None
    topics: Some[Topic] = ()
    side: Identifier | None = None
    round: Number | None = None
    role: Role | None = None
    person: Identifier | None = None


TitlesBy = dict[Identifier, Annotated[Titles, _under("is"), _OrUnder(_A_TEXT, _TEXTS)]]
Silences = Some[Annotated[Silent, _under("what"), _OrUnder(_A_TEXT)]]
# Ids, each with the reason of the order where there is one.
Order = Annotated[dict[Identifier, Text | None], BeforeValidator(_order), _OrUnder(_A_TEXT, _TEXTS)]


# -- facts: the key that is there says the kind ---------------------------------------------------


FACTS: dict[str, type[Fact]] = {}  # by the key that says so: each that has a `kind`, as it is made


class Fact(Part):
    """What every fact may have; `with`: further sentences that it stands in.

    Of the records that facts of a kind make, it says what they are called, where that is not the
    key, their `own` fields in the order of JSON, which of these have evidence of their own, and
    what lookups filter them by; and the lookups that tell of what such a fact leaves open.
    """

    kind: ClassVar[str]
    record: ClassVar[str] = ""
    own: ClassVar[tuple[str, ...]]
    facts: ClassVar[tuple[str, ...]] = ()
    filed: ClassVar[tuple[str, ...]] = ()
    topics: ClassVar[tuple[Topic, ...]] = ("timeline",)
    voice: Voice | None = None
    status: Status | None = None
    with_: Numbers = Field(default=(), alias="with")
    why: Reasons = Field(default_factory=dict)
    not_stated: Texts = ()
    silent: Silences = ()
    answers: Identifiers = ()
    remark: Text | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        if "kind" in vars(cls):
            FACTS[cls.kind] = cls

    @staticmethod
    def line(doc: Doc, _: Doc) -> str:
        """The line that says which record a document is, given the names of sides and sources."""
        told = doc.get("title") or doc.get("text") or doc.get("name")
        return str(
            told or " / ".join(dict.fromkeys(one["value"] for one in doc["differs"]["text"]))
        )


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
    own = ("round", "name", "called", *facts, "facts")
    filed = ("round",)
    topics = ("rounds", "timeline")
    round: Number
    name: Text | None = None
    called: Texts = ()
    city: Text | None = None

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
    """Where a round was held."""

    kind = "venue"
    facts = ("name", "city", "description", "seating", "flags", "room")
    own = ("name", "place", "city", "round", *facts[2:], "facts")
    filed = ("round",)
    topics = ("venue", "rounds")
    venue: Identifier
    round: Number
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


_TIMES = ("date", "not_before", "not_after", "for", "after", "before")


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


# -- an article, annotated ------------------------------------------------------------------------


class Dateline(Part):
    """Words of the article that are no sentence of it; they prove its date."""

    dateline: Text


class Headline(Part):
    """What the article is called, as it stands there."""

    headline: Text


class Heading(Part):
    """A line above a section."""

    section: Text


class Told(Part):
    """A sentence and what it tells, or why it tells nothing."""

    text: Text
    voice: Voice | None = None
    people: TitlesBy = Field(default_factory=dict)
    facts: SkipValidation[tuple[AnyFact, ...]] = ()  # looked at one by one
    silent: Silences = ()
    nothing: Text | None = None


class ArticleHead(Part):
    """An article; its file is relative to the pack's folder and pinned by `sha256`."""

    kind: ClassVar[str] = "source"
    source: Identifier
    publisher: Text
    dated: Annotated[
        Annotated[Text, Tag("[text]")] | Annotated[ReasonedText, Tag("[mapping]")],
        Discriminator(_shape),
    ]
    place: Text | None = None
    language: Language
    article: Text
    sha256: Text
    remark: Text | None = None
    reads: Reads = Reads()
    spells: dict[Identifier, Text] = Field(default_factory=dict)
    sentences: SkipValidation[tuple[Dateline | Headline | Heading | Told, ...]]  # the same


# The files that all articles share: each has one mapping, by id.
SHARED: dict[str, type[Named]] = {
    "people.yaml": Speaker,
    "sides.yaml": Side,
    "places.yaml": Place,
}

"""What the text of a field must look like, and what editors are told of it.

Everything arrives as text (see `strict_yaml`).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetPydanticSchema,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import core_schema

T = TypeVar("T")
Doc = dict[str, Any]

MOST_ENTRIES = 1_000  # of a list within a record
ARTICLE = "article"  # the voice that is the article's own
UNFILLED = "not yet filled in"  # what a new pack says where its curator has to
UNKNOWN = "und"  # a language that is not determined, in ISO 639
_PLAIN = ["string", "number", "boolean"]  # what editors take a scalar for


ID = "^[a-z0-9]+(?:[-.][a-z0-9]+)*$"
_NUMBER = "^(?:0|[1-9][0-9]{0,14})$"
ATTRIBUTE = "^[a-z]+(?:[-_][a-z]+)*$"
_LANGUAGE = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
# What a text is not that does not look like this.
WANTED = {
    ID: "an id (use a-z, 0-9, and '-' or '.' between them)",
    _NUMBER: "a whole number (use digits alone)",
    ATTRIBUTE: "a name for an attribute (use a-z, '-' between words)",
    _LANGUAGE: "the tag of a language (use en, ru, pt-BR, …)",
}


def _in_digits(source: Any, handler: Any) -> Any:
    return core_schema.chain_schema([core_schema.str_schema(pattern=_NUMBER), handler(source)])


def _listed(value: Any) -> Any:
    """One entry alone is a list of one; of a list that nobody writes, no entry is looked at."""
    if not isinstance(value, list):
        return [value]
    if len(value) > MOST_ENTRIES:
        raise ValueError(f"more than {MOST_ENTRIES:,} entries")
    return value


def once(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Entries of which none stands twice."""
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise ValueError(f"'{entry}' stands twice")
        seen.add(entry)
    return entries


def under(key: str) -> BeforeValidator:
    """What is no mapping is one with this key alone."""
    return BeforeValidator(lambda value: value if isinstance(value, dict) else {key: value})


def order(value: Any) -> Any:
    """Ids, or ids with why: a mapping either way."""
    return value if isinstance(value, dict) else dict.fromkeys(_listed(value))


class _Alone:
    """What editors take for a list of one or more: the list, or one entry alone."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        schema = handler(core)
        return {"anyOf": [schema["items"], schema]}


class OrUnder:
    """What editors take for a mapping that may be written as the value of one of its keys."""

    def __init__(self, *others: dict[str, Any]) -> None:
        self.others = others

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        return {"anyOf": [*self.others, handler(core)]}


A_TEXT: dict[str, Any] = {"type": _PLAIN}
SOME_TEXTS: dict[str, Any] = {"type": "array", "items": A_TEXT}

Identifier = Annotated[
    str,
    StringConstraints(pattern=ID),
    WithJsonSchema({"type": ["string", "number"], "pattern": ID}),
]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(A_TEXT)
]
Number = Annotated[
    int, GetPydanticSchema(_in_digits), WithJsonSchema({"type": "integer", "minimum": 0})
]
Language = Annotated[str, StringConstraints(pattern=_LANGUAGE), WithJsonSchema({"type": "string"})]
Some = Annotated[tuple[T, ...], BeforeValidator(_listed), _Alone()]
Texts = Some[Text]
Numbers = Some[Number]
Identifiers = Annotated[
    tuple[Identifier, ...], BeforeValidator(_listed), AfterValidator(once), _Alone()
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

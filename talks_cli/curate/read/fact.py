"""What every fact may have: who says it, how far it is one, and what it leaves open."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from talks_cli.curate.read.shapes import (
    A_TEXT,
    ARTICLE,
    SOME_TEXTS,
    Doc,
    Identifier,
    Identifiers,
    Number,
    Numbers,
    OrUnder,
    Part,
    Reasons,
    Role,
    Some,
    Status,
    Text,
    Texts,
    Topic,
    order,
    under,
)


class Via(Part):
    """Somebody by way of somebody else."""

    who: Texts
    via: Texts

    def __hash__(self) -> int:
        return hash((self.who, self.via))


# Tags stand in the paths of pydantic's errors: `entries` takes out what begins with a bracket.
def shape(value: Any) -> str:
    """Which of two shapes a value has."""
    return "[mapping]" if isinstance(value, dict | Part) else "[text]"


_Spoken = Annotated[
    Annotated[Text, Tag("[text]")] | Annotated[Via, Tag("[mapping]")], Discriminator(shape)
]


def _or_alone(spoken: tuple[Any, ...]) -> tuple[Any, ...]:
    if ARTICLE in spoken and len(spoken) > 1:
        told = "give the fact to who is cited, and the rest a why"
        raise ValueError(f"'{ARTICLE}' speaks alone ({told})")
    return spoken


# `article` alone; or ids of people.yaml and words as they stand in the sentence, several together.
Voice = Annotated[Some[_Spoken], AfterValidator(_or_alone)]


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


Silences = Some[Annotated[Silent, under("what"), OrUnder(A_TEXT)]]
# Ids, each with the reason of the order where there is one.
Order = Annotated[
    dict[Identifier, Text | None], BeforeValidator(order), OrUnder(A_TEXT, SOME_TEXTS)
]


class Fact(Part):
    """What every fact may have; `with`: further sentences that it stands in.

    Of the records that facts of a kind make, it says what they are called, where that is not the
    key, their `own` fields in the order of JSON, which of these have evidence of their own, and
    what lookups filter them by; and the lookups that tell of what such a fact leaves open.
    """

    kinds: ClassVar[dict[str, type[Fact]]] = {}  # by the key that says so: each, as it is made
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
            cls.kinds[cls.kind] = cls

    @staticmethod
    def line(doc: Doc, _: Doc) -> str:
        """The line that says which record a document is, given the names of sides and sources."""
        told = doc.get("title") or doc.get("text") or doc.get("name")
        return str(
            told or " / ".join(dict.fromkeys(one["value"] for one in doc["differs"]["text"]))
        )

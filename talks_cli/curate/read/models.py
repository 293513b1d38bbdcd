"""What a pack may say: one model for each thing that its YAML holds.

Everything arrives as text (see `strict_yaml`); a model says what the text must look like, and what
editors are told of it (`talks schema data`). What the articles must say for it, `prove` asks.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    SkipValidation,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from talks_cli.curate.read.fact import Silences, Voice, shape
from talks_cli.curate.read.facts import AnyFact, RoundFact
from talks_cli.curate.read.shapes import (
    A_TEXT,
    ATTRIBUTE,
    SOME_TEXTS,
    Identifier,
    Identifiers,
    Language,
    Number,
    OrUnder,
    Part,
    Reasons,
    Some,
    Text,
    Texts,
    once,
    under,
)
from talks_cli.dataset.fields import FIRST, LAST

# What a round and its record have besides.
_TAKEN = frozenset(
    {field.alias or name for name, field in RoundFact.model_fields.items()}
    | {*RoundFact.own, *FIRST, *LAST}
)


def _attribute(value: str) -> str:
    if value in _TAKEN:
        raise ValueError(f"{value!r} is a field of its own and no attribute of a round")
    return value


Attribute = Annotated[
    str,
    StringConstraints(pattern=ATTRIBUTE),
    AfterValidator(_attribute),
    WithJsonSchema({"type": "string"}),
]

# -- what all articles share ----------------------------------------------------------------------


class Description(Part):
    """A pack, `pack.yaml`; `round_attributes`: what is asked of a round, in the order shown.

    `synonyms`: words that search takes for those of the articles, by the latter.
    """

    id: Identifier
    version: Text
    title: Text
    round_attributes: Annotated[Some[Attribute], AfterValidator(once)] = ("date",)
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


# -- an article, annotated ------------------------------------------------------------------------


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


class Titles(Part):
    """How an article words somebody's titles; `why`, where it does so only between the lines."""

    titles: Texts = Field(default=(), alias="is")
    why: Text | None = None
    not_stated: Some[Literal["titles"]] = ()


TitlesBy = dict[Identifier, Annotated[Titles, under("is"), OrUnder(A_TEXT, SOME_TEXTS)]]


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
    facts: tuple[SkipValidation[AnyFact], ...] = ()  # looked at one by one
    silent: Silences = ()
    nothing: Text | None = None


class ArticleHead(Part):
    """An article; its file is relative to the pack's folder and pinned by `sha256`."""

    source: Identifier
    publisher: Text
    dated: Annotated[
        Annotated[Text, Tag("[text]")] | Annotated[ReasonedText, Tag("[mapping]")],
        Discriminator(shape),
    ]
    place: Text | None = None
    language: Language
    article: Text
    sha256: Annotated[Text, StringConstraints(to_lower=True)]
    remark: Text | None = None
    reads: Reads = Reads()
    spells: dict[Identifier, Text] = Field(default_factory=dict)
    sentences: tuple[SkipValidation[Dateline | Headline | Heading | Told], ...]  # the same


# The files that all articles share: each has one mapping, by id.
SHARED: dict[str, type[Named]] = {
    "people.yaml": Speaker,
    "sides.yaml": Side,
    "places.yaml": Place,
}

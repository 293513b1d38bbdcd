"""The kinds of documents: of each its fields, what it is filed under, and its one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.read.fact import Fact
from talks_cli.curate.read.facts import FACTS, DatedFact
from talks_cli.dataset.fields import FIRST, LAST
from talks_cli.dates import day
from talks_cli.view import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable

    Doc = dict[str, Any]

LISTS = frozenset(
    {
        *("titles", "called", "aliases", "different_from", "after", "before", "people", "places"),
        *("about", "topics", "sections", "tells", "told", "evidence", "not_stated"),
    }
)
MAPPINGS = ("titles_by", "spellings", "facts", "derived", "differs")
WORDS = ("when", "what", "says", "where")  # which a table shows of any record
TIMELINE = "timeline"  # records of several kinds in one list
# Those of the timeline, and what else was said.
IN_TIME = tuple(kind for kind, model in FACTS.items() if issubclass(model, DatedFact))


class Kind(NamedTuple):
    """What records of a kind have of their own, in order, and what lookups filter them by.

    Each of its `facts` has evidence of its own. `what` is the line that says which record it is,
    given the names of sides.
    """

    own: tuple[str, ...]
    filed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    what: Callable[[Doc, Doc], str] = Fact.line


def _source(doc: Doc, _: Doc) -> str:
    return f"{doc['publisher']}, {day(doc['date'])}"


def _person(doc: Doc, _: Doc) -> str:
    return ", ".join([doc["name"], *doc["titles"][:1]])


def _silence(doc: Doc, _: Doc) -> str:
    return f"{NOT_STATED.capitalize()}: {doc['text']}"


KINDS: dict[str, Kind] = {
    "source": Kind(
        own=(
            *("publisher", "headline", "date", "place", "language"),
            *("sha256", "sections", "sentences"),
        ),
        what=_source,
    ),
    "person": Kind(
        own=(
            *("name", "titles", "titles_by", "spellings", "called", "aliases", "side"),
            *("different_from", "speaks_as"),
        ),
        what=_person,
    ),
    "side": Kind(own=("name", "called", "aliases")),
    "place": Kind(own=("name", "called", "aliases")),
    **{
        model.record or kind: Kind(model.own, model.filed, model.facts, model.line)
        for kind, model in FACTS.items()
    },
    "silence": Kind(
        own=("text", "topics", "side", "round", "role", "person", "of"),
        filed=("topics", "side", "round", "role"),
        what=_silence,
    ),
    "sentence": Kind(
        own=("source", "number", "section", "text", "tells", "nothing"),
        filed=("source", "number"),
    ),
    # Made for an answer: what sources tell differently, or one alone.
    "difference": Kind(own=("record", "field", "alone", "told")),
}


def fields(round_attributes: tuple[str, ...]) -> dict[str, list[str]]:
    """The fields of each kind in the order in which they are printed."""
    return {name: [*FIRST, *own(name, round_attributes), *LAST] for name in KINDS}


def blank(round_attributes: tuple[str, ...]) -> dict[str, Doc]:
    """Of each kind, a document that tells of nothing."""
    empty: Doc = {field: [] for field in LISTS} | {field: {} for field in MAPPINGS}
    empty |= dict.fromkeys(WORDS, "")
    return {
        kind: {field: empty.get(field) for field in named}
        for kind, named in fields(round_attributes).items()
    }


def own(kind: str, round_attributes: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that only `kind` has, or a few other kinds as well."""
    found = KINDS[kind].own  # between `city` and `for` of a round, what the pack asks of it
    return (*found[:-2], *round_attributes, *found[-2:]) if kind == "round" else found


def facts(round_attributes: tuple[str, ...]) -> dict[str, list[str]]:
    """The fields of each kind that have evidence of their own."""
    described = {"round": round_attributes}
    return {
        name: [*kind.facts, *described.get(name, ())] for name, kind in KINDS.items() if kind.facts
    }


def filed() -> dict[str, list[str]]:
    """What lookups can filter each kind by, and the timeline."""
    kinds = {name: list(kind.filed) for name, kind in KINDS.items() if kind.filed}
    return {**kinds, TIMELINE: ["round", "status", "by"]}

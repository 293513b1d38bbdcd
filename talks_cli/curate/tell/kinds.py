"""The kinds of documents: of each its fields, what it is filed under, and its one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.dataset.fields import FIRST, LAST
from talks_cli.dates import day
from talks_cli.view import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable

    Doc = dict[str, Any]

_DATED = ("date", "not_before", "not_after", "for", "after", "before")
LISTS = frozenset(
    {
        *("titles", "called", "aliases", "different_from", "after", "before", "people", "places"),
        *("about", "topics", "sections", "tells", "told", "evidence", "not_stated"),
    }
)
MAPPINGS = ("titles_by", "spellings", "facts", "derived", "differs")
WORDS = ("when", "what", "says", "where")  # which a table shows of any record
TIMELINE = "timeline"  # records of several kinds in one list
IN_TIME = ("event", "exchange", "statement")  # those of the timeline, and what else was said


def _title(doc: Doc, _: dict[str, str]) -> str:
    return str(doc.get("title") or doc.get("text") or doc["name"])


class Kind(NamedTuple):
    """What records of a kind have of their own, in order, and what lookups filter them by.

    Each of its `facts` has evidence of its own. `what` is the line that says which record it is,
    given the names of sides.
    """

    own: tuple[str, ...]
    filed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    what: Callable[[Doc, dict[str, str]], str] = _title


def _source(doc: Doc, _: dict[str, str]) -> str:
    return f"{doc['publisher']}, {day(doc['date'])}"


def _person(doc: Doc, _: dict[str, str]) -> str:
    return ", ".join([doc["name"], *doc["titles"][:1]])


def _round(doc: Doc, _: dict[str, str]) -> str:
    return str(doc["name"] or f"Round {doc['round']}")


def _venue(doc: Doc, _: dict[str, str]) -> str:
    told = [one["value"] for one in doc["differs"].get("name", ())]
    return ", ".join(filter(None, (doc["name"] or " or ".join(told), of_round(doc))))


def _delegate(doc: Doc, sides: dict[str, str]) -> str:
    role = doc["role"] or doc["change"]
    if doc["role"] and doc["change"]:
        role = f"{doc['role']} ({doc['change']})"
    told = doc["differs"].get("person", ())
    if doc["person"]:
        named = [doc["name"], role]
    elif told:
        named = [" or ".join(dict.fromkeys(one["value"] for one in told)), role]
    else:
        named = [f"{role}: {NOT_STATED if 'person' in doc['not_stated'] else 'nobody'}"]
    return ", ".join(filter(None, [*named, sides.get(doc["side"], doc["side"]), of_round(doc)]))


def of_round(doc: Doc) -> str:
    """The round of a document in words; empty where nothing is said of it."""
    if doc["round"] is not None:
        return f"round {doc['round']}"
    return f"round {NOT_STATED}" if "round" in doc["not_stated"] else ""


def _silence(doc: Doc, _: dict[str, str]) -> str:
    return f"{NOT_STATED.capitalize()}: {doc['text']}"


VENUE_FACTS = ("name", "city", "description", "seating", "flags")

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
    "round": Kind(  # between `city` and `facts`, what the pack asks of a round
        own=("round", "name", "called", "venue", "city", "facts"),
        filed=("round",),
        facts=("venue", "city"),
        what=_round,
    ),
    "venue": Kind(
        own=("name", "place", "city", "round", "description", "seating", "flags", "facts"),
        filed=("round",),
        facts=VENUE_FACTS,
        what=_venue,
    ),
    "delegate": Kind(
        own=("person", "name", "side", "round", "role", "title", "change", "listing"),
        filed=("side", "round", "role", "change", "listing"),
        what=_delegate,
    ),
    "event": Kind(own=("title", *_DATED, "round", "side", "people", "places")),
    "exchange": Kind(
        own=(
            *("title", "stage", "quantity", "round", *_DATED),
            *("follows", "people", "side", "places"),
        ),
        filed=("round", "status"),
    ),
    "statement": Kind(
        own=("speaker", "text", "title", *_DATED, "about", "round", "side", "people"),
        filed=("round", "side", "by"),
    ),
    "silence": Kind(
        own=("text", "topics", "side", "round", "role", "person", "of"),
        filed=("topics", "side", "round", "role"),
        what=_silence,
    ),
    "sentence": Kind(
        own=("source", "number", "section", "text", "tells", "nothing"),
        filed=("number",),
    ),
    # Made for an answer: what sources tell differently, or one alone.
    "difference": Kind(own=("record", "field", "told")),
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
    found = KINDS[kind].own
    return (*found[:-1], *round_attributes, found[-1]) if kind == "round" else found


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

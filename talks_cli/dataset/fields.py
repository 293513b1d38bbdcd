"""The fields of each kind of record, as JSON prints them: what `--fields` knows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = ("id", "kind")
LAST = ("summary", "status", "said_by", "evidence", "derived", "not_stated", "remark")
DATED = ("date", "not_before", "not_after")

# Between FIRST and LAST. A round also has one field for each attribute that its pack describes.
OWN: dict[str, tuple[str, ...]] = {
    "source": (
        *("publisher", "date", "place", "language", "sha256"),
        *("sections", "abbreviations", "set_aside"),
    ),
    "side": ("name", "called", "aliases"),
    "person": ("name", "titles", "called", "aliases", "side", "different_from"),
    "unnamed_source": ("name", "text"),
    "place": ("name", "city", "description", "called", "aliases"),
    "round": ("number", "name", "venue", "city", "facts"),
    "venue": ("name", "place", "city", "round", "description", "seating", "flags", "facts"),
    "delegation": ("side", "round", "listing", "note"),
    "delegate": ("person", "name", "side", "round", "role", "title", "change"),
    "event": ("title", *DATED, "round", "side", "people", "places"),
    "exchange": ("title", "stage", "quantity", "round", *DATED, "follows", "people"),
    "statement": ("speaker", "text", *DATED, "about", "round", "side"),
    "document": ("title", "text", *DATED, "round", "side"),
    "silence": ("topics", "text", "side", "round", "role", "person"),
    "sentence": ("source", "number", "section", "text", "cited_by", "set_aside_because"),
}

RECORDS = tuple(kind for kind in OWN if kind != "sentence")  # the kinds that a pack has

VENUE_FACTS = ("name", "city", "description", "seating", "flags")  # each with its own evidence
_OF_A_ROUNDS_VENUE = ("venue", "city")

_PARTS = {
    "said_by": ("id", "name", "unnamed"),
    "evidence": ("source", "section", "sentences", "start", "end", "quote", "context"),
    "quantity": ("value", "per"),
    "people": ("id", "name"),
    "places": ("id", "name"),
    "set_aside": ("section", "quote", "why"),
}
_OF_A_FACT = ("status", "said_by", "evidence", "derived", "not_stated")


def of_kinds(kinds: Iterable[str], round_facts: Iterable[str] = ()) -> tuple[str, ...]:
    """Every field that records of `kinds` have, in the order of printing.

    `round_facts` are the attributes of a round that the pack describes.
    """
    own = [field for kind in kinds for field in OWN[kind]]
    described = round_facts if "round" in kinds else ()
    return tuple(dict.fromkeys((*FIRST, *own, *described, *LAST)))


def facts_of_kinds(kinds: Iterable[str], round_facts: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields of `kinds` that have evidence of their own: what may follow `facts.`."""
    of_venues = VENUE_FACTS if "venue" in kinds else ()
    of_rounds = (*_OF_A_ROUNDS_VENUE, *round_facts) if "round" in kinds else ()
    return tuple(dict.fromkeys((*of_venues, *of_rounds)))


def is_known(path: str, fields: tuple[str, ...], facts: tuple[str, ...]) -> bool:
    """Whether `path` (`name`, `said_by.name`) leads to something that `fields` have.

    `facts` are the names that may follow `facts.`; there may be a reason for any field, `derived.`,
    and of a fact for its value and for the round that it is told of.
    """
    field, *parts = path.split(".")
    if field not in fields:
        return False
    if field == "facts" and parts:
        return parts[0] in facts and (
            len(parts) == 1
            or is_known(".".join(parts[1:]), _OF_A_FACT, ())
            or parts[1:] in (["derived", "value"], ["derived", "round"])
        )
    if field == "derived":
        return not parts or (len(parts) == 1 and parts[0] in fields)
    return not parts or (len(parts) == 1 and parts[0] in _PARTS.get(field, ()))


def paths(fields: tuple[str, ...], facts: tuple[str, ...]) -> tuple[str, ...]:
    """`fields` and their parts: what may be written after `--fields`."""
    found: list[str] = []
    for field in fields:
        parts = facts if field == "facts" else _PARTS.get(field, ())
        found += [field, *(f"{field}.{part}" for part in parts)]
    return tuple(found)

"""The fields of records, as JSON prints them: what `--fields` knows.

Which fields each kind has, the dataset says itself: `about["fields"]` and `about["facts"]`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.dataset.record import Doc

# Every record has these, before and after those of its kind.
FIRST = ("id", "kind")
LAST = (
    *("when", "what", "says", "where", "status", "said_by"),
    *("evidence", "derived", "not_stated", "differs", "remark"),
)

_PARTS = {
    "said_by": ("id", "name", "unnamed", "several", "via"),
    "evidence": ("source", "section", "sentences", "start", "end", "quote"),
    "quantity": ("value", "per", "of", "bound"),
    "room": ("table", "left", "right", "opposite", "between", "flags"),
    "people": ("id", "name"),
    "places": ("id", "name"),
    "told": ("value", "source", "status", "said_by", "evidence"),
}
_OF_A_FACT = ("status", "said_by", "says", "where", "evidence", "derived")


def of_kinds(about: Doc, kinds: Iterable[str] = ()) -> tuple[str, ...]:
    """Every field that records of `kinds` have, or of any kind, in the order of printing."""
    known = about["fields"]
    own = [field for kind in kinds or known for field in known[kind] if field not in LAST]
    return tuple(dict.fromkeys((*FIRST, *own, *LAST)))


def facts_of_kinds(about: Doc, kinds: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields of `kinds` that have evidence of their own: what may follow `facts.`."""
    known = about["facts"]
    return tuple(dict.fromkeys(fact for kind in kinds or known for fact in known.get(kind, ())))


def is_known(path: str, fields: tuple[str, ...], facts: tuple[str, ...]) -> bool:
    """Whether `path` (`name`, `said_by.name`) leads to something that `fields` have.

    `facts` are the names that may follow `facts.`; any field may have a reason, `derived.`, or
    differ, `differs.`, and a fact may have one for its value and for the round it is told of.
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
    if field in ("derived", "differs"):
        return not parts or (len(parts) == 1 and parts[0] in fields)
    return not parts or (len(parts) == 1 and parts[0] in _PARTS.get(field, ()))


def paths(fields: tuple[str, ...], facts: tuple[str, ...]) -> tuple[str, ...]:
    """`fields` and their parts: what may be written after `--fields`."""
    found: list[str] = []
    for field in fields:
        parts = facts if field == "facts" else _PARTS.get(field, ())
        found += [field, *(f"{field}.{part}" for part in parts)]
    return tuple(found)

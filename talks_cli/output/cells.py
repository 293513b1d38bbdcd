"""The text of cells: what people read for a value, a date, a speaker and a place."""

from __future__ import annotations

from talks_cli.view import CURATOR, DERIVED_MARK, NOT_STATED, is_derived, quotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from talks_cli.dataset.store import Doc
    from talks_cli.view import View


def at(value: Any, path: str) -> Any:
    """What `path` leads to; through a list, the list of what it leads to in each entry."""
    for step in path.split("."):
        if isinstance(value, list):
            value = [at(entry, step) for entry in value]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def as_text(value: Any) -> str:
    """A value as people read it in one cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(as_text(entry) for entry in value)
    if isinstance(value, dict):
        if value.keys() == {"value", "per"}:
            return f"{value['value']:,} per {value['per']}"
        if "unnamed" in value or "name" in value:
            return str(value.get("name", value.get("unnamed")))
        return "; ".join(f"{key}: {as_text(entry)}" for key, entry in value.items())
    return str(value)


def when(doc: Doc) -> str:
    """A date, or the bounds between which it lies; empty for what has none.

    The date of a round is one of its facts, with a speaker and a status: it is not shown bare.
    """
    if "facts" in doc:
        return ""
    date, first, last = doc.get("date"), doc.get("not_before"), doc.get("not_after")
    if first and last:
        return f"between {first} and {last}"
    if first or last:
        return f"from {first}" if first else f"by {last}"
    return str(date or (NOT_STATED if "date" in doc["not_stated"] else ""))


def says(view: View, claim: Doc) -> str:
    """Who says it: the person, the unnamed source, or the publisher itself."""
    said_by = claim["said_by"]
    if claim.get("kind") in ("silence", "delegation"):
        return CURATOR
    if said_by:
        return str(said_by.get("name") or f"{said_by['unnamed']} (unnamed)")
    publishers = dict.fromkeys(view.publisher(cited["source"]) for cited in claim["evidence"])
    return ", ".join(publishers)


def cell(view: View, doc: Doc, shows: str) -> str:
    """The text of one cell; a value that no quote holds word for word is marked."""
    mark = DERIVED_MARK * is_derived(doc, shows)
    if shows == "@when":
        text = when(doc)
        return text + mark * bool(text)
    if shows == "@says":
        return says(view, doc) + mark
    if shows == "@where":
        return view.where(quotations(doc))
    if shows == "@source":
        return f"{says(view, doc)}{mark} · {view.where(doc['evidence'])}"
    value = at(doc, shows)
    field = shows.split(".", maxsplit=1)[0]
    if value in (None, []) and field in doc["not_stated"]:
        return NOT_STATED
    if shows == "status":
        value = view.dataset.about["statuses"].get(value, value)
    elif shows == "side":
        value = view.dataset.about["sides"].get(value, value)
    text = as_text(value)
    return text + mark * bool(text)


def provenance(view: View, doc: Doc, field: str) -> str:
    """Of a fact of a record: its status if it is not plainly so, who says it, and where."""
    fact = doc.get("facts", {}).get(field)
    if not fact:
        return ""
    about = view.dataset.about
    plain = (None, *about["past"])
    status = [] if fact["status"] in plain else [about["statuses"].get(fact["status"])]
    speaker = says(view, fact) + DERIVED_MARK * ("said_by" in fact["derived"])
    return " · ".join([*status, speaker, view.where(fact["evidence"])])

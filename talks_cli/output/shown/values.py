"""A value as people read it: in words, and with names for ids."""

from __future__ import annotations

from talks_cli.dates import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset

ITSELF = "the article itself"  # who says what nobody in it does


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
        if "bound" in value:
            return quantity(value)
        if "unnamed" in value or "name" in value:
            return str(value.get("name") or value.get("unnamed"))
        told = {key: as_text(entry) for key, entry in value.items()}
        return "; ".join(f"{key}: {words}" for key, words in told.items() if words)
    return str(value)


def claimed(dataset: Dataset, field: str, value: Any) -> str:
    """What one source has for a field on which others differ, in words: names for ids."""
    if field in ("follows", "place"):
        return str(dataset.by_id(value).doc["what"])
    if field == "status":
        return str(dataset.about["statuses"].get(value, value))
    if field in ("side", "room"):
        value = _with_names(value, dataset.about["sides"])
    words = day(as_text(value)) or ITSELF
    return f"for {words}" if field == "for" else words


def _with_names(value: Any, names: dict[str, str]) -> Any:
    """A value in which names stand for the ids that have any."""
    if isinstance(value, list):
        return [_with_names(entry, names) for entry in value]
    if isinstance(value, dict):
        return {key: _with_names(entry, names) for key, entry in value.items()}
    return names.get(value, value)


def field_name(field: str) -> str:
    """A field as people call it."""
    return {"for": "date", "text": "wording"}.get(field, field.replace("_", " "))


def quantity(told: Doc) -> str:
    """So many of what, per what: `about 150 prisoners per side`."""
    per = f"per {told['per']}" if told["per"] else None
    return " ".join(filter(None, (told["bound"], f"{told['value']:,}", told["of"], per)))

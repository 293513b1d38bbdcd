"""CSV and TSV: a heading, then a line a record, no layout."""

from __future__ import annotations

from talks_cli.output.cells import as_text, at
from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Doc
    from talks_cli.output import Look
    from talks_cli.view import View


def csv(view: View, look: Look) -> Iterator[str]:
    """RFC 4180, but lines end in a bare newline. Formulas are left as they are."""
    for row in _rows(view, look):
        # A line of one empty cell would be an empty line, which readers skip.
        yield (",".join(map(_quoted, row)) or '""') + "\n"


def tsv(view: View, look: Look) -> Iterator[str]:
    r"""A tab between cells; tab, newline, return and backslash in a cell are `\t \n \r \\`."""
    for row in _rows(view, look):
        yield "\t".join(visible(text.replace("\\", "\\\\")) for text in row) + "\n"


def _rows(view: View, look: Look) -> Iterator[list[str]]:
    fields = look.fields or flat(view.fields, view.facts if view.sheet else ())
    yield list(fields)
    for record in view.records:
        yield [_value(record.doc, field) for field in fields]


def flat(fields: tuple[str, ...], facts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The fields of a line where none are asked for: structures by their telling parts.

    Of each of the `facts`, who says it and how far it is one stands beside its value.
    """
    telling = ("status", "said_by.name", "said_by.unnamed", "derived", "evidence.quote")
    parts = {
        "said_by": ("said_by.name", "said_by.unnamed"),
        "evidence": ("evidence.section", "evidence.quote"),
        "people": ("people.name",),
        "places": ("places.name",),
        "quantity": ("quantity.value", "quantity.per"),
        "facts": tuple(f"facts.{fact}.{part}" for fact in facts for part in telling) or ("facts",),
    }
    return tuple(path for field in fields for path in parts.get(field, (field,)))


def _value(doc: Doc, field: str) -> str:
    if field == "facts":
        facts = doc.get("facts") or {}
        return "; ".join(f"{name}: {_standing(fact)}" for name, fact in facts.items())
    return as_text(at(doc, field))


def _standing(fact: Doc) -> str:
    """How far a fact is one, and who says it where the source itself does not."""
    speaker = as_text(fact["said_by"])
    return f"{fact['status']}, {speaker}" if speaker else str(fact["status"])


def _quoted(text: str) -> str:
    text = visible(text, keep="\r\n\t")
    if any(sign in text for sign in ',"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text

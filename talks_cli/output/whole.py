"""Whole records: every field, each quote, and a citation ready to paste."""

from __future__ import annotations

from talks_cli.output.cells import as_text, provenance, says
from talks_cli.output.screen import INDENT
from talks_cli.view import DERIVED_MARK, is_derived, quotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Doc
    from talks_cli.output.grid import Grid
    from talks_cli.output.rows import Rows
    from talks_cli.output.screen import Screen
    from talks_cli.view import View

_ELSEWHERE = ("summary", "evidence", "facts")  # shown as the heading, below, and with each field


def whole(rows: Rows, screen: Screen) -> Iterator[str]:
    """A block a record."""
    view = rows.view
    for record in view.records:
        doc = record.doc
        rows.note_sources(doc)
        fields = [key for key in view.fields if key in doc and key not in _ELSEWHERE]
        lines = [(key, _field(view, doc, key), "") for key in fields]
        yield screen.render(screen.paragraph(doc["summary"], "bold"), screen.block(lines)) + "\n"
        for quotation in quotations(doc):
            yield screen.render(*_quote(screen, view, doc, quotation)) + "\n"


def _field(view: View, doc: Doc, key: str) -> str:
    if key == "said_by":
        return says(view, doc)
    if key == "derived":
        return "\n".join(f"{field}: {why}" for field, why in doc[key].items())
    words = as_text(doc[key])
    words += DERIVED_MARK * (bool(words) and is_derived(doc, key))
    if fact := doc.get("facts", {}).get(key):
        derived = fact["derived"].items()
        reasons = "".join(f"\n{part}: {why}" for part, why in derived if part != "value")
        return f"{words}{reasons}\n({provenance(view, doc, key)})"
    return words


def _quote(screen: Screen, view: View, doc: Doc, quotation: Doc) -> Iterator[Grid]:
    yield screen.paragraph(f"“{quotation['quote']}”", "italic", INDENT)
    yield screen.paragraph(_citation(view, doc, quotation), indent=INDENT)
    if quotation["context"] != quotation["quote"]:
        yield screen.paragraph(f"In full: {quotation['context']}", "dim", INDENT)


def _citation(view: View, doc: Doc, quotation: Doc) -> str:
    """Publisher, date and place of a quote, its characters, and the record it is cited by."""
    source, numbers = quotation["source"], quotation["sentences"]
    many = len(numbers) > 1
    span = f"sentences {numbers[0]}–{numbers[-1]}" if many else f"sentence {numbers[0]}"
    about = view.dataset.about
    return (
        f"— {view.publisher(source)}, {view.date(source)}, {quotation['section']}, {span} "
        f"(characters {quotation['start']}–{quotation['end']} of {source}; "
        f"{about['id']} {about['version']}, {doc['id']})"
    )

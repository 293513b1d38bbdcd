"""Whole records: every field, each sentence, and a citation ready to paste."""

from __future__ import annotations

from talks_cli.dataset.document import DAYS, quotations
from talks_cli.dates import day
from talks_cli.output.shown.pieces import Piece
from talks_cli.output.shown.values import as_text, field_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from talks_cli.dataset.record import Doc
    from talks_cli.output.screen import Screen
    from talks_cli.output.shown.page import Page
    from talks_cli.view import View

    Words = list[tuple[str, str]]

_ELSEWHERE = ("what", "evidence", "facts", "says")  # the heading, below, with each field, said_by


def whole(page: Page, screen: Screen) -> Iterator[RenderableType]:
    """A block a record."""
    from rich.cells import cell_len
    from rich.text import Text

    from talks_cli.output.screen import INDENT

    view = page.view
    for record in view.records:
        doc = record.doc
        yield screen.paragraph([(doc["what"], "title")])
        fields = told(page, doc)
        pad = max(cell_len(heading) for heading, _ in fields) + 2
        for heading, words in fields:
            if pad <= screen.width // 3:
                yield screen.beside(heading, words, pad)
            else:
                yield screen.paragraph([(f"{heading}: ", "heading"), *words], hang=INDENT)
        yield Text("")
        for quotation in quotations(doc):
            yield screen.paragraph([(f"“{quotation['quote']}”", "quote")])
            yield screen.paragraph([(citation(view, doc, quotation), "aside")], hang=INDENT)
            yield Text("")


def told(page: Page, doc: Doc) -> list[tuple[str, Words]]:
    """Each field of a record that says anything, by its name in words."""
    return [
        (key.replace("_", " "), words)
        for key in page.view.fields
        if key in doc and key not in _ELSEWHERE and (words := _field(page, doc, key))
    ]


def _field(page: Page, doc: Doc, key: str) -> Words:
    if key == "said_by":
        return [(doc["says"], "")]
    if not doc[key]:
        return []
    if key == "differs":
        told = page.cells.told_apart
        return [
            (
                "\n".join(
                    f"{field_name(field)}: {told(field, one)}" for field, one in doc[key].items()
                ),
                "differs",
            )
        ]
    if key == "derived":
        return [
            ("\n".join(f"{field.replace('_', ' ')}: {why}" for field, why in doc[key].items()), "")
        ]
    if not (value := as_text(doc[key])):
        return []
    value = day(value) if key in DAYS else value
    cell = [Piece(value, value if key == "status" else "")]
    if fact := doc.get("facts", {}).get(key):
        cell = page.cells.with_provenance(cell, fact)
        reasons = (f"\n{part}: {why}" for part, why in fact["derived"].items() if part != "value")
        cell += [Piece(reason, "aside") for reason in reasons]
    return [(piece.text, piece.tone) for piece in cell]


def citation(view: View, doc: Doc, quotation: Doc) -> str:
    """Publisher, date and place of a quote, its characters, and the record it is cited by."""
    source, numbers = quotation["source"], quotation["sentences"]
    about = view.dataset.about
    section = f"{quotation['section']}, " if quotation["section"] else ""
    return (
        f"— {view.publisher(source)}, {day(view.date(source))}, {section}"
        f"sentence {numbers[0]} (characters {quotation['start']}–{quotation['end']} of {source}; "
        f"{about['id']} {about['version']}, {doc['id']})"
    )

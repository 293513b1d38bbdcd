"""Markdown: a table to paste into an issue, a note or a page."""

from __future__ import annotations

from talks_cli.output.rows import Rows
from talks_cli.output.safe import markdown as cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.output import Look
    from talks_cli.view import View


def markdown(view: View, look: Look) -> Iterator[str]:
    """A pipe table; with --evidence the quotes stand in a column of their own."""
    rows = Rows(view, look)
    headings = [*rows.headings, "Quotes"] if look.evidence else rows.headings
    yield _line(map(cell, headings))
    yield _line("---" for _ in headings)
    for row in rows:
        quotes = ["\n".join(row.quotes)] if look.evidence else []
        yield _line(map(cell, [*row.cells, *quotes]))
    yield f"\n{cell(rows.source_line)}\n"


def _line(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"

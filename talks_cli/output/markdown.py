"""Markdown: a table to paste into an issue, a note or a page."""

from __future__ import annotations

from talks_cli.output.rows import Rows
from talks_cli.output.safe import markdown as cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.output import Look
    from talks_cli.output.rows import Row
    from talks_cli.view import View


def markdown(view: View, look: Look) -> Iterator[str]:
    """A pipe table; with --evidence the quotes stand in a column of their own.

    A record that stands above the others has a table of its own.
    """
    rows = Rows(view, look)
    shown = iter(rows)
    if lead := rows.lead():
        next(shown)
        yield from _table(lead[0], [lead[1]], look)
        yield "\n"
    yield from _table(rows.headings, shown, look)
    yield f"\n{cell(rows.source_line)}\n"


def _table(headings: list[str], shown: Iterable[Row], look: Look) -> Iterator[str]:
    headings = [*headings, "Quotes"] if look.evidence else headings
    yield _line(map(cell, headings))
    yield _line("---" for _ in headings)
    for row in shown:
        quotes = ["\n".join(row.quotes)] if look.evidence else []
        yield _line(map(cell, [*row.cells, *quotes]))


def _line(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"

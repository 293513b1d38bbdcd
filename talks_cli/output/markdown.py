"""Markdown: a table to paste into an issue, a note or a page."""

from __future__ import annotations

from talks_cli.output.safe import markdown as inert
from talks_cli.output.shown.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.output import Look
    from talks_cli.view import View


def markdown(view: View, look: Look) -> Iterator[str]:
    """The title, a pipe table, and under it what belongs to it, a paragraph each."""
    page = Page(view, look)
    for paragraph in _top(page):
        yield f"{paragraph}\n\n"
    block = _block(page, look) if view.drawn and page.rows else []
    yield from block
    if page.rows and not block:
        headings = [column.heading for column in page.columns]
        yield _line(map(inert, headings))
        yield _line("---" for _ in headings)
        for row in page.rows:
            yield _line(_words(page.marked(cell)) for cell in row)
        yield "\n"
    notes = [*page.below.notes(), *map(" ".join, page.below.sentences()), page.below.sources]
    yield "\n\n".join(map(inert, notes)) + "\n"


def _top(page: Page) -> Iterator[str]:
    if page.title:
        yield f"**{_words(page.marked(page.title))}**"
    if page.totals:
        yield _words(page.totalled())
    if page.lead:
        yield _words(page.led())


def _block(page: Page, look: Look) -> list[str]:
    """What is drawn, as a block of code; nothing where it cannot be."""
    from talks_cli.output.drawn import lines, why_not

    if why_not(page, look.width):
        return []
    return [*(f"    {line}\n" for line in lines(page, look)), "\n"]


def _words(pieces: Iterable[tuple[str, str]]) -> str:
    return inert("".join(text for text, _ in pieces))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"

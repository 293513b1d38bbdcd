"""Tables for people: a title, an edge, columns that answer first; blocks where no table fits."""

from __future__ import annotations

from itertools import chain, zip_longest

from rich.box import Box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from talks_cli.output.layout import fit
from talks_cli.output.screen import INDENT, Screen, portions, seen, text
from talks_cli.output.shown.page import Page
from talks_cli.output.shown.pieces import folded
from talks_cli.output.shown.sections import sections
from talks_cli.output.whole import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from talks_cli.output import Look
    from talks_cli.output.layout import Fit
    from talks_cli.output.shown.pieces import Row
    from talks_cli.output.shown.sections import Section
    from talks_cli.view import View

WIDE = 100  # columns from which on a table has room for all of its own
TALLEST = 4  # lines of a row there
LEAST_BESIDE = 24  # columns that a record needs beside others
EDGES = 4  # columns: both edges, with a space inside of each
GAP = 2
# Columns that others may take in to save lines, those first that are missed the least.
FOLDED = (
    *("title", "titles", "says", "status", "when", "said_when"),
    *("kind", "nothing", "where", "id"),
)

ASCII_EDGE = Box("+--+\n|  |\n|--|\n|  |\n|--|\n|--|\n|  |\n+--+\n", ascii=True)
EDGE = Box("╭──╮\n│  │\n├──┤\n│  │\n├──┤\n├──┤\n│  │\n╰──╯\n")


def table(view: View, look: Look) -> Iterator[str]:
    """The answer as a table, a sheet, blocks or whole records, and under it what belongs to it."""
    screen = Screen(look)
    yield from screen.rendered(parts(Page(view, look), screen))


def parts(page: Page, screen: Screen) -> Iterator[RenderableType]:
    """All that stands on the screen, from top to bottom."""
    yield from _top(page, screen)
    if page.view.whole and not page.chosen:
        yield from whole(page, screen)
    elif page.rows:
        rooms = _rooms(page, screen)
        yield from _drawing(page, screen) or _sheet(page, screen) or _tabular(page, screen)
        yield from rooms
    yield from _below(page, screen)


def _drawing(page: Page, screen: Screen) -> Iterator[RenderableType] | None:
    """What is drawn in place of a table; where that cannot be, why, and the table."""
    if page.view.drawn is None:
        return None
    from talks_cli.output.drawn import drawing, why_not

    if why := why_not(page, screen.width):
        return chain([screen.paragraph([(why, "")], "dim", INDENT)], _tabular(page, screen))
    return drawing(page, screen)


def _rooms(page: Page, screen: Screen) -> Iterable[RenderableType]:
    """The rooms that are told of, drawn below the table, which leaves their words to them."""
    if not page.view.rooms or page.chosen:
        return ()
    if not any((record.doc["room"] or {}).get("table") for record in page.view.records):
        return ()
    from talks_cli.output.drawn.room import rooms

    return rooms(page, screen)


def _top(page: Page, screen: Screen) -> Iterator[RenderableType]:
    """The title, and of a record that stands above the others what it says, a line each."""
    if page.title:
        yield screen.paragraph(page.marked(page.title), "bold")
    if page.totals:
        yield screen.paragraph(page.totalled(), hang=INDENT)
    if page.lead:
        yield screen.paragraph(page.led(), hang=INDENT)


def _below(page: Page, screen: Screen) -> Iterator[RenderableType]:
    """What belongs to the answer, a paragraph each."""
    for note in page.below.notes(screen.lines):
        yield screen.paragraph([(note, "")], "dim", INDENT)
    for label, sentence in page.below.sentences():
        yield screen.paragraph([(f"{label} ", "aside"), (sentence, "quote")], hang=INDENT)
    yield screen.paragraph([(page.below.sources, "")], "dim", INDENT)


# -- tables and blocks ----------------------------------------------------------------------------


class _Layout:
    """How a page's columns fit a width where some take in others."""

    def __init__(
        self, page: Page, shown: list[Section], taken_in: tuple[int, ...], width: int
    ) -> None:
        self._into = {at: page.taken_into(at) for at in taken_in}
        self.headings = page.headings(self._into)
        many = len(self.headings)
        numbered = many > 1 and page.columns[0].shows == "number"
        self.headed = int(numbered)  # the column that says what a section is
        sectioned = any(section for section, _ in shown) and not numbered
        self.inset = INDENT * (sectioned or many == 1)
        texts = []
        for section, rows in shown:
            if section:
                texts.append([seen(section) if at == self.headed else "" for at in range(many)])
            texts += [[seen(cell) for cell in self.cells(row)] for row in rows]
        room = width - EDGES - GAP * (many - 1) - self.inset
        first = [short for short, _ in self.headings]
        self.fit: Fit | None = fit(first, texts, room, wide=width >= WIDE)

    def cells(self, row: Row) -> Row:
        """The cells of a row in the columns that are left."""
        return folded(row, self._into)


def _layout(page: Page, shown: list[Section], width: int) -> tuple[_Layout, Fit] | None:
    """The layout with the fewest lines; where there is room, the first without too tall a row."""
    layouts = (_Layout(page, shown, taken, width) for taken in page.foldable(FOLDED))
    found = [(layout, layout.fit) for layout in layouts if layout.fit]
    if not found or width < WIDE:
        return min(found, key=lambda one: one[1].lines, default=None)
    least = min(max(one.heights) for _, one in found)
    return next(one for one in found if max(one[1].heights) <= max(TALLEST, least))


def _tabular(page: Page, screen: Screen) -> Iterator[RenderableType]:
    shown = sections(page)
    found = _layout(page, shown, screen.width)
    if found is None:
        yield from _blocks(page, shown, screen)
        return
    layout, widths = found[0], found[1].widths
    made = _made(screen, [widths[0] + layout.inset, *widths[1:]])
    for column, (short, long), width in zip(made.columns, layout.headings, widths, strict=True):
        column.header = text([(long if cell_len(long) <= width else short, "")])
    for section, rows in shown:
        if section:
            made.add_row(*[""] * layout.headed, text(page.marked(section)))
        for row in rows:
            cells = (portions(page.marked(cell)) for cell in layout.cells(row))
            label = screen.bullet if layout.inset else ""  # else it is hard to see where one begins
            for first, *others in zip_longest(*cells, fillvalue=[]):
                made.add_row(screen.beside(label, first, layout.inset), *map(text, others))
                label = ""
    yield made


def _made(screen: Screen, widths: list[int]) -> Table:
    """A table of columns that are as wide as they are to be."""
    made = Table(
        box=ASCII_EDGE if screen.ascii else EDGE,
        border_style="dim",
        header_style="bold",
        collapse_padding=True,
        show_header=len(widths) > 1,  # that it is all in one cell needs no heading
    )
    # Of the first column Rich takes the space inside of the edge, which it does not reckon with.
    for width in (widths[0] + 1, *widths[1:]):
        made.add_column(width=width, overflow="fold")
    return made


def _blocks(page: Page, shown: list[Section], screen: Screen) -> Iterator[RenderableType]:
    """A block a record, a line an attribute, for a width that no table fits."""
    for section, rows in shown:
        if section:
            yield screen.paragraph(page.marked(section))
        for row in rows:
            for column, cell in zip(page.columns, row, strict=True):
                if cell:
                    told = [(f"{column.heading}: ", "heading"), *page.marked(cell)]
                    yield screen.paragraph(told, hang=INDENT)
            yield Text("")


# -- sheets ---------------------------------------------------------------------------------------


def _sheet(page: Page, screen: Screen) -> Iterator[RenderableType] | None:
    """One record a column, one attribute a row; None where they do not fit, or have but one."""
    if not page.view.sheet or page.chosen or len(page.columns) < 2:
        return None
    names = [column.heading for column in page.columns]
    lines = [[row[at] for row in page.rows] for at in range(len(names))]
    room = screen.width - EDGES - GAP * len(page.rows)
    if room < max(map(len, names)) + LEAST_BESIDE * len(page.rows):
        return None
    texts = [[name, *map(seen, line)] for name, line in zip(names, lines, strict=True)]
    found = fit(texts[0], texts[1:], room)
    return None if found is None else iter([_drawn(screen, page, names, lines, found.widths)])


def _drawn(
    screen: Screen, page: Page, names: list[str], lines: list[Row], widths: list[int]
) -> Table:
    made = _made(screen, widths)
    rows = [
        [text([(name, "strong")]), *(text(page.marked(cell)) for cell in line)]
        for name, line in zip(names, lines, strict=True)
    ]
    for column, heading in zip(made.columns, rows[0], strict=True):
        column.header = heading
    for row in rows[1:]:
        made.add_row(*row)
    return made

"""Tables for people: fitted to the width, stacked where it is too narrow, no word ever lost."""

from __future__ import annotations

from rich.cells import cell_len

from talks_cli.output.grid import GAP, Grid, blank
from talks_cli.output.layout import fit
from talks_cli.output.rows import Rows
from talks_cli.output.safe import visible
from talks_cli.output.screen import CHUNK, INDENT, Screen, cell, text
from talks_cli.output.whole import whole
from talks_cli.view import DERIVED_MARK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.output import Look
    from talks_cli.output.rows import Row
    from talks_cli.view import View

MOST_SIDE_BY_SIDE = 3
LEAST_SHEET = (14, 24)  # columns that a sheet needs: for its headings, and for each record

_COMMON = ("side", "round", "status")  # columns that may be said once, above the table
_STYLES = {"name": "bold", "number": "bold", "id": "bold", "@where": "dim", "@source": "dim"}


def table(view: View, look: Look) -> Iterator[str]:
    """The answer as a table, a sheet or whole records; the last line names the sources."""
    screen = Screen(look)
    rows = Rows(view, look)
    if view.totals and not look.fields:
        counts, names = [], []  # a digest is as wide as a terminal, less a short heading
        for heading, total in view.totals.items():
            if isinstance(total, int):
                counts.append((heading.replace("_", " "), f"{total:,}", ""))
            else:
                names.append((heading, total, ""))
        yield screen.render(screen.block(counts), screen.block(names)) + "\n"
    if look.fields:
        yield from _tables(rows, list(rows), screen, look)
    elif view.whole:
        yield from whole(rows, screen)
    elif view.sheet and len(view.records) <= MOST_SIDE_BY_SIDE:
        yield from _sheet(rows, screen, look)
    else:
        shown = list(rows)
        if lead := rows.lead():
            headings, first = lead
            lines = zip(headings, first.cells, [""] * len(headings), strict=True)
            yield screen.render(*_block(lines, first.quotes, screen))
            del shown[0]
        yield from _tables(rows, shown, screen, look)
    yield screen.render(screen.paragraph(rows.source_line, "dim"))


# -- tables ---------------------------------------------------------------------------------------


def _tables(rows: Rows, shown: list[Row], screen: Screen, look: Look) -> Iterator[str]:
    for group in _groups(rows, shown):
        yield from _table(rows, group, screen, look)


def _groups(rows: Rows, shown: list[Row]) -> Iterable[list[Row]]:
    """The rows of each table: one for each value of the column that the view groups by."""
    paths = [column.shows for column in rows.columns]
    if rows.fields or rows.view.group not in paths:
        return [shown] if shown else []
    at = paths.index(rows.view.group)
    groups: dict[str, list[Row]] = {}
    for row in shown:
        groups.setdefault(row.cells[at].removesuffix(DERIVED_MARK), []).append(row)
    for name, group in groups.items():  # said once for all of them, and so marked for all
        mark = DERIVED_MARK * any(row.cells[at] != name for row in group)
        for row in group:
            row.cells[at] = name + mark
    return groups.values()


def _table(rows: Rows, shown: list[Row], screen: Screen, look: Look) -> Iterator[str]:
    keep = list(range(len(rows.columns)))
    if not rows.fields:
        keep = [index for index in keep if any(row.cells[index] for row in shown)]
        caption, keep = _caption(rows, shown, keep)
        if caption:
            yield screen.render(screen.paragraph(caption, "bold"))
    headings = [rows.headings[index] for index in keep]
    styles = [_STYLES.get(rows.columns[index].shows, "") for index in keep]
    cells = [[visible(row.cells[index], keep="\n") for index in keep] for row in shown]
    widths = fit(headings, cells, screen.width)
    if widths is None:
        yield from _stacked(headings, styles, shown, cells, screen)
        return
    yield screen.render(*_head(headings, widths))
    if look.evidence:
        yield from screen.rendered(
            part
            for row, texts in zip(shown, cells, strict=True)
            for part in (_grid([texts], widths, styles), *_quotes(row.quotes, screen))
        )
        return
    for start in range(0, len(cells), CHUNK):
        yield screen.render(_grid(cells[start : start + CHUNK], widths, styles))
    yield "\n"


def _caption(rows: Rows, shown: list[Row], keep: list[int]) -> tuple[str, list[int]]:
    """What all rows have in common, said once above the table, and the columns that are left."""
    common = [
        index
        for index in keep
        if rows.columns[index].shows in _COMMON
        and len({row.cells[index] for row in shown}) == 1
        and (len(shown) > 1 or rows.columns[index].shows == rows.view.group)
    ]
    words = [
        shown[0].cells[index]
        if rows.columns[index].shows == "side"
        else f"{rows.headings[index].lower()} {shown[0].cells[index]}"
        for index in common
    ]
    return " · ".join(words), [index for index in keep if index not in common]


def _grid(rows: list[list[str]], widths: list[int], styles: list[str]) -> Grid:
    return Grid(widths, (map(cell, words, styles) for words in rows))


def _head(headings: list[str], widths: list[int]) -> list[Grid]:
    rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
    return [
        _grid([headings], widths, ["bold"] * len(widths)),
        Grid([len(rule)], [[text(rule, "dim")]]),
    ]


def _quotes(quotes: list[str], screen: Screen) -> list[Grid]:
    return [*(screen.paragraph(quote, "italic", INDENT) for quote in quotes), blank()]


# -- blocks ---------------------------------------------------------------------------------------


def _stacked(
    headings: list[str],
    styles: list[str],
    shown: list[Row],
    cells: list[list[str]],
    screen: Screen,
) -> Iterator[str]:
    """A block a record, for a width that no table fits."""
    return screen.rendered(
        part
        for row, texts in zip(shown, cells, strict=True)
        for part in _block(zip(headings, texts, styles, strict=True), row.quotes, screen)
    )


def _block(lines: Iterable[tuple[str, str, str]], quotes: list[str], screen: Screen) -> list[Grid]:
    """A line an attribute, and the quotes under it."""
    return [screen.block(lines), *_quotes(quotes, screen)]


# -- sheets ---------------------------------------------------------------------------------------


def _sheet(rows: Rows, screen: Screen, look: Look) -> Iterator[str]:
    """One record a column, one attribute a row: a few records side by side."""
    shown = list(rows)
    if not shown:
        return
    if screen.width < LEAST_SHEET[0] + LEAST_SHEET[1] * len(shown):
        cells = [[visible(words, keep="\n") for words in row.cells] for row in shown]
        yield from _stacked(rows.headings, [""] * len(rows.headings), shown, cells, screen)
        return
    lines = [
        [heading, *(visible(row.cells[index] or "–", keep="\n") for row in shown)]
        for index, heading in enumerate(rows.headings)
        if any(row.cells[index] for row in shown)
    ]
    first = max(cell_len(line[0]) for line in lines)
    share = (screen.width - first - GAP * len(shown)) // len(shown)
    wishes = [max(cell_len(part) for line in lines for part in line[at].split("\n"))
              for at in range(1, len(shown) + 1)]  # fmt: skip
    widths = [first, *(min(share, wish) for wish in wishes)]
    head, *body = lines
    yield screen.render(*_head(head, widths), _grid(body, widths, ["bold"] + [""] * len(shown)))
    yield "\n"
    if look.evidence:
        for row in shown:
            name = f"{rows.headings[0]} {row.cells[0]}"
            yield screen.render(screen.paragraph(name, "bold"), *_quotes(row.quotes, screen))

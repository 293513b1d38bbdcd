"""Tables for a browser: one row a record, or one column a record where few stand side by side."""

from __future__ import annotations

from talks_cli.dataset.document import quotations, shown_of
from talks_cli.output.safe import attribute, html
from talks_cli.output.shown.pieces import plain
from talks_cli.output.shown.sections import sections
from talks_cli.output.web.told import Row, classed, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output.shown.pieces import Cell
    from talks_cli.output.web.told import Told
    from talks_cli.view import Column


def table(page: Told) -> Iterator[str]:
    """The rows of a page, and the rooms of which they tell.

    On a narrow screen each row stands as a block, so that roles are told.
    """
    title = html(plain(page.title) or page.name)
    yield f'<table role="table">\n<caption class="unseen">{title}</caption>\n'
    yield from _sheet(page) if page.view.sheet and not page.chosen else _rows(page)
    yield "</table>\n"
    if page.view.rooms and not page.chosen:
        from talks_cli.output.web.room import rooms

        yield from rooms(page)


def _head(headings: list[str]) -> str:
    cells = "".join(
        f'<th scope="col" role="columnheader">{html(heading)}</th>' for heading in headings
    )
    return f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>\n'


def _rows(page: Told) -> Iterator[str]:
    shown: list[tuple[Cell, list[Row]]] = sections(page)  # type: ignore[assignment]
    yield _head([column.heading for column in page.columns])
    for heading, rows in shown:
        yield from _section(page, heading, rows)


def _section(page: Told, heading: Cell, rows: list[Row]) -> Iterator[str]:
    yield '<tbody role="rowgroup">\n'
    if heading:
        side = page.accent(rows[0].doc) if page.view.group == "side" else ""
        yield (
            f'<tr role="row"{classed(f"heading {side}".strip())}><th scope="rowgroup" '
            f'role="rowheader" colspan="{len(page.columns)}"{turned(heading)}>'
            f"{page.words(heading)}</th></tr>\n"
        )
    for row in rows:
        yield _row(page, row)
    yield "</tbody>\n"


def _row(page: Told, row: Row) -> str:
    doc = row.doc
    anchor = f"{page.name}:{doc['id']}"
    rests = page.rests(anchor, doc["what"], quotations(doc)) if page.linked else ""
    cells = "".join(
        _cell(page, column, cell, doc, first=not at)
        for at, (column, cell) in enumerate(zip(page.columns, row, strict=True))
    )
    return f'<tr role="row"{rests}{classed(page.accent(doc))}>{cells}</tr>\n'


def _cell(page: Told, column: Column, cell: Cell, doc: Doc, *, first: bool) -> str:
    words = page.words(cell, doc)
    if first and words:
        return f'<th scope="row" role="rowheader"{turned(cell)}>{words}</th>'
    label = f' data-label="{attribute(column.heading)}"'
    of_id = ' class="of-id"' if column.shows == "id" else ""
    return f'<td role="cell"{label}{of_id}{turned(cell)}>{words}</td>'


def _sheet(page: Told) -> Iterator[str]:
    """One record a column, one attribute a row: each of its cells rests on sentences of its own."""
    first, *columns = page.columns
    corner = f'<td role="cell">{html(first.heading)}</td>'
    heads = [
        f'<th scope="col" role="columnheader">{page.words(row[0], row.doc)}</th>'
        for row in page.rows
    ]
    yield f'<thead role="rowgroup"><tr role="row">{corner}{"".join(heads)}</tr></thead>\n'
    yield '<tbody role="rowgroup">\n'
    for at, column in enumerate(columns, 1):
        cells = "".join(_fact(page, column, row, row[at], plain(row[0])) for row in page.rows)
        heading = html(column.heading)
        yield f'<tr role="row"><th scope="row" role="rowheader">{heading}</th>{cells}</tr>\n'
    yield "</tbody>\n"


def _fact(page: Told, column: Column, row: Row, cell: Cell, of: str) -> str:
    shows = shown_of(column.shows, row.doc)
    fact = row.doc.get("facts", {}).get(shows)
    rests = ""
    if fact and page.linked:
        anchor = f"{page.name}:{row.doc['id']}.{shows}"
        rests = page.rests(anchor, f"{row.doc['what']}: {column.heading}", fact["evidence"])
    words = page.words(cell, row.doc)
    return f'<td role="cell"{rests} data-label="{attribute(of)}"{turned(cell)}>{words}</td>'

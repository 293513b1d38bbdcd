"""The rows of a page under headings: a section for each value of a column."""

from __future__ import annotations

from talks_cli.output.shown.cells import KINDS
from talks_cli.output.shown.pieces import (
    Cell,
    Piece,
    Row,
    alike,
    common,
    is_number,
    is_own,
    plain,
    saying,
    with_more,
)
from talks_cli.view import NOT_DATED, NOT_STATED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.output.shown.page import Page
    from talks_cli.view import Column

    Section = tuple[Cell, list[Row]]


def sections(page: Page) -> list[Section]:
    """The rows of a page under a heading for each value of the column that its view groups by.

    That column is gone from the page, with one that goes into it, which tells apart what no day is
    known of; without one, all rows are under no heading.
    """
    return _Sections(page).headed()


class _Sections:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._view = page.view
        self._grouped_by = ""

    def headed(self) -> list[Section]:
        page, by = self._page, self._view.group
        if page.chosen or by not in [column.shows for column in page.columns]:
            return [([], page.rows)]
        beside = self._taken_out(lambda column: column.into == by)
        cells = self._taken_out(lambda column: column.shows == by)
        groups: dict[str, list[int]] = {}
        for at, (cell, more) in enumerate(zip(cells, beside, strict=True)):
            is_open = not cell or cell[0].tone in ("bounds", "open")
            apart = plain(more) if is_open and is_number(more) else ""
            groups.setdefault(f"{self._named(cell)} {apart}", []).append(at)
        page.order = [at for places in groups.values() for at in places]
        found = []
        for places in groups.values():
            rows = [page.rows[at] for at in places]
            heading = self._heading([cells[at] for at in places], rows)
            heading += self._beside([beside[at] for at in places], rows)
            found.append((heading, rows))
        page.keep([at for at in range(len(page.columns)) if not page.is_silent(at)])
        return found

    def _taken_out(self, wanted: Callable[[Column], bool]) -> list[Cell]:
        """The cells of the column that is wanted, one a row; it is gone from the rows."""
        page = self._page
        at = next((at for at, column in enumerate(page.columns) if wanted(column)), None)
        if at is None:
            return [[] for _ in page.rows]
        self._grouped_by = page.columns[at].heading
        page.columns = (*page.columns[:at], *page.columns[at + 1 :])
        return [row.pop(at) for row in page.rows]

    def _beside(self, cells: list[Cell], rows: list[Row]) -> Cell:
        """The round that all rows of a section are of, as its heading says it."""
        shared = alike(cells)
        if not is_number(shared):
            return []
        self._page.keep_own(rows, cells, shared[0], "")
        shared[0].text = self._view.round_name(plain(shared))
        return [Piece(" · "), *shared]

    def _named(self, cell: Cell) -> str:
        """What a section is called."""
        name = plain(cell)
        if self._view.group == "when" and name in ("", NOT_STATED):
            return NOT_DATED
        if self._view.group in ("kind", "part"):
            several = (many for one, many in KINDS.values() if one == name)
            return next(several, f"{name}s".capitalize())
        return name

    def _heading(self, cells: list[Cell], rows: list[Row]) -> Cell:
        """What a section is headed by: what all its rows share, and the reasons of all of them."""
        said = Piece(self._named(cells[0]), "title", common(cells), self._grouped_by)
        self._page.keep_own(rows, cells, said, self._view.group or "")
        heading = [said] if said.text else []
        shows = [column.shows for column in self._page.columns]
        if "says" in shows and len(rows) > 1:
            at = shows.index("says")
            shared = alike([row[at] for row in rows])
            if shared and not is_own(shared):
                heading = with_more(heading, saying(shared))
                self._page.keep_own(rows, [row[at] for row in rows], shared[0], "says")
                for row in rows:
                    row[at] = []
        return heading

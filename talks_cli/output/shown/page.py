"""An answer as people read it, in no particular format: title, columns, sections of rows."""

from __future__ import annotations

from talks_cli.dataset.document import quotations
from talks_cli.output.shown.below import Below
from talks_cli.output.shown.cells import Cells
from talks_cli.output.shown.pieces import (
    Cell,
    Piece,
    Row,
    alike,
    is_own,
    plain,
    reasons_of,
    with_more,
)
from talks_cli.output.shown.sought import highlighted
from talks_cli.view import NOT_DATED, NOT_STATED, Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.dataset.record import Doc
    from talks_cli.output import Look
    from talks_cli.view import View

# Columns whose value is said once, in the title, where all rows share it.
_SHARED = ("side", "round", "says", "where", "status", "when", "section")
_EVEN_OF_ONE = ("side", "round")  # of these, where there is but one row


class Page:
    """The rows of an answer, and what is said once for all of them."""

    def __init__(self, view: View, look: Look) -> None:
        self.view = view
        self._look = look
        self.below = Below(view, look)
        self.columns = tuple(Column(path, path, plain=()) for path in look.fields) or view.columns
        self._declared = self.columns
        self.chosen = bool(look.fields)
        self.lead: list[tuple[str, Cell]] = []
        self.cells = Cells(view)
        docs = (record.doc for record in view.records)
        if view.lead and not self.chosen and len(view.records):
            self.lead = self._led(next(docs))
        self.rows = [self._row(doc) for doc in docs]
        self.order = list(range(len(self.rows)))  # of the rows, as the sections have them
        self.title = [Piece(view.title)] if view.title else []
        self.totals = {} if self.chosen else view.totals or {}
        if not self.chosen:
            self._say_once()

    def _row(self, doc: Doc) -> Row:
        row = [self.cells.cell(doc, column) for column in self.columns]
        beneath = self.view.beneath if self._look.evidence else None
        if beneath:
            told = "".join(f"\n{line}" for line in beneath(doc))
            row[self._taking("says")].append(Piece(told, "aside"))
        self.below.cite(quotations(doc), shown=not beneath)
        if sought := self.view.sought:
            at, words = self._taking("says"), self.view.sought_words
            row[at] = highlighted(row[at], doc, sought, words, self._look.color)
        for column, cell in zip(self.columns, row, strict=True):
            if cell and not plain(cell):  # of which nothing is shown but its reasons
                row[self._taking(column.shows)] += cell[:]
                cell.clear()
        return row

    def _led(self, doc: Doc) -> list[tuple[str, Cell]]:
        self.below.cite(quotations(doc))
        told = [(column.heading, self.cells.cell(doc, column)) for column in self.view.lead]
        return [(heading, cell) for heading, cell in told if cell]

    # -- what is said once ------------------------------------------------------------------------

    def _say_once(self) -> None:
        """Leave out the columns that have nothing to say, and those that the title can say."""
        left = []
        said: list[tuple[str, list[Cell], Piece]] = []
        for index, column in enumerate(self.columns):
            if self.is_silent(index):
                continue
            cells = [row[index] for row in self.rows]
            if not (self.view.sheet or self.view.sought) and (
                shared := self._shared(column, cells)
            ):
                said.append((column.shows, cells, shared[0]))
                self._entitle(column, shared)
                continue
            left.append(index)
        self.keep(left)
        for shows, cells, piece in said:
            self.keep_own(self.rows, cells, piece, shows)

    def keep(self, left: list[int]) -> None:
        """Leave out all columns but those that stand at these places."""
        self.columns = tuple(self.columns[at] for at in left)
        for row in self.rows:
            row[:] = [row[at] for at in left]

    def is_silent(self, at: int) -> bool:
        """Whether a column says nothing in any row but that it is the article itself."""
        return all(not row[at] or is_own(row[at]) for row in self.rows)

    def _shared(self, column: Column, cells: list[Cell]) -> Cell:
        """What all rows have in a column, or all but those that are tied to no round."""
        if column.shows not in _SHARED or (
            len(cells) == 1 and column.shows not in (*_EVEN_OF_ONE, self.view.group)
        ):
            return []
        asked = column.shows == "round" and self.view.query.get("round") not in (None, "all")
        left_open = [asked and plain(cell) == NOT_STATED for cell in cells]
        told = [cell for cell, is_open in zip(cells, left_open, strict=True) if not is_open]
        shared = alike(told)
        for row, is_open in zip(self.rows, left_open, strict=True):
            if shared and is_open:
                at = self._taking("round") if column.into != self.view.group else 0
                row[at] = with_more(row[at], [Piece(f"round {NOT_STATED}", "open")])
        return shared

    def keep_own(self, rows: list[Row], cells: list[Cell], said: Piece, shows: str) -> None:
        """Leave in each row the reasons that not all rows have for what is said once of all."""
        for row, cell in zip(rows, cells, strict=True):
            if own := tuple(why for why in reasons_of(cell) if why not in said.why):
                row[self._taking(shows)].append(Piece("", "", own, said.heading))

    def _entitle(self, column: Column, shared: Cell) -> None:
        (piece,) = shared
        if piece.text == self.view.title:  # a person who says it all
            return
        if column.shows == "round":
            piece.text = self.view.round_name(piece.text)
        elif column.shows == "says":
            piece.text = f"{column.heading.lower()} {piece.text}"
        elif piece.text == NOT_STATED and column.shows == "when":
            piece.text = NOT_DATED
        for asked in self.title[:1]:  # which may say so already
            parts = asked.text.split(" · ")
            asked.text = " · ".join(part for part in parts if part != piece.text)
        self.title += [Piece(" · "), piece] if self.title else [piece]

    # -- columns ----------------------------------------------------------------------------------

    def _taking(self, shows: str) -> int:
        """Where the column stands that takes in the one that shows this; else the first."""
        paths = [column.shows for column in self.columns]
        into = next((column.into for column in self._declared if column.shows == shows), "")
        return paths.index(into) if into in paths else 0

    def foldable(self, wished: tuple[str, ...]) -> Iterable[tuple[int, ...]]:
        """None of the columns that others may take in, then one by one those that are wished."""
        able = {column.shows: at for at, column in enumerate(self.columns) if column.into}
        there = [able[path] for path in wished if path in able and not self.chosen]
        return [tuple(sorted(there[:count])) for count in range(len(there) + 1)]

    def taken_into(self, at: int) -> int:
        """Where the column stands that takes in the one that stands `at`."""
        return self._taking(self.columns[at].shows)

    def headings(self, into: Mapping[int, int]) -> list[tuple[str, str]]:
        """The headings of the columns that are left when some take others in, short and long."""
        left = {at: column.heading for at, column in enumerate(self.columns) if at not in into}
        long = dict(left)
        for at, taking in into.items():
            long[taking] += f" · {self.columns[at].heading.lower()}"
        return [(left[at], long[at]) for at in left]

    def totalled(self) -> Iterator[tuple[str, str]]:
        """What there is in all, in one paragraph."""
        for number, (heading, total) in enumerate(self.totals.items()):
            words = f"{total:,}" if isinstance(total, int) else total
            yield f"{' · ' * bool(number)}{heading.replace('_', ' ')} ", "heading"
            yield words, ""

    def led(self) -> Iterator[tuple[str, str]]:
        """What the record that stands above the others says, in one paragraph."""
        for number, (heading, cell) in enumerate(self.lead):
            yield f"{' · ' * bool(number)}{heading}: ", "heading"
            yield from self.marked(cell)

    def marked(self, cell: Cell) -> Iterator[tuple[str, str]]:
        """The words of a cell, each with its tone, and the marks of the reasons after them."""
        there: list[str] = []  # the marks after the last words
        for piece in cell:
            if piece.text:
                yield piece.text, piece.tone
                there = []
            for why in piece.why:
                mark = self.below.mark(why, piece.heading)
                if mark and mark not in there:
                    yield f",{mark}" if there else mark, "mark"
                    there.append(mark)

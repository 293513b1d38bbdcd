"""An answer as people read it, in no particular format: title, columns, sections of rows."""

from __future__ import annotations

from talks_cli.dataset.document import quotations
from talks_cli.output.below import Below
from talks_cli.output.cells import KINDS, Cell, Cells, Piece, plain, with_more
from talks_cli.output.sought import highlighted
from talks_cli.view import NOT_STATED, Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from talks_cli.dataset.record import Doc
    from talks_cli.output import Look
    from talks_cli.view import View

    Row = list[Cell]
    Section = tuple[Cell, list[Row]]

# Columns whose value is said once, in the title, where all rows share it.
_SHARED = ("side", "round", "says", "where", "status", "when", "section")
_EVEN_OF_ONE = ("side", "round")  # of these, where there is but one row
NOT_DATED = "no day stated"


class Page:
    """The rows of an answer, and what is said once for all of them."""

    def __init__(self, view: View, look: Look) -> None:
        self.view = view
        self._look = look
        self.below = Below(view, look)
        self.columns = tuple(Column(path, path) for path in look.fields) or view.columns
        self._declared = self.columns
        self.chosen = bool(look.fields)
        self.grouped_by = ""
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
            if self._is_silent(index):
                continue
            cells = [row[index] for row in self.rows]
            if not (self.view.sheet or self.view.sought) and (
                shared := self._shared(column, cells)
            ):
                said.append((column.shows, cells, shared[0]))
                self._entitle(column, shared)
                continue
            left.append(index)
        self._keep(left)
        for shows, cells, piece in said:
            self._keep_own(self.rows, cells, piece, shows)

    def _keep(self, left: list[int]) -> None:
        """Leave out all columns but those that stand at these places."""
        self.columns = tuple(self.columns[at] for at in left)
        for row in self.rows:
            row[:] = [row[at] for at in left]

    def _is_silent(self, at: int) -> bool:
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
        shared = _shared(told)
        for row, is_open in zip(self.rows, left_open, strict=True):
            if shared and is_open:
                at = self._taking("round") if column.into != self.view.group else 0
                row[at] = with_more(row[at], [Piece(f"round {NOT_STATED}", "open")])
        return shared

    def _keep_own(self, rows: list[Row], cells: list[Cell], said: Piece, shows: str) -> None:
        """Leave in each row the reasons that not all rows have for what is said once of all."""
        for row, cell in zip(rows, cells, strict=True):
            if own := tuple(why for why in _reasons(cell) if why not in said.why):
                row[self._taking(shows)].append(Piece("", "", own, said.heading))

    def _entitle(self, column: Column, shared: Cell) -> None:
        (piece,) = shared
        if piece.text == self.view.title:  # a person who says it all
            return
        if column.shows == "round":
            piece.text = self.view.round_name(piece.text)
        elif column.shows == "says":
            piece.text = f"{column.heading.lower()} {piece.text}"
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

    # -- sections ---------------------------------------------------------------------------------

    def sections(self) -> list[Section]:
        """The rows under a heading for each value of the column that the view groups by.

        That column is gone from the rows, with one that goes into it, which tells apart what no day
        is known of; without one, all rows are under no heading.
        """
        by = self.view.group
        if self.chosen or by not in [column.shows for column in self.columns]:
            return [([], self.rows)]
        beside = self._taken_out(lambda column: column.into == by)
        cells = self._taken_out(lambda column: column.shows == by)
        groups: dict[str, list[int]] = {}
        for at, (cell, more) in enumerate(zip(cells, beside, strict=True)):
            is_open = not cell or cell[0].tone in ("bounds", "open")
            apart = plain(more) if is_open and is_number(more) else ""
            groups.setdefault(f"{self._named(cell)} {apart}", []).append(at)
        self.order = [at for places in groups.values() for at in places]
        headed = []
        for places in groups.values():
            rows = [self.rows[at] for at in places]
            heading = self._heading([cells[at] for at in places], rows)
            heading += self._beside([beside[at] for at in places], rows)
            headed.append((heading, rows))
        self._keep([at for at in range(len(self.columns)) if not self._is_silent(at)])
        return headed

    def _taken_out(self, wanted: Callable[[Column], bool]) -> list[Cell]:
        """The cells of the column that is wanted, one a row; it is gone from the rows."""
        at = next((at for at, column in enumerate(self.columns) if wanted(column)), None)
        if at is None:
            return [[] for _ in self.rows]
        self.grouped_by = self.columns[at].heading
        self.columns = (*self.columns[:at], *self.columns[at + 1 :])
        return [row.pop(at) for row in self.rows]

    def _beside(self, cells: list[Cell], rows: list[Row]) -> Cell:
        """The round that all rows of a section are of, as its heading says it."""
        shared = _shared(cells)
        if not is_number(shared):
            return []
        self._keep_own(rows, cells, shared[0], "")
        shared[0].text = self.view.round_name(plain(shared))
        return [Piece(" · "), *shared]

    def _named(self, cell: Cell) -> str:
        """What a section is called."""
        name = plain(cell)
        if self.view.group == "when" and name in ("", NOT_STATED):
            return NOT_DATED
        if self.view.group in ("kind", "part"):
            several = (many for one, many in KINDS.values() if one == name)
            return next(several, f"{name}s".capitalize())
        return name

    def _heading(self, cells: list[Cell], rows: list[Row]) -> Cell:
        """What a section is headed by: what all its rows share, and the reasons of all of them."""
        said = Piece(self._named(cells[0]), "title", _common(cells), self.grouped_by)
        self._keep_own(rows, cells, said, self.view.group or "")
        heading = [said] if said.text else []
        shows = [column.shows for column in self.columns]
        if "says" in shows and len(rows) > 1:
            at = shows.index("says")
            shared = _shared([row[at] for row in rows])
            if shared and not is_own(shared):
                heading = with_more(heading, _saying(shared))
                self._keep_own(rows, [row[at] for row in rows], shared[0], "says")
                for row in rows:
                    row[at] = []
        return heading

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


def folded(row: Row, into: Mapping[int, int]) -> Row:
    """The cells that are left when some take others in: `head — announced, Jane Doe`."""
    if not into:
        return row
    cells = {at: cell for at, cell in enumerate(row) if at not in into}
    told: dict[int, Cell] = {}
    for at, taking in into.items():
        if not is_own(row[at]):
            told.setdefault(taking, []).extend(_said(row[at], told.get(taking, [])))
    for taking, pieces in told.items():
        cells[taking] = with_more(cells[taking], pieces)
    return list(cells.values())


def _said(cell: Cell, before: Cell) -> Cell:
    """A cell as it is understood without its heading: `says Jane Doe`, or `announced, Jane Doe`."""
    if not cell or cell[0].heading != "Says" or any(piece.heading == "Status" for piece in before):
        return cell
    return _saying(cell)


def _saying(cell: Cell) -> Cell:
    first, *others = cell
    return [Piece(f"says {first.text}", first.tone, first.why, first.heading), *others]


def _shared(cells: list[Cell]) -> Cell:
    """What all of these cells say, with the reasons that all have; empty where they differ."""
    words = {plain(cell) for cell in cells}
    if len(words) != 1 or not all(words):
        return []
    first = cells[0][0]
    return [Piece(plain(cells[0]), first.tone, _common(cells), first.heading)]


def is_number(cell: Cell) -> bool:
    """Whether it is a number and nothing else."""
    return plain(cell).isdigit()


def is_own(cell: Cell) -> bool:
    """Whether it is the article itself that says it."""
    return bool(cell) and cell[0].tone == "own"


def _reasons(cell: Cell) -> list[str]:
    return [why for piece in cell for why in piece.why]


def _common(cells: list[Cell]) -> tuple[str, ...]:
    """The reasons that all of these cells have."""
    first, *others = map(_reasons, cells)
    return tuple(why for why in first if all(why in other for other in others))

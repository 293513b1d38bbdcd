"""The room of a round: the table, who sat on which side, who between them, and the flags."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from talks_cli.output.drawn.seats import caption, seats
from talks_cli.output.safe import visible
from talks_cli.output.screen import text
from talks_cli.output.shown.pieces import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions

    from talks_cli.output.drawn.seats import Seats
    from talks_cli.output.screen import Screen
    from talks_cli.output.shown.page import Page

    Line = list[tuple[str, str]]  # words with their tones

WIDEST = 40  # columns of a drawing
BESIDE = 30  # columns that words beside it need
_INSIDE = 11  # columns within the table
_FLAG = "⚑P"
_COLORS = ("cyan", "magenta", "green", "yellow", "red")
# The corners and edges of a table by its form, and in signs of ASCII; a U is open below.
_FORMS = {
    "U": ("╔═╗║  ", "+=+|  "),
    "long": ("┌─┐│└┘", "+-+|++"),
    "oval": ("╭─╮│╰╯", ".-.|''"),
    "round": ("╭─╮│╰╯", ".-.|''"),
}


def rooms(page: Page, screen: Screen) -> list[_Beside]:
    """The rooms that can be drawn, each with its words, which a table then leaves to them."""
    drawn = []
    shown = [column.shows for column in page.columns]
    for row, record in zip(page.rows, page.view.records, strict=True):
        sat = seats(record.doc)
        lines = _Room(page, screen, sat).lines() if sat else None
        if lines:
            at = shown.index("seating") if "seating" in shown else None
            words = caption(page, record.doc, row[at] if at is not None else [])
            drawn.append(_Beside(lines, list(page.marked(words))))
            if at is not None and row[at]:
                row[at] = [Piece("drawn below", "aside")]
    return drawn


class _Room:
    """The lines of one room, or none where it is too wide, or a terminal might turn it around."""

    def __init__(self, page: Page, screen: Screen, sat: Seats) -> None:
        self._sat = sat
        self._names: dict[str, str] = page.view.dataset.about["sides"]
        self._ascii = screen.ascii
        self._most = min(screen.width, WIDEST)

    def lines(self) -> list[Line] | None:
        """Some lines of equal width."""
        sat = self._sat
        if any(map(self._is_turned, (sat.left, sat.right, *sat.between))):
            return None
        left, right = ([self._side(side)] for side in (sat.left, sat.right))
        head = [self._side(side) for side in sat.between]
        flags = [(_FLAG[self._ascii], self._tone(side)) for side in sat.flags]
        start, line, end, edge, *foot = list(_FORMS[sat.form][self._ascii])
        across, down = line * _INSIDE, (edge, "aside")
        over = [piece for side in head for piece in ((", ", "aside"), side)][1:]
        over += [(" ", ""), *flags] if head and flags else []
        wide = [max(_width(left), len(flags)) + 1, max(_width(right), len(flags)) + 1]
        gap = (" " * _INSIDE, "")
        whole = [
            [(" " * wide[0], ""), *_centred(over, _INSIDE + 2), (" " * wide[1], "")],
            [(" " * wide[0], ""), (start + across + end, "aside"), (" " * wide[1], "")],
            [*_right(flags, wide[0]), down, gap, down, *_left(flags, wide[1])],
            [*_right(left, wide[0]), down, gap, down, *_left(right, wide[1])],
            [(" " * wide[0], ""), down, gap, down, (" " * wide[1], "")],
        ]
        if foot[0] != " ":
            whole[-1][1:-1] = [(foot[0] + across + foot[1], "aside")]
        widths = {_width(line) for line in whole}
        return whole if len(widths) == 1 and widths.pop() <= self._most else None

    def _is_turned(self, side: str) -> bool:
        """Whether a name is read from the right: some terminals then put the left side right."""
        name = self._names.get(side, side)
        return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name)

    def _side(self, side: str) -> tuple[str, str]:
        return visible(self._names.get(side, side)), self._tone(side)

    def _tone(self, side: str) -> str:
        """The colour of a side, the same in every room."""
        at = list(self._names).index(side) if side in self._names else 0
        return f"bold {_COLORS[at % len(_COLORS)]}"


def _width(line: Line) -> int:
    return sum(cell_len(words) for words, _ in line)


def _right(line: Line, width: int) -> Line:
    return [(" " * (width - _width(line) - 1), ""), *line, (" ", "")]


def _left(line: Line, width: int) -> Line:
    return [(" ", ""), *line, (" " * (width - _width(line) - 1), "")]


def _centred(line: Line, width: int) -> Line:
    room = width - _width(line)
    return [(" " * (room // 2), ""), *line, (" " * (room - room // 2), "")]


class _Beside:
    """A drawing, and words beside it where there is room, else below it."""

    def __init__(self, lines: list[Line], words: Line) -> None:
        self._lines = [
            Text.assemble(*((words, _STYLES.get(tone, tone)) for words, tone in line))
            for line in lines
        ]
        self._words = text(words)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        wide = self._lines[0].cell_len + 3
        if options.max_width - wide < BESIDE:
            words = self._words.wrap(console, options.max_width, overflow="fold")
            for line in (*self._lines, *words):
                line.rstrip()
                yield line
            return
        beside = self._words.wrap(console, options.max_width - wide, overflow="fold")
        for drawn, told in zip_longest(self._lines, beside, fillvalue=Text()):
            made = Text.assemble(" ", drawn)
            made.append(" " * (wide - made.cell_len))
            made.append_text(told)
            made.rstrip()
            yield made


_STYLES = {"aside": "dim", "": ""}

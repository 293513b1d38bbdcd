"""Cells side by side: what tables, sheets, blocks and paragraphs are made of."""

from __future__ import annotations

from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions

GAP = 2  # columns between the columns of a grid
_NEW_LINE = Segment.line()
_NO_WORDS = Text("")


class Grid:
    """Rows of cells, each wrapped to the width of its column; no line ends in white space.

    Rich's Table measures and pads every cell anew, though the widths are known: of 20,000 rows it
    makes lines in three times the time.
    """

    def __init__(
        self, widths: Sequence[int], rows: Iterable[Iterable[Text]], margin: int = 0
    ) -> None:
        self.widths = widths
        self.rows = rows
        self.margin = margin

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> Iterator[Segment]:
        for cells in self.rows:
            columns = [
                _lines(console, words, width)
                for words, width in zip(cells, self.widths, strict=True)
            ]
            for line in zip_longest(*columns):
                yield from self._line(console, line)
                yield _NEW_LINE

    def _line(self, console: Console, cells: tuple[Text | None, ...]) -> Iterator[Segment]:
        blank = self.margin
        for words, width in zip(cells, self.widths, strict=True):
            plain = words.plain if words else ""
            if words and plain:
                if blank:
                    yield Segment(" " * blank)
                if words.spans:
                    yield from words.render(console)
                else:
                    yield Segment(plain, console.get_style(words.style) if words.style else None)
                blank = 0
            blank += width - cell_len(plain) + GAP


def blank() -> Grid:
    """An empty line."""
    return Grid((0,), ((Text(""),),))


def _lines(console: Console, words: Text, width: int) -> Iterator[Text]:
    """The lines of a cell, one at a time: a text may have hundreds of thousands of them."""
    plain, at = words.plain, 0
    styled = min((span.start for span in words.spans), default=len(plain))
    while (end := plain.find("\n", at)) >= 0 and end < styled:
        yield from _wrapped(
            console, Text(plain[at:end], words.style) if end > at else _NO_WORDS, width
        )
        at = end + 1
    yield from _wrapped(console, words[at:] if at else words, width)


def _wrapped(console: Console, words: Text, width: int) -> Iterable[Text]:
    if "\n" not in words.plain and cell_len(words.plain) <= width:
        words.rstrip()
        return (words,)
    lines = words.wrap(console, width, overflow="fold")
    for line in lines:
        line.rstrip()
    return lines

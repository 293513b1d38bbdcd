"""How wide the columns of a table are: no word broken, and as few lines as may be."""

from __future__ import annotations

from rich.cells import cell_len

LONGEST_WORD = 32  # a longer word may be folded to keep a table a table
LEAST_WRAPPED = (20, 16, 12, 10, 8)  # what a wrapped column should have, from best to barely
LEAST = 10  # which it keeps where others could do with some of it
SHORT = 16  # a column that wishes no more keeps that where there is room for all
SAMPLE = 200  # rows by which the lines of a long table are judged
LONGEST = 20_000  # characters of a cell by which they are


class Fit:
    """The widths of columns, and how many lines the rows take with them."""

    def __init__(self, widths: list[int], heights: list[int]) -> None:
        self.widths = widths
        self.heights = heights

    @property
    def lines(self) -> int:
        return sum(self.heights)


def fit(
    headings: list[str], rows: list[list[str]], width: int, *, wide: bool = False
) -> Fit | None:
    """A width for each column, all together `width`; None if words would have to be broken.

    Every column gets what its longest word needs, and up to LEAST_WRAPPED columns if there is room
    for that. What is left goes to the columns that would otherwise wrap, the smallest wish first,
    and from one to the other as long as that saves lines; where it is `wide`, not from short ones.
    """
    columns = [_Column(heading, cells) for heading, *cells in zip(headings, *rows, strict=True)]
    for least in LEAST_WRAPPED:
        needs = [max(column.word, min(column.wish, least)) for column in columns]
        left = width - sum(needs)
        if left >= 0:
            short = SHORT if wide else LEAST
            kept = [max(one.word, one.wish if one.wish <= short else LEAST) for one in columns]
            widths = _settled(columns, kept, _grown(columns, needs, left))
            return Fit(widths, _heights(columns, widths))
    return None


class _Column:
    """The words of a column by their lengths, and what it wishes and needs."""

    def __init__(self, heading: str, cells: list[str]) -> None:
        self._cells = [
            [[_width(word) for word in line.split(" ")] for line in cell[:LONGEST].split("\n")]
            for cell in cells[:SAMPLE]
        ]
        texts = [heading, *cells]
        self.wish = max(_width(line) for text in texts for line in text.split("\n"))
        longest = max(_width(word) for text in texts for word in text.split() or [""])
        self.word = min(longest, LONGEST_WORD)
        self._heights: dict[int, list[int]] = {}

    def heights(self, width: int) -> list[int]:
        """How many lines each cell takes in this width."""
        width = min(width, self.wish)
        if width not in self._heights:
            self._heights[width] = [
                sum(_wrapped(words, width) for words in lines) for lines in self._cells
            ]
        return self._heights[width]


def _width(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _wrapped(words: list[int], width: int) -> int:
    """How many lines words of these lengths take."""
    lines, used = 1, 0
    for length in words:
        if used and used + length > width:
            lines, used = lines + 1, 0
        lines += max(length - 1, 0) // width
        used += (length if length <= width else length % width) + 1
    return lines


def _grown(columns: list[_Column], needs: list[int], left: int) -> list[int]:
    """`needs` with the columns that are `left` shared out, the smallest wish first."""
    widths = list(needs)
    order = sorted(range(len(needs)), key=lambda index: columns[index].wish - needs[index])
    for done, index in enumerate(order):
        grown = min(columns[index].wish - needs[index], left // (len(order) - done))
        widths[index] += grown
        left -= grown
    return widths


def _settled(columns: list[_Column], needs: list[int], widths: list[int]) -> list[int]:
    """`widths` after each column gave to another what saves lines there."""
    best = sum(_heights(columns, widths))
    wrapped = [at for at, width in enumerate(widths) if width < columns[at].wish]
    moves = [(size, to) for size in (16, 8, 4, 2, 1) for to in wrapped]
    for size, to in moves:
        for giver in range(len(widths)):
            tried = list(widths)
            tried[giver] -= size
            tried[to] += size
            if giver == to or tried[giver] < needs[giver]:
                continue
            lines = sum(_heights(columns, tried))
            if lines < best:
                best, widths = lines, tried
    return widths


def _heights(columns: list[_Column], widths: list[int]) -> list[int]:
    found = [column.heights(width) for column, width in zip(columns, widths, strict=True)]
    return [max(lines) for lines in zip(*found, strict=True)]

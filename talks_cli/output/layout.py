"""How wide the columns of a table are, so that words stay whole."""

from __future__ import annotations

from rich.cells import cell_len

from talks_cli.output.grid import GAP

LONGEST_WORD = 32  # a longer word may be folded to keep a table a table
LEAST_WRAPPED = (20, 16, 12, 10)  # what a wrapped column should have, from best to barely


def fit(headings: list[str], rows: list[list[str]], width: int) -> list[int] | None:
    """A width for each column so that words stay whole; None if that needs more than `width`.

    Every column gets what its longest word needs, and up to LEAST_WRAPPED columns if there is room
    for that; what is left goes to the columns that would otherwise wrap, the smallest wish first,
    so that short columns stay on one line.
    """
    columns = [[heading, *cells] for heading, *cells in zip(headings, *rows, strict=True)]
    wishes = [max(cell_len(line) for text in col for line in text.split("\n")) for col in columns]
    words = [
        max(cell_len(word) for text in col for word in text.split() or [""]) for col in columns
    ]
    for least in LEAST_WRAPPED:
        needs = [
            max(min(word, LONGEST_WORD), min(wish, least))
            for word, wish in zip(words, wishes, strict=True)
        ]
        left = width - GAP * (len(columns) - 1) - sum(needs)
        if left >= 0:
            return _grown(needs, wishes, left)
    return None


def _grown(needs: list[int], wishes: list[int], left: int) -> list[int]:
    """`needs` with the columns that are `left` shared out, the smallest wish first."""
    widths = list(needs)
    order = sorted(range(len(needs)), key=lambda index: wishes[index] - needs[index])
    for done, index in enumerate(order):
        grown = min(wishes[index] - needs[index], left // (len(order) - done))
        widths[index] += grown
        left -= grown
    return widths

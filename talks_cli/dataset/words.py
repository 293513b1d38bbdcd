"""The words of a search: their stems, and which records they rank first."""

from __future__ import annotations

import math
import sys
from array import array
from bisect import bisect_left

from talks_cli.dataset import sqlite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Numbers = Sequence[int]

# The constants of FTS5's bm25(), https://www.sqlite.org/fts5.html#the_bm25_function
_K1, _B = 1.2, 0.75
_LEAST_IDF = 1e-6
_TOKENIZER = """
CREATE VIRTUAL TABLE word USING fts5(spelling, content='', tokenize='porter unicode61');
CREATE VIRTUAL TABLE token USING fts5vocab(word, instance);
"""
_SPELLED = "INSERT INTO word (rowid, spelling) VALUES (?, ?)"
_TOKENS = "SELECT term, doc FROM token"
_SWAPPED = sys.byteorder == "big"  # against the file, which is little-endian
LONGEST = 200  # characters of a word that has a stem; FTS5 cuts one at 32,768 bytes


def stems(words: Iterable[str]) -> dict[str, str]:
    """Each word with its stem, as FTS5's Porter tokenizer has it; one that it cuts stays whole."""
    found = {word: word for word in words}
    known = [word for word in found if len(word) <= LONGEST]
    connection = sqlite.connect(":memory:")
    connection.executescript(_TOKENIZER)
    connection.executemany(_SPELLED, enumerate(known))
    cut: dict[int, list[str]] = {}
    for token, number in connection.execute(_TOKENS):
        cut.setdefault(number, []).append(token)
    connection.close()
    for number, tokens in cut.items():
        if len(tokens) == 1:
            found[known[number]] = tokens[0]
    return found


class Posting:
    """Where a word stands: the rows of its records, ascending, with what it weighs in each.

    Packed as unsigned 32-bit little-endian numbers: all rows, then all weights, then the lengths of
    all those records in words.
    """

    __slots__ = ("lengths", "rows", "weights")

    def __init__(self, rows: Numbers, weights: Numbers, lengths: Numbers) -> None:
        self.rows = rows
        self.weights = weights
        self.lengths = lengths

    @classmethod
    def unpacked(cls, packed: bytes) -> Posting:
        numbers = array("I")
        numbers.frombytes(packed)
        if _SWAPPED:
            numbers.byteswap()
        count = len(numbers) // 3
        return cls(numbers[:count], numbers[count : 2 * count], numbers[2 * count :])

    def packed(self) -> bytes:
        numbers = array("I", [*self.rows, *self.weights, *self.lengths])
        if _SWAPPED:
            numbers.byteswap()
        return numbers.tobytes()


def ranked(postings: list[Posting], documents: int, length: int) -> list[int]:
    """The rows that stand in all of `postings`, best match first, as FTS5's bm25() ranks them.

    `documents` have `length` words together.
    """
    average = length / max(documents, 1) or 1.0
    postings = sorted(postings, key=lambda posting: len(posting.rows))
    scores = dict.fromkeys(postings[0].rows, 0.0) if postings else {}
    for posting in postings:
        rows, holders = posting.rows, len(posting.rows)
        idf = max(math.log((documents - holders + 0.5) / (holders + 0.5)), _LEAST_IDF)
        found = {}
        for row, score in scores.items():
            at = bisect_left(rows, row)
            if at < holders and rows[at] == row:
                weight = posting.weights[at]
                norm = _K1 * (1 - _B + _B * posting.lengths[at] / average)
                found[row] = score + idf * weight * (_K1 + 1) / (weight + norm)
        scores = found
    return sorted(scores, key=lambda row: (-scores[row], row))

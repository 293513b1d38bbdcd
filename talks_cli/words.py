"""The words of a search: their stems, and which records they rank first."""

from __future__ import annotations

import math
import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# The constants of FTS5's bm25(), https://www.sqlite.org/fts5.html#the_bm25_function
_K1, _B = 1.2, 0.75
_LEAST_IDF = 1e-6


def stems(words: Iterable[str]) -> dict[str, str]:
    """Each word with its stem, as FTS5's Porter tokenizer has it; one that it cuts stays whole."""
    found = {word: word for word in words}
    known = list(found)
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE VIRTUAL TABLE word USING fts5(spelling, content='', tokenize='porter unicode61');"
        "CREATE VIRTUAL TABLE token USING fts5vocab(word, instance);"
    )
    connection.executemany("INSERT INTO word (rowid, spelling) VALUES (?, ?)", enumerate(known))
    cut: dict[int, list[str]] = {}
    for token, number in connection.execute("SELECT term, doc FROM token"):
        cut.setdefault(number, []).append(token)
    connection.close()
    for number, tokens in cut.items():
        if len(tokens) == 1:
            found[known[number]] = tokens[0]
    return found


def ranked(postings: list[list[int]], documents: int, length: int) -> list[int]:
    """The rows that stand in all of `postings`, best match first, as FTS5's bm25() ranks them.

    A posting is (row, weight, length) after (row, weight, length): the weight of the word in that
    record, and the record's length in words. `documents` have `length` words together.
    """
    average = length / max(documents, 1) or 1.0
    scores = dict.fromkeys(postings[0][::3], 0.0) if postings else {}
    for posting in postings:
        holders = len(posting) // 3
        idf = max(math.log((documents - holders + 0.5) / (holders + 0.5)), _LEAST_IDF)
        found = {}
        for row, weight, words in zip(posting[::3], posting[1::3], posting[2::3], strict=True):
            if row in scores:
                norm = _K1 * (1 - _B + _B * words / average)
                found[row] = scores[row] + idf * weight * (_K1 + 1) / (weight + norm)
        scores = found
    return sorted(scores, key=lambda row: (-scores[row], row))

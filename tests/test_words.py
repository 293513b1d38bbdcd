"""Search ranks as FTS5 does: every word, and pairs of words, against an FTS5 table of its own."""

from __future__ import annotations

import itertools
import sqlite3
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.write.index import searchable
from talks_cli.dataset.words import Posting, ranked, stems
from talks_cli.names import fold

if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("exchanges", "exchang"),
        ("exchange", "exchang"),
        ("memorandums", "memorandum"),
        ("medinsky", "medinski"),
        ("2", "2"),
        ("переговоры", "переговоры"),
        ("", ""),
        ("two words", "two words"),
    ],
)
def test_stems(word: str, stem: str) -> None:
    assert stems([word]) == {word: stem}


def posting(*found: tuple[int, int, int]) -> Posting:
    """Of (row, weight, length) tuples, by way of its packed form."""
    rows, weights, lengths = zip(*found, strict=True) if found else ((), (), ())
    return Posting.unpacked(Posting(rows, weights, lengths).packed())


def test_a_posting_is_packed_in_little_endian_words() -> None:
    assert Posting([1, 2], [3, 4], [5, 70000]).packed() == (
        b"\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0\5\0\0\0\x70\x11\1\0"
    )


def test_a_posting_is_unpacked_as_it_was() -> None:
    found = posting((1, 3, 5), (3_000_000_000, 4, 70000))
    assert list(found.rows) == [1, 3_000_000_000]
    assert list(found.weights) == [3, 4]
    assert list(found.lengths) == [5, 70000]


def test_nothing_is_ranked_of_nothing() -> None:
    assert ranked([], 0, 0) == []
    assert ranked([posting()], 10, 100) == []
    assert ranked([posting((1, 1, 1)), posting()], 10, 100) == []


def test_only_what_holds_every_word_is_ranked() -> None:
    first, second = posting((1, 1, 10), (2, 1, 10)), posting((2, 1, 10), (3, 1, 10))
    assert ranked([first, second], 10, 100) == [2]


def test_more_often_and_shorter_come_first_and_ties_in_order() -> None:
    found = posting((1, 1, 10), (2, 5, 10), (3, 5, 5), (4, 1, 10))
    assert ranked([found], 10, 100) == [3, 2, 1, 4]


def test_it_ranks_as_fts5_does(dataset: Dataset) -> None:
    rows = range(1, dataset.about["records"] + 1)
    reference = sqlite3.connect(":memory:")
    reference.execute(
        "CREATE VIRTUAL TABLE search USING fts5(a, b, c, d, tokenize = 'porter unicode61')"
    )
    vocabulary: set[str] = set()
    for row in rows:
        texts = [fold(text) for text in searchable(dataset.record(row).doc)]
        vocabulary.update(*(text.split() for text in texts))
        reference.execute(
            "INSERT INTO search (rowid, a, b, c, d) VALUES (?, ?, ?, ?, ?)", (row, *texts)
        )
    words = sorted(vocabulary)
    assert len(words) > 400
    pairs = itertools.islice(itertools.combinations(words[::7], 2), 2000)
    for query in [*([word] for word in words), *(list(pair) for pair in pairs)]:
        scores = dict(
            reference.execute(
                "SELECT rowid, bm25(search, 4.0, 4.0, 2.0, 1.0) FROM search WHERE search MATCH ?",
                (" ".join(f'"{word}"' for word in query),),
            )
        )
        found = dataset.search(query)
        assert set(found) == set(scores)
        for better, worse in itertools.pairwise(found):
            assert scores[better] <= scores[worse] + 1e-9, query

"""CSV and TSV: what stands in a cell, to the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.output.test_formats import rendered

if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "plain"),
        (" begins with a space", " begins with a space"),
        ("ends with one ", "ends with one "),
        ("a comma, say", '"a comma, say"'),
        ('a "quote"', '"a ""quote"""'),
        ("two\nlines", '"two\nlines"'),
        ("a\rreturn", '"a\rreturn"'),
        ("a\ttab", "a\ttab"),
        ("a\\b", "a\\b"),
        ("\x1b[31m", "\\x1b[31m"),
        ("", '""'),
    ],
    ids=ascii,
)
def test_a_cell_of_csv(dataset: Dataset, text: str, cell: str) -> None:
    assert rendered(dataset, "csv", text, fields=("title",)) == f"title\n{cell}\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (" begins with a space", " begins with a space"),
        ('a "quote", say', 'a "quote", say'),
        ("a\\b", "a\\\\b"),
        ("a\\tb", "a\\\\tb"),
        ("a\ttab", "a\\ttab"),
        ("two\nlines", "two\\nlines"),
        ("a\rreturn", "a\\rreturn"),
        ("\x1b[31m", "\\x1b[31m"),
        ("", ""),
    ],
    ids=ascii,
)
def test_a_cell_of_tsv(dataset: Dataset, text: str, cell: str) -> None:
    assert rendered(dataset, "tsv", text, fields=("title",)) == f"title\n{cell}\n"

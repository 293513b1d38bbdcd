"""CSV and TSV: what stands in a cell, to the letter."""

from __future__ import annotations

from csv import DictReader
from typing import TYPE_CHECKING

import pytest

from tests.output.test_formats import rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome


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


def test_what_sources_differ_on_has_a_column(examples: Callable[..., Outcome]) -> None:
    told = examples("prisoners", "-f", "csv").out.splitlines()
    rows = list(DictReader(told))
    assert rows[0]["quantity.value"] == ""
    assert rows[0]["differs"] == (
        "quantity: 120 prisoners per side (the text of the agreement, Upland Wire) / about 150"
        " prisoners per side (Belvaran government, The Lake Courier); said_by: the text of the"
        " agreement (Upland Wire) / Belvaran government (The Lake Courier)"
    )
    assert examples("prisoners", "-f", "tsv", "--fields", "differs").out.splitlines()[1:] == [
        row["differs"] for row in rows
    ]


def test_what_no_source_differs_on_has_none(talks: Callable[..., Outcome]) -> None:
    rows = list(DictReader(talks("timeline", "-f", "csv").out.splitlines()))
    assert {row["differs"] for row in rows} == {""}

"""What a view tells of its records."""

from __future__ import annotations

import pytest

from talks_cli.dataset.document import ranges
from talks_cli.view import labels


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], ""),
        ([3], "3"),
        ([1, 2], "1–2"),
        ([1, 3], "1, 3"),
        ([1, 2, 3, 4], "1–4"),
        ([1, 3, 4, 5, 9, 10, 12], "1, 3–5, 9–10, 12"),
    ],
)
def test_numbers_are_told_in_runs(numbers: list[int], shown: str) -> None:
    assert ranges(numbers) == shown


def test_articles_of_one_publisher_are_told_apart_by_their_days() -> None:
    articles = {"a": ("AP", "2024-03-02"), "b": ("AP", "2024-03"), "c": ("The Wire", "2024")}
    told = {source: {"publisher": name, "date": date} for source, (name, date) in articles.items()}
    assert labels(told) == {"a": "AP, 2 March 2024", "b": "AP, March 2024", "c": "The Wire"}
    told["b"]["date"] = told["a"]["date"]
    assert labels(told) == {"a": "AP, a", "b": "AP, b", "c": "The Wire"}

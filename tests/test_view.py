"""What a view tells of its records."""

from __future__ import annotations

import pytest

from talks_cli.view import ranges


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

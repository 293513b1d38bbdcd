"""Days on a true scale."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from talks_cli.output.drawn.scale import Scale, days


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2025-05-16", "2025-05-16", "2025-05-16"),
        ("2025-05", "2025-05-01", "2025-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_date_is_from_its_first_to_its_last_day(told: str, first: str, last: str) -> None:
    assert days(told) == (number(first), number(last))


@pytest.mark.parametrize("columns", [24, 28, 60])
@pytest.mark.parametrize("span", [1, 2, 17, 300, 10_000])
def test_columns_are_as_far_apart_as_days(columns: int, span: int) -> None:
    begin = number("2025-05-16")
    scale = Scale(begin, begin + span, columns)
    assert scale.column(begin) == 0
    assert scale.column(begin + span) == columns - 1
    for day in range(begin, begin + span, max(span // 50, 1)):
        exact = (day - begin) * (columns - 1) / span
        assert abs(scale.column(day) - exact) <= 0.5


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (13, "a day"), (17, "a week"), (90, "a week"), (200, "a month"), (900, "a year"),
        (365 * 30, "ten years"), (365 * 300, "a hundred years"), (365 * 3000, "a thousand years"),
    ],
)  # fmt: skip
def test_the_ruler_has_marks_that_can_be_told_apart(span: int, words: str) -> None:
    begin = date(2025, 5, 16) if span < 5000 else date(1025, 5, 16)
    scale = Scale(begin.toordinal(), (begin + timedelta(span)).toordinal(), 28)
    told, columns = scale.ticks()
    assert told == words
    assert columns
    assert all(after - before > 0 for before, after in pairwise(columns))
    assert 0 <= columns[0] <= columns[-1] < 28


def test_its_labels_are_its_ends() -> None:
    scale = Scale(number("2025-05-16"), number("2025-06-02"), 28)
    assert scale.labels() == "16 May 2025      2 June 2025"
    one = Scale(number("2025-05-16"), number("2025-05-16"), 28)
    assert (one.labels(), one.column(number("2025-05-16"))) == ("16 May 2025", 0)
    near = [Scale(scale.first, scale.last, columns).labels() for columns in (23, 22, 5)]
    assert near == ["16 May 2025 2 June 2025", *["16 May 2025 – 2 June 2025"] * 2]

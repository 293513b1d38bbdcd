"""What Rich draws on: words are wrapped so that they can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.output import Look
from talks_cli.output.screen import Screen, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

WIDTHS = (20, *range(32, 120, 7))
BROKEN = re.compile(r"\S \[[\d–, ]*,? *(│|$)", re.MULTILINE)  # brackets that a line ends within


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("delegation --tree", "[18, 20]"), ("delegation ukraine", "[18, 20]"),
        ("timeline 2025-05 --chart", "[2, 34]"), ("venue", "[11, 13]"),
    ],
)  # fmt: skip
def test_numbers_in_brackets_stay_on_one_line(
    talks: Callable[..., Outcome], line: str, numbers: str
) -> None:
    for width in WIDTHS:
        out = talks(*line.split(), "--width", str(width)).out
        assert numbers in out
        assert not BROKEN.findall(out), width


# dates that a line ends within
APART = re.compile(r"\b\d{1,2} *│?\n[│ •]*May 2025|\b\d{1,2} May *│?\n[│ •]*2025")


@pytest.mark.parametrize("line", ["statements", "prisoners", "read -e 1-8"])
def test_a_day_stays_on_one_line(talks: Callable[..., Outcome], line: str) -> None:
    for width in WIDTHS:
        out = talks(*line.split(), "--width", str(width)).out
        assert "May 2025" in out
        assert not APART.findall(out), width


def test_a_day_in_a_column_stays_together_with_its_mark(talks: Callable[..., Outcome]) -> None:
    assert "28 May 2025⁶ " in talks("person", "medinsky", "--width", "100").out


def test_more_numbers_than_a_line_should_hold_are_wrapped() -> None:
    told = "In [1, 3, 5, 7, 9, 11, 13]"
    lines = "".join(Screen(Look(width=20)).rendered([text([(told, "")])])).splitlines()
    assert lines == ["In [1, 3, 5, 7, 9, ", "11, 13]"]

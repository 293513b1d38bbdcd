"""The timeline, by what is known of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome


def test_what_lies_from_a_day_on_is_told_apart_by_its_round(talks: Callable[..., Outcome]) -> None:
    assert _headings(talks("timeline", "--width", "80").out) == [
        "16 May 2025 · first round",
        "16 May 2025 or later · first round",
        "by 28 May 2025⁴",
        "28 May 2025",
        "for 2 June 2025 (announced)",
        "16 May 2025 or later³ · second round",
        "no day stated",
        "no day stated · second round",
    ]


def test_a_round_that_all_share_is_said_in_the_title(talks: Callable[..., Outcome]) -> None:
    found = talks("timeline", "--round", "2", "--width", "80").out
    assert found.startswith("Timeline · second round\n")
    assert _headings(found) == ["for 2 June 2025 (announced)", "16 May 2025 or later¹",
                                "no day stated"]  # fmt: skip


def test_a_round_that_is_not_stated_is_no_heading(examples: Callable[..., Outcome]) -> None:
    headings = _headings(examples("timeline", "--width", "80").out)
    assert headings[-3:] == ["no day stated", "no day stated · third round",
                             "no day stated · fourth round"]  # fmt: skip
    assert "3 February 2019" in headings


def test_an_order_that_is_all_that_is_known_is_a_reason(
    talks: Callable[..., Outcome], examples: Callable[..., Outcome]
) -> None:
    why = "When: the article has “then”, after what the Ukrainian side and Umerov said\n"
    assert why in talks("timeline").out
    out = examples("timeline").out
    mark = re.search(r"\n(.+) When: after “The agreement is signed”\n", out)
    assert mark is not None
    assert f"Old Customs House{mark[1]}" in out


def test_the_order_of_a_saying_is_not_that_of_what_it_tells_of(
    talks: Callable[..., Outcome],
) -> None:
    assert "“earlier”" not in talks("timeline").out
    why = "Said: the article has “earlier”, after telling of the welcoming speech\n"
    assert why in talks("statements", "fidan").out


def test_a_statement_has_the_day_on_which_it_was_made(talks: Callable[..., Outcome]) -> None:
    line = ("statements", "--about", "june", "-f", "tsv", "--fields", "id,said,status")
    assert talks(*line).out.splitlines()[1:] == [
        "kellogg-visit\t\tannounced",
        "lavrov-second-round\t\tannounced",
    ]
    assert "for 2 June" not in talks("statements", "lavrov").out


def _headings(table: str) -> list[str]:
    """The headings of sections: rows have a bullet, and what goes on is set in."""
    lines = [line[2:-2].rstrip() for line in table.splitlines() if line.startswith("│ ")]
    headed = lines[1:] if lines[0].startswith("What") else lines
    return [line for line in headed if not line.startswith((" ", "•"))]


def test_a_stage_stands_after_the_one_that_it_follows(examples: Callable[..., Outcome]) -> None:
    items = examples("prisoners", "--json").document["items"]
    assert [item["id"] for item in items] == ["first-stage", "first-crossing", "hostages-stage"]
    assert items[1]["follows"] == "first-stage"


@pytest.mark.parametrize(
    "line", ["timeline --fields id,when,status", "person lavrov --fields id,status"]
)
def test_a_status_that_is_asked_for_is_shown(talks: Callable[..., Outcome], line: str) -> None:
    items = talks(*line.split(), "--json").items
    table = talks(*line.split(), "-f", "markdown", "-q").out.splitlines()
    rows = [row.strip("|").split("|") for row in table if row.startswith("| ")][2:]
    assert {item["status"] for item in items} >= {"said", "announced"}
    for item, (name, *_, status) in zip(items, rows, strict=True):
        assert name.strip() == item["id"]
        assert status.split() == (item["status"] or "").replace("hoped", "hoped for").split()

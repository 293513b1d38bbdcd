"""What all rows of a table share stands in its title, and reasons below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.output.table.made import REASON, SPOKEN, doc, shown, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome


def test_what_all_rows_share_is_said_once_in_the_title(dataset: Dataset) -> None:
    out = shown(dataset, doc(1, **SPOKEN), doc(2, **SPOKEN))
    assert title(out) == "Exchanges · 16 May 2025 · says Jane Doe"
    assert out.count("Jane Doe") == 1
    assert "Says" not in out


def test_that_the_article_itself_says_all_of_it_goes_without_saying(dataset: Dataset) -> None:
    out = shown(dataset, doc(1), doc(2))
    assert "Says" not in out
    assert out.count("TASS") == 1


def test_of_one_row_only_its_side_and_round_are_said_in_the_title(dataset: Dataset) -> None:
    out = shown(dataset, doc(2, **SPOKEN))
    assert title(out) == "Exchanges · second round"
    assert re.search("Says .*\n.*\n.* Jane Doe ", out)


def test_a_reason_in_the_title_is_numbered_before_those_of_rows(dataset: Dataset) -> None:
    why = {"said_by": "he speaks for her", "quantity": REASON}
    out = shown(dataset, doc(1, **SPOKEN, derived=why), doc(2, **SPOKEN, derived=why))
    assert title(out) == "Exchanges · 16 May 2025 · says Jane Doe¹"
    assert "\n¹ Says: he speaks for her\n² Quantity: the number of the deal before\n" in out


def test_a_reason_that_not_all_rows_have_stays_in_its_row(dataset: Dataset) -> None:
    why = {"said_by": "he speaks for her"}
    out = shown(dataset, doc(1, **SPOKEN), doc(2, **SPOKEN, derived=why))
    assert title(out) == "Exchanges · 16 May 2025 · says Jane Doe"
    assert out.count("¹") == 2  # in the row, and below
    assert "\n¹ Says: he speaks for her\n" in out


def test_a_reason_that_holds_throughout_an_article_is_not_marked(dataset: Dataset) -> None:
    reading = dataset.about["readings"][0]
    assert "¹" not in shown(dataset, doc(1, derived={"quantity": reading}), doc(2))
    both = f"{reading}; {dataset.about['readings'][-1]}"  # as two articles may have it
    assert "¹" not in shown(dataset, doc(1, derived={"quantity": both}), doc(2))


def test_of_a_bound_it_is_not_marked_that_it_is_the_day_of_the_article(dataset: Dataset) -> None:
    told = {"when": "by 2 June 2025", "derived": {"not_after": "so it is dated"}}
    assert "¹" not in shown(dataset, doc(1, **told, not_after="2025-06-02"), doc(2))
    assert "2025¹" in shown(dataset, doc(1, **told, not_after="2025-06-01"), doc(2))


def test_a_reason_of_two_columns_is_marked_once_where_both_are_in_one(
    talks: Callable[..., Outcome],
) -> None:
    out = talks("statements", "--width", "80").out
    assert re.search(r"communicated in Russian\.(\S+) ", out)[1] == "⁴"  # type: ignore[index]
    assert "⁴ Statement, Speaker: the article writes" in out


def test_who_says_what_differs_is_not_taken_for_the_article(dataset: Dataset) -> None:
    differs = {"said_by": [{"value": {"name": "A"}, "source": "tass-2025-06-02"}]}
    out = shown(dataset, doc(1, says="A; B", differs=differs), doc(2, says="A; B", differs=differs))
    assert title(out).endswith("· says A; B")


@pytest.mark.parametrize(
    ("line", "headed"),
    [
        (["timeline", "28 may"], "Timeline · 28 May 2025"),
        (["timeline", "16 may"], "Timeline · 16 May 2025 · first round"),
        (["timeline", "28 may", "--undated"], "Timeline · undated or open-ended · 28 May 2025"),
        (["timeline", "9999-12-31"], "Timeline · 31 December 9999"),
        (["timeline", "--since", "2025-06-03"], "Timeline · since 3 June 2025"),
        (["timeline", "--round", "1", "--by", "fidan"], "Timeline · no day stated"),
        (["timeline", "--by", "tass", "--until", "2024"], "Timeline · says TASS · until 2024"),
        (
            ["timeline", "--status", "hoped"],
            "Timeline · hoped for · no day stated · round not stated",
        ),
        (["statements", "tass"], "Statements · speaker TASS"),
    ],
)  # fmt: skip
def test_a_title_says_what_was_asked_and_says_it_once(
    talks: Callable[..., Outcome], line: list[str], headed: str
) -> None:
    assert talks(*line).out.splitlines()[0] == headed


def test_a_title_says_the_day_that_was_asked_where_not_all_rows_have_it(
    examples: Callable[..., Outcome],
) -> None:
    assert examples("timeline", "2019-02-19").out.startswith("Timeline · 19 February 2019")

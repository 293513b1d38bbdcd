"""Search in the shipped dataset: to the point, and no more than was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

TASS = "tass-2025-06-02"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["kremlin"], ["russia", "peskov", f"{TASS}.33"]),
        (["1,200"], []),
        (["the", "hotel"], [f"{TASS}.12", "venue-2"]),
        (["Who led the Ukrainian delegation?"], [
            "umerov-head", "malovatsky-2", "ukraine-1-head", "ukraine-2-head", "andrey-fomin-2",
            f"{TASS}.20",
        ]),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_found(talks: Callable[..., Outcome], words: list[str], found: list[str]) -> None:
    assert [item["id"] for item in talks("search", *words, "--json").items] == found


def test_both_spellings_of_a_city_find_the_same(talks: Callable[..., Outcome]) -> None:
    kiev, kyiv = (talks("search", name, "--json").items for name in ("Kiev", "Kyiv"))
    assert kiev == kyiv
    assert (len(kiev), kiev[0]["id"]) == (9, "ukraine")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Kyiv", ["peskov-demand"]),
        ("POW", ["fidan-progress"]),
        ("pow progress", ["fidan-progress"]),
        ("pow memorandum", []),
        ("summit", ["fidan-leaders"]),
    ],
)
def test_statements_are_found_by_other_spellings_as_a_search_finds_them(
    talks: Callable[..., Outcome], word: str, found: list[str]
) -> None:
    items = talks("statements", "--about", word, "--json").items
    assert [item["id"] for item in items] == found


@pytest.mark.parametrize(
    ("word", "near"),
    [("umerow", "Rustem Umerov"), ("Умеров", "Rustem Umerov"), ("turks", "Turkey")],
)
def test_a_slip_that_finds_nothing_is_told_the_nearest_name(
    talks: Callable[..., Outcome], word: str, near: str
) -> None:
    note = f"Nothing has “{word}”; did you mean '{near}'?"
    for line in (["search", word], ["search", word, "-q"]):
        assert talks(*line).out.splitlines()[1] == note


def test_only_what_is_looked_for_stands_out(talks: Callable[..., Outcome]) -> None:
    out = talks("search", "was", "the", "deal").out
    assert "«deal»" in out
    assert not {"«the»", "«The»", "«was»"} & set(out.split())
    assert "exchange «1,000» prisoners" in talks("search", "1000").out

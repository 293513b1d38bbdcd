"""What a search has found, and an answer that has found nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome


def test_what_was_found_stands_out(talks: Callable[..., Outcome]) -> None:
    out = talks("search", "exchanges", "--width", "200").out
    assert "The parties agree to «exchange» 1,000 prisoners each" in out
    colored = talks("search", "exchanges", "--width", "200", "--color", "always").out
    assert "\x1b[1;4mexchange\x1b[0m" in colored
    assert "«exchange»" not in colored


def test_a_row_that_lacks_the_words_shows_where_they_are(talks: Callable[..., Outcome]) -> None:
    out = " ".join(talks("search", "Bosphorus", "--width", "60").out.replace("│", " ").split())
    assert re.search(r"Ciragan Palace, round 2 .*on the banks of the «Bosphorus»", out)


def test_another_spelling_is_shown(talks: Callable[..., Outcome]) -> None:
    out = talks("search", "Mariya", "--width", "120").out
    assert "also «Mariya» Zakharova" in out


def test_a_search_for_a_word_that_nothing_has_says_which(talks: Callable[..., Outcome]) -> None:
    out = talks("search", "third", "round").out
    assert out.startswith("Search · third round · nothing has “third”\n")
    assert "Nothing has “third”; these have most of the other words.\n" in out
    both = talks("search", "third", "round", "yacht").out
    assert both.startswith("Search · third round yacht · nothing has “third” or “yacht”\n")
    assert talks("search", "hotel", "ceasefire").out.startswith(
        "Search · hotel ceasefire · some of the words\n"
    )


@pytest.mark.parametrize("command", ["statements", "timeline"])
def test_that_nobody_cites_somebody_is_said(talks: Callable[..., Outcome], command: str) -> None:
    out = talks(command, "--by", "putin", "--width", "100").out
    told = "TASS cites no words of Vladimir Putin; for what names that person: talks person putin"
    assert out.splitlines()[1] == told


def test_of_several_articles_none_does(examples: Callable[..., Outcome]) -> None:
    out = examples("statements", "denneth", "--width", "100").out
    assert out.splitlines()[1].startswith("No article cites words of Pavo Denneth; ")


def test_who_is_cited_for_something_else_is_not_told_so(talks: Callable[..., Outcome]) -> None:
    out = talks("statements", "lavrov", "--about", "sauna").out
    assert "Nothing matches among what 'talks statements' looks through.\n" in out

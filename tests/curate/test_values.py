"""Which words of a text are names, and which numbers it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.pack import load
from talks_cli.curate.proof import prove
from talks_cli.curate.values import proper_words
from tests.packs import small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Men saw Ann", {"Ann"}),
        ("A Bo", {"Bo"}),
        ("Men left. Others stayed", set()),
        ("Why? Men left! Ann said: Bo went", set()),
        ("“Ann left” and “Bo stayed”", {"Bo"}),
        ("He left. “Ann stayed” (Bo). ‘Cy’ too. 'Dee' \"Ed\"", {"Bo", "Ed"}),
        ("He left, Ann; Bo - Cy", {"Ann", "Bo", "Cy"}),
        ("they saw Ann’s and the Lees' house", {"Ann", "Lees"}),
        ("in the Ann-Marie and O’Brien cases", {"Ann-Marie", "O’Brien"}),
        ("no names here", set()),
        ("He said “‘( Bo. “‘( Cy", {"Bo"}),
    ],
)
def test_names_are_capitalised_words_that_do_not_begin_a_sentence(
    text: str, names: set[str]
) -> None:
    assert proper_words(text, inner_only=True) == names


def test_all_capitalised_words_of_a_quote_count() -> None:
    assert proper_words("Men saw Ann’s son. Bo left.") == {"Men", "Ann", "Bo"}


ARTICLE = "The Paper, 2024-03-05, reports this. They saw 1,000 men and 1 child, twelve in all.\n"
QUOTE = "  evidence: [{section: Lead, quote: '1,000 men and 1 child, twelve in all'}]\n"


def problems(folder: Path, title: str, quantity: str = "") -> list[str]:
    field = f"  quantity: {{value: {quantity}, per: side}}\n" if quantity else ""
    exchange = f"- id: e\n  title: {title}\n  stage: hoped\n  status: hoped\n{field}{QUOTE}"
    pack = load(small(folder, ARTICLE, exchanges=exchange))
    prove(pack)
    return [problem.message for problem in pack.problems]


@pytest.mark.parametrize("number", ["1,000", "1000", "1", "12"])
def test_a_number_that_the_quotes_hold_is_told(tmp_path: Path, number: str) -> None:
    assert problems(tmp_path, f"they saw {number} of them") == []


@pytest.mark.parametrize("number", ["1,001", "100", "2", "9" * 5000, "1" * 20])
def test_a_number_that_the_quotes_do_not_hold_is_refused(tmp_path: Path, number: str) -> None:
    (problem,) = problems(tmp_path, f"they saw {number} of them")
    assert problem.startswith(f"title: the number {number} does not stand in the quotes")


def test_a_quantity_is_a_number_of_the_quotes(tmp_path: Path) -> None:
    assert problems(tmp_path, "they saw them", "1000") == []
    (problem,) = problems(tmp_path, "they saw them", "999")
    assert problem.startswith("quantity: the number 999 does not stand in the quotes")

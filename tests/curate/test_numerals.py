"""Which numbers a text tells, in digits and in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talks_cli.curate.prove.numerals import Numeral, _joined, number_is_written, numerals, stands

if TYPE_CHECKING:
    from talks_cli.curate.prove.number_words import Number

TOLD: dict[str, list[Number]] = {
    "1,000 prisoners": [1000],
    "1000 prisoners": [1000],
    "11,000,000 of them, 12": [11_000_000, 12],
    "1\u00a0000, 2\u202f000\u2009000 and 3\u2009000,": [1000, 2_000_000, 3000],
    "in 2025\u00a0they": [2025],
    "May\u00a016\u00a02025": [16, 2025],
    "3.5 hours, .5 of one": [Decimal("3.5"), Decimal("0.5"), 1],
    "5%, $6, (7), “8”, 9.": [5, 6, 7, 8, 9],
    "10:30 or 3/4": [10, 30, 3, 4],
    "Two hours, two-hour": [2, 2],
    "zero, nineteen, twenty, ninety-nine": [0, 19, 20, 99],
    "twenty five, thirty‑one": [25, 31],
    "twenty ten, twenty zero": [20, 10, 20, 0],
    "two three, four, five": [2, 3, 4, 5],
    "one hundred and five": [105],
    "one hundred five": [105],
    "one-hundred-and-five": [105],
    "a hundred, a thousand, a dozen": [100, 1000, 12],
    "two hundred, fifteen hundred, 3 hundred": [200, 1500, 300],
    "two dozen, three hundreds": [24, 300],
    "one hundred and two hundred": [100, 200],
    "one hundred and twenty-two hundred": [100, 2200],
    "two and three": [2, 3],
    "one hundred\nfive": [100, 5],
    "one hundred, five": [100, 5],
    "and a man or a hundred and an end": [100],
    "1.5 million, 2 million, 2.7 thousand": [1_500_000, 2_000_000, 2700],
    "1.5 mln, 2 bn": [1_500_000, 2_000_000_000],
    "two bn": [2],
    "two thousand, one hundred": [2000, 100],
    "two thousand one hundred and one": [2101],
    "two million three hundred thousand and five": [2_300_005],
    "one hundred and five thousand": [105_000],
    "one thousand and one thousand": [1000, 1000],
    "two thousand three thousand": [2000, 3000],
    "one thousand and five million": [1000, 5_000_000],
    "five million and one thousand": [5_001_000],
    "2 million 500 thousand": [2_500_000],
    "2 million 500 men": [2_000_000, 500],
    "two hundred 5": [200, 5],
    "on June 2 two hundred": [2, 200],
    "a thousand million": [10**9],
    "two and a half million": [2_500_000],
    "2 and a half hours": [Decimal("2.5")],
    "half a million, a quarter of a million": [],
    "a share of a million": [10**6],
    "no one, No one": [],
    "one, not no two": [1, 2],
    "ones, twos, someone, tenth, weightless": [],
    "a two-day talk, a three-party one": [2, 3, 1],
    "twenty-first, two-thirds, the hundredth": [],
    "several hundred thousands": [],
    "20-year, 1,000-for-1,000": [20, 1000],
    "S-300, mid-2024, 3km, 2nd, x2": [],
    "10-15, 5–7, 3-4 million": [10, 15, 5, 7, 3_000_000, 4_000_000],
    "5-million-strong": [5_000_000],
    "2025-06-02 and 2025-06": [2025, 2, 2025],
    "3,5 or 1,00 or 1,0000 or 1.000.000 or 1’000": [],
    "9" * 17: [int("9" * 17)],
    "9" * 18: [],
    "one million million million, 2": [2],
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=[text[:40] for text in TOLD])
def test_a_text_tells_numbers_in_digits_and_words(text: str, told: list[Number]) -> None:
    assert [value for numeral in numerals(text) for value in numeral.values] == told
    assert all(number_is_written(value, text) for value in told if isinstance(value, int))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1000, "11,000 prisoners"),
        (1000, "1,000,000 prisoners"),
        (100, "1,000 prisoners"),
        (3, "3.5 hours"),
        (2, "2 million"),
        (2, "two hundred"),
        (1, "1.5 million"),
        (5, "1.5 million"),
        (15, "10-15 million"),
        (1, "no one"),
    ],
)
def test_what_is_part_of_a_numeral_is_no_number(number: int, text: str) -> None:
    assert not number_is_written(number, text)


def test_numerals_are_told_as_they_are_written() -> None:
    assert list(
        numerals("One of Two hundred and\u00a0five, the 20-Year war, hundreds: 1,000.")
    ) == [
        Numeral("One", (1,)),
        Numeral("Two hundred and\u00a0five", (205,)),
        Numeral("20-Year", (20,), exact=True),
        Numeral("hundreds", (), exact=True),
        Numeral("1,000", (1000,)),
    ]


@pytest.mark.parametrize(
    ("written", "text", "there"),
    [
        ("1,000", "a thousand men", True),
        ("20-year", "a 20‑YEAR war", True),
        ("20-year", "20 years of war", False),
        ("10-15", "10–15 men", True),
        ("10-15", "10 to 15 men", False),
        ("hundreds", "Hundreds of men", True),
        ("hundreds", "two hundred men", False),
        ("3km", "a 3km-long road", True),
        ("3km", "13km", False),
        ("one million million million", "One million million million men", True),
        ("one million million million", "two million million million men", False),
        ("twenty-first", "the Twenty-first", True),
        ("twenty-first", "the twenty", False),
    ],
)
def test_a_numeral_stands_in_a_text_by_its_value_or_its_words(
    written: str, text: str, there: bool
) -> None:
    (numeral,) = numerals(written)
    assert stands(numeral, text) is there


PARTS = (
    "1 22 1,000 1.5 2nd S-300 20-year 3km 1\u00a0000 -5 1999 12-13 one two twenty hundred thousand "
    "million mn and a half no men of quarter , . - ’ ' ( ) “ ١ ² 1234567890 12345678901234567890"
).split(" ")


@given(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " ", "\n"])), max_size=6))
def test_plain_digits_are_read_as_all_others_are(parts: list[tuple[str, str]]) -> None:
    text = "".join(part + gap for part, gap in parts)
    assert list(numerals(text)) == list(_joined(text))

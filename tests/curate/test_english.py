"""Dates and negations in sentences."""

from __future__ import annotations

import pytest

from talks_cli.curate.prove import english


@pytest.mark.parametrize(
    ("date", "text", "written"),
    [
        ("2025-06-02", "date 2025-06-02 ISTANBUL", True),
        ("2025-06-02", "on June 2, 2025", True),
        ("2025-06-02", "on 2 June 2025", True),
        ("2025-06-02", "on June 2", False),
        ("2025-06-02", "on June 22, 2025", False),
        ("2025-06", "in June 2025", True),
        ("2025-06", "in 2025", False),
        ("2025", "in 2025", True),
        ("2025", "room 20251", False),
        ("2022-05-16", "on March 5, 2022, and on May 16", True),
        ("2022-05-16", "on March 5, 2022, and on May 16, 2025", False),
        ("2025-05-16", "on March 5, 2022, and on May 16, 2025", True),
        ("2022-05", "in 2022, and in May 2025", False),
        ("2025-05", "in 2022, and in May 2025", True),
    ],
)
def test_a_date_is_written_with_all_its_parts(date: str, text: str, written: bool) -> None:
    assert english.date_is_written(date, text) is written


@pytest.mark.parametrize(
    ("date", "text", "written"),
    [
        ("2025-05-16", "on May 16.", True),
        ("2025-05-16", "on the 16th May", True),
        ("2025-05-16", "16 May", True),
        ("2025-05-01", "on May 1st", True),
        ("2025-05-01", "on May 16", False),
        ("2025-05", "in May", True),
        ("2025", "in May", False),
        ("2025-05-16", "on May\u00a016", True),
        ("2025-05-16", "on May 16, 2025", True),
        ("2025-05-16", "16 May 2025", True),
        ("2025-05-16", "on May 16, 2024, and May 16", True),
        ("2025-05-16", "on May 16, 2024, and May 16, 2025", True),
        ("2025-05-16", "on May 16, 2024", False),
        ("2025-05-16", "on May 16,2024.", False),
        ("2025-05-16", "on May 16th, 2024", False),
        ("2025-05-16", "on May\u00a016\u00a02024", False),
        ("2025-05-16", "on 16 May 2024", False),
        ("2025-05-16", "on 16th May, 2024", False),
        ("2025-05-16", "on 16 May. 2024", False),
        ("2025-05-16", "on May 16 1,200 men left", True),
        ("2025-05-16", "on May 16 1200 men left", True),
        ("2025-05-16", "on May 16, 20244 left", True),
        ("2025-05-16", "on May 16\n2024 was over", True),
        ("2025-01-16", "on Jan. 16, 2024", False),
        ("2025-01-16", "on 16 Jan. 2024", False),
        ("2025-05", "in May 2025", True),
        ("2025-05", "on May 16, 2025", True),
        ("2025-05", "in May 2024", False),
        ("2025-05", "in May, 2024", False),
        ("2025-05", "on May 16, 2024", False),
        ("2025-05", "on 16 May 2024", False),
        ("2025-05", "on May 16, 2024, and in May", True),
    ],
)
def test_a_day_is_written_without_its_year(date: str, text: str, written: bool) -> None:
    assert english.day_is_written(date, text) is written


NEGATIONS = (
    "not|no|No|Never|none|nobody|nothing|nowhere|neither|nor|without|cannot|isn’t|isn't|hardly|"
    "barely|scarcely|refuse|refuses|refused|refusing|refusal|deny|denies|denied|denying|"
    "reject|rejects|rejected|rejecting|rule out|rules out|ruled out|ruling out|decline to|"
    "declines to|declined to|declining to|fail to|fails to|failed to|failing to|ruled  out|"
    "failed\nto"
).split("|")


@pytest.mark.parametrize("negation", NEGATIONS)
def test_negations_are_recognised(negation: str) -> None:
    found = english.NEGATION.search(f"They {negation} go.")
    assert found
    assert found[0] == negation


@pytest.mark.parametrize("text", ["The answer was no.", "No. Five men left.", "no, 5 men left"])
def test_a_no_that_numbers_nothing_is_a_negation(text: str) -> None:
    assert english.NEGATION.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "a note", "another", "know-how", "nothingness", "Order No. 5", "order no.5", "No.\n5",
        "the ruled paper", "it declined by", "the talks failed", "a denier",
        "ruling outlaws", "failed today",
    ],
)  # fmt: skip
def test_words_that_only_look_like_negations_are_not(text: str) -> None:
    assert not english.NEGATION.search(text)

"""The words of a table: days and spans of them, speakers, places of sentences."""

from __future__ import annotations

from typing import Any

import pytest

from talks_cli.curate.tell.wording import listed, span, speaker, when, where


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-05-16", "2025-06-02", "16 May – 2 June 2025"),
        ("2025-05-16", "2025-05-28", "16–28 May 2025"),
        ("2025-05-16", "2025-05-16", "16 May 2025"),
        ("2025-05", "2025-06", "May–June 2025"),
        ("2024", "2025", "2024–2025"),
        ("2024-12-31", "2025-01-01", "31 December 2024 – 1 January 2025"),
        ("2025-05", "2025-05-28", "May 2025 – 28 May 2025"),
        ("2025", "2025-05-28", "2025 – 28 May 2025"),
    ],
)
def test_what_two_days_share_is_said_once(first: str, last: str, words: str) -> None:
    assert span(first, last) == words


@pytest.mark.parametrize(
    ("times", "status", "words"),
    [
        ({"date": "2025-05-16"}, "happened", "16 May 2025"),
        ({"date": "2025-05"}, "said", "May 2025"),
        ({"not_after": "2025-05-28"}, "happened", "by 28 May 2025"),
        ({"not_after": "2025-08"}, "happened", "by the end of August 2025"),
        ({"not_before": "2025-05-16"}, "happened", "16 May 2025 or later"),
        ({"not_before": "2025-05-16", "not_after": "2025-06-02"}, None, "16 May – 2 June 2025"),
        ({"for": "2025-06-02"}, "announced", "for 2 June 2025 (announced)"),
        ({"for": "2025-06-02", "not_after": "2025-06-01"}, "hoped", "for 2 June 2025 (hoped for)"),
        ({"for": "2025-06-02"}, "said", "for 2 June 2025"),
        (
            {"date": "2025-05-28", "for": "2025-06-02"},
            "announced",
            "28 May 2025, for 2 June 2025 (announced)",
        ),
        ({}, "happened", ""),
    ],
)
def test_when_as_people_write_it(times: dict[str, str], status: str | None, words: str) -> None:
    assert when(times, status) == words


@pytest.mark.parametrize(
    ("said_by", "words"),
    [
        ({"id": "ann", "name": "Ann Smith"}, "Ann Smith"),
        ({"unnamed": "a source"}, "a source (unnamed)"),
        ({"id": "aide", "unnamed": "an aide"}, "an aide (unnamed)"),
        (
            {"unnamed": "an official", "via": {"id": "wire", "name": "The Wire"}},
            "an official (unnamed), via The Wire",
        ),
        (
            {"id": None, "name": "A and a source",
             "several": [{"id": "a", "name": "A"}, {"unnamed": "a source"}]},
            "A and a source (unnamed)",
        ),
    ],
)  # fmt: skip
def test_who_says_it(said_by: dict[str, Any], words: str) -> None:
    assert speaker(said_by) == words


@pytest.mark.parametrize(
    ("names", "words"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_several_names(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_sentences_stand_by_their_source_unless_there_is_one() -> None:
    places = [("a", 16), ("a", 17), ("a", 20), ("b", 3)]
    assert where(places, {"a": "TASS", "b": "AFP"}) == "TASS [16–17, 20]; AFP [3]"
    assert where(places[:2], {"a": ""}) == "[16–17]"

"""What a document rests on, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.document import fields_of, quotations, ranges, sources_of

if TYPE_CHECKING:
    from talks_cli.dataset.record import Doc


def cited(*places: str) -> list[Doc]:
    """Evidence at places such as `ap 3`: a source, and the number of a sentence."""
    found = (place.split() for place in places)
    return [{"source": source, "start": number, "end": number} for source, number in found]


def test_a_document_rests_on_its_sources_each_once_then_on_those_of_its_facts() -> None:
    one: Doc = {"evidence": cited("ap 3")}
    assert list(sources_of(one)) == ["ap"]
    several: Doc = {
        "evidence": cited("wire 3", "ap 1", "wire 5"),
        "facts": {"city": {"evidence": cited("ap 1", "post 7")}, "flags": {"evidence": []}},
    }
    assert list(sources_of(several)) == ["wire", "ap", "post"]
    assert list(quotations(several)) == cited("wire 3", "ap 1", "wire 5", "post 7")


def test_what_rests_on_nothing_has_no_source() -> None:
    assert list(sources_of({"evidence": []})) == []


def test_of_bounds_beside_a_day_nothing_is_shown() -> None:
    bounds: Doc = {"kind": "event", "date": None, "for": None, "not_before": "2025-05-16"}
    assert fields_of("when", bounds) == ("date", "not_before", "not_after", "for")
    assert fields_of("when", bounds | {"for": "2025-06-02"}) == ("date", "for")
    assert fields_of("when", bounds | {"date": "2025-06-02"}) == ("date", "for")


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], ""),
        ([3], "3"),
        ([1, 2], "1–2"),
        ([1, 3], "1, 3"),
        ([1, 2, 3, 4], "1–4"),
        ([1, 3, 4, 5, 9, 10, 12], "1, 3–5, 9–10, 12"),
    ],
)
def test_numbers_are_told_in_runs(numbers: list[int], shown: str) -> None:
    assert ranges(numbers) == shown

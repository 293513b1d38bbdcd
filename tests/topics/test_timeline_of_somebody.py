"""What somebody says that a timeline has no place for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("lavrov", "2 more statements have no place in a timeline: talks statements lavrov"),
        # that there was no talk about mediation is an event of the same sentence
        ("zakharova", "3 more statements have no place in a timeline: talks statements zakharova"),
        ("a source", "1 more statement has no place in a timeline: talks statements 'a source'"),
    ],
)
def test_what_has_no_place_in_time_is_counted_and_named(
    talks: Callable[..., Outcome], who: str, told: str
) -> None:
    notes = json.loads(talks("timeline", "--by", who, "--json").out)["notes"]
    assert [note["text"] for note in notes if note["code"] == "not_in_time"] == [told]
    assert told in " ".join(talks("timeline", "--by", who).out.split())


@pytest.mark.parametrize("asked", [["--by", "medinsky"], ["--by", "TASS"], ["--by", "putin"], []])
def test_nothing_is_said_where_a_timeline_has_all(
    talks: Callable[..., Outcome], asked: list[str]
) -> None:
    notes = json.loads(talks("timeline", *asked, "--json").out)["notes"]
    assert "not_in_time" not in [note["code"] for note in notes]

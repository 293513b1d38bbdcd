"""An id that a curator writes is of one thing, whatever ids are made of what others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.curate.gazettes import documents, fact, problems

if TYPE_CHECKING:
    from pathlib import Path

TOLD = fact(
    "Ann Smith heads Blue in Old Hall in the second round.",
    "delegation: blue, round: 2, head: ann, not_stated: [members]", "round: 2",
    "venue: hall, round: 2, silent: [{what: which room}]", "venue: town",
)  # fmt: skip
MADE = {
    "ann-2": "delegate", "blue-2-member": "delegate", "round-2": "round", "venue-2": "venue",
    "venue-town": "venue", "venue-2.open": "silence", "east.1": "sentence",
}  # fmt: skip


@pytest.mark.parametrize("identifier", MADE)
def test_no_event_has_the_id_that_something_has_by_what_it_is(
    tmp_path: Path, identifier: str
) -> None:
    assert identifier in documents(tmp_path / "without", east=TOLD)
    event = fact("They met.", f"event: {identifier}, what: They meet")
    assert problems(tmp_path, east=TOLD + event) == [
        f"event: the id '{identifier}' is that of a {MADE[identifier]} too, which has it by what it"
        " is: choose another"
    ]


def test_neither_has_a_silence_or_a_place(tmp_path: Path) -> None:
    silent = fact("They met.", more="  silent: {what: when, id: round-2, topics: [venue]}\n")
    assert problems(tmp_path / "silence", east=TOLD + silent) == [
        "silent: the id 'round-2' is that of a round too, which has it by what it is: choose another"
    ]
    places = "hall: {name: Old Hall}\nround-2: {name: Town}\ntown: {name: Town}\n"
    assert problems(tmp_path / "place", east=TOLD, places=places) == [
        "place: the id 'round-2' is that of a round too, which has it by what it is: choose another"
    ]


def test_a_record_that_two_articles_tell_has_its_id_once(tmp_path: Path) -> None:
    met = fact("They met.", "event: met, what: They meet")
    assert "met" in documents(tmp_path, east=TOLD + met, west=met)

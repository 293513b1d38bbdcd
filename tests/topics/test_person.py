"""What is told on one person: who bears a name, what names them, and what is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

PEOPLE = """\
ann: {name: Ann Lee}
bo: {name: Bo Day}
camp: {name: Blue camp, kind: organisation}
"""
SENTENCES = """\
- text: Deputy Minister Ann Lee of the Blue camp came with Bo Day.
  people: {ann: Deputy Minister}
  facts:
  - {event: came, what: Lee comes with Day, silent: why they came}
  silent:
  - {what: where they met, topics: [timeline]}
  - {what: who Bo Day is, topics: [person], person: bo}
- text: The Red camp stayed away.
  facts: [{event: stayed, what: The Red camp stays away}]
- text: The Blue camp rested.
  facts: [{event: rested, what: The Blue camp rests}]
"""


@pytest.fixture
def ask(talks: Callable[..., Outcome], tmp_path: Path) -> Callable[[str], Outcome]:
    pack = small(tmp_path, SENTENCES, people=PEOPLE)
    return lambda name: talks("person", name, "--data", str(pack), "--json")


def ids(outcome: Outcome) -> list[str]:
    return [item["id"] for item in outcome.items]


@pytest.mark.parametrize("name", ["Ann", "Lee", "ann lee", "deputy minister"])
def test_a_person_goes_by_first_name_surname_and_title(
    ask: Callable[[str], Outcome], name: str
) -> None:
    assert ids(ask(name)) == ["ann", "came"]


def test_an_organisation_has_no_surname(ask: Callable[[str], Outcome]) -> None:
    assert ids(ask("Blue camp")) == ["camp", "rested"]
    assert ask("camp").items[0]["kind"] == "person"  # by its id
    assert ask("Blue").code == 1


def test_what_is_left_open_is_of_this_person(ask: Callable[[str], Outcome]) -> None:
    def told(name: str) -> list[Any]:
        notes = ask(name).document["notes"]
        return [note["text"] for note in notes if note["code"] == "not_stated"]

    assert told("ann") == []
    assert told("bo") == ["Not stated: who Bo Day is"]


def test_what_others_say_of_somebody_stands_apart(talks: Callable[..., Outcome]) -> None:
    out = talks("person", "umerov").out
    own, others = out.index("│ Statements"), out.index("│ Said by others")
    assert own < out.index("• Ukraine had sent Russia a document") < others
    assert others < out.index("• Medinsky says that he called Umerov")
    assert "Said by others" not in talks("person", "lavrov").out

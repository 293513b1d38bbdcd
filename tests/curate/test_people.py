"""People found by their names."""

from __future__ import annotations

import pytest

from talks_cli.curate.people import Names


def found(names: Names, sentence: str) -> list[str]:
    return [mention.person for mention in names.mentions(sentence)]


def test_a_wording_that_two_go_by_tells_nobody_apart() -> None:
    names = Names([("a", ("Ann Lee", "Lee")), ("b", ("Bo Lee", "Lee", "the minister"))])
    assert found(names, "Ann Lee and Bo Lee met the minister. Lee left.") == ["a", "b", "b"]


def test_what_one_source_calls_people_leaves_other_sources_as_they_are() -> None:
    names = Names([("a", ("Ann Lee", "Lee")), ("b", ("Bo Day", "Day"))])
    here = names.also([("a", ("the minister",)), ("b", ("Lee", "Lee Day"))])
    assert found(here, "the minister saw Lee Day, then Lee, then Ann Lee") == ["a", "b", "a"]
    assert found(names, "the minister saw Lee Day, then Ann Lee") == ["a", "b", "a"]


@pytest.mark.parametrize("name", ["Smith-Jones", "O’Brien", "van der Berg"])
def test_names_of_several_parts_are_found(name: str) -> None:
    (mention,) = Names([("x", (name,))]).mentions(f"Then {name}’s men left.")
    assert (mention.person, mention.start, mention.end) == ("x", 5, 5 + len(name))

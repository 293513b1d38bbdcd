"""People found by their names."""

from __future__ import annotations

import pytest

from talks_cli.curate.prove.people import Names


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


MAY = Names([("may", ("Theresa May", "May")), ("june", ("June",))])


@pytest.mark.parametrize(
    "sentence",
    [
        "May said so.",
        "Theresa May 16 years ago",
        "Theresa May, 2025, in Oslo",
        "In May, 16 men left.",
        "May, 68, left.",
        "May 68 is over.",
        "May 10,000 times",
        "May 20251",
        "the 116 May",
        "on 1,016 May",
        "on 45 May",
        "16, May said",
        "May’s 16 men",
    ],
)
def test_a_month_alone_may_be_a_name(sentence: str) -> None:
    assert found(MAY, sentence) == ["may"]


@pytest.mark.parametrize(
    "sentence",
    [
        "on May 16",
        "on May 16, he left",
        "on May\u00a03rd.",
        "in May 2025",
        "in May, 2025, he left",
        "in May,2025.",
        "on 16 May",
        "on 16th May he left",
        "on the 31st of May",
        "16–18 May",
        "01 May",
        "on June 2",
    ],
)
def test_a_month_with_its_day_or_year_is_no_name(sentence: str) -> None:
    assert found(MAY, sentence) == []


def test_a_date_does_not_hide_a_name() -> None:
    assert found(MAY, "May said on May 16 that June left on 2 June.") == ["may", "june"]

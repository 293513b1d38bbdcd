"""People, sides and places are called as some article calls them, and told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.curate.prove.proofs import PEOPLE, messages

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "- {text: Ann Lee met Cy Lee. Lee left., nothing: names}\n"


def test_a_pack_whose_names_stand_in_its_article_passes(tmp_path: Path) -> None:
    assert messages(tmp_path, TEXT) == []


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("x: {name: Di Fox}", "name: 'Di Fox' stands in no article: write it as one does (other wordings"
         " of the articles under 'called', your own under 'aliases')"),
        ("x: {name: Di Fox, called: [Cy Lee]}", None),
        ("x: {name: Cy Lee, different_from: [lee]}", "different_from: 'lee' does not point back: write it there too"),
        ("x: {name: Cy Lee}", "name: 'lee' is the surname of 'lee' too: say that they are two"
         " (different_from: [lee], and here in turn)"),
        ("x: {name: Cy, called: [Cyrus]}", "called: 'Cyrus' stands in no article: what you call it stands under"
         " 'aliases'"),
        ("x: {name: Cy, aliases: [Cyrus]}", None),
        ("x: {name: Cy, side: south}", "side: 'south' stands in no sentence with 'Cy': give the reason"
         " (why: {side: …})"),
        ("x: {name: Cy, side: south, why: {side: x}}", None),
        ("x: {name: Cy, side: west}", "side: there is no side 'west' in sides.yaml"),
        ("x: {name: Cy, why: {side: x}}", "why: there is no value in 'side' to give a reason for"),
        ("X: {name: Cy}", "'X' is not an id (use a-z, 0-9, and '-' or '.' between them)"),
        ("x: Cy", "x: a mapping is expected, such as {name: …}"),
        ("x: {name: Cy, kind: cat}",
         "kind: 'cat' is not one of 'person', 'organisation', 'office' or 'unnamed'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_person_is_told(tmp_path: Path, more: str, found: str | None) -> None:
    assert messages(tmp_path, TEXT, people=f"{PEOPLE}{more}\n") == ([found] if found else [])


def test_two_of_one_surname_are_told_apart(tmp_path: Path) -> None:
    people = PEOPLE.replace("name: Ann Lee,", "name: Ann Lee, different_from: [cy],")
    people += "cy: {name: Cy Lee, different_from: [lee]}\n"
    assert messages(tmp_path, TEXT, people=people) == []


def test_a_name_is_one_sides(tmp_path: Path) -> None:
    sides = "north: {name: North}\nsouth: {name: South, aliases: [NORTH]}\n"
    assert messages(tmp_path, TEXT, sides=sides) == ["aliases: 'NORTH' is a name of 'north' too"]


def test_a_source_spells_people_in_its_own_way(tmp_path: Path) -> None:
    people = PEOPLE.replace("lee: {name: Ann Lee", "lee: {name: Anne Leigh")
    assert messages(tmp_path / "a", TEXT, people=people, head="spells: {lee: Ann Lee}\n") == []
    assert messages(tmp_path / "b", TEXT, people=people, head="spells: {lee: An Li}\n") == [
        "name: 'Anne Leigh' stands in no article: write it as one does (other wordings of the"
        " articles under 'called', your own under 'aliases')",
        "side: 'north' stands in no sentence with 'Anne Leigh': give the reason (why: {side: …})",
        "spells: 'An Li' does not stand in this article",
    ]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("dated: 2024-03-05\n", []),
        ("dated: {is: 2024-03-06, why: its page says so}\n", []),
        ("dated: 2024-03-06\n", ["dated: '2024-03-06' does not stand in the article: say how its date is"
                                 " known (dated: {is: YYYY-MM-DD, why: …})"]),
        ("dated: March\n", ["dated: 'March' is not a date with its year that is known here (use the article's"
                            " words where they are, or {is: YYYY-MM-DD, why: …})"]),
        ("dated: {is: 2024-03-06}\n", ["dated.why: this field is missing"]),
        ("language: English\n", ["language: 'English' is not the tag of a language (use en, ru, pt-BR, …)"]),
        ("reads: {round: {is: one, why: x}}\n",
         ["reads.round.is: 'one' is not a whole number (use digits alone)"]),
        ("publishr: x\n", ["publishr: there is no such field here; did you mean 'publisher'? (known: source,"
                           " publisher, dated, place, language, article, sha256, remark, reads, spells, sentences)"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_head_of_an_article_is_told(
    tmp_path: Path, head: str, found: list[str]
) -> None:
    assert messages(tmp_path, TEXT, head=head) == found


def test_a_line_of_capitals_names_a_place(tmp_path: Path) -> None:
    article = "The Paper, 2024-03-05\nISTANBUL\nThey met.\n"
    text = (
        "- dateline: The Paper, 2024-03-05\n- dateline: ISTANBUL\n- {text: They met., nothing: x}\n"
    )
    shared = {"people": "{}", "sides": "{}", "places": "istanbul: {name: Istanbul}\n"}
    found = messages(tmp_path, text, article=article, **shared)
    assert [line for line in found if "goes on" not in line and "ends before" not in line] == []


def test_who_sits_for_a_side_is_of_it(tmp_path: Path) -> None:
    people = f"{PEOPLE}cy: {{name: Cy, side: south}}\n"
    text = "- text: The South came.\n  facts:\n  - {delegation: %s, head: cy, with: 2}\n- text: Cy led.\n"
    assert messages(tmp_path / "south", text % "south", people=people) == []
    found = messages(tmp_path / "north", text % "north", people=people)
    assert "side: 'south' stands in no sentence with 'Cy'" in " ".join(found)

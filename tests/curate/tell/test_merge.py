"""Tellings of the same thing are one record: what is one, what differs, what is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.curate.read.pack import load
from talks_cli.curate.tell.documents import Documents
from talks_cli.errors import InvalidPack
from tests.curate.gazettes import alone, documents, fact, loaded, write

if TYPE_CHECKING:
    from pathlib import Path

MET = "event: met, what: They meet"


def differing(doc: dict[str, Any]) -> dict[str, list[tuple[object, str]]]:
    return {
        field: [(one["value"], one["source"]) for one in told]
        for field, told in doc["differs"].items()
    }


def test_what_both_say_alike_is_one_value_and_stands_in_both(tmp_path: Path) -> None:
    met = documents(
        tmp_path,
        east=fact("They met on March 2.", f"{MET}, date: March 2, people: [ann], places: [town]"),
        west=fact("Nothing.")
        + fact("They MET on 2 March.", "event: met, date: 2 March, people: [bo, ann]"),
    )["met"]
    assert (met["date"], met["differs"]) == ("2024-03-02", {})
    assert [person["id"] for person in met["people"]] == ["ann", "bo"]
    assert [place["id"] for place in met["places"]] == ["town"]
    assert [cited["quote"] for cited in met["evidence"]] == [
        "They met on March 2.", "They MET on 2 March.",
    ]  # fmt: skip
    assert (met["says"], met["where"]) == ("The East; The West", "The East [1]; The West [2]")


def test_a_text_in_another_case_is_no_other_value(tmp_path: Path) -> None:
    found = documents(
        tmp_path,
        east=fact("It was Held.", "round: 1, state: Held"),
        west=fact("It was held.", "round: 1, state: held"),
    )["round-1"]
    assert (found["state"], found["differs"]) == ("Held", {})


def test_what_two_articles_say_differently_is_null_and_differs(tmp_path: Path) -> None:
    met = documents(
        tmp_path,
        east=fact("They met on March 2.", f"{MET}, date: March 2"),
        west=fact("They met on March 3.", "event: met, date: March 3"),
    )["met"]
    assert met["date"] is None
    assert met["not_after"] is None  # it has a day, if two
    assert differing(met) == {"date": [("2024-03-02", "east"), ("2024-03-03", "west")]}
    assert met["differs"]["date"][1]["evidence"][0]["quote"] == "They met on March 3."
    assert met["when"] == "2 March 2024 (The East); 3 March 2024 (The West)"


def test_two_articles_of_a_publisher_and_a_day_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        east=fact("They met on March 2.", f"{MET}, date: March 2"),
        west=fact("They met on March 3.", "event: met, date: March 3"),
    )
    west = folder / "west.yaml"
    head = "publisher: The West\ndated: 2024-03-06\n"
    assert head in west.read_text()
    west.write_text(west.read_text().replace(head, "publisher: The East\ndated: 2024-03-05\n"))
    met = next(doc for doc in Documents(load(folder)).docs if doc["id"] == "met")
    assert met["when"] == "2 March 2024 (The East, east); 3 March 2024 (The East, west)"
    assert met["where"] == "The East, east [1]; The East, west [1]"


def test_another_voice_of_one_article_may_differ_and_the_speaker_differs_too(
    tmp_path: Path,
) -> None:
    met = documents(
        tmp_path,
        east=fact("They met on March 2.", f"{MET}, date: March 2")
        + fact("Ann said that they met on March 3.", "event: met, date: March 3, voice: ann"),
    )["met"]
    ann = {"id": "ann", "name": "Ann Smith"}
    assert differing(met) == {
        "date": [("2024-03-02", "east"), ("2024-03-03", "east")],
        "said_by": [(None, "east"), (ann, "east")],
    }
    assert (met["said_by"], met["says"]) == (None, "The East; Ann Smith")


def test_how_far_something_is_a_fact_may_differ(tmp_path: Path) -> None:
    met = documents(
        tmp_path,
        east=fact("They met.", MET),
        west=fact("They will meet.", "event: met, status: announced"),
    )["met"]
    assert met["status"] is None
    assert differing(met) == {"status": [("happened", "east"), ("announced", "west")]}
    assert met["not_after"] == "2024-03-05"  # only who tells of it as past says by when


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            f"{MET}, date: March 2",
            "event: met, date: March 3",
            "date: 'March 3' differs from sentence 1 of this article: 'March 2'",
        ),
        (
            MET,
            "event: met, what: They part",
            "what: 'They part' differs from sentence 1 of this article: 'They meet'",
        ),
        (
            MET,
            "event: met, status: denied",
            "status: 'denied' differs from sentence 1 of this article: 'happened'",
        ),
        (
            "venue: hall, round: 1, city: Town",
            "venue: hall, round: 1, city: Village",
            "city: 'Village' differs from sentence 1 of this article: 'Town'",
        ),
    ],
    ids=["date", "what", "status", "city"],
)
def test_one_article_in_one_voice_does_not_differ_from_itself(
    tmp_path: Path, first: str, second: str, message: str
) -> None:
    pack = loaded(tmp_path, east=fact("One March.", first) + fact("Two March.", second))
    with pytest.raises(InvalidPack) as fault:
        Documents(pack)
    (problem,) = fault.value.problems
    assert problem.message == message
    assert (problem.line, problem.code) == (15, "differs")


def test_the_curators_words_are_written_once_and_stand_with_each_article(tmp_path: Path) -> None:
    told = {"east": fact("They met.", MET), "west": fact("They did.", "event: met")}
    assert documents(tmp_path, **told)["met"]["what"] == "They meet"
    assert alone(tmp_path, "west", **told)["met"]["what"] == "They meet"


def test_a_statement_worded_differently_is_called_by_both_wordings(tmp_path: Path) -> None:
    said = documents(
        tmp_path,
        east=fact("“We go,” said Ann.", "statement: go, says: “We go.”, voice: ann"),
        west=fact("“We leave,” said Ann.", "statement: go, says: “We leave.”, voice: ann"),
    )["go"]
    assert (said["text"], said["what"]) == (None, "“We go.” / “We leave.”")
    assert differing(said) == {"text": [("“We go.”", "east"), ("“We leave.”", "west")]}


def test_what_is_said_in_the_timeline_is_no_wording_of_the_curators(tmp_path: Path) -> None:
    shown = "statement: go, timeline: true, voice: ann"
    told = {
        "east": fact("“We go,” said Ann.", f"{shown}, says: “We go.”"),
        "west": fact("“We leave,” said Ann.", f"{shown}, says: “We leave.”"),
    }
    said = documents(tmp_path / "two", **told)["go"]
    assert said["title"] == "“We go.” / “We leave.”"
    assert [*said["differs"]] == ["text"]
    assert alone(tmp_path / "two", "west", **told)["go"]["title"] == "“We leave.”"
    told["west"] = told["west"].replace("timeline: true", "what: Ann announces it")
    assert documents(tmp_path / "worded", **told)["go"]["title"] == "Ann announces it"


def test_a_round_called_differently_goes_by_the_first_name(tmp_path: Path) -> None:
    found = documents(
        tmp_path,
        east=fact("The first round.", "round: 1, name: first round, called: [it]"),
        west=fact("The opening.", "round: 1, name: the opening"),
    )["round-1"]
    assert (found["name"], found["called"]) == ("first round", ["it", "the opening"])
    assert found["differs"] == {}


@pytest.mark.parametrize(
    ("bound", "left"),
    [("not_after: 2024-03-04", None), ("not_before: 2024-03", None)],
)
def test_a_day_within_anothers_bounds_takes_their_place(
    tmp_path: Path, bound: str, left: None
) -> None:
    met = documents(
        tmp_path,
        east=fact("They met on March 2.", f"{MET}, date: March 2"),
        west=fact("They met.", f"event: met, {bound}"),
    )["met"]
    assert (met["date"], met["not_before"], met["not_after"]) == ("2024-03-02", left, left)
    assert met["differs"] == {}


def test_a_day_outside_anothers_bounds_differs_from_them(tmp_path: Path) -> None:
    met = documents(
        tmp_path,
        east=fact("They met on March 2.", f"{MET}, date: March 2"),
        west=fact("They met after March 3.", "event: met, not_before: March 3"),
    )["met"]
    assert (met["date"], met["not_before"]) == (None, None)
    assert differing(met) == {
        "date": [("2024-03-02", "east")],
        "not_before": [("2024-03-03", "west")],
    }
    assert met["when"] == "2 March 2024 (The East); 3 March 2024 or later (The West)"


def test_what_one_does_not_state_another_may_give(tmp_path: Path) -> None:
    told = {
        "east": fact("They met.", f"{MET}, not_stated: [date, round]"),
        "west": fact("They met on March 3.", "event: met, date: March 3"),
    }
    assert documents(tmp_path, **told)["met"]["not_stated"] == ["round"]
    assert alone(tmp_path, "east", **told)["met"]["not_stated"] == ["date", "round"]
    assert alone(tmp_path, "east", **told)["met"]["when"] == "not stated"


def test_a_reason_is_needless_where_another_says_it_in_so_many_words(tmp_path: Path) -> None:
    told = {
        "east": fact("They met.", f"{MET}, round: 1, why: {{round: it is the first}}"),
        "west": fact("They met in round 1.", "event: met, round: 1"),
    }
    assert "round" not in documents(tmp_path, **told)["met"]["derived"]
    assert alone(tmp_path, "east", **told)["met"]["derived"]["round"] == "it is the first"


class TestSeats:
    def test_heads_that_sources_give_differently_are_one_row(self, tmp_path: Path) -> None:
        told = {
            "east": fact("Ann led.", "delegation: blue, round: 1, head: ann"),
            "west": fact("Bo led.", "delegation: blue, round: 1, head: bo"),
        }
        found = documents(tmp_path, **told)
        head = found["blue-1-head"]
        assert (head["person"], head["name"], head["title"]) == (None, None, None)
        assert differing(head) == {"person": [("Ann Smith", "east"), ("Bo Li", "west")]}
        assert head["what"] == "Ann Smith (The East) or Bo Li (The West), head, Blue, round 1"
        assert {"ann-1", "bo-1"}.isdisjoint(found)
        assert alone(tmp_path, "west", **told)["bo-1"]["name"] == "Bo Li"

    def test_two_heads_of_one_source_are_two_rows(self, tmp_path: Path) -> None:
        found = documents(
            tmp_path, east=fact("Ann and Bo led.", "delegation: blue, round: 1, head: [ann, bo]")
        )
        assert [found[seat]["role"] for seat in ("ann-1", "bo-1")] == ["head", "head"]

    def test_heads_of_no_stated_round_are_not_compared(self, tmp_path: Path) -> None:
        found = documents(
            tmp_path,
            east=fact("Ann led.", "delegation: blue, head: ann"),
            west=fact("Bo led.", "delegation: blue, head: bo"),
        )
        assert {"ann-head", "bo-head"} <= found.keys()

    def test_a_head_not_stated_is_a_row_until_another_article_names_one(
        self, tmp_path: Path
    ) -> None:
        silent = fact("They sat.", "delegation: blue, round: 1, not_stated: [head]")
        found = documents(tmp_path, east=silent)
        row = found["blue-1-head"]
        assert (row["person"], row["role"], row["not_stated"]) == (None, "head", ["person"])
        assert row["what"] == "head: not stated, Blue, round 1"
        named = {"east": silent, "west": fact("Bo led.", "delegation: blue, round: 1, head: bo")}
        assert "blue-1-head" not in documents(tmp_path, **named)
        assert "blue-1-head" in alone(tmp_path, "east", **named)

    def test_a_second_role_of_one_person_is_another_row(self, tmp_path: Path) -> None:
        found = documents(
            tmp_path,
            east=fact("Ann led.", "delegation: blue, round: 1, head: ann, attendees: [ann]"),
        )
        assert found["ann-1"]["role"] == "head"
        assert found["ann-1-attendee"]["role"] == "attendee"

    def test_who_joined_is_a_member_and_who_left_has_no_role(self, tmp_path: Path) -> None:
        found = documents(
            tmp_path,
            east=fact(
                "Ann came, Bo went.", "delegation: blue, round: 1, joined: [ann], left: [bo]"
            ),
        )
        rows = [(found[seat]["role"], found[seat]["change"]) for seat in ("ann-1", "bo-1")]
        assert rows == [("member", "joined"), (None, "left")]

    def test_a_list_is_complete_for_all_of_its_side(self, tmp_path: Path) -> None:
        told = {
            "east": fact("Ann led.", "delegation: blue, round: 1, head: ann")
            + fact("All were Bo.", "delegation: blue, round: 1, members: [bo], complete: All were"),
            "west": fact("Cy was there.", "delegation: red, round: 1, members: [cy]")
            + fact("Ann led.", "delegation: blue, round: 1, head: ann"),
        }
        found = documents(tmp_path, **told)
        listings = {seat: found[seat]["listing"] for seat in ("ann-1", "bo-1", "cy-1")}
        assert listings == {"ann-1": "complete", "bo-1": "complete", "cy-1": "partial"}
        assert alone(tmp_path, "west", **told)["ann-1"]["listing"] == "partial"

    def test_a_list_is_complete_as_far_as_one_who_says_so_tells_of_it(self, tmp_path: Path) -> None:
        told = {
            "east": fact("Bo was there.", "delegation: blue, round: 1, members: [bo]"),
            "west": fact("All were Ann.", "delegation: blue, round: 1, head: ann, complete: All"),
        }
        found = documents(tmp_path, **told)
        assert (found["ann-1"]["listing"], found["bo-1"]["listing"]) == ("complete", "partial")

    def test_a_list_that_is_empty_and_complete_is_a_row_of_nobody(self, tmp_path: Path) -> None:
        row = documents(
            tmp_path,
            east=fact("Nobody came.", "delegation: blue, round: 1, members: [], complete: Nobody"),
        )["blue-1-member"]
        assert (row["what"], row["not_stated"]) == ("member: nobody, Blue, round 1", [])

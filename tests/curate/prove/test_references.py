"""What facts name exists, their fields make sense, and nothing is blamed for another's fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove import wordings
from talks_cli.curate.read import loaded
from tests.curate.prove.proofs import PEOPLE, PLACES, fields, messages, problems

if TYPE_CHECKING:
    from pathlib import Path

FACT = "- text: Ann Lee of the North came to Oslo on March 1.\n  facts:\n  - {%s}\n"
COMES = "event: e, what: Ann Lee comes to Oslo"


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        (f"{COMES}, people: [leee]", ["people: there is no person 'leee' in people.yaml; did you mean 'lee'?"]),
        (f"{COMES}, people: [oslo]", ["people: 'oslo' is a place (places.yaml), not a person"]),
        (f"{COMES}, side: nroth", ["side: there is no side 'nroth' in sides.yaml; did you mean 'north'?"]),
        (f"{COMES}, with: 9", ["with: there is no sentence 9 in this article (it has 2)"]),
        (f"{COMES}, after: [f]", ["after: there is no event, exchange or statement 'f'"]),
        (f"{COMES}, after: [e]", ["after: it cannot be after itself"]),
        (f"{COMES}, after: {{e: why}}", ["after: it cannot be after itself"]),
        (f"{COMES}, silent: {{what: x, topics: [person]}}", ["silent: it is told of a person: say of whom (person: ID)"]),
        (f"{COMES}, silent: {{what: x, person: y}}", ["silent.person: there is no person 'y' in people.yaml"]),
        (f"{COMES}, why: {{dat: x}}", ["why: 'dat' is not a field of an event; did you mean 'date'?"]),
        (f"{COMES}, why: {{date: x}}", ["why: there is no value in 'date' to give a reason for"]),
        (f"{COMES}, not_stated: [what]", ["not_stated: 'what' has a value: leave out one of the two"]),
        (f"{COMES}, not_stated: [dates]", ["not_stated: 'dates' is not a field of an event; did you mean 'date'?"]),
        (f"{COMES}, date: March 1, not_after: March 1",
         ["date: a date and a bound exclude each other: leave out one"]),
        (f"{COMES}, not_before: March 1, not_after: 2024-02-01, why: {{not_after: x}}",
         ["not_before: 2024-03-01 is later than not_after, 2024-02-01: write the earlier as not_before, "
          "or YYYY-MM-DD with its why"]),
        (f"{COMES}, date: 2024-04-01, why: {{date: x}}",
         ["date: 2024-04-01 is later than the article (2024-03-05): a day for which a thing is announced "
          "stands under 'for'"]),
        (f"{COMES}, date: 2024-04-01, status: announced, why: {{date: x}}",
         ["date: 2024-04-01 is later than the article (2024-03-05): a day for which a thing is announced "
          "stands under 'for'"]),
        (f"{COMES}, not_before: 2024-04-01, why: {{not_before: x}}",
         ["not_before: 2024-04-01 is later than the article (2024-03-05), which tells it as past: "
          "say how far it is a fact (status: announced, …)"]),
        (f"{COMES}, not_before: 2024-04-01, status: announced, why: {{not_before: x}}", []),
        (f"{COMES}, for: 2024-04-01, why: {{for: x}}",
         ["for: 2024-04-01 is later than the article (2024-03-05), which tells it as past: "
          "say how far it is a fact (status: announced, …)"]),
        (f"{COMES}, for: 2024-04-01, status: announced, why: {{for: x}}", []),
        ("delegation: north", ["delegation: it names nobody: give one of head, chair, mediator, members, "
                               "attendees, absent, joined, left, or not_stated"]),
        ("delegation: north, not_stated: [person, side]", []),
        ("delegation: north, silent: [{what: x}]", []),
        ("delegation: north, complete: All, why: {complete: x}", []),
        ("delegation: north, head: lee, complete: All, why: {complete: x}", []),
        ("delegation: north, head: lee, silent: [{what: x, field: side}, {what: y, field: person}]", []),
        ("exchange: e, what: Ann Lee, stage: x, follows: e", ["follows: it cannot follow itself"]),
        ("venue: oslo, room: {table: oval, left: north}, why: {room: x}", []),
        ("venue: oslo, room: {left: north, opposite: [north, south]}, why: {room.left: x, room.opposite: x}",
         ["room: opposite has two sides, and stands alone: left and right say it where they do"]),
        ("statement: e, says: Ann Lee came, why: {says: x}",
         ["voice: a statement is somebody's: say whose words these are (voice: NAME, or voice: article; "
          "beside 'text', if it is so of all its facts)"]),
        ("event: e", ["what: this field is missing, and no other sentence has it"]),
        ("exchange: e, what: Ann Lee", ["stage: this field is missing, and no other sentence has it"]),
        ("statement: e, voice: lee", ["says: this field is missing, and no other sentence has it"]),
        ("exchange: e, what: Ann Lee, stage: x, follows: f",
         ["follows: there is no exchange 'f'"]),
        (f"{COMES}, silent: {{what: x, field: dat}}",
         ["silent: 'dat' is no field of what it belongs to; did you mean 'date'?"]),
        (f"{COMES}, silent: {{what: x, field: date}}", []),
        ("delegation: north, members: [lee], absent: [lee]",
         ["absent: 'lee' is one of members too: leave out one of the two"]),
        ("delegation: north, joined: [lee], left: [lee]",
         ["left: 'lee' is one of joined too: leave out one of the two"]),
        ("delegation: north, members: [lee], joined: [lee]", []),
        ("event: lee, what: Ann Lee comes", ["event: the id 'lee' is already that of a person (people.yaml:1:6)"]),
        ("round: 1, statee: x, why: {round: y}",
         ["statee: a round has no such field; did you mean 'state'? (known: voice, status, with, why, "
          "not_stated, silent, answers, remark, round, name, called, city, date, state, duration, outcome; "
          "its attributes stand in pack.yaml under round_attributes)"]),
        ("what: Ann Lee comes", ["a fact needs one of delegation, event, exchange, round, statement, venue, "
                                 "which says its kind"]),
        ("event: e, exchange: f", ["a fact is of one kind, and this has event and exchange: write one for each"]),
        ("evnt: e, what: x", ["a fact needs one of delegation, event, exchange, round, statement, venue, "
                              "which says its kind; did you mean 'event'?"]),
        (f"{COMES}, dat: x", ["dat: there is no such field here; did you mean 'date'? (known: voice, status, "
                              "with, why, not_stated, silent, answers, remark, what, date, not_before, not_after, "
                              "for, after, before, round, side, people, event, places)"]),
        (f"{COMES}, round: two", ["round: 'two' is not a whole number (use digits alone)"]),
        (f"{COMES}, people: {{a: b}}", ["people.0: text is expected, not a mapping"]),
        (f"{COMES}, people: [lee, lee]", ["people: 'lee' stands twice"]),
        (f"{COMES}, status: ended", ["status: 'ended' is not one of 'happened', 'said', 'announced', 'proposed', "
                                     "'hoped', 'conditional' or 'denied'"]),
        (f"{COMES}, voice: [lee, article]", ["voice: 'article' speaks alone (give the fact to who is cited, and "
                                             "the rest a why)"]),
        (f"{COMES}, voice: {{who: lee}}", ["voice.0.via: this field is missing"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_fact_is_told(tmp_path: Path, fact: str, found: list[str]) -> None:
    assert messages(tmp_path, FACT % fact) == found


def test_every_problem_is_told_in_one_go_each_at_its_place(tmp_path: Path) -> None:
    text = (
        "- text: They came on May 16.\n  facts:\n"
        "  - event: e\n    what: They come to Bergen\n    dat: May 16\n    people: [leee]\n"
        "    status: maybe\n"
        "  - round: 1\n    state: gone\n"
        "- text: They went.\n"
    )
    assert problems(tmp_path, text) == [
        "12:11: what: 'Bergen' does not stand in sentence 1: write it as it stands there, add the "
        "sentence (with: N), or the reason (why: {what: …})",
        "13:5: dat: there is no such field here; did you mean 'date'? (known: voice, status, with, "
        "why, not_stated, silent, answers, remark, what, date, not_before, not_after, for, after, "
        "before, round, side, people, event, places)",
        "14:14: people: there is no person 'leee' in people.yaml; did you mean 'lee'?",
        "15:13: status: 'maybe' is not one of 'happened', 'said', 'announced', 'proposed', 'hoped', "
        "'conditional' or 'denied'",
        "16:12: round: round 1 is not named in sentence 1: write it as it stands there, add the "
        "sentence (with: N), or the reason (why: {round: …})",
        "17:12: state: 'gone' does not stand in sentence 1: write it as it stands there, add the "
        "sentence (with: N), or the reason (why: {state: …})",
        '18:3: sentence 2 waits: give it facts, or "nothing: why"',
    ]


def test_after_many_slips_nobody_is_asked_what_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordings, "MOST_COMPARED", 2 * PEOPLE.count("\n"))
    found = messages(tmp_path, FACT % f"{COMES}, people: [leee, lees, leea]")
    told = "there is no person {!r} in people.yaml"
    assert found == [
        f"people: {told.format('leee')}; did you mean 'lee'?",
        f"people: {told.format('lees')}; did you mean 'lee'?",
        f"people: {told.format('leea')}",
    ]


def test_what_an_exchange_follows_is_sought_among_exchanges(tmp_path: Path) -> None:
    text = (
        "- text: Ann Lee came.\n"
        "  facts:\n"
        "  - {event: free-men, what: Ann Lee comes}\n"
        "  - {exchange: freed-men, what: Ann Lee, stage: came, follows: free-man}\n"
    )
    assert messages(tmp_path, text) == [
        "follows: there is no exchange 'free-man'; did you mean 'freed-men'?"
    ]


def test_problems_come_in_the_order_of_reading(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        FACT % f"{COMES}, people: [leee]",
        pack="id: small\nversion: '1'\ntitle: not yet filled in\nround_attributes: [date]\n",
        people=PEOPLE + "moe: {name: Nobody}\n",
        places=PLACES + "rome: {name: Rome}\n",
    )
    assert [line.partition(": ")[0] for line in found] == [
        "pack.yaml:1:1", "people.yaml:4:13", "places.yaml:2:14", "11:54",
    ]  # fmt: skip


@pytest.mark.parametrize("people", ["lee: {name: [", "- lee\n", "lee: {name: &a Ann}\n"])
def test_who_stands_in_a_file_that_cannot_be_read_is_blamed_on_nobody(
    tmp_path: Path, people: str
) -> None:
    fact = f"{COMES}, people: [lee, whoever], voice: whoever"
    (message,) = problems(tmp_path, FACT % fact, people=people)
    assert message.startswith("people.yaml:")


def test_a_faulty_person_is_somebody_all_the_same(tmp_path: Path) -> None:
    people = PEOPLE.replace("name: Ann Lee, side: north", "nam: Ann Lee")
    found = messages(
        tmp_path,
        FACT % "event: e, what: Somebody comes, people: [day, lee], with: 2",
        people=people,
    )
    assert found == [
        "name: this field is missing",
        "nam: there is no such field here; did you mean 'name'? (known: name, called, aliases, "
        "remark, kind, side, different_from, why)",
    ]


@pytest.mark.parametrize(
    ("number", "name", "found"),
    [
        (2, "second meeting", []), (3, "second meeting", ["round"]), (3, "meeting", []),
        (2, "first of the second series", []),
    ],
)  # fmt: skip
def test_a_round_has_no_name_of_another(
    tmp_path: Path, number: int, name: str, found: list[str]
) -> None:
    fact = f"- text: The {name} ended.\n  facts: [{{round: {number}, name: {name}}}]\n"
    assert fields(tmp_path, fact) == found


def test_one_event_may_be_told_by_several_sentences(tmp_path: Path) -> None:
    text = (
        "- text: They met.\n  facts: [{event: e, what: They meet}]\n"
        "- text: It was long.\n  facts: [{event: e}]\n"
    )
    assert messages(tmp_path, text) == []


def test_a_sentence_with_facts_tells_something(tmp_path: Path) -> None:
    text = "- text: They met.\n  nothing: it does\n  facts: [{event: e, what: They meet}]\n"
    assert messages(tmp_path, text) == ["nothing: sentence 1 tells something: leave out 'nothing'"]


def test_a_silence_of_a_sentence_says_where_it_is_told(tmp_path: Path) -> None:
    text = "- text: They met.\n  silent: {what: where they met%s}\n"
    assert messages(tmp_path / "a", text % "") == [
        "silent: it belongs to no fact: say which commands tell of it (topics: […])"
    ]
    assert messages(tmp_path / "b", text % ", topics: [venue]") == []


def test_a_silence_that_is_told_of_a_person_says_of_whom(tmp_path: Path) -> None:
    text = "- text: They met.\n  silent: {what: whom they met, topics: [person]%s}\n"
    assert messages(tmp_path / "a", text % "") == [
        "silent: it is told of a person: say of whom (person: ID)"
    ]
    assert messages(tmp_path / "b", text % ", person: lee") == []


def test_of_too_many_problems_the_first_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "MOST_PROBLEMS", 100)
    facts = "".join(f"  - {{event: e{n}, what: They meet, after: [x{n}]}}\n" for n in range(110))
    found = messages(tmp_path, f"- text: They met.\n  facts:\n{facts}")
    assert len(found) == 102
    assert sum(one.startswith("more than 100 problems: the rest is not") for one in found) == 1


class TestTitles:
    TEXT = "- text: Foreign Minister Ann Lee came.\n  people: {lee: %s}\n"

    @pytest.mark.parametrize(
        "title",
        ["Foreign Minister", "foreign minister", "[Foreign Minister, Minister]",
         "{is: Minister of Foreign Affairs, why: as worded}", "{not_stated: titles}"],
    )  # fmt: skip
    def test_one_that_stands_there_passes(self, tmp_path: Path, title: str) -> None:
        assert messages(tmp_path, self.TEXT % title) == []

    @pytest.mark.parametrize("title", ["Minister of Foreign Affairs", "Prime Minister", "Ministe"])
    def test_one_that_does_not_is_refused(self, tmp_path: Path, title: str) -> None:
        (message,) = messages(tmp_path, self.TEXT % title)
        assert message.startswith(f"people: '{title}' does not stand in sentence 1: write it as")

    def test_whose_it_is_stands_there(self, tmp_path: Path) -> None:
        text = self.TEXT.replace("{lee:", "{day:") % "Minister"
        (message,) = messages(tmp_path, text)
        assert message.startswith("people: 'day' is not named in sentence 1: put the words")

    def test_it_names_its_bearer_elsewhere(self, tmp_path: Path) -> None:
        text = self.TEXT % "Foreign Minister" + (
            "- text: The foreign minister spoke.\n  facts:\n"
            "  - {event: e, what: The minister speaks, people: [lee]}\n"
        )
        assert messages(tmp_path, text) == []

"""What articles leave open: what it is about, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.curate.gazettes import alone, documents, fact, problems

if TYPE_CHECKING:
    from pathlib import Path

    Doc = dict[str, Any]

SAYS = "statement: s, says: It is so., voice: ann, round: 1"
FIELDS = ("topics", "side", "round", "role", "person", "of")


def about(doc: Doc) -> list[object]:
    return [doc[field] for field in FIELDS]


@pytest.mark.parametrize(
    ("told", "identifier", "fields"),
    [
        ("round: 1, silent: why", "round-1.open", [["rounds", "timeline"], None, 1, None, None, "round-1"]),
        ("venue: hall, round: 1, silent: why", "venue-1.open", [["venue", "rounds"], None, 1, None, None, "venue-1"]),
        ("event: e, what: It, silent: why, side: red", "e.open", [["timeline"], "red", None, None, None, "e"]),
        ("exchange: x, what: It, stage: agreed, silent: why", "x.open", [["prisoners", "timeline"], None, None, None, None, "x"]),
        (f"{SAYS}, silent: why", "s.open", [["statements", "person"], "blue", 1, None, "ann", "s"]),
        (f"{SAYS}, what: Ann says it, silent: why", "s.open", [["statements", "person", "timeline"], "blue", 1, None, "ann", "s"]),
        ("delegation: blue, round: 1, head: ann, silent: why", "ann-1.open", [["delegation", "person"], "blue", 1, None, "ann", "ann-1"]),
        ("delegation: blue, round: 1, members: [ann, bo], silent: why", "blue-1.open", [["delegation", "person"], "blue", 1, None, None, None]),
        ("delegation: blue, round: 1, members: [ann, bo], silent: {what: why, person: bo}", "blue-1.open", [["delegation", "person"], "blue", 1, None, "bo", "bo-1"]),
        ("event: e, what: It, silent: {what: why, person: bo}", "e.open", [["timeline", "person"], None, None, None, "bo", "e"]),
        ("event: e, what: It, silent: {what: why, id: reason, topics: [venue], round: 2}", "reason", [["venue"], None, 2, None, None, "e"]),
    ],
)  # fmt: skip
def test_a_silence_is_about_what_its_fact_is_about(
    tmp_path: Path, told: str, identifier: str, fields: list[object]
) -> None:
    found = documents(tmp_path, east=fact("It is so.", told))[identifier]
    assert about(found) == fields
    assert (found["text"], found["what"]) == ("why", "Not stated: why")
    assert (found["says"], found["where"], found["said_by"]) == ("The East", "[1]", None)


def test_several_silences_are_numbered(tmp_path: Path) -> None:
    told = fact("It is so.", "event: e, what: It, silent: [why, how]")
    found = documents(tmp_path, east=told + fact("So.", "event: e, silent: where"))
    texts = {key: doc["text"] for key, doc in found.items() if doc["kind"] == "silence"}
    assert texts == {"e.open": "why", "e.open-2": "how", "e.open-3": "where"}


def test_a_silence_of_a_sentence_hangs_on_it(tmp_path: Path) -> None:
    silent = "  silent:\n  - {what: who, topics: [delegation], side: red, role: head}\n"
    found = documents(tmp_path, east=fact("They sat.", more=silent))["east.1.open"]
    assert about(found) == [["delegation"], "red", None, "head", None, "east.1"]


class TestWhatEndsIt:
    def test_another_article_that_gives_the_field(self, tmp_path: Path) -> None:
        told = {
            "east": fact("They met.", "event: e, what: It, silent: {what: when, field: date}"),
            "west": fact("They met on March 2.", "event: e, date: March 2"),
        }
        assert "e.open" not in documents(tmp_path, **told)
        assert alone(tmp_path, "east", **told)["e.open"]["text"] == "when"
        assert "e.open" not in alone(tmp_path, "west", **told)

    def test_a_fact_of_another_article_that_answers_it(self, tmp_path: Path) -> None:
        told = {
            "east": fact("They met.", "event: e, what: It, silent: {what: why, id: reason}"),
            "west": fact("For this.", "event: f, what: For this, answers: [reason]"),
        }
        assert "reason" not in documents(tmp_path, **told)

    @pytest.mark.parametrize(
        "west",
        ["event: e, round: 1", "event: f, what: Other, date: March 2"],
        ids=["another field", "another record"],
    )
    def test_nothing_else(self, tmp_path: Path, west: str) -> None:
        told = {
            "east": fact("They met.", "event: e, what: It, silent: {what: when, field: date}"),
            "west": fact("It was on March 2.", west),
        }
        assert "e.open" in documents(tmp_path, **told)

    def test_not_the_article_itself(self, tmp_path: Path) -> None:
        asked = fact("They met.", "event: e, what: It, silent: {what: when, field: date}")
        given = fact("They met on March 2.", "event: e, date: March 2")
        assert "e.open" in documents(tmp_path, east=asked + given, west=fact("C."))

    @pytest.mark.parametrize("silent", ["why", "{what: why, id: e.open}"])
    def test_a_fact_names_what_it_ends(self, tmp_path: Path, silent: str) -> None:
        told = {
            "east": fact("They met.", f"event: e, what: It, silent: {silent}"),
            "west": fact("For this.", "event: f, what: For this, answers: [e.open]"),
        }
        assert "e.open" not in documents(tmp_path / "a", **told)
        told["west"] = told["west"].replace("e.open", "e.opne")
        assert problems(tmp_path / "b", **told) == [
            "answers: no sentence is silent of 'e.opne'; did you mean 'e.open'?"
        ]
        told["east"] += fact("So.", "event: g, what: So, answers: [e.open]")
        told["west"] = fact("C.")
        why = "answers: 'e.open' is a silence of this very article"
        assert problems(tmp_path / "c", **told) == [why]

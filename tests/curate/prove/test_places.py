"""Each problem has a code for programs, and stands at what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.curate.prove.proofs import told

if TYPE_CHECKING:
    from pathlib import Path

MET = "event: e, what: Ann Lee comes"
SAID = "statement: s, voice: lee, says: It is so"


@pytest.mark.parametrize(
    ("fact", "code", "at"),
    [
        (f"{MET}, people: [lee, leee]", "reference", "leee]"),
        (f"{MET}, people: [day]", "value", "day]"),
        (f"{MET}, side: nroth", "reference", "nroth"),
        (f"{MET}, side: south", "value", "south"),
        (f"{MET}, with: [2, 9]", "reference", "9]"),
        (f"{MET}, with: [1]", "reference", "1]"),
        (f"{MET}, after: [f]", "reference", "[f]"),
        (f"{MET}, after: {{e: why}}", "reference", "why}"),
        (f"{MET}, silent: {{what: x, topics: [person]}}", "silent", "{what: x"),
        (f"{MET}, silent: {{what: x, person: y}}", "reference", "{what: x"),
        (f"{MET}, why: {{dat: x}}", "why", "x}"),
        (f"{MET}, why: {{date: x}}", "why", "x}"),
        (f"{MET}, not_stated: [date, what]", "not_stated", "what]"),
        (f"{MET}, not_stated: [dates]", "not_stated", "dates]"),
        (f"{MET}, date: soon", "date", "soon"),
        (f"{MET}, date: March 1, not_after: March 1", "date", "March 1, not"),
        (f"{MET}, date: March 2", "value", "March 2"),
        (f"{MET}, date: 2024-04-01, why: {{date: x}}", "date", "2024-04-01"),
        (f"{MET}, for: 2024-04-01, why: {{for: x}}", "date", "2024-04-01"),
        (f"{MET}, not_before: 2024-04-01, why: {{not_before: x}}", "date", "2024-04-01"),
        (f"{MET}, not_before: March 1, not_after: 2024-02-01, why: {{not_after: x}}", "date", "March 1, n"),
        ("delegation: north", "delegation", "north"),
        ("delegation: north, head: lee, absent: [lee]", "delegation", "lee]"),
        (f"{MET}, silent: {{what: x, field: dat}}", "silent", "{what: x"),
        ("delegation: north, head: lee, complete: including", "value", "including"),
        ("event: e", "missing", "e}"),
        ("exchange: e, what: Ann Lee, stage: x, follows: e", "reference", "e}"),
        ("exchange: e, what: Ann Lee, stage: x, follows: f", "reference", "f}"),
        ("exchange: e, what: Ann Lee, stage: x, quantity: {value: 7}", "value", "7}"),
        ("exchange: e, what: Ann Lee, stage: x, quantity: {value: 1, bound: about}, why: {a: b}", "why", "b}"),
        (f"{MET}, status: ended", "literal_error", "ended"),
        ("event: lee, what: Ann Lee comes", "duplicate_id", "lee, what"),
        ("round: 1, statee: x, why: {round: y}", "extra_forbidden", "x, why"),
        ("venue: oslo, room: {opposite: [north]}", "value", "[north]"),
        (f"{SAID}, voice: nobody".replace("voice: lee, ", ""), "voice", "nobody"),
        ("statement: s, says: It is so", "voice_missing", "{statement: s"),
        ("round: 1, called: [Oslo, Paris], why: {round: x}", "value", "Paris"),
        (f"{MET}, silent: {{what: x, id: lee}}", "duplicate_id", "{what: x"),
    ],
)  # fmt: skip
def test_a_problem_has_a_code_and_stands_at_its_value(
    tmp_path: Path, fact: str, code: str, at: str
) -> None:
    sentence = "- text: Ann Lee of the North came to Oslo on March 1, including others.\n"
    (problem,) = told(tmp_path, f"{sentence}  facts:\n  - {{{fact}}}\n")
    line = (tmp_path / "paper.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :][: len(at)]) == (code, at)


@pytest.mark.parametrize(
    ("sentence", "code", "at"),
    [
        ("text: They will come.\n  facts: [{event: e, what: They come}]", "status_missing", "{event: e"),
        ("text: They came.\n  silent: {what: x, topics: [person]}", "silent", "{what: x"),
        ("text: The envoy came.\n  people: {lee: The envoy}", "value", "The envoy"),
        ("text: Ann Lee came.\n  people: {lee: the envoy}", "value", "the envoy"),
        ("text: They came.\n  silent: x", "silent", "x"),
        ("text: The envoy came.\n  people: {leee: The envoy}", "reference", "The envoy"),
        ("text: They came.\n  nothing: x\n  facts: [{event: e, what: They come}]", "nothing", "x"),
        ("text: They came.", "waiting", "text"),
        ("text: About 14 came.\n  facts: [{exchange: e, what: So, stage: x, quantity: {value: 14}}]",
         "value", "{value: 14}"),
        ("text: They will come.\n  facts: [{event: e, what: They come, status: maybe}]",
         "literal_error", "maybe"),
    ],
)  # fmt: skip
def test_so_has_one_of_a_sentence(tmp_path: Path, sentence: str, code: str, at: str) -> None:
    (problem,) = told(tmp_path, f"- {sentence}\n")
    line = (tmp_path / "paper.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :][: len(at)]) == (code, at)


@pytest.mark.parametrize(
    ("shared", "code", "at"),
    [
        ({"people": "lee: {name: Ann Lee, side: nroth}\n"}, "reference", "nroth"),
        ({"people": "lee: {name: Ann Lee, different_from: [x]}\n"}, "reference", "x]"),
        ({"people": "lee: {name: Ann Lee, different_from: [lee]}\n"}, "reference", "lee]"),
        ({"people": "lee: {name: Ann Lee, why: {sid: x}}\n"}, "why", "x}"),
        ({"people": "lee: {name: Ann Moe}\n"}, "name", "Ann Moe"),
        ({"people": "lee: {name: Ann Lee, called: [Annie]}\n"}, "name", "Annie"),
        ({"people": "lee: {name: Ann Lee}\ntwo: {name: Bo Lee}\n"}, "same_name", "Bo Lee"),
    ],
)  # fmt: skip
def test_so_has_one_of_a_name(tmp_path: Path, shared: dict[str, str], code: str, at: str) -> None:
    sentence = "- text: Ann Lee, Bo Lee and Bo Day came.\n  nothing: x\n"
    (problem,) = told(tmp_path, sentence, **shared)
    line = (tmp_path / "people.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :][: len(at)]) == (code, at)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("publisher: not yet filled in", "not yet"), ("language: und", "und"),
        ("dated: {is: 2024-03-05, why: not yet filled in}", "{is"),
    ],
)  # fmt: skip
def test_what_waits_at_the_head_of_an_article_stands_there(
    tmp_path: Path, head: str, at: str
) -> None:
    (problem,) = told(tmp_path, "", head=f"{head}\n")
    line = (tmp_path / "paper.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :][: len(at)]) == ("waiting", at)


def test_so_has_one_of_a_spelling(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "", head="spells: {day: Bo Day, lee: Anne Li}\n")
    line = (tmp_path / "paper.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :]) == ("value", "Anne Li}")


def test_so_has_one_of_two_sides_with_one_name(tmp_path: Path) -> None:
    sides = "north: {name: North}\nsouth: {name: South, aliases: [North]}\n"
    (problem,) = told(tmp_path, "", sides=sides)
    line = (tmp_path / "sides.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :]) == ("duplicate_name", "[North]}")

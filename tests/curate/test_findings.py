"""Each rule of the proof on the smallest pack that breaks it: the place, the code, the words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.proof import prove
from talks_cli.curate.read.pack import load
from tests.packs import small

if TYPE_CHECKING:
    from pathlib import Path

SAID = "Ann Lee said on March 4 that the men had not left Oslo."
HELD = "The first round of talks was held in Oslo on March 1, 2024."
THERE = "Bo Day of the North side was there."
WELL = "Bo Day said on March 2 that all went well."
ARTICLE = f"The Paper, 2024-03-05, reports this. {SAID} {HELD} {THERE} {WELL}\n"

LEE = f"- {{id: lee, name: Ann Lee, evidence: [{{section: Lead, quote: '{SAID}'}}]}}\n"
DAY = (
    f"- id: day\n  name: Bo Day\n  evidence:\n    - {{section: Lead, quote: '{THERE}'}}\n"
    f"    - {{section: Lead, quote: '{WELL}'}}\n"
)
ROUND = (
    f"- id: round-1\n  number: 1\n  name: first round\n"
    f"  evidence: [{{section: Lead, quote: '{HELD}'}}]\n"
)
ELSE = {"people": LEE + DAY, "rounds": ROUND}


def findings(folder: Path, **files: str) -> list[tuple[str, str, str]]:
    """What is wrong with a small pack: `file:line:column`, code and message of each problem."""
    files = ELSE | files
    article = files.pop("article", ARTICLE)
    small(folder, article)
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        before = path.read_text(encoding="utf-8") if name == "sources" else ""
        path.write_text(before + text, encoding="utf-8")
    pack = load(folder)
    prove(pack)
    return [
        (f"{p.file.removeprefix(f'{folder}/')}:{p.line}:{p.column}", p.code, p.message)
        for p in pack.problems
    ]


def event(fields: str, *quotes: str) -> str:
    evidence = ", ".join(f"{{section: Lead, quote: '{quote}'}}" for quote in quotes or (SAID,))
    return f"- id: e\n  title: they left\n{fields}  evidence: [{evidence}]\n"


def test_a_small_pack_is_sound(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


ASK = "; quote it or give a reason under derived"
EVENTS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "a year that the quotes do not hold": (
        event("  date: 2024-03-04\n  status: happened\n  said_by: lee\n"),
        [("events.yaml:3:9", "value",
          f"date: the year of 2024-03-04 does not stand in the quotes{ASK}")],
    ),
    "a day that the quotes do not hold, whatever is derived": (
        event("  date: 2024-03-02\n  status: happened\n  said_by: lee\n  derived: {date: so}\n"),
        [("events.yaml:3:9", "value", "date: the day 03-02 does not stand in the quotes")],
    ),
    "a day of another year, whatever is derived": (
        event("  date: 2023-03-01\n  status: happened\n  derived: {date: so}\n", HELD),
        [("events.yaml:3:9", "value", "date: the day 03-01 does not stand in the quotes")],
    ),
    "a month that the quotes do not hold": (
        event("  date: 2024-02\n  status: happened\n  said_by: lee\n  derived: {date: so}\n"),
        [("events.yaml:3:9", "value", "date: the day 02 does not stand in the quotes")],
    ),
    "a year alone may be derived": (
        event("  date: '2024'\n  status: happened\n  said_by: lee\n  derived: {date: so}\n"), []
    ),
    "a year alone that is not": (
        event("  date: '2024'\n  status: happened\n  said_by: lee\n"),
        [("events.yaml:3:9", "value", f"date: the date 2024 does not stand in the quotes{ASK}")],
    ),
    "a first day that the quotes do not hold": (
        event("  not_before: 2024-03-02\n  status: happened\n  said_by: lee\n"),
        [("events.yaml:3:15", "value",
          f"not_before: the date 2024-03-02 does not stand in the quotes{ASK}")],
    ),
    "a last day that the quotes do not hold": (
        event("  not_after: 2024-03-04\n  status: happened\n  said_by: lee\n"),
        [("events.yaml:3:14", "value",
          f"not_after: the year of 2024-03-04 does not stand in the quotes{ASK}")],
    ),
    "days that the quotes hold": (
        event("  date: 2024-03-01\n  status: happened\n", HELD), []
    ),
    "a first day after the article that tells of it as past": (
        event("  not_before: 2024-03-06\n  status: happened\n  said_by: lee\n"
              "  derived: {not_before: so}\n"),
        [("events.yaml:3:15", "date", "not_before: is later than 2024-03-05, when the source tells "
          "of it as past")],
    ),
    "a first day after the article of what is hoped for": (
        event("  not_before: 2024-03-06\n  status: hoped\n  said_by: lee\n"
              "  derived: {not_before: so}\n"), []
    ),
    "somebody whom the quotes do not name": (
        event("  status: happened\n  people: [lee, day]\n  said_by: lee\n"),
        [("events.yaml:4:11", "value", f"people: the quotes do not name 'day'{ASK}")],
    ),
    "a speaker whom the quotes do not name": (
        event("  status: happened\n  said_by: lee\n", THERE),
        [("events.yaml:4:12", "value", f"said_by: the quotes do not name 'lee'{ASK}")],
    ),
    "nobody's words that are somebody's": (
        event("  status: happened\n"),
        [("events.yaml:4:13", "speaker",
          "said_by: sentence 2 has 'lee' say this, the record nobody who is named")],
    ),
    "somebody's words that are another's": (
        event("  status: happened\n  said_by: day\n", THERE, SAID),
        [("events.yaml:4:12", "speaker",
          "said_by: sentence 2 has 'lee' say this, the record 'day'")],
    ),
    "what is quoted is not what is said": (
        event("  status: happened\n", "Bo Day said on March 2", THERE), []
    ),
    "and then what is said": (
        event("  status: happened\n", "Bo Day said on March 2", SAID),
        [("events.yaml:4:13", "speaker",
          "said_by: sentence 2 has 'lee' say this, the record nobody who is named")],
    ),
    "a reason why it is told so": (
        event("  status: happened\n  derived: {said_by: so}\n  said_by: day\n", THERE, SAID), []
    ),
    "a round that the quotes do not speak of": (
        event("  status: happened\n  round: 1\n  said_by: lee\n"),
        [("events.yaml:4:10", "value", f"round: the quotes do not speak of that round{ASK}")],
    ),
    "a round that they speak of": (event("  status: happened\n  round: 1\n", HELD), []),
    "a round that is not there": (
        event("  status: happened\n  round: 2\n", HELD),
        [("events.yaml:4:10", "reference", "round: there is no round 2")],
    ),
    "somebody who is not there": (
        event("  status: happened\n  people: [lee, cy]\n  said_by: lee\n"),
        [("events.yaml:4:17", "reference", "people: there is no person 'cy'")],
    ),
    "something that is nobody": (
        event("  status: happened\n  people: [round-1]\n", HELD),
        [("events.yaml:4:12", "reference", "people: 'round-1' is a round, not a person")],
    ),
    "a status that is not there": (
        event("  status: told\n  said_by: lee\n"),
        [("events.yaml:3:11", "reference",
          "status: 'told' is not one of the pack's (happened, hoped)")],
    ),
    "a quote that leaves out a negation": (
        event("  status: happened\n  said_by: lee\n", "Ann Lee said on March 4 that the men had"),
        [("events.yaml:5:37", "quote", "quote: it leaves out 'not' from its sentence")],
    ),
    "a quote that ends after the first letter of a word": (
        event("  status: happened\n  said_by: lee\n", f"{SAID[:-4]}"),
        [("events.yaml:5:37", "quote", "quote: it begins or ends inside a word")],
    ),
    "a quote that begins before the last letter of a word": (
        event("  status: happened\n  said_by: lee\n", f"{SAID[6:]}"),
        [("events.yaml:4:12", "value", f"said_by: the quotes do not name 'lee'{ASK}"),
         ("events.yaml:5:37", "quote", "quote: it begins or ends inside a word")],
    ),
    "a section that is not there": (
        f"- id: e\n  title: they left\n  status: happened\n"
        f"  evidence: [{{section: End, quote: '{HELD}'}}]\n",
        [("events.yaml:4:24", "section", "section: there is no section 'End' (there are 'Lead')")],
    ),
    "a quote that ends with its negation": (
        event("  status: happened\n  said_by: lee\n",
              "Ann Lee said on March 4 that the men had not").replace("they left", "the men"),
        [],
    ),
    "a name at the end of the first of two quotes": (
        event("  status: happened\n  derived: {said_by: so}\n  said_by: lee\n",
              SAID[:-1], THERE).replace("they left", "they left Oslo"),
        [],
    ),
    "a quote of which the second sentence is somebody's": (
        event("  status: happened\n", f"{THERE} {WELL}"),
        [("events.yaml:4:13", "speaker",
          "said_by: sentence 5 has 'day' say this, the record nobody who is named")],
    ),
    "all but the last word of a quote": (
        event("  status: happened\n", "Bo Day of the North side was here."),
        [("events.yaml:4:37", "quote",
          "quote: it does not stand in the section after 'Day of the North side was'")],
    ),
    "a name that the quotes do not hold": (
        event("  status: happened\n", THERE).replace("they left", "they saw Cy"),
        [("events.yaml:2:10", "value", f"title: the name 'Cy' does not stand in the quotes{ASK}")],
    ),
    "a known name first in a sentence that the quotes do not hold": (
        event("  status: happened\n", THERE).replace("they left", "Lee was there"),
        [("events.yaml:2:10", "value", f"title: the name 'Lee' does not stand in the quotes{ASK}")],
    ),
    "a reason for nothing": (
        event("  status: happened\n  derived: {date: so}\n", THERE),
        [("events.yaml:4:19", "derived",
          "derived: there is no value in 'date' to give a reason for")],
    ),
    "not stated, and stated": (
        event("  status: happened\n  people: [day]\n  not_stated: [people]\n", THERE),
        [("events.yaml:5:16", "not_stated", "not_stated: 'people' has a value")],
    ),
    "not stated of nothing": (
        event("  status: happened\n  not_stated: [weather]\n", THERE),
        [("events.yaml:4:16", "not_stated",
          "not_stated: 'weather' is not a field of this kind (event)")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("events", "wanted"), EVENTS.values(), ids=EVENTS)
def test_an_event(tmp_path: Path, events: str, wanted: list[tuple[str, str, str]]) -> None:
    assert findings(tmp_path, events=events) == wanted


UNCOVERED = (
    "sources.yaml:1:3", "coverage", f"sentence 5 (Lead) is neither cited nor set aside: {WELL}"
)  # fmt: skip
ASIDES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "for a reason": (f"- {{section: Lead, quote: '{WELL}', why: so}}", []),
    "words that are not the article's": (
        "- {section: Lead, quote: 'Bo Day said that all was lost', why: so}",
        [("sources.yaml:11:30", "quote",
          "quote: it does not stand in the section after 'Bo Day said'"),
         UNCOVERED],
    ),
    "what is cited": (
        f"- {{section: Lead, quote: '{WELL}', why: so}}\n"
        f"    - {{section: Lead, quote: '{THERE}', why: so}}",
        [("sources.yaml:12:7", "coverage", "set_aside: sentence 4 is cited by 'day'")],
    ),
    "in a section that is not there": (
        f"- {{section: End, quote: '{WELL}', why: so}}",
        [("sources.yaml:11:17", "section", "section: there is no section 'End' (there are 'Lead')"),
         UNCOVERED],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("aside", "wanted"), ASIDES.values(), ids=ASIDES)
def test_a_sentence_set_aside(
    tmp_path: Path, aside: str, wanted: list[tuple[str, str, str]]
) -> None:
    people = LEE + f"- {{id: day, name: Bo Day, evidence: [{{section: Lead, quote: '{THERE}'}}]}}\n"
    found = findings(tmp_path, people=people, sources=f"  set_aside:\n    {aside}\n")
    assert sorted(found) == sorted(wanted)


def test_a_source_with_a_fault_of_its_own_is_still_covered(tmp_path: Path) -> None:
    found = findings(tmp_path, sources="  set_asides: []\n")
    assert found == [
        ("sources.yaml:10:3", "extra_forbidden", "set_asides: there is no such field here")
    ]


@pytest.mark.parametrize(
    ("language", "faults"), [("en", 2), ("en-GB", 2), ("EN", 2), ("eng", 2), ("de", 0)]
)
def test_negations_and_speakers_are_read_in_english_alone(
    tmp_path: Path, language: str, faults: int
) -> None:
    small(
        tmp_path,
        ARTICLE,
        events=event(
            "  status: happened\n  said_by: lee\n", "Ann Lee said on March 4 that the men had"
        )
        + event("  status: happened\n", SAID).replace("id: e", "id: f"),
        people=LEE + DAY,
        rounds=ROUND,
    )
    path = tmp_path / "sources.yaml"
    path.write_text(path.read_text().replace("language: en", f"language: {language}"))
    pack = load(tmp_path)
    prove(pack)
    assert [p.code for p in pack.problems] == ["quote", "speaker"][:faults]


@pytest.mark.parametrize(
    ("quote", "long_enough"),
    [
        ("他们看见了", False),
        ("他们看见了人", True),
        ("three words here", False),
        ("and four words here", True),
    ],
)
def test_a_quote_has_four_words_or_what_is_as_much(
    tmp_path: Path, quote: str, long_enough: bool
) -> None:
    found = findings(
        tmp_path,
        article=f"{ARTICLE}\n{quote}",
        events=event("  status: happened\n  derived: {title: so}\n", quote),
    )
    short = [("events.yaml:5:37", "quote", "quote: it is too short: at least 4 words are needed")]
    assert found == ([] if long_enough else short)


ABOVE, BELOW = "They did not at any time", "free the men at once there."


@pytest.mark.parametrize(
    ("line_break", "quote", "stands"),
    [
        pytest.param("\n", f'"{ABOVE}\\n{BELOW}"', True, id="as an escape"),
        pytest.param("\n", f"|-\n      {ABOVE}\n      {BELOW}", True, id="as it stands"),
        pytest.param("\n", f">-\n      {ABOVE}\n\n      {BELOW}", True, id="unfolded"),
        pytest.param("\n", f">-\n      {ABOVE}\n      {BELOW}", False, id="folded"),
        pytest.param("\r\n", f'"{ABOVE}\\r\\n{BELOW}"', True, id="two escapes"),
        pytest.param("\r\n", f"|-\r\n      {ABOVE}\r\n      {BELOW}", False, id="half of it"),
    ],
)
def test_a_quote_may_hold_the_line_break_of_its_sentence(
    tmp_path: Path, line_break: str, quote: str, stands: bool
) -> None:
    sentence = f"{ABOVE}{line_break}{BELOW}"
    events = (
        "- id: e\n  title: they\n  status: happened\n  evidence:\n"
        f"  - section: Lead\n    quote: {quote}\n"
    )
    wrong = [
        ("sources.yaml:1:3", "coverage",
         f"sentence 6 (Lead) is neither cited nor set aside: {sentence}"),
        ("events.yaml:6:12", "quote", "quote: it differs in case, spacing or punctuation; "
         f"the article has: {sentence.removesuffix('.')}"),
    ]  # fmt: skip
    found = findings(tmp_path, article=f"{ARTICLE}{line_break * 2}{sentence}", events=events)
    assert found == ([] if stands else wrong)


CITED = f"evidence: [{{section: Lead, quote: '{HELD}'}}]"
TOLD = f"evidence: [{{section: Lead, quote: '{WELL}'}}]"
KNOWN = "date, duration, outcome"
FACTS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "that the quotes hold": (f"date: {{value: 2024-03-01, {CITED}}}", []),
    "a day that they do not hold": (
        f"date: {{value: 2024-03-02, {CITED}}}",
        [("rounds.yaml:6:19", "value", "value: the day 03-02 does not stand in the quotes")],
    ),
    "a day without its year": (
        f"date: {{value: 2024-03-02, said_by: day, {TOLD}}}",
        [("rounds.yaml:6:11", "value", f"round: the quotes do not speak of that round{ASK}"),
         ("rounds.yaml:6:19", "value",
          f"value: the year of 2024-03-02 does not stand in the quotes{ASK}")],
    ),
    "a date that is none": (
        f"date: {{value: 2024-02-30, {CITED}}}",
        [("rounds.yaml:6:19", "value_error",
          "date: '2024-02-30' is not a date (use YYYY, YYYY-MM or YYYY-MM-DD)"),
         ("rounds.yaml:6:19", "value",
          f"value: the number 2024-02-30 does not stand in the quotes{ASK}")],
    ),
    "what only looks like a date": (
        f"outcome: {{value: 2024-13, {CITED}}}",
        [("rounds.yaml:6:22", "value",
          f"value: the number 2024-13 does not stand in the quotes{ASK}")],
    ),
    "of another round": (
        f"outcome: {{value: all went well, said_by: day, {TOLD}}}",
        [("rounds.yaml:6:14", "value", f"round: the quotes do not speak of that round{ASK}")],
    ),
    "that a round has not": (
        f"weather: {{value: fine, {CITED}}}",
        [("rounds.yaml:6:14", "reference",
          f"facts: 'weather' is not a fact of a round ({KNOWN})")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fact", "wanted"), FACTS.values(), ids=FACTS)
def test_a_fact_of_a_round(tmp_path: Path, fact: str, wanted: list[tuple[str, str, str]]) -> None:
    rounds = f"{ROUND}  facts:\n    {fact}\n"
    assert findings(tmp_path, rounds=rounds) == wanted


PART = f"evidence: [{{section: Lead, quote: '{THERE}'}}]"
BOTH = "  derived: {not_before: so, not_after: so}\n"
LATE = "not_before: is later than 2024-03-05, when the source tells of it as past"
PACKS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a round that is there twice": (
        {"rounds": ROUND + ROUND.replace("id: round-1", "id: again")},
        [("rounds.yaml:6:11", "duplicate_id", "number: round 1 is there twice")],
    ),
    "a round that has two venues": (
        {"places": f"- {{id: oslo, name: Oslo, evidence: [{{section: Lead, quote: '{HELD}'}}]}}\n",
         "venues": "".join(
             f"- {{id: {name}, place: oslo, round: 1, "
             f"evidence: [{{section: Lead, quote: '{HELD}'}}]}}\n" for name in "ab")},
        [("venues.yaml:2:31", "duplicate_id", "round: round 1 has a venue already")],
    ),
    "a name of several sides": (
        {"sides": f"- {{id: n, name: North, {PART}}}\n"
                  f"- {{id: m, name: Bo Day, called: [north], {PART}}}\n"
                  f"- {{id: o, name: side, aliases: [x, bo day], {PART}}}\n"},
        [("sides.yaml:2:33", "duplicate_id", "called: 'north' is a name of another side too"),
         ("sides.yaml:3:32", "duplicate_id", "aliases: 'bo day' is a name of another side too")],
    ),
    "an exchange that follows itself": (
        {"exchanges": f"- {{id: x, title: it, stage: a, status: happened, follows: x, {PART}}}\n"},
        [("exchanges.yaml:1:59", "reference", "follows: it cannot follow itself")],
    ),
    "an exchange that follows nothing": (
        {"exchanges": f"- {{id: x, title: it, stage: a, status: happened, follows: y, {PART}}}\n"},
        [("exchanges.yaml:1:59", "reference", "follows: there is no exchange 'y'")],
    ),
    "a date and a bound": (
        {"events": event("  date: 2024-03-04\n  not_after: 2024-03-05\n  status: happened\n"
                         "  said_by: lee\n  derived: {date: so, not_after: so}\n")},
        [("events.yaml:3:9", "date", "date: a date and a bound exclude each other")],
    ),
    "bounds that cross": (
        {"events": event("  not_before: 2024-03-04\n  not_after: 2024-03-03\n  status: hoped\n"
                         f"  said_by: lee\n{BOTH}")},
        [("events.yaml:3:15", "date", "not_before: is later than not_after")],
    ),
    "bounds of one day": (
        {"events": event("  not_before: 2024-03-04\n  not_after: 2024-03-04\n  status: hoped\n"
                         f"  said_by: lee\n{BOTH}")},
        [],
    ),
    "a day within the month that bounds it": (
        {"events": event("  not_before: 2024-03-04\n  not_after: 2024-03\n  status: hoped\n"
                         f"  said_by: lee\n{BOTH}")},
        [],
    ),
    "what is past and later than its source": (
        {"events": event("  not_before: 2024-03-06\n  status: happened\n  said_by: lee\n"
                         "  derived: {not_before: so}\n")},
        [("events.yaml:3:15", "date", LATE)],
    ),
    "a day later than its source": (
        {"events": event("  date: '2025'\n  status: happened\n  said_by: lee\n"
                         "  derived: {date: so}\n")},
        [("events.yaml:3:9", "date", LATE.replace("not_before", "date"))],
    ),
    "what is past on the day of its source": (
        {"events": event("  not_before: 2024-03-05\n  status: happened\n  said_by: lee\n"
                         "  derived: {not_before: so}\n")},
        [],
    ),
    "what is hoped for and later than its source": (
        {"events": event("  not_before: 2024-03-06\n  status: hoped\n  said_by: lee\n"
                         "  derived: {not_before: so}\n")},
        [],
    ),
    "a statement later than its source": (
        {"statements": "- id: s\n  text: they left\n  said_by: lee\n  status: hoped\n"
                       "  not_before: 2024-03-06\n  derived: {not_before: so}\n"
                       f"  evidence: [{{section: Lead, quote: '{SAID}'}}]\n"},
        [("statements.yaml:5:15", "date", LATE)],
    ),
    "a speaker who is not there": (
        {"events": event("  status: happened\n  said_by: cy\n", THERE)},
        [("events.yaml:4:12", "reference", "said_by: there is no person 'cy'")],
    ),
    "a speaker who is no person": (
        {"events": event("  status: happened\n  said_by: round-1\n", THERE)},
        [("events.yaml:4:12", "reference", "said_by: 'round-1' is a round, not a person"),
         ("events.yaml:4:12", "value", f"said_by: the quotes do not name 'round-1'{ASK}")],
    ),
    "people who are not there": (
        {"events": event("  status: happened\n  people: [day, cy]\n", THERE)},
        [("events.yaml:4:17", "reference", "people: there is no person 'cy'")],
    ),
    "a round that is not there": (
        {"events": event("  status: happened\n  round: 7\n", THERE)},
        [("events.yaml:4:10", "reference", "round: there is no round 7")],
    ),
    "people of whom one does not point back": (
        {"people": LEE.replace("name: Ann Lee", "name: Ann Lee, different_from: [day]") + DAY},
        [("people.yaml:1:45", "reference", "different_from: 'day' does not point back")],
    ),
    "a source that is not there": (
        {"events": event("  status: happened\n", THERE).replace("section", "source: x, section")},
        [("events.yaml:4:23", "reference", "source: there is no source 'x'")],
    ),
    "a reason of a fact for its round, and for nothing": (
        {"rounds": f"{ROUND}  facts:\n    outcome: {{value: was there, derived: "
                   f"{{round: so, status: so}}, {PART}}}\n"},
        [("rounds.yaml:6:62", "derived",
          "derived: there is no value in 'status' to give a reason for")],
    ),
    "a fact that is not stated, and stated": (
        {"rounds": f"{ROUND}  not_stated: [date, duration]\n  facts:\n    date: "
                   f"{{value: 2024-03-01, evidence: [{{section: Lead, quote: '{HELD}'}}]}}\n"},
        [("rounds.yaml:5:16", "not_stated", "not_stated: 'date' has a value")],
    ),
    "a reason for a round where there is none": (
        {"events": event("  status: happened\n  derived: {round: so}\n", THERE)},
        [("events.yaml:4:20", "derived",
          "derived: there is no value in 'round' to give a reason for")],
    ),
    "a file of rounds that cannot be read": (
        {"rounds": "# none\n", "events": event("  status: happened\n  round: 1\n", HELD)},
        [("rounds.yaml:1:1", "yaml", "the file holds nothing")],
    ),
    "a file that cannot be read, which may cite what nothing else cites": (
        {"people": "# none\n"}, [("people.yaml:1:1", "yaml", "the file holds nothing")],
    ),
    "a name of a place that the quotes do not hold": (
        {"places": f"- {{id: oslo, name: Oslo, evidence: [{{section: Lead, quote: '{HELD}'}}]}}\n",
         "events": event("  status: happened\n", THERE).replace("they left", "Oslo was there")},
        [("events.yaml:2:10", "value",
          f"title: the name 'Oslo' does not stand in the quotes{ASK}")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "wanted"), PACKS.values(), ids=PACKS)
def test_a_pack(tmp_path: Path, files: dict[str, str], wanted: list[tuple[str, str, str]]) -> None:
    assert findings(tmp_path, **files) == wanted


@pytest.mark.parametrize(("letters", "shown"), [(0, ""), (1, "…")])
def test_a_long_sentence_is_cut_where_it_is_told(tmp_path: Path, letters: int, shown: str) -> None:
    long = f"Nobody was {'x' * 288}."
    assert len(long) == 300
    long = long.replace("Nobody was ", "Nobody was " + "x" * letters)
    (found,) = findings(tmp_path, article=f"{ARTICLE[:-1]} {long}\n")
    told = f"sentence 6 (Lead) is neither cited nor set aside: {long[:300]}{shown}"
    assert found == ("sources.yaml:1:3", "coverage", told)


def test_names_and_numbers_may_stand_across_a_break_of_a_line(tmp_path: Path) -> None:
    article = (
        "The Paper, 2024-03-05, reports this. We saw Ann\nde Witt free two\nhundred men there.\n"
    )
    quote = json.dumps("We saw Ann\nde Witt free two\nhundred men there.")
    cited = f"evidence: [{{section: Lead, quote: {quote}}}]"
    found = findings(
        tmp_path, article=article, rounds=f"- {{id: r, number: 1, name: free, {cited}}}\n",
        people=f"- {{id: ann, name: Ann de Witt, {cited}}}\n",
        events=f"- {{id: e, title: 200 men are freed, people: [ann], status: happened, {cited}}}\n",
    )  # fmt: skip
    assert found == []


def test_problems_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    wrong = "  derived: {date: so, round: so}\n"
    found = findings(
        tmp_path,
        events=event(f"  status: happened\n{wrong}", THERE),
        people=LEE + DAY + LEE.replace("id: lee", "id: Lee"),
        unknown="x: y\n",
    )
    assert [place for place, _, _ in found] == [
        "unknown.yaml:1:1", "people.yaml:7:8", "events.yaml:4:19", "events.yaml:4:30",
    ]  # fmt: skip


def test_a_source_without_a_date_dates_nothing(tmp_path: Path) -> None:
    small(tmp_path, ARTICLE, people=LEE + DAY, rounds=ROUND, events=event(
        "  not_before: 2024-03-06\n  status: happened\n  derived: {not_before: so}\n", THERE
    ))  # fmt: skip
    path = tmp_path / "sources.yaml"
    path.write_text(path.read_text().replace("date: 2024-03-05", "date: May"))
    pack = load(tmp_path)
    prove(pack)
    assert [p.code for p in pack.problems] == ["value_error"]


def test_without_a_description_no_fact_is_unknown(tmp_path: Path) -> None:
    rounds = f"{ROUND}  not_stated: [weather]\n  facts:\n    view: {{value: was there, {PART}}}\n"
    small(tmp_path, ARTICLE, people=LEE + DAY, rounds=rounds)
    (tmp_path / "pack.yaml").write_text("id: x\n")
    pack = load(tmp_path)
    prove(pack)
    assert {p.message.partition(":")[0] for p in pack.problems} == {
        "version", "title", "statuses", "round",
    }  # fmt: skip


def test_proving_tells_how_far_it_is(tmp_path: Path) -> None:
    steps = []
    pack = load(small(tmp_path, ARTICLE, people=LEE + DAY, rounds=ROUND))
    prove(pack, lambda *step: steps.append(step))
    assert steps == [("Proving", 0, 4), ("Proving", 4, 4)]

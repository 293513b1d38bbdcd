"""What sources tell differently, or not all of them: a lookup says whose it is."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pytest

from tests.curate.gazettes import compiled, fact

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


@pytest.fixture
def freed(tmp_path: Path) -> str:
    """A file in which what one says is hoped for by another."""
    return compiled(
        tmp_path,
        east=fact("They freed all, said Ann.", "event: freed, what: They free all, voice: ann"),
        west=fact("They hope so.", "event: freed, status: hoped"),
    )


def test_a_row_says_how_far_each_source_has_it_as_a_fact(
    talks: Callable[..., Outcome], freed: str
) -> None:
    out = talks("timeline", "--data", freed, "--width", "120").out
    (row,) = (line for line in out.splitlines() if "They free all" in line)
    assert "said (The East) / hoped for (The West)¹" in row
    assert "¹ Status: sources tell it differently" in out


@pytest.mark.parametrize(("day", "found"), [("9", 1), ("10", 1), ("11", 0), ("1", 0)])
def test_a_filter_finds_what_is_to_be_by_each_day_that_sources_tell(
    talks: Callable[..., Outcome], tmp_path: Path, day: str, found: int
) -> None:
    told = "event: part, what: They part, status: announced, for: March "
    file = compiled(
        tmp_path,
        east=fact("They will part on March 9.", f"{told}9"),
        west=fact("They will part on March 10.", f"{told}10"),
    )
    on = ("timeline", "--on", f"2024-03-{day:>02}", "--data", file)
    assert len(talks(*on, "--json").items) == found
    assert not talks(*on, "--undated", "--json").items


@pytest.mark.parametrize(
    "words", [("read", "-e"), ("timeline", "-f", "annotations")], ids=["read", "annotations"]
)
def test_a_line_says_both_statuses(
    talks: Callable[..., Outcome], freed: str, words: tuple[str, ...]
) -> None:
    assert "They free all · said / hoped for" in talks(*words, "--data", freed).out


def test_a_round_that_one_source_gives_is_marked_as_its_own(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = compiled(
        tmp_path,
        east=fact("They met.", "event: met, what: They meet, round: 1")
        + fact("They dined.", "event: dined, what: They dine, round: 1"),
        west=fact("They met.", "event: met") + fact("They left.", "event: left, what: They leave"),
    )
    out = talks("timeline", "--data", file).out
    (met, dined) = (line for line in out.splitlines() if "They meet" in line or "dine" in line)
    assert " 1¹ " in met
    assert " 1 " in dined
    assert "\n¹ Round: The East alone\n" in out


def test_of_a_section_a_row_keeps_the_reasons_that_others_have_not(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    told = "date: March 2, voice: ann, round: 1"
    file = compiled(
        tmp_path,
        east=fact("They met on March 2.", f"event: met, what: They meet, {told}")
        + fact("They dined.", f"event: dined, what: They dine, {told}, why: {{voice: her dinner}}")
        + fact("They ate.", f"event: ate, what: They eat, {told}, why: {{round: its last day}}")
        + fact("They left.", "event: left, what: They leave, date: March 4, round: 2"),
    )
    out = talks("timeline", "--data", file, "--width", "60").out
    assert "2 March 2024 — says Ann Smith · round 1  " in out
    assert "They dine¹ " in out
    assert "They eat² " in out
    assert "\n¹ Says: her dinner\n² Round: its last day\n" in out


def test_who_only_mediates_is_no_list_of_those_who_sent_them(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = compiled(
        tmp_path,
        east=fact("Ann led.", "delegation: blue, head: ann")
        + fact("Cy of The Wire mediated.", "delegation: wire, mediator: cy"),
    )
    assert "complete list: Blue." in talks("delegation", "--data", file).out
    told = fact("Cy of The Wire mediated, and Bo sat.",
                "delegation: wire, mediator: cy, members: [bo]")  # fmt: skip
    assert (
        "complete list: The Wire."
        in talks("delegation", "--data", compiled(tmp_path / "sat", east=told)).out
    )


def test_statuses_that_differ_are_told_in_words(talks: Callable[..., Outcome], freed: str) -> None:
    told = "said (Ann Smith, The East) / hoped for (The West)"
    assert told in talks("sources", "--differences", "--data", freed, "--width", "140").out
    told = "status: said (The East) / hoped for (The West)"
    assert told in talks("show", "freed", "--data", freed).out


def test_a_statement_is_found_by_the_words_of_each_source(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = compiled(
        tmp_path,
        east=fact("“We go,” said Ann.", "statement: go, says: “We go.”, voice: ann"),
        west=fact("“We leave,” said Ann.", "statement: go, says: “We leave.”, voice: ann"),
    )
    for word in ("go", "leave"):
        found = talks("statements", "--about", word, "--data", file, "--json").items
        assert [item["id"] for item in found] == ["go"]


def test_a_list_that_one_source_calls_complete_is_not_so_by_another(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    east = fact("All were Ann.", "delegation: blue, round: 1, head: ann, complete: All were")
    west = fact("Bo came too.", "delegation: blue, round: 1, members: [bo]")
    both = fact("Cy sat.", "delegation: red, round: 1, members: [cy]")
    file = compiled(tmp_path, east=east + both, west=west + both)
    out = talks("delegation", "--data", file).out
    assert "Not said by The West to be a complete list: Blue." in out
    assert "Not said by The East or The West to be a complete list: Red." in out
    alone = talks("delegation", "--data", file, "--source", "east").out
    assert "complete list: Red." in alone
    assert "Blue." not in alone


def test_a_value_that_not_all_sources_of_a_row_give_says_whose_it_is(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    swap = "exchange: swap, stage: agreed, round: 1"
    file = compiled(
        tmp_path,
        east=fact(
            "Nine each, on March 2.",
            f"{swap}, what: They swap, date: March 2, quantity: {{value: 9, per: side}}",
        ),
        west=fact("They agreed.", swap),
    )
    out = talks("prisoners", "--data", file).out
    assert "agreed  9 per side¹  2 March 2024¹" in out
    assert "¹ Quantity, When: The East alone\n" in out
    (item,) = talks("prisoners", "--data", file, "--json").items
    assert item["derived"] == {
        "date": "the year of the date line; The East alone",
        "quantity": "The East alone",
    }
    (item,) = talks("prisoners", "--source", "east", "--data", file, "--json").items
    assert "alone" not in str(item["derived"])


def test_values_of_one_source_in_two_voices_say_whose_they_are(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    swap = "exchange: swap, stage: agreed"
    file = compiled(
        tmp_path,
        east=fact(
            "They swapped 9 on March 2.",
            f"{swap}, what: They swap, date: March 2, quantity: {{value: 9}}",
        )
        + fact(
            "Ann said 8 on March 3.", f"{swap}, date: March 3, quantity: {{value: 8}}, voice: ann"
        ),
        west=fact("They swapped 7.", f"{swap}, quantity: {{value: 7}}"),
    )
    out = talks("prisoners", "--data", file, "--width", "200").out
    assert "9 (The East) / 8 (Ann Smith, The East) / 7 (The West)" in out
    assert "2 March 2024 (The East); 3 March 2024 (Ann Smith, The East)" in out
    assert "the article itself (The East) / Ann Smith (The East)" in talks(
        "show", "swap", "--data", file, "--width", "200"
    ).out  # fmt: skip


@pytest.fixture
def seated(tmp_path: Path) -> str:
    """A file in which one announces what the other has held, elsewhere and by another."""
    return compiled(
        tmp_path,
        east=fact(
            "Ann will lead in Old Hall.",
            "delegation: blue, round: 1, head: ann, status: announced",
            "venue: hall, round: 1, status: announced, room: {table: U, opposite: [blue, red]}",
        ),
        west=fact(
            "Bo led in Town.",
            "delegation: blue, round: 1, head: bo",
            "venue: town, round: 1, room: {table: oval, opposite: [blue, red]}",
            "event: met, what: They meet",
        ),
    )


def differences(talks: Callable[..., Outcome], file: str) -> list[str]:
    """The lines of what differs, their cells parted by bars."""
    out = talks("sources", "--differences", "--data", file, "--width", "200").out
    lines = [" ".join(line.strip("│").split()) for line in out.splitlines()]
    first = lines.index("Told differently")
    return list(takewhile(lambda line: not line.startswith("Told by"), lines[first + 1 :]))


def test_of_values_that_are_not_all_as_much_of_a_fact_each_says_how_far_it_is(
    talks: Callable[..., Outcome], seated: str
) -> None:
    venue = talks("venue", "--data", seated, "--width", "120").out
    assert "Old Hall (announced, The East) / Town (The West)¹" in venue
    heads = talks("delegation", "blue", "--data", seated, "--width", "140").out
    assert "Ann Smith (announced, The East) / Bo Li (The West)¹" in heads
    assert "announced (The East) / happened (The West)" in heads
    (shown,) = talks("venue", "--data", seated, "--json").items
    assert [(told["value"], told["status"]) for told in shown["differs"]["name"]] == [
        ("Old Hall", "announced"), ("Town", "happened"),
    ]  # fmt: skip


def test_each_difference_is_a_row_that_names_its_field_and_has_names_for_ids(
    talks: Callable[..., Outcome], seated: str
) -> None:
    room = "table: {}; opposite: Blue; Red"
    assert [line.rpartition(" The East [1]")[0] for line in differences(talks, seated)] == [
        "• venue, round 1 Old Hall (announced, The East) / Town (The West)",
        f"• venue, round 1: room {room.format('U')} (announced, The East) / "
        f"{room.format('oval')} (The West)",
        "• head, Blue, round 1 Ann Smith (announced, The East) / Bo Li (The West)",
        "• head, Blue, round 1: status announced (The East) / happened (The West)",
    ]


def test_what_one_alone_tells_says_how_far_it_is_a_fact(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    east = fact("They will meet on March 9.", "round: 1, date: March 9, status: announced")
    west = fact("They met.", "round: 1, state: held")
    file = compiled(tmp_path, east=east, west=west)
    out = talks("sources", "--differences", "--data", file, "--width", "100").out
    assert "Round 1: date for 9 March 2024 announced The East [1]" in " ".join(
        out.replace("│", "").split()
    )


def test_the_day_of_a_saying_is_no_less_sure_for_what_was_said(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    said = "statement: s, says: They will go., voice: ann, status: {}, date: March {}"
    east = fact("On March 2 Ann announced it.", said.format("announced", 2))
    west = fact("On March 3 Ann hoped.", said.format("hoped", 3))
    file = compiled(tmp_path, east=east, west=west)
    (shown,) = talks("show", "s", "--data", file, "--json").items
    assert [told["status"] for told in shown["differs"]["date"]] == ["said", "said"]
    assert [told["status"] for told in shown["differs"]["status"]] == ["announced", "hoped"]


def test_one_article_alone_is_compared_with_none(talks: Callable[..., Outcome], freed: str) -> None:
    out = talks("sources", "--differences", "--source", "east", "--data", freed).out
    assert "There is one source: nothing to compare it with.\n" in out
    assert "alone\n" not in out

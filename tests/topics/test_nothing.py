"""What is said where no article tells of what was asked, or of what round it is."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from tests.curate.gazettes import compiled, fact

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

TOLD = fact("They met in Old Hall.", "venue: hall", "event: met, what: They meet, people: [ann]",
            more="  silent: {what: who came, topics: [delegation]}\n")  # fmt: skip
NONE = "No article tells of any.\n"
NO_MATCH = "Nothing matches among what 'talks delegation' looks through.\n"


@pytest.fixture
def quiet(talks: Callable[..., Outcome], tmp_path: Path) -> Callable[..., str]:
    """What a command prints of an article that tells little."""
    path = compiled(tmp_path, east=TOLD)
    return lambda *line: talks(*line, "--data", path).out


@pytest.mark.parametrize("command", ["rounds", "delegation", "prisoners", "statements"])
def test_that_no_article_tells_of_any_is_said(quiet: Callable[..., str], command: str) -> None:
    assert NONE in quiet(command)


def test_what_narrows_a_lookup_may_be_why_nothing_matches(quiet: Callable[..., str]) -> None:
    out = quiet("delegation", "blue")
    assert NO_MATCH in out
    assert NONE not in out


def test_what_is_left_open_of_no_side_is_told_of_a_side_without_answer(
    quiet: Callable[..., str], talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    assert "Not stated: who came\n" in quiet("delegation", "blue")
    came = TOLD + fact("Ann Smith came for Blue.", "delegation: blue, head: ann")
    path = compiled(tmp_path / "more", east=came)
    assert "Not stated: who came\n" in talks("delegation", "--data", path).out
    assert "Not stated: who came\n" not in talks("delegation", "blue", "--data", path).out


def test_a_venue_of_which_nothing_else_is_told_is_a_row(quiet: Callable[..., str]) -> None:
    assert "\n│ • Old Hall [1] │\n╰" in quiet("venue")


NINE = "9 told of no round are left out: ask without --round"
ONE = "1 told of no round is left out: ask without --round"


@pytest.mark.parametrize(
    ("line", "ids", "told"),
    [
        ("statements --round 1", ["fidan-first-round-results", "medinsky-satisfied"], [NINE]),
        ("statements peskov --round 2", [], [ONE]),
        ("statements --about satisfied --round 1", ["medinsky-satisfied"], []),
        ("statements --about satisfied --round 2", [], []),
        ("statements medinsky", ["medinsky-satisfied", "medinsky-call"], []),
        ("timeline 2025-05 --round 1", ["first-round-held", "talks-resumed"], [ONE]),
        ("timeline --by peskov --round 1", [], [ONE]),
    ],
)  # fmt: skip
def test_what_is_told_of_no_round_is_counted(
    talks: Callable[..., Outcome], line: str, ids: list[str], told: list[str]
) -> None:
    document = talks(*line.split(), "--json").document
    assert [item["id"] for item in document["items"]] == ids
    assert [note["text"] for note in document["notes"] if note["code"] == "no_round"] == told


def test_a_round_that_is_left_open_is_kept(talks: Callable[..., Outcome]) -> None:
    """New agreements were hoped for: "in which round" is what the article leaves open."""
    found = talks("timeline", "--round", "2", "--json").items
    assert "exchange-hoped" in [item["id"] for item in found]


def test_who_was_asked_for_is_told_of_nothing_too(talks: Callable[..., Outcome]) -> None:
    assert talks("statements", "peskov", "--round", "2", "-q").out.startswith(
        f"Statements · second round · speaker peskov\n{ONE}\n"
    )


def test_names_that_two_rounds_share_are_no_rounds(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    rounds = [f"round: {n}, name: {name} talks" for n, name in enumerate(["May", "May", "Late"], 1)]
    told = fact("They met at the May talks, and at Late talks.", *rounds)
    data = compiled(tmp_path, east=told)
    found = talks("rounds", "late", "--data", data, "--json").items
    assert [item["round"] for item in found] == [3]
    assert talks("rounds", "May talks", "--data", data).code == 2


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("ceasfire", "ceasefire"), ("Memorandom", "memorandum"), ("пленным", "пленные"),
        ("обмену", "обмен"), ("третьего", "третий"),
    ],
)  # fmt: skip
def test_a_word_that_nothing_has_is_answered_with_the_nearest(
    talks: Callable[..., Outcome], compiled_examples: dict[str, Path], words: str, near: str
) -> None:
    data = ("--data", str(compiled_examples["crossing"])) if not words.isascii() else ()
    searched = talks("search", words, *data)
    assert f"Nothing has “{words}”; did you mean '{near}'?\n" in searched.out
    said = talks("statements", "--about", words, *data, "--json").document
    assert said["items"] == []
    assert {
        "code": "no_match",
        "text": f"Nothing said has “{words.lower()}”; did you mean '{near}'?",
    } in said["notes"]
    for line in (("search", near), ("statements", "--about", near)):
        assert talks(*line, *data, "--json").items


def test_of_several_words_the_wrong_ones_alone_are_told(talks: Callable[..., Outcome]) -> None:
    told = "Nothing has “ceasfire memorandom”; did you mean 'ceasefire memorandum'?\n"
    assert told in talks("search", "ceasfire", "memorandom").out
    assert "did you mean" not in talks("search", "ceasfire", "xyzzy").out
    slips = ["ceasfire", "memorandom", "prisonners"]
    told = "Nothing has “ceasfire memorandom prisonners”; did you mean 'ceasefire memorandum"
    assert told in " ".join(talks("search", *slips).out.split())
    assert "did you mean" not in talks("search", *slips, "exchangge").out
    told = "Nothing said has “servise”; did you mean 'service'?\n"
    assert told in talks("statements", "--about", "lip servise").out
    assert "did you mean" not in talks("statements", "--about", "xyzzy").out


@pytest.mark.parametrize(
    ("by", "pack"), [("TASS", None), ("an official of the port", "lakes")], ids=["TASS", "unnamed"]
)
def test_who_is_cited_in_the_timeline_alone_is_said_to_be(
    talks: Callable[..., Outcome], compiled_examples: dict[str, Path], by: str, pack: str | None
) -> None:
    data = ("--data", str(compiled_examples[pack])) if pack else ()
    told = talks("statements", by, *data, "--json").document
    where = f"talks timeline --by {shlex.quote(by)}"
    assert told["notes"] == [
        {"code": "no_match", "text": f"What {by} says stands in the timeline: {where}"}
    ]
    assert talks("timeline", "--by", by, *data, "--json").items

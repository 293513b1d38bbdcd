"""What stands under an answer: reasons once each, a few lines of what is open, the sources."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from talks_cli.output import Look
from talks_cli.output.shown.below import Below, superscript
from talks_cli.view import Column, Note, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome


def below(dataset: Dataset, *notes: str, look: Look | None = None) -> Below:
    view = View(
        "timeline", dataset, [], query={}, columns=(Column("What", "what"),), kinds=("event",),
        notes=[Note("not_stated", text) for text in notes],
    )  # fmt: skip
    view.notes = [note for note in view.notes if note.code != "no_match"]
    return Below(view, look or Look())


def lines(text: str) -> int:
    return len(textwrap.wrap(text, 40))


LONG = "so many words that they take two lines of forty"


@pytest.mark.parametrize(
    ("notes", "shown"),
    [
        ([], []),
        (["one"], ["one"]),
        (["one", "two", "three"], ["one", "two", "three"]),
        (["one", "two", "three", "four"], ["one", "two", "three (and 1 more: --notes)"]),
        ([LONG, "two"], [LONG, "two"]),
        ([LONG, LONG], [f"{LONG} (and 1 more: --notes)"]),
        ([LONG * 3, "two"], [f"{LONG * 3} (and 1 more: --notes)"]),
        (["one", LONG, "three"], ["one", f"{LONG} (and 1 more: --notes)"]),
    ],
)
def test_what_is_left_open_takes_three_lines_and_says_how_much_more(
    dataset: Dataset, notes: list[str], shown: list[str]
) -> None:
    assert list(below(dataset, *notes).notes(lines)) == shown


@pytest.mark.parametrize("look", [Look(notes="all"), Look(evidence=True)])
def test_all_that_is_left_open_is_told_where_it_is_asked_for(dataset: Dataset, look: Look) -> None:
    notes = [LONG, "two", LONG, "four"]
    assert list(below(dataset, *notes, look=look).notes(lines)) == notes


def test_a_reason_is_told_once_for_all_that_it_stands_under(dataset: Dataset) -> None:
    told = below(dataset)
    assert told.mark("it is reckoned", "When") == "¹"
    assert told.mark("it is misspelt", "Says") == "²"
    assert told.mark("it is reckoned", "Role") == "¹"
    assert list(told.notes()) == ["¹ When, Role: it is reckoned", "² Says: it is misspelt"]


def test_quiet_marks_nothing(dataset: Dataset) -> None:
    told = below(dataset, look=Look(notes="none"))
    assert told.mark("it is reckoned", "When") == ""


def test_marks_of_more_than_nine_reasons_are_numbers_too() -> None:
    assert superscript(10) == "¹⁰"


def test_the_sentences_stand_below_once_each_in_order(talks: Callable[..., Outcome]) -> None:
    out = talks("delegation", "--side", "russia", "-e").out
    assert out.count("[16] According to Foreign Ministry Spokeswoman Maria Zakharova") == 1
    assert out.count("[17] In the first round, the negotiating group") == 1
    assert out.index("[16] ") < out.index("[17] ") < out.index("TASS, 2 June 2025")


def test_of_several_articles_a_sentence_says_which(examples: Callable[..., Outcome]) -> None:
    out = examples("prisoners", "-e", "--width", "200").out
    assert "\nThe Lake Courier [5] The exchange began" in out
    assert "\nUpland Wire [6] In the following stage" in out


def test_notes_and_quiet_are_not_asked_for_at_once(talks: Callable[..., Outcome]) -> None:
    outcome = talks("timeline", "--notes", "-q")
    assert (outcome.code, outcome.err) == (2, "talks: --notes and --quiet: give one\n")


def test_quiet_leaves_the_table_and_the_sources(talks: Callable[..., Outcome]) -> None:
    out = talks("delegation", "--side", "russia", "-q").out
    assert not set("¹²³") & set(out)
    *_, edge, sources = out.splitlines()
    assert edge[0] == "╰"
    assert sources == "TASS, 2 June 2025 · [n]: talks read n"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("timeline 2025-06-03", "Nothing is said to lie there for certain; 2 undated"),
        ("statements --by kalin", "TASS cites no words of Ibrahim Kalin"),
        ("sources --differences", "There is one source: nothing to compare it with."),
        ("prisoners --status denied", "Nothing matches among what 'talks prisoners'"),
    ],
)
def test_quiet_leaves_why_there_is_nothing(
    talks: Callable[..., Outcome], line: str, why: str
) -> None:
    for format in ("table", "markdown", "json"):
        out = talks(*line.split(), "-q", "-f", format).out
        assert why in out
        assert "Not stated" not in out
    assert "left out" not in talks("timeline", "28 may", "-q").out

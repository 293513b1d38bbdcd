"""Folding names and finding the nearest."""

from __future__ import annotations

import difflib
from random import Random
from typing import Any

import pytest

from talks_cli import names
from talks_cli.names import LONGEST, MOST_LETTERS, did_you_mean, fold, holds, nearest, number_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Çırağan", "ciragan"),
        ("İSTANBUL", "istanbul"),
        ("ISTANBUL", "istanbul"),
        ("Türkiye’s", "turkiye s"),
        ("Erdoğan", "erdogan"),
        ("  Vladimir   Putin ", "vladimir putin"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("alexander-fomin", "alexander fomin"),
        ("Лавров", "лавров"),
        ("हिन्दी", "हिनदी"),
        ("ＦＵＬＬ", "full"),
        ("۵ زندانی", "5 زنداني"),  # the digits and letters of Persian, and those of Arabic
        ("٣٠ كتب", "30 كتب"),
        ("𝛓", "σ"),  # at a word's end, and mathematics' own
        ("!?", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Çırağan", "İstanbul", "Zelenskyy", "हिन्दी", "ﬁn"])
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_nearest_come_first() -> None:
    known = ["Vladimir Medinsky", "Igor Kostyukov", "Dmitry Peskov"]
    assert nearest("Medinski", known) == ("Vladimir Medinsky",)
    assert nearest("peskow", known)[0] == "Dmitry Peskov"
    assert nearest("xyzzy", known) == ()


def test_each_name_is_suggested_once() -> None:
    assert nearest("fomin", ["Fomin", "Andrey Fomin", "Fomin"]) == ("Fomin", "Andrey Fomin")


def test_everybody_of_a_name_is_suggested_and_three_at_most() -> None:
    known = [f"{given} Fomin" for given in ("Ab", "Cd", "Ef", "Gh")]
    assert nearest("fominn", known) == tuple(known[:3])
    assert nearest("fominn", known, most=1) == ("Ab Fomin",)
    assert nearest("fominn", known, most=4) == tuple(known)


def test_the_nearest_of_many_spellings_are_found() -> None:
    known = [f"fomin{letter}" for letter in "abcdefghijkl"]
    assert len(nearest("fomin", known, most=9)) == 9


def test_of_very_many_names_those_that_begin_alike_are_compared() -> None:
    known = [f"{number:05}{'x' * 40}" for number in range(5_000)]
    assert sum(map(len, known)) > MOST_LETTERS
    assert nearest(f"03141{'x' * 39}y", known)[0] == f"03141{'x' * 40}"
    assert nearest("03141", known) == ()  # all of it begins another, and is little of it


def compared(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """What is compared from now on, and the letters of it times those that it is compared with."""
    costs: dict[str, int] = {}
    ratio = difflib.SequenceMatcher.ratio

    def counted(matcher: Any) -> float:
        costs[matcher.a] = len(matcher.a) * len(matcher.b)
        return ratio(matcher)

    monkeypatch.setattr(difflib.SequenceMatcher, "ratio", counted)
    return costs


def test_a_name_that_is_too_long_for_one_has_no_near_one(monkeypatch: pytest.MonkeyPatch) -> None:
    costs = compared(monkeypatch)
    name = "ab" * LONGEST
    assert nearest(name, [f"{name[:-1]}c"]) == ()
    assert nearest(name[:LONGEST], [name, "x"]) == ()
    assert nearest(name[: LONGEST + 1], [name[:LONGEST]]) == ()
    assert costs == {}
    assert nearest(f"{name[: LONGEST - 1]}c", [name[:LONGEST]]) == (name[:LONGEST],)


def test_a_word_of_a_name_that_is_too_long_is_near() -> None:
    name = "word " * LONGEST + "Medinsky"
    assert nearest("medinski", [name]) == (name,)


@pytest.mark.parametrize("length", [5, 20, LONGEST])
def test_however_many_and_long_the_names_are_few_letters_are_compared(
    monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    letters, draw, most = "ab" * length, Random(1), 5_000
    monkeypatch.setattr(names, "MOST_LETTERS", most)
    known = ["".join(draw.sample(letters, length)) for _ in range(most // length * 2)]
    costs = compared(monkeypatch)
    assert nearest(letters[:length], [*known, letters[:length]])[0] == letters[:length]
    assert 0 < sum(costs.values()) <= most * LONGEST


def test_what_is_less_alike_is_not_near() -> None:
    assert nearest("abcdefghij", ["abcdefuvwx"]) == ("abcdefuvwx",)  # difflib's ratio is 0.6
    assert nearest("abcdefghij", ["abcdeuvwxy"]) == ()  # and here 0.5


def test_a_short_name_is_near_for_one_letter() -> None:
    assert nearest("kiew", ["Kiev"]) == ("Kiev",)
    assert nearest("nope", ["noted"]) == ()
    assert nearest("biden", ["bitten"]) == ()


def test_a_name_that_begins_differently_is_near_for_a_slip_alone() -> None:
    assert nearest("avlrov", ["Lavrov"]) == ("Lavrov",)
    assert nearest("oligarch", ["oligomer"]) == ("oligomer",)
    assert nearest("aligomir", ["oligomer", "oligarch"]) == ()


def test_how_suggestions_are_worded() -> None:
    assert did_you_mean(()) == ""
    assert did_you_mean(("a",)) == "; did you mean 'a'?"
    assert did_you_mean(("a", "b")) == "; did you mean 'a' or 'b'?"


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("2", "2"), ("02", "2"), ("2nd", "2"), ("1st", "1"), ("3rd", "3"), ("11th", "11"),
        ("0", "0"), ("00", "0"), ("second", "2"), ("twelfth", "12"), ("thirteenth", None),
        ("2x", None), ("٢", None), ("nd", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_is_written_in_several_ways(word: str, number: str | None) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("text", "wording", "whole"),
    [
        ("fomin", "fomin", True),
        ("mr fomin left", "fomin", True),
        ("fomin’s", "fomin", True),
        ("fominov", "fomin", False),
        ("afomin", "fomin", False),
        ("a fomin", "fomin", True),
        ("1fomin fomin", "fomin", True),
        ("fominov and fomin", "fomin", True),
        ("aaa aa", "aa", True),
        ("aaa", "aa", False),
        ("xaa aa", "aa", True),
        ("ab ab b", "b", True),
        ("aba", "b", False),
        ("xa a xa", "a", True),
        ("x---", "--", True),
        ("", "b", False),
    ],
)
def test_a_wording_stands_in_a_text_as_whole_words(text: str, wording: str, whole: bool) -> None:
    assert holds(text, wording) is whole

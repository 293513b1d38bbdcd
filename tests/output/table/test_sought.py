"""What stands around what was found, where the row does not have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.output.shown.pieces import Piece
from talks_cli.output.shown.sought import AROUND, highlighted

if TYPE_CHECKING:
    from talks_cli.dataset.record import Doc

LONG = "word " * 20


def both(text: str) -> list[tuple[int, int]]:
    """Where a text has one of two words that are sought."""
    return [(match.start(), match.end()) for match in re.finditer("yacht|here", text)]


def found(told: Doc, wanted: str = "yacht", cell: str = "A row.", words: int = 1) -> str:
    """The words of a cell in which `wanted` was sought."""

    def spans(text: str) -> list[tuple[int, int]]:
        at = text.casefold().find(wanted)
        return [(at, at + len(wanted))] if at >= 0 else []

    pieces = highlighted([Piece(cell)], told, spans, words, False)
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A yacht.", "A «yacht»."),
        (f"{LONG}yacht.", f"… {'word ' * 8}«yacht»."),
        (f"yacht {LONG}", f"«yacht» {'word ' * 8}…"),
        (f"{LONG}yacht {LONG}", f"… {'word ' * 8}«yacht» {'word ' * 8}…"),
        (f"{'x' * AROUND}yacht.", f"{'x' * AROUND}«yacht»."),
        (f"a {'x' * AROUND} yacht {'x' * AROUND} b", f"… {'x' * AROUND} «yacht» {'x' * AROUND} …"),
    ],
)  # fmt: skip
def test_whole_words_around_it_are_shown(text: str, shown: str) -> None:
    assert found({"text": text}) == f"A row.\n{shown}"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"called": ["The Yacht"]}, "also The «Yacht»"),
        ({"aliases": ["The Yacht"]}, "also The «Yacht»"),
        ({"titles": ["The Yacht"]}, "also The «Yacht»"),
        ({"facts": {"city": {}}, "city": "Yachtville"}, "city: «Yacht»ville"),
        ({"description": "A yacht"}, "A «yacht»"), ({"seating": "A yacht"}, "A «yacht»"),
        ({"flags": "A yacht"}, "A «yacht»"), ({"about": ["sails", "a yacht"]}, "a «yacht»"),
    ],
)  # fmt: skip
def test_it_is_looked_for_where_a_record_may_have_it(told: dict[str, Any], shown: str) -> None:
    assert found(told) == f"A row.\n{shown}"


def test_what_the_row_has_needs_no_more() -> None:
    assert found({"text": "A yacht."}, cell="The yacht.") == "The «yacht»."
    assert found({"text": "A yacht."}, cell="The yacht.", words=2) == "The «yacht»."
    assert found({"text": "Nothing."}) == "A row."


def test_it_has_a_tone_of_its_own_and_what_is_around_it_keeps_its_own() -> None:
    cell = [Piece("A yacht here.", "strong", why=("x",))]
    pieces = highlighted(cell, {}, both, 2, True)
    assert [(piece.text, piece.tone, piece.why) for piece in pieces] == [
        ("A ", "strong", ()), ("yacht", "match", ()), (" ", "strong", ()), ("here", "match", ()),
        (".", "strong", ("x",)),
    ]  # fmt: skip


def test_what_stands_elsewhere_is_beside_the_matter() -> None:
    told = {"text": "No yacht at all."}
    pieces = highlighted([Piece("It is here.", "strong")], told, both, 2, True)
    assert [(piece.text, piece.tone) for piece in pieces] == [
        ("It is ", "strong"), ("here", "match"), (".", "strong"),
        ("\nNo ", "aside"), ("yacht", "match"), (" at all.", "aside"),
    ]  # fmt: skip

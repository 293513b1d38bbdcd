"""JSON: notes on what is shown alone, and fields in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.output.machine import dumps, pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome


@pytest.mark.parametrize("format", [["--json"], ["-f", "yaml"]])
def test_a_reason_is_told_where_its_field_is_shown(
    talks: Callable[..., Outcome], format: list[str]
) -> None:
    def reasons(fields: str) -> bool:
        outcome = talks("timeline", *format, "--fields", fields)
        return "the year is that of the article’s date line" in outcome.out

    assert reasons("id,date")
    assert not reasons("id,title")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x7fb", "a\\u007fb"),
        ("a\x9bb", "a\\u009bb"),
        ("a\U000e0041b", "a\\udb40\\udc41b"),
        ("é 👩", "é 👩"),
    ],
    ids=ascii,
)
def test_what_nobody_sees_is_an_escape(text: str, shown: str) -> None:
    assert dumps(text) == f'"{shown}"'


@pytest.mark.parametrize(
    ("fields", "picked"),
    [
        (("b",), {"b": {"c": 1, "d": 2}}),
        (("b.c",), {"b": {"c": 1}}),
        (("b", "b.c"), {"b": {"c": 1, "d": 2}}),
        (("b.c", "b"), {"b": {"c": 1, "d": 2}}),
        (("b.d", "a", "b.c"), {"b": {"d": 2, "c": 1}, "a": 0}),
        (("e.f",), {"e": [{"f": 3}, {"f": 4}]}),
        (("a.x",), {"a": None}),
        (("nothing",), {"nothing": None}),
    ],
)
def test_a_part_of_a_field_keeps_its_place(
    fields: tuple[str, ...], picked: dict[str, object]
) -> None:
    doc = {"a": 0, "b": {"c": 1, "d": 2}, "e": [{"f": 3, "g": 5}, {"f": 4, "g": 6}]}
    assert pick(doc, fields) == picked
    assert list(pick(doc, fields)) == list(picked)

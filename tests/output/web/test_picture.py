"""A picture as a browser draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import Outcome


def test_spaces_within_a_line_are_as_wide_as_in_a_terminal(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    """Browsers make one space of several, and a stretched line of what is left."""
    picture = talks("timeline", "--chart", "-f", "svg").out
    drawn = opened(f"<!doctype html><title>x</title><body>{picture}").locator("text")
    lost = drawn.evaluate_all(
        "all => all.filter(one => one.getNumberOfChars() < one.textContent.length)"
        ".map(one => one.textContent)"
    )
    assert drawn.count() > 100
    assert lost == []

"""The room of a round on a page: of an answer, and of a whole dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.output.web.parsed import Parsed, holds_together
from tests.output.web.test_browser import ATTACKS, does_nothing, violations
from tests.packs import small
from tests.process.test_hostile_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FloatRect, Locator, Page

    from tests.conftest import Outcome
    from tests.output.web.parsed import Element

TOLD = (
    "In the first round, {0} and {1} sat opposite each other in the Hall, at a round table, with "
    "{2} between them."
)
ANSWERS = ["venue -f html", "report"]


def rooms(page: Parsed) -> list[Element]:
    return page.all("figure", class_="room")


@pytest.mark.parametrize("line", ANSWERS)
def test_a_page_draws_the_room_of_which_an_article_tells(
    talks: Callable[..., Outcome], line: str
) -> None:
    page = holds_together(talks(*line.split()).out)
    (room,) = rooms(page)
    assert room.attributes["data-at"].split(" ") == [
        f"tass-2025-06-02.{number}" for number in (11, 13, 14)
    ]
    (drawn,) = page.all("div", class_="seats")
    assert drawn.attributes["aria-label"] == (
        "U-shaped table; Russia and Ukraine opposite each other; between them Turkey; "
        "flags of Russia, Turkey, Ukraine"
    )
    (caption,) = page.all("figcaption")
    assert caption.text == (
        "Second round: as drawn — a broadcast (unnamed); TASS [11, 13–14]; not said: who sat left"
    )


def test_left_and_right_that_are_said_are_told(examples: Callable[..., Outcome]) -> None:
    page = holds_together(examples("venue", "-f", "html").out)
    (drawn,) = page.all("div", class_="seats")
    assert drawn.attributes["aria-label"] == (
        "Oval table; Belvara left, Ostrene right; between them Kharmia"
    )
    assert "who sat left" not in rooms(page)[0].text


@pytest.mark.parametrize("line", ["venue 1", "venue --fields seating", "rounds", "show venue-2"])
def test_where_none_is_told_of_or_asked_for_none_is_drawn(
    talks: Callable[..., Outcome], line: str
) -> None:
    assert not rooms(Parsed(talks(*line.split(), "-f", "html").out))


def pack(folder: Path, *names: str) -> str:
    """A pack of one room, whose sides have these names."""
    room = {"table": "round", "opposite": ["a", "b"], "between": ["c"]}
    facts = [{"round": "1", "name": "first round"}, {"venue": "hall", "round": "1", "room": room}]
    sentences = [{"text": TOLD.format(*names), "voice": "article", "facts": facts}]
    sides = {side: {"name": name} for side, name in zip("abc", names, strict=True)}
    places = {"hall": {"name": "Hall"}}
    return str(small(folder, quoted(sentences), sides=quoted(sides), places=quoted(places)))


def box(found: Locator) -> FloatRect:
    """Where an element stands that can be seen."""
    place = found.bounding_box()
    assert place is not None
    return place


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("names", [("روسيا", "أوكرانيا", "تركيا"), ("俄罗斯", "乌克兰", "土耳其")])
def test_the_left_is_left_in_every_language_and_nothing_is_cut_off(
    talks: Callable[..., Outcome],
    opened: Callable[..., Page],
    tmp_path: Path,
    names: tuple[str, str, str],
    width: int,
) -> None:
    data = pack(tmp_path / "pack", *names)
    how = {"viewport": {"width": width, "height": 844}}
    page = opened(talks("venue", "-f", "html", "--data", data).out, **how)
    seats = page.locator(".seats")
    left, right, between = (box(seats.get_by_text(name, exact=True)) for name in names)
    desk = box(page.locator(".desk"))
    assert 0 <= left["x"] < left["x"] + left["width"] <= desk["x"]
    assert desk["x"] + desk["width"] <= right["x"]
    assert right["x"] + right["width"] <= width
    assert between["y"] + between["height"] <= desk["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_a_click_on_the_room_lights_its_sentences(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("report").out)
    page.locator(".seats").click()
    assert page.locator("[role=status]").last.text_content() == "It rests on [11], [13], [14]"
    page.get_by_label("Find").fill("kellogg")
    assert not page.locator(".room").is_visible()


def test_hostile_names_in_a_room_do_nothing(
    talks: Callable[..., Outcome], opened: Callable[..., Page], tmp_path: Path
) -> None:
    for at, attack in enumerate(ATTACKS):
        data = pack(tmp_path / f"pack{at}", f"A {attack}", f"B {attack}", f"C {attack}")
        page = opened(talks("venue", "-f", "html", "--data", data).out)
        assert page.locator(".seats").count() == 1
        does_nothing(page)

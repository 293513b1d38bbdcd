"""The room of a round, drawn from what an article says of it and no more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.record import Record
from talks_cli.output import Look, renderer
from talks_cli.topics.venue import COLUMNS, KINDS, venue
from talks_cli.view import View
from tests.output.test_formats import HOSTILE, UNSEEN
from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

DRAWN = """\
         Turkey ⚑⚑⚑            Second round: The Russian and Ukrainian
        ╔═══════════╗          delegations were seated on opposite sides of a
    ⚑⚑⚑ ║           ║ ⚑⚑⚑      U-shaped table, with Turkish representatives
 Russia ║           ║ Ukraine  positioned between them — a broadcast (unnamed)
        ║           ║          [11, 13]; flags [11, 14]; not said: who sat left
"""
BELOW = """\
        Turkey ⚑⚑⚑
       ╔═══════════╗
   ⚑⚑⚑ ║           ║ ⚑⚑⚑
Russia ║           ║ Ukraine
       ║           ║
Second round: The Russian and Ukrainian
delegations were seated on opposite
"""
OVAL = """\
            Kharmia             Third round: The three delegations had sat
         ╭───────────╮          around one oval table — The Lake Courier [3]; as
         │           │          drawn — Upland Wire [19–20]; The Lake Courier
 Belvara │           │ Ostrene  [3]
         ╰───────────╯
"""
EMPTY: Doc = {
    "table": None, "left": None, "right": None, "opposite": [], "between": [], "flags": [],
}  # fmt: skip


@pytest.mark.parametrize("asked", [[], ["2"]])
def test_a_room_stands_below_its_table(talks: Callable[..., Outcome], asked: list[str]) -> None:
    out = talks("venue", *asked).out
    assert f"╯\n{DRAWN}" in out
    assert re.search(r"│ Seating .* drawn below +│", out)


def test_on_a_narrow_screen_its_words_stand_under_it(talks: Callable[..., Outcome]) -> None:
    assert BELOW in talks("venue", "--width", "40").out


def test_what_one_article_tells_of_seats_and_another_of_the_table(
    examples: Callable[..., Outcome],
) -> None:
    assert OVAL in examples("venue").out


def test_left_and_right_that_are_said_are_not_called_open(examples: Callable[..., Outcome]) -> None:
    assert "who sat left" not in examples("venue").out


def test_a_round_of_which_no_seats_are_told_has_none(talks: Callable[..., Outcome]) -> None:
    out = talks("venue", "1").out
    assert "drawn" not in out
    assert "⚑" not in out


@pytest.mark.parametrize("line", ["--fields seating", "-f markdown", "--json", "-f csv"])
def test_where_none_is_drawn_its_words_keep_their_place(
    talks: Callable[..., Outcome], line: str
) -> None:
    out = talks("venue", "2", *line.split()).out
    assert "seated on opposite" in out
    assert "drawn below" not in out


def drawn(dataset: Dataset, ascii: bool = False, width: int = 80, **told: object) -> str:
    """What is printed of a room with no more than is given."""
    fact = {
        "status": "said", "said_by": {"unnamed": "a broadcast"}, "says": "a broadcast (unnamed)",
        "where": "[13]", "derived": {}, "evidence": [
            {"source": "tass-2025-06-02", "section": "Venue", "sentences": [13], "start": 1,
             "end": 2, "quote": "x"},
        ],
    }  # fmt: skip
    doc = {
        "id": "venue-2", "kind": "venue", "name": "Hall", "place": "hall", "city": None,
        "round": 2, "description": None, "seating": None, "flags": None, "room": EMPTY | told,
        "facts": {"room": fact}, "when": "", "what": "Hall", "says": "TASS", "where": "[13]",
        "status": "happened", "said_by": None, "evidence": fact["evidence"], "derived": {},
        "not_stated": [], "differs": {}, "remark": None,
    }  # fmt: skip
    view = View(
        "venue", dataset, [Record(json.dumps(doc))], query={"round": 2}, columns=COLUMNS,
        kinds=KINDS, sheet=True, rooms=True,
    )  # fmt: skip
    return "".join(renderer("table")(view, Look(width=width, ascii=ascii, notes="none")))


def test_without_words_of_its_own_it_says_who_tells_it(dataset: Dataset) -> None:
    out = drawn(dataset, table="long", left="ukraine", right="russia")
    assert " Second round: as drawn — a broadcast (unnamed)\n" in out
    assert "\n Ukraine │           │ Russia" in out
    assert "└───────────┘" in out


@pytest.mark.parametrize(
    "told",
    [
        {"table": "U"},
        {"opposite": ["russia", "ukraine"]},
        {"table": "U", "left": "russia"},
        {"table": "U", "between": ["turkey"], "flags": ["russia"]},
    ],
    ids=str,
)
def test_what_is_not_told_is_not_drawn(dataset: Dataset, told: Doc) -> None:
    assert "║" not in drawn(dataset, **told)


@pytest.mark.parametrize(
    ("table", "edges"),
    [("U", "+===========+"), ("long", "+-----------+"), ("oval", ".-----------.")],
)
def test_where_lines_cannot_be_drawn_it_has_signs_of_ascii(
    dataset: Dataset, table: str, edges: str
) -> None:
    out = drawn(dataset, ascii=True, table=table, opposite=["russia", "ukraine"], flags=["turkey"])
    assert edges in out
    assert "P |           | P" in out
    assert not set("╔║⚑╭│┌").intersection(out)


@pytest.mark.parametrize("names", [("روسيا", "B"), ("A", "אוקראינה")])
def test_what_a_terminal_might_turn_around_is_not_drawn(
    dataset: Dataset, names: tuple[str, str]
) -> None:
    dataset.about["sides"] = dict(zip("ab", names, strict=True))
    assert "║" not in drawn(dataset, table="U", left="a", right="b")
    dataset.about["sides"] = {"a": "俄罗斯", "b": "乌克兰"}
    assert "║" in drawn(dataset, table="U", left="a", right="b")


def test_each_side_has_its_colour_by_the_order_of_sides(dataset: Dataset) -> None:
    out = "".join(renderer("table")(venue(dataset), Look(color=True)))
    assert list(dataset.about["sides"]) == ["russia", "ukraine", "turkey"]
    cyan, magenta, green = "36", "35", "32"
    colors = {"Russia": cyan, "Ukraine": magenta, "Turkey": green}
    assert dict(re.findall(r"\x1b\[1;(3\d)m(\w+)\x1b", out)) == {
        color: side for side, color in colors.items()
    }
    assert re.findall(r"\x1b\[1;(3\d)m⚑", out) == [cyan, green, magenta] * 3
    assert re.sub(r"\x1b\[[\d;]*m", "", out) == "".join(renderer("table")(venue(dataset), Look()))


@pytest.mark.parametrize("text", [one for one in HOSTILE.values() if one], ids=ascii)
def test_hostile_names_of_sides_are_shown_or_not_drawn(dataset: Dataset, text: str) -> None:
    dataset.about["sides"] = {"a": text, "b": "B"}
    out = drawn(dataset, table="U", opposite=["a", "b"], between=["a"])
    assert not UNSEEN.findall(out)
    lines = [line for line in out.splitlines() if "║" in line]
    assert len(lines) in (0, 3)


TOLD = """\
- text: >-
    In the first round, Aldmoor and Brenn sat opposite each other in the Hall, at a U-shaped table,
    Aldmoor on the left.
  facts:
  - {round: 1, name: first round}
  - {venue: hall, round: 1, room: {ROOM}}
- {text: Carrow was not there., nothing: x}
"""


@pytest.mark.parametrize(
    ("room", "problem"),
    [
        ("table: U, opposite: [aldmoor, brenn]", ""),
        ("table: U, left: aldmoor", ""),
        ("table: oval, opposite: [aldmoor, brenn]", "room.table: 'oval' does not stand in"),
        ("table: U, right: aldmoor", "room.right: that it was right is not said in"),
        ("table: U, between: carrow", "room.between: 'carrow' is not named in"),
        ("table: U, between: nobody", "room.between: there is no side 'nobody'"),
        ("table: U, opposite: [aldmoor]", "room: opposite has two sides, and stands alone"),
        ("opposite: [aldmoor, brenn], left: brenn", "room: opposite has two sides, and stands"),
        ("table: square", "room.table: "),
    ],
)
def test_the_check_asks_for_the_words_of_a_room(
    talks: Callable[..., Outcome], tmp_path: Path, room: str, problem: str
) -> None:
    pack = small(
        tmp_path / "pack", TOLD.replace("ROOM", room), places="hall: {name: Hall}\n",
        sides="aldmoor: {name: Aldmoor}\nbrenn: {name: Brenn}\ncarrow: {name: Carrow}\n",
    )  # fmt: skip
    outcome = talks("check", str(pack))
    assert (outcome.code, outcome.err.count("\n")) == ((3, 1) if problem else (0, 0))
    assert problem in outcome.err


def test_a_reason_stands_for_the_words(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    why = "why: {room.table: the photograph shows it, room.right: the same}"
    told = TOLD.replace("room: {ROOM}", f"room: {{table: oval, right: aldmoor}}, {why}")
    pack = small(
        tmp_path / "pack", told, places="hall: {name: Hall}\n", sides="aldmoor: {name: Aldmoor}\n"
    )
    assert talks("check", str(pack)).err == ""


def test_a_search_shows_nothing_of_how_a_room_is_kept(talks: Callable[..., Outcome]) -> None:
    found = talks("search", "russia")
    assert "venue-2" in found.out
    assert "None" not in found.out

"""Tables at widths that people have: nothing is lost, nothing is broken without need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.output import Look
from talks_cli.output.shown.page import Page
from talks_cli.output.shown.sections import sections
from talks_cli.output.table import _layout
from talks_cli.topics.delegation import delegation
from talks_cli.topics.person import person
from talks_cli.topics.prisoners import prisoners
from talks_cli.topics.search import search
from talks_cli.topics.statements import statements
from talks_cli.topics.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from talks_cli.view import View
    from tests.conftest import Outcome

COMMANDS = [
    ["delegation", "--round", "all"],
    ["venue"],
    ["timeline"],
    ["prisoners"],
    ["rounds"],
    ["statements"],
    ["person", "medinsky"],
    ["search", "round"],
    ["show", "round-2", "fidan", "exchange-agreed"],
    ["read"],
    ["sources"],
    ["check"],
]

# A column that another takes in has its heading only where there is room.
HEADINGS = {"What", "Status", "Says", "Title", "When", "Where", "Kind", "Id", "Nothing", "because"}
OF_A_ROOM = {"Second", "drawn", "below", "who", "sat", "left", "said"}  # which needs room as well


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_wider_and_no_word_is_lost(
    talks: Callable[..., Outcome], command: list[str]
) -> None:
    flags = ("--notes", "--evidence")
    words = set(re.findall("[^\\W⁰¹²³⁴-⁹]+", talks(*command, "--width", "1000", *flags).out))
    words -= HEADINGS | OF_A_ROOM
    assert len(words) > 8
    for width in (20, 40, 60, 100):
        out = talks(*command, "--width", str(width), *flags).out
        assert max(map(len, out.splitlines())) <= width
        assert not [line for line in out.splitlines() if line != line.rstrip()]
        together = "".join(out.replace("│", " ").split())
        longest = 5 if width == 20 else 32  # where there is no room, longer ones go on below
        lost = [word for word in words if len(word) <= longest and word not in together]
        assert lost == [], width


@pytest.mark.parametrize(
    "answer",
    [
        *(delegation, timeline, prisoners, statements),
        lambda dataset: delegation(dataset, round="all"),
        lambda dataset: person(dataset, "medinsky"),
        lambda dataset: person(dataset, "zakharova"),
        lambda dataset: search(dataset, ["prisoners"]),
    ],
)
def test_no_row_is_taller_than_four_lines_at_100_columns(
    dataset: Dataset, answer: Callable[[Dataset], View]
) -> None:
    page = Page(answer(dataset), Look(width=100))
    found = _layout(page, sections(page), 100)
    assert found is not None
    assert max(found[1].heights) <= 4


@pytest.mark.parametrize("width", ["100", "120", "140", "200"])
def test_a_short_column_is_not_broken_where_there_is_room(
    talks: Callable[..., Outcome], width: str
) -> None:
    assert talks("delegation", "--width", width).out.count(" member, joined ") == 3


def test_a_table_narrows_before_it_becomes_blocks(talks: Callable[..., Outcome]) -> None:
    assert "╭" in talks("prisoners", "--width", "58").out
    assert "╭" not in talks("prisoners", "--width", "57").out

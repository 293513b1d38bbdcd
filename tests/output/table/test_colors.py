"""What is coloured, and that colours are nothing but that."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.record import Record
from talks_cli.output import FORMATS, Look, renderer
from talks_cli.view import Column, View
from tests.output.table.made import doc
from tests.output.table.test_widths import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_colour_changes_nothing_but_colour_and_a_pipe_gets_none(
    talks: Callable[..., Outcome], command: list[str]
) -> None:
    plain, colored = talks(*command).out, talks(*command, "--color", "always").out
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    if command[0] != "search":  # which has signs around what it found where colour does not show it
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


STATUSES = ("said", "announced", "hoped", "conditional", "denied", "proposed")


def test_statuses_have_words_and_colours_of_their_own(dataset: Dataset) -> None:
    looks = {}
    for status in STATUSES:
        view = View(
            "timeline", dataset, [Record(json.dumps(doc(1, status=status)))], query={},
            columns=(Column("Status", "status", plain=()),), kinds=("exchange",),
        )  # fmt: skip
        out = "".join(renderer("table")(view, Look(color=True)))
        shown = dataset.about["statuses"][status]
        (codes,) = re.findall(rf"((?:\x1b\[[\d;]+m)+){shown}", out)
        looks[codes] = shown
    assert len(looks) == len(set(looks.values())) == len(STATUSES)


@pytest.mark.parametrize("line", ["timeline", "timeline --chart", "person medinsky"])
def test_nothing_is_blue_which_cannot_be_read_on_black(
    talks: Callable[..., Outcome], line: str
) -> None:
    out = talks(*line.split(), "--color", "always").out
    assert not re.search(r"\x1b\[(\d;)*34m", out)


def test_a_mark_is_magenta_which_can_be_read_on_black_and_on_white(
    talks: Callable[..., Outcome],
) -> None:
    assert "\x1b[35m²" in talks("delegation", "russia", "--color", "always").out


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "table"])
def test_other_formats_are_never_coloured(talks: Callable[..., Outcome], format: str) -> None:
    assert "\x1b" not in talks("rounds", "-f", format, "--color", "always").out

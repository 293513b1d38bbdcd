"""The quick way to understand a command line, held to Typer's understanding."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talks_cli.answer import Request
from talks_cli.errors import TalksError
from talks_cli.line import app as cli
from talks_cli.line.carried import load_shape
from talks_cli.line.quick import quickly_understood
from talks_cli.line.shape import shape, written
from talks_cli.line.walk import Line

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = json.loads(json.dumps(written(shape())))
FLAGS = sorted(
    {flag for command in SHAPE["commands"].values() for param in command["params"]
     for flag in param["flags"]}
)  # fmt: skip
VALUES = [
    "russia", "1", "latest", "head", "member", "json", "csv", "table", "name,id", "auto", "80", "0",
    "all", "2nd", "-1", "x y", "", "-", "--", "a=b", "HEAD", "٣", "--json", "1_0",  " 5", "+5",
    "1" * 12,
]  # fmt: skip


def words() -> st.SearchStrategy[list[str]]:
    odd = ["--help", "-h", "--nonsense", "-ef", "-fjson", "-qe", "-efcsv", "-eh", "--form", "-V"]
    flag = st.sampled_from([*FLAGS, *odd])
    value = st.sampled_from(VALUES)
    joined = st.tuples(flag, value).map("=".join)
    pair = st.tuples(flag, value).map(list)
    word = st.one_of(flag.map(lambda w: [w]), value.map(lambda w: [w]), joined.map(lambda w: [w]))
    return st.lists(st.one_of(pair, word), max_size=5).map(
        lambda parts: [*chain.from_iterable(parts)]
    )


def slowly(arguments: list[str]) -> Request | None:
    try:
        said = cli.understood(Line(arguments, SHAPE))
    except TalksError:
        return None
    return said if isinstance(said, Request) else None


def plain(request: Request) -> Any:
    """A request for comparison; Typer gives enum members and tuples where JSON has text."""
    return json.loads(json.dumps([request.command, request.options, request.common]))


def quickly(arguments: list[str]) -> Request | None:
    return quickly_understood(Line(arguments, SHAPE))


@given(before=words(), command=st.sampled_from(sorted(SHAPE["commands"])), rest=words())
@settings(max_examples=200)
@example([], "delegation", ["--side", "russia", "--json"])
@example(["-f", "csv", "-e"], "delegation", ["russia", "-fcsv"])
@example([], "delegation", ["russia", "--side", "russia"])
@example([], "venue", ["2", "--round", "all"])
@example(["--json"], "compile", ["x", "-o", "y"])
@example([], "person", ["fomin"])
@example([], "show", ["a", "b", "--json"])
@example([], "show", ["a", "--", "-b", "--"])
@example(["--"], "show", ["a", "-e"])
@example([], "venue", ["-f", "csv", "-f", "csv"])
@example([], "venue", ["--round", "1", "--round", "2"])
@example(["--source", "x"], "venue", ["--source", "y"])
@example(["--width", "80"], "venue", ["--width", "80", "--round", "1", "--round", "1"])
@example([], "venue", ["--width", "0"])
@example([], "venue", ["--color", "AUTO"])
@example([], "search", ["brief", "-e"])
@example(["-e"], "search", ["brief", "-e", "-"])
@example([], "search", ["a", "--fields", ""])
def test_what_is_understood_quickly_is_what_typer_understands(
    before: list[str], command: str, rest: list[str]
) -> None:
    """And what is refused at once, Typer or what it is understood by refuses too."""
    line = [*before, command, *rest]
    try:
        quick = quickly(line)
    except TalksError:
        assert slowly(line) is None
        return
    if quick is not None:
        slow = slowly(line)
        assert slow is not None, "Typer refuses it"
        assert plain(quick) == plain(slow)


@given(before=words(), command=st.sampled_from(sorted(SHAPE["commands"])), rest=words())
def test_a_line_that_typer_takes_whole_is_sound(
    before: list[str], command: str, rest: list[str]
) -> None:
    """Or it asks for help: the walker does not know that option."""
    line = [*before, command, *rest]
    if slowly(line) is not None:
        walked = Line(line, SHAPE)
        assert walked.sound
        assert (walked.command, walked.waiting) == (command, None)


@pytest.mark.parametrize(
    "line",
    [
        "delegation --side russia",
        "delegation --side=russia --round 1 --role head --changes --json",
        "venue -f csv --fields name -e --width 100 --color never --data x",
        "timeline --since 2025 --until 2026 --by x --status y",
        "person fomin",
        "search two words --json",
        "show a b c -f jsonl",
        "check data --json",
        "compile data -o file",
        "rounds",
        "delegation russia -fcsv",
        "--json -e venue 2 -f json",
        "search -- --json",
        "venue -",
    ],
)
def test_plain_lines_are_understood_quickly(line: str) -> None:
    quick = quickly(line.split())
    slow = slowly(line.split())
    assert quick is not None
    assert slow is not None
    assert plain(quick) == plain(slow)


@pytest.mark.parametrize(
    "line",
    [
        "", "--help", "delegations", "venue --help", "venue -h", "venue 1 extra", "help venue",
        "person", "person a b", "show", "compile data", "venue --width wide", "venue --width 0",
        "delegation --role chief", "venue --data", "venue --json=1", "venue --json --json",
        "venue --data --json", "-V venue", "help",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_typer(line: str) -> None:
    assert quickly(line.split()) is None


def test_the_shape_has_every_command_and_option() -> None:
    assert list(SHAPE["commands"]) == list(cli.SUMMARIES)
    for name, command in SHAPE["commands"].items():
        params = cli.build(name).params
        assert [param["name"] for param in command["params"]] == [param.name for param in params]


def test_a_checkout_has_no_shape(tmp_path: Path) -> None:
    assert load_shape(str(tmp_path / "none.json")) is None
    (tmp_path / "some.json").write_text('{"commands": {}}')
    assert load_shape(str(tmp_path / "some.json")) == {"commands": {}}

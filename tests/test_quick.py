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
from talks_cli.line.shape import shape

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = json.loads(json.dumps(shape()))
FLAGS = sorted(
    {flag for command in SHAPE["commands"].values() for param in command["params"]
     for flag in param["flags"]}
)  # fmt: skip
VALUES = [
    "russia", "1", "latest", "head", "member", "json", "csv", "table", "name,id", "auto", "80", "0",
    "-1", "x y", "", "-", "--", "a=b", "HEAD", "٣", "--json", "1_0", " 5", "+5", "1" * 12,
]  # fmt: skip


def words() -> st.SearchStrategy[list[str]]:
    flag = st.sampled_from([*FLAGS, "--help", "-h", "--nonsense", "-ef", "-fjson", "--form"])
    value = st.sampled_from(VALUES)
    joined = st.tuples(flag, value).map("=".join)
    pair = st.tuples(flag, value).map(list)
    word = st.one_of(flag.map(lambda w: [w]), value.map(lambda w: [w]), joined.map(lambda w: [w]))
    return st.lists(st.one_of(pair, word), max_size=5).map(
        lambda parts: [*chain.from_iterable(parts)]
    )


def slowly(arguments: list[str]) -> Request | None:
    try:
        said = cli.understood(arguments)
    except TalksError:
        return None
    return said if isinstance(said, Request) else None


def plain(request: Request) -> Any:
    """A request for comparison; Typer gives enum members and tuples where JSON has text."""
    return json.loads(json.dumps([request.command, request.options, request.common]))


@given(command=st.sampled_from(sorted(SHAPE["commands"])), rest=words())
@settings(max_examples=600)
@example("delegation", ["--side", "russia", "--json"])
@example("person", ["fomin"])
@example("show", ["a", "b", "--json"])
@example("venue", ["-f", "csv", "-f", "csv"])
@example("venue", ["--width", "0"])
@example("venue", ["--color", "AUTO"])
@example("search", ["a", "--fields", ""])
def test_what_is_understood_quickly_is_what_typer_understands(
    command: str, rest: list[str]
) -> None:
    quick = quickly_understood([command, *rest], SHAPE)
    if quick is not None:
        slow = slowly([command, *rest])
        assert slow is not None, "Typer refuses it"
        assert plain(quick) == plain(slow)


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
    ],
)
def test_plain_lines_are_understood_quickly(line: str) -> None:
    quick = quickly_understood(line.split(), SHAPE)
    slow = slowly(line.split())
    assert quick is not None
    assert slow is not None
    assert plain(quick) == plain(slow)


@pytest.mark.parametrize(
    "line",
    [
        "", "--help", "--json venue", "delegations", "venue --help", "venue -h", "venue extra",
        "person", "person a b", "show", "compile data", "venue --width wide", "venue --width 0",
        "delegation --role chief", "venue --data", "venue --json=1", "search -- --json", "venue -",
        "venue --json --json", "venue -fcsv",
    ],
)  # fmt: skip
def test_everything_else_is_left_to_typer(line: str) -> None:
    assert quickly_understood(line.split(), SHAPE) is None


def test_the_shape_has_every_command_and_option() -> None:
    assert list(SHAPE["commands"]) == list(cli.SUMMARIES)
    for name, command in SHAPE["commands"].items():
        params = cli.build(name).params
        assert [param["name"] for param in command["params"]] == [param.name for param in params]


def test_a_checkout_has_no_shape(tmp_path: Path) -> None:
    assert load_shape(str(tmp_path / "none.json")) is None
    (tmp_path / "some.json").write_text('{"commands": {}}')
    assert load_shape(str(tmp_path / "some.json")) == {"commands": {}}

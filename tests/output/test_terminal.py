"""What stands on a terminal of 80 × 24: how many lines, and whether the first row is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

from tests.packs import HANGS, unmeasured
from tests.together import command, environment

if TYPE_CHECKING:
    from pathlib import Path

WIDE, HIGH = 80, 24


MOST = {
    "delegation --side russia": 15,
    "prisoners": 16,
    "venue": 24,
    "rounds": 36,
    "delegation": 36,
    "person medinsky": 36,
    "timeline": 56,
    "statements": 68,
}
FIRST = {
    "delegation --side russia": "Vladimir Medinsky",
    "delegation --side ukraine": "not stated",
    "delegation --side turkey": "Hakan Fidan",
    "venue --round 2": "Ciragan Palace",
    "prisoners --round 1": "agreed",
    "person medinsky": "Vladimir Medinsky, head, Russia, round 1",
    "person lavrov": "Sergey Lavrov",
    "show exchange-agreed": "The parties agree to exchange",
}


@pytest.fixture(scope="module")
def shown(compiled: Path, installed: Path) -> dict[str, str]:
    """What each command line prints on a pseudo-terminal."""
    return printed(list(MOST | FIRST), compiled, installed)


def printed(lines: list[str], compiled: Path, where: Path, **environ: str) -> dict[str, str]:
    """What each of some lines prints on a pseudo-terminal, in an environment of its own."""
    program, *arguments = command([line.split() for line in lines])
    child = pexpect.spawn(
        program,
        arguments,
        cwd=str(where),
        env=environment(
            {"TALKS_DATA": str(compiled), "TERM": "xterm-256color", **environ}, unmeasured()
        ),
        dimensions=(HIGH, WIDE),
        encoding="utf-8",
        timeout=HANGS,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return dict(zip([*lines, ""], str(child.before).split("\f"), strict=True))


@pytest.mark.parametrize(("line", "most"), MOST.items())
def test_an_answer_takes_no_more_lines_than_promised(
    line: str, most: int, shown: dict[str, str]
) -> None:
    assert 3 < shown[line].count("\n") <= most


@pytest.mark.parametrize(("line", "first"), FIRST.items())
def test_the_first_row_is_still_on_the_screen(line: str, first: str, shown: dict[str, str]) -> None:
    screen = pyte.Screen(WIDE, HIGH)
    stream = pyte.Stream(screen)
    stream.feed(shown[line] + "$ ")  # and the shell's prompt
    assert first in "\n".join(screen.display)


def test_a_terminal_has_colour_and_all_of_its_width(shown: dict[str, str]) -> None:
    out = shown["delegation"]
    assert "\x1b[1m" in out
    assert f"╭{'─' * (WIDE - 2)}╮" in out


ASCII = {
    "LC_ALL=C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
}


@pytest.mark.parametrize("environ", ASCII.values(), ids=ASCII)
def test_a_terminal_without_lines_gets_signs_of_ascii(
    environ: dict[str, str], compiled: Path, installed: Path
) -> None:
    out = printed(["venue", "delegation --tree"], compiled, installed, **environ)
    assert f"+{'-' * (WIDE - 2)}+" in out["venue"]
    assert "`-- " in out["delegation --tree"]
    assert not set("╭─│├└").intersection("".join(out.values()))


def test_a_terminal_of_utf8_gets_lines(compiled: Path, installed: Path) -> None:
    out = printed(["delegation --tree"], compiled, installed, PYTHONIOENCODING="utf8")
    assert "└── " in out["delegation --tree"]


def test_a_picture_is_the_same_on_any_terminal(compiled: Path, installed: Path) -> None:
    line = "delegation russia -f svg"
    plain = printed([line], compiled, installed, NO_COLOR="1", **ASCII["LC_ALL=C"])[line]
    assert plain == printed([line], compiled, installed)[line]
    assert "╭──" in plain


def test_help_on_a_narrow_terminal_breaks_no_word(compiled: Path, installed: Path) -> None:
    lines = ["", "--help", "delegation --help", "compile --help", "help new"]
    wide = printed(lines, compiled, installed)
    narrow = printed(lines, compiled, installed, COLUMNS="40")
    for line in lines:
        assert narrow[line].split() == wide[line].split()
        assert all("|" in told for told in narrow[line].splitlines() if len(told) > 40)

"""What stands on a terminal of 80 × 24: how many lines, and whether the first row is there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WIDE, HIGH = 80, 24


def shown(line: str, compiled: Path) -> str:
    """What a command line prints on a pseudo-terminal."""
    inherited = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "talks_cli", *line.split()],
        cwd=str(ROOT),
        env=inherited | {"TALKS_DATA": str(compiled), "TERM": "xterm-256color"},
        dimensions=(HIGH, WIDE),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return str(child.before)


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("delegation --side russia", 15),
        ("prisoners", 16),
        ("venue", 24),
        ("rounds", 36),
        ("delegation", 36),
        ("person medinsky", 36),
        ("timeline", 56),
        ("statements", 68),
    ],
)
def test_an_answer_takes_no_more_lines_than_promised(line: str, most: int, compiled: Path) -> None:
    assert shown(line, compiled).count("\n") <= most


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("delegation --side russia", "Vladimir Medinsky"),
        ("delegation --side ukraine", "not stated"),
        ("delegation --side turkey", "Hakan Fidan"),
        ("venue --round 2", "Ciragan Palace"),
        ("prisoners --round 1", "agreed"),
        ("person medinsky", "Vladimir Medinsky, head, Russia, round 1"),
        ("person lavrov", "Sergey Lavrov"),
        ("show exchange-agreed", "The parties agree to exchange"),
    ],
)
def test_the_first_row_is_still_on_the_screen(line: str, first: str, compiled: Path) -> None:
    screen = pyte.Screen(WIDE, HIGH)
    stream = pyte.Stream(screen)
    stream.feed(shown(line, compiled) + "$ ")  # and the shell's prompt
    assert first in "\n".join(screen.display)


def test_a_terminal_has_colour_and_all_of_its_width(compiled: Path) -> None:
    out = shown("delegation", compiled)
    assert "\x1b[1m" in out
    assert f"╭{'─' * (WIDE - 2)}╮" in out

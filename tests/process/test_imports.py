"""A lookup is quick because it imports what its answer needs, and no more."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from talks_cli.output import FORMATS
from tests.packs import unmeasured
from tests.together import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Answers each line in a process of its own, and tells what that has imported by the end.
FORKED = """
import json, os, sys
from talks_cli.__main__ import main
ended = os._exit
def end(code):
    os.write(2, json.dumps([code, *sys.modules]).encode() + b"\\n")
    ended(0)
for line in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        sys.argv[1:] = line.split()
        os._exit = end
        main()
    os.waitpid(child, 0)
"""


@pytest.fixture
def imported(compiled: Path, installed: Path) -> Callable[..., list[set[str]]]:
    """The modules that each of some lines imports, which are all answered."""

    def call(*lines: str) -> list[set[str]]:
        done = subprocess.run(
            [sys.executable, "-c", FORKED, *lines],
            cwd=installed,
            env=environment({"TALKS_DATA": str(compiled)}, unmeasured()),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=True,
        )
        told = [json.loads(line) for line in done.stderr.splitlines()]
        assert [code for code, *_ in told] == [0] * len(lines)
        return [set(modules) for _, *modules in told]

    return call


CURATING = {"yaml", "pydantic"}
SCREENS = ("table", "svg")  # what Rich draws


def test_looking_up_imports_only_what_the_format_needs(
    imported: Callable[..., list[set[str]]],
) -> None:
    asked = {f"rounds -f {format}": format for format in FORMATS}
    asked |= {"person fidan -f json": "json", "search round -f json": "json"}
    for modules, (line, format) in zip(imported(*asked), asked.items(), strict=True):
        assert CURATING.isdisjoint(modules), line
        assert ("rich" in modules) is (format in SCREENS), line
        assert format in SCREENS or "sqlite3" not in modules, line


ANSWER = {"below", "document", "html", "passages", "tables", "told"}  # on a page
# What is imported of `drawn` and of `web`.
NEEDED: dict[str, tuple[set[str], set[str]]] = {
    "venue": ({"room", "seats"}, set()), "venue 1": (set(), set()), "timeline": (set(), set()),
    "delegation": (set(), set()), "show fidan": (set(), set()), "read": (set(), set()),
    "timeline --chart": ({"chart", "lanes", "scale"}, set()),
    "delegation --tree": ({"tree"}, set()),
    "rounds -f markdown": (set(), set()), "rounds -f svg": ({"svg"}, set()),
    "show fidan --cite apa": (set(), {"citations"}),
    "venue -f annotations": (set(), {"annotations"}),
    "delegation -f html": (set(), ANSWER), "venue -f html": ({"seats"}, {*ANSWER, "room"}),
    "show fidan -f html": (set(), {*ANSWER, "records"}),
    "report": ({"seats"}, {*ANSWER, "report", "differences", "room"} - {"html"}),
}  # fmt: skip


def test_what_draws_and_what_is_for_the_web_is_imported_where_it_is_asked_for(
    imported: Callable[..., list[set[str]]],
) -> None:
    for modules, (line, needed) in zip(imported(*NEEDED), NEEDED.items(), strict=True):
        found = []
        for folder in ("drawn", "web"):
            package = f"talks_cli.output.{folder}."
            found.append({name.removeprefix(package) for name in modules if package in name})
        assert tuple(found) == needed, line
        assert ("rich.tree" in modules) is ("--tree" in line), line

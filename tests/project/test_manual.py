"""The man page and the reference say what the program says of itself, and a pager shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from talks_cli.line.app import SUMMARIES, app
from tests.packs import HANGS, unmeasured
from tests.project.manual import MAN_PAGE, REFERENCE, man_page, reference
from tests.project.test_readme import options_of_commands

if TYPE_CHECKING:
    from pathlib import Path

PAGE = MAN_PAGE.read_text(encoding="utf-8")


def needs(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


def lines(*command: str, environ: dict[str, str] | None = None) -> tuple[int, str]:
    """The exit code of a command, and all that it says."""
    done = subprocess.run(
        command,
        env=unmeasured() | (environ or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=HANGS,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def test_the_man_page_is_made_from_the_program() -> None:
    """`python -m tests.project.manual` writes it anew."""
    dated = re.match(r"\.TH TALKS 1 (\d{4}-\d\d-\d\d) ", PAGE)
    assert dated
    assert man_page(dated[1]) == PAGE


def test_the_reference_is_made_from_the_program() -> None:
    assert reference() == REFERENCE.read_text(encoding="utf-8")


def test_both_have_every_command_and_every_option() -> None:
    told = REFERENCE.read_text(encoding="utf-8")
    for command in SUMMARIES:
        assert f"\n### talks {command}\n" in told
        assert f"\n.SS talks {command}\n" in PAGE
    for command, flag, common in options_of_commands():
        beginning = "## Options of every lookup" if common else f"### talks {command}\n"
        part = told[told.index(beginning) :]
        assert re.search(rf"^\| `.*{flag}\b", part[: part.index("\n#", 5)], re.MULTILINE), flag
    assert all(flag in told for param in app.params for flag in param.opts)


def test_lint_has_nothing_to_say() -> None:
    needs("mandoc")
    assert lines("mandoc", "-Tlint", str(MAN_PAGE)) == (0, "")


def test_groff_sets_it_without_a_warning() -> None:
    needs("groff")
    code, out = lines("groff", "-man", "-ww", "-z", "-Tutf8", str(MAN_PAGE))
    assert (code, out) == (0, "")


def test_a_pager_shows_signs_as_they_are_typed() -> None:
    needs("mandoc")
    _, out = lines("mandoc", "-Tutf8", "-Owidth=200", str(MAN_PAGE))
    shown = re.sub(".\b", "", out)
    assert "A number, 'second', 'latest' or 'all'." in shown
    assert "-f, --format table|json|" in shown
    assert '{"schema": "talks/1", "command": …,' in shown


def test_man_finds_it_where_the_wheel_is_installed(wheel: Path, tmp_path: Path) -> None:
    """What is `data` of a wheel goes below the environment; `.ci/installed` looks for it there."""
    needs("man")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("talks.1")]
        archive.extract(name, tmp_path)
    assert re.fullmatch(r"talks_cli-[\d.]+\.data/data/share/man/man1/talks\.1", name)
    there = tmp_path / name
    assert there.read_text(encoding="utf-8") == PAGE
    code, out = lines("man", "-w", "talks", environ={"MANPATH": str(there.parents[1])})
    assert (code, out) == (0, f"{there}\n")

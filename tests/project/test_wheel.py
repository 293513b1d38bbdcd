"""The built wheel: what it carries, and that it works away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from talks_cli.line.shape import shape, written
from tests.packs import HANGS, ROOT, unmeasured

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked; its dependencies are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environ = {key: value for key, value in unmeasured().items() if key != "TALKS_DATA"}
    return subprocess.run(
        [sys.executable, "-m", "talks_cli", *arguments],
        env=environ | {"PYTHONPATH": str(installed)},
        cwd=installed.parent,
        capture_output=True,
        timeout=HANGS,
        check=False,
    )


def test_it_answers_from_its_own_dataset(installed: Path) -> None:
    done = run(installed, "delegation", "--side", "russia", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert [item["name"] for item in document["items"]] == [
        "Vladimir Medinsky",
        "Mikhail Galuzin",
        "Igor Kostyukov",
        "Alexander Fomin",
    ]


def test_its_pages_have_their_style_and_their_script(installed: Path) -> None:
    done = run(installed, "delegation", "-f", "html")
    assert (done.returncode, done.stderr) == (0, b"")
    for name in ("page.css", "page.js"):
        part = (ROOT / "talks_cli" / "output" / "web" / name).read_bytes()
        assert len(part) > 1000
        assert part in done.stdout


def test_it_proves_its_dataset_against_the_article_it_carries(installed: Path) -> None:
    done = run(installed, "check", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    totals = json.loads(done.stdout)["totals"]
    assert (totals["sentences"], totals["telling"], totals["set_aside"]) == (38, 37, 1)
    assert totals["quotes_verified"] > totals["records"]


def test_a_plain_lookup_needs_no_typer(installed: Path) -> None:
    program = (
        "import os, sys\n"
        "os._exit = lambda code: print(code, *sys.modules, file=sys.stderr)\n"
        "sys.argv[1:] = ['delegation', '--side', 'russia', '--json']\n"
        "from talks_cli.__main__ import main\n"
        "main()\n"
    )
    environ = {key: value for key, value in unmeasured().items() if key != "TALKS_DATA"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environ | {"PYTHONPATH": str(installed)},
        cwd=installed.parent,
        capture_output=True,
        timeout=HANGS,
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].decode().split()
    assert code == "0"
    assert {"typer", "rich", "yaml", "pydantic", "datetime"}.isdisjoint(modules)


def test_its_shape_of_the_command_line_is_the_apps(installed: Path) -> None:
    carried = json.loads((installed / "talks_cli" / "line" / "command_line.json").read_text())
    assert carried == json.loads(json.dumps(written(shape())))


def test_help_is_whole_where_python_strips_docstrings(installed: Path) -> None:
    environ = {"PYTHONOPTIMIZE": "2", "PYTHONPATH": str(installed), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "talks_cli", "delegation", "--help"]
    stripped = subprocess.run(
        command, env=environ, cwd=installed.parent, capture_output=True, timeout=HANGS, check=True
    )
    assert stripped.stdout == run(installed, "delegation", "--help").stdout
    assert b"Example:" in stripped.stdout


def test_it_says_the_same_as_the_checkout(installed: Path) -> None:
    """Compiled or curated in memory: the same document, to the byte."""
    environ = {key: value for key, value in unmeasured().items() if key != "TALKS_DATA"}
    checkout = subprocess.run(
        [sys.executable, "-m", "talks_cli", "timeline", "--json"],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        timeout=HANGS,
        check=True,
    )
    assert run(installed, "timeline", "--json").stdout == checkout.stdout

"""What CONTRIBUTING shows works as it is shown; what it says of the program holds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.packs import DATA, ROOT, unmeasured

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = ROOT / "talks_cli"
FOLDERS = [ROOT, PROGRAM, *(path for path in PROGRAM.rglob("*") if path.is_dir())]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def with_documents(tmp_path: Path) -> Path:
    """A copy of the program with the subcommand that CONTRIBUTING adds, line by line."""
    program = tmp_path / "talks_cli"
    shutil.copytree(ROOT / "talks_cli", program)
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    (program / "topics" / "documents.py").write_text(example)
    for file, begins, key in (
        ("topics/__init__.py", "TOPICS = {", "documents"),
        ("dataset/store.py", "FILED: dict[str, tuple[str, ...]] = {", "document"),
    ):
        (line,) = re.findall(rf'`("{key}": [^`]*)`', TEXT)
        text = (program / file).read_text()
        assert text.count(begins) == 1
        (program / file).write_text(text.replace(begins, f"{begins}\n    {line},"))
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "talks_cli", *arguments],
        env=unmeasured() | {"PYTHONPATH": str(folder), "TALKS_DATA": str(DATA)},
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_the_subcommand_that_it_adds_works(with_documents: Path) -> None:
    done = run(with_documents, "documents", "--round", "2", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["query"] == {"round": 2}
    assert {item["kind"] for item in document["items"]} == {"document"}
    assert "Memorandums and other documents." in run(with_documents, "--help").stdout
    assert "Example:\n  talks documents --round 2" in run(with_documents, "documents", "-h").stdout
    offered = run(with_documents, "__complete", "zsh", "documents", "--fields", "ti").stdout
    assert offered == "more\ntitle\n"


def test_without_its_line_in_the_store_it_is_no_empty_answer(with_documents: Path) -> None:
    store = with_documents / "talks_cli" / "dataset" / "store.py"
    store.write_text(store.read_text().replace('    "document": ("round",),\n', ""))
    done = run(with_documents, "documents", "--round", "2")
    assert (done.returncode, done.stdout) == (3, "")
    assert "LookupError: document is not filed under round" in done.stderr


def test_every_module_it_names_is_there() -> None:
    for name in re.findall(r"`((?:\w+/)*\w+\.py)`", TEXT):
        assert any((folder / name).exists() for folder in FOLDERS), name


def test_every_module_stands_in_its_map() -> None:
    house = TEXT.partition("## One command")[0]
    for path in PROGRAM.rglob("*.py"):
        if path.stem != "__init__" and path.parent.name not in ("topics", "tasks", "output"):
            assert re.search(rf"\b{path.stem}\b", house), path.name


def words_of_the_dataset() -> set[str]:
    """The names of people, sides, places and publishers, their aliases and their ids."""
    found: set[str] = set()
    for file in ("people", "sides", "places", "sources"):
        records: list[dict[str, Any]] = yaml.safe_load((DATA / f"{file}.yaml").read_text())
        for record in records:
            named = [record["id"], record.get("name"), record.get("publisher")]
            found.update(filter(None, [*named, *record.get("aliases", ())]))
            found.update(record.get("called", ()) if file == "sides" else ())
    return {word for name in found for word in (name, name.split()[-1]) if len(word) > 3}


def test_the_program_knows_nothing_of_its_first_dataset() -> None:
    pattern = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(words_of_the_dataset())))})\b", re.IGNORECASE
    )
    for folder, _, names in os.walk(ROOT / "talks_cli"):
        for name in names:
            if name.endswith((".py", ".bash", ".zsh", ".fish", ".ps1")):
                text = (ROOT / folder / name).read_text(encoding="utf-8")
                assert pattern.findall(text) == [], name

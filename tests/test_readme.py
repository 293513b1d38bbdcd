"""The README's console blocks are run and compared; `python -m tests.test_readme` writes them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from talks_cli import errors
from talks_cli.curate.workshop import compile_folder
from talks_cli.line import app as cli
from talks_cli.topics import options
from tests.packs import DATA, ROOT

README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def blocks() -> list[str]:
    return _BLOCK.findall(README.read_text(encoding="utf-8"))


def commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def run(block: str, folder: Path, compiled: Path) -> str:
    """The block as a terminal would show it, stdout and stderr together."""
    shim = folder / "talks"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m talks_cli "$@"\n')
    shim.chmod(0o755)
    if not (folder / "data").exists():
        for name in ("data", "seeds"):
            (folder / name).symlink_to(ROOT / name)
        shutil.copy(compiled, folder / "dataset.sqlite")
    environ = os.environ | {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TALKS_DATA": str(compiled),
    }
    shown = []
    for command in commands(block):
        done = subprocess.run(
            ["bash", "-c", command],
            env=environ,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        shown.append(f"$ {command}\n{done.stdout.decode()}")
    return "".join(shown)


@pytest.mark.parametrize("block", blocks(), ids=[commands(block)[0] for block in blocks()])
def test_a_console_block_shows_what_is_printed(block: str, tmp_path: Path, compiled: Path) -> None:
    for program in ("jq", "sqlite3"):
        if f"{program} " in block and not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    assert run(block, tmp_path, compiled) == block


def test_every_command_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    for command in cli.SUMMARIES:
        assert f"### `talks {command}" in text


def test_every_option_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    for command in cli.SUMMARIES:
        for param in cli.build(command).params:
            for flag in param.opts if param.param_type_name == "option" else ():
                assert f"`{flag}" in text or f"[{flag}" in text, (command, flag)


def test_every_format_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    for format in options.FormatName:
        assert f"`{format}`" in text


def test_every_code_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    program = "".join(path.read_text() for path in (ROOT / "talks_cli").rglob("*.py"))
    notes = set(re.findall(r'Note\(\s*"([a-z_]+)"', program))
    assert notes == {"not_stated", "partial_listing", "derived", "ambiguous", "no_match"}
    faults = {fault.code for fault in vars(errors).values() if hasattr(fault, "exit_code")}
    for code in (*notes, *faults):
        assert re.search(rf"^\|.*`{code}`.*\|", text, re.MULTILINE), code


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder, compiled = Path(name), Path(name, "shipped.sqlite")
        compile_folder(str(DATA), str(compiled))
        text = README.read_text(encoding="utf-8")
        README.write_text(
            _BLOCK.sub(lambda match: f"```console\n{run(match[1], folder, compiled)}```", text),
            encoding="utf-8",
        )

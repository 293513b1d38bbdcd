"""Whole answers, word for word: each file under `answers/` is a command line and what it prints.

They were read before they were kept. After a change, `python -m tests.topics.test_answers` writes
them anew: read the difference before you keep it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.format import TABLES
from talks_cli.door import open_dataset
from tests.conftest import Outcome
from tests.packs import DATA, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERS = sorted((Path(__file__).parent / "answers").glob("*.txt"))


def told(line: str, outcome: Outcome) -> str:
    """A command line with all that comes of it."""
    return f"$ talks {line}\n{outcome.out}--- {outcome.code}\n{outcome.err}"


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_an_answer_is_word_for_word_what_it_was(talks: Callable[..., Outcome], path: Path) -> None:
    wanted = path.read_text(encoding="utf-8")
    line = wanted.partition("\n")[0].removeprefix("$ talks ")
    assert told(line, talks(*line.split())) == wanted


def test_the_yaml_is_the_dataset_that_the_compiled_file_is(compiled: Path) -> None:
    """So that it answers alike: table by table, to the byte."""
    folder, file = open_dataset(str(DATA)), open_dataset(str(compiled))
    assert folder.place == str(DATA)
    for table in TABLES:
        rows = list(folder.query(f"SELECT * FROM {table}"))
        assert rows == list(file.query(f"SELECT * FROM {table}"))
        assert rows or table == "_alone"  # which has what one of several articles tells


@pytest.mark.parametrize("path", ANSWERS[::11], ids=lambda path: path.stem)
def test_the_yaml_answers_as_the_compiled_file_does(
    talks: Callable[..., Outcome], path: Path
) -> None:
    wanted = path.read_text(encoding="utf-8")
    line = wanted.partition("\n")[0].removeprefix("$ talks ")
    assert told(line, talks(*line.split(), "--data", str(DATA))) == wanted


def main() -> None:
    """Write every answer as it is now."""
    for path in ANSWERS:
        line = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("$ talks ")
        command = [sys.executable, "-m", "talks_cli", *line.split()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        now = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        path.write_text(told(line, now), encoding="utf-8")


if __name__ == "__main__":
    main()

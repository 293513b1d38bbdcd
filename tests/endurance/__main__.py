"""What takes too long for the suite, or has to be measured alone.

python -m tests.endurance flips [N]      single-bit flips of the compiled file: each of page 1 and
                                         of the pages that tables begin with or that lead to
                                         others, and N random ones (10,000)
python -m tests.endurance crowd [N]      N times 200 answers from 50 processes at once (4)
python -m tests.endurance bounds [N]     bad input N times (1), within 5 seconds and 300 MiB

Each prints its figures, and ends with 1 where one answer was not the right one.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from talks_cli.answer import function_of
from talks_cli.curate.workshop import compile_folder
from talks_cli.dataset.store import Dataset
from talks_cli.errors import TalksError, UnknownName
from talks_cli.line.quick import quickly_understood
from talks_cli.line.shape import shape, written
from talks_cli.line.walk import Line
from talks_cli.output import Look, renderer
from tests.endurance.bounds import bounds
from tests.packs import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Question = tuple[str, tuple[object, ...]]
    Told = tuple[bool, list[tuple[Any, ...]]]

COMMANDS = [
    line.split()
    for line in (
        "delegation --side russia", "venue", "timeline", "prisoners", "rounds",
        "statements --by medinsky", "person fidan", "search prisoners", "show venue-2 fidan",
    )
]  # fmt: skip
# What else could be lost in silence: what is between two keys, names, what names no record, and the
# line of sources.
MORE = [
    line.split()
    for line in (
        "timeline --since 2025-05-20 --until 2025-06-01", "statements --about memorandum",
        "person medinsky -f markdown", "search memorandum meeting", "rounds -f markdown",
        "show nobody", "delegation --side kiyv", "venue --round 7",
    )
]  # fmt: skip
SHAPE = json.loads(json.dumps(written(shape())))
PAGE = 4096


def answer(path: Path, words: list[str]) -> str:
    """What `talks WORDS --data PATH` prints, JSON unless they say otherwise, or the fault."""
    return answers(path, [words])[0]


def answers(path: Path, commands: list[list[str]], kind: type[Dataset] = Dataset) -> list[str]:
    """What each of `commands` prints of the file at `path`, opened once."""
    found = []
    try:
        dataset = kind.open(str(path))
    except TalksError as fault:
        return [fault.code for _ in commands]
    for words in commands:
        request = quickly_understood(Line(words, SHAPE))
        assert request is not None
        assert request.common is not None
        try:
            view = function_of(request.command)(dataset, **request.options)
            format = (request.common["format"] or ["json"])[0]
            found.append("".join(renderer(format)(view, Look())))
        except UnknownName as fault:  # an answer too
            found.append(fault.message)
        except TalksError as fault:
            found.append(fault.code)
    return found


def leading(path: Path) -> list[int]:
    """The pages of a file that tables begin with, or that lead to others; page 1 comes first."""
    raw = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        found = {1, *(row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master"))}
    found |= {n + 1 for n in range(len(raw) // PAGE) if raw[n * PAGE] in (2, 5)}
    return sorted(found - {0})


class Watched(Dataset):
    """Notes what SQLite tells each command."""

    told: dict[Question, Told]

    def query(self, statement: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for row in super().query(statement, values):
            rows.append(row)
            self._note((statement, values), (False, rows))
            yield row
        self._note((statement, values), (True, rows))

    def _note(self, question: Question, told: Told) -> None:
        before = self.told.get(question, (False, []))
        self.told[question] = max(before, told, key=lambda one: (one[0], len(one[1])))


def asked(path: Path, words: list[str]) -> dict[Question, Told]:
    """What a command asks of the file at `path`, with the rows it takes, and if it takes all."""
    Watched.told = {}
    answers(path, [words], Watched)
    return Watched.told


def otherwise(path: Path, told: dict[Question, Told]) -> list[Question]:
    """The questions to which the file at `path` has another answer, or none."""
    try:
        dataset = Dataset.open(str(path))
    except TalksError:
        return list(told)
    found = []
    for question, (ended, rows) in told.items():
        try:
            same = list(islice(dataset.query(*question), len(rows) + ended)) == rows
        except TalksError:
            same = False
        if not same:
            found.append(question)
    return found


def flips(count: int, folder: Path) -> Counter[str]:
    """Every command on files with one bit changed, each somewhere else.

    A command whose every question has the answer that it has of the sound file says the same: only
    the others are run.
    """
    path = folder / "flipped"
    compile_folder(str(DATA), str(path))
    commands = [*COMMANDS, *MORE]
    wanted = answers(path, commands)
    asking = [asked(path, words) for words in commands]
    told = {question: rows for questions in asking for question, rows in questions.items()}
    raw = path.read_bytes()
    seen: Counter[str] = Counter()
    with open(path, "r+b", buffering=0) as file:

        def put(at: int, content: bytes) -> None:
            file.seek(at)
            file.write(content)

        reading = []  # for each page, the questions that cannot be answered without it
        for at in range(0, len(raw), PAGE):
            put(at, b"\xff" * PAGE)
            reading.append({question: told[question] for question in otherwise(path, told)})
            put(at, raw[at : at + PAGE])
        whole = [(page - 1) * PAGE * 8 + bit for page in leading(path) for bit in range(PAGE * 8)]
        for place in (*whole, *random.Random(count).sample(range(len(raw) * 8), count)):
            at = place // 8
            put(at, bytes([raw[at] ^ 1 << place % 8]))
            questions = reading[at // PAGE]
            changed = set(otherwise(path, questions) if questions else ())
            touched = [n for n, about in enumerate(asking) if not changed.isdisjoint(about)]
            found = answers(path, [commands[n] for n in touched]) if touched else []
            put(at, raw[at : at + 1])
            seen["right"] += len(commands) - len(touched)
            for n, said in zip(touched, found, strict=True):
                refused = said in ("damaged_dataset", "file")
                verdict = "right" if said == wanted[n] else "refused" if refused else "WRONG"
                seen[verdict] += 1
                if verdict == "WRONG":
                    sys.stderr.write(f"byte {at}, bit {place % 8}: {' '.join(commands[n])}\n")
    seen["flips"] = len(whole) + count
    return seen


def crowd(times: int, folder: Path) -> Counter[str]:
    """200 answers from 50 processes at a time, so many times over."""
    path = folder / "dataset.sqlite"
    compile_folder(str(DATA), str(path))
    seen: Counter[str] = Counter()

    def ask(number: int) -> tuple[int, bytes, bytes]:
        words = COMMANDS[number % len(COMMANDS)]
        command = [sys.executable, "-m", "talks_cli", *words, "--json", "--data", str(path)]
        done = subprocess.run(command, capture_output=True, check=False, env=dict(os.environ))
        return done.returncode, done.stdout, done.stderr

    wanted = [(0, answer(path, words).encode(), b"") for words in COMMANDS]
    for _ in range(times):
        with ThreadPoolExecutor(50) as pool:
            for number, found in enumerate(pool.map(ask, range(200))):
                seen["right" if found == wanted[number % len(COMMANDS)] else "WRONG"] += 1
    return seen


def main() -> None:
    """Run one of the three, and say what was seen."""
    which = {"flips": (flips, 10_000), "crowd": (crowd, 4), "bounds": (bounds, 1)}
    if sys.argv[1:2] == [] or sys.argv[1] not in which:
        sys.exit(__doc__)
    run, usual = which[sys.argv[1]]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else usual
    with tempfile.TemporaryDirectory() as folder:
        seen = run(count, Path(folder))
    sys.stdout.write(f"{sys.argv[1]} {count}: {dict(seen)}\n")
    sys.exit(1 if seen["WRONG"] else 0)


if __name__ == "__main__":
    main()

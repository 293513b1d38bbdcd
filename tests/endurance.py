"""What takes too long for the suite: thousands of flipped bits, and processes at once.

python -m tests.endurance flips [N]      N random single-bit flips of the compiled file (10,000)
python -m tests.endurance crowd [N]      N times 200 answers from 50 processes at once (4)

Each prints its figures, and ends with 1 where one answer was not the right one.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from talks_cli.answer import function_of
from talks_cli.curate.workshop import compile_folder
from talks_cli.errors import TalksError
from talks_cli.output import Look, renderer
from talks_cli.quick import quickly_understood
from talks_cli.shape import shape
from talks_cli.store import Dataset
from tests.packs import DATA

COMMANDS = [
    line.split()
    for line in (
        "delegation --side russia", "venue", "timeline", "prisoners", "rounds",
        "statements --by medinsky", "person fomin", "search prisoners", "show venue-2 fidan",
    )
]  # fmt: skip
SHAPE = json.loads(json.dumps(shape()))


def answer(path: Path, words: list[str]) -> str:
    """What `talks WORDS --json --data PATH` prints, or the code of the fault."""
    request = quickly_understood(words, SHAPE)
    assert request is not None
    try:
        view = function_of(request.command)(Dataset.open(str(path)), **request.options)
        return "".join(renderer("json")(view, Look()))
    except TalksError as fault:
        return fault.code


def flips(count: int, folder: Path) -> Counter[str]:
    """Every command on files with one bit changed, each somewhere else."""
    sound, path = folder / "sound", folder / "flipped"
    compile_folder(str(DATA), str(sound))
    wanted = [answer(sound, words) for words in COMMANDS]
    raw = bytearray(sound.read_bytes())
    chance = random.Random(count)
    seen: Counter[str] = Counter()
    for place in chance.sample(range(len(raw) * 8), count):
        raw[place // 8] ^= 1 << place % 8
        path.write_bytes(raw)
        raw[place // 8] ^= 1 << place % 8
        for words, right in zip(COMMANDS, wanted, strict=True):
            found = answer(path, words)
            refused = found in ("damaged_dataset", "file")
            seen["right" if found == right else "refused" if refused else "WRONG"] += 1
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
    """Run one of the two, and say what was seen."""
    which = {"flips": (flips, 10_000), "crowd": (crowd, 4)}
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

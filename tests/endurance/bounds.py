"""Bad input within 5 seconds of CPU time and 300 MiB, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from talks_cli.output import FORMATS
from tests.packs import ROOT
from tests.process.hazards import (
    MARKS,
    PEOPLE,
    SLOW,
    WHATS,
    YAML,
    long_cell,
    many_events,
    pack_of_one,
    slow_pack,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

MOST_SECONDS = 5.0
MOST_TABLE_SECONDS = 30.0  # of 20,000 rows, or with a cell of 5 MB, drawn and made a picture of
MOST_MEBIBYTES = 300
ROWS = 20_000
WORDS = 1_000_000  # of the cell


class Case(NamedTuple):
    """A command line, the codes that it may end with, and how often a text is in its answer."""

    name: str
    words: list[str]
    codes: tuple[int, ...] = (0,)
    text: str = ""
    times: int = 0


# A process begins with the peak memory of the one that starts it: a small one does.
STARTER = """
import os, sys
out, err, *command = sys.argv[1:]
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
opened = [(os.POSIX_SPAWN_OPEN, 1, out, flags, 0o600), (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o600)]
child = os.posix_spawn(command[0], command, os.environ, file_actions=opened)
_, status, usage = os.wait4(child, 0)
peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, peak)
"""


def cases(folder: Path) -> Iterator[Case]:
    """Everything that is bounded, with the packs that it needs made under `folder`."""
    yield from _packs(folder)
    yield from _whats(folder / "what")
    yield from _slow(folder / "slow")
    long = long_cell(folder / "cell", WORDS)
    many = many_events(folder / "rows", ROWS)
    for format in (one for one in FORMATS if one != "table"):  # svg draws one, and goes on
        line = ["timeline", "-f", format, "--data"]
        once = format in ("markdown", "svg", "annotations")
        shown = 1 if once else 2  # the others have the summary too
        yield Case(f"a cell of 5 MB, {format}", [*line, str(long)], text="long",
                   times=shown * WORDS)  # fmt: skip
        yield Case(f"20,000 rows, {format}", [*line, str(many)], text="men are seen", times=ROWS)


def _packs(folder: Path) -> Iterator[Case]:
    """Files of YAML that are too deep, too large, or wrong without end."""
    files = {name: content for name, (content, _) in YAML.items() if name.startswith("3: ")} | {
        "100 MB": PEOPLE.encode() + b"#" * 100 * 1024**2,
        "200,000 keys": b"a: {" + b",".join(b"k%d: v" % n for n in range(200_000)) + b"}\n",
        "200,000 people": b"".join(b"k%d: {name: A}\n" % n for n in range(200_000)),
        "99,000 problems": b"".join(b"k%d: {nam: A}\n" % n for n in range(99_000)),
    }
    for number, (name, content) in enumerate(files.items()):
        pack = pack_of_one(folder / f"pack-{number}")
        (pack / "people.yaml").write_bytes(content)
        yield Case(name, ["check", str(pack)], (3,))


def _whats(folder: Path) -> Iterator[Case]:
    """What is no dataset, and could be read for ever."""
    folder.mkdir()
    for number, (name, make) in enumerate(WHATS.items()):
        path = folder / str(number)
        make(path)
        yield Case(name, ["timeline", "--data", str(path)], (3,))


def _slow(folder: Path) -> Iterator[Case]:
    """Texts and words that would take time that grows with the square of them."""
    for number, (name, (what, sentences)) in enumerate(SLOW.items()):
        pack = slow_pack(folder / str(number), what, sentences)
        yield Case(name, ["check", str(pack)], (0, 3))
    pack = pack_of_one(folder / "sound")
    for name, words, code in (
        ("a name of marks", ["person", MARKS], 1),
        ("a word of an index's length", ["search", "一" * 20_000], 0),
        ("a word of letters", ["search", "a" * 32_768 + "b", "--json"], 0),
    ):
        yield Case(name, [*words, "--data", str(pack)], (code,))


class Seen(NamedTuple):
    """What a case came to: its exit code, seconds of CPU time, and the most memory in MiB."""

    code: int
    seconds: float
    peak: float
    kept: bool


def seen(case: Case, folder: Path) -> Seen:
    """What comes of a case, run in the empty `folder`."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    out, err = folder / "out", folder / "err"
    command = [sys.executable, "-B", "-m", "talks_cli", *case.words]
    most = MOST_TABLE_SECONDS if "svg" in case.words else MOST_SECONDS
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", STARTER, str(out), str(err), *command],
        cwd=ROOT, env=environ, capture_output=True, check=True,
    )  # fmt: skip
    code, seconds, peak = json.loads(b"[" + done.stdout.replace(b" ", b",") + b"]")
    found = out.read_text(encoding="utf-8").count(case.text) if case.times else 0
    kept = (
        code in case.codes
        and seconds < most
        and peak < MOST_MEBIBYTES
        and found >= case.times
        and b"internal" not in err.read_bytes()
    )
    return Seen(code, seconds, peak, kept)


def bounds(times: int, folder: Path) -> Counter[str]:
    """Every case so many times over, two at a time; what each took is printed.

    CPU time is what is bounded: that of two at once is no less than that of one alone.
    """
    count: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as pool:
        running: list[tuple[Case, Future[Seen]]] = []
        for case in cases(folder):
            for _ in range(times):
                alone = folder / f"run-{len(running)}"
                alone.mkdir()
                running.append((case, pool.submit(seen, case, alone)))
        for case, future in running:
            code, seconds, peak, kept = future.result()
            verdict = "within" if kept else "WRONG"
            count[verdict] += 1
            print(f"{verdict:<6} {case.name:<56} {code:>3} {seconds:6.2f} s {peak:6.0f} MiB")
    return count

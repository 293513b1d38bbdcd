"""Bad input: a refusal at its place, and nothing that is left behind.

Each case leaves the folder that is read, HOME and the working folder as they were. How long it may
take, and how much memory, `tests.endurance bounds` asks of processes of their own.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.read import loaded
from talks_cli.output import FORMATS, screen
from tests.packs import ROOT, small, unmeasured
from tests.process.hazards import PEOPLE, SENTENCE, WHATS, YAML, long_cell, many_events, pack_of_one

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

LOOKUPS = [["timeline"], ["search", "men", "--json"]]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return pack_of_one(tmp_path / "pack")


@pytest.fixture
def unmoved(
    talks: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Run `talks`, and see that it leaves everything as it was."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)

    def call(*words: str) -> Outcome:
        before = contents(tmp_path)
        outcome = talks(*words)
        assert contents(tmp_path) == before
        assert "internal" not in outcome.err
        return outcome

    return call


def contents(folder: Path) -> dict[str, tuple[int, str]]:
    """The mode and the bytes, as a digest, of everything under `folder`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        size = path.lstat().st_size
        whole = path.is_file() and not path.is_symlink() and size < 10**8
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if whole else str(size)
        found[str(path)] = (path.lstat().st_mode, digest)
    return found


@pytest.mark.parametrize(("content", "why"), YAML.values(), ids=YAML)
def test_yaml_that_is_not_plain_is_3_at_its_place(
    unmoved: Callable[..., Outcome], pack: Path, content: bytes, why: str
) -> None:
    name = why.partition(":")[0]
    (pack / name).write_bytes(content)
    for lookup in LOOKUPS:
        outcome = unmoved(*lookup, "--data", str(pack))
        assert (outcome.code, outcome.out) == (3, "")
        if "--json" in lookup:
            problem = json.loads(outcome.err)["error"]["problems"][0]
            found = f"{problem['file']}:{problem['line']}:{problem['column']}: {problem['message']}"
            assert found.startswith(f"{pack}/{why}")
        else:
            assert outcome.err.startswith(f"talks: {pack}/{why}")


SMALL_STACK = """
import sys
from talks_cli.line.run import run
print([run(["timeline", "--data", path]) for path in sys.argv[1:]])
"""


def test_depth_needs_no_stack(tmp_path: Path) -> None:
    """3: under a small stack too."""
    packs = [pack_of_one(tmp_path / name) for name in "abc"]
    for pack, sign in zip(packs, (b"[", b"{a: ", b"- "), strict=True):
        (pack / "people.yaml").write_bytes(sign * 100_000)
    command = [sys.executable, "-c", SMALL_STACK, *map(str, packs)]
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -s 256; exec "$@"', "-", *command],
        cwd=ROOT, env=unmeasured(), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, b"[3, 3, 3]\n")
    assert done.stderr.count(b" nest") == 3


def test_a_huge_file_is_not_read(unmoved: Callable[..., Outcome], pack: Path) -> None:
    """4."""
    os.truncate(pack / "people.yaml", 100 * 1024**2)
    outcome = unmoved("timeline", "--data", str(pack))
    assert outcome.code == 3
    assert outcome.err.startswith(f"talks: {pack}/people.yaml:1:1: too large: more than 64 MiB\n")


@pytest.mark.parametrize("word", ["NO", "on", "0o17", "017", "1:30", "1_000", "1e3", "~", ".nan"])
def test_text_is_verbatim(unmoved: Callable[..., Outcome], tmp_path: Path, word: str) -> None:
    """5."""
    pack = small(tmp_path / "pack", f"{SENTENCE}    remark: {word}\n", people=PEOPLE)
    (item,) = unmoved("timeline", "--json", "--data", str(pack)).items
    assert item["remark"] == word


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        ("event: b, what: x, date: 2021-02-30", "15:31: date: '2021-02-30' is not a date"),
        (
            "exchange: b, what: x, stage: agreed, quantity: {value: .nan, per: side}",
            "15:61: quantity.value: '.nan' is not a whole number",
        ),
        ("event: smith, what: x", "15:13: event: the id 'smith' is already that of a person"),
    ],
    ids=["5: a day that is none", "5: a number that is none", "1: an id in two files"],
)
def test_a_value_that_is_none_is_3_at_its_place(
    unmoved: Callable[..., Outcome], tmp_path: Path, fact: str, why: str
) -> None:
    pack = small(tmp_path / "pack", f"{SENTENCE}  - {{{fact}}}\n", people=PEOPLE)
    outcome = unmoved("timeline", "--data", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    assert f"talks: {pack}/paper.yaml:{why}" in outcome.err
    if "id" in why:
        assert f"{pack}/people.yaml:1:8" in outcome.err


def test_all_that_is_wrong_is_told_at_once(unmoved: Callable[..., Outcome], tmp_path: Path) -> None:
    """8."""
    pack = small(
        tmp_path / "pack",
        f"- dateline: The Paper, 2024-03-05\n{SENTENCE}    status: hapened\n"
        "  - {event: b, titel: x, people: [nobody]}\n- text: They left.\n",
        article="The Paper, 2024-03-05\nAnn Smith saw two men there on March 4.\nThey left.\n",
        people=PEOPLE,
    )
    outcome = unmoved("check", str(pack))
    assert outcome.code == 3
    assert [tuple(line.removeprefix(f"talks: {pack}/").split(": ")[:2]) for line in
            outcome.err.splitlines()] == [
        ("paper.yaml:9:9", "sentence 1"),
        ("paper.yaml:15:13", "status"),
        ("paper.yaml:16:13", "what"),
        ("paper.yaml:16:16", "titel"),
        ("paper.yaml:16:35", "people"),
        ("paper.yaml:17:3", "sentence 2 waits"),
    ]  # fmt: skip


@pytest.mark.parametrize("make", WHATS.values(), ids=WHATS)
def test_what_is_no_dataset_is_named(
    unmoved: Callable[..., Outcome], tmp_path: Path, make: Callable[[Path], object]
) -> None:
    """9."""
    path = tmp_path / "what"
    make(path)
    for lookup in LOOKUPS:
        outcome = unmoved(*lookup, "--data", str(path))
        assert (outcome.code, outcome.out) == (3, "")
        assert str(path) in outcome.err
    outcome = unmoved("compile", str(path), "-o", str(tmp_path / "out"))
    assert outcome.code in (2, 3)
    assert str(path) in outcome.err


def test_nothing_is_lost_of_a_long_cell(unmoved: Callable[..., Outcome], tmp_path: Path) -> None:
    """13: it is longer than what is written at once."""
    path = long_cell(tmp_path, 20_000)
    for format in FORMATS:
        outcome = unmoved("timeline", "-f", format, "--data", str(path))
        assert outcome.code == 0
        once = format in ("table", "markdown", "svg", "annotations")
        shown = 1 if once else 2  # the others have the summary too
        assert outcome.out.count("long") == shown * 20_000
        assert outcome.out.count("finis") == shown


def test_nothing_is_lost_of_many_rows(
    unmoved: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """13: more than what is drawn, and what is written, at once; `bounds` has 20,000."""
    monkeypatch.setattr(screen, "CHUNK", 1_000)  # of 50,000
    monkeypatch.setattr(screen, "LINES", 100)  # of 5,000
    path = many_events(tmp_path, 400)
    for look in (*(["-f", format] for format in FORMATS), ["-f", "table", "--width", "30"]):
        outcome = unmoved("timeline", *look, "--data", str(path))
        assert outcome.code == 0
        assert outcome.out.count("The men are seen") >= 400


def test_problems_without_end_have_one(
    unmoved: Callable[..., Outcome], pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """8: a file that is not a pack at all is not told of line by line."""
    monkeypatch.setattr(loaded, "MOST_PROBLEMS", 1_000)  # of 10,000
    people = pack / "people.yaml"
    people.write_text("a: {" + ",".join(f"k{number}: v" for number in range(1_001)) + "}\n")
    outcome = unmoved("check", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    assert "people.yaml" in outcome.err
    assert "more than 1,000 keys in a mapping\n" in outcome.err
    people.write_text("".join(f"k{number}: x\n" for number in range(1_002)))
    outcome = unmoved("check", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    lines = [line for line in outcome.err.splitlines() if f"{people}:" in line]
    assert len(lines) == 1_002
    assert lines[-1] == (
        f"talks: {people}:1001:8: more than 1,000 problems: the rest is not looked at"
    )


def test_formulas_are_left_as_they_are(unmoved: Callable[..., Outcome], tmp_path: Path) -> None:
    """14."""
    remark = "    remark: \"=cmd|' /C calc'!A0\\r\\nx\"\n"
    pack = small(tmp_path / "pack", SENTENCE + remark, people=PEOPLE)
    out = unmoved("timeline", "-f", "csv", "--fields", "remark", "--data", str(pack)).out
    assert list(csv.reader(io.StringIO(out, newline=""))) == [
        ["remark"],
        ["=cmd|' /C calc'!A0\r\nx"],
    ]


AUDITED = """
import json, os, sys
seen = []
def hook(event, given):
    if event.split(".")[0] in ("socket", "subprocess", "shutil", "webbrowser", "urllib", "ctypes"):
        seen.append(event)
    if event in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.mkdir", "os.remove",
                 "os.rename", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate",
                 "os.utime", "compile_dynamic", "pty.spawn"):
        seen.append(event)
    if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR):
        seen.append(f"open {given[0]!r}")
class Ended(BaseException):
    pass
def end(code):
    raise Ended
told, os._exit = {}, end
sys.dont_write_bytecode = True
import rich.console, rich.table, typer, typer.rich_utils, yaml, pydantic
from talks_cli.__main__ import main
lines = sys.argv[1:]
sys.addaudithook(hook)
for line in lines:
    sys.argv[1:] = line.split()
    try:
        main()
    except Ended:
        told[line] = list(seen)
    seen.clear()
os.write(2, json.dumps(told).encode())
"""
LINES = [
    "delegation --side russia", "venue --json", "timeline -f yaml", "prisoners -f csv",
    "rounds -e", "statements -f jsonl", "person fomin -f tsv", "search men -f markdown",
    "show fidan", "check", "check data", "completion zsh", "--help", "rounds --help",
    "person nobody", "rounds --nonsense", "__complete zsh person f", "rounds --data data",
]  # fmt: skip


def test_nothing_is_run_written_or_connected(installed: Path) -> None:
    """The interpreter itself tells of every file that is written, and of every connection."""
    environ = unmeasured() | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", AUDITED, *LINES],
        cwd=ROOT, env=environ, capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stderr.splitlines()[-1]) == {line: [] for line in LINES}

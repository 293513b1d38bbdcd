"""Bad input and bad surroundings, each in a process of its own, within 5 seconds and 300 MB.

What a process leaves behind is looked at too: the folder it reads, its HOME and the folder it works
in are as they were. Other tests have the same rules one by one; here they are seen to hold for the
whole program.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.packs import generate
from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_to
from tests.conftest import Outcome
from tests.packs import ROOT, small

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SECONDS = 5.0
MOST_TABLE_SECONDS = 30.0  # of 20,000 rows, or with a cell of 5 MB
MOST_MEGABYTES = 300
ARTICLE = "The Paper, 2024-03-05, reports this. We saw the men there on March 4, 2024.\n"
QUOTE = "  evidence: [{section: Lead, quote: We saw the men there on March 4}]\n"
EVENT = f"- id: seen\n  title: The men are seen\n  date: 2024-03-04\n  status: happened\n{QUOTE}"
EVENT = EVENT.replace("2024-03-04\n", "2024-03-04\n  derived: {date: the year of the article}\n")


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


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small(tmp_path / "pack", ARTICLE, events=EVENT)


@pytest.fixture
def bounded(tmp_path: Path) -> Callable[..., Outcome]:
    """Run `talks`, within the bounds, and see that it leaves everything as it was."""
    home = tmp_path / "home"
    home.mkdir()

    def call(*words: str, stack: int | None = None, writes: Path | None = None) -> Outcome:
        before = contents(tmp_path, writes)
        streams = [str(tmp_path.parent / f"{tmp_path.name}.{name}") for name in ("out", "err")]
        environ = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-B", "-m", "talks_cli", *words]
        if stack:
            command = ["/bin/sh", "-c", f'ulimit -s {stack}; exec "$@"', "-", *command]
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", STARTER, *streams, *command],
            cwd=home, env=environ, capture_output=True, timeout=60, check=True,
        )  # fmt: skip
        code, seconds, peak = done.stdout.split()
        out, err = (Path(path).read_bytes().decode() for path in streams)
        assert contents(tmp_path, writes) == before
        assert "Traceback" not in err
        assert float(seconds) < (MOST_TABLE_SECONDS if "table" in words else MOST_SECONDS)
        assert float(peak) < MOST_MEGABYTES
        return Outcome(int(code), out, err)

    return call


def contents(folder: Path, but: Path | None = None) -> dict[str, tuple[int, str]]:
    """The mode and the bytes, as a digest, of everything under `folder` but one path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path != but:
            size = path.lstat().st_size
            whole = path.is_file() and not path.is_symlink() and size < 10**8
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if whole else str(size)
            found[str(path)] = (path.lstat().st_mode, digest)
    return found


LOOKUPS = [["timeline"], ["search", "men", "--json"]]

YAML: dict[str, tuple[bytes, str]] = {
    "1: a key twice": (EVENT.encode() + b"  id: b\n", "events.yaml:7:3: the key 'id' stands twice"),
    "1: a key twice in brackets": (b"- {id: a, id: b}\n", "events.yaml:1:11: the key 'id' stands"),
    "2: two documents": (EVENT.encode() + b"---\n" + EVENT.encode(), "events.yaml:7:1: a second"),
    "2: an empty file": (b"", "events.yaml:1:1: the file holds nothing"),
    "2: comments alone": (b"# none yet\n", "events.yaml:1:1: the file holds nothing"),
    "2: a scalar": (b"none\n", "events.yaml:1:1: a list or a mapping is expected"),
    "2: a list of text": (b"- one\n- two\n", "events.yaml:1:3: "),
    "3: an alias bomb": (
        b"a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n", "events.yaml:1:4: anchors"
    ),
    "3: a merge key": (b"- <<: {a: b}\n", "events.yaml:1:3: merge keys"),
    "3: brackets 100,000 deep": (b"[" * 100_000, "events.yaml:1:25: nested more than 24 deep"),
    "3: braces 100,000 deep": (b"{a: " * 100_000, "events.yaml:1:97: nested more than 24 deep"),
    "3: dashes 100,000 deep": (b"- " * 100_000, "events.yaml:1:49: nested more than 24 deep"),
    "5: a day that is none": (
        EVENT.replace("2024-03-04", "2021-02-30").encode(), "events.yaml:3:9: date: '2021-02-30' is"
    ),
    "5: a number that is none": (
        b"- id: x\n  title: x\n  stage: agreed\n  quantity: {value: .nan, per: side}\n"
        + QUOTE.encode(), "exchanges.yaml:4:21: quantity.value: '.nan' is not a whole number"
    ),
    "6: tabs": (b"-\tid: a\n", "events.yaml:1:2: a tab may not stand here"),
    "6: a mark in the middle": (b"- id: a\xef\xbb\xbf\n", "events.yaml:1:8: U+FEFF may not"),
    "6: a bidi control": ("- id: a\u202eb\n".encode(), "events.yaml:1:8: U+202E may not"),
    "6: NUL": (b"- id: a\0\n", "events.yaml:1:8: U+0000 may not"),
    "6: a lone surrogate": (b"- id: \xed\xa0\x80\n", "events.yaml:1:7: not UTF-8: byte 0xed"),
    "6: an escaped lone surrogate": (
        EVENT.replace("The men are seen", '"\\ud800"').encode(), "events.yaml:2:13: not valid YAML"
    ),
    "6: Latin-1": ("- id: café\n".encode("latin-1"), "events.yaml:1:10: not UTF-8: byte 0xe9"),
    "6: UTF-16": (EVENT.encode("utf-16"), "events.yaml:1:1: not UTF-8: it looks like UTF-16"),
    "7: a tag that runs": (
        b"- !!python/object/apply:os.system ['touch canary']\n", "events.yaml:1:3: tags are not"
    ),
    "7: binary": (b"- id: !!binary aGk=\n", "events.yaml:1:7: tags are not allowed"),
    "7: a tag of one's own": (b"- !foo {id: a}\n", "events.yaml:1:3: tags are not allowed"),
    "7: a directive": (b"%TAG ! tag:x,2000:\n---\n- id: a\n", "events.yaml:1:1: directives are"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "why"), YAML.values(), ids=YAML)
def test_yaml_that_is_not_plain_is_3_at_its_place(
    bounded: Callable[..., Outcome], pack: Path, content: bytes, why: str
) -> None:
    name = why.partition(":")[0]
    (pack / name).write_bytes(content)
    for lookup in LOOKUPS:
        outcome = bounded(*lookup, "--data", str(pack))
        assert (outcome.code, outcome.out) == (3, "")
        if "--json" in lookup:
            problem = json.loads(outcome.err)["error"]["problems"][0]
            found = f"{problem['file']}:{problem['line']}:{problem['column']}: {problem['message']}"
            assert found.startswith(f"{pack}/{why}")
        else:
            assert outcome.err.startswith(f"talks: {pack}/{why}")


@pytest.mark.parametrize("sign", [b"[", b"{a: ", b"- "])
def test_depth_needs_no_stack(bounded: Callable[..., Outcome], pack: Path, sign: bytes) -> None:
    """3: under a small stack too."""
    (pack / "events.yaml").write_bytes(sign * 100_000)
    outcome = bounded("timeline", "--data", str(pack), stack=256)
    assert (outcome.code, outcome.out) == (3, "")
    assert "nested more than 24 deep" in outcome.err


def test_a_huge_file_is_not_read(bounded: Callable[..., Outcome], pack: Path) -> None:
    """4."""
    with (pack / "events.yaml").open("wb") as file:
        file.truncate(100 * 1024**2)
    outcome = bounded("timeline", "--data", str(pack))
    assert outcome.code == 3
    assert outcome.err.startswith(f"talks: {pack}/events.yaml:1:1: too large: more than 64 MiB\n")


@pytest.mark.parametrize("word", ["NO", "on", "0o17", "017", "1:30", "1_000", "1e3", "~", ".nan"])
def test_text_is_verbatim(bounded: Callable[..., Outcome], pack: Path, word: str) -> None:
    """5."""
    (pack / "events.yaml").write_text(EVENT + f"  remark: {word}\n")
    (item,) = bounded("timeline", "--json", "--data", str(pack)).items
    assert item["remark"] == word


def test_all_that_is_wrong_is_told_at_once(bounded: Callable[..., Outcome], pack: Path) -> None:
    """8."""
    (pack / "events.yaml").write_text(
        EVENT.replace("happened", "hapened").replace("the men there", "two men there")
        + "- id: b\n  titel: x\n  people: [nobody]\n  status: happened\n" + QUOTE
    )  # fmt: skip
    outcome = bounded("check", str(pack))
    assert outcome.code == 3
    assert [line.removeprefix(f"talks: {pack}/").split(": ")[:2] for line in
            outcome.err.splitlines()] == [
        ["events.yaml:5:11", "status"],
        ["events.yaml:6:37", "quote"],
        ["events.yaml:7:3", "title"],
        ["events.yaml:8:3", "titel"],
        ["events.yaml:9:12", "people"],
    ]  # fmt: skip


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def socket_at(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")


WHATS: dict[str, Callable[[Path], object]] = {
    "nothing": str,
    "an empty file": Path.touch,
    "an empty folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a socket": socket_at,
    "a device": device,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a folder with a folder for a file": lambda path: (path / "people.yaml").mkdir(parents=True),
    "another program's database": database,
    "text": lambda path: path.write_text("records: none\n"),
}


@pytest.mark.parametrize("make", WHATS.values(), ids=WHATS)
def test_what_is_no_dataset_is_named(
    bounded: Callable[..., Outcome], tmp_path: Path, make: Callable[[Path], object]
) -> None:
    """9."""
    path = tmp_path / "what"
    make(path)
    for lookup in LOOKUPS:
        outcome = bounded(*lookup, "--data", str(path))
        assert (outcome.code, outcome.out) == (3, "")
        assert str(path) in outcome.err
    outcome = bounded("compile", str(path), "-o", str(tmp_path / "out"))
    assert outcome.code in (2, 3)
    assert str(path) in outcome.err


@pytest.mark.thorough
def test_a_cell_of_five_megabytes(bounded: Callable[..., Outcome], tmp_path: Path) -> None:
    """13: nothing is lost of it in any format."""
    words = "long " * 1_000_000 + "finis"
    path = tmp_path / "large.sqlite"
    content = curate(str(small(tmp_path / "pack", ARTICLE, events=EVENT)))
    (event,) = (doc for doc in content.docs if doc["kind"] == "event")
    event["title"] = event["summary"] = words
    compile_to(path, content)
    for format in ("table", "json", "jsonl", "csv", "tsv", "yaml", "markdown"):
        outcome = bounded("timeline", "-f", format, "--data", str(path))
        assert outcome.code == 0
        shown = 1 if format in ("table", "markdown") else 2  # the others have the summary too
        assert outcome.out.count("long") == shown * 1_000_000
        assert outcome.out.count("finis") == shown


def said(*parts: str) -> str:
    """A sentence of each of `parts`, as long as one may be, each with a name and a verb."""
    return " ".join(f"Smith {part * (9_900 // len(part))} said so." for part in parts)


NUMBER_WORDS = [
    "1,", "1,111", "1-", "111\u00a0", "one ", "million ", "a million ", "two hundred and ",
    "and a half ", "half of a ", "two-", "one million and ", "9-9 million ",
]  # fmt: skip
MARKS = "a" + "\u0301\u0316" * 30_000
SLOW: dict[str, tuple[str, str]] = {
    "marks to be put in order": (MARKS, "We saw the men there"),
    "lines": ("x" + "\n" * 200_000, "We saw the men there"),
    "a row of dots": ("x", "." * 60_000 + "x"),
    "a quote that stands everywhere": ("x", "We saw it. " * 20_000),
    "a sentence without an end": ("x", "Smith said " * 20_000),
    "verbs and names": (
        "x",
        said(
            "Smith left. ",
            "believed ",
            "Smith ",
            " said",
            "was told Smith ",
            "Smith, like ",
            "said “",
            "“x” said the man ",
            "Smith said “",
            "AAAA",
            " ",
        ),
    ),
    "spaces after a verb": ("x", "We saw it, Smith said" + " " * 9_900 + "so much, so much."),
    "a row of digits": ("1" * 200_000, "We saw 1" + "1" * 9_000),
    "number words": (
        "x ".join(part * 10_000 for part in NUMBER_WORDS) + "x",
        " ".join(["Two million and " * 600 + "so."] * 16),
    ),
    "a word that is longer than an index takes": ("一" * 20_000, "We saw the men there"),
}


@pytest.mark.parametrize(("title", "article"), SLOW.values(), ids=SLOW)
def test_text_that_is_slow_to_look_at_is_not(
    bounded: Callable[..., Outcome], tmp_path: Path, title: str, article: str
) -> None:
    """13: nothing takes time that grows with the square of the text."""
    quote = article[: len(article) // 2] if article.startswith("We saw it") else article
    event = {
        "id": "e", "title": title, "status": "happened", "derived": {"title": "x"},
        "evidence": [{"section": "Lead", "quote": quote.strip()}],
    }  # fmt: skip
    people = [{**event, "id": "p", "name": "Ann Smith", "derived": {"name": "x"}}]
    del people[0]["title"], people[0]["status"]
    pack = small(
        tmp_path / "pack", f"The Paper, 2024-03-05, reports this. {article}\n",
        events=json.dumps([{**event, "said_by": "p"}]), people=json.dumps(people),
    )  # fmt: skip
    for line in (["check"], ["timeline"], ["search", "x"]):
        outcome = bounded(*line, "--data", str(pack))
        assert outcome.code in (0, 3)
        assert "internal" not in outcome.err


def test_words_that_are_slow_to_look_for_are_not(bounded: Callable[..., Outcome]) -> None:
    assert bounded("person", MARKS).code == 1
    assert bounded("search", "一" * 20_000).code == 0
    assert bounded("search", "a" * 32_768 + "b", "--json").code == 0


def test_problems_without_end_have_one(bounded: Callable[..., Outcome], pack: Path) -> None:
    """8: a file that is not a pack at all is not told of line by line."""
    events = pack / "events.yaml"
    events.write_text("- {" + ",".join(f"k{number}: v" for number in range(200_000)) + "}\n")
    outcome = bounded("check", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.endswith("more than 1,000 keys in a mapping\n")
    events.write_text("- x\n" * 200_000)
    outcome = bounded("check", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    *lines, last = outcome.err.splitlines()
    assert len(lines) == 10_001
    assert last == (
        f"talks: {events}:10002:3: more than 10,000 problems: the rest of the file is not looked at"
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A compiled pack with 20,000 events."""
    folder = tmp_path_factory.mktemp("many")
    generate(folder / "pack", 1_000)
    content = curate(str(folder / "pack"))
    events = [doc for doc in content.docs if doc["kind"] == "event"]
    for number in range(20_000 - len(events)):
        content.docs.append({**events[number % len(events)], "id": f"more-{number}"})
    content.about["records"] = len(content.docs)
    compile_to(folder / "many.sqlite", content)
    return str(folder / "many.sqlite")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "arguments",
    [
        ["-f", "table"], ["-f", "table", "--width", "30"], ["-f", "json"], ["-f", "jsonl"],
        ["-f", "csv"], ["-f", "tsv"], ["-f", "yaml"], ["-f", "markdown"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_twenty_thousand_rows(
    bounded: Callable[..., Outcome], many: str, arguments: list[str]
) -> None:
    """13."""
    outcome = bounded("timeline", *arguments, "--data", many)
    assert outcome.code == 0
    assert outcome.out.count("2024-") >= 20_000


def test_formulas_are_left_as_they_are(bounded: Callable[..., Outcome], pack: Path) -> None:
    """14."""
    (pack / "events.yaml").write_text(EVENT + "  remark: \"=cmd|' /C calc'!A0\\r\\nx\"\n")
    out = bounded("timeline", "-f", "csv", "--fields", "remark", "--data", str(pack)).out
    assert list(csv.reader(io.StringIO(out, newline=""))) == [
        ["remark"],
        ["=cmd|' /C calc'!A0\r\nx"],
    ]


AUDITED = """
import os, sys
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
sys.dont_write_bytecode = True
import rich.console, rich.table, typer, typer.rich_utils, yaml, pydantic
from talks_cli.__main__ import main
os._exit = lambda code: (os.write(2, repr(seen).encode()), os.kill(os.getpid(), 9))
sys.argv[1:] = WORDS
sys.addaudithook(hook)
main()
"""


@pytest.mark.parametrize(
    "line",
    [
        "delegation --side russia", "venue --json", "timeline -f yaml", "prisoners -f csv",
        "rounds -e", "statements -f jsonl", "person fomin -f tsv", "search men -f markdown",
        "show fidan", "check", "check data", "completion zsh", "--help", "rounds --help",
        "person nobody", "rounds --nonsense", "__complete zsh person f", "rounds --data data",
    ],
)  # fmt: skip
def test_nothing_is_run_written_or_connected(line: str) -> None:
    """The interpreter itself tells of every file that is written, and of every connection."""
    program = AUDITED.replace("WORDS", repr(line.split()))
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert done.stderr.endswith(b"[]"), done.stderr

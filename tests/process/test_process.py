"""The process: streams, signals, surroundings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talks_cli.output import FORMATS
from tests.conftest import Outcome, own
from tests.packs import HANGS, ROOT, unmeasured
from tests.process.hazards import pack_of_one
from tests.together import environment

if TYPE_CHECKING:
    from collections.abc import Callable

ASK = ["delegation", "--side", "russia", "--round", "1"]


@pytest.fixture
def shell(compiled: Path, installed: Path) -> Callable[[str], tuple[int, bytes]]:
    """A line of bash in which `talks` is the program; its exit code and all that it writes."""

    def call(line: str) -> tuple[int, bytes]:
        done = subprocess.run(
            ["bash", "-c", f'talks() {{ "{sys.executable}" -m talks_cli "$@"; }}; {line}'],
            env=environment(own(compiled, installed)),
            cwd=installed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=HANGS,
            check=False,
        )
        return done.returncode, done.stdout

    return call


def test_an_answer(process: Callable[..., Outcome]) -> None:
    outcome = process(*ASK, "--format", "csv", "--fields", "name")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "name\nVladimir Medinsky\nMikhail Galuzin\nIgor Kostyukov\nAlexander Fomin\n"
    )


@pytest.mark.parametrize(
    ("format", "unbuffered"), [("table", None), ("json", "1"), ("jsonl", None), ("csv", "1")]
)
def test_a_closed_pipe_is_141_and_silent(
    process: Callable[..., Outcome], format: str, unbuffered: str | None
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environ = {"PYTHONUNBUFFERED": unbuffered}
    outcome = process("timeline", "-f", format, environ=environ, stdout=writing)
    os.close(writing)
    assert (outcome.code, outcome.err) == (141, "")


@pytest.mark.parametrize("arguments", ["rounds", "rounds --json", "--help", "--version"])
def test_a_full_disk_is_3_and_one_line(
    shell: Callable[[str], tuple[int, bytes]], arguments: str
) -> None:
    code, out = shell(f"talks {arguments} > /dev/full")
    assert code == 3
    assert b"standard output cannot be written: No space left on device" in out
    assert out.count(b"\n") == 1


def test_a_closed_output_is_3_and_one_line(shell: Callable[[str], tuple[int, bytes]]) -> None:
    assert shell("talks rounds >&-") == (
        3,
        b"talks: standard output cannot be written: it is closed\n",
    )


def test_closed_errors_and_input_change_nothing(shell: Callable[[str], tuple[int, bytes]]) -> None:
    wanted = shell("talks rounds 2>/dev/null")
    assert wanted[0] == 0
    assert shell("talks rounds 2>&-") == wanted
    assert shell("talks rounds 2>/dev/null <&-") == wanted
    assert shell("talks person nobody 2>&-") == (1, b"")


# Interrupts itself when so many modules have been looked for since `__main__` was found.
INTERRUPTED = """
import _signal, os, sys
_signal.signal(_signal.SIGINT, _signal.default_int_handler)
left = int(sys.argv.pop(1))
def told(event, given):
    global left
    if event == "import" and "talks_cli.__main__" in sys.modules:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), _signal.SIGINT)
sys.addaudithook(told)
from talks_cli.__main__ import main
main()
"""


@pytest.mark.parametrize("imports", [1, 2, 5, 20, 100])
def test_sigint_is_130_and_silent_at_any_moment(imports: int) -> None:
    """Imports included, which take longer than the answer; before `__main__`, it is Python's."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(imports), "check", "--data", "data"],
        cwd=ROOT, env=unmeasured(), capture_output=True, timeout=HANGS, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_an_interrupt_that_is_ignored_stays_so(shell: Callable[[str], tuple[int, bytes]]) -> None:
    program = INTERRUPTED.replace("_signal.default_int_handler", "_signal.SIG_IGN")
    code, out = shell(f"{sys.executable} -c '{program}' 9 rounds --fields round -f csv 2>/dev/null")
    assert (code, out) == (0, b"round\n1\n2\n")


ASCII: dict[str, str | None] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
STARTED_IN: dict[str, dict[str, str | None]] = {
    "an ASCII locale": ASCII,
    "ascii streams": {"PYTHONIOENCODING": "ascii"},
    "cp437 streams": {"PYTHONIOENCODING": "cp437"},
    "asserts stripped": {"PYTHONOPTIMIZE": "2"},
    "another hash seed and time zone": {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Kiritimati"},
    "every warning an error": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"},
}
ANSWERED_IN: dict[str, dict[str, str | None]] = {
    "no HOME": {"HOME": None},
    "no terminal type": {"TERM": None},
    "GitHub Actions": {"GITHUB_ACTIONS": "true", "CI": "true"},
    "COLUMNS of 0": {"COLUMNS": "0"},
    "COLUMNS of 1": {"COLUMNS": "1"},
    "COLUMNS of -5": {"COLUMNS": "-5"},
    "COLUMNS of abc": {"COLUMNS": "abc"},
    "COLUMNS of 10^8": {"COLUMNS": "100000000"},
}


LINES = [["rounds"], ["statements", "--json"], ["delegation", "-f", "markdown"]]


@pytest.mark.parametrize("environ", STARTED_IN.values(), ids=STARTED_IN)
def test_what_python_is_started_in_changes_no_answer(
    together: Callable[..., list[Outcome]],
    talks: Callable[..., Outcome],
    environ: dict[str, str | None],
) -> None:
    for arguments, found in zip(LINES, together(*LINES, environ=environ), strict=True):
        wanted = talks(*arguments)
        assert (found.code, found.out, found.err) == (0, wanted.out, wanted.err)


@pytest.mark.parametrize("environ", ANSWERED_IN.values(), ids=ANSWERED_IN)
def test_what_it_answers_in_changes_no_answer(
    talks: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str | None],
) -> None:
    wanted = [talks(*arguments).out for arguments in LINES]
    for name, value in environ.items():
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    for arguments, out in zip(LINES, wanted, strict=True):
        found = talks(*arguments)
        assert (found.code, found.out, found.err) == (0, out, "")


def test_names_are_utf8_whatever_the_locale(
    together: Callable[..., list[Outcome]], talks: Callable[..., Outcome]
) -> None:
    lines = [["person", "Erdoğan"], ["delegation", "--side", "türkiye"]]
    for line, found in zip(lines, together(*lines, environ=ASCII), strict=True):
        assert found.out == talks(*line).out != ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("talks person $'\\xff'", 1),
        ("talks show $'\\xff'", 1),
        ("talks timeline --by $'\\xff'", 1),
        ("talks search $'memorandum \\xff' --json", 0),
        ("talks search $'memorandum \\xff' -f yaml", 0),
    ],
)
def test_bytes_that_are_no_text_are_no_name(
    shell: Callable[[str], tuple[int, bytes]], line: str, code: int
) -> None:
    found, out = shell(f"{line} 2>/dev/null")
    assert found == code
    assert out.decode("utf-8") or code


def test_a_dataset_opens_by_any_name(
    together: Callable[..., list[Outcome]], compiled: Path, tmp_path: Path
) -> None:
    lines: list[list[str]] = []
    for name in (b"plain", b"a b", b"a?b#c%d", "ä".encode(), b"\xff"):
        path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
        Path(path).write_bytes(compiled.read_bytes())
        question = ["venue", "--fields", "name", "-f", "csv", "--data"]
        lines += [[*question, path], [*question, f"/{path}"]]
    for outcome in together(*lines):
        assert (outcome.code, outcome.out.splitlines()[-1:]) == (0, ["Ciragan Palace"])


def test_help_is_as_wide_in_any_pipe(process: Callable[..., Outcome]) -> None:
    widths = (None, "1", "200")
    assert len({process("--help", environ={"COLUMNS": width}).out for width in widths}) == 1


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_forced_colour_stays_out_of_machine_formats(
    together: Callable[..., list[Outcome]], name: str
) -> None:
    lines = [["rounds", "-f", format] for format in FORMATS]
    outcomes = together(*lines, environ={name: "1", "NO_COLOR": None})
    for format, outcome in zip(FORMATS, outcomes, strict=True):
        assert outcome.code == 0
        assert ("\x1b" in outcome.out) is (format == "table")


@pytest.mark.parametrize(
    ("environ", "flag", "colored"),
    [
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
        ({"FORCE_COLOR": "0"}, "auto", False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, "auto", True),
        ({"NO_COLOR": ""}, "auto", False),
    ],
)
def test_which_word_on_colour_counts(
    talks: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    flag: str,
    colored: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in talks("rounds", "--color", flag).out) is colored


def test_a_working_folder_that_is_gone_does_not_matter(
    shell: Callable[[str], tuple[int, bytes]], tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    code, out = shell(
        f"mkdir {gone}; cd {gone}; rmdir {gone}; "
        f"talks delegation --side russia --format jsonl --fields name 2>/dev/null"
    )
    assert code == 0
    assert json.loads(out.splitlines()[0])["name"] == "Vladimir Medinsky"


def test_a_working_folder_that_is_gone_holds_no_file(
    shell: Callable[[str], tuple[int, bytes]], tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    pack = pack_of_one(tmp_path / "pack")
    begin = f"mkdir {gone}; cd {gone}; rmdir {gone}; talks compile {pack}"
    assert shell(f"{begin} -o out.sqlite") == (3, b"talks: out.sqlite: No such file or directory\n")
    assert shell(f"{begin} -o {tmp_path}/out.sqlite")[0] == 0
    new = f"mkdir {gone}; cd {gone}; rmdir {gone}; talks new {pack}/article.txt"
    assert shell(new) == (3, b"talks: .: No such file or directory\n")


def test_nothing_is_written_anywhere(
    together: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environ: dict[str, str | None] = {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    found = together(["rounds"], ["check"], ["person", "nobody"], environ=environ, cwd=home)
    assert [outcome.code for outcome in found] == [0, 0, 1]
    assert list(home.rglob("*")) == []


def test_many_processes_at_once_give_identical_answers(installed: Path) -> None:
    """Of an installed talks; `python -m tests.endurance crowd` asks it of the checkout."""
    command = [sys.executable, "-m", "talks_cli", "timeline", "--json"]
    running = [
        subprocess.Popen(
            command, cwd=installed, env=unmeasured(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(10)
    ]
    answers = {(child.communicate(timeout=HANGS), child.returncode) for child in running}
    assert len(answers) == 1
    ((out, err), code) = answers.pop()
    assert (code, err) == (0, b"")
    assert json.loads(out)["count"] > 20


def test_an_internal_fault_is_one_line_with_a_way_to_see_more(tmp_path: Path) -> None:
    program, broken = tmp_path / "talks_cli", tmp_path / "talks_cli" / "line"
    broken.mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "line/__init__.py"):
        (program / name).write_bytes((ROOT / "talks_cli" / name).read_bytes())
    run = broken / "run.py"
    run.write_text("raise RuntimeError('two\\nlines \\x1b[31m \\u202e é')\n")
    command = [sys.executable, "-m", "talks_cli"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=HANGS, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert (
        done.stderr
        == (
            "talks: internal error: RuntimeError: two lines \\x1b[31m \\u202e é "
            "(set TALKS_TRACEBACK=1 to see where)\n"
        ).encode()
    )
    run.write_text("raise MemoryError\n")
    short = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=HANGS, check=False)
    assert (short.returncode, short.stdout, short.stderr) == (3, b"", b"talks: out of memory\n")
    run.write_text("raise RuntimeError('two\\nlines \\x1b[31m \\u202e é')\n")
    environ = os.environ | {"TALKS_TRACEBACK": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, timeout=HANGS, check=False
    )
    assert done.returncode == 3
    assert done.stderr.startswith(b"Traceback")
    assert done.stderr.endswith("\nlines \\x1b[31m \\u202e é\n".encode())

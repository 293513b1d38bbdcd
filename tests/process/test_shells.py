"""Completion in real shells: what TAB does, and what no dataset can make it do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_to
from tests.packs import ROOT, small
from tests.process.shells import SHELLS, Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module", params=SHELLS)
def running(
    request: pytest.FixtureRequest, installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell that all tests type into, one after another."""
    name = request.param
    with Shell(name, installed, tmp_path_factory.mktemp(name)) as started:
        yield started


@pytest.fixture
def shell(running: Shell) -> Shell:
    """The shell at rest, on the shipped dataset."""
    running.rest("export TALKS_DATA=''")
    return running


@pytest.mark.parametrize("name", SHELLS)
def test_the_first_tab_of_a_fresh_shell_completes_a_unique_prefix(
    name: str, installed: Path, tmp_path: Path
) -> None:
    with Shell(name, installed, tmp_path) as fresh:
        fresh.type("talks dele\t")
        fresh.wait_for_line("talks delegation")
        fresh.type("--side uk\t")
        fresh.wait_for_line("talks delegation --side ukraine")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("talks delegation UKR", "talks delegation ukraine"),  # in any case, as typed whole
        ("talks timeline --since 2025-06", "talks timeline --since 2025-06-02"),
    ],
)
def test_every_spelling_that_works_typed_completes(shell: Shell, typed: str, line: str) -> None:
    """What a shell does with what is offered; what that is, `tests/line/test_complete.py` has."""
    shell.type(f"{typed}\t")
    shell.wait_for_line(line)


def test_what_goes_on_is_completed_without_a_space(shell: Shell) -> None:
    shell.type("talks show exch\t")
    shell.wait_for_line("talks show exchange-")
    shell.type("\t\t")
    shell.wait_for("exchange-implemented")


def test_enter_after_completing_runs_what_is_on_the_line(shell: Shell) -> None:
    shell.type("talks venue --rou\t2 --fields na\t -f csv\r")
    shell.wait_for("Ciragan Palace")


def test_a_choice_is_listed_with_descriptions(shell: Shell) -> None:
    shell.type(f"talks person {shell.lists}")
    shell.wait_for("zakharova")
    shell.wait_for("Maria Zakharova, Foreign Ministry Spokeswoman")


def test_values_after_an_equals_sign_complete(shell: Shell) -> None:
    shell.type("talks rounds --format=mark\t")
    shell.wait_for_line("talks rounds --format=markdown")


def test_field_names_complete_without_a_space_and_after_a_comma(shell: Shell) -> None:
    rub_out = "\x7f" if shell.name == "fish" else ""  # which ends every word with a space
    shell.type(f"talks delegation --fields na\t{rub_out},chan\t")
    shell.wait_for_line("talks delegation --fields name,change")


@pytest.mark.parametrize("data", ["--data ", "--data="])
def test_files_complete_where_a_file_is_wanted(shell: Shell, data: str) -> None:
    (shell.folder / "some dataset.sqlite").touch()
    shell.type(f"talks rounds {data}some\t")
    shell.wait_for_line(
        f"talks rounds {data}some\\ dataset.sqlite",
        f"talks rounds {data}'some dataset.sqlite'",
        f"talks rounds '{data}some dataset.sqlite'",
    )


@pytest.mark.parametrize(
    "words",
    [
        "--data ~/many.sqlite", "--data ~/'my packs'/p.sqlite", "--data 'my packs/p.sqlite'",
        "--data my\\ packs/p.sqlite", "--data='my packs/p.sqlite'", "--data \"it's/p.sqlite\"",
    ],
)  # fmt: skip
def test_another_dataset_is_asked_however_its_path_is_written(
    shell: Shell, hostile: Path, words: str
) -> None:
    for folder in (shell.folder, shell.home):
        for name in ("many.sqlite", "my packs/p.sqlite", "it's/p.sqlite"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(hostile, folder / name)
    shell.type(f"talks person {words} p1{shell.lists}")
    shell.wait_for("p14")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("person сурм", "person сурмин"),
        ("rounds втор", "rounds второй"),
        ("person Тимо", "person Тимофей"),
    ],
)
def test_names_in_other_letters_complete(shell: Shell, typed: str, line: str) -> None:
    pack = ROOT / "examples" / "crossing"
    shell.rest(f"export TALKS_DATA={pack}")
    shell.type(f"talks {typed}\t")
    shell.wait_for_line(f"talks {line}")


@pytest.mark.parametrize("words", ["--data=~/many.sqlite", "--data '~/many.sqlite'"])
def test_a_path_that_the_shell_would_leave_as_it_is_leads_nowhere(
    shell: Shell, hostile: Path, words: str
) -> None:
    shutil.copy(hostile, shell.home / "many.sqlite")
    shell.type(f"talks person {words} p1\t\t#")
    shell.wait_for_line(f"talks person {words} p1#")
    assert "p14" not in shell.screen


def test_a_program_in_ones_home_is_asked(shell: Shell) -> None:
    (shell.home / "talks").symlink_to(shell.folder / "bin" / "talks")
    shell.type("~/talks dele\t")
    shell.wait_for_line("~/talks delegation")


def test_a_line_that_has_commands_before_it_completes(shell: Shell) -> None:
    shell.type("true; true | talks --json dele\t")
    shell.wait_for_line("true; true | talks --json delegation")


HOSTILE = [
    "$(touch canary)", "`touch canary`", "; touch canary", "| touch canary", "&& touch canary",
    "'; touch canary; '", '"; touch canary; "', "a b", "a:b", "*", "~root", "\\$(touch canary)",
    "-rf", "--help", "x\ny", "\x1b[31mred", "\u202ex", "$PATH", "${HOME}", "!!", "#x", "(x)", "%n",
    "[x]", "{a,b}", "<x", ">canary",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compiled pack whose names, titles, statuses and, as no YAML could have them, ids attack."""
    folder = tmp_path_factory.mktemp("hostile")
    sentence = "- text: We saw a man there.\n  facts: [{event: seen, what: A man is seen}]\n"
    pack = small(folder / "pack", sentence, people="p: {name: A man}\n", sides="s: {name: A}\n")
    content = curate(str(pack))
    person, side = (next(d for d in content.docs if d["kind"] == k) for k in ("person", "side"))
    hostile = [
        {**person, "id": f"p{n}", "name": text, "what": text, "titles": [text], "aliases": [text]}
        for n, text in enumerate(HOSTILE)
    ]
    content.docs += hostile
    for doc in hostile[::2]:
        content.docs.append({**doc, "id": f"p{doc['name']}"})
        content.docs.append({**doc, "id": doc["name"]})
    for identifier in ("q$(touch canary)", "r;touch canary", "--help", "--data=canary"):
        content.docs.append({**hostile[-1], "id": identifier})
    content.docs.append({**side, "id": "$(touch canary)", "name": "$(touch canary)"})
    content.about["statuses"] = {"happened": "happened", "$(touch canary)": "`touch canary`"}
    content.about["records"] = len(content.docs)
    compile_to(folder / "hostile.sqlite", content)
    return folder / "hostile.sqlite"


def test_a_hostile_dataset_does_nothing_but_complete(shell: Shell, hostile: Path) -> None:
    shell.rest(f"export TALKS_DATA={hostile}")
    for word in ("p12", "q", "r"):  # one value each: TAB puts it on the line, Enter runs it
        shell.type(f"talks person {word}\t\r")
    shell.rest()
    shell.type("talks person p\t\t")
    shell.wait_for("p14")
    assert "Traceback" not in shell.screen
    assert "\u202e" not in shell.screen
    for keys in ("delegation --side ", "timeline --status ", "show ", "person \\$"):
        shell.type(f"\x15talks {keys}{shell.lists}")
    shell.type("\x15talks show `\t")  # at a second bash would list every program there is
    shell.rest()
    assert not list(shell.folder.rglob("canary"))


def test_an_id_that_looks_like_an_option_is_never_put_on_the_line(
    shell: Shell, hostile: Path
) -> None:
    shell.rest(f"export TALKS_DATA={hostile}")
    shell.type("talks person -- --he\t\t#")
    shell.wait_for_line("talks person -- --he#")


@pytest.mark.parametrize("data", ["missing", "broken"])
def test_a_dataset_that_cannot_be_read_completes_to_nothing(
    shell: Shell, tmp_path: Path, data: str
) -> None:
    path = tmp_path / data
    if data == "broken":
        path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    shell.rest(f"export TALKS_DATA={path}")
    shell.type("talks person fi\t\t#")
    shell.wait_for_line("talks person fi#")
    assert "talks:" not in shell.screen
    assert "Traceback" not in shell.screen

"""Completion in real shells: what TAB does, and what no dataset can make it do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packs import small
from tests.shells import SHELLS, Shell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Start = Callable[..., Shell]


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path, compiled: Path) -> Iterator[Shell]:
    """A fresh shell on the shipped dataset."""
    with Shell(request.param, tmp_path, {"TALKS_DATA": str(compiled)}) as started:
        yield started


def test_the_first_tab_of_a_fresh_shell_completes_a_unique_prefix(shell: Shell) -> None:
    shell.type("talks dele")
    shell.press_tab()
    assert shell.line == "talks delegation"
    shell.type("--side uk")
    shell.press_tab()
    assert shell.line == "talks delegation --side ukraine"


def test_enter_after_completing_runs_what_is_on_the_line(shell: Shell) -> None:
    shell.type("talks venue --rou")
    shell.press_tab()
    shell.type("2 --fields na")
    shell.press_tab()
    shell.type(" -f csv\r")
    shell.settle(1)
    assert "Ciragan Palace" in shell.screen


def test_a_choice_is_listed_with_descriptions(shell: Shell) -> None:
    shell.type("talks person ")
    shell.press_tab(2)
    assert "zakharova" in shell.screen
    assert "Maria Zakharova, Foreign Ministry Spokeswoman" in shell.screen


def test_values_after_an_equals_sign_complete(shell: Shell) -> None:
    shell.type("talks rounds --format=mark")
    shell.press_tab()
    assert shell.line == "talks rounds --format=markdown"


def test_field_names_complete_after_a_comma(shell: Shell) -> None:
    shell.type("talks delegation --fields name,chan")
    shell.press_tab()
    assert shell.line == "talks delegation --fields name,change"


def test_files_complete_where_a_file_is_wanted(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "some dataset.sqlite").touch()
    shell.type("talks rounds --data some")
    shell.press_tab()
    assert shell.line.replace("\\ ", " ").replace("'", "") == (
        "talks rounds --data some dataset.sqlite"
    )


HOSTILE = [
    "$(touch canary)", "`touch canary`", "; touch canary", "| touch canary", "&& touch canary",
    "'; touch canary; '", '"; touch canary; "', "a b", "a:b", "*", "~root", "\\$(touch canary)",
    "-rf", "--help", "x\ny", "\x1b[31mred", "\u202ex", "$PATH", "${HOME}", "!!", "#x", "(x)", "%n",
    "[x]", "{a,b}", "<x", ">canary",
]  # fmt: skip


@pytest.mark.parametrize("name", SHELLS)
def test_a_hostile_dataset_does_nothing_but_complete(name: str, tmp_path: Path) -> None:
    import json

    article = "The Paper, 2024-03-05, reports this. We saw the men there."
    quote = "evidence: [{section: Lead, quote: We saw the men there.}]"
    people = "".join(
        f"- id: p{number}\n  name: {json.dumps(text)}\n  titles: [{json.dumps(text)}]\n"
        f"  aliases: [{json.dumps(text)}]\n"
        f"  derived: {{name: hostile, titles: hostile}}\n  {quote}\n"
        for number, text in enumerate(HOSTILE)
        if text.strip() == text
    )
    sides = "".join(
        f"- id: s{number}\n  name: {json.dumps(text)}\n  derived: {{name: hostile}}\n  {quote}\n"
        for number, text in enumerate(["$(touch canary)", "`touch canary` x"])
    )
    pack = small(tmp_path / "pack", article, people=people, sides=sides)
    manifest = (pack / "pack.yaml").read_text()
    (pack / "pack.yaml").write_text(
        manifest + "  - {id: worse, name: $(touch canary), meaning: '`touch canary`'}\n"
    )
    with Shell(name, tmp_path, {"TALKS_DATA": str(pack)}) as shell:
        shell.type("talks person p")
        shell.press_tab(3)
        assert "p1" in shell.screen
        assert "Traceback" not in shell.screen
        assert "\u202e" not in shell.screen
        for keys in ("\x15talks delegation --side ", "\x15talks timeline --status ",
                     "\x15talks show ", "\x15talks statements --by "):  # fmt: skip
            shell.type(keys)
            shell.press_tab(2)
        shell.type("\x15talks person p12")
        shell.press_tab()
        shell.type("\r")
        shell.settle(1)
    assert not (tmp_path / "canary").exists()
    assert not (tmp_path / "home" / "canary").exists()


@pytest.mark.parametrize("name", SHELLS)
@pytest.mark.parametrize("data", ["missing", "broken"])
def test_a_dataset_that_cannot_be_read_completes_to_nothing(
    name: str, data: str, tmp_path: Path
) -> None:
    path = tmp_path / data
    if data == "broken":
        path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with Shell(name, tmp_path, {"TALKS_DATA": str(path)}) as shell:
        shell.type("talks person fi")
        screen = shell.press_tab(2)
        assert shell.line == "talks person fi"
        assert "talks:" not in screen
        assert "Traceback" not in screen

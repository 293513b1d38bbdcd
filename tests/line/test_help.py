"""Help, and what a line may be asked with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from talks_cli import __version__
from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_to
from talks_cli.line import app as cli
from talks_cli.line.run import run
from talks_cli.output import FORMATS
from talks_cli.tasks import TASKS
from talks_cli.tasks.help import PAGES
from talks_cli.topics import TOPICS, options
from tests.packs import DATA, doctored, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


class TestHelp:
    def test_no_arguments_show_what_fits_a_small_screen(
        self, talks: Callable[..., Outcome]
    ) -> None:
        shown = talks()
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.startswith(
            "Usage: talks COMMAND …, for example\n"
            "  talks delegation russia\n  talks timeline 2025-05\n  talks statements fidan\n"
        )
        lines = shown.out.splitlines()
        assert len(lines) <= 23  # and the prompt
        assert max(map(len, lines)) <= 80
        assert [line.split()[0] for line in lines[5:] if line] == list(cli.SUMMARIES)

    def test_help_is_a_command_too(self, talks: Callable[..., Outcome]) -> None:
        assert talks("help").out == talks("--help").out
        for command in cli.SUMMARIES:
            assert talks("help", command).out == talks(command, "--help").out

    @pytest.mark.parametrize("page", ["formats", "json", "exit-codes", "environment", "notes"])
    def test_what_else_there_is_to_know_has_pages(
        self, talks: Callable[..., Outcome], page: str
    ) -> None:
        outcome = talks("help", page)
        assert (outcome.code, outcome.err) == (0, "")
        assert max(map(len, outcome.out.splitlines())) <= 100
        assert list(PAGES) == ["formats", "json", "exit-codes", "environment", "notes"]

    def test_the_pages_name_what_there_is(self) -> None:
        assert all(format in PAGES["formats"] for format in FORMATS)
        documented = (
            (DATA.parent / "docs/json.md").read_text(encoding="utf-8").partition("## Notes")[2]
        )
        codes = set(re.findall(r"^\| `(\w+)` \|", documented.partition("\n## ")[0], re.MULTILINE))
        assert codes >= {"not_stated", "asked"}
        assert set(re.findall(r"^  (\w+)  ", PAGES["notes"], re.MULTILINE)) == codes

    def test_examples_come_from_the_dataset_that_is_open(
        self, talks: Callable[..., Outcome], tmp_path: Path
    ) -> None:
        pack = small(
            tmp_path, "- text: We saw Bo Day.\n  facts: [{event: seen, what: Day is seen}]\n",
            people="day: {name: Bo Day}\n",
        )  # fmt: skip
        for arguments in (
            ("person", "--data", str(pack), "--help"), ("--data", str(pack), "person", "-h"),
            ("help", "person"),
        ):  # fmt: skip
            (example,) = re.findall("Example:\n  (.*)", talks(*arguments).out)
            assert example == f"talks person {'fidan' if arguments[0] == 'help' else 'day'}"
            data = ("--data", str(pack)) if "--data" in arguments else ()
            assert talks(*example.split()[1:], *data).code == 0
        assert "\n  talks delegation SIDE --role head\n" in talks(
            "delegation", "--help", "--data", str(pack)
        ).out  # fmt: skip

    def test_no_example_has_what_a_shell_would_take_for_its_own(
        self, talks: Callable[..., Outcome], tmp_path: Path
    ) -> None:
        content = curate(str(DATA))
        content.about["sides"] = {"$(touch canary)": "x", "-rf": "y", "a;b": "z"}
        compile_to(tmp_path / "hostile.sqlite", content)
        out = talks("delegation", "--help", "--data", str(tmp_path / "hostile.sqlite")).out
        assert "Example:\n  talks delegation SIDE --role head\n" in out

    def test_without_a_dataset_examples_are_plain(
        self, talks: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for data in ("/nowhere", __file__):
            monkeypatch.setenv("TALKS_DATA", data)
            assert run(["person", "--help"]) == run([]) == 0
        assert "\n  talks person PERSON\n" in talks("person", "--help", "--data", "/nowhere").out

    def test_every_example_is_answered(self, talks: Callable[..., Outcome]) -> None:
        for command in TOPICS:
            (example,) = re.findall("Example:\n  (.*)", talks(command, "--help").out)
            outcome = talks(*example.split()[1:], "--json")
            assert (outcome.code, bool(outcome.items)) == (0, True), example

    def test_it_lists_every_command_with_its_line(self, talks: Callable[..., Outcome]) -> None:
        out = talks("-h").out
        for command, line in cli.SUMMARIES.items():
            assert f"  {command}" in out
            assert line in out

    @pytest.mark.parametrize("command", [*TOPICS, *TASKS])
    def test_each_command_has_help_with_an_example(
        self, talks: Callable[..., Outcome], command: str
    ) -> None:
        outcome = talks(command, "--help")
        assert (outcome.code, outcome.err) == (0, "")
        assert f"Example:\n  talks {command}" in outcome.out
        lookup = command not in ("report", "compile", "new", "schema", "completion", "help")
        assert ("Every lookup takes:" in outcome.out) is lookup

    def test_the_version_is_the_programs_and_the_datasets(
        self, talks: Callable[..., Outcome]
    ) -> None:
        for arguments in (["-V"], ["--version"], ["-V", "venue", "--json"]):
            out = talks(*arguments).out
            assert out == f"talks {__version__} (dataset istanbul-2025-06-02 2.0.0)\n"


def test_the_version_is_shown_safely(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = doctored(tmp_path, "pack.yaml", ("version: 2.0.0", 'version: "\\e]0;x\\a\\u202e"'))
    out = talks("--version", "--data", str(pack)).out
    assert out == f"talks {__version__} (dataset istanbul-2025-06-02 \\x1b]0;x\\x07\\u202e)\n"


def test_the_formats_of_the_option_are_those_there_are() -> None:
    assert list(options.FormatName) == list(FORMATS)

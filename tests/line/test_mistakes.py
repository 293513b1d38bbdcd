"""A line that is wrong: one line says why, with the code and in the format that belong to it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from talks_cli.__main__ import main
from tests.packs import doctored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (
            ["person", "Medinskj"],
            1,
            "no person 'Medinskj'; did you mean 'Vladimir Medinsky'?",
        ),
        (["delegation", "--side", "rusia"], 1, "no side 'rusia'; did you mean 'Russia'?"),
        (
            ["delegation", "--side", "mars"],
            1,
            "no side 'mars' (known: Russia, Ukraine, Turkey)",
        ),
        (["venue", "--round", "7"], 1, "the dataset has no round 7; the latest is round 2"),
        (["venue", "--round", "one"], 2, "--round: 'one' is not a round (use a number, 'second', 'latest' or 'all')"),
        (
            ["timeline", "--status", "hopped"],
            1,
            "no status 'hopped'; did you mean 'hoped' or 'happened'? (known: happened, said, announced, "
            "proposed, hoped, conditional, denied, agreed, implemented)",
        ),
        (["show", "fidann"], 1, "no record 'fidann'; did you mean 'fidan' or 'fidan-2' or 'fidan-ceasefire'?"),
        (["show", "fidan", "xyzzy"], 1, "no record 'xyzzy'; nor does a search find anything"),
        (["timeline", "--since", "Mai"], 2, "--since: 'Mai' is not a date (use YYYY, YYYY-MM or YYYY-MM-DD, or a month or day by name: 'may', '28 may')"),
        (["timeline", "--until", "2025-02-29"], 2, "--until: '2025-02-29' is not a date (use YYYY, YYYY-MM or YYYY-MM-DD, or a month or day by name: 'may', '28 may')"),
        (["timeline", "--since", "2025-06", "--until", "2025-05"], 2, "--since 2025-06 is later than --until 2025-05"),
        (["statements", "--about", "!?"], 2, "--about: a word with a letter or a digit is needed"),
        (["search", "!?"], 2, "search: at least one word with a letter or a digit is needed"),
        (["venue", "--json", "--format", "csv"], 2, "two formats at once: csv and json"),
        (["venue", "-f", "csv", "-f", "tsv"], 2, "two formats at once: csv and tsv"),
        (["--format", "yaml", "venue", "-f", "csv"], 2, "two formats at once: yaml and csv"),
        (["delegation", "--side", "russia", "--side", "ukraine"], 2, "two values of --side at once: russia and ukraine"),
        (["venue", "--width=80", "--json", "--width=60"], 2, "two values of --width at once: 80 and 60"),
        (["compile", "x", "-o", "y", "--output", "z"], 2, "two values of --output at once: y and z"),
        (["delegations"], 2, "no command 'delegations'; try: talks delegation"),
        (["-e", "compile", "x", "-o", "y"], 2, "compile is no lookup and takes no --evidence"),
        (["--source", "x", "check"], 2, "check looks at every article and takes no --source"),
        (["--data", "x", "completion", "zsh"], 2, "completion is no lookup and takes no --data"),
        (["-f", "csv", "completion", "zsh"], 2, "completion is no lookup and takes no --format"),
        (["--data", "x"], 2, "a command is expected (see 'talks --help')"),
        (["venue", "--width", "abc"], 2, "invalid value for '--width': 'abc' is not a whole number"),
        (["venue", "--data", "-e"], 2, "option '--data' requires an argument; one that begins with '-' is joined to it: --data=-e"),
        (["--data", "-e", "venue"], 2, "option '--data' requires an argument; one that begins with '-' is joined to it: --data=-e"),
        (["venue", "-ef", "--data"], 2, "option '-f' requires an argument; one that begins with '-' is joined to it: --format=--data"),
        (["compile", "x", "-o", "--"], 2, "option '-o' requires an argument; one that begins with '-' is joined to it: --output=--"),
        (["venue", "--data=-e"], 3, "-e: No such file or directory"),
        (["venue", "--data", "-"], 3, "-: No such file or directory"),
        (["show", "--", "--by", "-e"], 1, "no record '--by'"),
        (["venue", "--data", "nowhere"], 3, "nowhere: No such file or directory"),
        (["venue", "--data", ""], 3, "'': No such file or directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_an_error_is_one_line_on_stderr(
    talks: Callable[..., Outcome], arguments: list[str], code: int, error: str
) -> None:
    outcome = talks(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    if "--json" in arguments:
        assert json.loads(outcome.err)["error"]["message"] == error
    else:
        assert outcome.err == f"talks: {error}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["venue", "--nonsense"],
        ["venue", "surplus"],
        ["venue", "1", "surplus"],
        ["venue", "2", "--round", "all"],
        ["timeline", "may", "--since", "2025"],
        ["person"],
        ["show"],
        ["delegation", "--role", "chief"],
        ["venue", "--format", "xml"],
        ["venue", "--width", "wide"],
        ["venue", "--width", "0"],
        ["venue", "--round"],
        ["--nonsense"],
    ],
    ids=" ".join,
)
def test_a_line_that_cannot_be_understood_is_2(
    talks: Callable[..., Outcome], arguments: list[str]
) -> None:
    outcome = talks(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("talks: ")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["person", "Medinskj", "--json"],
        ["--json", "person", "Medinskj"],
        ["person", "Medinskj", "-f", "json"],
        ["person", "-fjsonl", "Medinskj"],
        ["person", "--format=jsonl", "Medinskj"],
        ["person", "-efjson", "Medinskj"],
        ["person", "-ef", "json", "Medinskj"],
    ],
    ids=" ".join,
)
def test_with_json_an_error_is_one_line_of_json(
    talks: Callable[..., Outcome], arguments: list[str]
) -> None:
    outcome = talks(*arguments)
    assert (outcome.code, outcome.out) == (1, "")
    assert json.loads(outcome.err) == {
        "error": {
            "code": "unknown_name",
            "message": "no person 'Medinskj'; did you mean 'Vladimir Medinsky'?",
            "suggestions": ["Vladimir Medinsky"],
        }
    }


@pytest.mark.parametrize(
    "arguments",
    [["venue", "--json", "--nonsense"], ["--json"], ["--data", "--json"], ["-e", "-f", "jsonl"]],
    ids=" ".join,
)
def test_a_usage_error_is_json_too(talks: Callable[..., Outcome], arguments: list[str]) -> None:
    outcome = talks(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert json.loads(outcome.err)["error"]["code"] == "usage"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["delegation", "--side", ""], 1),
        (["timeline", "--by", ""], 1),
        (["timeline", "--by", "!?"], 1),
        (["timeline", "--status", ""], 1),
        (["timeline", "--since", ""], 2),
        (["timeline", "--until", ""], 2),
        (["venue", "--round", ""], 2),
        (["statements", "--about", ""], 2),
        (["statements", "--about", "!?"], 2),
        (["person", ""], 1),
        (["show", ""], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_empty_word_is_no_missing_filter(
    talks: Callable[..., Outcome], arguments: list[str], code: int
) -> None:
    outcome = talks(*arguments)
    assert (outcome.code, outcome.out) == (code, "")


@pytest.mark.parametrize("round", ["10000000002", "9" * 5000, "3"])
def test_a_round_that_is_not_there_is_1(talks: Callable[..., Outcome], round: str) -> None:
    assert talks("venue", "--round", round).code == 1


def test_an_error_of_the_program_itself_is_told_in_the_format_asked_for(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("one\ntwo")

    def told(*arguments: str) -> tuple[str, str]:
        monkeypatch.setattr("sys.argv", ["talks", *arguments])
        with pytest.raises(SystemExit, match="3"):
            main()
        return capfd.readouterr()

    monkeypatch.setattr("talks_cli.line.run.answer", fail)
    monkeypatch.setattr("os._exit", sys.exit)
    message = "internal error: ZeroDivisionError: one two (set TALKS_TRACEBACK=1 to see where)"
    assert told("rounds") == ("", f"talks: {message}\n")
    assert json.loads(told("rounds", "--json")[1])["error"] == {
        "code": "internal", "message": message, "suggestions": [],
    }  # fmt: skip
    monkeypatch.setenv("TALKS_TRACEBACK", "1")
    assert told("rounds", "--json")[1].startswith("Traceback")


def test_after_two_dashes_a_word_is_a_word(talks: Callable[..., Outcome]) -> None:
    outcome = talks("search", "--", "--json")
    assert outcome.code == 0
    assert outcome.out.startswith("Search · --json\n")


TOLD = [
    "talks: tass-2025-06-02.yaml:74:14: people: there is no person 'fiden' in people.yaml; did you "
    "mean 'fidan'?",
    "talks: tass-2025-06-02.yaml:426:11: date: 'May 32' is not a date in the language of the "
    "article (write a day, month, year or weekday as the sentence does; or YYYY-MM-DD or "
    "bounds (not_before, not_after), each with its why: {date: …})",
]


def test_every_problem_of_a_pack_is_told(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    changes = ("    date: May 28\n", "    date: May 32\n"), ("people: [fidan]", "people: [fiden]")
    pack = doctored(tmp_path, "tass-2025-06-02.yaml", *changes)
    outcome = talks("check", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    assert [line.replace(f"{pack}/", "") for line in outcome.err.splitlines()] == TOLD
    told = json.loads(talks("venue", "--data", str(pack), "--json").err)["error"]
    assert told["code"] == "invalid_pack"
    assert [sorted(problem) for problem in told["problems"]] == [
        ["code", "column", "file", "line", "message"]
    ] * 2

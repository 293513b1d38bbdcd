"""Hostile text in a pack, a name or an option: shown as it is, obeyed by nothing.

Every format, for answers of every layout, on the way from YAML to the screen; then what goes to
standard error. tests/output/test_formats.py has the formats one by one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from talks_cli.curate.workshop import compile_folder
from talks_cli.output import FORMATS
from tests.output.test_formats import HOSTILE, UNSEEN
from tests.output.web.parsed import holds_together
from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

TEXTS = [text for text in HOSTILE.values() if text and text == text.strip()]
QUOTE = "We saw \u202e[sic] <b>the men</b>\u200b | `there`, \u3164 =1+1."
COMMANDS = {
    "a table": ["timeline"],
    "a lead and a table": ["person", "p0"],
    "whole records": ["show", "e1", "p1", "round-1"],
    "a sheet": ["rounds"],
    "a list of fields": ["timeline", "--fields", "title,said_by,evidence.quote,derived"],
    "groups": ["prisoners"],
    "a search": ["search", "men"],
}
# What one sees of an unseen character; a row of CSV may end in a return inside of quotes.
RETURNS = {"csv": "\r"}


def quoted(content: object) -> str:
    """YAML with every text in double quotes, where what is unseen is an escape."""
    return yaml.safe_dump(content, default_style='"', sort_keys=False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A compiled pack whose every text attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    people, facts = {}, []
    for number, text in enumerate(TEXTS):
        people[f"p{number}"] = {"name": f"{text} p{number}", "called": ["We"], "aliases": [text]}
        event = {"event": f"e{number}", "voice": f"p{number}", "remark": text, "silent": text}
        exchange = {
            "exchange": f"x{number}", "stage": "agreed" if number % 2 else "hoped",
            "quantity": {"value": "40", "per": text, "words": "men"}, "voice": "article",
        }  # fmt: skip
        statement = {"statement": f"s{number}", "says": text, "about": [text], "voice": "We saw"}
        facts += [
            {**event, "what": text, "why": {"what": text, "voice": text}},
            {**exchange, "what": text, "why": {"what": text}},
            {**statement, "why": {"says": text}},
        ]
    names = {who: {"is": [text], "why": text} for who, text in zip(people, TEXTS, strict=True)}
    first = {"round": "1", "name": TEXTS[0], "voice": "article", "why": {"name": "x", "round": "x"}}
    sentence = {"text": QUOTE, "people": names, "facts": [first, *facts]}
    pack = small(folder / "pack", quoted([sentence]), people=quoted(people))
    compile_folder(str(pack), str(folder / "hostile.sqlite"))
    return str(folder / "hostile.sqlite")


# What is for scripts has the evidence anyway; a drawn table alone is as wide as it is told to be.
LOOKS = [["--width", "30"], ["--width", "100"], ["-e", "--width", "30"], ["-e", "--width", "100"]]
OF = {"table": LOOKS, "svg": LOOKS, "markdown": [[], ["-e"]]}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("format", FORMATS)
def test_no_format_lets_an_unseen_character_through(
    talks: Callable[..., Outcome], hostile: str, format: str, command: list[str]
) -> None:
    for look in OF.get(format, [[]]):
        outcome = talks(*command, *look, "-f", format, "--data", hostile)
        assert outcome.code == 0
        for stream in (outcome.out, outcome.err):
            assert set(UNSEEN.findall(stream)) <= set(RETURNS.get(format, ""))


def test_a_page_of_all_of_it_is_inert(talks: Callable[..., Outcome], hostile: str) -> None:
    outcome = talks("report", "--data", hostile)
    assert outcome.code == 0
    page = holds_together(outcome.out)
    assert not UNSEEN.search(outcome.out)
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert "<b>the men</b>" in page.all("main")[0].text


def test_json_jsonl_and_yaml_hold_each_text_exactly(
    talks: Callable[..., Outcome], hostile: str
) -> None:
    as_json = talks("timeline", "--json", "--data", hostile).items
    assert {item["title"] for item in as_json} == set(TEXTS)
    assert {item["evidence"][0]["quote"] for item in as_json} == {QUOTE}
    as_lines = talks("timeline", "-f", "jsonl", "--data", hostile).out.splitlines()
    assert [json.loads(line) for line in as_lines] == as_json
    as_yaml = yaml.safe_load(talks("timeline", "-f", "yaml", "--data", hostile).out)
    assert as_yaml["items"] == as_json


@pytest.mark.parametrize(
    "line",
    [
        ["person", "{}"], ["delegation", "--side", "{}"], ["statements", "--by", "{}"],
        ["show", "{}"], ["timeline", "--since", "{}"], ["timeline", "--status", "{}"],
        ["rounds", "--fields", "{}"], ["rounds", "--format", "{}"], ["venue", "--round", "{}"],
        ["rounds", "--data", "{}"], ["{}"], ["rounds", "--{}"], ["completion", "{}"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_error_is_one_line_with_nothing_unseen(
    talks: Callable[..., Outcome], line: list[str]
) -> None:
    for text in HOSTILE.values():
        outcome = talks(*(word.replace("{}", text) for word in line))
        assert outcome.code in (0, 1, 2, 3)
        assert not UNSEEN.search(outcome.err)
        assert outcome.err.count("\n") == len(outcome.err.splitlines())
        if outcome.code:
            assert (outcome.out, outcome.err.count("\n")) == ("", 1)
            assert outcome.err.startswith("talks: ")
    if line[0] != "completion":  # which has no JSON to print
        every = " ".join(HOSTILE.values())
        shown = talks(*(word.replace("{}", every) for word in line), "--json")
        assert (shown.code in (1, 2, 3), shown.out) == (True, "")
        assert json.loads(shown.err)["error"]["message"]
        assert not UNSEEN.search(shown.err)

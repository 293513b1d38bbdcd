"""Delegations as a tree."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.record import Record
from talks_cli.output import Look, renderer
from talks_cli.topics.delegation import COLUMNS, KINDS, delegation
from talks_cli.view import View
from tests.output.test_formats import HOSTILE, UNSEEN
from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

RUSSIA = """\
Russia · second round · says Maria Zakharova¹ · [16–17]
head: Vladimir Medinsky² — Presidential Aide
members
├── Mikhail Galuzin² — Deputy Foreign Minister
├── Igor Kostyukov² — chief of the Russian Armed Forces General Staff’s Main
│   Intelligence Directorate
└── Alexander Fomin² — Deputy Defense Minister
¹ Says: Zakharova is cited for “remained unchanged”, not for the names
² Name: from the first round’s lineup; the composition “remained unchanged”
Not stated: who exactly sat for Russia in the second round
Not said to be a complete list: Russia.
TASS, 2 June 2025 · [n]: talks read n
"""
ALL = """\
Ukraine
├── first round
│   └── head: not stated [17–18]
├── second round
│   ├── head: not stated [18, 20]
│   ├── members, joined
│   │   ├── Yury Kovbasa — representative of the Verkhovna Rada commissioner for
│   │   │   human rights in security and defense bodies [18, 20]
│   │   ├── Yevgeny Ostryansky — deputy chief of the Ukrainian General Staff
│   │   │   [18, 20]
│   │   └── Andrey Fomin — head of the international law department and deputy
│   │       chief of the international and operational law department of the
│   │       Central Legal Directorate of the Ukrainian General Staff [18, 20]
│   └── absent: Alexey Malovatsky — Head of the Department of Intergovernmental
│       Relations of the Ukrainian army [18–19]
└── round not stated
    └── head: Rustem Umerov — head of the Ukrainian negotiating group; Defense
        Minister, says Vladimir Medinsky [30]
Turkey
└── second round
    └── attended
        ├── Hakan Fidan — Turkish Foreign Minister [5, 21]
"""


def test_one_side_has_its_parts_at_the_edge(talks: Callable[..., Outcome]) -> None:
    assert talks("delegation", "russia", "--tree").out == RUSSIA


def test_of_all_rounds_each_is_a_branch_of_its_side(talks: Callable[..., Outcome]) -> None:
    assert ALL in talks("delegation", "--tree", "--round", "all").out


@pytest.mark.parametrize("width", [30, 40, 80, 200])
def test_it_has_all_that_the_table_has(talks: Callable[..., Outcome], width: int) -> None:
    drawn = talks("delegation", "--tree", "--width", str(width)).out
    assert all(len(line) <= width for line in drawn.splitlines())
    told = " ".join(re.sub("[├└│─]", " ", drawn).split())
    for item in talks("delegation", "--json").items:
        assert item["name"] is None or item["name"] in told
        assert item["title"] is None or all(title in told for title in item["title"].split("; "))
        assert item["where"] in told
    assert told.count("not stated") >= 2


def test_where_lines_cannot_be_drawn_it_has_signs_of_ascii(dataset: Dataset) -> None:
    drawn = "".join(renderer("table")(delegation(dataset, tree=True), Look(ascii=True)))
    assert "+-- head: Vladimir Medinsky² — Presidential Aide [16–17]\n`-- members\n" in drawn
    assert not set("├└│─").intersection(drawn)
    table = "".join(renderer("table")(delegation(dataset), Look(ascii=True)))
    assert f"+{'-' * 78}+\n| Name" in table
    assert not set("╭├│─").intersection(table)


def test_its_colours_mean_what_words_say(talks: Callable[..., Outcome]) -> None:
    out = talks("delegation", "--tree", "--color", "always").out
    assert "\x1b[31mabsent: \x1b[0m" in out
    assert "\x1b[32mmembers, joined\x1b[0m" in out
    assert re.sub(r"\x1b\[[\d;]*m", "", out) == talks("delegation", "--tree").out


def test_in_markdown_it_is_a_block_of_code(talks: Callable[..., Outcome]) -> None:
    out = talks("delegation", "russia", "--tree", "-f", "markdown").out
    title, head, *lines = out.split("\n\n")
    assert title == r"**Russia · second round · says Maria Zakharova¹ · \[16–17\]**"
    assert head.startswith(
        "    head: Vladimir Medinsky² — Presidential Aide\n    members\n    ├── "
    )
    assert all(line.startswith("    ") for line in head.splitlines())
    assert lines[-1] == "TASS, 2 June 2025 · \\[n\\]: talks read n\n"


@pytest.mark.parametrize(
    "line", ["--json", "-f csv", "-f yaml", "-f jsonl", "-f tsv", "-f html", "--fields name"]
)
def test_no_script_gets_one(talks: Callable[..., Outcome], line: str) -> None:
    outcome = talks("delegation", "--tree", *line.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert "--tree draws: it takes --format table, markdown or svg, and no --fields" in outcome.err


@pytest.mark.parametrize("format", ["table", "markdown", "svg"])
@pytest.mark.parametrize("text", [one for one in HOSTILE.values() if one], ids=ascii)
def test_hostile_names_are_leaves(dataset: Dataset, text: str, format: str) -> None:
    docs: list[Doc] = [
        {
            "id": f"d{number}", "kind": "delegate", "name": text, "person": "x", "side": text,
            "round": 1, "role": role, "title": text, "change": None, "status": "said",
            "says": text, "said_by": {"unnamed": text}, "where": "[1]", "evidence": [],
            "derived": {"name": text}, "not_stated": [], "differs": {},
        }
        for number, role in enumerate(["head", "member", "member"])
    ]  # fmt: skip
    records = [Record(json.dumps(doc)) for doc in docs]
    view = View(
        "delegation", dataset, records, query={}, columns=COLUMNS, kinds=KINDS, drawn="tree"
    )
    out = "".join(renderer(format)(view, Look(width=100)))
    assert not UNSEEN.findall(out)
    if format == "markdown":
        block = re.search(r"\n\n((?:    .*\n)+)\n", out)
        assert block
        assert "head: " in block[1]


def test_where_nobody_matches_it_says_so(talks: Callable[..., Outcome]) -> None:
    line = ("delegation", "--role", "chair")
    assert talks(*line, "--tree").out == talks(*line).out


def test_of_a_complete_list_nobody_is_a_leaf(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    told = (
        "- text: Ann Smith alone went for Aldmoor to the first round.\n  facts:\n"
        "  - {delegation: aldmoor, round: 1, head: smith, members: [], complete: alone}\n"
        "  - {round: 1, name: first round}\n"
    )
    pack = small(
        tmp_path / "pack", told,
        people="smith: {name: Ann Smith}\n", sides="aldmoor: {name: Aldmoor}\n",
    )  # fmt: skip
    out = talks("delegation", "--tree", "-q", "--data", str(pack)).out
    assert out.startswith(
        "Delegations · Aldmoor · first round · [1]\nhead: Ann Smith\nmember: nobody\n"
    )
    alone = talks("delegation", "--tree", "-q", "--role", "member", "--data", str(pack)).out
    assert "member: nobody [1]\n" in alone

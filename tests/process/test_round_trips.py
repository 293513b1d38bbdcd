"""What goes in comes out: from YAML, compiled, and read back by independent readers."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from talks_cli.answer import function_of
from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_into
from talks_cli.dataset.record import Record
from talks_cli.dataset.store import Dataset
from talks_cli.line.quick import quickly_understood
from talks_cli.line.shape import shape, written
from talks_cli.line.walk import Line
from talks_cli.output import Look, renderer
from talks_cli.output.machine import dumps
from talks_cli.output.yaml import yaml_document
from talks_cli.view import View
from tests import strategies

if TYPE_CHECKING:
    from pathlib import Path

    from tests.strategies import Record as Drawn

SHAPE = json.loads(json.dumps(written(shape())))
FIELDS = ("id", "title", "remark", "status")
KEYS = (
    st.text("ab:- ?é\n\x7f", max_size=5)
    .flatmap(lambda some: st.sampled_from([some, some + "k" * 1_100]))
    .map(lambda some: f"x{some}")
)


def opened(folder: Path, pack: Drawn) -> Dataset:
    """A drawn pack, written as YAML, read, proved and compiled."""
    strategies.write(folder / "pack", pack)
    connection = sqlite3.connect(":memory:")
    compile_into(connection, curate(str(folder / "pack")))
    return Dataset(connection, "drawn")


def answered(dataset: Dataset, *line: str, fields: tuple[str, ...] = ()) -> str:
    """What a command line prints, in the format that its last word names."""
    *words, format = line
    request = quickly_understood(Line(words, SHAPE))
    assert request is not None
    view = function_of(request.command)(dataset, **request.options)
    return "".join(renderer(format)(view, Look(fields=fields)))


def items(dataset: Dataset, *words: str) -> list[Any]:
    found: list[Any] = json.loads(answered(dataset, *words, "json"))["items"]
    return found


# What a document calls otherwise than the YAML.
DOCUMENTED = {"what": "title", "says": "text"}
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
KINDS = ("event", "statement", "exchange")


@settings(max_examples=15)
@given(pack=strategies.packs(strategies.texts()))
def test_json_has_what_the_yaml_has(tmp_path: Path, pack: Drawn) -> None:
    dataset = opened(tmp_path, pack)
    opening, *sentences = pack["sentences"]
    for who, person in pack["people"].items():
        (item,) = items(dataset, "show", who)
        assert item.items() >= person.items()
        assert item["titles"] == opening["people"][who]["is"]
        (seat,) = items(dataset, "show", f"{who}-1")
        assert (seat["person"], seat["name"], seat["role"]) == (who, person["name"], "member")
    for sentence in sentences:
        for fact in sentence["facts"]:
            (item,) = items(dataset, "show", *(fact[kind] for kind in KINDS if kind in fact))
            assert [cited["quote"] for cited in item["evidence"]] == [sentence["text"]]
            for key, value in fact.items():
                if key in KINDS:
                    assert (item["kind"], item["id"]) == (key, value)
                elif key == "people":
                    assert [person["id"] for person in item["people"]] == value
                elif key == "voice":
                    assert item["said_by"]["id"] == value
                elif key == "quantity":
                    wanted = {**value, "value": int(value["value"]), "of": None, "bound": None}
                    assert item["quantity"] == wanted
                elif key == "why":
                    why = {DOCUMENTED.get(field, field): reason for field, reason in value.items()}
                    assert item["derived"].items() >= why.items()
                else:
                    assert item[DOCUMENTED.get(key, key)] == value, key


def from_tsv(text: str) -> list[list[str]]:
    signs = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
    rows = [line.split("\t") for line in text.split("\n")[1:-1]]
    return [[re.sub(r"\\[\\tnr]", lambda m: signs[m[0]], cell) for cell in row] for row in rows]


def from_markdown(text: str) -> list[list[str]]:
    """The cells of the one table, as a CommonMark reader with tables has them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells: list[list[str]] = []
    for token, inline in pairwise(tokens):
        if token.type == "tr_open":
            cells.append([])
        if token.type == "td_open":
            children = inline.children or []
            assert {child.type for child in children} <= {"text", "text_special"}, children
            cells[-1].append("".join(child.content for child in children))
    return cells[1:]


@settings(max_examples=15)
@given(pack=strategies.packs(strategies.shown_texts()))
def test_each_format_says_what_json_says(tmp_path: Path, pack: Drawn) -> None:
    dataset = opened(tmp_path, pack)
    wanted = items(dataset, "timeline")
    rows = [[item.get(field) or "" for field in FIELDS] for item in wanted]
    assert [item["id"] for item in wanted]

    lines = answered(dataset, "timeline", "jsonl")
    assert [json.loads(line) for line in lines.splitlines()] == wanted
    assert yaml.safe_load(answered(dataset, "timeline", "yaml"))["items"] == wanted
    as_csv = answered(dataset, "timeline", "csv", fields=FIELDS)
    assert list(csv.reader(io.StringIO(as_csv, newline=""), strict=True)) == [list(FIELDS), *rows]
    assert from_tsv(answered(dataset, "timeline", "tsv", fields=FIELDS)) == rows
    as_markdown = from_markdown(answered(dataset, "timeline", "markdown", fields=FIELDS[:3]))
    for cells, row in zip(as_markdown, rows, strict=True):
        assert [cell.rstrip(MARKS) for cell in cells] == [cell.rstrip(MARKS) for cell in row[:3]]
        assert cells[1][-1] in MARKS  # each title is derived


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda drawn: st.lists(drawn, max_size=3) | st.dictionaries(KEYS, drawn, max_size=3),
    max_leaves=8,
)


@given(value=ANY_JSON, key=KEYS)
def test_yaml_is_yaml_whatever_json_a_record_is(dataset: Dataset, value: Any, key: str) -> None:
    """As a forged file may have it: mappings with nothing in them, keys longer than a page."""
    doc = {**dataset.by_id("round-1").doc, key: value}
    view = View("show", dataset, [Record(dumps(doc))], query={}, columns=(), kinds=("round",))
    assert yaml.safe_load("".join(yaml_document(view, Look())))["items"] == [doc]


@settings(max_examples=15)
@given(width=st.sampled_from([20, 40, 80, 200]), pack=strategies.packs(strategies.prose()))
def test_a_table_loses_no_word(tmp_path: Path, width: int, pack: Drawn) -> None:
    dataset = opened(tmp_path, pack)
    request = quickly_understood(Line(["timeline"], SHAPE))
    assert request is not None
    view = function_of("timeline")(dataset, **request.options)
    shown = "".join("".join(renderer("table")(view, Look(width=width))).split())
    words = Counter(word for record in view.records for word in record.doc["title"].split())
    for word, times in words.items():
        assert shown.count(word) >= times

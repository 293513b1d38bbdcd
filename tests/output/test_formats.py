"""Every format, read back by independent readers, and made safe for what shows it."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from talks_cli.dataset.record import Record
from talks_cli.output import FORMATS, Look, renderer
from talks_cli.view import Column, Note, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

HOSTILE = {
    "an OSC sequence": "a\x1b]52;c;Zm9v\x07b",
    "a C1 control": "a\x9b31mb",
    "NUL": "a\x00b",
    "backspaces": "safe\b\b\b\bevil",
    "DEL": "a\x7fb",
    "bidi override": "a\u202eb\u202c",
    "zero width": "pass\u200bword",
    "line separator": "a\u2028b",
    "byte order mark": "a\ufeffb",
    "a tag character": "a\U000e0041b",
    "a filler": "a\u3164b\u115fc\uffa0d",
    "a variation selector": "a\ufe00b\U000e0100c",
    "Rich markup": "[bold]x[/bold] [/x] [sic] [link=http://x]y[/link]",
    "an emoji code": ":smile: :warning:",
    "a trailing backslash": "a\\",
    "Markdown": "a|b `c` *d* _e_ <script>alert(1)</script> ![x](y) [z](javascript:x) ~~f~~",
    "HTML entities": "a &amp; b &lt;",
    "a formula": "=cmd|' /C calc'!A0",
    "quotes and commas": 'a "b", c',
    "a newline": "one\ntwo",
    "a return": "one\rtwo",
    "a tab": "one\ttwo",
    "spaces at the ends": "  x  ",
    "CJK and emoji": "会谈 👩‍👩‍👧 e\u0301",
    "empty": "",
}
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u202c\u202e\ufeff\u3164\u115f\uffa0\ufe00\U000e0041\U000e0100]"
)


def doc(number: int, text: str) -> Doc:
    """An event that is all `text`."""
    return {
        "id": f"r{number}", "kind": "event", "title": text, "when": text, "what": text,
        "says": text, "where": "[1–2]", "status": "announced", "said_by": {"unnamed": text},
        "evidence": [
            {"source": "tass-2025-06-02", "section": text, "sentences": [number + 1], "start": 0,
             "end": 4, "quote": text}
        ],
        "derived": {"title": text}, "not_stated": [], "differs": {}, "remark": None,
    }  # fmt: skip


def view(dataset: Dataset, *texts: str) -> View:
    return View(
        "timeline",
        dataset,
        [Record(json.dumps(doc(number, text))) for number, text in enumerate(texts)],
        query={"word": texts[0]},
        columns=(
            Column("What", "title"),
            Column("Id", "id"),
            Column("Status", "status", into="title"),
            Column("Says", "says", into="title"),
            Column("Where", "where"),
        ),
        kinds=("event",),
        title=texts[0],
        notes=[Note("not_stated", texts[0])],
    )


def rendered(dataset: Dataset, format: str, *texts: str, **look: Any) -> str:
    return "".join(renderer(format)(view(dataset, *texts), Look(**look)))


# jsonl prints what was compiled, which `compile` has made safe.
@pytest.mark.parametrize("format", [format for format in FORMATS if format != "jsonl"])
def test_nothing_unseen_reaches_the_output(dataset: Dataset, format: str) -> None:
    for name, text in HOSTILE.items():
        for evidence in (False, True):
            out = rendered(dataset, format, text, evidence=evidence)
            allowed = "\r" if format == "csv" else ""
            assert not [sign for sign in UNSEEN.findall(out) if sign not in allowed], name


@pytest.mark.parametrize("format", [f for f in FORMATS if f != "annotations"])  # it quotes
def test_every_format_shows_the_fields_that_are_asked_for_alone(
    talks: Callable[..., Outcome], format: str
) -> None:
    outcome = talks("venue", "--round", "2", "-f", format, "--fields", "name,flags")
    assert "Ciragan Palace" in outcome.out
    assert "flags of Russia, Turkey, and Ukraine" in " ".join(outcome.out.split())
    assert outcome.out.index("Ciragan Palace") < outcome.out.index("flags of Russia")
    assert "Bosphorus" not in outcome.out
    assert "U-shaped" not in outcome.out


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
class TestReadBack:
    def test_json(self, dataset: Dataset, text: str) -> None:
        document = json.loads(rendered(dataset, "json", text, fields=("title", "said_by")))
        assert document["items"] == [{"title": text, "said_by": {"unnamed": text}}]
        assert document["query"] == {"word": text, "source": None}

    def test_yaml(self, dataset: Dataset, text: str) -> None:
        document = yaml.safe_load(rendered(dataset, "yaml", text))
        assert document["items"][0]["title"] == text
        assert document["items"][0]["evidence"][0]["quote"] == text
        assert document["query"] == {"word": text, "source": None}

    def test_csv(self, dataset: Dataset, text: str) -> None:
        out = rendered(dataset, "csv", text, fields=("id", "title"))
        rows = list(csv.reader(io.StringIO(out, newline="")))
        assert rows[0] == ["id", "title"]
        if not UNSEEN.search(text.replace("\r", "")) and "\u200d" not in text:
            assert rows[1:] == [["r0", text]]
        assert len(rows) == 2

    def test_tsv(self, dataset: Dataset, text: str) -> None:
        head, line, rest = rendered(dataset, "tsv", text, fields=("id", "title")).split("\n")
        assert (head, rest) == ("id\ttitle", "")
        _, cell = line.split("\t")
        signs = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
        back = re.sub(r"\\[\\tnr]", lambda match: signs[match[0]], cell)
        if not UNSEEN.search(text.replace("\r", "")) and "\u200d" not in text:
            assert back == text

    def test_markdown_is_one_row_of_inert_cells(self, dataset: Dataset, text: str) -> None:
        out = rendered(dataset, "markdown", text, fields=("id", "title"), notes="none")
        lines = out[out.index("| id") :].split("\n")
        assert lines[:2] == ["| id | title |", "| --- | --- |"]
        assert len(re.findall(r"(?<!\\)\|", lines[2])) == 3
        assert not re.search(r"(?<!\\)[<`*_\[\]~](?!br>)", lines[2])
        assert lines[3] == ""
        assert lines[-2:] == [r"TASS, 2 June 2025 · \[n\]: talks read n", ""]

    def test_a_table_loses_nothing(self, dataset: Dataset, text: str) -> None:
        for width in (20, 40, 80, 200):
            out = rendered(dataset, "table", text, width=width, fields=("title",))
            shown = "".join(out.split())
            for word in re.findall(r"\w+", text):
                if word.isascii() and not UNSEEN.search(text):
                    assert word in shown


def test_whoever_says_it_is_one_cell(talks: Callable[..., Outcome]) -> None:
    """Somebody named, somebody unnamed, and the source itself: never nobody."""
    line = ("timeline", "--fields", "id,says", "-f", "csv")
    cells = dict(csv.reader(io.StringIO(talks(*line).out, newline="")))
    assert cells["kellogg-visit"] == "Keith Kellogg"
    assert cells["source-press-statement"] == "a source (unnamed)"
    assert cells["second-round-held"] == "TASS"


def test_brackets_are_shown_as_they_are(dataset: Dataset) -> None:
    out = rendered(dataset, "table", HOSTILE["Rich markup"], width=200, fields=("title",))
    assert HOSTILE["Rich markup"] in out


def test_unseen_characters_are_shown_as_escapes(dataset: Dataset) -> None:
    out = rendered(dataset, "table", HOSTILE["an OSC sequence"], width=200, fields=("title",))
    assert r"a\x1b]52;c;Zm9v\x07b" in out
    out = rendered(dataset, "table", HOSTILE["bidi override"], width=200, fields=("title",))
    assert r"a\u202eb\u202c" in out


NOTHING = """\
Statements · about sauna
Nothing matches among what 'talks statements' looks through.
TASS, 2 June 2025 · [n]: talks read n
"""


def test_an_empty_answer_in_every_format(talks: Callable[..., Outcome]) -> None:
    shown = {}
    for format in FORMATS:
        outcome = talks("statements", "--about", "sauna", "-f", format, "--fields", "id,text")
        assert outcome.code == 0
        shown[format] = outcome.out
    assert shown["jsonl"] == ""
    assert shown["csv"] == "id,text\n"
    assert shown["tsv"] == "id\ttext\n"
    assert shown["table"] == NOTHING
    assert shown["markdown"] == (
        "**Statements · about sauna**\n\n"
        "Nothing matches among what 'talks statements' looks through.\n\n"
        "TASS, 2 June 2025 · \\[n\\]: talks read n\n"
    )
    assert json.loads(shown["json"])["items"] == []
    assert yaml.safe_load(shown["yaml"])["items"] == []


def test_yaml_and_json_are_the_same_document(talks: Callable[..., Outcome]) -> None:
    for command in ("delegation", "rounds", "timeline", "check"):
        document = talks(command, "--json").document
        assert yaml.safe_load(talks(command, "-f", "yaml").out) == document


def test_every_item_of_csv_has_the_fields_of_its_heading(talks: Callable[..., Outcome]) -> None:
    for command in ("delegation", "rounds", "venue", "prisoners", "statements"):
        head, *rows = csv.reader(io.StringIO(talks(command, "-f", "csv").out, newline=""))
        assert len(set(head)) == len(head)
        assert {len(row) for row in rows} == {len(head)}
        assert len(rows) == talks(command, "--json").document["count"]


def test_csv_says_who_says_each_fact_and_where(talks: Callable[..., Outcome]) -> None:
    _, second = csv.DictReader(io.StringIO(talks("rounds", "-f", "csv").out, newline=""))
    assert (second["date"], second["for"]) == ("", "2025-06-02")
    assert "; for: announced, Sergey Lavrov [26]" in second["facts"]
    assert ", a source (unnamed) [4]; " in second["facts"]


LOOKUPS = [
    *("delegation", "venue", "timeline", "prisoners", "rounds", "statements"),
    *("person medinsky", "search round", "read", "sources"),
]


@pytest.mark.parametrize("line", LOOKUPS)
def test_csv_has_no_more_columns_than_anybody_reads(
    talks: Callable[..., Outcome], line: str
) -> None:
    head = talks(*line.split(), "-f", "csv").out.partition("\n")[0].split(",")
    assert {"id", "kind", "when", "what", "says", "where", "status"} <= set(head)
    assert len(head) <= 30


def test_csv_has_the_same_columns_whatever_the_rows(talks: Callable[..., Outcome]) -> None:
    def head(*line: str) -> str:
        return talks(*line, "-f", "csv").out.partition("\n")[0]

    assert head("delegation", "--role", "chair") == head("delegation")
    assert head("statements", "--by", "putin") == head("statements")
    assert head("person", "fidan") == head("person", "medinsky") == head("search", "round")


@pytest.mark.parametrize("line", LOOKUPS)
def test_nothing_goes_to_standard_error(talks: Callable[..., Outcome], line: str) -> None:
    for format in FORMATS:
        outcome = talks(*line.split(), "-f", format)
        assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("line", LOOKUPS)
def test_every_heading_of_a_table_is_a_field(talks: Callable[..., Outcome], line: str) -> None:
    head = next(
        row for row in talks(*line.split(), "-f", "markdown").out.splitlines() if row[:2] == "| "
    )
    headings = [heading.strip() for heading in head.strip("| ").split("|")]
    for asked in (headings, [heading.upper() for heading in headings]):
        outcome = talks(*line.split(), "--json", "--fields", ",".join(asked))
        assert outcome.code == 0
        assert all(len(item) == len(headings) for item in outcome.items)


def test_an_unknown_field_is_told_with_the_nearest(talks: Callable[..., Outcome]) -> None:
    outcome = talks("delegation", "--fields", "name,titel")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "talks: --fields: delegation has no field 'titel'; did you mean 'title'?\n"
    )


class Counted(list[Record]):
    """Records that tell how many of them have been read."""

    read = 0

    def __iter__(self) -> Iterator[Record]:
        for record in super().__iter__():
            self.read += 1
            yield record


@pytest.mark.parametrize(("format", "heading"), [("jsonl", 0), ("csv", 1), ("tsv", 1)])
def test_lines_are_written_as_they_are_read(dataset: Dataset, format: str, heading: int) -> None:
    shown = view(dataset, "one", "two", "three")
    shown.records = records = Counted(shown.records)
    pieces = renderer(format)(shown, Look())
    for _ in range(heading):
        next(pieces)
    for number in (1, 2, 3):
        next(pieces)
        assert records.read == number

"""Bad input: the texts and files that the suite looks at, and `tests.endurance` at full size."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_to
from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = "The Paper, 2024-03-05, reports this. We saw the men there on March 4, 2024.\n"
QUOTE = "  evidence: [{section: Lead, quote: We saw the men there on March 4}]\n"
EVENT = f"- id: seen\n  title: The men are seen\n  date: 2024-03-04\n  status: happened\n{QUOTE}"
EVENT = EVENT.replace("2024-03-04\n", "2024-03-04\n  derived: {date: the year of the article}\n")


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


def pack_of_one(folder: Path) -> Path:
    """A sound pack with one event."""
    return small(folder, ARTICLE, events=EVENT)


def many_events(folder: Path, count: int) -> Path:
    """A compiled pack with `count` events."""
    content = curate(str(pack_of_one(folder / "pack")))
    (event,) = (doc for doc in content.docs if doc["kind"] == "event")
    content.docs += [{**event, "id": f"more-{number}"} for number in range(count - 1)]
    content.about["records"] = len(content.docs)
    compile_to(folder / "many.sqlite", content)
    return folder / "many.sqlite"


def long_cell(folder: Path, words: int) -> Path:
    """A compiled pack with one event, whose title is `words` times "long" and then "finis"."""
    content = curate(str(pack_of_one(folder / "pack")))
    (event,) = (doc for doc in content.docs if doc["kind"] == "event")
    event["title"] = event["summary"] = "long " * words + "finis"
    compile_to(folder / "long.sqlite", content)
    return folder / "long.sqlite"


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


def slow_pack(folder: Path, title: str, article: str) -> Path:
    """A pack with an event and a person that rest on half of `article` or on all of it."""
    quote = article[: len(article) // 2] if article.startswith("We saw it") else article
    event = {
        "id": "e", "title": title, "status": "happened", "derived": {"title": "x"},
        "evidence": [{"section": "Lead", "quote": quote.strip()}],
    }  # fmt: skip
    people = [{**event, "id": "p", "name": "Ann Smith", "derived": {"name": "x"}}]
    del people[0]["title"], people[0]["status"]
    return small(
        folder, f"The Paper, 2024-03-05, reports this. {article}\n",
        events=json.dumps([{**event, "said_by": "p"}]), people=json.dumps(people),
    )  # fmt: skip

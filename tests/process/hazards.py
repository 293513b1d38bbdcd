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

SENTENCE = """\
- text: Ann Smith saw the men there on March 4.
  facts:
  - event: seen
    what: The men are seen
    date: March 4
    people: [smith]
"""
PEOPLE = "smith: {name: Ann Smith}\n"


YAML: dict[str, tuple[bytes, str]] = {
    "1: a key twice": (
        b"a: {name: A}\nb: {name: B}\na: {name: C}\n",
        "people.yaml:3:1: the key 'a' stands twice (first in line 1)",
    ),
    "1: a key twice in brackets": (
        b"a: {name: A, name: B}\n", "people.yaml:1:14: the key 'name' stands twice"
    ),
    "2: two documents": (b"a: {name: A}\n---\nb: {name: B}\n", "people.yaml:2:1: a second"),
    "2: an empty file": (b"", "people.yaml:1:1: the file holds nothing: write {}"),
    "2: comments alone": (b"# none yet\n", "people.yaml:1:1: the file holds nothing: write {}"),
    "2: a scalar": (b"none\n", "people.yaml:1:1: a list or a mapping is expected"),
    "2: a list of text": (b"- one\n- two\n", "people.yaml:1:1: a mapping (key: value) is exp"),
    "3: an alias bomb": (
        b"a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n", "people.yaml:1:4: anchors"
    ),
    "3: a merge key": (b"a: {<<: {name: A}}\n", "people.yaml:1:5: merge keys"),
    # libyaml looks ahead in a line; from 0.2.6 on (PyYAML 6.0.4) it has a limit of its own there.
    "3: brackets 100,000 deep": (b"[" * 100_000, "people.yaml:1:"),
    "3: braces 100,000 deep": (b"{a: " * 100_000, "people.yaml:1:97: nested more than 24 deep"),
    "3: dashes 100,000 deep": (b"- " * 100_000, "people.yaml:1:49: nested more than 24 deep"),
    "6: tabs": (b"a:\t{name: A}\n", "people.yaml:1:3: a tab may not stand here"),
    "6: a mark in the middle": (b"a: {name: A\xef\xbb\xbf}\n", "people.yaml:1:12: U+FEFF may not"),
    "6: a bidi control": ("a: {name: A\u202eb}\n".encode(), "people.yaml:1:12: U+202E may not"),
    "6: NUL": (b"a: {name: A\0}\n", "people.yaml:1:12: U+0000 may not"),
    "6: a lone surrogate": (
        b"a: {name: \xed\xa0\x80}\n", "people.yaml:1:11: not UTF-8: byte 0xed"
    ),
    "6: an escaped lone surrogate": (
        b'a: {name: "\\ud800"}\n', "people.yaml:1:14: not valid YAML"
    ),
    "6: Latin-1": ("a: {name: café}\n".encode("latin-1"), "people.yaml:1:14: not UTF-8: byte 0xe9"),
    "6: UTF-16": (PEOPLE.encode("utf-16"), "people.yaml:1:1: not UTF-8: it looks like UTF-16"),
    "7: a tag that runs": (
        b"a: !!python/object/apply:os.system ['touch canary']\n", "people.yaml:1:4: tags are not"
    ),
    "7: binary": (b"a: {name: !!binary aGk=}\n", "people.yaml:1:11: tags are not allowed"),
    "7: a tag of one's own": (b"a: !foo {name: A}\n", "people.yaml:1:4: tags are not allowed"),
    "7: a directive": (b"%TAG ! tag:x,2000:\n---\na: b\n", "people.yaml:1:1: directives are"),
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
    return small(folder, SENTENCE, people=PEOPLE)


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
    event["title"] = event["what"] = "long " * words + "finis"
    compile_to(folder / "long.sqlite", content)
    return folder / "long.sqlite"


def said(part: str) -> str:
    """A sentence of `part` again and again, as long as one may be, with a name and a verb."""
    return f"Ann Smith {part * (9_900 // len(part))} said so."


NUMBER_WORDS = [
    "1,", "1,111", "1-", "111\u00a0", "one ", "million ", "a million ", "two hundred and ",
    "and a half ", "half of a ", "two-", "one million and ", "9-9 million ",
]  # fmt: skip
VERBS = [
    "Smith left. ", "believed ", "Smith ", " said", "was told Smith ", "Smith, like ", "said “",
    "“x” said the man ", "Smith said “", "AAAA", " ",
]  # fmt: skip
MARKS = "a" + "\u0301\u0316" * 30_000
STOOD = "Ann Smith saw the men there."
SLOW: dict[str, tuple[str, list[str]]] = {
    "marks to be put in order": (MARKS, [STOOD]),
    "lines": ("x" + "\n" * 200_000, [STOOD]),
    "a row of dots": ("x", ["." * 9_900 + "x", "." * 60_000 + "x"]),
    "a sentence that stands everywhere": ("x", ["We saw it."] * 3_000),
    "a sentence without an end": ("x", ["Smith said " * 20_000]),
    "verbs and names": ("x", [said(part) for part in VERBS]),
    "spaces after a verb": ("x", ["We saw it, Smith said" + " " * 9_900 + "so much, so much."]),
    "a row of digits": ("1" * 200_000, ["We saw 1" + "1" * 9_000]),
    "number words": (
        "x ".join(part * 10_000 for part in NUMBER_WORDS) + "x",
        ["Two million and " * 600 + "so."] * 16,
    ),
    "a word that is longer than an index takes": ("一" * 20_000, [STOOD]),
}


def slow_pack(folder: Path, what: str, sentences: list[str]) -> Path:
    """A pack with an event that is told as `what` in each of the sentences."""
    event = {"event": "e", "what": what, "voice": "smith", "why": {"what": "x", "voice": "x"}}
    told = "".join(f"- {json.dumps({'text': text, 'facts': [event]})}\n" for text in sentences)
    told += f"- {{text: {STOOD}, nothing: x}}\n"  # in which the name stands
    return small(folder, told, people=PEOPLE)

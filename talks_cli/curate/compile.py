"""Write documents into one SQLite file, in the form that `store` reads."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import tempfile
from collections import Counter
from typing import TYPE_CHECKING, Any

from talks_cli.errors import FileFault
from talks_cli.names import fold
from talks_cli.output.safe import json_text
from talks_cli.store import APPLICATION_ID, FORMAT, LAST_KEY, OPEN, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from talks_cli.store import Doc

_TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE dataset (json TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE article (source TEXT PRIMARY KEY, text TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE record (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, summary TEXT NOT NULL,
  round INTEGER, side TEXT, status TEXT, date TEXT, not_before TEXT, not_after TEXT, said_by TEXT,
  json TEXT NOT NULL, seal INTEGER NOT NULL
);
CREATE TABLE posting (
  key TEXT PRIMARY KEY, next TEXT NOT NULL, rows TEXT NOT NULL, seal INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(
  summary, names, text, quotes, content = '', tokenize = 'porter unicode61'
);
"""

_NAMED = {"person", "side", "place"}
_FILTERED = {
    "delegate": ("side", "round", "role", "change", "person"),
    "delegation": ("side", "round"),
    "venue": ("round",),
    "round": ("number",),
    "exchange": ("round", "status"),
    "timeline": ("round", "status", "by"),
    "statement": ("side", "by", "status", "round"),
    "silence": ("topics", "side", "round", "role", "person"),
}


def as_json(value: Any) -> str:
    """`value` as it is printed: JSON on one line, nothing unseen in it raw."""
    return json_text(json.dumps(value, ensure_ascii=False))


class Content:
    """What goes into a compiled file: documents in row order, articles, and what it is."""

    __slots__ = ("about", "articles", "docs")

    def __init__(self, about: Doc, articles: dict[str, str], docs: list[Doc]) -> None:
        self.about = about
        self.articles = articles
        self.docs = docs


def compile_into(connection: sqlite3.Connection, content: Content) -> None:
    """Fill an empty database with `content`."""
    connection.executescript(_TABLES)
    with connection:
        digest = hashlib.sha256()
        postings: dict[str, list[int]] = {"": []}
        mentions = Mentions(content.docs)
        for number, doc in enumerate(content.docs, start=1):
            raw = as_json(doc)
            digest.update(raw.encode() + b"\n")
            connection.execute(
                "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", _row(number, doc, raw)
            )
            connection.execute(
                "INSERT INTO search (rowid, summary, names, text, quotes) VALUES (?,?,?,?,?)",
                (number, *_searchable(doc)),
            )
            for key in dict.fromkeys((*_keys(doc), *mentions.keys(doc))):
                postings.setdefault(key, []).append(number)
        for source, text in sorted(content.articles.items()):
            digest.update(text.encode())
            connection.execute(
                "INSERT INTO article VALUES (?,?,?)", (source, text, seal(source, text))
            )
        connection.executemany("INSERT INTO posting VALUES (?,?,?,?)", _chain(postings))
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        digest.update(as_json(content.about).encode())
        about = as_json({**content.about, "sha256": digest.hexdigest()})
        connection.execute("INSERT INTO dataset VALUES (?,?)", (about, seal(about)))


def compile_to(path: Path, content: Content) -> None:
    """Write the compiled file whole or not at all; FileFault where it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as fault:
        raise FileFault(f"{path}: {fault.strerror}") from None
    try:
        os.close(handle)
        connection = sqlite3.connect(name)
        try:
            compile_into(connection, content)
            connection.execute("VACUUM")
        finally:
            connection.close()
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        with open(name, "rb") as file:
            os.fsync(file.fileno())
        os.replace(name, path)
    except (OSError, sqlite3.Error) as fault:
        raise FileFault(f"{path}: {getattr(fault, 'strerror', None) or fault}") from None
    finally:
        if os.path.exists(name):
            os.unlink(name)


class Mentions:
    """Finds the people whom a document is about, whose words it rests on, or whom it names."""

    def __init__(self, docs: list[Doc]) -> None:
        self._by_word: dict[str, dict[str, str]] = {}
        people = [doc for doc in docs if doc["kind"] == "person"]
        bearers = Counter(doc["name"].split()[-1] for doc in people)
        for doc in people:
            surname = doc["name"].split()[-1]
            for name in (doc["name"], *([surname] if bearers[surname] == 1 else ())):
                self._by_word.setdefault(surname, {})[name] = doc["id"]

    def keys(self, doc: Doc) -> Iterator[str]:
        """The posting keys that lead from each of those people to the document."""
        named = [doc.get("person"), doc["id"] if doc["kind"] == "person" else None]
        facts = doc.get("facts", {})
        speakers = (doc["said_by"], *(fact["said_by"] for fact in facts.values()))
        named += [(speaker or {}).get("id") for speaker in speakers]
        named += [person["id"] for person in doc.get("people", ())]
        if doc["kind"] != "person":
            prose = [doc.get(field) for field in ("title", "text", "note")]
            prose += [doc[name] for name in facts]
            named += self._named_in(" ".join(filter(None, prose)))
        yield from (f"mentions={person}" for person in named if person)

    def _named_in(self, prose: str) -> Iterator[str]:
        for word in dict.fromkeys(re.findall(r"\w+", prose)):
            for name, person in self._by_word.get(word, {}).items():
                if re.search(rf"\b{re.escape(name)}\b", prose):
                    yield person


def _row(number: int, doc: Doc, raw: str) -> tuple[Any, ...]:
    said_by = doc["said_by"] or {}
    return (
        number, doc["id"], doc["kind"], doc["summary"], doc.get("round"), doc.get("side"),
        doc["status"], doc.get("date"), doc.get("not_before"), doc.get("not_after"),
        said_by.get("name", said_by.get("unnamed")), raw, seal(number, raw),
    )  # fmt: skip


def _searchable(doc: Doc) -> tuple[str, str, str, str]:
    """The words of a document, folded: its summary, names, prose and quotes."""
    said_by = doc["said_by"] or {}
    names = [
        doc["id"], doc.get("name"), doc.get("title"), said_by.get("name"), said_by.get("unnamed"),
        *doc.get("titles", ()), *doc.get("called", ()), *doc.get("aliases", ()),
        *(person["name"] for person in doc.get("people", ())),
        *(place["name"] for place in doc.get("places", ())),
    ]  # fmt: skip
    prose = [doc.get("text"), doc.get("note"), doc.get("description"), *doc.get("about", ())]
    prose += [doc[name] for name in doc.get("facts", ())]
    quotes = [cited["quote"] for cited in doc["evidence"]]
    for fact in doc.get("facts", {}).values():
        quotes += [cited["quote"] for cited in fact["evidence"]]
    joined = (" ".join(filter(None, words)) for words in (names, prose, dict.fromkeys(quotes)))
    summary, (named, text, quoted) = doc["summary"], joined
    return fold(summary), fold(named), fold(text), fold(quoted)


def _keys(doc: Doc) -> Iterator[str]:
    """The posting keys under which a document is found."""
    kind = doc["kind"]
    yield f"id={doc['id']}"
    yield kind
    yield from _filter_keys(kind, doc)
    if kind in ("event", "exchange"):
        yield "timeline"
        yield from _filter_keys("timeline", doc)
        yield f"timeline.span={_span(doc)}"
    if kind == "exchange":
        yield f"exchange.status={doc['stage']}"
    if kind == "statement":
        for word in fold(" ".join([doc["text"], *doc["about"]])).split():
            yield f"statement.about={word}"
    if kind in _NAMED:
        for name in (doc["name"], *doc["called"], *doc["aliases"]):
            yield f"{kind}~{fold(name)}"
            if kind == "person" and name not in doc["called"]:
                yield f"{kind}~{fold(name.split()[-1])}"
        yield f"{kind}~{fold(doc['id'])}"


def _filter_keys(group: str, doc: Doc) -> Iterator[str]:
    for field in _FILTERED.get(group, ()):
        value: Any = list(_speakers(doc)) or None if field == "by" else doc.get(field)
        values: Iterable[Any] = value if isinstance(value, list) else [value]
        for one in values:
            if one is not None:
                yield f"{group}.{field}={one}"
            elif field in doc["not_stated"] or group == "silence":
                yield f"{group}.{field}={OPEN}"


def _speakers(doc: Doc) -> Iterator[str]:
    """What `--by` finds a document under: a person's id, or the words for somebody unnamed."""
    said_by = doc["said_by"] or {}
    if "id" in said_by:
        yield said_by["id"]
    elif said_by:
        words = fold(said_by["unnamed"])
        yield from dict.fromkeys((f"~{words}", f"~{words.removeprefix('a ')}"))


def _span(doc: Doc) -> str:
    """The last and the first day on which it may lie; what is not stated lies anywhere."""
    first = doc["date"] or doc["not_before"] or ""
    last = doc["date"] or doc["not_after"] or "9999"
    return f"{last}{'-99-99'[: 10 - len(last)] if len(last) < 10 else ''}..{first}"


def _chain(postings: dict[str, list[int]]) -> Iterator[tuple[str, str, str, int]]:
    keys = sorted(postings)
    for key, following in zip(keys, [*keys[1:], LAST_KEY], strict=True):
        rows = json.dumps(postings[key], separators=(",", ":"))
        yield key, following, rows, seal(key, following, rows)

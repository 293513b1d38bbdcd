"""Write documents into one SQLite file, in the form that `store` reads."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import tempfile
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from talks_cli.curate.index import Index, searchable
from talks_cli.curate.progress import silent, told
from talks_cli.errors import FileFault
from talks_cli.output.machine import dumps
from talks_cli.store import APPLICATION_ID, FORMAT, LAST_KEY, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from talks_cli.curate.progress import Progress
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
  text TEXT NOT NULL, json TEXT NOT NULL, seal INTEGER NOT NULL
);
CREATE TABLE posting (
  key TEXT PRIMARY KEY, next TEXT NOT NULL, rows TEXT NOT NULL, seal INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE word (
  key TEXT PRIMARY KEY, next TEXT NOT NULL, rows BLOB NOT NULL, seal INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(
  summary, text, content = 'record', content_rowid = 'n',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
"""


@contextmanager
def interruptible() -> Iterator[None]:
    """Let an interrupt raise KeyboardInterrupt, so that what was begun is cleaned up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Content:
    """What goes into a compiled file: documents in row order, articles, and what it is."""

    __slots__ = ("about", "articles", "docs")

    def __init__(self, about: Doc, articles: dict[str, str], docs: list[Doc]) -> None:
        self.about = about
        self.articles = articles
        self.docs = docs


def compile_into(
    connection: sqlite3.Connection, content: Content, progress: Progress = silent
) -> None:
    """Fill an empty database with `content`."""
    connection.executescript(_TABLES)
    with connection:
        digest = hashlib.sha256()
        for number, doc in enumerate(told(content.docs, "Writing", progress), start=1):
            raw = dumps(doc)
            digest.update(raw.encode() + b"\n")
            connection.execute(
                "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", _row(number, doc, raw)
            )
        for source, text in sorted(content.articles.items()):
            digest.update(text.encode())
            connection.execute(
                "INSERT INTO article VALUES (?,?,?)", (source, text, seal(source, text))
            )
        index = Index(content.docs)
        postings = ((key, dumps(rows)) for key, rows in index.postings())
        connection.executemany("INSERT INTO posting VALUES (?,?,?,?)", _chain(postings))
        connection.executemany("INSERT INTO word VALUES (?,?,?,?)", _chain(index.words()))
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        digest.update(dumps(content.about).encode())
        about = dumps({**content.about, "words": index.length, "sha256": digest.hexdigest()})
        connection.execute("INSERT INTO dataset VALUES (?,?)", (about, seal(about)))


def compile_to(path: Path, content: Content, progress: Progress = silent) -> None:
    """Write the compiled file whole or not at all; FileFault where it cannot be written."""
    with interruptible():
        _compile_to(path, content, progress)


def _compile_to(path: Path, content: Content, progress: Progress) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as fault:
        raise FileFault(f"{path}: {fault.strerror}") from None
    try:
        os.close(handle)
        connection = sqlite3.connect(name)
        try:
            compile_into(connection, content, progress)
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


def _row(number: int, doc: Doc, raw: str) -> tuple[Any, ...]:
    said_by = doc["said_by"] or {}
    return (
        number, doc["id"], doc["kind"], doc["summary"], doc.get("round"), doc.get("side"),
        doc["status"], doc.get("date"), doc.get("not_before"), doc.get("not_after"),
        said_by.get("name", said_by.get("unnamed")), " ".join(searchable(doc)[2:]), raw,
        seal(number, raw),
    )  # fmt: skip


def _chain(
    found: Iterable[tuple[str, str | bytes]],
) -> Iterator[tuple[str, str, str | bytes, int]]:
    """The rows of a chained table: each names the next key, the last one LAST_KEY."""
    before: tuple[str, str | bytes] | None = None
    for key, rows in (*found, (LAST_KEY, "")):
        if before:
            yield before[0], key, before[1], seal(before[0], key, before[1])
        before = (key, rows)

"""Write documents into one SQLite file, in the form that `store` reads."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from talks_cli.curate.progress import silent, told
from talks_cli.curate.write.fulltext import fulltext
from talks_cli.curate.write.index import blocks, postings
from talks_cli.curate.write.replaced import replaced
from talks_cli.dataset.document import sources_of
from talks_cli.dataset.format import APPLICATION_ID, FORMAT, LONGEST, TABLES, salt_of, seal
from talks_cli.errors import FileFault
from talks_cli.output.machine import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from talks_cli.curate.progress import Progress
    from talks_cli.dataset.record import Doc

# No journal, from the first write on: it would be a second file beside the one that is made.
_BEGIN = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
{"; ".join(TABLES.values())};
"""

PART = 16 << 20  # bytes of a part of the full-text index, of which a row has one

# All of it but where each table begins, which its rows show.
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


@dataclass(slots=True)
class Content:
    """What goes into a compiled file: documents in row order, articles, and what it is.

    `alone` are the rows of what one source tells of something that others tell too, each with that
    source: they are no records of their own.
    """

    about: Doc
    articles: dict[str, str]
    docs: list[Doc]
    alone: dict[int, str]

    def records(self) -> Iterator[Doc]:
        """The documents that are records: what all sources tell together."""
        rows = enumerate(self.docs, start=1)
        return (doc for row, doc in rows if row not in self.alone)


def schema() -> list[tuple[str, ...]]:
    """The rows of SCHEMA in every compiled file."""
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(_BEGIN)
        return empty.execute(SCHEMA).fetchall()


def compile_into(
    connection: sqlite3.Connection, content: Content, progress: Progress = silent
) -> str:
    """Fill an empty database with `content`; the SHA-256 of all that it says."""
    raws = [_bounded(dumps(doc), doc["id"]) for doc in content.docs]
    articles = sorted(content.articles.items())
    sha256 = _digest(raws, articles, content.about)
    salt = salt_of(sha256)
    about = dumps({**content.about, "sha256": sha256})
    index = blocks(postings(content.docs, content.about, content.alone))
    connection.executescript(_BEGIN)
    with connection:
        connection.execute("INSERT INTO dataset VALUES (?,?)", (about, seal("dataset", about)))
        for source, text in articles:
            mark = seal("article", source, text, salt=salt)
            connection.execute("INSERT INTO article VALUES (?,?,?)", (source, text, mark))
        rows = zip(count(1), told(content.docs, "Writing", progress), raws, strict=False)
        connection.executemany(
            "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (_row(n, doc, raw, salt) for n, doc, raw in rows if n not in content.alone),
        )
        connection.executemany(
            "INSERT INTO _alone VALUES (?,?,?,?)",
            (
                (row, source, raws[row - 1], seal("_alone", row, source, raws[row - 1], salt=salt))
                for row, source in content.alone.items()
            ),
        )
        connection.executemany(
            "INSERT INTO _posting VALUES (?,?,?,?)",
            ((*block, seal("_posting", *block, salt=salt)) for block in index),
        )
        parts = _parts(fulltext(content.docs, content.about.get("synonyms")), salt)
        connection.executemany("INSERT INTO _fulltext VALUES (?,?,?,?)", parts)
    return sha256


def _bounded(raw: str, name: str) -> str:
    if len(raw) * 4 > LONGEST and len(raw.encode()) > LONGEST:
        raise FileFault(f"{name}: too large: more than {LONGEST >> 20} MiB with its quotes")
    return raw


def _digest(raws: list[str], articles: list[tuple[str, str]], about: Doc) -> str:
    """The SHA-256 of all that a dataset says, by which its versions are told apart."""
    digest = hashlib.sha256()
    for raw in raws:
        digest.update(raw.encode() + b"\n")
    for _, text in articles:
        digest.update(text.encode())
    digest.update(dumps(about).encode())
    return digest.hexdigest()


def compile_to(path: Path, content: Content, progress: Progress = silent) -> None:
    """Write the compiled file whole or not at all; FileFault where it cannot be written."""
    try:
        with (
            replaced(path) as beside,
            closing(sqlite3.connect(os.fsencode(beside))) as connection,  # it need not be text
        ):
            compile_into(connection, content, progress)
    except sqlite3.Error as fault:
        raise FileFault(f"{path}: {fault}") from None


def _row(number: int, doc: Doc, raw: str, salt: int) -> tuple[Any, ...]:
    said_by = doc["said_by"] or {}
    return (
        number, doc["id"], doc["kind"], doc["what"], doc.get("round"), doc.get("side"),
        doc["status"], doc.get("date"), doc.get("not_before"), doc.get("not_after"),
        said_by.get("name") or said_by.get("unnamed"), ",".join(sources_of(doc)), raw,
        seal("record", number, raw, salt=salt),
    )  # fmt: skip


def _parts(index: bytes, salt: int) -> Iterator[tuple[int, int, int, bytes]]:
    """The full-text index as rows: each says whether there are more."""
    for number, start in enumerate(range(0, len(index), PART), start=1):
        part, more = index[start : start + PART], int(start + PART < len(index))
        yield number, more, seal("_fulltext", number, more, part, salt=salt), part

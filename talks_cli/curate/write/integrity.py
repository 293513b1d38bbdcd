"""Verify a compiled file as a whole: every row, every quotation, every article."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from talks_cli.curate.write.compile import SCHEMA, Content, compile_into, schema
from talks_cli.dataset.document import quotations
from talks_cli.dataset.format import seal
from talks_cli.dataset.fulltext import FullText
from talks_cli.dataset.sealed import heed_interrupts
from talks_cli.errors import DamagedDataset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.dataset.store import Dataset

    Rows = Iterable[tuple[object, ...]]

_TABLES = ("dataset", "article", "record", "_alone", "_posting")
# Through its index, while the tables are compared as they lie: so both are proved.
_ARTICLES = "SELECT source, text, seal FROM article ORDER BY source"
_ALONE = "SELECT n, source FROM _alone ORDER BY n"
_PARTS = "SELECT n, more FROM _fulltext"
_MADE = "SELECT part FROM _fulltext ORDER BY n"
# What the full-text index says, whose pages differ between SQLite's versions.
_VOCABULARY = """
PRAGMA temp_store = MEMORY;
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, record, instance);
"""
_INDEXED = {
    "words": "SELECT * FROM vocabulary",
    "lengths": "SELECT id, sz FROM record_docsize",
    "averages": "SELECT block FROM record_data WHERE id = 1",
    "forms of words": "SELECT * FROM word",
    "forms of stems": "SELECT spelled FROM word INDEXED BY word_by_stem ORDER BY stem, spelled",
    "names": "SELECT * FROM other",
}


def verify(dataset: Dataset) -> Content:
    """The content of a compiled file; DamagedDataset if anything of it is amiss.

    Its schema must be the one that is compiled, before anything else of it is read. The file must
    be to the last row what compiling its own documents and articles makes of them, with their
    SHA-256, and every article must have the SHA-256 it is pinned by. What the rules ask of values
    and speakers was enforced when it was compiled.
    """
    wanted = schema()
    if Counter(islice(dataset.query(SCHEMA), len(wanted) + 1)) != Counter(wanted):
        raise DamagedDataset(f"{dataset.place}: damaged: its tables are not as compiled")
    content = _content(dataset)
    with closing(sqlite3.connect(":memory:")) as again:
        heed_interrupts(again)
        sha256 = compile_into(again, content)
        if sha256 != dataset.about["sha256"]:
            why = f"its content has the SHA-256 {sha256}, and not the one that it names"
            raise DamagedDataset(f"{dataset.place}: damaged: {why}")
        for table in _TABLES:
            statement = f"SELECT * FROM {table}"  # noqa: S608 - our own names
            _compare(
                dataset, f"the table {table}", dataset.query(statement), again.execute(statement)
            )
        _compare_fulltext(dataset, b"".join(part for (part,) in again.execute(_MADE)))
    confirm(content, dataset.place)
    return content


def confirm(content: Content, place: str) -> None:
    """DamagedDataset where a quotation does not stand where it says, or a sentence tells nothing.

    The sentences of an article are numbered in its order, and each is quoted by a record, or has a
    reason why none does.
    """
    cited: set[tuple[str, int]] = set()
    for doc in content.docs:
        for quotation in quotations(doc):
            text = content.articles.get(quotation["source"], "")
            if text[quotation["start"] : quotation["end"]] != quotation["quote"]:
                raise DamagedDataset(f"{place}: {doc['id']}: a quotation is not in its article")
            if doc["kind"] != "sentence":
                cited.update((quotation["source"], number) for number in quotation["sentences"])
    numbers: Counter[str] = Counter()
    for doc in content.records():
        if doc["kind"] == "sentence":
            numbers[doc["source"]] += 1
            which = f"{place}: sentence {numbers[doc['source']]} of {doc['source']}"
            if doc["number"] != numbers[doc["source"]]:
                raise DamagedDataset(f"{which} is missing")
            if doc["nothing"] is None and (doc["source"], doc["number"]) not in cited:
                raise DamagedDataset(f"{which} is neither quoted nor set aside")
    for doc in content.records():
        if doc["kind"] == "source" and doc["sentences"] != numbers[doc["id"]]:
            raise DamagedDataset(f"{place}: {doc['id']}: not all of its sentences are there")


def _compare(dataset: Dataset, what: str, found: Rows, wanted: Rows) -> None:
    """DamagedDataset where rows of `dataset` differ from those that were just made.

    They come in the order in which they are kept: nothing is sorted, which could fill a disk.
    """
    rows = iter(found)
    for row in wanted:
        if next(rows, None) != row:
            raise DamagedDataset(f"{dataset.place}: damaged: {what} is not as compiled")
    if next(rows, None) is not None:
        raise DamagedDataset(f"{dataset.place}: damaged: {what} has rows too many")


def _compare_fulltext(dataset: Dataset, wanted: bytes) -> None:
    """DamagedDataset where the full-text index of `dataset` says something else than `wanted`."""
    found = dataset.fulltext()
    parts = list(dataset.query(_PARTS))
    _compare(
        dataset, "the table _fulltext", parts,
        ((number, int(number < len(parts))) for number in range(1, len(parts) + 1)),
    )  # fmt: skip
    if found == wanted:
        return
    try:
        theirs, ours = FullText(found).connection, FullText(wanted).connection
        for connection in (theirs, ours):
            heed_interrupts(connection)
            connection.executescript(_VOCABULARY)
        for what, statement in {"schema": SCHEMA, **_INDEXED}.items():
            rows = (connection.execute(statement) for connection in (theirs, ours))
            _compare(dataset, f"the full-text index ({what})", *rows)
    except sqlite3.Error as fault:
        raise DamagedDataset(f"{dataset.place}: damaged: {fault}") from None


def _content(dataset: Dataset) -> Content:
    alone: dict[int, str] = dict(dataset.query(_ALONE))
    rows = range(1, dataset.about["records"] + len(alone) + 1)
    docs = [record.doc for record in dataset.records(rows)]
    articles = {}
    for source, text, mark in dataset.query(_ARTICLES):
        if source in articles or mark != seal("article", source, text, salt=dataset.salt):
            raise DamagedDataset(f"{dataset.place}: damaged: the article {source}")
        articles[source] = text
    for doc in docs:
        if doc["kind"] == "source":
            text = articles.get(doc["id"])
            if text is None or hashlib.sha256(text.encode()).hexdigest() != doc["sha256"]:
                raise DamagedDataset(f"{dataset.place}: the article {doc['id']} has changed")
    about = {key: value for key, value in dataset.about.items() if key != "sha256"}
    return Content(about, articles, docs, alone)

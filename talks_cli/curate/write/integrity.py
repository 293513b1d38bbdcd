"""Verify a compiled file as a whole: every row, every quote, every article."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from talks_cli.curate.prove.proof import Coverage
from talks_cli.curate.read.text import Article, Span
from talks_cli.curate.write.compile import SCHEMA, Content, compile_into, schema
from talks_cli.dataset.store import heed_interrupts, seal
from talks_cli.errors import DamagedDataset
from talks_cli.view import quotations

if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset, Doc

_TABLES = ("dataset", "article", "record", "posting", "word", "vocabulary", "search_docsize")
# Through its index, while the tables are compared as they lie: so both are proved.
_ARTICLES = "SELECT source, text, seal FROM article ORDER BY source"
# The words of the full-text index and where they stand; its pages differ between SQLite's versions.
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, instance)"
_IN_MEMORY = "PRAGMA temp_store = MEMORY"


def verify(dataset: Dataset) -> tuple[Content, list[Coverage]]:
    """The content of a compiled file and how its articles are covered; DamagedDataset if amiss.

    Its schema must be the one that is compiled, before anything else of it is read. The file must
    be to the last row what compiling its own documents and articles makes of them, with their
    SHA-256, every article must have the SHA-256 it is pinned by, every quote must stand where it
    says, and every sentence must be cited or set aside. What the rules ask of values and speakers
    was enforced when it was compiled.
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
        _compare(dataset, again)
    coverage = covered(content, dataset.place)
    for article in coverage:
        for sentence in article.missing:
            why = f"sentence {sentence.number} of {article.source} is neither cited nor set aside"
            raise DamagedDataset(f"{dataset.place}: {why}")
    return content, coverage


def _compare(dataset: Dataset, again: sqlite3.Connection) -> None:
    """DamagedDataset where a table of `dataset` differs from what was just compiled.

    Rows come in the order in which they are kept: nothing is sorted, which could fill a disk.
    """
    for statement in (_IN_MEMORY, _VOCABULARY):
        again.execute(statement)
        list(dataset.query(statement))
    for table in _TABLES:
        statement = f"SELECT * FROM {table}"  # noqa: S608 - our own names
        found = dataset.query(statement)
        for wanted in again.execute(statement):
            if next(found, None) != wanted:
                why = f"the table {table} is not as compiled"
                raise DamagedDataset(f"{dataset.place}: damaged: {why}")
        if next(found, None) is not None:
            raise DamagedDataset(f"{dataset.place}: damaged: the table {table} has rows too many")


def covered(content: Content, place: str) -> list[Coverage]:
    """How each article is covered by the documents; DamagedDataset where they do not fit it."""
    coverage = {}
    for doc in content.docs:
        if doc["kind"] == "source":
            text = content.articles[doc["id"]]
            article = Article(text, tuple(doc["sections"]), tuple(doc["abbreviations"]))
            coverage[doc["id"]] = Coverage(doc["id"], article)
    for doc in content.docs:
        _cover(place, doc, coverage)
    return list(coverage.values())


def _content(dataset: Dataset) -> Content:
    docs = [record.doc for record in dataset.records(range(1, dataset.about["records"] + 1))]
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
    computed = ("words", "sha256")
    about = {key: value for key, value in dataset.about.items() if key not in computed}
    return Content(about, articles, docs)


def _cover(place: str, doc: Doc, coverage: dict[str, Coverage]) -> None:
    for quotation in quotations(doc):
        covered = coverage.get(quotation["source"])
        start, end = quotation["start"], quotation["end"]
        if covered is None or covered.article.text[start:end] != quotation["quote"]:
            raise DamagedDataset(f"{place}: {doc['id']}: a quote is not in its article")
        for sentence in covered.article.sentences_of(Span(start, end)):
            covered.cite(sentence.number, doc["id"])
    if doc["kind"] == "source":
        covered = coverage[doc["id"]]
        for aside in doc["set_aside"]:
            section = covered.article.section(aside["section"])
            for start in covered.article.find(aside["quote"], section) if section else ():
                span = Span(start, start + len(aside["quote"]))
                for sentence in covered.article.sentences_of(span):
                    covered.set_aside[sentence.number] = aside["why"]

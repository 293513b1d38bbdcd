"""Verify a compiled file as a whole: every row, every quote, every article."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from talks_cli.curate.compile import Content, compile_into
from talks_cli.curate.proof import Coverage
from talks_cli.curate.text import Article, Span
from talks_cli.errors import DamagedDataset
from talks_cli.store import seal
from talks_cli.view import quotations

if TYPE_CHECKING:
    from talks_cli.store import Dataset, Doc

_TABLES = ("dataset", "article", "record", "posting", "word", "vocabulary", "search_docsize")
_ARTICLES = "SELECT source, text, seal FROM article"
# The words of the full-text index and where they stand; its pages differ between SQLite's versions.
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, instance)"


def verify(dataset: Dataset) -> tuple[Content, list[Coverage]]:
    """The content of a compiled file and how its articles are covered; DamagedDataset if amiss.

    The file must be to the last row what compiling its own documents and articles makes of them,
    every article must have the SHA-256 it is pinned by, every quote must stand where it says, and
    every sentence must be cited or set aside. What the rules ask of values and speakers was
    enforced when it was compiled.
    """
    content = _content(dataset)
    with closing(sqlite3.connect(":memory:")) as again:
        compile_into(again, content)
        _compare(dataset, again)
    coverage = covered(content, dataset.place)
    for article in coverage:
        for sentence in article.missing:
            why = f"sentence {sentence.number} of {article.source} is neither cited nor set aside"
            raise DamagedDataset(f"{dataset.place}: {why}")
    return content, coverage


def _compare(dataset: Dataset, again: sqlite3.Connection) -> None:
    """DamagedDataset where a table of `dataset` differs from what was just compiled."""
    again.execute(_VOCABULARY)
    list(dataset.query(_VOCABULARY))
    for table in _TABLES:
        columns = 2 if table in ("dataset", "search_docsize") else 3
        order = ", ".join(map(str, range(1, columns + 1)))
        statement = f"SELECT * FROM {table} ORDER BY {order}"  # noqa: S608 - our own names
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
        if mark != seal("article", source, text, salt=dataset.salt):
            raise DamagedDataset(f"{dataset.place}: damaged: the article {source}")
        articles[source] = text
    for doc in docs:
        if doc["kind"] == "source" and _digest(articles.get(doc["id"], "")) != doc["sha256"]:
            raise DamagedDataset(f"{dataset.place}: the article {doc['id']} has changed")
    computed = ("words", "sha256")
    about = {key: value for key, value in dataset.about.items() if key not in computed}
    return Content(about, articles, docs)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _cover(place: str, doc: Doc, coverage: dict[str, Coverage]) -> None:
    for quotation in quotations(doc):
        covered = coverage[quotation["source"]]
        start, end = quotation["start"], quotation["end"]
        if covered.article.text[start:end] != quotation["quote"]:
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

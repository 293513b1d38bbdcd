"""A pack as it was read: articles with their sentences, and who and what they share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from talks_cli.curate.read.entries import Entry, salvaged
from talks_cli.curate.read.shapes import UNKNOWN, Part
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.read.fact import Fact
    from talks_cli.curate.read.models import ArticleHead, Description, Place, Side, Speaker, Told
    from talks_cli.curate.read.strict_yaml import Mapping

P = TypeVar("P", bound=Part)

MOST_PROBLEMS = 10_000


class TooMany(Exception):
    """There are more problems than anybody reads."""


class Sentence:
    """One sentence of an article, as the article has it, and what it tells."""

    __slots__ = ("end", "entry", "facts", "number", "section", "start", "text", "titles", "voice")

    def __init__(self, number: int, section: str | None, entry: Entry[Told]) -> None:
        told = entry.record
        self.number = number
        self.section = section
        self.entry = entry
        self.facts: list[Entry[Any]] = []
        self.text: str = told.text or ""
        self.start = self.end = 0
        self.titles = told.people
        self.voice = told.voice


class Article:
    """An article with its sentences; `text` is empty where the file could not be read."""

    def __init__(self, head: Entry[ArticleHead]) -> None:
        self.head = head
        self.source = head.id
        self.language: str = head.record.language or UNKNOWN
        self.text = ""
        self.date = ""
        self.headline: str | None = None
        self.datelines: list[str] = []
        self.sentences: list[Sentence] = []

    def told_in(self, sentence: Sentence, fact: Fact) -> list[Sentence]:
        """Where a fact stands that is told under `sentence`: in those sentences that there are."""
        numbers = sorted({sentence.number, *fact.with_})
        return [self.sentences[n - 1] for n in numbers if 0 < n <= len(self.sentences)]

    @property
    def facts(self) -> Iterator[Entry[Any]]:
        """The facts of all its sentences."""
        return (fact for sentence in self.sentences for fact in sentence.facts)


class LoadedPack:
    """A pack as far as it could be read. It is fit for use only where `problems` is empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tree = Path(os.path.realpath(folder))  # what holds its YAML
        self.files: list[Path] = []  # all that was read
        self.problems: list[Problem] = []
        self.description: Description | None = None
        self.people: dict[str, Entry[Speaker]] = {}
        self.sides: dict[str, Entry[Side]] = {}
        self.places: dict[str, Entry[Place]] = {}
        self.kinds: dict[str, dict[str, Entry[Any]]] = {
            "person": self.people,
            "side": self.sides,
            "place": self.places,
        }
        self.articles: list[Article] = []
        self.unread: set[str] = set()  # files that could not be read

    @property
    def attributes(self) -> tuple[str, ...]:
        """What is asked of a round; nothing where its description could not be read."""
        return self.description.round_attributes if self.description else ()

    @property
    def full(self) -> bool:
        """Whether it has more problems than anybody reads."""
        return len(self.problems) > MOST_PROBLEMS

    def tell(self, problem: Problem) -> None:
        """Keep a problem; TooMany where the pack is full of them."""
        self.problems.append(problem)
        if self.full:
            why = f"more than {MOST_PROBLEMS:,} problems: the rest is not looked at"
            at = (problem.file, problem.line, problem.column)
            self.problems.append(Problem(*at, "too_many", why))
            raise TooMany

    def entry(self, model: type[P], node: Mapping, file: str) -> Entry[P]:
        """`node` as a record, as far as it is sound; what is wrong with it is told."""
        plain = dict(node)  # read in three quarters of the time that a mapping of ours takes
        try:
            return Entry(file, node, model.__pydantic_validator__.validate_python(plain))
        except ValidationError as fault:
            found, problems = salvaged(model, node, file, fault)
        for problem in problems:
            self.tell(problem)
        return found

"""A pack as it was read: records that know their places, articles with their sentences."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.models import Part
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from talks_cli.curate.read.models import (
        ArticleHead,
        Description,
        Place,
        Side,
        Silent,
        Speaker,
        Titles,
        Told,
        Voice,
    )
    from talks_cli.curate.read.strict_yaml import Mapping, Sequence

T = TypeVar("T", bound=Part)

MOST_PROBLEMS = 10_000


class Entry(Generic[T]):
    """A record with the place it was read from; `faulty`: its fields that are told as wrong."""

    __slots__ = ("faulty", "file", "id", "node", "record")

    def __init__(
        self, file: str, node: Mapping, record: T, id: str, faulty: frozenset[str] = frozenset()
    ) -> None:
        self.file = file
        self.node = node
        self.record = record
        self.id = id
        self.faulty = faulty

    def problem(self, code: str, message: str, *path: str | int) -> Problem:
        """`message` at the place of the field that `path` leads to."""
        return Problem(self.file, *strict_yaml.place_of(self.node, path), code, message)


class Sentence:
    """One sentence of an article, as the article has it, and what it tells."""

    __slots__ = ("end", "entry", "facts", "number", "section", "start", "text")

    def __init__(self, number: int, section: str, entry: Entry[Told]) -> None:
        self.number = number
        self.section = section
        self.entry = entry
        self.facts: list[Entry[Any]] = []
        self.text: str = entry.record.text or ""
        self.start = self.end = 0

    @property
    def titles(self) -> dict[str, Titles]:
        return self.entry.record.people

    @property
    def voice(self) -> Voice | None:
        return self.entry.record.voice

    @property
    def nothing(self) -> str | None:
        return self.entry.record.nothing

    @property
    def silences(self) -> tuple[Silent, ...]:
        return self.entry.record.silent


class Article:
    """An article with its sentences; `text` is empty where the file could not be read."""

    __slots__ = ("date", "datelines", "head", "headline", "language", "sentences", "source", "text")

    def __init__(self, head: Entry[ArticleHead]) -> None:
        self.head = head
        self.source = head.id
        self.language: str = head.record.language or "und"
        self.text = ""
        self.date = ""
        self.headline: str | None = None
        self.datelines: list[str] = []
        self.sentences: list[Sentence] = []


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
        self.articles: list[Article] = []
        self.unread: set[str] = set()  # files that could not be read

    @property
    def full(self) -> bool:
        """Whether it has more problems than anybody reads."""
        return len(self.problems) > MOST_PROBLEMS

    def stops_at(self, name: str, node: Mapping | Sequence, step: str | int) -> bool:
        """Whether a file is not looked at from an entry on, because there are too many problems."""
        if self.full:
            why = f"more than {MOST_PROBLEMS:,} problems: the rest of the file is not looked at"
            at = strict_yaml.place_of(node, (step,))
            self.problems.append(Problem(str(self.folder / name), *at, "too_many", why))
            self.unread.add(name)
        return self.full

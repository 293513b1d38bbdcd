"""By what words people, sides and places are known in an article."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.ground import (
    WORD,
    folded,
    ground,
    lowered,
    numbers_of,
    plain,
    stands,
    words_in,
)
from talks_cli.curate.read.models import SHARED
from talks_cli.curate.read.sentences import UNSPACED
from talks_cli.curate.read.words import words_of
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import Article, LoadedPack

FILES = {model.kind: file for file, model in SHARED.items()}
MOST_COMPARED = 200_000  # names with which slips are compared, to say what they may have meant


class Known:
    """Who and what a pack knows, for all of its articles."""

    def __init__(self, pack: LoadedPack) -> None:
        self.pack = pack
        self.attributes = pack.attributes
        self.met: set[str] = set()  # wordings that a sentence is known to have
        self.rounds: dict[int, set[str]] = defaultdict(set)  # what each is called, anywhere
        for fact in (entry.record for article in pack.articles for entry in article.facts):
            if fact.kind == "round" and fact.round is not None:
                self.rounds[fact.round].update(map(folded, fact.names))
        self._compared = 0

    @cached_property
    def where(self) -> Where:
        """Where words stand: gone through only for what no fact names."""
        return Where(self.pack)

    def stands(self, name: str) -> bool:
        """Whether some article has a name."""
        return folded(name) in self.met or bool(self.where.of(folded(name)))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every word of a name of the pack that has a capital."""
        records = [entry.record for known in self.pack.kinds.values() for entry in known.values()]
        whole = [record.name for record in records if record.name]
        others = (word for record in records for word in (*record.called, *record.aliases))
        whole += [word for word in others if " " not in word]
        words = (word for name in whole for word in WORD.findall(name) if word[0].isupper())
        return frozenset(words_in(lowered(" ".join(words))))

    @cached_property
    def bearers(self) -> dict[str, list[tuple[str, str]]]:
        """Of what kind and id they are whose name has a word, in any language."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind, known in self.pack.kinds.items():
            for entry in known.values():
                record = entry.record
                names = filter(None, (record.name, *record.called, *record.aliases))
                for word in words_in(lowered(" ".join(names))):
                    found[word].append((kind, entry.id))
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """The ids of those with a name who can speak, by each name and by surnames."""
        found: dict[str, str] = {}
        known = self.pack.kinds
        for entry in (*known["person"].values(), *known["side"].values()):
            record = entry.record
            speaks_as = getattr(record, "speaks_as", "side")
            if not record.name or speaks_as == "unnamed":
                continue
            surnames = _surnames(record.name) if speaks_as == "person" else []
            for name in (record.name, *record.called, *record.aliases, *surnames):
                found.setdefault(folded(name), entry.id)
        return found

    def near(self, name: str, known: Collection[str], most: int = 3) -> str:
        """What a slip of the pen may have meant; nothing after many of them."""
        self._compared += len(known)
        return "" if self._compared > MOST_COMPARED else did_you_mean(nearest(name, known, most))

    def kind(self, field: str, kind: str, name: str) -> str:
        """What a name in a field is of: a delegation may be that of an organisation."""
        entry = self.pack.people.get(name) if field == "delegation" else None
        return "person" if entry and entry.record.speaks_as == "organisation" else kind

    def unknown(self, field: str, name: str, kind: str) -> str:
        """What is wrong with `name`; nothing if it is one of its kind, or its file is unread."""
        file = FILES[kind]
        if name in self.pack.kinds[kind] or file in self.pack.unread:
            return ""
        for other, known in self.pack.kinds.items():
            if name in known:
                return f"{field}: {name!r} is a {other} ({FILES[other]}), not a {kind}"
        near = self.near(name, self.pack.kinds[kind])
        return f"{field}: there is no {kind} {name!r} in {file}{near}"


class Wordings:
    """How one article words those whom the pack knows, in lower case."""

    def __init__(self, known: Known, article: Article) -> None:
        self.known = known
        self.article = article
        self.language = words_of(article.language)
        self.reads = article.head.record.reads
        self._names_of: dict[tuple[str, str], list[str]] = {}

    def of(self, kind: str, identifier: str) -> list[str]:
        """How the article may word somebody or something: none where nobody is so called."""
        names = self.names_of(kind, identifier)
        titles = self._titles.get(identifier, ()) if names and kind == "person" else ()
        return [*names, *titles]

    def names_of(self, kind: str, identifier: str) -> list[str]:
        """The same without titles."""
        key = (kind, identifier)
        if key not in self._names_of:
            entry = self.known.pack.kinds[kind].get(identifier)
            self._names_of[key] = self._named(kind, entry) if entry else []
        return self._names_of[key]

    def _named(self, kind: str, entry: Entry[Any]) -> list[str]:
        record = entry.record
        names = [record.name, self.article.head.record.spells.get(entry.id)]
        found = list(map(folded, filter(None, (*names, *record.called))))
        if kind == "person" and record.speaks_as == "person":
            found += [surname for name in filter(None, names) for surname in _surnames(name)]
        return found

    @cached_property
    def _titles(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for sentence in self.article.sentences:
            for person, titles in sentence.titles.items():
                if not titles.why:
                    found[person] += map(folded, titles.titles)
        return found


def _surnames(name: str) -> list[str]:
    """The words of a person's name but the first, and those between that are no names."""
    _, *words = plain(name).split()
    return [lowered(word) for word in words if not word[0].islower() and len(word) > 1]


class Where:
    """In which sentences of all articles words stand, by their words."""

    def __init__(self, pack: LoadedPack) -> None:
        self._texts: list[str] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._found: dict[str, frozenset[int]] = {}
        for article in pack.articles:
            for text in (*article.datelines, *(sentence.text for sentence in article.sentences)):
                told = ground(text)
                for word in told.words | told.numbers:
                    self._by_word[word].append(len(self._texts))
                self._texts.append(told.folded)

    def of(self, wording: str) -> frozenset[int]:
        """The numbers of the sentences in which a wording, plain and in lower case, stands."""
        if wording not in self._found:
            words = [] if UNSPACED.search(wording) else [*words_in(wording), *numbers_of(wording)]
            lists: list[Sequence[int]] = [self._by_word.get(word, []) for word in words]
            rare = min(lists, key=len) if lists else range(len(self._texts))
            found = frozenset(at for at in rare if stands(wording, self._texts[at]))
            self._found[wording] = found
        return self._found[wording]

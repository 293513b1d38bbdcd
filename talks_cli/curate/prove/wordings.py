"""By what words people, sides and places are known in an article."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.ground import WORD, plain, stands, words_in
from talks_cli.curate.read.models import RoundFact
from talks_cli.curate.read.sentences import UNSPACED
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from talks_cli.curate.read.pack import Article, Entry, LoadedPack

_TOKEN = re.compile(r"\w+")
MOST_COMPARED = 200_000  # names with which slips are compared, to say what they may have meant


class Wordings:
    """The wordings of a pack, in lower case."""

    def __init__(self, pack: LoadedPack) -> None:
        self.pack = pack
        self.known: dict[str, dict[str, Entry[Any]]] = {
            "person": pack.people,
            "side": pack.sides,
            "place": pack.places,
        }
        self._of: dict[tuple[str, str, str], tuple[str, ...]] = {}
        self._titles: dict[str, dict[str, list[str]]] = {}
        self.attributes = pack.description.round_attributes if pack.description else ()
        self._compared = 0

    def of(self, kind: str, identifier: str, article: Article) -> tuple[str, ...]:
        """How an article may word somebody or something: none where nobody is so called."""
        key = (kind, identifier, article.source)
        if key not in self._of:
            titles = self._titles_in(article).get(identifier, ()) if kind == "person" else ()
            found = [*self.names_of(kind, identifier, article), *titles]
            self._of[key] = tuple(dict.fromkeys(found))
        return self._of[key]

    def names_of(self, kind: str, identifier: str, article: Article) -> Iterator[str]:
        """The same without titles."""
        entry = self.known[kind].get(identifier)
        if entry is None:
            return
        record = entry.record
        names = [record.name] if record.name else []
        if kind == "person" and (spelled := article.head.record.spells.get(identifier)):
            names.append(spelled)
        for name in names:
            yield plain(name).casefold()
            if kind == "person" and record.speaks_as == "person":
                yield from (word.casefold() for word in _surnames(name))
        for wording in record.called:
            yield plain(wording).casefold()

    def _titles_in(self, article: Article) -> dict[str, list[str]]:
        if article.source not in self._titles:
            found = self._titles[article.source] = defaultdict(list)
            for sentence in article.sentences:
                for person, titles in sentence.titles.items():
                    if not titles.why:
                        found[person] += [plain(title).casefold() for title in titles.titles]
        return self._titles[article.source]

    @cached_property
    def rounds(self) -> dict[int, set[str]]:
        """What each round is called, anywhere in the pack."""
        found: dict[int, set[str]] = defaultdict(set)
        for article in self.pack.articles:
            for sentence in article.sentences:
                for entry in sentence.facts:
                    fact = entry.record
                    if isinstance(fact, RoundFact) and fact.round is not None:
                        names = filter(None, (fact.name, *fact.called))
                        found[fact.round].update(plain(name).casefold() for name in names)
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Every word of a name of the pack that has a capital."""
        records = [entry.record for known in self.known.values() for entry in known.values()]
        whole = [record.name for record in records if record.name]
        whole += [word for record in records for word in record.called if " " not in word]
        capitals = (word for name in whole for word in WORD.findall(name) if word[0].isupper())
        return frozenset(part for word in capitals for part in words_in(word))

    def near(self, name: str, known: Collection[str], most: int = 3) -> str:
        """What a slip of the pen may have meant; nothing after many of them."""
        self._compared += len(known)
        return "" if self._compared > MOST_COMPARED else did_you_mean(nearest(name, known, most))


def _surnames(name: str) -> list[str]:
    """The words of a person's name but the first, and those between that are no names."""
    _, *words = plain(name).split()
    return [word for word in words if not word[0].islower() and len(word) > 1]


class Where:
    """In which sentences of all articles words stand, by their words."""

    def __init__(self, pack: LoadedPack) -> None:
        self._folded: list[str] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._found: dict[str, frozenset[int]] = {}
        for article in pack.articles:
            for text in (*article.datelines, *(sentence.text for sentence in article.sentences)):
                folded = plain(text).casefold()
                for word in set(_TOKEN.findall(folded)):
                    self._by_word[word].append(len(self._folded))
                self._folded.append(folded)

    def of(self, wording: str) -> frozenset[int]:
        """The numbers of the sentences in which a wording, plain and in lower case, stands."""
        if wording not in self._found:
            words = [] if UNSPACED.search(wording) else _TOKEN.findall(wording)
            lists: list[Sequence[int]] = [self._by_word.get(word, []) for word in words]
            rare = min(lists, key=len) if lists else range(len(self._folded))
            found = frozenset(at for at in rare if stands(wording, self._folded[at]))
            self._found[wording] = found
        return self._found[wording]

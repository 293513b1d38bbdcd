"""What all scopes of a pack share: sentences as cited, names, where somebody is first told of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.tell.kinds import blank
from talks_cli.curate.tell.merge import Ids
from talks_cli.curate.tell.wording import listed, speaker, speakers, where
from talks_cli.view import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import Article, LoadedPack
    from talks_cli.curate.read.models import Titles
    from talks_cli.curate.tell.called import Called
    from talks_cli.curate.tell.telling import Telling

    Doc = dict[str, Any]
    Place = tuple[str, int]  # a source, and the number of a sentence


class Cited(NamedTuple):
    """Sentences as they are cited, and where they stand: `AP [16–17]; Reuters [3]`."""

    quotations: list[Doc]
    where: str


class Evidence:
    """The sentences of all articles, each made once for all that rests on it."""

    def __init__(self, articles: list[Article]) -> None:
        self.publishers = {article.source: article.head.record.publisher for article in articles}
        self._order = {article.source: at for at, article in enumerate(articles)}
        self._sentences = {
            (article.source, sentence.number): {
                "source": article.source,
                "section": sentence.section,
                "sentences": [sentence.number],
                "start": sentence.start,
                "end": sentence.end,
                "quote": sentence.text,
            }
            for article in articles
            for sentence in article.sentences
        }
        sources = {
            article.source: {"publisher": self.publishers[article.source], "date": article.date}
            for article in articles
        }
        self.labels = labels(sources)
        # Nothing stands before the numbers of a source's sentences where there is no other.
        self._before = self.labels if len(sources) > 1 else dict.fromkeys(sources, "")
        self._cited: dict[tuple[Place, ...], Cited] = {}

    def of(self, tellings: list[Telling]) -> Cited:
        """The sentences that tellings stand in."""
        if len(tellings) == 1:
            return self.at(tellings[0].places)
        return self.at(tuple([place for told in tellings for place in told.places]))

    def at(self, places: tuple[Place, ...]) -> Cited:
        """The sentences at some places, in the order of sources, each once."""
        if places not in self._cited:
            there = list(dict.fromkeys(places))
            if len(there) > 1:
                there.sort(key=lambda place: (self._order[place[0]], place[1]))
            quotations = [self._sentences[place] for place in there]
            self._cited[places] = Cited(quotations, where(there, self._before))
        return self._cited[places]

    def named(self, sources: set[str]) -> str:
        """Some of several sources as they are labelled, in their order."""
        return listed([self.labels[source] for source in self._order if source in sources])

    def says(self, tellings: Iterable[Telling]) -> str:
        """Who says what is told: those who are cited, or who publishes it."""
        return self.voices([(told.said_by, told.source) for told in tellings])

    def voices(self, voices: Iterable[tuple[Doc | None, str]]) -> str:
        """Those who are cited, or who publishes it, in words."""
        told = [
            speaker(said_by) if said_by else self.publishers[source] for said_by, source in voices
        ]
        return told[0] if len(told) == 1 else "; ".join(dict.fromkeys(told))


class Shared:
    """What all scopes of a pack share."""

    def __init__(
        self, pack: LoadedPack, tellings: list[Telling], called: dict[str, Called]
    ) -> None:
        self.ids = Ids(tellings)
        self.called = called  # by source, as it spells names
        self.met = _met(tellings)
        self.evidence = Evidence(pack.articles)
        # An organisation that is no side may have a delegation too.
        named: tuple[tuple[str, Entry[Any]], ...] = (*pack.people.items(), *pack.sides.items())
        self.names = {identifier: entry.record.name for identifier, entry in named}
        self.names |= self.evidence.labels
        self.attributes = pack.attributes
        self.blank = blank(self.attributes)
        # The curator's words for a thing, which stand with one of its tellings.
        self.wordings: dict[str, Doc] = {}
        # Of each person, by source, where titles are given, and which.
        self.titled: dict[str, dict[str, list[tuple[Place, Titles]]]] = {}
        for article in pack.articles:
            for sentence in article.sentences:
                for person, titles in sentence.titles.items():
                    place = (article.source, sentence.number)
                    given = self.titled.setdefault(person, {})
                    given.setdefault(article.source, []).append((place, titles))
        # Of each person, the spellings of sources that have their own.
        self.spelled: dict[str, dict[str, str]] = {}
        for article in pack.articles:
            for person, name in article.head.record.spells.items():
                if person in pack.people and name != pack.people[person].record.name:
                    self.spelled.setdefault(person, {})[article.source] = name
        self.met_in = self._met_in()

    def _met_in(self) -> dict[str, list[tuple[str, str]]]:
        """Whom and what each source tells of otherwise than all of them together."""
        tellers = {key: {*told} for key, told in self.met.items()}
        for person, told in self.titled.items():
            tellers.setdefault(("person", person), set()).update(told)
        found: dict[str, list[tuple[str, str]]] = {}
        for key, sources in tellers.items():
            for source in sources:
                if len(sources) > 1 or source in self.spelled.get(key[1], ()):
                    found.setdefault(source, []).append(key)
        return found


def _met(tellings: Iterable[Telling]) -> dict[tuple[str, str], dict[str, tuple[Place, ...]]]:
    """Where each person, side and place is first told of, by source."""
    found: defaultdict[tuple[str, str], dict[str, tuple[Place, ...]]] = defaultdict(dict)
    for told in tellings:
        for one in _about(told):
            found[one].setdefault(told.source, told.places)
    return found


def _about(told: Telling) -> Iterator[tuple[str, str]]:
    """The people, sides and places that a telling names."""
    fields = told.fields
    if told.kind == "delegate":
        yield "person", fields["side"]
    for kind, field in (("person", "person"), ("side", "side"), ("place", "place")):
        if identifier := fields.get(field):
            yield kind, identifier
    for kind, field in (("person", "people"), ("place", "places")):
        for one in fields.get(field, ()):
            yield kind, one["id"]
    if told.said_by:
        cited = [one["id"] for one in speakers(told.said_by) if one.get("id")]
        yield from ((kind, one) for one in cited for kind in ("person", "side"))

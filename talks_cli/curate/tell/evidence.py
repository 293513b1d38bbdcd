"""Where things stand: sentences as they are cited, and in which words a table says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.tell.wording import listed, speaker, where
from talks_cli.view import labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.curate.read.loaded import Article
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
            there = [place for place in dict.fromkeys(places) if place in self._sentences]
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

"""What all scopes of a pack share: names, sentences, and where somebody is first told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell.evidence import Evidence
from talks_cli.curate.tell.kinds import blank
from talks_cli.curate.tell.wording import speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import LoadedPack
    from talks_cli.curate.read.models import Titles
    from talks_cli.curate.tell.called import Called
    from talks_cli.curate.tell.evidence import Place
    from talks_cli.curate.tell.merge import Ids
    from talks_cli.curate.tell.telling import Telling

    Doc = dict[str, Any]


class Shared:
    """What all scopes of a pack share."""

    def __init__(
        self, pack: LoadedPack, tellings: list[Telling], ids: Ids, called: dict[str, Called]
    ) -> None:
        self.ids = ids
        self.called = called  # by source, as it spells names
        self.met = _met(tellings)
        self.evidence = Evidence(pack.articles)
        # An organisation that is no side may have a delegation too.
        named: tuple[tuple[str, Entry[Any]], ...] = (*pack.people.items(), *pack.sides.items())
        self.names = {identifier: entry.record.name for identifier, entry in named}
        self.names |= self.evidence.labels
        self.attributes = pack.description.round_attributes if pack.description else ()
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
                if name != pack.people[person].record.name:
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
    found: dict[tuple[str, str], dict[str, tuple[Place, ...]]] = {}
    for told in tellings:
        for kind, identifier in _about(told):
            if told.source not in found.setdefault((kind, identifier), {}):
                found[kind, identifier][told.source] = told.places
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
        yield from ((kind, one["id"]) for one in fields.get(field, ()))
    if told.said_by:
        cited = [one["id"] for one in speakers(told.said_by) if one.get("id")]
        yield from ((kind, one) for one in cited for kind in ("person", "side"))

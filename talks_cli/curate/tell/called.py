"""What people and places are called: throughout a pack, or as one article spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.fact import Via
from talks_cli.curate.read.shapes import ARTICLE
from talks_cli.curate.tell.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talks_cli.curate.read.loaded import LoadedPack

    Doc = dict[str, Any]


class Called:
    """Names by ids. An article's own spellings of people (`spells`) come before the pack's."""

    def __init__(self, pack: LoadedPack, spells: Mapping[str, str]) -> None:
        self.pack = pack
        self._spells = spells
        self._voices: dict[Any, Doc | None] = {}

    def name(self, person: str) -> str:
        known = self.pack.people.get(person)
        return self._spells.get(person) or (known.record.name if known else person)

    def place(self, place: str) -> str:
        known = self.pack.places.get(place)
        return known.record.name if known else place

    def people(self, ids: tuple[str, ...]) -> list[Doc]:
        """People as documents name them."""
        return [{"id": person, "name": self.name(person)} for person in ids]

    def places(self, ids: tuple[str, ...]) -> list[Doc]:
        return [{"id": place, "name": self.place(place)} for place in ids]

    def voice(self, voice: tuple[Any, ...] | None) -> Doc | None:
        """Who is cited, as documents have it; None for the article itself."""
        if not voice or voice == (ARTICLE,):
            return None
        if voice not in self._voices:
            self._voices[voice] = self._cited(voice)
        return self._voices[voice]

    def _cited(self, voice: tuple[Any, ...]) -> Doc:
        several = [self._speaker(one) for one in voice]
        if len(several) == 1:
            return several[0]
        names = [one.get("name") or one["unnamed"] for one in several]
        return {"id": None, "name": listed(names), "several": several}

    def _speaker(self, one: str | Via) -> Doc:
        if isinstance(one, Via):
            return {**self._cited(one.who), "via": self._cited(one.via)}
        if one in self.pack.sides:
            return {"id": one, "name": self.pack.sides[one].record.name}
        known = self.pack.people.get(one)
        if not known:
            return {"unnamed": one}
        if known.record.speaks_as == "unnamed":
            return {"id": one, "unnamed": known.record.name}
        return {"id": one, "name": self.name(one)}


def named(said_by: Doc | None) -> str | None:
    """The name of somebody who is cited, or the words for whoever is not named."""
    return (said_by.get("name") or said_by.get("unnamed")) if said_by else None

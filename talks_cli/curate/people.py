"""People by their names: how each may be written, and where a text names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def spellings(name: str, called: Iterable[str] = ()) -> tuple[str, ...]:
    """How a source may write a person: the name, the last word of it, and what it calls them."""
    return (name, name.rsplit(maxsplit=1)[-1], *called)


def tell_apart(people: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Each wording with the one person who goes by it; what several go by tells nobody apart."""
    found: dict[str, str | None] = {}
    for person, wordings in people:
        for wording in dict.fromkeys(wordings):
            found[wording] = person if found.get(wording, person) == person else None
    return {wording: person for wording, person in found.items() if person}


class Mention(NamedTuple):
    """A person named in a sentence, by characters `start` to `end` of it."""

    person: str
    start: int
    end: int


class Names:
    """Finds people in sentences by their wordings (wording -> id), the longest first."""

    def __init__(self, wordings: dict[str, str]) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for wording in sorted(wordings, key=len, reverse=True):
            if first := _WORD.search(wording):
                self._by_word.setdefault(first[0], []).append((wording, wordings[wording]))

    def mentions(self, sentence: str) -> list[Mention]:
        found: list[Mention] = []
        for word in _WORD.finditer(sentence):
            start = word.start()
            if found and start < found[-1].end:
                continue
            for wording, person in self._by_word.get(word[0], ()):
                end = start + len(wording)
                if sentence.startswith(wording, start) and not sentence[end : end + 1].isalnum():
                    found.append(Mention(person, start, end))
                    break
        return found

"""People by their names: how each may be written, and where a text names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from talks_cli.curate.prove.english import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_SPACE = "[ \u00a0]"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|2[01])\d\d"
_BEFORE_MONTH = re.compile(rf"(?<![\w.,]){_DAY}(?:{_SPACE}of)?{_SPACE}\Z")
_AFTER_MONTH = re.compile(
    rf"(?:{_SPACE}{_DAY}|(?:,{_SPACE}?|{_SPACE}){_YEAR})(?!\w|[.,]\d)", re.ASCII
)
_LONGEST_DAY = len(" 31st of ")


def spellings(name: str, called: Iterable[str] = ()) -> tuple[str, ...]:
    """How a source may write a person: the name, the last word of it, and what it calls them."""
    return (name, name.rsplit(maxsplit=1)[-1], *called)


def is_month(text: str, start: int, end: int) -> bool:
    """Whether `text` has a month from `start` to `end`, which its day or its year shows.

    `May 16`, `16 May` and `May, 2025` name nobody; `May` alone may be a person.
    """
    if text[start:end] not in MONTHS:
        return False
    before = text[max(0, start - _LONGEST_DAY) : start]
    return bool(_AFTER_MONTH.match(text, end) or _BEFORE_MONTH.search(before))


class Mention(NamedTuple):
    """A person named in a sentence, by characters `start` to `end` of it."""

    person: str
    start: int
    end: int


class Names:
    """Finds people in sentences by their wordings, the longest first.

    What several people go by tells nobody apart, and finds nobody.
    """

    def __init__(self, people: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._who: dict[str, str | None] = {}
        self._lengths: dict[str, list[int]] = {}  # of the wordings that begin with a word
        self._add(people)

    def also(self, people: Iterable[tuple[str, Iterable[str]]]) -> Names:
        """These, and what else people are called; these alone stay as they are."""
        both = Names(())
        both._who, both._lengths = dict(self._who), dict(self._lengths)
        both._add(people)
        return both

    def _add(self, people: Iterable[tuple[str, Iterable[str]]]) -> None:
        added: dict[str, set[int]] = {}
        for person, wordings in people:
            for wording in wordings:
                self._who[wording] = person if self._who.get(wording, person) == person else None
                if first := _WORD.match(wording):
                    added.setdefault(first[0], set()).add(len(wording))
        for word, lengths in added.items():
            self._lengths[word] = sorted(lengths.union(self._lengths.get(word, ())), reverse=True)

    def mentions(self, sentence: str) -> list[Mention]:
        """Who is named, from left to right."""
        found: list[Mention] = []
        for word in _WORD.finditer(sentence):
            start = word.start()
            if found and start < found[-1].end:
                continue
            for length in self._lengths.get(word[0], ()):
                end = start + length
                person = self._who.get(sentence[start:end])
                if (
                    person
                    and not sentence[end : end + 1].isalnum()
                    and not is_month(sentence, start, end)
                ):
                    found.append(Mention(person, start, end))
                    break
        return found

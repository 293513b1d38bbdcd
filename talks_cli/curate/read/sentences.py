"""Where sentences stand in their article: put together they are it, word for word."""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple
from unicodedata import category

MOST_LOOKS = 50  # for where the two meet again after they have parted
_SHOWN = 60  # characters of the article that a message tells
_LEAST = 12  # signs of a sentence that is looked for further on: a shorter one is anywhere

_INK = re.compile(r"[^\s\ufeff]+")
# Scripts that set no words apart: where a line is folded, YAML has a space and the article none.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)


class Parting(NamedTuple):
    """Where the pieces and the article part: at which piece (one past the last: after all)."""

    piece: int
    why: str


class Aligned(NamedTuple):
    """Where each piece stands, None for one that is not found; and where the two part."""

    spans: list[tuple[int, int] | None]
    partings: list[Parting]


def align(article: str, pieces: list[str]) -> Aligned:
    """Where `pieces` stand in `article`, which they must be, one after the other, word for word."""
    return _Alignment(article, pieces).made()


class _Alignment:
    def __init__(self, article: str, pieces: list[str]) -> None:
        self.article = article
        self.pieces = pieces
        self.places = array("I")  # of each sign that is no white space
        for run in _INK.finditer(article):
            self.places.extend(range(*run.span()))
        self.ink = "".join(_INK.findall(article))
        self.inks = ["".join(_INK.findall(piece)) for piece in pieces]
        self.spans: list[tuple[int, int] | None] = []
        self.partings: list[Parting] = []
        self.looks = 0

    def made(self) -> Aligned:
        at = 0
        for number, ink in enumerate(self.inks):
            if self.looks > MOST_LOOKS:
                self.spans.append(None)
                continue
            start = at if self.ink.startswith(ink, at) else self._parted(number, at)
            if start is None:
                self.spans.append(None)
                at = self._meet_again(number, at)
                continue
            at = start + len(ink)
            self.spans.append((self.places[start], self.places[at - 1] + 1))
            self._words(number, start, at)
        if at < len(self.ink) and self.looks <= MOST_LOOKS:
            why = f"the article goes on after the last sentence: {self._shown(at)}"
            self.partings.append(Parting(len(self.pieces), why))
        return Aligned(self.spans, self.partings)

    def _parted(self, number: int, at: int) -> int | None:
        """Tell where a piece and the article part; where it stands if only words are left out."""
        ink = self.inks[number]
        same = _common(self.ink, at, ink)
        if same < _LEAST <= len(ink) and (further := self._find(ink, at)) >= 0:
            why = f"the article has more before this: {self._shown(at, further)}"
            self.partings.append(Parting(number, why))
            return further
        if at + same == len(self.ink):
            why = "the article ends before this, or has it nowhere after the sentence before"
        else:
            word, has = _word_at(self.pieces[number], same)
            found = self._shown(self._word_start(at + same, at))
            why = f"at word {word} the article has {found}, and here stands {has!r}"
        self.partings.append(Parting(number, why))
        return None

    def _meet_again(self, number: int, at: int) -> int:
        """Where one of the next pieces stands, after one that is not as the article has it."""
        for ink in self.inks[number + 1 : number + 4]:
            found = self._find(ink, at) if len(ink) >= _LEAST else -1
            if found >= 0:
                return found
        self.looks = MOST_LOOKS + 1
        return at

    def _find(self, ink: str, at: int) -> int:
        self.looks += 1
        return self.ink.find(ink, at)

    def _words(self, number: int, start: int, end: int) -> None:
        """Tell of words that are joined or split, and of a piece that begins within a word."""
        if start and self._within_a_word(start) and not self._space_before(start):
            self.partings.append(Parting(number, "it begins in the middle of a word"))
        first, last = self.places[start], self.places[end - 1] + 1
        if self.article[first:last].split() == self.pieces[number].split():
            return
        here = 0
        gaps = set()
        for run in _INK.findall(self.pieces[number]):
            gaps.add(here)
            here += len(run)
        for sign in range(1, end - start):
            at = start + sign
            if (sign in gaps) is not self._space_before(at) and self._within_a_word(at):
                word, has = _word_at(self.pieces[number], sign)
                found = self._shown(self._word_start(at, start))
                why = f"at word {word} the article has {found}, and here stands {has!r}"
                self.partings.append(Parting(number, why))
                return

    def _space_before(self, at: int) -> bool:
        return self.places[at] != self.places[at - 1] + 1

    def _within_a_word(self, at: int) -> bool:
        """Whether two signs that follow each other would make a word, but for the space."""
        pair = self.ink[at - 1 : at + 1]
        return all(category(sign)[0] in "LNM" for sign in pair) and not UNSPACED.search(pair)

    def _word_start(self, at: int, least: int) -> int:
        while at > least and not self._space_before(at):
            at -= 1
        return at

    def _shown(self, at: int, end: int | None = None) -> str:
        """What the article has at a sign, as a message tells it."""
        first = self.places[at]
        last = len(self.article) if end is None else self.places[end - 1] + 1
        words = self.article[first : min(last, first + _SHOWN)]
        return repr(" ".join(words.split()) + "…" * (last > first + _SHOWN))


def _common(text: str, at: int, ink: str) -> int:
    """How many signs `ink` and `text` from `at` have in common: halved, not counted."""
    low, high = 0, min(len(ink), len(text) - at)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(ink[:middle], at):
            low = middle
        else:
            high = middle - 1
    return low


def _word_at(piece: str, sign: int) -> tuple[int, str]:
    """The number of the word that holds a sign, white space not counted, and some words from it."""
    words = piece.split()
    seen = 0
    for number, word in enumerate(words, 1):
        seen += len(word)
        if seen > sign:
            shown = " ".join(words[number - 1 : number + 7])
            return number, shown[:_SHOWN] + "…" * (len(shown) > _SHOWN)
    return len(words) + 1, "nothing more"

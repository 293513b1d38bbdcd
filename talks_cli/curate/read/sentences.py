"""Where sentences stand in their article: put together they are it, word for word."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import NamedTuple
from unicodedata import category

MOST_LOOKS = 50  # for where the two meet again after they have parted
_SHOWN = 60  # characters of the article that a message tells
_LEAST = 12  # signs of a sentence that is looked for further on: a shorter one is anywhere

_INK = re.compile(r"[^\s\ufeff]+")
_BLANK = re.compile(r"[\s\ufeff]*")
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
        self.spans: list[tuple[int, int] | None] = []
        self.partings: list[Parting] = []
        self.looks = 0

    def made(self) -> Aligned:
        end = 0
        for number, piece in enumerate(self.pieces):
            if self.looks > MOST_LOOKS or len(self.partings) > MOST_LOOKS:
                self.spans.append(None)
                continue
            span = self._as_written(piece, end) or self._without_spaces(number, end)
            self.spans.append(span)
            if span is None:
                end = self._meet_again(number, end)
                continue
            start, end = span
            if start > 0 and joined(self.article[start - 1 : start + 1]):
                self.partings.append(Parting(number, "it begins in the middle of a word"))
        end = self._next(end)
        if end < len(self.article) and max(self.looks, len(self.partings)) <= MOST_LOOKS:
            why = f"the article goes on after the last sentence: {self._shown(end)}"
            self.partings.append(Parting(len(self.pieces), why))
        return Aligned(self.spans, self.partings)

    def _next(self, at: int) -> int:
        """Where the next sign that is no white space stands."""
        found = _BLANK.match(self.article, at)
        return found.end() if found else at

    def _as_written(self, piece: str, at: int) -> tuple[int, int] | None:
        """Where a piece stands, word for word, from `at` on."""
        start = self._next(at)
        if self.article.startswith(piece, start):
            return start, start + len(piece)
        end = start
        for word in piece.split():
            begin = self._next(end)
            if not self.article.startswith(word, begin) or begin == end != start:
                return None
            end = begin + len(word)
        return start, end

    # -- where words are not the same -------------------------------------------------------------

    @cached_property
    def places(self) -> array[int]:
        """Where each sign of the article stands that is no white space."""
        places = array("I")
        for run in _INK.finditer(self.article):
            places.extend(range(*run.span()))
        return places

    @cached_property
    def ink(self) -> str:
        """The signs of the article that are no white space."""
        return _ink(self.article)

    def _without_spaces(self, number: int, end: int) -> tuple[int, int] | None:
        """Where a piece stands but for white space; where it parts from the article, if it does."""
        at = bisect_left(self.places, end)
        ink = _ink(self.pieces[number])
        start = at if self.ink.startswith(ink, at) else self._parted(number, ink, at)
        if start is None:
            return None
        self._words(number, start, start + len(ink))
        return self.places[start], self.places[start + len(ink) - 1] + 1

    def _parted(self, number: int, ink: str, at: int) -> int | None:
        """Tell where a piece and the article part; where it stands if only words are left out."""
        same = _common(self.ink, at, ink)
        if same < _LEAST <= len(ink) and (further := self._find(ink, at)) >= 0:
            left_out = self._shown(self.places[at], self.places[further])
            why = f"the article has more before this: {left_out}"
            self.partings.append(Parting(number, why))
            return further
        if at + same == len(self.ink):
            why = "the article ends before this"
        else:
            word, has = _word_at(self.pieces[number], same)
            found = self._shown(self._word_start(at + same, at))
            why = f"at word {word} the article has {found}, and here stands {has!r}"
        self.partings.append(Parting(number, why))
        return None

    def _meet_again(self, number: int, end: int) -> int:
        """Where one of the next pieces stands, after one that is not as the article has it."""
        at = bisect_left(self.places, end)
        for piece in self.pieces[number + 1 : number + 4]:
            ink = _ink(piece)
            found = self._find(ink, at) if len(ink) >= _LEAST else -1
            if found >= 0:
                return self.places[found]
        self.looks = MOST_LOOKS + 1
        return end

    def _find(self, ink: str, at: int) -> int:
        self.looks += 1
        return self.ink.find(ink, at)

    def _words(self, number: int, start: int, end: int) -> None:
        """Tell of words that are joined or split."""
        here, gaps = 0, set()
        for run in _INK.findall(self.pieces[number]):
            gaps.add(here)
            here += len(run)
        for sign in range(1, end - start):
            at = start + sign
            if (sign in gaps) is not self._space_before(at) and joined(self.ink[at - 1 : at + 1]):
                word, has = _word_at(self.pieces[number], sign)
                found = self._shown(self._word_start(at, start))
                why = f"at word {word} the article has {found}, and here stands {has!r}"
                self.partings.append(Parting(number, why))
                return

    def _space_before(self, at: int) -> bool:
        return self.places[at] != self.places[at - 1] + 1

    def _word_start(self, at: int, least: int) -> int:
        while at > least and not self._space_before(at):
            at -= 1
        return self.places[at]

    def _shown(self, start: int, end: int | None = None) -> str:
        """What the article has from `start`, as a message tells it."""
        last = len(self.article) if end is None else end
        words = " ".join(self.article[start : min(last, start + _SHOWN)].split())
        return repr(words + "…" * (last > start + _SHOWN))


@lru_cache(maxsize=4096)
def joined(pair: str) -> bool:
    """Whether two signs beside each other belong to one word."""
    return all(category(sign)[0] in "LNM" for sign in pair) and not UNSPACED.search(pair)


def _ink(text: str) -> str:
    return "".join(_INK.findall(text))


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

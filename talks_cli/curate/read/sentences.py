"""Where sentences stand in their article: put together they are it, word for word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

MOST_LOOKS = 50  # for where the two meet again after they have parted
_SHOWN = 60  # characters of the article that a message tells
_LEAST = 12  # signs of a sentence that is looked for further on: a shorter one is anywhere

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
    spans: list[tuple[int, int] | None] = [None] * len(pieces)
    partings: list[Parting] = []
    in_a_line = article.replace("\n", " ").replace("\r", " ").replace("\xa0", " ")
    looks = end = 0

    def further_on(piece: str) -> int:
        nonlocal looks
        looks += 1
        return in_a_line.find(piece, end) if len(piece) >= _LEAST else -1

    for number, piece in enumerate(pieces):
        if max(looks, len(partings)) > MOST_LOOKS:
            break
        start = _next(article, end)
        at, word = _followed(article, start, piece)
        if word is not None and word < 2 and (found := further_on(piece)) >= 0:
            why = f"the article has more before this: {_shown(article, start, found)}"
            partings.append(Parting(number, why))
            start = found
            at, word = _followed(article, start, piece)
        if word is None:
            if start > 0 and joined(article[start - 1 : start + 1]):
                partings.append(Parting(number, "it begins in the middle of a word"))
            spans[number] = (start, at)
            end = at
            continue
        why = "the article ends before this"
        if at < len(article):
            here = " ".join(piece.split()[word : word + 8])
            has = f"the article has {_shown(article, at)}"
            why = f"at word {word + 1} {has}, and here stands {_shown(here)}"
        partings.append(Parting(number, why))
        meeting = (further_on(other) for other in pieces[number + 1 : number + 4])
        end = next((at for at in meeting if at >= 0), -1)
        if end < 0:
            break
    else:
        if (rest := _next(article, end)) < len(article):
            why = f"the article goes on after the last sentence: {_shown(article, rest)}"
            partings.append(Parting(len(pieces), why))
    return Aligned(spans, partings)


def _next(article: str, at: int) -> int:
    """Where the next sign stands that is no white space."""
    found = _BLANK.match(article, at)
    return found.end() if found else at


def _followed(article: str, start: int, piece: str) -> tuple[int, int | None]:
    """Where `piece`, which begins at `start`, ends.

    Else where the article has something else, and the number of the word that is not there.
    """
    if article.startswith(piece, start):
        return start + len(piece), None
    begin = end = start
    for number, word in enumerate(piece.split()):
        before, begin = begin, _next(article, end)
        if number and begin == end and joined(article[end - 1 : end + 1]):
            return before, number - 1  # of which the article has more
        end = _end_of(word, article, begin)
        if end < 0:
            return begin, number
    return end, None


def _end_of(word: str, article: str, begin: int) -> int:
    """Where a word ends, -1 for nowhere; in scripts that set none apart, lines break anywhere."""
    if article.startswith(word, begin):
        return begin + len(word)
    if not UNSPACED.search(word):
        return -1
    at = begin
    for before, sign in zip(" " + word, word, strict=False):
        at = at if joined(before + sign) else _next(article, at)
        if article[at : at + 1] != sign:
            return -1
        at += 1
    return at


@lru_cache(maxsize=4096)
def joined(pair: str) -> bool:
    """Whether two signs beside each other belong to one word."""
    return all(category(sign)[0] in "LNM" for sign in pair) and not UNSPACED.search(pair)


def _shown(text: str, start: int = 0, end: int | None = None) -> str:
    """What a text has from `start`, as a message tells it."""
    last = len(text) if end is None else end
    words = " ".join(text[start : min(last, start + _SHOWN)].split())
    return repr(words + "…" * (last > start + _SHOWN))

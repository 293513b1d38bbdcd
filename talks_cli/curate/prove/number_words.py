"""Number words: what a row of them tells, with or without digits: `two hundred and five`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    Number = int | Decimal

MOST_DIGITS = 18  # a longer row of digits is not meant as a number
LIMIT = 10**MOST_DIGITS

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9}  # after digits alone
TIMES = {"dozen": 12, "hundred": 100, **_SCALES}
WORDS: dict[str, tuple[str, Number]] = {
    **{word: ("small", number) for number, word in enumerate(_SMALL)},
    **{word: ("tens", number * 10) for number, word in enumerate(_TENS, 2)},
    **{word + s: ("scale", number) for word, number in _SCALES.items() for s in ("", "s")},
    **{word + s: ("times", TIMES[word]) for word in ("dozen", "hundred") for s in ("", "s")},
    "and": ("and", 0),
    "a": ("a", 1),
    "an": ("a", 1),
}

SPACES = "\u00a0\u2009\u202f"  # that group digits: no-break, thin, and both
_DIGITS = re.compile(rf"(?:\d{{1,3}}(?:[,{SPACES}]\d{{3}})+|\d+)?(?:\.\d+)?")
_GROUPING = re.compile(f"[,{SPACES}]")


class Atom(NamedTuple):
    """A word that a numeral may be made of, and where it stands."""

    kind: str
    value: Number
    start: int
    end: int


def kind_of(word: str) -> tuple[str, Number] | None:
    """The kind and the value of a word that a numeral may be made of."""
    if word.isdigit() and word.isascii() and len(word) < MOST_DIGITS:
        return "digits", int(word)
    if known := WORDS.get(word.casefold()):
        return known
    if not _DIGITS.fullmatch(word):
        return None
    digits = _GROUPING.sub("", word)
    if len(digits) >= MOST_DIGITS:
        return None
    return "digits", Decimal(digits) if "." in digits else int(digits)


def number(run: list[Atom], at: int) -> tuple[Number, int]:
    """The number that begins at `at` of a row of words, and where it ends: `at` for none."""
    total: Number = 0
    least: Number = LIMIT  # the scale before, which what follows it stays below
    end = at
    while end < len(run) and least > 1:
        begin = end + (end > at and run[end].kind == "and")
        group, stop = _group(run, begin)
        if stop == begin:
            break
        scale, stop = _scale(run, stop)
        apart = group * scale >= least or (run[begin].kind == "digits" and scale == 1)
        if end > at and apart:
            break
        total, least, end = total + group * scale, scale, stop
    return total, end


def _scale(run: list[Atom], at: int) -> tuple[Number, int]:
    """What the scale words from `at` on multiply to, at most what is over the limit."""
    scale: Number = 1
    while _has(run, at, "scale"):
        scale = min(scale * run[at].value, LIMIT)
        at += 1
    return scale, at


def _group(run: list[Atom], at: int) -> tuple[Number, int]:
    """The number without its scale that begins at `at`, and where it ends."""
    if _has(run, at, "digits"):
        value, end = run[at].value, at + 1
    elif _has(run, at, "a") and _has(run, at + 1, "times", "scale"):
        value, end = 1, at + 1
    else:
        value, end = _below_hundred(run, at)
    if end > at and _has(run, end, "half"):
        value, end = value + run[end].value, end + 1
    if end > at and _has(run, end, "times"):
        rest, stop = _after_times(run, end + 1)
        value, end = value * run[end].value + rest, stop
    return value, end


def _below_hundred(run: list[Atom], at: int) -> tuple[Number, int]:
    if _has(run, at, "small"):
        return run[at].value, at + 1
    if not _has(run, at, "tens"):
        return 0, at
    if _has(run, at + 1, "small") and 0 < run[at + 1].value < 10:
        return run[at].value + run[at + 1].value, at + 2
    return run[at].value, at + 1


def _after_times(run: list[Atom], at: int) -> tuple[Number, int]:
    """What is added to hundreds or dozens; not the beginning of hundreds of its own."""
    begin = at + _has(run, at, "and")
    value, end = _below_hundred(run, begin)
    if end == begin or _has(run, end, "times"):
        return 0, at
    return value, end


def _has(run: list[Atom], at: int, *kinds: str) -> bool:
    return at < len(run) and run[at].kind in kinds

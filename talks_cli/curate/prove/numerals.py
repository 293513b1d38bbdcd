"""Numerals: the numbers that an English text tells, in digits and in words, by their values."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from talks_cli.curate.prove.number_words import (
    LIMIT,
    SHORT,
    SPACES,
    TIMES,
    WORDS,
    Atom,
    kind_of,
    number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.number_words import Number

# A word with what joins its parts, and digits with what groups them or makes a range of them. No
# word has a thousand parts: all that a repetition without an end could give back is kept for it.
_WORD = re.compile(
    r"(?:(?<![\w.])\.(?=\d))?\w+"
    r"(?:[-\u2010\u2011]\w+|(?<=\d)[.,'\u2019\u2013](?=\d)\w+"
    rf"|(?<=\d)(?<!\d{{4}})[{SPACES}](?=\d{{3}}(?!\w))\w+){{0,999}}"
)
_NAMED = re.compile(rf"\b(?:half|{'|'.join(WORDS.keys() - {'a', 'an', 'and'})})")
_RUN = re.compile(r"\d+")
_PLAIN = re.compile(  # digits that nothing joins to anything
    rf"(?<![\w.,'\u2019\u2010\u2011\u2013-])[0-9]{{1,9}}(?![\w'\u2019\u2010\u2011\u2013-]|[.,{SPACES}]\d)"
    rf"(?!\s(?:{'|'.join(SHORT)}))",
    re.IGNORECASE,
)
_HYPHEN = re.compile("[-\u2010\u2011\u2013]")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"(\d{4})-\d\d(?:-(\d\d))?", re.ASCII)
_AHEAD = re.compile(rf"[^\S\n]+({'|'.join(TIMES | SHORT)})s?\b", re.IGNORECASE)
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths tenth tenths".split())
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|hundredth|thousandth|millionth|billionth)s?",
    re.IGNORECASE,
)


class Numeral(NamedTuple):
    """A numeral as it is written, and what it tells: a number, those of a range, or none.

    One that is `exact` can be written in no other way: `S-300`, `20-year`, `2nd`, `hundreds`.
    """

    written: str
    values: tuple[Number, ...]
    exact: bool = False


def number_is_written(number: int, text: str) -> bool:
    """Whether a numeral of `text` tells `number`."""
    return number in _values(text)


def stands(numeral: Numeral, text: str) -> bool:
    """Whether `text` tells the number of `numeral`, or has just its words if it is exact."""
    if numeral.exact:
        return _folded(numeral.written) in _words(text)
    return _values(text).issuperset(numeral.values)


@lru_cache(maxsize=64)
def _values(text: str) -> frozenset[Number]:
    return frozenset(value for numeral in numerals(text) for value in numeral.values)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    """The words of `text`, the parts of those that have hyphens, and numerals of several words."""
    whole = {_folded(match[0]) for match in _WORD.finditer(text)}
    whole.update(_folded(numeral.written) for numeral in numerals(text) if numeral.exact)
    return frozenset(whole.union(*(word.split("-") for word in whole if "-" in word)))


def _folded(word: str) -> str:
    return _HYPHEN.sub("-", word.casefold())


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of `text`, from left to right."""
    if not _NAMED.search(text.casefold()):
        plain = _PLAIN.findall(text)
        if len(plain) == len(_RUN.findall(text)):  # as in most texts: there is nothing to join
            return (Numeral(digits, (int(digits),)) for digits in plain)
    return _joined(text)


def _joined(text: str) -> Iterator[Numeral]:
    """The numerals of `text`, word by word."""
    run: list[Atom] = []  # words with nothing but spaces or hyphens between them
    before = ("", "")
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if not run and word not in WORDS and word.isalpha():  # most words, by far
            before = (before[1], word)
            continue
        if run and not _is_space(text[run[-1].end : match.start()]):
            yield from _read(run, text)
            run = []
        atoms, rest = ([], word) if _is_no_number(before, word) else _parts(match, run)
        exact = _is_exact(match[0], rest)
        run += [] if exact else atoms
        if run and (exact or rest is not None):
            yield from _read(run, text)
            run = []
        if exact:
            yield Numeral(match[0], _told_exactly(match, atoms), exact=True)
        before = (before[1], word)
    yield from _read(run, text)


def _is_space(gap: str) -> bool:
    """Whether a numeral may go on after `gap`; it does not from one quote to the next."""
    return gap.isspace() and "\n" not in gap


def _is_no_number(before: tuple[str, str], word: str) -> bool:
    """Whether `word` is the `one` of `no one`, or the `a` of `half a million`."""
    if word == "one":
        return before[1] == "no"
    return word in ("a", "an") and before[before[1] != "of"] in _FRACTIONS


def _parts(match: re.Match[str], run: list[Atom]) -> tuple[list[Atom], str | None]:
    """The parts that begin a word and may be a numeral's, and the first that is none."""
    start, end = match.span()
    word = match[0].casefold()
    if word in SHORT and run and run[-1].kind == "digits":
        return [Atom("scale", SHORT[word], start, end)], None
    if word == "half" and [atom.kind for atom in run[-2:]] == ["and", "a"]:
        del run[-2:]
        return [Atom("half", Decimal("0.5"), start, end)], None
    atoms: list[Atom] = []
    for part in (word,) if word.isalnum() else _HYPHEN.split(match[0]):
        kind = kind_of(part)
        if not kind:
            return atoms, part
        atoms.append(Atom(*kind, start, start + len(part)))
        start += len(part) + 1
    return atoms, None


def _is_exact(word: str, rest: str | None) -> bool:
    """Whether `word` mixes digits with something else, or is one like `twenty-first`."""
    if _DIGIT.search(word):
        return rest is not None or bool(_HYPHEN.search(word))
    return rest is not None and rest != word and bool(_ORDINAL.fullmatch(rest))


def _told_exactly(match: re.Match[str], atoms: list[Atom]) -> tuple[Number, ...]:
    """What an exact word tells: of a date its year and day, of a range both its numbers."""
    if date := _DATE.fullmatch(match[0]):
        return tuple(int(part) for part in date.groups() if part)
    if not _DIGIT.search(match[0]):
        return ()
    ahead = _AHEAD.match(match.string, match.end())
    scale = (TIMES | SHORT)[ahead[1].casefold()] if ahead else 1
    told = _read(atoms, match.string)
    return tuple(value * scale for numeral in told for value in numeral.values)


def _read(run: list[Atom], text: str) -> Iterator[Numeral]:
    """The numerals that a row of words is made of."""
    if len(run) == 1 and run[0].kind in ("digits", "small", "tens"):
        (only,) = run
        yield Numeral(text[only.start : only.end], (only.value,))
        return
    at = 0
    while at < len(run):
        value, end = number(run, at)
        if end > at:
            known = (value,) if value < LIMIT else ()
            yield Numeral(text[run[at].start : run[end - 1].end], known, exact=not known)
        elif run[at].kind in ("times", "scale"):  # `hundreds` of men, `several hundred` men
            end = at + 1
            yield Numeral(text[run[at].start : run[at].end], (), exact=True)
        at = max(end, at + 1)

"""What a fact stands on: the words of sentences, and how these are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from talks_cli.curate.read.sentences import UNSPACED, joined

if TYPE_CHECKING:
    from collections.abc import Iterator


# Whatever stands between the letters of a word: `Ivanov’s`, `Vice-President`.
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘-][^\W\d_]+)*")
OPENING = "“«„\"‘'「『‹"
_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_PART = re.compile("[’'ʼ-]")
_DIGITS = re.compile(r"\d(?:[\d.,’'\u00a0\u202f ]*\d)?")  # of a number, or of some in a row
_THOUSANDS = r"\d?\d?(?:[,.\u00a0\u202f’' ]\d{3})+(?!\d)"
_GROUPED = re.compile(rf"\d{_THOUSANDS}")
_NUMBER = re.compile(rf"\d(?:{_THOUSANDS}|\d*(?:[.,]\d+)?)")
_NOT_SPACED = re.compile(f"(?<={UNSPACED.pattern}) | (?={UNSPACED.pattern})")


def plain(text: str) -> str:
    """`text` with one space between words, none where its script sets none apart, and plain '."""
    if "  " in f" {text} " or not text.isprintable():
        text = " ".join(text.split())
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("ʼ", "'")
    return _NOT_SPACED.sub("", text) if UNSPACED.search(text) else text


def lowered(text: str) -> str:
    """`text` in lower case; of İ Python makes two signs, and the second is no letter."""
    return text.casefold() if text.isascii() else text.replace("İ", "i").casefold()


@lru_cache(maxsize=4096)
def folded(wording: str) -> str:
    """A wording as it is compared where capitals make no difference."""
    return lowered(plain(wording))


def wherever(wording: str, text: str) -> Iterator[int]:
    """Where `text` has `wording`, both plain, as whole words."""
    start = text.find(wording)
    while start >= 0:
        end = start + len(wording)
        begins = not start or not joined(text[start - 1 : start + 1])
        if begins and (end == len(text) or not joined(text[end - 1 : end + 1])):
            yield start
        start = text.find(wording, start + 1)


def stands(wording: str, text: str) -> bool:
    """Whether `text` has `wording`, both plain, as whole words."""
    return wording in text and next(wherever(wording, text), -1) >= 0


def words_in(text: str) -> set[str]:
    """The words of `text`, in lower case, without the `’s` of a possessor, and their parts."""
    runs = set(text.split())
    words = set(filter(str.isalpha, runs))
    return words.union(*map(_words_in, runs - words))


@lru_cache(maxsize=4096)
def _words_in(run: str) -> list[str]:
    return [part for word in WORD.findall(run) for part in parts_of(word)]


@lru_cache(maxsize=4096)
def parts_of(word: str) -> list[str]:
    """A word without the `’s` of a possessor, and its parts."""
    bare = _POSSESSIVE.sub("", word)
    return [bare, *_PART.split(bare)]


def numbers_of(text: str) -> list[str]:
    """The numbers that `text` has in digits of any script, each whole: of `1,000`, 1000."""
    return [_digits(number) for number in _NUMBER.findall(text)]


def numbers_at(text: str) -> Iterator[tuple[str, int]]:
    """The same, each with where it begins."""
    for one in _NUMBER.finditer(text):
        yield _digits(one[0]), one.start()


def numbers_in(text: str) -> set[str]:
    """The same, and those that only stand beside each other: `May 16 200` has 16 and 200."""
    return set().union(*map(_numbers_in, _DIGITS.findall(text)))


@lru_cache(maxsize=4096)
def _numbers_in(run: str) -> list[str]:
    if run.isdigit():
        return [_digits(run)]
    return [number for one in {run, *run.split()} for number in numbers_of(one)]


@lru_cache(maxsize=4096)
def _digits(number: str) -> str:
    """The digits of a number as 0 to 9: sign by sign, for Python reads no number of thousands."""
    if not number.isdigit() and _GROUPED.fullmatch(number):
        number = re.sub(r"\D", "", number)
    if not number.isascii():
        number = "".join(str(int(sign)) if sign.isdigit() else sign for sign in number)
    whole, mark, rest = number.replace(",", ".").partition(".")
    return f"{whole.lstrip('0') or '0'}{mark}{rest}"


@lru_cache
def _pattern(words: str) -> tuple[frozenset[str] | None, re.Pattern[str]]:
    """What finds one of `words`, and the words that a text has one of, if it is known of them."""
    forms = "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace("'", "[’']") for word in words.split()
    )
    # Of a script that sets no words apart, anywhere.
    spaced = any(sign < "\u2e80" for sign in words.replace(" ", ""))
    found = re.compile(rf"\b(?:{forms})(?!\w)" if spaced else forms, re.IGNORECASE)
    whole = spaced and words.replace(" ", "").replace("'", "").isalpha()
    return frozenset(words.casefold().split()) if whole else None, found


class Ground:
    """The words of one sentence."""

    __slots__ = ("folded", "numbers", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.folded = lowered(self.text)
        self.words = words_in(self.folded)
        self.numbers = numbers_in(text)

    def first_of(self, words: str) -> str | None:
        """The first of `words`, as `Words` lists them, that it has."""
        known, pattern = _pattern(words)
        if not words or (known is not None and known.isdisjoint(self.words)):
            return None
        found = pattern.search(self.text)
        return found[0] if found else None


@lru_cache(maxsize=256)
def ground(text: str) -> Ground:
    """What can be asked of a sentence; those of late are kept."""
    return Ground(text)

"""What a fact stands on: its sentences, and what can be asked of their words."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.sentences import UNSPACED, joined
from talks_cli.curate.read.words import words_of

if TYPE_CHECKING:
    from talks_cli.curate.prove.wordings import Wordings
    from talks_cli.curate.read.models import Fact, Voice
    from talks_cli.curate.read.pack import Article, Entry, Sentence

# Whatever stands between the letters of a word: `Ivanov’s`, `Vice-President`.
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_PART = re.compile("[’'ʼ-]")
_APOSTROPHE = re.compile("[’ʼ]")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[,.\u00a0\u202f’' ]\d{3})+(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NOT_SPACED = re.compile(f"(?<={UNSPACED.pattern}) | (?={UNSPACED.pattern})")


def plain(text: str) -> str:
    """`text` with one space between words, none where its script sets none apart, and plain '."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = _APOSTROPHE.sub("'", text)
    return _NOT_SPACED.sub("", text) if UNSPACED.search(text) else text


def stands(wording: str, text: str) -> bool:
    """Whether `text` has `wording`, both plain, as whole words."""
    start = text.find(wording)
    while start >= 0:
        end = start + len(wording)
        before, after = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
        if not (start and joined(before)) and not (end < len(text) and joined(after)):
            return True
        start = text.find(wording, start + 1)
    return False


def words_in(text: str) -> list[str]:
    """The words of `text` in lower case, without the `’s` of a possessor, and their parts."""
    return [part for word in WORD.findall(text.casefold()) for part in _with_parts(word)]


@lru_cache(maxsize=4096)
def _with_parts(word: str) -> tuple[str, ...]:
    bare = _POSSESSIVE.sub("", word)
    return bare, *_PART.split(bare)


def numbers_in(text: str) -> set[str]:
    """The numbers that `text` has in digits of any script: `1,000` is 1000, and 1, and 0."""
    found = {_digits(re.sub(r"\D", "", number)) for number in _GROUPED.findall(text)}
    return found | {_digits(number) for number in _NUMBER.findall(text)}


def numbers_of(text: str) -> list[str]:
    """The numbers of a text that has to be proved, each once and whole."""
    grouped = [_digits(re.sub(r"\D", "", number)) for number in _GROUPED.findall(text)]
    return [*grouped, *map(_digits, _NUMBER.findall(_GROUPED.sub(" ", text)))]


@lru_cache(maxsize=4096)
def _digits(number: str) -> str:
    """The digits of a number as 0 to 9: sign by sign, for Python reads no number of thousands."""
    signs = (str(int(sign)) if sign.isdigit() else "." for sign in number)
    whole, mark, rest = "".join(signs).partition(".")
    return f"{whole.lstrip('0') or '0'}{mark}{rest}"


class Ground:
    """The words of one sentence."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)

    @cached_property
    def folded(self) -> str:
        return self.text.casefold()

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(words_in(self.text))

    @cached_property
    def numbers(self) -> set[str]:
        return numbers_in(self.text)


@lru_cache(maxsize=256)
def ground(text: str) -> Ground:
    """What can be asked of a sentence; those of late are kept."""
    return Ground(text)


class Claim:
    """One fact with the sentences that it stands in, and who can be meant there."""

    def __init__(
        self, article: Article, sentence: Sentence, entry: Entry[Any], wordings: Wordings
    ) -> None:
        self.article = article
        self.sentence = sentence
        self.entry = entry
        self.fact: Fact = entry.record
        self.wordings = wordings
        numbers = [n for n in self.fact.with_ if 0 < n <= len(article.sentences)]
        self.grounds = [ground(sentence.text)]
        self.grounds += [ground(article.sentences[number - 1].text) for number in numbers]
        self.language = words_of(article.language)

    @property
    def voice(self) -> Voice | None:
        return self.fact.voice or self.sentence.voice

    def why(self, field: str) -> bool:
        """Whether the curator gives a reason for a field, or the field is told as faulty."""
        return field in self.fact.why or field in self.entry.faulty

    def has(self, words: str) -> bool:
        """Whether a sentence has `words` as they are, but for a capital at their beginning."""
        wanted = plain(words)
        other = wanted[:1].swapcase() + wanted[1:]
        return any(stands(form, ground.text) for ground in self.grounds for form in (wanted, other))

    def words(self, words: str) -> bool:
        """Whether a sentence has `words`, in capitals or not."""
        wanted = plain(words).casefold()
        return any(stands(wanted, ground.folded) for ground in self.grounds)

    def named(self, kind: str, identifier: str) -> bool:
        """Whether somebody, a place or a side stands in a sentence by any of its wordings.

        Who has none is told as faulty, and not again for it.
        """
        wordings = self.wordings.of(kind, identifier, self.article)
        texts = [ground.folded for ground in self.grounds]
        return not wordings or any(stands(one, text) for text in texts for one in wordings)

    @property
    def sentences(self) -> str:
        """The numbers of its sentences, as messages tell them."""
        numbers = [self.sentence.number, *self.fact.with_]
        return f"sentence{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}"

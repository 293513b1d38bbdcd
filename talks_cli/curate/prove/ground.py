"""What a fact stands on: its sentences, and what can be asked of their words."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.models import FACTS
from talks_cli.curate.read.sentences import UNSPACED, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.wordings import Wordings
    from talks_cli.curate.read.pack import Entry, Sentence
    from talks_cli.errors import Problem

# Whatever stands between the letters of a word: `Ivanov’s`, `Vice-President`.
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘-][^\W\d_]+)*")
OPENING = "“«„\"‘'「『‹"
_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_PART = re.compile("[’'ʼ-]")
_DIGITS = re.compile(r"\d(?:[\d.,’'\u00a0\u202f ]*\d)?")  # of a number, or of some in a row
_GROUPED = r"(?<!\d)\d{1,3}(?:[,.\u00a0\u202f’' ]\d{3})+(?!\d)"
_NUMBER = re.compile(rf"{_GROUPED}|\d+(?:[.,]\d+)?")
_NOT_SPACED = re.compile(f"(?<={UNSPACED.pattern}) | (?={UNSPACED.pattern})")


def plain(text: str) -> str:
    """`text` with one space between words, none where its script sets none apart, and plain '."""
    text = " ".join(text.split())
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("ʼ", "'")
    return _NOT_SPACED.sub("", text) if UNSPACED.search(text) else text


@lru_cache(maxsize=4096)
def folded(wording: str) -> str:
    """A wording as it is compared where capitals make no difference."""
    return plain(wording).casefold()


def find(wording: str, text: str, start: int = 0) -> int:
    """Where `text` has `wording`, both plain, as whole words, from `start` on; -1 for nowhere."""
    start = text.find(wording, start)
    while start >= 0:
        end = start + len(wording)
        begins = not start or not joined(text[start - 1 : start + 1])
        if begins and (end == len(text) or not joined(text[end - 1 : end + 1])):
            return start
        start = text.find(wording, start + 1)
    return -1


def stands(wording: str, text: str) -> bool:
    """Whether `text` has `wording`, both plain, as whole words."""
    return find(wording, text) >= 0


def words_in(text: str) -> set[str]:
    """The words of `text` in lower case, without the `’s` of a possessor, and their parts."""
    return set().union(*map(_words_in, text.casefold().split()))


@lru_cache(maxsize=4096)
def _words_in(run: str) -> list[str]:
    return [part for word in WORD.findall(run) for part in parts_of(word)]


def parts_of(word: str) -> list[str]:
    """A word without the `’s` of a possessor, and its parts."""
    bare = _POSSESSIVE.sub("", word)
    return [bare, *_PART.split(bare)]


def numbers_of(text: str) -> list[str]:
    """The numbers that `text` has in digits of any script, each whole: of `1,000`, 1000."""
    return [number for run in _DIGITS.findall(text) for number in _numbers_of(run)]


def numbers_at(text: str) -> Iterator[tuple[str, int]]:
    """The numbers that `text` has in digits, each with where it begins."""
    for run in _DIGITS.finditer(text):
        for one in _NUMBER.finditer(run[0]):
            yield _digits(one[0]), run.start() + one.start()


def numbers_in(text: str) -> set[str]:
    """The same, and those that only stand beside each other: `May 16 200` has 16 and 200."""
    return set().union(*map(_numbers_in, _DIGITS.findall(text)))


@lru_cache(maxsize=4096)
def _numbers_in(run: str) -> list[str]:
    return [number for one in (run, *run.split()) for number in _numbers_of(one)]


@lru_cache(maxsize=4096)
def _numbers_of(run: str) -> list[str]:
    return [_digits(number) for number in _NUMBER.findall(run)]


def _digits(number: str) -> str:
    """The digits of a number as 0 to 9: sign by sign, for Python reads no number of thousands."""
    if re.fullmatch(_GROUPED, number):
        number = re.sub(r"\D", "", number)
    signs = (str(int(sign)) if sign.isdigit() else "." for sign in number)
    whole, mark, rest = "".join(signs).partition(".")
    return f"{whole.lstrip('0') or '0'}{mark}{rest}"


SEATS = (
    *("head", "chair", "mediator", "members", "attendees"),
    *("absent", "joined", "left"),
)
_NAMING = {
    "people": "person",
    **dict.fromkeys(SEATS, "person"),
    "side": "side",
    "delegation": "side",
    "places": "place",
    "venue": "place",
}


@lru_cache
def _naming(fact: str) -> list[tuple[str, str]]:
    """The fields of a kind of fact that name something, with the kind of what they name."""
    fields = FACTS[fact].model_fields
    return [(field, kind) for field, kind in _NAMING.items() if field in fields]


class Ground:
    """The words of one sentence."""

    __slots__ = ("folded", "numbers", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.folded = self.text.casefold()
        self.words = words_in(self.folded)
        self.numbers = numbers_in(text)


@lru_cache(maxsize=256)
def ground(text: str) -> Ground:
    """What can be asked of a sentence; those of late are kept."""
    return Ground(text)


class Claim:
    """One fact with the sentences that it stands in, and who can be meant there."""

    def __init__(self, sentence: Sentence, entry: Entry[Any], wordings: Wordings) -> None:
        self.sentence = sentence
        self.entry = entry
        self.fact: Any = entry.record
        self.wordings = wordings
        self.article = wordings.article
        self.language = wordings.language
        self.voice = self.fact.voice or sentence.voice
        # What the curator words, by field.
        told = vars(self.fact)
        self.texts = [
            (field, text)
            for field in ("what", "says")
            if (text := told.get(field)) and not self.why(field)
        ]
        # Of what the fact names the field, the kind, the id, and where it stands in the fact.
        self.named: list[tuple[str, str, str, tuple[str | int, ...]]] = [
            (
                field,
                wordings.known.kind(field, kind, name),
                name,
                (field, at) if isinstance(names, tuple) else (field,),
            )
            for field, kind in _naming(self.fact.kind)
            if (names := told[field])
            for at, name in enumerate(names if isinstance(names, tuple) else (names,))
        ]
        for part, sides in told.get("room") or ():
            for side in [sides] if isinstance(sides, str) else sides or ():
                if part != "table":
                    self.named.append((f"room.{part}", "side", side, ("room", part)))
        self.grounds = [ground(sentence.text)]
        for number in self.fact.with_:
            if 0 < number <= len(self.article.sentences):
                self.grounds.append(ground(self.article.sentences[number - 1].text))
        self.words, self.numbers = self.grounds[0].words, self.grounds[0].numbers
        for more in self.grounds[1:]:
            self.words, self.numbers = self.words | more.words, self.numbers | more.numbers

    def why(self, field: str) -> bool:
        """Whether the curator gives a reason for a field, or the field is told as faulty."""
        return field in self.fact.why or field in self.entry.faulty

    def has(self, words: str) -> bool:
        """Whether a sentence has `words`, in capitals or not."""
        wanted = folded(words)
        return any(stands(wanted, ground.folded) for ground in self.grounds)

    def has_exactly(self, words: str) -> bool:
        """Whether a sentence has `words` as they are, but for a capital at their beginning."""
        wanted = plain(words)
        other = wanted[:1].swapcase() + wanted[1:]
        return any(stands(form, ground.text) for ground in self.grounds for form in (wanted, other))

    def names(self, kind: str, identifier: str) -> bool:
        """Whether somebody, a place or a side stands in a sentence by any of its wordings.

        Who has none is told as faulty, and not again for it.
        """
        known = self.wordings.of(kind, identifier)
        for one in known:
            for ground in self.grounds:
                if stands(one, ground.folded):
                    self.wordings.known.met.add(one)
                    return True
        return not known

    @property
    def about(self) -> list[tuple[str, str]]:
        """Who and what the fact names, and who is cited for it: of what kind, and the id."""
        sides = self.wordings.known.pack.sides
        cited = [
            ("side" if spoken in sides else "person", spoken)
            for spoken in self.voice or ()
            if isinstance(spoken, str)
        ]
        return [*cited, *((kind, name) for _, kind, name, _ in self.named)]

    @property
    def passages(self) -> Iterator[str]:
        """Its sentences one by one, and those that follow each other as one text."""
        yield from (ground.text for ground in self.grounds)
        known = self.article.sentences
        numbers = sorted({self.sentence.number, *self.fact.with_})
        run: list[str] = []
        for number, following in pairwise([*numbers, 0]):
            if 0 < number <= len(known):
                # A mark may open anew what it has not closed.
                text = plain(known[number - 1].text)
                run.append(text.lstrip(OPENING) if run else text)
            if following != number + 1:
                if len(run) > 1:
                    yield " ".join(run)
                run = []

    @property
    def sentences(self) -> str:
        """The numbers of its sentences, as messages tell them."""
        numbers = sorted({self.sentence.number, *self.fact.with_})
        return f"sentence{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}"

    def problem(self, code: str, why: str, *path: str | int) -> Problem:
        """What is wrong with the fact, at the field that `path` leads to."""
        return self.entry.problem(code, why, *path)

    def unproved(self, field: str, what: str, *path: str | int) -> Problem:
        """That a field has what its sentences have not."""
        why = (
            f"{field}: {what} in {self.sentences}: write it as it stands there, add the sentence"
            f" (with: N), or the reason (why: {{{field}: …}})"
        )
        return self.problem("value", why, *(path or field.split(".")))

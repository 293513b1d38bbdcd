"""An article cut into sections and sentences, by offsets into its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WORD = 64  # characters looked at before a full stop
MOST_TIMES = 10  # that a quote is looked for: once is right
LONGEST_SENTENCE = 10_000  # characters: each record that cites a sentence carries it whole
LEAD = "Lead"  # the section before the first heading

# After these a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt adm rev hon sen rep gov st jr sr vs no etc e.g i.e "
    "cf fig vol pp approx dept est inc ltd co corp a.m p.m u.s u.k u.n e.u u.s.s.r "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Only where a run begins: a row of 60,000 dots is looked at once.
_STOP = re.compile(r"""(?<![.!?…])([.!?…]+)["'”’»)\]]*(?=\s)""")

_LINE = re.compile(r"[^\r\n]+")
_WHOLE_LINE = re.compile(r"[^\n]+")  # as headings are told: CR belongs to LF
_BREAKS = ("\n", "\r\n", "\r")
# What a line begins with, after quotation marks and brackets; after a dash it is of a list.
_FIRST = re.compile(r"""\s*["'“‘«(\[]*(\S)""")

# What a sentence begins with, after the quotation marks, brackets and dashes before it.
_NEXT = re.compile(r"""[\s"'“‘«(\[–—-]*(\S)""")


class Span(NamedTuple):
    """Characters `start` to `end` of an article; `end` is one past the last."""

    start: int
    end: int


class Section(NamedTuple):
    title: str
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence; `number` counts from 1 through the article, headings left out."""

    number: int
    section: str
    start: int
    end: int


class Article:
    """The text of a source with its sections and sentences.

    `headings` are the lines that stand above sections, in order; ValueError for one that is not a
    line of its own after the one before it (see `misplaced`). `abbreviations` adds to the built-in
    English ones.
    What the checks know of negations and speakers is English: they are made where `in_english`.
    """

    def __init__(
        self,
        text: str,
        headings: tuple[str, ...] = (),
        abbreviations: tuple[str, ...] = (),
        language: str = "en",
    ) -> None:
        self.text = text
        self.in_english = language.casefold().split("-")[0] in ("en", "eng")
        self.sections, wrong = _sections(text, headings)
        if wrong:
            raise ValueError(headings[wrong[0]])
        known = _ABBREVIATIONS | {word.rstrip(".").casefold() for word in abbreviations}
        self.sentences: list[Sentence] = []
        for section in self.sections:
            for start, end in _sentences(text, section.start, section.end, known):
                number = len(self.sentences) + 1
                self.sentences.append(Sentence(number, section.title, start, end))
        self._by_title = {section.title: section for section in self.sections}
        self._starts = [sentence.start for sentence in self.sentences]

    def section(self, title: str) -> Section | None:
        return self._by_title.get(title)

    def find(self, quote: str, section: Section) -> list[int]:
        """Where `quote` begins in `section`: the first MOST_TIMES that it stands there."""
        found: list[int] = []
        start = self.text.find(quote, section.start, section.end)
        while start >= 0 and len(found) < MOST_TIMES:
            found.append(start)
            start = self.text.find(quote, start + 1, section.end)
        return found

    def sentences_of(self, span: Span) -> list[Sentence]:
        """The sentences that `span` shares at least one character with."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [s for s in self.sentences[first:last] if s.end > span.start]


def misplaced(text: str, headings: tuple[str, ...]) -> list[int]:
    """Which of `headings` are no lines of `text` after those before them, by their indices."""
    return _sections(text, headings)[1]


def _sections(text: str, headings: tuple[str, ...]) -> tuple[list[Section], list[int]]:
    # One look at the text, however many headings it does not have.
    starts: dict[str, list[int]] = {heading: [] for heading in headings}
    for line in _WHOLE_LINE.finditer(text):
        title = line[0].removesuffix("\r").rstrip(" \t").lstrip(" \t\ufeff")
        if title in starts:
            starts[title].append(line.start())
    found, wrong = [], []
    title, start = LEAD, 0
    for index, heading in enumerate(headings):
        there = starts[heading]
        first = bisect_left(there, start)
        if first == len(there):
            wrong.append(index)
            continue
        found.append(Section(title, start, there[first]))
        title, start = heading, text.find("\n", there[first])
        start = len(text) if start < 0 else start
    return [*found, Section(title, start, len(text))], wrong


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines; one that begins with a small letter goes on with the line right above it."""
    begin = stop = start
    for line in _LINE.finditer(text, start, end):
        first = _FIRST.match(text, *line.span())
        wrapped = text[stop : line.start()] in _BREAKS and first and first[1].islower()
        if not wrapped:
            yield Span(begin, stop)
            begin = line.start()
        stop = line.end()
    yield Span(begin, stop)


def _sentences(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[Span]:
    found = []
    for begin, stop in _paragraphs(text, start, end):
        after = begin  # the sentence before
        for mark in _STOP.finditer(text, begin, stop):
            following = _NEXT.match(text, mark.end(), stop)
            word = text[max(after, mark.start() - LONGEST_WORD) : mark.start()]
            word = (word.split() or [""])[-1].lstrip("(\"'“‘«[").casefold()
            abbreviated = mark[1] == "." and (
                word in abbreviations or re.fullmatch(r"[^\W\d_]", word)
            )
            if following and not following[1].islower() and not abbreviated:
                found.append(Span(after, mark.end()))
                after = mark.end()
        found.append(Span(after, stop))
    return [trimmed for span in found if (trimmed := _trim(text, span)).end > trimmed.start]


def _trim(text: str, span: Span) -> Span:
    """`span` without white space, or a byte order mark, at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

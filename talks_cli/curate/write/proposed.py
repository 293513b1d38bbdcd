"""Where the sentences and headings of an article may be: a proposal, which its curator corrects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from talks_cli.curate.read.sentences import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

WRAPPED = 100  # signs of the longest line of an article whose lines are broken by hand
_HEADING = 100  # signs of the longest heading
_PLACE = 40  # signs of the longest place in capitals, of which something was reported
_STOP = re.compile(r"""[.!?…؟]+["'”’»)\]]*(?=\s)|[。！？]+[」』”）]*""")
# What a sentence begins with, after quotation marks, brackets and dashes.
_NEXT = re.compile(r"""[\s"'“‘«(\[–—-]*(\S)""")
_BULLETS = ("* ", "• ", "· ", "- ", "– ", "— ")
_UNFINISHED = (*".!?…:;,،؛。！？：；，", "”", "»", '"')


class Proposal(NamedTuple):
    """Part of an article: `text` for a sentence, or `headline`, `section`, `dateline`."""

    key: str
    text: str


def proposals(article: str) -> Iterator[Proposal]:
    """The headings and sentences of `article`, in order, all of it."""
    article = article.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = list(_paragraphs(article))
    for at, paragraph in enumerate(paragraphs):
        if _is_heading(paragraph) and len(paragraphs) > 1:
            yield Proposal("section" if at else "headline", paragraph)
            continue
        for sentence in _sentences(paragraph):
            key = "dateline" if _is_in_capitals(sentence) and len(sentence) <= _PLACE else "text"
            yield Proposal(key, sentence)


def _paragraphs(article: str) -> Iterator[str]:
    """Paragraphs, and points of lists, without line breaks: lines, or blocks broken by hand."""
    lines = [line.strip() for line in article.split("\n")]
    broken = max(map(len, lines)) <= WRAPPED
    block: list[str] = []
    for line in [*lines, ""]:
        if block and (not line or not broken or line.startswith(_BULLETS)):
            yield " ".join(block)
            block = []
        if line:
            block.append(" ".join(line.split()))


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a short line without the end of a sentence, and none of a list."""
    return (
        len(paragraph) <= _HEADING
        and not paragraph.endswith(_UNFINISHED)
        and not paragraph.startswith(_BULLETS)
    )


def _is_in_capitals(text: str) -> bool:
    """Whether every letter is a capital: scripts that have none have no such line."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and all(map(str.isupper, letters))


def _sentences(paragraph: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(paragraph):
        following = _NEXT.match(paragraph, stop.end())
        if (
            following
            and not following[1].islower()
            and not _goes_on(paragraph[start : stop.end()], following[1])
        ):
            yield paragraph[start : stop.end()].strip()
            start = stop.end()
    if rest := paragraph[start:].strip():
        yield rest


def _goes_on(text: str, following: str) -> bool:
    """Whether a full stop ends an initial, or what is short for a word before a number: Feb. 1."""
    short = re.search(r"(?<!\w)([^\W\d_]{1,4})\.$", text)
    if not short or UNSPACED.search(text[-2:]):
        return False
    return len(short[1]) == 1 or (following.isdigit() and short[1].istitle())

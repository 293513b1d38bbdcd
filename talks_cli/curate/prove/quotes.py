"""Quotes: whether each stands in its article, byte for byte, and is not cut to say less."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from talks_cli.curate.prove import english
from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.read.text import MOST_TIMES, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.read.models import Quotation, SetAside
    from talks_cli.curate.read.text import Article, Section, Sentence

LEAST_WORDS = 4  # of a quote: fewer cannot carry a subject and what is said of it
MOST_WORDS_SHOWN = 200  # of what the article has instead

_WORD = re.compile(r"\w+")
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")

# Between two letters, beside the hyphen or apostrophe of a word, beside the point of a number.
_INSIDE = re.compile(
    r"(?<=[^\W_])(?=[^\W_]|[-‐‑−'’][^\W_])|(?<=(?<![-‐‑−])[-‐‑−])(?=[^\W_])"
    r"|(?<=[^\W_]['’])(?=[^\W_])"
    r"|(?<=\d)(?=[.,:/–\u00a0\u2009\u202f]\d)|(?<=\d[.,:/–\u00a0\u2009\u202f])(?=\d)"
)


class Located:
    """A quotation found in its article: its source, its span and the sentences it stands in."""

    __slots__ = ("quotation", "sentences", "source", "span")

    def __init__(
        self, source: str, quotation: Quotation | SetAside, span: Span, sentences: list[Sentence]
    ) -> None:
        self.source = source
        self.quotation = quotation
        self.span = span
        self.sentences = sentences


def locate(
    source: str, article: Article, quotation: Quotation | SetAside
) -> tuple[Located | None, list[Finding]]:
    """Where `quotation` stands in its section, and all that is wrong with it."""
    section = article.section(quotation.section)
    if section is None:
        known = ", ".join(f"'{s.title}'" for s in article.sections)
        why = f"section: there is no section '{quotation.section}' (there are {known})"
        return None, [Finding("section", why, ("section",))]
    quote = quotation.quote
    starts = article.find(quote, section)
    if len(starts) != 1:
        more = " or more" if len(starts) == MOST_TIMES else ""
        why = f"it stands {len(starts)}{more} times in its section; quote more of it"
        return None, [_finding(why if starts else _difference(quote, article, section))]
    span = Span(starts[0], starts[0] + len(quote))
    located = Located(source, quotation, span, article.sentences_of(span))
    return located, [_finding(why) for why in _faults_of_cut(article, located)]


def _finding(why: str) -> Finding:
    return Finding("quote", f"quote: {why}", ("quote",))


def _faults_of_cut(article: Article, located: Located) -> Iterator[str]:
    """What is wrong with where a quote begins and ends."""
    text, span, quote = article.text, located.span, located.quotation.quote
    if _words(quote) < LEAST_WORDS:
        yield f"it is too short: at least {LEAST_WORDS} words are needed"
    else:
        yield from _scraps(article, located)
    if _INSIDE.match(text, span.start) or _INSIDE.match(text, span.end):
        yield "it begins or ends inside a word"
    for sentence in located.sentences if article.in_english else ():
        for match in english.NEGATION.finditer(text, sentence.start, sentence.end):
            if match.start() < span.start or match.end() > span.end:
                yield f"it leaves out '{' '.join(match[0].split())}' from its sentence"


def _scraps(article: Article, located: Located) -> Iterator[str]:
    """The sentences of which a quote has neither the whole nor LEAST_WORDS: it cites them all."""
    for sentence in located.sentences:
        start = max(sentence.start, located.span.start)
        end = min(sentence.end, located.span.end)
        had = article.text[start:end]
        if (start, end) != (sentence.start, sentence.end) and _words(had) < LEAST_WORDS:
            yield f"it has only '{' '.join(had.split())}' of sentence {sentence.number}"


def _words(text: str) -> int:
    """How many words `text` has; where they are not set apart, two characters are about one."""
    return len(text.split()) + len(_IDEOGRAPHS.findall(text)) // 2


def _difference(quote: str, article: Article, section: Section) -> str:
    """Why `quote` does not stand in its section, as exactly as can be told."""
    for found in article.sections:
        if found.title != section.title and article.find(quote, found):
            return f"it stands in the section '{found.title}', not in '{section.title}'"
    if ("..." in quote or "…" in quote) and not ("..." in article.text or "…" in article.text):
        return "it has an ellipsis that the article has not: quote without gaps"
    if "[" in quote and "[" not in article.text:
        return "it has a bracket that the article has not: quote without insertions"
    words, there = _WORD.findall(quote), _WORD.findall(article.text[section.start : section.end])
    text = f" {' '.join(there)} "
    if words and f" {' '.join(words)} ".casefold() in text.casefold():
        return _as_it_stands(words, article, section)
    lengths = range(1, len(words) + 1)
    known = bisect_left(lengths, x=True, key=lambda length: _lost(words[:length], text))
    if known:
        return f"it does not stand in the section after '{' '.join(words[:known][-6:])}'"
    return f"it does not stand in the section '{section.title}'"


def _lost(words: list[str], text: str) -> bool:
    return f" {' '.join(words)} " not in text


def _as_it_stands(words: list[str], article: Article, section: Section) -> str:
    """How the article sets the words of a quote that differs from it in little."""
    found = "it differs in case, spacing or punctuation"
    if len(words) > MOST_WORDS_SHOWN:
        return found
    loose = re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE)
    match = loose.search(article.text, section.start, section.end)
    return f"{found}; the article has: {match[0]}" if match else found

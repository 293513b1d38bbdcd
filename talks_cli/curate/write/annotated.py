"""An article's annotated file as `talks new` proposes it: every sentence there, each waiting."""

from __future__ import annotations

import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from talks_cli.curate.read.dates import first_date
from talks_cli.curate.read.shapes import UNFILLED, UNKNOWN
from talks_cli.curate.read.words import LANGUAGES
from talks_cli.curate.write.proposed import Proposal, proposals
from talks_cli.output.safe import visible, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "talks.schema.json"
_HEAD = 600  # signs of an article in which its date is looked for
_DATELINE = 150  # signs of the longest line before the first sentence
_WIDTH = 100
_FOLDED = TextWrapper(_WIDTH - 4, break_long_words=False, break_on_hyphens=False)
# What stands in YAML without quotes and means itself.
_BARE = re.compile(r"(?:\.\./)?[^\W_][\w ,.;()/’“”–—«»-]*(?<!\s)")
# Scripts, and a language that is written in each.
_SCRIPTS = (
    ("ja", "\u3040-\u30ff"), ("zh", "\u4e00-\u9fff"), ("ko", "\uac00-\ud7af"),
    ("fa", "پچژگکی"), ("ar", "\u0620-\u06ff"), ("he", "\u0590-\u05ff"), ("uk", "іїєґ"),
    ("ru", "а-яё"), ("el", "α-ω"), ("ka", "ა-ჰ"), ("hi", "\u0900-\u097f"), ("tr", "ığş"),
    ("pl", "ąćęłńśźż"),
)  # fmt: skip
# Of languages in one script, words that few of the others have.
_COMMON = {
    "en": "the and of", "de": "der die und das", "es": "el los las una", "fr": "les des une est",
    "it": "il che di gli della", "nl": "het een van", "pt": "não os uma em",
}  # fmt: skip


def annotated(source: str, article: str, file: str, sha256: str) -> str:
    """The annotated file of an article: what is known of it, and its sentences without facts."""
    return "\n".join([*_lines(source, article, file, sha256), ""])


def _lines(source: str, article: str, file: str, sha256: str) -> Iterator[str]:
    language = language_of(article)
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield f"source: {source}"
    yield f"publisher: {UNFILLED}"
    dated = first_date(article[:_HEAD], language)
    if dated:
        yield f"dated: {_scalar(dated)}"
    else:
        yield f"dated: {{is: 1900-01-01, why: '{UNFILLED}: it begins with no date and year'}}"
    yield f"language: {language}"
    yield f"article: {_scalar(file)}"
    yield f"sha256: {sha256}"
    yield "sentences:"
    for key, text in _with_dateline(list(proposals(article)), dated):
        if len(text) + len(key) + 4 <= _WIDTH and _BARE.fullmatch(text):
            yield f"- {key}: {text}"
        elif visible(text) != text:
            yield f"- {key}: {_quoted(text)}"
        else:
            yield f"- {key}: >-"
            yield from (f"    {line}" for line in _FOLDED.wrap(text))


def _with_dateline(found: list[Proposal], dated: str | None) -> list[Proposal]:
    """What bears the date is set apart: the beginning of the first sentence, or a line before."""
    if not dated or not found:
        return found
    first = found[0].text
    end = first.find(" | ", first.find(dated) if dated in first else len(first))
    end = first.rfind(" | ", 0, _DATELINE) + 2 if end >= 0 else -1
    if dated in first[: max(end, 0)]:
        rest = Proposal("text", first[end:].strip())
        return [Proposal("dateline", first[:end].strip()), rest, *found[1:]]
    for at, (key, text) in enumerate(found[:-1]):
        if dated in text and len(text) <= _DATELINE:
            return [*found[:at], Proposal("dateline", text), *found[at + 1 :]]
        if key == "text":
            break
    return found


def language_of(text: str) -> str:
    """The language that an article may be in, by its script or by its words."""
    text = text.casefold()
    letters = sum(sign.isalpha() for sign in text)
    for language, signs in _SCRIPTS:
        if len(re.findall(f"[{signs}]", text)) * 50 > letters:
            return language
    words = re.findall(r"\w+", text)
    hits = {}
    for language, known in LANGUAGES.items():
        telling = {*known.saying.split(), *known.open.split(), *_COMMON.get(language, "").split()}
        hits[language] = sum(word in telling for word in words)
    if any(hits.values()):
        return max(hits, key=lambda language: hits[language])
    return "en" if all(map(str.isascii, filter(str.isalpha, text))) else UNKNOWN


def _scalar(text: str) -> str:
    return text if _BARE.fullmatch(text) and visible(text) == text else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return yaml_text(f'"{escaped}"')

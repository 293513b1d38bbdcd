"""What a sentence has to be asked: whose words these are, and how far it is a fact."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.read.models import ARTICLE, STATUSES, StatementFact, Via
from talks_cli.curate.read.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.ground import Claim
    from talks_cli.curate.read.models import Voice

# Of every script; ’ and ' are apostrophes too, and count only where they open a word.
_MARKS = re.compile("[“”„‟«»‹›\"「」『』〝〞〟＂]|(?<!\\w)[‘'](?=\\w)")


@lru_cache(maxsize=256)
def quotation_mark(text: str) -> str | None:
    """The first quotation mark of a sentence."""
    found = _MARKS.search(text)
    return found[0] if found else None


@lru_cache(maxsize=256)
def word_of_saying(text: str, language: str) -> str | None:
    """A word of a sentence that tells that somebody says something, where such words are known."""
    known = words_of(language)
    return _first(known.saying, text) if known else None


@lru_cache(maxsize=256)
def word_of_openness(text: str, language: str) -> str | None:
    """A word of a sentence for what is to come, or is denied, where such words are known."""
    known = words_of(language)
    return _first(known.open, text) if known else None


def _first(words: str, text: str) -> str | None:
    found = pattern(words).search(text) if words else None
    return found[0] if found else None


@lru_cache
def pattern(words: str) -> re.Pattern[str]:
    """What finds one of `words`; of a script that sets no words apart, anywhere."""
    forms = "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace("'", "[’']") for word in words.split()
    )
    spaced = any(sign < "\u2e80" for sign in words.replace(" ", ""))
    return re.compile(rf"\b(?:{forms})(?!\w)" if spaced else forms, re.IGNORECASE)


def marks_have_a_voice(claim: Claim) -> Iterator[Finding]:
    """A sentence with quotation marks, and every statement, says whose words these are."""
    if isinstance(claim.fact, StatementFact):
        yield from _asked(claim, "a statement is somebody's")
    elif mark := quotation_mark(claim.sentence.text):
        yield from _asked(claim, f"the sentence has the quotation mark {mark}")


def verbs_have_a_voice(claim: Claim) -> Iterator[Finding]:
    """A sentence in which somebody says something says who is cited for each fact."""
    if isinstance(claim.fact, StatementFact):  # which has to have one anyway
        return
    if word := word_of_saying(claim.sentence.text, claim.article.language):
        yield from _asked(claim, f"the sentence has {word!r}")


def _asked(claim: Claim, because: str) -> Iterator[Finding]:
    faulty = "voice" in claim.entry.faulty or "voice" in claim.sentence.entry.faulty
    if not claim.voice and not faulty:
        why = f"voice: {because}: say whose words these are (voice: NAME, or voice: {ARTICLE})"
        yield Finding("voice_missing", why)


def status_is_given(claim: Claim) -> Iterator[Finding]:
    """A sentence that tells what is to come, or is denied, says how far each fact is one."""
    if claim.fact.status or "status" in claim.entry.faulty:
        return
    if word := word_of_openness(claim.sentence.text, claim.article.language):
        known = ", ".join(STATUSES)
        why = f"status: the sentence has {word!r}: say how far this is a fact ({known})"
        yield Finding("status_missing", why)


def voice_stands(claim: Claim) -> Iterator[Finding]:
    """Who is cited stands in the sentence, or in one beside it, or there is a reason."""
    for spoken in _each(claim.voice or ()):
        if spoken != ARTICLE:
            yield from _spoken(claim, spoken)


def _each(voice: Voice) -> Iterator[str]:
    for part in voice:
        if isinstance(part, Via):
            yield from (*part.who, *part.via)
        else:
            yield part


def _spoken(claim: Claim, spoken: str) -> Iterator[Finding]:
    pack = claim.wordings.pack
    is_id = spoken in pack.people
    if is_id and (claim.named("person", spoken) or claim.why("voice")):
        return
    if not is_id and claim.words(spoken):
        return
    if not is_id and " " not in spoken:
        if "people.yaml" not in pack.unread:
            near = claim.wordings.near(spoken, pack.people)
            why = f"voice: {spoken!r} is no id of people.yaml, and no word of {claim.sentences}"
            yield Finding("voice", why + near, ("voice",))
    elif not claim.why("voice"):
        why = (
            f"voice: {spoken!r} does not stand in {claim.sentences}: add the sentence that names"
            " it (with: N), or the reason (why: {voice: …})"
        )
        yield Finding("voice", why, ("voice",))

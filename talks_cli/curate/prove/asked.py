"""What a sentence has to be asked: whose words these are, and how far it is a fact."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from talks_cli.curate.prove.ground import folded
from talks_cli.curate.read.fact import Via
from talks_cli.curate.read.shapes import ARTICLE, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.curate.read.fact import Voice
    from talks_cli.errors import Problem

_MARKS = re.compile("[“”„‟«»‹›\"「」『』〝〞〟＂‘']")


@lru_cache(maxsize=16)
def quotation_mark(text: str) -> str | None:
    """The first quotation mark, of any script; ‘ and ' count only where they open a word."""
    for found in _MARKS.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if found[0] not in "‘'" or (after.isalnum() and not before.isalnum()):
            return found[0]
    return None


def marks_have_a_voice(claim: Claim) -> Iterator[Problem]:
    """A sentence with quotation marks, and every statement, says whose words these are."""
    if claim.fact.kind == "statement":
        yield from _asked(claim, "a statement is somebody's")
    elif mark := quotation_mark(claim.sentence.text):
        yield from _asked(claim, f"the sentence has the quotation mark {mark}")


def verbs_have_a_voice(claim: Claim) -> Iterator[Problem]:
    """A sentence in which somebody says something says who is cited for each fact."""
    # A statement has to have one anyway, and for a quotation mark it is asked already.
    if claim.fact.kind == "statement" or quotation_mark(claim.sentence.text):
        return
    if word := claim.grounds[0].first_of(claim.language.saying):
        yield from _asked(claim, f"the sentence has {word!r}")


def _asked(claim: Claim, because: str) -> Iterator[Problem]:
    if "voice" not in claim.entry.faulty | claim.sentence.entry.faulty:
        why = (
            f"voice: {because}: say whose words these are (voice: NAME, or voice: {ARTICLE}; beside"
            " 'text', if it is so of all its facts)"
        )
        yield claim.problem("voice_missing", why)


def status_is_given(claim: Claim) -> Iterator[Problem]:
    """A sentence that tells what is to come, or is denied, says how far each fact is one."""
    if word := claim.grounds[0].first_of(claim.language.open):
        known = ", ".join(STATUSES)
        why = (
            f"status: the sentence has {word!r}, of this or of something else: say how far this is"
            f" a fact (status: {known})"
        )
        yield claim.problem("status_missing", why)


def voice_stands(claim: Claim) -> Iterator[Problem]:
    """Who is cited stands in the sentence, or in one beside it, or there is a reason."""
    # A voice that the sentence gives all its facts is told of where it stands.
    entry = claim.entry if claim.fact.voice else claim.sentence.entry
    for spoken in _each(claim.voice or ()):
        if why := _unnamed(claim, spoken):
            yield entry.problem("voice", f"voice: {spoken!r} {why}", "voice")


def _each(voice: Voice) -> Iterator[str]:
    for part in voice:
        if isinstance(part, Via):
            yield from (*part.who, *part.via)
        elif part != ARTICLE:
            yield part


def _unnamed(claim: Claim, spoken: str) -> str:
    """What is wrong with one who is cited, if something is."""
    known = claim.wordings.known
    if spoken in known.pack.sides and claim.names("side", spoken):
        return ""
    if spoken not in known.pack.people and spoken not in known.pack.sides:
        if named := known.names.get(folded(spoken)):
            return f"is a name of {named!r}: write the id"
        if claim.has(spoken) or (" " not in spoken and "people.yaml" in known.pack.unread):
            return ""
        if " " not in spoken:
            near = known.near(spoken, known.pack.people)
            return f"is no id of people.yaml, and no word of {claim.sentences}{near}"
    elif spoken in known.pack.people and claim.names("person", spoken):
        return ""
    if claim.why("voice"):
        return ""
    return (
        f"does not stand in {claim.sentences}: add the sentence that names it (with: N), or the"
        " reason (why: {voice: …})"
    )

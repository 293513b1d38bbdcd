"""The values of a fact stand in its sentences, or there is a reason for each that does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from talks_cli.curate.prove.ground import (
    OPENING,
    WORD,
    folded,
    lowered,
    numbers_at,
    numbers_of,
    parts_of,
    plain,
    wherever,
    words_in,
)
from talks_cli.curate.read.facts import RoundFact, VenueFact
from talks_cli.curate.read.shapes import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.curate.read.facts import Quantity
    from talks_cli.errors import Problem

_PAIRS = re.compile(
    '“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|"([^"]*)"|「([^「」]*)」|『([^『』]*)』|‹([^‹›]*)›'
)
_ENDS = re.compile(r"[\s.,;:!?…،。，]+$")
# A text whose first quotation mark closes what was opened before it, or that has none at all.
_GOES_ON = re.compile(r"""[^“”«»„"「」『』‹›]*(?:[”»」』›]|(?<=\S)"(?!\w)|$)""")
_SENTENCE_END = re.compile(r"[.!?…:]\W*$")


def attributes_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is told of a round or a venue in the words of the sentence, by field."""
    fact = claim.fact
    told = vars(fact) | (fact.model_extra or {})
    for field in ("name", *claim.wordings.known.attributes, *VenueFact.worded):
        if (text := told.get(field)) and field != "date" and not claim.why(field):
            yield field, text


# -- word for word --------------------------------------------------------------------------------


def attributes_stand(claim: Claim) -> Iterator[Problem]:
    """What is told of a round or a venue is a passage of the sentences, or several of them."""
    for field, text in attributes_of(claim):
        for passage in text.split("; "):
            is_place = field == "city" and _place_stands(claim, passage)
            if not is_place and not claim.has_exactly(passage):
                yield claim.unproved(field, f"{passage!r} does not stand")
    if isinstance(claim.fact, RoundFact) and not claim.why("called"):
        for at, name in enumerate(claim.fact.called):
            if not claim.has(name):
                yield claim.unproved("called", f"{name!r} does not stand", "called", at)


def _place_stands(claim: Claim, name: str) -> bool:
    """Whether a place of this name stands in the sentences, declined as they have it."""
    places = claim.wordings.known.pack.places.items()
    ids = [identifier for identifier, entry in places if entry.record.name == name]
    return any(claim.names("place", identifier) for identifier in ids)


def bounds_are_kept(claim: Claim) -> Iterator[Problem]:
    """What begins with a number, or is one, has the "about" or "at least" that stands before it."""
    for field, text in attributes_of(claim):
        if found := _bound_before(claim, text):
            yield claim.unproved(field, f"it stands with {found!r} before it")
    told = vars(claim.fact).get("quantity")
    if told and not claim.why("quantity") and not claim.why("quantity.bound"):
        found = _bound_before(claim, told.words or told.value)
        if found and not told.bound:
            why = (
                f"quantity: 'bound' is missing: {found!r} stands before it in {claim.sentences}"
                f" (bound: {', '.join(BOUNDS)})"
            )
            yield claim.problem("value", why, "quantity")
        elif found in BOUNDS and found != told.bound:
            yield claim.unproved(
                "quantity.bound", f"{found!r} stands before it, not {told.bound!r},"
            )


def _bound_before(claim: Claim, told: str | int) -> str | None:
    """The word for "about" or "at least" that stands right before a wording, or a number."""
    pattern = _bound_at_the_end(claim.language.bounds)
    for text in (one.folded for one in claim.grounds):
        if isinstance(told, str):
            places = wherever(folded(told), text)
        else:
            places = (at for number, at in numbers_at(text) if number == str(told))
        for at in places:
            if found := pattern.search(text, max(0, at - _LONGEST_BOUND), at):
                return found[1]
    return None


_LONGEST_BOUND = 40  # letters


@lru_cache
def _bound_at_the_end(bounds: str) -> re.Pattern[str]:
    return re.compile(rf"\b({bounds})\s+$", re.IGNORECASE)


def quotations_are_unaltered(claim: Claim) -> Iterator[Problem]:
    """What the curator sets between quotation marks opens a quotation of the sentence.

    Or it goes on with one that a sentence before has opened; several in a row may have it together.
    """
    for field, text in claim.texts:
        if text.isascii() and '"' not in text:
            continue
        for match in _PAIRS.finditer(text):
            quoted = _ENDS.sub("", plain(match[match.lastindex or 0]))
            if not any(_opens(quoted, passage) for passage in claim.passages):
                yield claim.unproved(field, f"no quotation begins with {quoted!r}")


def _opens(quoted: str, text: str) -> bool:
    at = text.find(quoted)
    while at >= 0:
        before, after = text[:at].rstrip(), text[at + len(quoted) :]
        opened = before[-1:] in OPENING if before else bool(_GOES_ON.match(text))
        if opened and not WORD.match(after):
            return True
        at = text.find(quoted, at + 1)
    return False


# -- numbers, names -------------------------------------------------------------------------------


def numbers_stand(claim: Claim) -> Iterator[Problem]:
    """The numbers of a curator's text, and quantities, stand in the sentences."""
    for field, text in claim.texts:
        for number in numbers_of(text):
            if number not in claim.numbers and not claim.has_number(number):
                yield claim.unproved(field, f"the number {number} does not stand")
    if (told := vars(claim.fact).get("quantity")) and not claim.why("quantity"):
        yield from _quantity_stands(claim, told)


def _quantity_stands(claim: Claim, told: Quantity) -> Iterator[Problem]:
    """How many, and of what, stands in the sentences."""
    if not claim.why("quantity.value"):
        if told.words and not claim.has(told.words):
            yield claim.unproved("quantity.value", f"{told.words!r} does not stand")
        elif not told.words and str(told.value) not in claim.numbers:
            what = f"the number {told.value} does not stand in digits (words: …, if it is worded)"
            yield claim.unproved("quantity.value", what)
    words = WORD.findall(told.of or "")
    if told.of and not (
        claim.has(told.of)
        or claim.why("quantity.of")
        or (words and all(word[0].isupper() and _has(claim, word) for word in words))
    ):
        yield claim.unproved("quantity.of", f"{told.of!r} does not stand")


def capitals_stand(claim: Claim) -> Iterator[Problem]:
    """The names of a curator's text stand in the sentences, or are of somebody the fact names."""
    for field, text in claim.texts:
        words = {one for one in WORD.findall(text) if one[0].isupper()}
        strange = {one for one in words if lowered(one) not in claim.words and not _has(claim, one)}
        for match in WORD.finditer(text) if strange else ():
            if match[0] in strange and not _opens_a_sentence(claim, text, match):
                yield claim.unproved(field, f"{match[0]!r} does not stand")


def _has(claim: Claim, word: str) -> bool:
    """Whether a word, or all its parts, are of a sentence or of somebody or something named.

    A sentence may name these otherwise, in another language than the curator's.
    """
    whole, *parts = parts_of(lowered(word))
    if whole in claim.words:
        return True
    named = (claim.wordings.of(kind, identifier) for kind, identifier in claim.about)
    known = claim.words.union(*(words_in(wording) for wordings in named for wording in wordings))
    return known.issuperset(parts) or any(
        claim.wordings.of(kind, identifier) and claim.names(kind, identifier)
        for kind, identifier in claim.wordings.known.bearers.get(whole, ())
    )


def _opens_a_sentence(claim: Claim, text: str, match: re.Match[str]) -> bool:
    """Whether a word has its capital for where it stands, and is of no name."""
    before = text[: match.start()]
    first = not before.strip(OPENING + " ") or bool(_SENTENCE_END.search(before))
    return first and parts_of(lowered(match[0]))[0] not in claim.wordings.known.capitals

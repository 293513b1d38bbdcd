"""The values of a fact stand in its sentences, or there is a reason for each that does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.asked import pattern
from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.ground import WORD, numbers_of, plain, words_in
from talks_cli.curate.read.dates import dates_in, resolve_date
from talks_cli.curate.read.models import (
    DatedFact,
    DelegationFact,
    ExchangeFact,
    RoundFact,
    VenueFact,
)
from talks_cli.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.ground import Claim
    from talks_cli.curate.read.models import Fact

DATES = ("date", "not_before", "not_after", "for")
SEATS = (
    *("head", "chair", "mediator", "members", "attendees"),
    *("absent", "joined", "left"),
)
NAMING = {
    "people": "person",
    **dict.fromkeys(SEATS, "person"),
    "side": "side",
    "delegation": "side",
    "places": "place",
    "venue": "place",
}
_ABOUT_VENUES = ("city", "description", "seating", "flags")
_PAIRS = re.compile(
    '“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|"([^"]*)"|「([^「」]*)」|『([^『』]*)』|‹([^‹›]*)›'
)
_OPENING = "“«„\"‘'「『‹"
_ENDS = re.compile(r"[\s.,;:!?…،。，]+$")
_SENTENCE_END = re.compile(r"[.!?…:]\W*$")


def _unproved(claim: Claim, field: str, what: str) -> Finding:
    why = (
        f"{field}: {what} in {claim.sentences}: write it as it stands there, add the sentence"
        f" (with: N), or the reason (why: {{{field}: …}})"
    )
    return Finding("value", why, (field,))


def texts_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """What the curator words of a fact, by field."""
    told = vars(claim.fact)
    for field in ("what", "says"):
        if (text := told.get(field)) and not claim.why(field):
            yield field, text


def attributes_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is told of a round or a venue in the words of the sentence, by field."""
    fact = claim.fact
    found: dict[str, Any] = {}
    if isinstance(fact, RoundFact):
        known = claim.wordings.attributes
        found = {"name": fact.name}
        found |= {field: text for field, text in fact.attributes.items() if field in known}
        found.pop("date", None)
    elif isinstance(fact, VenueFact):
        found = {field: getattr(fact, field) for field in _ABOUT_VENUES}
    for field, text in found.items():
        if isinstance(text, str) and not claim.why(field):
            yield field, text


# -- word for word --------------------------------------------------------------------------------


def attributes_stand(claim: Claim) -> Iterator[Finding]:
    """What is told of a round or a venue is a passage of the sentences, or several of them."""
    for field, text in attributes_of(claim):
        for passage in text.split("; "):
            is_place = field == "city" and _place_stands(claim, passage)
            if not is_place and not claim.has(passage):
                yield _unproved(claim, field, f"{passage!r} does not stand")
    if isinstance(claim.fact, RoundFact) and not claim.why("called"):
        for name in claim.fact.called:
            if not claim.words(name):
                yield _unproved(claim, "called", f"{name!r} does not stand")


def _place_stands(claim: Claim, name: str) -> bool:
    """Whether a place of this name stands in the sentences, declined as they have it."""
    places = claim.wordings.pack.places.items()
    ids = [identifier for identifier, entry in places if entry.record.name == name]
    return any(claim.named("place", identifier) for identifier in ids)


def bounds_are_kept(claim: Claim) -> Iterator[Finding]:
    """What begins with a number, or is one, has the "about" or "at least" that stands before it."""
    if not claim.language or not claim.language.bounds:
        return
    for field, text in attributes_of(claim):
        if found := _bound_before(claim, text):
            yield _unproved(claim, field, f"it stands with {found!r} before it")
    told = claim.fact.quantity if isinstance(claim.fact, ExchangeFact) else None
    if told and not told.bound and not claim.why("quantity"):
        number = told.words or rf"{told.value:,}|{told.value}"
        if found := _bound_before(claim, number):
            yield _unproved(claim, "quantity", f"'bound' is missing: it stands with {found!r}")


def _bound_before(claim: Claim, text: str) -> str | None:
    """The word for "about" or "at least" right before a text that begins as a number may."""
    bounds = claim.language.bounds if claim.language else ""
    texts = [ground.text for ground in claim.grounds if _any_bound(bounds).search(ground.text)]
    if not texts:  # to compile a pattern takes longer than all else that is asked of a fact
        return None
    form = text if "|" in text else re.escape(plain(text))
    before = re.compile(rf"\b({bounds})\s+(?:{form})(?!\w)", re.IGNORECASE)
    found = map(before.search, texts)
    return next((match[1] for match in found if match), None)


@lru_cache
def _any_bound(bounds: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{bounds})\s", re.IGNORECASE)


def quotations_are_unaltered(claim: Claim) -> Iterator[Finding]:
    """What the curator sets between quotation marks opens a quotation of the sentence."""
    for field, text in texts_of(claim):
        for match in _PAIRS.finditer(text):
            quoted = _ENDS.sub("", plain(match[match.lastindex or 0]))
            if not any(_opens(quoted, ground.text) for ground in claim.grounds):
                what = f"no quotation begins with {quoted!r}"
                yield _unproved(claim, field, what)


def _opens(quoted: str, text: str) -> bool:
    at = text.find(quoted)
    while at > 0:
        if text[:at].rstrip()[-1:] in _OPENING and not WORD.match(text[at + len(quoted) :]):
            return True
        at = text.find(quoted, at + 1)
    return False


# -- numbers, names, dates ------------------------------------------------------------------------


def numbers_stand(claim: Claim) -> Iterator[Finding]:
    """The numbers of a curator's text stand in the sentences."""
    known = set().union(*(ground.numbers for ground in claim.grounds))
    for field, text in texts_of(claim):
        for number in dict.fromkeys(numbers_of(text)):
            if number not in known:
                yield _unproved(claim, field, f"the number {number} does not stand")
    if isinstance(claim.fact, ExchangeFact) and (told := claim.fact.quantity):
        if claim.why("quantity"):
            return
        if told.words and not claim.words(told.words):
            yield _unproved(claim, "quantity", f"{told.words!r} does not stand")
        elif not told.words and str(told.value) not in known:
            what = f"the number {told.value} does not stand in digits (words: …, if it is worded)"
            yield _unproved(claim, "quantity", what)
        if told.of and not claim.words(told.of):
            yield _unproved(claim, "quantity", f"{told.of!r} does not stand")


def capitals_stand(claim: Claim) -> Iterator[Finding]:
    """The names of a curator's text stand in the sentences, or are of somebody the fact names."""
    if claim.language and not claim.language.names:
        return
    for field, text in texts_of(claim):
        for word in _capitals(text, claim):
            yield _unproved(claim, field, f"{word!r} does not stand")


def _capitals(text: str, claim: Claim) -> Iterator[str]:
    """The words with a capital that neither a sentence has nor anything that the fact names."""
    known: set[str] | None = None
    for match in WORD.finditer(text):
        word = match[0]
        if not word[0].isupper():
            continue
        before = text[: match.start()]
        first = not before.strip(_OPENING + " ") or _SENTENCE_END.search(before)
        if first and words_in(word)[0] not in claim.wordings.names:
            continue
        if known is None:
            known = set(_named_words(claim)).union(*(ground.words for ground in claim.grounds))
        if not _has(known, word):
            yield word


def _has(known: frozenset[str] | set[str], word: str) -> bool:
    whole, *parts = words_in(word)
    return whole in known or all(part in known for part in parts)


def _named_words(claim: Claim) -> Iterator[str]:
    """The words of all that a fact names."""
    for kind, identifier in named_by(claim):
        for wording in claim.wordings.of(kind, identifier, claim.article):
            yield from words_in(wording)


def named_by(claim: Claim) -> Iterator[tuple[str, str]]:
    """Who and what a fact names: of what kind, and the id."""
    for spoken in claim.voice or ():
        if isinstance(spoken, str):
            yield "person", spoken
    for _, kind, named in names_in(claim.fact):
        yield from ((kind, name) for name in ((named,) if isinstance(named, str) else named))


def names_in(fact: Fact) -> Iterator[tuple[str, str, str | tuple[str, ...]]]:
    """The fields of a fact that name something, with the kind of what they name."""
    for field, kind in _naming(type(fact)):
        if named := getattr(fact, field):
            yield field, kind, named


@lru_cache
def _naming(model: type[Fact]) -> tuple[tuple[str, str], ...]:
    return tuple((field, kind) for field, kind in NAMING.items() if field in model.model_fields)


def dates_stand(claim: Claim) -> Iterator[Finding]:
    """A date stands in the sentences as it is worded, or as the day that is meant."""
    for field, words in dates_of(claim):
        date, _ = resolve_date(words, claim.article, ahead=field == "for")
        if not date:
            if claim.article.date:
                yield Finding("date", f"{field}: {words!r} {_NO_DATE}", (field,))
        elif not claim.why(field) and not _dated(claim, words):
            yield _unproved(claim, field, f"{words!r} does not stand")


_NO_DATE = (
    "is not a date in the language of the article (write it as the sentence does, or YYYY-MM-DD)"
)


def dates_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """The dates of a fact as they are written, by field."""
    fact = claim.fact
    if isinstance(fact, RoundFact) and isinstance(date := fact.attributes.get("date"), str):
        yield "date", date
    if isinstance(fact, DatedFact):
        for field in DATES:
            if words := getattr(fact, "for_" if field == "for" else field):
                yield field, words


def _dated(claim: Claim, words: str) -> bool:
    if claim.words(words):
        return True
    return is_date(words) and any(
        date.startswith(words)
        for ground in claim.grounds
        for date in dates_in(ground.text, claim.article)
    )


# -- rounds, people, sides, places ----------------------------------------------------------------


def round_stands(claim: Claim) -> Iterator[Finding]:
    """A round is the one the article is read as reporting, or is named in the sentences."""
    number = getattr(claim.fact, "round", None)
    reading = claim.article.head.record.reads.round
    if number is None or claim.why("round") or (reading and reading.is_ == number):
        return
    names = claim.wordings.rounds.get(number, ())
    if any(claim.words(name) for name in names) or _numbered(claim, number):
        return
    yield _unproved(claim, "round", f"round {number} is not named")


def _numbered(claim: Claim, number: int) -> bool:
    if any(str(number) in ground.numbers for ground in claim.grounds):
        return True
    ordinals = claim.language.ordinals if claim.language else ()
    if not 0 < number <= len(ordinals):
        return False
    ordinal = pattern(ordinals[number - 1])
    return any(ordinal.search(ground.text) for ground in claim.grounds)


def people_stand(claim: Claim) -> Iterator[Finding]:
    """Everybody and every place that a fact names stands in the sentences."""
    for field, kind, named in names_in(claim.fact):
        if kind == "side" or claim.why(field):
            continue
        for at, name in enumerate((named,) if isinstance(named, str) else named):
            if name in claim.wordings.known[kind] and not claim.named(kind, name):
                path = (field,) if isinstance(named, str) else (field, at)
                yield _unproved(claim, field, f"{name!r} is not named")._replace(path=path)


def side_stands(claim: Claim) -> Iterator[Finding]:
    """A side is named in the sentences, or is that of somebody whom the fact names."""
    pack = claim.wordings.pack
    field = "delegation" if isinstance(claim.fact, DelegationFact) else "side"
    side = getattr(claim.fact, field, None)
    if side not in pack.sides or claim.why("side") or claim.why(field):
        return
    theirs = (pack.people[who].record for kind, who in named_by(claim) if who in pack.people)
    if claim.named("side", side) or any(person.side == side for person in theirs):
        return
    found = _unproved(claim, "side", f"{side!r} is not named")
    yield found._replace(path=(field,))


def lists_are_complete(claim: Claim) -> Iterator[Finding]:
    """A list is complete where the sentence has words for it; "included" has none."""
    fact = claim.fact
    if not isinstance(fact, DelegationFact) or not fact.complete or claim.why("complete"):
        return
    if not claim.words(fact.complete):
        yield _unproved(claim, "complete", f"{fact.complete!r} does not stand")
    elif claim.language and (words := claim.language.partial):
        found = pattern(words).search(fact.complete)
        if found:
            why = f"complete: {found[0]!r} does not say that nobody else was there: leave it out"
            yield Finding("value", why, ("complete",))

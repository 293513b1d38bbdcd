"""The values of a fact stand in its sentences, or there is a reason for each that does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.asked import first_of
from talks_cli.curate.prove.ground import (
    OPENING,
    WORD,
    find,
    folded,
    ground,
    numbers_at,
    numbers_of,
    parts_of,
    plain,
    stands,
    words_in,
)
from talks_cli.curate.read.dates import dates_in, resolve_date, unread
from talks_cli.curate.read.facts import RoundFact, StatementFact
from talks_cli.curate.read.shapes import BOUNDS
from talks_cli.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.curate.read.facts import Quantity
    from talks_cli.errors import Problem

_LATER = "~"  # sorts after every part of a date: 2025-05~ is later than 2025-05-31
# As articles number rounds; "I" is a word of its own.
_ROMAN = dict(enumerate("ii iii iv v vi vii viii ix x".split(), start=2))
_PAST = ("happened", "said", None)
_ABOUT_VENUES = ("city", "description", "seating", "flags")
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
    for field in ("name", *claim.wordings.known.attributes, *_ABOUT_VENUES):
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
        for name in claim.fact.called:
            if not claim.has(name):
                yield claim.unproved("called", f"{name!r} does not stand")


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
    if told and not told.bound and not claim.why("quantity") and not claim.why("quantity.bound"):
        found = _bound_before(claim, told.words) if told.words else _bound_of(claim, told.value)
        if found:
            why = (
                f"quantity: 'bound' is missing: {found!r} stands before it in {claim.sentences}"
                f" (bound: {', '.join(BOUNDS)})"
            )
            yield claim.problem("value", why, "quantity")


def _bound_before(claim: Claim, wording: str) -> str | None:
    """The word for "about" or "at least" that stands right before `wording`."""
    for one in claim.grounds:
        at = find(folded(wording), one.folded)
        while at >= 0:
            if found := _bound_at(one.folded, at, claim):
                return found
            at = find(folded(wording), one.folded, at + 1)
    return None


def _bound_of(claim: Claim, number: int) -> str | None:
    """The same before a number in digits."""
    for one in claim.grounds:
        for found, at in numbers_at(one.folded):
            if found == str(number) and (word := _bound_at(one.folded, at, claim)):
                return word
    return None


def _bound_at(text: str, end: int, claim: Claim) -> str | None:
    pattern = _bound_at_the_end(claim.language.bounds)
    found = pattern.search(text, max(0, end - _LONGEST_BOUND), end)
    return found[1] if found else None


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


# -- numbers, names, dates ------------------------------------------------------------------------


def numbers_stand(claim: Claim) -> Iterator[Problem]:
    """The numbers of a curator's text, and quantities, stand in the sentences."""
    for field, text in claim.texts:
        for number in dict.fromkeys(numbers_of(text)):
            if number not in claim.numbers:
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
    if told.of and not claim.has(told.of) and not claim.why("quantity.of"):
        yield claim.unproved("quantity.of", f"{told.of!r} does not stand")


def capitals_stand(claim: Claim) -> Iterator[Problem]:
    """The names of a curator's text stand in the sentences, or are of somebody the fact names."""
    for field, text in claim.texts:
        capitals = {word for word in WORD.findall(text) if word[0].isupper()}
        strange = {word for word in capitals if not _has(claim, word)}
        for match in WORD.finditer(text) if strange else ():
            if match[0] in strange and not _opens_a_sentence(claim, text, match):
                yield claim.unproved(field, f"{match[0]!r} does not stand")


def _has(claim: Claim, word: str) -> bool:
    """Whether a word, or all its parts, are of a sentence or of somebody or something named."""
    whole, *parts = parts_of(word.casefold())
    if whole in claim.words:
        return True
    named = (claim.wordings.of(kind, identifier) for kind, identifier in claim.about)
    known = claim.words.union(*(words_in(wording) for wordings in named for wording in wordings))
    return known.issuperset(parts)


def _opens_a_sentence(claim: Claim, text: str, match: re.Match[str]) -> bool:
    """Whether a word has its capital for where it stands, and is of no name."""
    before = text[: match.start()]
    first = not before.strip(OPENING + " ") or bool(_SENTENCE_END.search(before))
    return first and parts_of(match[0].casefold())[0] not in claim.wordings.known.capitals


def dates_stand(claim: Claim) -> Iterator[Problem]:
    """A date stands in the sentences as it is worded, or as the day that is meant; and in order."""
    told: dict[str, str] = {}
    for field, words in dates_of(claim.fact):
        told[field] = resolve_date(words, claim.article, ahead=field == "for")[0] or ""
        if told[field]:
            bound = field in ("not_before", "not_after")
            if not claim.why(field) and not _dated(claim, words, bound=bound):
                yield claim.unproved(field, f"{words!r} does not stand")
        elif claim.article.date:
            yield claim.problem("date", f"{field}: {_no_date(words, field, claim)}", field)
    if told and not isinstance(claim.fact, RoundFact):
        yield from _in_order(claim, told)


def _no_date(words: str, field: str, claim: Claim) -> str:
    if rest := unread(words, claim.article.language):
        return (
            f"{rest!r} is no part of a day: leave it out, or write bounds (not_before, not_after)"
        )
    return (
        f"{words!r} is not a date in the language of the article (write a day, month, year or"
        f" weekday as the sentence does; or YYYY-MM-DD, and why: {{{field}: …}})"
    )


def _in_order(claim: Claim, told: dict[str, str]) -> Iterator[Problem]:
    first, last = told.get("not_before"), told.get("not_after")
    if told.get("date") and (first or last):
        why = "date: a date and a bound exclude each other: leave out one"
        yield claim.problem("date", why, "date")
    if first and last and first > last + _LATER:
        yield claim.problem("date", "not_before: is later than not_after", "not_before")
    written = claim.article.date
    if written and (claim.fact.status in _PAST or isinstance(claim.fact, StatementFact)):
        for field in ("date", "not_before"):
            if told.get(field, "") > written + _LATER:
                why = (
                    f"{field}: {told[field]} is later than the article ({written}), which tells"
                    " it as past: a day for which a thing is announced stands under 'for'"
                )
                yield claim.problem("date", why, field)


def dates_of(fact: Any) -> Iterator[tuple[str, str]]:
    """The dates of a fact as they are written, by field."""
    if isinstance(fact, RoundFact):
        if date := fact.attributes.get("date"):
            yield "date", date
        return
    for field in ("date", "not_before", "not_after", "for"):
        if words := getattr(fact, "for_" if field == "for" else field):
            yield field, words


def _dated(claim: Claim, words: str, *, bound: bool) -> bool:
    # Of "between 17 and 21 September", and of "September 17–21", each end is a bound.
    parts = [re.escape(part) for part in folded(words).split()]
    texts = [ground.folded for ground in claim.grounds]
    if bound:
        parted = r"\b\W+(?:\w+\W+){0,3}?\b".join(parts)
        if any(re.search(rf"\b{parted}\b", text) for text in texts):
            return True
    if claim.has(words):
        whole, ranges = " ".join(parts), [text for text in texts if "–" in text or "-" in text]
        ends = (re.search(rf"\d\s?[–-]\s?{whole}|{whole}\s?[–-]\s?\d", one) for one in ranges)
        return bound or not any(ends)
    return is_date(words) and any(
        date.startswith(words)
        for ground in claim.grounds
        for date in dates_in(ground.text, claim.article)
    )


# -- rounds, people, sides, places ----------------------------------------------------------------


def round_stands(claim: Claim) -> Iterator[Problem]:
    """A round is the one the article is read as reporting, or is named in the sentences."""
    number = claim.fact.round
    reading = claim.article.head.record.reads.round
    if number is None or claim.why("round") or (reading and reading.is_ == number):
        return
    names = claim.wordings.known.rounds[number]
    ordinals = claim.language.ordinals[number - 1 : number] if number else ()
    if not (
        str(number) in claim.numbers
        or any(stands(name, ground.folded) for ground in claim.grounds for name in names)
        or any(first_of(ordinal, ground) for ground in claim.grounds for ordinal in ordinals)
        or any(_ROMAN.get(number) in ground.words for ground in claim.grounds)
    ):
        yield claim.unproved("round", f"round {number} is not named")


def people_stand(claim: Claim) -> Iterator[Problem]:
    """Everybody and every place that a fact names is known, and stands in the sentences."""
    for field, kind, name, path in claim.named:
        if why := claim.wordings.known.unknown(field, name, kind):
            yield claim.problem("reference", why, *path)
        elif kind != "side" and not claim.why(field) and not claim.names(kind, name):
            yield claim.unproved(field, f"{name!r} is not named", *path)


def side_stands(claim: Claim) -> Iterator[Problem]:
    """A side is named in the sentences, or is that of somebody whom the fact names."""
    people = claim.wordings.known.pack.people
    for field, kind, side, path in claim.named:
        if kind != "side" or claim.why("side") or claim.why(field) or claim.names("side", side):
            continue
        theirs = (people[who].record for kind, who in claim.about if who in people)
        if not any(person.side == side for person in theirs):
            told = field if path[0] == "room" else "side"
            yield claim.unproved(told, f"{side!r} is not named", *path)


def room_stands(claim: Claim) -> Iterator[Problem]:
    """A table's form is worded, and so are left and right; of opposite sides there are two."""
    room = claim.fact.room
    if room is None or claim.why("room"):
        return
    worded = room.table is None or room.table.casefold() in claim.words
    if not worded and not claim.why("room.table"):
        yield claim.unproved("room.table", f"{room.table!r} does not stand")
    listed = {"left": claim.language.left, "right": claim.language.right}
    for part, words in listed.items():
        told = not words or any(first_of(words, ground) for ground in claim.grounds)
        if getattr(room, part) and not told and not claim.why(f"room.{part}"):
            yield claim.unproved(f"room.{part}", f"that it was {part} is not said")
    if room.opposite and (len(room.opposite) != 2 or room.left or room.right):
        why = "room: opposite has two sides, and stands alone: left and right say it where they do"
        yield claim.problem("value", why, "room", "opposite")


def lists_are_complete(claim: Claim) -> Iterator[Problem]:
    """A list is complete where the sentence has words for it; "included" has none."""
    words = claim.fact.complete
    if not words or claim.why("complete"):
        return
    if not claim.has(words):
        yield claim.unproved("complete", f"{words!r} does not stand")
    elif found := first_of(claim.language.partial, ground(words)):
        why = f"complete: {found!r} does not say that nobody else was there: leave it out"
        yield claim.problem("value", why, "complete")

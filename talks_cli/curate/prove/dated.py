"""The dates of a fact stand in its sentences as they are worded, or as the days that are meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.ground import folded
from talks_cli.curate.read.dates import dates_in, resolve_date, unread
from talks_cli.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.errors import Problem

_LATER = "~"  # sorts after every part of a date: 2025-05~ is later than 2025-05-31
_PAST = ("happened", "said", None)
_DATES = (("date", "date"), ("not_before",) * 2, ("not_after",) * 2, ("for", "for_"))


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
    if told and claim.fact.kind != "round":
        yield from _in_order(claim, told)


def _no_date(words: str, field: str, claim: Claim) -> str:
    if rest := unread(words, claim.article.language):
        return (
            f"{rest!r} is no part of a day: leave it out, or write bounds (not_before, not_after)"
        )
    return (
        f"{words!r} is not a date in the language of the article (write a day, month, year or"
        f" weekday as the sentence does; or YYYY-MM-DD or bounds (not_before, not_after), each with"
        f" its why: {{{field}: …}})"
    )


def _in_order(claim: Claim, told: dict[str, str]) -> Iterator[Problem]:
    first, last = told.get("not_before"), told.get("not_after")
    if told.get("date") and (first or last):
        why = "date: a date and a bound exclude each other: leave out one"
        yield claim.problem("date", why, "date")
    if first and last and first > last + _LATER:
        yield claim.problem("date", "not_before: is later than not_after", "not_before")
    written = claim.article.date
    past = claim.fact.status in _PAST or claim.fact.kind == "statement"
    for field in ("date", "not_before") if written and past else ():
        if told.get(field, "") > written + _LATER:
            why = (
                f"{field}: {told[field]} is later than the article ({written}), which tells"
                " it as past: a day for which a thing is announced stands under 'for'"
            )
            yield claim.problem("date", why, field)


def dates_of(fact: Any) -> Iterator[tuple[str, str]]:
    """The dates of a fact as they are written, by field."""
    if fact.kind == "round":
        if date := fact.attributes.get("date"):
            yield "date", date
        return
    told = vars(fact)
    for field, name in _DATES:
        if words := told[name]:
            yield field, words


def _dated(claim: Claim, words: str, *, bound: bool) -> bool:
    if bound and _has_parted(claim, words):
        return True
    if claim.has(words):
        return bound or not _ends_a_range(claim, words)
    return is_date(words) and any(
        date.startswith(words)
        for ground in claim.grounds
        for date in dates_in(ground.text, claim.article)
    )


def _has_parted(claim: Claim, words: str) -> bool:
    """Of "between 17 and 21 September", and of "September 17–21", each end is a bound."""
    parted = r"\b\W+(?:\w+\W+){0,3}?\b".join(map(re.escape, folded(words).split()))
    return any(re.search(rf"\b{parted}\b", ground.folded) for ground in claim.grounds)


def _ends_a_range(claim: Claim, words: str) -> bool:
    texts = [told.folded for told in claim.grounds if "–" in told.text or "-" in told.text]
    whole = re.escape(folded(words)) if texts else ""
    return any(re.search(rf"\d\s?[–-]\s?{whole}|{whole}\s?[–-]\s?\d", text) for text in texts)

"""The dates of a fact stand in its sentences as they are worded, or as the days that are meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from talks_cli.curate.prove.ground import folded
from talks_cli.curate.read.dates import dates_in, dates_of, resolved, unread
from talks_cli.dataset.document import PLAIN
from talks_cli.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.errors import Problem

_LATER = "~"  # sorts after every part of a date: 2025-05~ is later than 2025-05-31


def dates_stand(claim: Claim) -> Iterator[Problem]:
    """A date stands in the sentences as it is worded, or as the day that is meant; and in order."""
    told = {field: date or "" for field, (date, _) in resolved(claim.fact, claim.article).items()}
    for field, words in dates_of(claim.fact).items():
        if told[field]:
            bound = field in ("not_before", "not_after")
            if not claim.why(field) and not _dated(claim, words, bound=bound):
                yield claim.unproved(field, f"{words!r} does not stand")
        elif claim.article.date:
            yield claim.problem("date", f"{field}: {_no_date(words, field, claim)}", field)
    if claim.fact.kind != "round":
        if len(told) > 1:
            yield from _in_order(claim, told)
        if max(told.values(), default="") > claim.article.date:
            yield from _as_it_is_told(claim, told)


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
        why = (
            f"not_before: {first} is later than not_after, {last}: write the earlier as not_before,"
            " or YYYY-MM-DD with its why"
        )
        yield claim.problem("date", why, "not_before")


def _as_it_is_told(claim: Claim, told: dict[str, str]) -> Iterator[Problem]:
    """What is past lies before its article; the day of what is not stands under `for`."""
    written = claim.article.date
    is_said = claim.fact.kind == "statement"
    is_past = claim.fact.status in (*PLAIN, None)
    ahead = {field: date for field, date in told.items() if written and date > written + _LATER}
    if date := ahead.get("date"):
        why = (
            f"date: {date} is later than the article ({written}): a day for which a thing is"
            " announced stands under 'for'"
        )
        yield claim.problem("date", why, "date")
    for field, is_wrong in (("not_before", is_past or is_said), ("for", is_past and not is_said)):
        if is_wrong and (date := ahead.get(field)):
            why = (
                f"{field}: {date} is later than the article ({written}), which tells it as past:"
                " say how far it is a fact (status: announced, …)"
            )
            yield claim.problem("date", why, field)


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

"""The words that a table shows of a document: when, who says it, and where it stands."""

from __future__ import annotations

from functools import cache
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from talks_cli import dates
from talks_cli.dataset.document import DAYS, PLAIN, ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Doc = dict[str, Any]

STATUSES = {
    "happened": "happened",
    "said": "said",
    "announced": "announced",
    "proposed": "proposed",
    "hoped": "hoped for",
    "conditional": "conditional",
    "denied": "denied",
}
day = cache(dates.day)  # the same few days stand in many records
SAYING = ("date", "not_before", "not_after")  # without the day for which something is told


def span(first: str, last: str) -> str:
    """From one day to another, what both share said once: `16 May – 2 June 2025`."""
    if first == last:
        return day(first)
    begin, end = day(first).split(), day(last).split()
    pairs = zip(reversed(begin), reversed(end), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    own = begin[: len(begin) - shared] if shared < min(len(begin), len(end)) else begin
    dash = "–" if len(own) == 1 and len(end) - shared == 1 else " – "
    return f"{' '.join(own)}{dash}{' '.join(end)}"


def when(fields: Doc, status: str | None, times: tuple[str, ...] = DAYS) -> str:
    """A day, its bounds, or the day for which something is told; empty where there is none."""
    date, first, last = map(fields.get, SAYING)
    meant = fields.get("for") if "for" in times else None
    told = [day(date)] if date else []
    if meant:
        shown = "" if status in (None, *PLAIN) else f" ({STATUSES.get(status, status)})"
        told.append(f"for {day(meant)}{shown}")
    if not told and first and last:
        told.append(span(first, last))
    elif not told and (first or last):
        told.append(f"{day(first)} or later" if first else f"by {_end(last or '')}")
    return ", ".join(told)


def _end(date: str) -> str:
    """The last day of a period in words."""
    return day(date) if len(date) == len("YYYY-MM-DD") else f"the end of {day(date)}"


def speaker(said_by: Doc) -> str:
    """Somebody who is cited, as a table names them."""
    if "several" in said_by:
        told = listed([speaker(one) for one in said_by["several"]])
    else:
        told = said_by.get("name") or said_by["unnamed"]
        if said_by.get("unnamed"):
            told += " (unnamed)"
    return f"{told}, via {speaker(said_by['via'])}" if "via" in said_by else told


def speakers(said_by: Doc | None) -> Iterator[Doc]:
    """Somebody who is cited, or each of several, and by way of whom."""
    if said_by:
        yield said_by
        for one in (*said_by.get("several", ()), said_by.get("via")):
            yield from speakers(one)


def listed(names: list[str]) -> str:
    """Several names in a row: `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def where(places: Iterable[tuple[str, int]], labels: dict[str, str]) -> str:
    """Numbers of sentences, in order, by the labels of their sources: `AP [16–17]; Reuters [3]`.

    A label that is empty is left out.
    """
    return "; ".join(
        f"{labels[source]} [{ranges([number for _, number in of])}]".lstrip()
        for source, of in groupby(places, itemgetter(0))
    )

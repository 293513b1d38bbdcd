"""The order in time that sources give: what follows from it for days, and how rows stand in it."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell.wording import day
from talks_cli.dataset.document import PLAIN
from talks_cli.dates import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from talks_cli.curate.tell.record import Record
    from talks_cli.errors import Problem

    Doc = dict[str, Any]


_UNDATED = "~"  # later than any day


def circle(records: Mapping[str, Record]) -> Iterator[Problem]:
    """That something would have to come before itself, where its order is given."""
    try:
        TopologicalSorter(_earlier(records)).prepare()
    except CycleError as fault:
        _, *around = fault.args[1]
        for told in (told for one in around for told in records[one].tellings):
            for field in ("after", "before"):
                for other in told.fields.get(field, ()):
                    if other in around:
                        names = " before ".join(reversed([*around, around[0]]))
                        yield told.entry.problem("order", f"{field}: a circle: {names}", field)
                        return


def _earlier(records: Mapping[str, Record]) -> dict[str, set[str]]:
    """What came before each record that is in an order with others."""
    found: dict[str, set[str]] = {}
    for identifier, record in records.items():
        for other in record.fields.get("after", ()):
            if other in records:
                found.setdefault(identifier, set()).add(other)
        for other in record.fields.get("before", ()):
            if other in records:
                found.setdefault(other, set()).add(identifier)
    return found


class Bounds:
    """Between which days records lie: as told, by their order, and by who tells of them as past."""

    def __init__(self, records: Mapping[str, Record], wordings: Mapping[str, Doc]) -> None:
        self._records = records
        self._wordings = wordings  # of what several sources tell: one alone may not word it
        self._bounds: dict[str, dict[str, tuple[str, str]]] = {}
        sequence = list(TopologicalSorter(_earlier(records)).static_order())
        for identifier in sequence:
            self._follow(identifier, "after", "not_before", max)
        for identifier in reversed(sequence):
            self._follow(identifier, "before", "not_after", min)

    def _follow(
        self, identifier: str, order: str, bound: str, nearest: Callable[..., tuple[str, str]]
    ) -> None:
        """What follows for a record that has no day, or such a bound, from those it stands by."""
        record = self._records[identifier]
        if "date" in record.fields or bound in record.fields or "date" in record.differs:
            return
        found = [
            (date, self._beside(order, other))
            for other in self._others(record, order)
            if (date := self._date(other, bound))
        ]
        if found:
            self._bounds.setdefault(identifier, {})[bound] = nearest(
                found, key=lambda one: last_day(one[0])
            )

    def _date(self, record: Record, bound: str) -> str | None:
        differing: list[str] = [one.value for one in record.differs.get("date", ())]
        if differing:
            return min(differing) if bound == "not_before" else max(differing, key=last_day)
        told: str | None = record.fields.get("date") or record.fields.get(bound)
        reckoned = self._bounds.get(record.id, {}).get(bound)
        return told or (reckoned[0] if reckoned else None)

    def of(self, record: Record) -> dict[str, tuple[str, str]]:
        """The bounds of a record that follow from its order, each with the reason for it."""
        return self._bounds.get(record.id, {})

    def order(self, record: Record) -> dict[str, str]:
        """What it came after and before, as far as no bound of it says so."""
        if "date" in record.fields:
            return {}
        return {
            order: "; ".join(self._beside(order, other) for other in others)
            for order, bound in (("after", "not_before"), ("before", "not_after"))
            if order in record.fields and bound not in self.of(record)
            if (others := self._others(record, order))
        }

    def _others(self, record: Record, order: str) -> list[Record]:
        """The records that one is told to have come after, or before."""
        told = record.fields.get(order, ())
        return [self._records[other] for other in told if other in self._records]

    def _beside(self, order: str, other: Record) -> str:
        words = {**self._wordings.get(other.id, {}), **other.fields}
        return f"{order} “{words.get('title') or words.get('text') or other.id}”"

    def told(self, record: Record) -> tuple[str, str] | None:
        """The day by which a record is told as past, where nothing else bounds it, and why."""
        fields = record.fields
        dated = "date" in fields or "date" in record.differs
        if dated or "not_after" in fields or "not_after" in self.of(record):
            return None
        past = {
            told.source: told.article.date
            for told in record.tellings
            if (record.kind == "statement" or told.status in PLAIN)
            and "date" not in told.not_stated
        }
        if not past:
            return None
        first = min(past.values(), key=last_day)
        which = "first article" if len(past) > 1 else "article"
        return first, f"the {which} that tells of it is dated {day(first)}"


def in_order(docs: Iterable[Doc], held: Mapping[int, str]) -> list[Doc]:
    """What is told in time: by what is known of its day, then by the order that sources give.

    Of a day, what lies by it comes before what lies on it, from it on, and is told for it; what
    is only known to lie from some day on comes after the day on which its round was `held`, or was
    to be; what nothing is known of comes last. Then follow rounds, those that belong to none
    first, and what stands first in the articles.
    """
    docs = list(docs)
    first: dict[str, int] = {}
    # What one source tells alone stands where the record of it would.
    keys = [(*_when(doc, held), first.setdefault(doc["id"], at), at) for at, doc in enumerate(docs)]
    waiting: list[int] = [0] * len(docs)
    later: dict[int, list[int]] = {}
    by_id: dict[str, list[int]] = {}
    for at, doc in enumerate(docs):
        by_id.setdefault(doc["id"], []).append(at)
    for at, doc in enumerate(docs):
        earlier = [*doc["after"], *filter(None, [doc.get("follows")])]
        pairs = [(other, at) for told in earlier for other in by_id.get(told, ())]
        pairs += [(at, other) for told in doc["before"] for other in by_id.get(told, ())]
        for one, other in pairs:
            if keys[one][0] == keys[other][0]:  # the same day, or none
                later.setdefault(one, []).append(other)
                waiting[other] += 1
    ready = [keys[at] for at in range(len(docs)) if not waiting[at]]
    heapify(ready)
    found = []
    while ready:
        at = heappop(ready)[-1]
        found.append(docs[at])
        for other in later.get(at, ()):
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, keys[other])
    return found


def _when(doc: Doc, held: Mapping[int, str]) -> tuple[str, int, int]:
    """The day, of several that sources tell the first, how it lies to that, and its round.

    What the timeline does not show needs no round: it stands as the articles have it.
    """
    number = (doc["title"] and doc["round"]) or 0
    told = [one["value"] for one in doc["differs"].get("date", ())]
    if day := min(told, default=doc["date"]):
        return day, 1, number
    if doc["for"]:
        return doc["for"], 3, number
    if first := doc["not_before"]:
        is_before = first < held.get(number, "") <= _latest(doc)
        return (held[number], 4, number) if is_before else (first, 2, number)
    # By when it is told is no day of its own: then nothing is said of when it was.
    return (doc["not_after"] if doc["when"] else None) or _UNDATED, 0, number


def _latest(doc: Doc) -> str:
    return last_day(doc["not_after"]) if doc["not_after"] else _UNDATED

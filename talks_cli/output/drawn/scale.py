"""Days on a true scale: in which column each stands, and the ruler above them."""

from __future__ import annotations

import datetime

from talks_cli.dates import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.dataset.record import Doc

_LEAST = 2  # columns between two marks of the ruler


def days(date: str) -> tuple[int, int]:
    """The first and the last day of a day, a month or a year, counted."""
    year, month, number = ([*map(int, date.split("-")), 0, 0])[:3]
    first = datetime.date(year, month or 1, number or 1).toordinal()
    if number:
        return first, first
    if month == 12 or not month:
        return first, datetime.date(year, 12, 31).toordinal()
    return first, datetime.date(year, month + 1, 1).toordinal() - 1


class Time:
    """When something was or is to be: its first and last day, None for an end that is open.

    It is a `point` where that is one day. `told` are all the days that are known of it, `rivals`
    those on which sources differ.
    """

    def __init__(self, doc: Doc, appeared: set[str]) -> None:
        date, meant = doc.get("date"), doc.get("for")
        begin, end = date or doc.get("not_before"), date or doc.get("not_after")
        # That what is past was before its article appeared, a table does not say either.
        self.open = not date and not meant and end in appeared
        if meant:
            begin, end = date or meant, meant
        self.first = days(begin)[0] if begin else None
        self.last = days(end)[1] if end and (begin or not self.open) else None
        self.point = self.first == self.last is not None and not self.open
        told = [*doc["differs"].get("date", ()), *doc["differs"].get("for", ())]
        self.rivals = [days(one["value"])[0] for one in told]
        self.told = [one for one in (self.first, self.last, *self.rivals) if one is not None]


class Scale:
    """From `first` to `last` on so many columns; the same everywhere."""

    def __init__(self, first: int, last: int, columns: int) -> None:
        self.first = first
        self.last = last
        self.columns = columns

    def column(self, number: int) -> int:
        """The column of a day, from 0 on."""
        if self.first == self.last:
            return 0
        return round((number - self.first) / (self.last - self.first) * (self.columns - 1))

    def labels(self) -> str:
        """The first day at the left and the last at the right, or from the one to the other."""
        first, last = (
            day(datetime.date.fromordinal(one).isoformat()) for one in (self.first, self.last)
        )
        if first == last:
            return first
        apart = first + last.rjust(self.columns - len(first))
        return apart if first + last != apart else f"{first} – {last}"

    def ticks(self) -> tuple[str, list[int]]:
        """How far the marks of the ruler are apart, in words, and their columns."""
        most = (self.columns + 1) // _LEAST
        weeks = (self.last - self.first) // 7 + 1
        if 7 * weeks <= most:
            return "a day", [*map(self.column, range(self.first, self.last + 1))]
        if weeks <= most:
            return "a week", [*map(self.column, range(self.first, self.last + 1, 7))]
        begin, end = (datetime.date.fromordinal(one).year for one in (self.first, self.last))
        if 12 * (end - begin + 1) <= most:
            return "a month", self._starts(begin, end, range(1, 13))
        steps = {"a year": 1, "ten years": 10, "a hundred years": 100, "a thousand years": 1000}
        words, step = next(one for one in steps.items() if (end - begin) // one[1] < most)
        return words, self._starts(begin, end, [1], step)

    def _starts(self, begin: int, end: int, months: Iterable[int], step: int = 1) -> list[int]:
        """The columns of the first days of months, in years that `step` divides."""
        years = range(-(-begin // step) * step or 1, end + 1, step)
        found = (datetime.date(year, month, 1).toordinal() for year in years for month in months)
        return [self.column(number) for number in found if self.first <= number <= self.last]

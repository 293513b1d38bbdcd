"""Tellings of the same thing become one record: what they agree on, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.tell.kinds import LISTS
from talks_cli.dataset.document import DAYS, PLAIN
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.tell.telling import Telling
    from talks_cli.errors import Problem

    Doc = dict[str, Any]

# But for the curator's words for a thing, and lists, in which each source has its own.
_IN_TABLES = (*DAYS, "stage", "quantity", "text", "round", "side", "change")
_CURATORS = "title"  # the curator's own words, which no source tells differently


class Difference(NamedTuple):
    """A value that one telling has where another has a different one."""

    value: Any
    telling: Telling


class Record:
    """What one or several tellings say of the same thing, in the fields of its document."""

    __slots__ = ("differs", "fields", "id", "kind", "tellings")

    def __init__(self, kind: str, identifier: str, tellings: list[Telling]) -> None:
        tellings = _as_planned(tellings) if kind == "round" else tellings
        self.kind = kind
        self.id = identifier
        self.tellings = tellings
        self.differs: dict[str, list[Difference]] = {}
        self.fields = tellings[0].fields
        if len(tellings) > 1:
            self.fields = {}
            for field in dict.fromkeys(field for told in tellings for field in told.fields):
                self._merge(field, [told for told in tellings if field in told.fields])
            self._settle()

    def _merge(self, field: str, giving: list[Telling]) -> None:
        values = [told.fields[field] for told in giving]
        if field in LISTS:
            self.fields[field] = joined([*values, self.fields.get(field, [])])
        elif all(same(value, values[0]) for value in values[1:]):
            self.fields[field] = values[0]
        elif field == "room" and (room := _one_room(values)):
            self.fields["room"] = room
        elif (self.kind, field) == ("round", "name"):  # what it is called is no claim
            self.fields["name"], *called = dict.fromkeys(values)
            self.fields["called"] = joined([self.fields.get("called", []), called])
        elif field == _CURATORS and not (
            worded := [one for one in giving if one.entry.record.what]
        ):
            self.fields[field] = " / ".join(dict.fromkeys(values))  # it is what was said
        elif field == _CURATORS and len(worded) < len(giving):
            self._merge(field, worded)
        else:
            self.differs[field] = list(map(Difference, values, giving))

    def _settle(self) -> None:
        """A day that one telling has takes the place of another's bounds, if it lies within."""
        bounds = [field for field in ("not_before", "not_after") if field in self.fields]
        date = self.fields.get("date")
        if not date or not bounds:
            return
        first, last = self.fields.get("not_before", ""), self.fields.get("not_after", "~")
        if first[: len(date)] <= date <= f"{last}~":
            for field in bounds:
                del self.fields[field]
            return
        for time in ("date", *bounds):
            del self.fields[time]
            giving = [told for told in self.tellings if time in told.fields]
            self.differs[time] = [Difference(told.fields[time], told) for told in giving]

    def compared(self) -> tuple[str | None, Doc | None, dict[str, list[Difference]]]:
        """The status and the speaker of several tellings, and what differs, these among it."""
        tellings, differs = self.tellings, dict(self.differs)
        compared = {field: common(tellings, field) for field in ("said_by", "status")}
        if self.kind in ("round", "venue"):
            return firmest(tellings), compared["said_by"], differs
        # What one source has somebody say, and another tells itself, happened by that other.
        if {told.status for told in tellings} <= {*PLAIN}:
            compared["status"] = firmest(tellings)
        for field, value in compared.items():
            told = [Difference(getattr(one, field), one) for one in tellings]
            if value is None and any(one.value is not None for one in told):
                differs[field] = told
        return compared["status"], compared["said_by"], differs

    def derived(self) -> dict[str, str]:
        """Why values are what they are, unless a telling has them in so many words."""
        if len(self.tellings) == 1:
            return dict(self.tellings[0].derived)
        fields = dict.fromkeys(field for told in self.tellings for field in told.derived)
        return reasons(self.tellings, fields)

    def given_by_some(self) -> dict[str, set[str]]:
        """The values that a table shows and not all sources give, with those that do."""
        if len(self.tellings) == 1 or self.kind in ("round", "venue"):  # whose facts are cited
            return {}
        every = {told.source for told in self.tellings}
        found = {}
        for field in _IN_TABLES:
            giving = {told.source for told in self.tellings if field in told.fields}
            if field in self.fields and giving != every:
                found[field] = giving
        return found

    @property
    def remark(self) -> str | None:
        """All that curators remark on it."""
        return " ".join({told.remark: None for told in self.tellings if told.remark}) or None

    def problems(self) -> Iterator[Problem]:
        """Values that one article tells differently in one voice, or that the curator does."""
        for field, told in self.differs.items():
            yield from _conflicts(field, told)
        if self.kind not in ("round", "venue") and common(self.tellings, "status") is None:
            yield from _conflicts("status", [Difference(one.status, one) for one in self.tellings])


def _conflicts(field: str, told: list[Difference]) -> Iterator[Problem]:
    for at, (value, telling) in enumerate(told):
        for earlier, other in told[:at]:
            one_voice = telling.article is other.article and telling.said_by == other.said_by
            if (one_voice or field == _CURATORS) and not same(value, earlier):
                yield telling.conflict(field, other)
                break


def _as_planned(tellings: list[Telling]) -> list[Telling]:
    """Tellings of a round, each that plans it with its day under `for`, if it was not held on it.

    Where all have one day, it was held on that if one says so.
    """
    dated = [told for told in tellings if "date" in told.fields]
    is_one = len({told.fields["date"] for told in dated}) == 1
    if is_one and any(told.status in PLAIN for told in dated):
        return tellings
    return [told if told.status in PLAIN else told.as_planned() for told in tellings]


def telling_of(kind: str, field: str) -> tuple[str, ...]:
    """The fields that tell what `field` asks for: of a round, a day that is planned too."""
    return ("date", "for") if (kind, field) == ("round", "date") else (field,)


def common(tellings: list[Telling], what: str) -> Any:
    """What all of some tellings have of something; None where they differ."""
    first = getattr(tellings[0], what)
    return first if all(getattr(told, what) == first for told in tellings[1:]) else None


def same(one: Any, other: Any) -> bool:
    """Whether two tellings have the same value: case and marks make no difference to a text."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or fold(one) == fold(other)
    return bool(one == other)


def _one_room(rooms: list[Doc]) -> Doc | None:
    """What several tellings make of a room together; None where they differ on a part of it."""
    made: Doc = dict(rooms[0])
    for room in rooms[1:]:
        for part, told in room.items():
            if told and made[part] and told != made[part]:
                return None
            made[part] = made[part] or told
    return made


def joined(lists: Iterable[Iterable[Any]]) -> list[Any]:
    """All entries of several lists, each once, in order."""
    found: list[Any] = []
    for entries in lists:
        found += [entry for entry in entries if entry not in found]
    return found


def firmest(tellings: list[Telling]) -> str | None:
    """That it happened, if any telling has it so; else what the first makes of it."""
    return next((told.status for told in tellings if told.status == "happened"), tellings[0].status)


def reasons(tellings: list[Telling], fields: Iterable[str]) -> dict[str, str]:
    """Why `fields` are what they are, where all tellings that give them have a reason."""
    found = {}
    for field in fields:
        giving = [
            told for told in tellings if field in told.fields or field in ("said_by", "status")
        ]
        reasons = [told.derived.get(field) for told in giving or tellings]
        if reasons and all(reasons):
            found[field] = "; ".join(dict.fromkeys(filter(None, reasons)))
    return found

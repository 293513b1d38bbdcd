"""Tellings of the same thing become one record: what they agree on, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.tell.kinds import LISTS
from talks_cli.curate.tell.telling import Seat
from talks_cli.dataset.document import PLAIN
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.tell.telling import Telling
    from talks_cli.errors import Problem

    Doc = dict[str, Any]

Key = tuple[str, str | Seat]  # of a record: its kind, and what makes it that one
_SINGLE = ("head", "chair", "mediator")  # on which sources differ if each names somebody else
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
        elif field == _CURATORS and (worded := [one for one in giving if one.entry.record.what]):
            if len(worded) < len(giving):  # else it is what was said
                self._merge(field, worded)
            else:
                self.differs[field] = list(map(Difference, values, giving))
        elif field == _CURATORS:
            self.fields[field] = " / ".join(dict.fromkeys(values))
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

    def common(self, what: str) -> Any:
        """The status or the speaker that all tellings share; None where they do not."""
        return common(self.tellings, what)

    def problems(self) -> Iterator[Problem]:
        """Values that one article tells differently in one voice, or that the curator does."""
        for field, told in self.differs.items():
            yield from _conflicts(field, told)
        if self.kind not in ("round", "venue") and self.common("status") is None:
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


# -- which tellings are of the same thing ---------------------------------------------------------


def grouped(tellings: Iterable[Telling]) -> dict[Key, list[Telling]]:
    """Tellings by the record that they are of, in the order of the first of each."""
    groups: dict[Key, list[Telling]] = {}
    for told in tellings:
        groups.setdefault((told.kind, told.of), []).append(told)
    return groups


class Ids:
    """The ids of records: as written, or made of what a seat is, each once for all scopes."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._seats: dict[Seat, str] = {}
        taken: set[str] = set()
        for _, seat in keys:
            if isinstance(seat, Seat):
                parts = [seat.person or seat.side, seat.round, None if seat.person else seat.role]
                short = _joined_id(*parts) if seat.round else _joined_id(*parts[:1], seat.role)
                long = _joined_id(parts[0], seat.round, seat.role or "left")
                self._seats[seat] = long if short in taken else short
                taken.add(self._seats[seat])

    def __getitem__(self, key: Key) -> str:
        _, what = key
        if isinstance(what, Seat):
            return self._seats.get(what) or _joined_id(what.side, what.round, what.role)
        return what


def _joined_id(*parts: object) -> str:
    return "-".join(str(part) for part in parts if part is not None)


def records(tellings: Iterable[Telling], ids: Ids) -> Iterator[Record]:
    """The records that `tellings` make."""
    groups = grouped(tellings)
    for seat, rivals in _contested(groups).items():
        groups["delegate", seat] = [
            telling.as_rival() for rival in rivals for telling in groups.pop(rival)
        ]
    filled = {what[1:] for _, what in groups if isinstance(what, Seat) and what.person}
    for key, told in groups.items():
        _, what = key
        # Who is not stated in one source is no question where another says it.
        if isinstance(what, Seat) and what.person is None and what[1:] in filled:
            continue
        yield Record(key[0], ids[key], told)


def _contested(groups: dict[Key, list[Telling]]) -> dict[Seat, list[Key]]:
    """Seats that sources, or voices, give to different people, and the records that do."""
    seats: dict[Seat, list[Key]] = {}
    for key in groups:
        _, what = key
        if (
            isinstance(what, Seat)
            and what.role in _SINGLE
            and what.person
            and what.round is not None
        ):
            seats.setdefault(what._replace(person=None), []).append(key)
    return {seat: rivals for seat, rivals in seats.items() if _differ(rivals, groups)}


def _differ(rivals: list[Key], groups: dict[Key, list[Telling]]) -> bool:
    if len(rivals) == 1:
        return False
    named: dict[str, list[Key]] = {}
    for key in rivals:
        for told in groups[key]:
            named.setdefault(f"{told.source} {told.said_by}", []).append(key)
    first, *others = (set(keys) for keys in named.values())
    return any(other != first for other in others)

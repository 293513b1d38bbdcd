"""Which tellings are of the same thing: the records that they make, and the ids of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell.kinds import IN_TIME
from talks_cli.curate.tell.record import Record
from talks_cli.curate.tell.telling import Seat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import LoadedPack
    from talks_cli.curate.tell.silences import Silence
    from talks_cli.curate.tell.telling import Telling
    from talks_cli.errors import Problem

Key = tuple[str, str | Seat]  # of a record: its kind, and what makes it that one
_SINGLE = ("head", "chair", "mediator")  # on which sources differ if each names somebody else


def grouped(tellings: Iterable[Telling]) -> dict[Key, list[Telling]]:
    """Tellings by the record that they are of, in the order of the first of each."""
    groups: dict[Key, list[Telling]] = {}
    for told in tellings:
        groups.setdefault((told.kind, told.of), []).append(told)
    return groups


class Ids:
    """The ids of records: as written, or made of what a seat is, each once for all scopes."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._seats: dict[Seat, str] = {}
        taken: set[str] = set()
        for seat in dict.fromkeys(told.of for told in tellings):
            if isinstance(seat, Seat):
                parts = [seat.person or seat.side, seat.round, None if seat.person else seat.role]
                short = _joined_id(*parts) if seat.round else _joined_id(*parts[:1], seat.role)
                if short in taken:
                    short = _joined_id(parts[0], seat.round, seat.role or "left")
                self._seats[seat] = short
                taken.add(short)

    def __getitem__(self, of: str | Seat) -> str:
        if isinstance(of, Seat):
            return self._seats.get(of) or _joined_id(of.side, of.round, of.role)
        return of


def clashes(
    pack: LoadedPack, records: Iterable[Record], silences: Mapping[str, Iterable[Silence]]
) -> Iterator[Problem]:
    """Ids that the pack gives, and that something else has which has none but by what it is."""
    made: dict[str, str] = {}
    written: list[tuple[str, str, Entry[Any]]] = []
    for record in records:
        if record.kind in IN_TIME:
            written.append((record.id, record.kind, record.tellings[0].entry))
        else:
            made[record.id] = record.kind
    for article in pack.articles:
        made |= {f"{article.source}.{one.number}": "sentence" for one in article.sentences}
        for silence in silences[article.source]:
            if silence.silent.id:
                written.append((silence.id, "silent", silence.entry))
            else:
                made[silence.id] = "silence"
    for kind, entries in pack.kinds.items():
        written += [(identifier, kind, entry) for identifier, entry in entries.items()]
    for identifier, kind, entry in written:
        if other := made.get(identifier):
            why = (
                f"{kind}: the id {identifier!r} is that of a {other} too, which has it by what it"
                " is: choose another"
            )
            yield entry.problem("duplicate_id", why, *((kind,) if kind in entry.node else ()))


def _joined_id(*parts: object) -> str:
    return "-".join([str(part) for part in parts if part is not None])


def records(tellings: Iterable[Telling], ids: Ids) -> Iterator[Record]:
    """The records that `tellings` make."""
    groups = grouped(tellings)
    for seat, rivals in _contested(groups).items():
        groups["delegate", seat] = [
            telling.as_rival() for rival in rivals for telling in groups.pop(rival)
        ]
    filled = {of[1:] for _, of in groups if isinstance(of, Seat) and of.person}
    for (kind, of), told in groups.items():
        # Who is not stated in one source is no question where another says it.
        if isinstance(of, Seat) and of.person is None and of[1:] in filled:
            continue
        yield Record(kind, ids[of], told)


def _contested(groups: dict[Key, list[Telling]]) -> dict[Seat, list[Key]]:
    """Seats that sources, or voices, give to different people, and the records that do."""
    seats: dict[Seat, list[Key]] = {}
    for key in groups:
        _, of = key
        if isinstance(of, Seat) and of.role in _SINGLE and of.person and of.round is not None:
            seats.setdefault(of._replace(person=None), []).append(key)
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

"""Records among themselves: what they name exists, their fields make sense, nothing clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.read.models import REFERENCES, Dated
from talks_cli.dates import is_date
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.findings import Path
    from talks_cli.curate.read.models import Claim, Record
    from talks_cli.curate.read.pack import Entry, LoadedPack

_LATER = "~"  # sorts after every part of a date: 2025-05~ is later than 2025-05-31


def claims(record: Record) -> Iterator[tuple[Claim, Path]]:
    """The record itself and each of its facts, with the path that leads there."""
    yield record, ()
    for name, fact in (vars(record).get("facts") or {}).items():
        yield fact, ("facts", name)


class References:
    """Checks the records of one pack against each other and its description."""

    def __init__(self, pack: LoadedPack) -> None:
        self._pack = pack
        statuses = pack.description.statuses if pack.description else ()
        self._statuses = {status.id for status in statuses}
        self._past = {status.id for status in statuses if status.past}
        self._facts: dict[str, tuple[str, ...]] = {
            "venue": ("city", "description", "seating", "flags")
        }
        if pack.description:
            self._facts["round"] = pack.description.round_facts
        self._rounds = {vars(entry.record).get("number") for entry in pack.of_kind("round")}

    def faults(self, record: Record) -> Iterator[Finding]:
        """All that is wrong with `record` but for its quotes."""
        yield from self._dangling(record)
        yield from self._dates(record)
        yield from self._facts_of(record)
        for claim, path in claims(record):
            for finding in (*self._claim(record, claim), *self._fields(record, claim)):
                yield finding.under(path)

    # -- what is named exists ---------------------------------------------------------------------

    def _dangling(self, record: Record) -> Iterator[Finding]:
        for field, kind in REFERENCES.items():
            if record.kind == "source" and field == "place":
                continue  # the date line's words, not a record
            named = vars(record).get(field)
            for index, name in enumerate([named] if isinstance(named, str) else named or ()):
                path: Path = (field,) if isinstance(named, str) else (field, index)
                yield from self._reference(name, kind, path)
                other = self._pack.by_id.get(name)
                if field == "different_from" and other and not _points_back(other.record, record):
                    why = f"different_from: '{name}' does not point back"
                    yield Finding("reference", why, path)
        number = vars(record).get("round")
        if number is not None and number not in self._rounds and "round" not in self._pack.unread:
            yield Finding("reference", f"round: there is no round {number}", ("round",))

    def _claim(self, record: Record, claim: Claim) -> Iterator[Finding]:
        if isinstance(claim.said_by, str):
            yield from self._reference(claim.said_by, "person", ("said_by",))
        if claim.status and self._statuses and claim.status not in self._statuses:
            known = ", ".join(sorted(self._statuses))
            why = f"status: '{claim.status}' is not one of the pack's ({known})"
            yield Finding("reference", why, ("status",))
        for index, quotation in enumerate(claim.evidence):
            if quotation.source:
                path = ("evidence", index, "source")
                yield from self._reference(quotation.source, "source", path)
            elif record.kind != "source" and len(self._pack.sources) > 1:
                why = "source: the pack has several sources; name the one quoted"
                yield Finding("reference", why, ("evidence", index))

    def _reference(self, name: str, kind: str, path: Path) -> Iterator[Finding]:
        found = self._pack.by_id.get(name)
        field = next(step for step in reversed(path) if isinstance(step, str))
        if found is None and kind not in self._pack.unread:  # else its file is told of already
            yield Finding("reference", f"{field}: there is no {kind} '{name}'", path)
        elif found and found.record.kind != kind:
            why = f"{field}: '{name}' is a {found.record.kind}, not a {kind}"
            yield Finding("reference", why, path)

    # -- fields make sense ------------------------------------------------------------------------

    def _dates(self, record: Record) -> Iterator[Finding]:
        if not isinstance(record, Dated):
            return
        first, last = record.not_before, record.not_after
        if record.date and (first or last):
            yield Finding("date", "date: a date and a bound exclude each other", ("date",))
        if first and last and first > last + _LATER:
            yield Finding("date", "not_before: is later than not_after", ("not_before",))
        told = self._told_on(record)
        for field in ("date", "not_before"):
            if (day := vars(record).get(field)) and told and day > told + _LATER:
                why = f"{field}: is later than {told}, when the source tells of it as past"
                yield Finding("date", why, (field,))

    def _told_on(self, record: Dated) -> str | None:
        """The latest date of the sources that tell of `record`, if they tell it as past."""
        if record.kind != "statement" and record.status not in self._past:
            return None
        dates = {source.id: vars(source).get("date") for source in self._pack.sources}
        cited = (dates.get(self._pack.source_of(q) or "") for q in record.evidence)
        return max((date for date in cited if date), default=None)

    def _fields(self, record: Record, claim: Claim) -> Iterator[Finding]:
        fields = vars(claim)
        known = set(type(claim).model_fields)
        if claim is record:
            known.update(self._facts.get(record.kind, ()))
        for field in claim.derived:
            # Of a fact there may be a reason why it is of its record's round.
            if fields.get(field) in (None, (), {}) and (field != "round" or claim is record):
                why = f"derived: there is no value in '{field}' to give a reason for"
                yield Finding("derived", why, ("derived", field))
        # Without a description nobody knows which facts a round has.
        told = claim.not_stated if self._pack.description else ()
        for index, field in enumerate(told):
            why = ""
            if field not in known:
                why = f"not_stated: '{field}' is not a field of this kind ({record.kind})"
            elif fields.get(field) or field in (fields.get("facts") or {}):
                why = f"not_stated: '{field}' has a value"
            if why:
                yield Finding("not_stated", why, ("not_stated", index))

    def _facts_of(self, record: Record) -> Iterator[Finding]:
        for name, fact in (vars(record).get("facts") or {}).items():
            known = self._facts.get(record.kind, (name,))
            if name not in known:
                names = ", ".join(sorted(known))
                why = f"facts: '{name}' is not a fact of a {record.kind} ({names})"
                yield Finding("reference", why, ("facts", name))
            if name == "date" and not is_date(fact.value):
                why = f"date: {fact.value!r} is not a date (use YYYY, YYYY-MM or YYYY-MM-DD)"
                yield Finding("value_error", why, ("facts", name, "value"))

    # -- nothing clashes --------------------------------------------------------------------------

    def clashes(self) -> Iterator[tuple[Entry, Finding]]:
        """A number is one round's, a round has one venue, a name of a side is one side's."""
        taken: dict[tuple[str, object], Entry] = {}
        for entry in self._pack.entries:
            fields = vars(entry.record)
            for field, what, why in _claimed(entry.record):
                if taken.setdefault(what, entry) is not entry:
                    yield entry, Finding("duplicate_id", why, (field,))
            if fields.get("follows") and fields["follows"] == fields.get("id"):
                why = "follows: it cannot follow itself"
                yield entry, Finding("reference", why, ("follows",))


def _claimed(record: Record) -> Iterator[tuple[str, tuple[str, object], str]]:
    """What only one record may have: the field, the thing, and what to say to the second."""
    fields = vars(record)
    if record.kind == "round" and "number" in fields:
        number = fields["number"]
        yield "number", ("round", number), f"number: round {number} is there twice"
    if record.kind == "venue" and "round" in fields:
        number = fields["round"]
        yield "round", ("venue", number), f"round: round {number} has a venue already"
    for field in ("name", "called", "aliases") if record.kind == "side" else ():
        names = fields.get(field, ())
        for name in (names,) if isinstance(names, str) else names:
            why = f"{field}: '{name}' is a name of another side too"
            yield field, ("side", fold(name)), why


def _points_back(other: Record, record: Record) -> bool:
    return vars(record).get("id") in vars(other).get("different_from", ())

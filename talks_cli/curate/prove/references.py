"""Records among themselves: what they name exists, their fields make sense, nothing clashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.values import SEATS, dates_of, names_in
from talks_cli.curate.read.dates import resolve_date
from talks_cli.curate.read.faulty import known_fields
from talks_cli.curate.read.models import (
    DatedFact,
    DelegationFact,
    EventFact,
    ExchangeFact,
    RoundFact,
    StatementFact,
    VenueFact,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.ground import Claim
    from talks_cli.curate.prove.wordings import Wordings
    from talks_cli.curate.read.models import Fact
    from talks_cli.curate.read.pack import Entry, LoadedPack

_LATER = "~"  # sorts after every part of a date: 2025-05~ is later than 2025-05-31
_FILES = {"person": "people.yaml", "side": "sides.yaml", "place": "places.yaml"}
_IN_TIME = (EventFact, ExchangeFact, StatementFact)
# A default id of a silence: whose it is depends on records that are still to be made.
_OPEN = re.compile(r"(.+)\.open(-\d+)?")
_PAST = ("happened", "said", None)


class References:
    """What the facts of a pack are called, and what they call each other."""

    def __init__(self, pack: LoadedPack, wordings: Wordings) -> None:
        self.pack = pack
        self.wordings = wordings
        self.in_time: dict[str, list[Entry[Any]]] = {}
        self.silences: dict[str, str] = {}  # the source of each that has an id of its own
        self.taken: dict[str, tuple[str, Entry[Any]]] = {}  # the kind of each id, and where

    # -- first, all that there is -----------------------------------------------------------------

    def collect(self) -> Iterator[tuple[Entry[Any], Finding]]:
        """Go through the pack for its ids; two things with one id are a problem."""
        for kind, known in self.wordings.known.items():
            for identifier, entry in known.items():
                yield from self._take(identifier, kind, entry)
        for article in self.pack.articles:
            yield from self._take(article.source, "source", article.head, "source")
            for sentence in article.sentences:
                for silent in sentence.silences:
                    yield from self._silence(silent.id, article.source, sentence.entry)
                for entry in sentence.facts:
                    fact = entry.record
                    if entry.id and isinstance(fact, _IN_TIME):
                        yield from self._take(entry.id, fact.kind, entry, fact.kind)
                        self.in_time.setdefault(entry.id, []).append(entry)
                    for silent in fact.silent:
                        yield from self._silence(silent.id, article.source, entry)

    def _silence(
        self, identifier: str | None, source: str, entry: Entry[Any]
    ) -> Iterator[tuple[Entry[Any], Finding]]:
        if identifier:
            yield from self._take(identifier, "silence", entry, "silent")
            self.silences.setdefault(identifier, source)

    def _take(
        self, identifier: str, kind: str, entry: Entry[Any], *path: str
    ) -> Iterator[tuple[Entry[Any], Finding]]:
        first_kind, first = self.taken.setdefault(identifier, (kind, entry))
        again = kind in ("event", "exchange", "statement")  # the same, told again
        if first is not entry and not (first_kind == kind and again):
            place = first.problem("", "", *path)
            where = f"{place.file}:{place.line}:{place.column}"
            why = f"{kind}: the id {identifier!r} is already that of a {first_kind} ({where})"
            yield entry, Finding("duplicate_id", why, path)

    # -- then each fact ---------------------------------------------------------------------------

    def of(self, claim: Claim) -> Iterator[Finding]:
        """What is wrong with a fact, whatever its sentences say."""
        fact = claim.fact
        yield from self._named(fact)
        yield from self._sentences(claim)
        yield from self._reasons(claim)
        yield from self._fields(fact)
        yield from self._dates(claim)
        yield from self._silences(claim)
        if isinstance(fact, DatedFact):
            yield from self._relations(claim, fact)

    def _named(self, fact: Fact) -> Iterator[Finding]:
        for field, kind, named in names_in(fact):
            for at, name in enumerate((named,) if isinstance(named, str) else named):
                path = (field,) if isinstance(named, str) else (field, at)
                yield from self.known(field, name, kind, path)

    def known(
        self, field: str, name: str, kind: str, path: tuple[str | int, ...]
    ) -> Iterator[Finding]:
        """Nothing where `name` is one of its kind, or its file could not be read."""
        file = _FILES[kind]
        if name in self.wordings.known[kind] or file in self.pack.unread:
            return
        others = [other for other, known in self.wordings.known.items() if name in known]
        if others:
            why = f"{field}: {name!r} is a {others[0]} ({_FILES[others[0]]}), not a {kind}"
        else:
            near = self.wordings.near(name, self.wordings.known[kind])
            why = f"{field}: there is no {kind} {name!r} in {file}{near}"
        yield Finding("reference", why, path)

    def _sentences(self, claim: Claim) -> Iterator[Finding]:
        most = len(claim.article.sentences)
        for at, number in enumerate(claim.fact.with_):
            if not 0 < number <= most:
                why = f"with: there is no sentence {number} in this article (it has {most})"
                yield Finding("reference", why, ("with", at))
            elif number == claim.sentence.number:
                why = f"with: {number} is the sentence that the fact stands under: leave it out"
                yield Finding("reference", why, ("with", at))

    def _values(self, claim: Claim) -> dict[str, Any]:
        """What a fact has, by the keys that YAML has for it."""
        fact = claim.fact
        fields = type(fact).model_fields.items()
        found = {field.alias or name: getattr(fact, name) for name, field in fields}
        found |= fact.model_extra or {}
        found["voice"] = claim.voice
        if isinstance(fact, StatementFact):
            found["side"] = fact.side or claim.voice
        if isinstance(fact, DelegationFact):
            found["side"] = fact.delegation
        return found

    def _reasons(self, claim: Claim) -> Iterator[Finding]:
        if not claim.fact.why:
            return
        values = self._values(claim)
        for field in claim.fact.why:
            if field not in values and field not in self._attributes(claim.fact):
                near = self.wordings.near(field, values, 1)
                why = f"why: {field!r} is not a field of a {claim.fact.kind}{near}"
                yield Finding("why", why, ("why", field))
            elif not values.get(field) and field not in claim.entry.faulty:
                why = f"why: there is no value in {field!r} to give a reason for"
                yield Finding("why", why, ("why", field))

    def _attributes(self, fact: Fact) -> tuple[str, ...]:
        if isinstance(fact, RoundFact) and self.pack.description:
            return self.pack.description.round_attributes
        return ()

    def _fields(self, fact: Fact) -> Iterator[Finding]:
        known = (*known_fields(type(fact)), *self._attributes(fact))
        described = self.pack.description is not None
        if isinstance(fact, RoundFact) and described:
            known = (*known, "venue", "city")
            for field in fact.attributes:
                if field not in self._attributes(fact):
                    near = self.wordings.near(field, known, 1)
                    why = (
                        f"{field}: a round has no such field{near} (known: {', '.join(known[:-2])};"
                        " its attributes stand in pack.yaml under round_attributes)"
                    )
                    yield Finding("extra_forbidden", why, (field,))
        known = (*known, "side", "person") if isinstance(fact, DelegationFact) else known
        for at, field in enumerate(fact.not_stated):
            value = (fact.model_extra or {}).get(field) or getattr(fact, field, None)
            if field not in known and (described or not isinstance(fact, RoundFact)):
                near = self.wordings.near(field, known, 1)
                why = f"not_stated: {field!r} is not a field of a {fact.kind}{near}"
                yield Finding("not_stated", why, ("not_stated", at))
            elif value:
                why = f"not_stated: {field!r} has a value: leave out one of the two"
                yield Finding("not_stated", why, ("not_stated", at))
        if isinstance(fact, DelegationFact):
            told = (fact.complete, fact.not_stated, fact.silent)
            if not any((*told, *(getattr(fact, field) for field in SEATS))):
                why = f"delegation: it names nobody: give one of {', '.join(SEATS)}, or not_stated"
                yield Finding("delegation", why, ("delegation",))

    def _dates(self, claim: Claim) -> Iterator[Finding]:
        fact = claim.fact
        if isinstance(fact, RoundFact | VenueFact | DelegationFact):
            return
        told = {
            field: resolve_date(words, claim.article, ahead=field == "for")[0] or ""
            for field, words in dates_of(claim)
        }
        first, last = told.get("not_before"), told.get("not_after")
        if told.get("date") and (first or last):
            why = "date: a date and a bound exclude each other: leave out one"
            yield Finding("date", why, ("date",))
        if first and last and first > last + _LATER:
            yield Finding("date", "not_before: is later than not_after", ("not_before",))
        written = claim.article.date
        if written and (fact.status in _PAST or isinstance(fact, StatementFact)):
            for field in ("date", "not_before"):
                if told.get(field, "") > written + _LATER:
                    why = (
                        f"{field}: {told[field]} is later than the article ({written}), which tells"
                        " it as past: a day for which a thing is announced stands under 'for'"
                    )
                    yield Finding("date", why, (field,))

    def _silences(self, claim: Claim) -> Iterator[Finding]:
        for silent in claim.fact.silent:
            for field, kind in (("person", "person"), ("side", "side")):
                if name := getattr(silent, field):
                    yield from self.known(f"silent.{field}", name, kind, ("silent",))
        for at, name in enumerate(claim.fact.answers):
            source = self.silences.get(name)
            if source == claim.article.source:
                why = f"answers: {name!r} is a silence of this very article"
                yield Finding("reference", why, ("answers", at))
            elif source is None and not _OPEN.fullmatch(name):
                near = self.wordings.near(name, self.silences)
                why = f"answers: no sentence is silent of {name!r}{near}"
                yield Finding("reference", why, ("answers", at))

    def _relations(self, claim: Claim, fact: DatedFact) -> Iterator[Finding]:
        identifier = claim.entry.id
        for field in ("after", "before"):
            for other in getattr(fact, field):
                if other == identifier:
                    yield Finding(
                        "reference", f"{field}: it cannot be {field} itself", (field, other)
                    )
                elif other not in self.in_time:
                    yield self._dangling(field, other)
        if isinstance(fact, ExchangeFact) and (other := fact.follows):
            kind, _ = self.taken.get(other, ("", None))
            if other == identifier:
                yield Finding("reference", "follows: it cannot follow itself", ("follows",))
            elif kind != "exchange":
                yield self._dangling("follows", other)

    def _dangling(self, field: str, other: str) -> Finding:
        near = self.wordings.near(other, self.in_time)
        wanted = "exchange" if field == "follows" else "event, exchange or statement"
        return Finding("reference", f"{field}: there is no {wanted} {other!r}{near}", (field,))

    # -- last, the whole --------------------------------------------------------------------------

    def untold(self) -> Iterator[tuple[Entry[Any], Finding]]:
        """What no telling of a record gives, and each record needs."""
        for told in self.in_time.values():
            fact = told[0].record
            fields = ["says"] if isinstance(fact, StatementFact) else ["what"]
            fields += ["stage"] if isinstance(fact, ExchangeFact) else []
            for field in fields:
                if not any(getattr(e.record, field) or field in e.faulty for e in told):
                    yield (
                        told[0],
                        Finding(
                            "missing",
                            f"{field}: this field is missing, and no other sentence has it",
                            (fact.kind,),
                        ),
                    )

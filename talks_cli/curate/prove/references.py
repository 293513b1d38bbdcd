"""Records among themselves: an id is of one, what they name exists, their fields make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.claim import ATTRIBUTES
from talks_cli.curate.read.dates import TIMES
from talks_cli.curate.read.entries import known_fields
from talks_cli.curate.read.fact import Fact
from talks_cli.curate.read.facts import (
    FACTS,
    SEATS,
    DatedFact,
    DelegationFact,
    ExchangeFact,
    RoundFact,
    StatementFact,
    VenueFact,
)
from talks_cli.curate.read.strict_yaml import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.curate.prove.wordings import Known
    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.fact import Silent
    from talks_cli.errors import Problem


# Of facts that stand in time, what some telling of each has.
_NEEDED: dict[str, tuple[str, ...]] = {
    kind: ("what",) for kind, model in FACTS.items() if issubclass(model, DatedFact)
} | {"exchange": ("what", "stage"), "statement": ("says",)}
# Of the lists of a delegation, those that nobody stands in who stands in this one.
_EXCLUDED = {
    "absent": [key for key in SEATS if key not in ("absent", "joined", "left")],
    "left": ["joined"],
}


class References:
    """What the facts of a pack are called, and what they call each other."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.in_time: dict[str, list[Entry[Any]]] = {}
        self.taken: dict[str, tuple[str, Entry[Any]]] = {}  # the kind of each id, and where

    # -- first, all that there is -----------------------------------------------------------------

    def collect(self) -> Iterator[Problem]:
        """Go through the pack for its ids; two things with one id are a problem."""
        for kind, entries in self.known.pack.kinds.items():
            for identifier, entry in entries.items():
                yield from self._take(identifier, kind, entry)
        for article in self.known.pack.articles:
            yield from self._take(article.source, "source", article.head, "source")
            for sentence in article.sentences:
                for entry in (sentence.entry, *sentence.facts):
                    for silent in entry.record.silent:
                        if silent.id:
                            yield from self._take(silent.id, "silence", entry, "silent")
                for entry in sentence.facts:
                    kind = entry.record.kind
                    if entry.id and kind in _NEEDED:
                        if self.taken.setdefault(entry.id, (kind, entry))[0] != kind:
                            yield from self._take(entry.id, kind, entry, kind)
                        self.in_time.setdefault(entry.id, []).append(entry)

    def _take(self, identifier: str, kind: str, entry: Entry[Any], *path: str) -> Iterator[Problem]:
        first_kind, first = self.taken.setdefault(identifier, (kind, entry))
        if first is not entry:
            line, column = place_of(first.node, path)
            where = f"{first.file}:{line}:{column}"
            why = f"{kind}: the id {identifier!r} is already that of {_a(first_kind)} ({where})"
            yield entry.problem("duplicate_id", why, *path)

    # -- then each fact ---------------------------------------------------------------------------

    def asks(self, claim: Claim) -> list[Callable[[Claim], Iterator[Problem]]]:
        """What is asked of a fact, and of all that have the same fields, whatever it says there."""
        rules = {
            self._sentences: ("with",),
            self._reasons: ("why",),
            self._not_stated: ("not_stated",),
            self._silences: ("silent",),
            self._attributes: (ATTRIBUTES, *TIMES),
            self._delegation: ("delegation",),
            self._relations: ("after", "before", "follows"),
        }
        return [ask for ask, fields in rules.items() if not claim.given.isdisjoint(fields)]

    def _delegation(self, claim: Claim) -> Iterator[Problem]:
        """It names somebody; and nobody was there and was absent, or came and went, by one fact."""
        fact = claim.fact
        if len(claim.named) < 2 and not (fact.complete or fact.not_stated or fact.silent):
            why = f"delegation: it names nobody: give one of {', '.join(SEATS)}, or not_stated"
            yield claim.problem("delegation", why, "delegation")
        for key, others in _EXCLUDED.items():
            for at, person in enumerate(getattr(fact, key)):
                if other := next((one for one in others if person in getattr(fact, one)), ""):
                    why = f"{key}: {person!r} is one of {other} too: leave out one of the two"
                    yield claim.problem("delegation", why, key, at)

    def _sentences(self, claim: Claim) -> Iterator[Problem]:
        most = len(claim.article.sentences)
        for at, number in enumerate(claim.fact.with_):
            if not 0 < number <= most:
                why = f"with: there is no sentence {number} in this article (it has {most})"
                yield claim.problem("reference", why, "with", at)
            elif number == claim.sentence.number:
                why = f"with: {number} is the sentence that the fact stands under: leave it out"
                yield claim.problem("reference", why, "with", at)

    def _reasons(self, claim: Claim) -> Iterator[Problem]:
        fact: Fact = claim.fact
        values: dict[str, Any] = {}
        if isinstance(fact, RoundFact):
            values |= dict.fromkeys(self.known.attributes)
        for name, declared in type(fact).model_fields.items():
            values[declared.alias or name] = getattr(fact, name)
        values |= fact.model_extra or {}
        values["voice"] = claim.voice
        if isinstance(fact, StatementFact):
            values["side"] = fact.side or claim.voice
        elif isinstance(fact, DelegationFact):
            values["side"] = fact.delegation
        elif isinstance(fact, ExchangeFact) and fact.quantity:
            values |= {f"quantity.{part}": value for part, value in fact.quantity}
            values["quantity.bound"] = True  # or why there is none
        elif isinstance(fact, VenueFact) and fact.room:
            values |= {f"room.{part}": value for part, value in fact.room}
        for field in fact.why:
            if field not in values:
                near = self.known.near(field, values, 1)
                why = f"why: {field!r} is not a field of {_a(fact.kind)}{near}"
                yield claim.problem("why", why, "why", field)
            elif not values[field] and field not in claim.entry.faulty:
                why = f"why: there is no value in {field!r} to give a reason for"
                yield claim.problem("why", why, "why", field)

    def _askable(self, fact: Fact) -> tuple[str, ...]:
        """The fields that a fact may leave open."""
        known = known_fields(type(fact))
        if fact.kind == "round":
            return (*known, *self.known.attributes, "venue")
        return (*known, "side", "person") if fact.kind == "delegation" else known

    def _not_stated(self, claim: Claim) -> Iterator[Problem]:
        fact: Fact = claim.fact
        known = self._askable(fact)
        for at, field in enumerate(fact.not_stated):
            if (fact.model_extra or {}).get(field) or getattr(fact, field, None):
                why = f"not_stated: {field!r} has a value: leave out one of the two"
                yield claim.problem("not_stated", why, "not_stated", at)
            elif field not in known and self.known.pack.description:
                near = self.known.near(field, known, 1)
                why = f"not_stated: {field!r} is not a field of {_a(fact.kind)}{near}"
                yield claim.problem("not_stated", why, "not_stated", at)

    def _attributes(self, claim: Claim) -> Iterator[Problem]:
        known = (*known_fields(RoundFact), *self.known.attributes)
        for field in claim.fact.model_extra or () if self.known.pack.description else ():
            if field not in self.known.attributes:
                near = self.known.near(field, known, 1)
                why = (
                    f"{field}: a round has no such field{near} (known: {', '.join(known)};"
                    " its attributes stand in pack.yaml under round_attributes)"
                )
                yield claim.problem("extra_forbidden", why, field)

    def _silences(self, claim: Claim) -> Iterator[Problem]:
        for silent in claim.fact.silent:
            yield from self.silent(claim.entry, silent)

    def silent(self, entry: Entry[Any], silent: Silent) -> Iterator[Problem]:
        """Whom a silence is about is known."""
        of_somebody = silent.person or isinstance(entry.record, StatementFact | DelegationFact)
        if "person" in silent.topics and not of_somebody:
            why = "silent: it is told of a person: say of whom (person: ID)"
            yield entry.problem("silent", why, "silent")
        known = self._askable(entry.record) if isinstance(entry.record, Fact) else ()
        if silent.field and silent.field not in known and self.known.pack.description:
            near = self.known.near(silent.field, known, 1)
            why = f"silent: {silent.field!r} is no field of what it belongs to{near}"
            yield entry.problem("silent", why, "silent")
        for kind, name in (("person", silent.person), ("side", silent.side)):
            if name and (why := self.known.unknown(f"silent.{kind}", name, kind)):
                yield entry.problem("reference", why, "silent")

    def _relations(self, claim: Claim) -> Iterator[Problem]:
        fact, identifier = claim.fact, claim.entry.id
        for field in ("after", "before"):
            for other in getattr(fact, field):
                if other == identifier:
                    why = f"{field}: it cannot be {field} itself"
                    yield claim.problem("reference", why, field, other)
                elif other not in self.in_time:
                    near = self.known.near(other, self.in_time)
                    why = f"{field}: there is no event, exchange or statement {other!r}{near}"
                    yield claim.problem("reference", why, field)
        if fact.kind == "exchange" and fact.follows:
            if fact.follows == identifier:
                yield claim.problem("reference", "follows: it cannot follow itself", "follows")
            elif self.taken.get(fact.follows, ("",))[0] != "exchange":
                exchanges = [one for one in self.in_time if self.taken[one][0] == "exchange"]
                near = self.known.near(fact.follows, exchanges)
                why = f"follows: there is no exchange {fact.follows!r}{near}"
                yield claim.problem("reference", why, "follows")

    # -- last, the whole --------------------------------------------------------------------------

    def untold(self) -> Iterator[Problem]:
        """What no telling of a record gives, and each record needs."""
        for first, *others in self.in_time.values():
            for field in _NEEDED[first.record.kind]:
                if not any(vars(e.record)[field] or field in e.faulty for e in (first, *others)):
                    why = f"{field}: this field is missing, and no other sentence has it"
                    yield first.problem("missing", why, first.record.kind)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"

"""Facts become tellings: what one fact of one sentence says, in the fields of its document."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.dates import dates_of, resolved
from talks_cli.curate.read.facts import SEATS
from talks_cli.curate.tell.telling import Seat, Telling
from talks_cli.dataset.document import DAYS
from talks_cli.names import holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.facts import DelegationFact, RoundFact, VenueFact
    from talks_cli.curate.read.loaded import Article, Sentence
    from talks_cli.curate.tell.called import Called

    Doc = dict[str, Any]

_OF_A_CITY = ("city", "round", "said_by")
_WORKED_OUT = {*DAYS, "after", "before", "people", "places", "quantity"}


class Tellings:
    """The tellings of one article, in the order of its sentences."""

    def __init__(self, article: Article, called: Called) -> None:
        self.article = article
        self.called = called
        # The round that the article reports throughout, and what it calls that.
        self._read_as = article.head.record.reads.round
        self._worded = {
            name.casefold()
            for fact in (entry.record for entry in article.facts)
            if self._read_as and fact.kind == "round" and fact.round == self._read_as.is_
            for name in fact.names
        }

    def __iter__(self) -> Iterator[Telling]:
        for sentence in self.article.sentences:
            for entry in sentence.facts:
                yield from self.of(sentence, entry)

    def of(self, sentence: Sentence, entry: Entry[Any]) -> Iterator[Telling]:
        """What one fact tells: one record, or each person of a delegation."""
        fact = entry.record
        if getattr(fact, fact.kind) is None:  # which is told of where it was read
            return
        told = Telling(self.article, sentence, entry, self.called)
        self._mark_round(fact, told)
        if fact.kind == "round":
            yield self._round(fact, told)
            if fact.city:
                yield self._city(fact, told)
        elif fact.kind == "venue":
            yield self._venue(fact, told)
        elif fact.kind == "delegation":
            yield from self._delegates(fact, told)
        else:
            yield self._in_time(fact, told)

    def _mark_round(self, fact: Any, told: Telling) -> None:
        """That a round is meant which no sentence words is how the article is read."""
        if self._read_as and fact.round == self._read_as.is_ and "round" not in told.derived:
            texts = [self.article.sentences[n - 1].text.casefold() for n in told.sentences]
            if not any(holds(text, name) for text in texts for name in self._worded):
                told.derived["round"] = self._read_as.why

    # -- one record a fact ------------------------------------------------------------------------

    def _round(self, fact: RoundFact, told: Telling) -> Telling:
        fields: Doc = {"round": fact.round}
        if fact.name:
            fields["name"] = fact.name
        if fact.called:
            fields["called"] = list(fact.called)
        fields |= fact.attributes
        self._dates(fact, told, fields)
        return told.tells("round", f"round-{fact.round}", fields)

    def _venue(self, fact: VenueFact, told: Telling) -> Telling:
        fields: Doc = {"place": fact.venue, "round": fact.round}
        fields["name"] = self.called.place(fact.venue)
        for field in fact.worded:
            if value := getattr(fact, field):
                fields[field] = value
        if fact.room:
            fields["room"] = {
                part: list(told) if isinstance(told, tuple) else told for part, told in fact.room
            }
        of = fact.venue if fact.round is None else fact.round
        return told.tells("venue", f"venue-{of}", fields)

    def _city(self, fact: RoundFact, told: Telling) -> Telling:
        """Where a round was held, as far as that is told of the round itself."""
        fields = {"round": fact.round, "city": fact.city}
        found = copy(told).tells("venue", f"venue-{fact.round}", fields)
        found.derived = {field: why for field, why in told.derived.items() if field in _OF_A_CITY}
        found.not_stated = []
        return found

    def _in_time(self, fact: Any, told: Telling) -> Telling:
        """An event, a stage of an exchange, or a statement."""
        written = vars(fact)
        fields: Doc = {}
        if fact.kind == "statement":
            self._statement(fact, told, fields)
        elif fact.what:
            fields["title"] = fact.what
        for field in fact.own:
            if (value := written.get(field)) and field not in _WORKED_OUT:
                fields[field] = list(value) if isinstance(value, tuple) else value
        self._dates(fact, told, fields)
        self._order(written, told, fields)
        if fact.people:
            fields["people"] = self.called.people(fact.people)
        if places := written.get("places"):
            fields["places"] = self.called.places(places)
        if quantity := written.get("quantity"):
            fields["quantity"] = {
                part: getattr(quantity, part) for part in ("value", "per", "of", "bound")
            }
        return told.tells(fact.kind, written[fact.kind], fields)

    def _statement(self, fact: Any, told: Telling, fields: Doc) -> None:
        if fact.says:
            fields["text"] = fact.says
        if title := fact.what or (fact.timeline and fact.says):
            fields["title"] = title
        person = self.called.pack.people.get((told.said_by or {}).get("id") or "")
        if person and not fact.side and person.record.side:
            fields["side"] = person.record.side
            if why := person.record.why.get("side"):
                told.derived.setdefault("side", why)

    def _dates(self, fact: Any, told: Telling, fields: Doc) -> None:
        found = resolved(fact, self.article)
        for field, words in dates_of(fact).items():
            date, why = found[field]
            fields[field] = date or words  # which is told of as no date
            if why:
                told.derived.setdefault(field, why)

    def _order(self, written: Doc, told: Telling, fields: Doc) -> None:
        for field in ("after", "before"):
            if order := written[field]:
                fields[field] = list(order)
                if reasons := dict.fromkeys(filter(None, order.values())):
                    told.derived[field] = "; ".join(reasons)

    # -- delegations ------------------------------------------------------------------------------

    def _delegates(self, fact: DelegationFact, told: Telling) -> Iterator[Telling]:
        """A telling for each person of the lists, and for each part that is not stated or empty."""
        reasons = {key: told.derived.pop(key, None) for key in SEATS}
        vacant = [key for key in SEATS if key in told.not_stated]
        told.not_stated = [field for field in told.not_stated if field not in SEATS]
        for key in SEATS:
            for person in getattr(fact, key):
                telling = self._delegate(told, person, key)
                if why := reasons[key]:
                    telling.derived = {**told.derived, "person": why}
                yield telling
        for key in vacant:
            telling = self._delegate(told, None, key)
            telling.not_stated = [*told.not_stated, "person"]
            telling.status = None  # that nobody says who it was is no claim
            yield telling
        for key in SEATS.keys() & fact.model_fields_set if fact.complete else ():
            if not getattr(fact, key):
                yield self._delegate(told, None, key)

    def _delegate(self, told: Telling, person: str | None, key: str) -> Telling:
        fact: DelegationFact = told.entry.record
        fields: Doc = {"side": fact.delegation}
        if fact.round is not None:
            fields["round"] = fact.round
        if person:
            fields["person"] = person
            fields["name"] = self.called.name(person)
        if role := SEATS[key]:
            fields["role"] = role
        if key in ("joined", "left"):
            fields["change"] = key
        seat = Seat(person, fact.delegation, fact.round, role)
        return copy(told).tells("delegate", seat, fields)

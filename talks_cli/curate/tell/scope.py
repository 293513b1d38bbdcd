"""What a pack's articles tell together, or what one tells alone: its records as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell.called import named
from talks_cli.curate.tell.evidence import Evidence
from talks_cli.curate.tell.kinds import IN_TIME, KINDS, blank
from talks_cli.curate.tell.merge import Difference, common, joined, records
from talks_cli.curate.tell.order import Bounds
from talks_cli.curate.tell.wording import SAYING, TIMES, speaker, speakers, when, when_said
from talks_cli.view import NOT_STATED, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import Article, LoadedPack
    from talks_cli.curate.read.models import Titles
    from talks_cli.curate.tell.called import Called
    from talks_cli.curate.tell.evidence import Place
    from talks_cli.curate.tell.merge import Ids, Record
    from talks_cli.curate.tell.telling import Telling

    Doc = dict[str, Any]


# But for the curator's words for a thing, and lists, in which each source has its own.
_IN_TABLES = (*TIMES, "stage", "quantity", "text", "side", "change")
_PLACE_ALONE = len(("place", "round", "name"))


class Shared:
    """What all scopes of a pack share."""

    def __init__(
        self, pack: LoadedPack, tellings: list[Telling], ids: Ids, called: dict[str, Called]
    ) -> None:
        self.ids = ids
        self.called = called  # by source, as it spells names
        self.met = _met(tellings)
        self.evidence = Evidence(pack.articles)
        # An organisation that is no side may have a delegation too.
        named: tuple[tuple[str, Entry[Any]], ...] = (*pack.people.items(), *pack.sides.items())
        self.names = {identifier: entry.record.name for identifier, entry in named}
        self.names |= self.evidence.publishers
        self.attributes = pack.description.round_attributes if pack.description else ()
        self.blank = blank(self.attributes)
        # The curator's words for a thing, which stand with one of its tellings.
        self.wordings: dict[str, Doc] = {}
        # Of each person, by source, where titles are given, and which.
        self.titled: dict[str, dict[str, list[tuple[Place, Titles]]]] = {}
        for article in pack.articles:
            for sentence in article.sentences:
                for person, titles in sentence.titles.items():
                    place = (article.source, sentence.number)
                    given = self.titled.setdefault(person, {})
                    given.setdefault(article.source, []).append((place, titles))
        # Of each person, the spellings of sources that have their own.
        self.spelled: dict[str, dict[str, str]] = {}
        for article in pack.articles:
            for person, name in article.head.record.spells.items():
                if name != pack.people[person].record.name:
                    self.spelled.setdefault(person, {})[article.source] = name
        self.met_in = self._met_in()

    def _met_in(self) -> dict[str, list[tuple[str, str]]]:
        """Whom and what each source tells of otherwise than all of them together."""
        tellers = {key: {*told} for key, told in self.met.items()}
        for person, told in self.titled.items():
            tellers.setdefault(("person", person), set()).update(told)
        found: dict[str, list[tuple[str, str]]] = {}
        for key, sources in tellers.items():
            for source in sources:
                if len(sources) > 1 or source in self.spelled.get(key[1], ()):
                    found.setdefault(source, []).append(key)
        return found


class Scope:
    """The records of some tellings, and the documents that come of them."""

    def __init__(
        self, pack: Shared, articles: list[Article], tellings: list[Telling], called: Called
    ) -> None:
        self.pack = pack
        self.articles = {article.source: article for article in articles}
        self.called = called
        self.records = {record.id: record for record in records(tellings, pack.ids)}
        self._complete_lists = {
            (told.source, told.fields["side"], told.fields.get("round"))
            for told in tellings
            if told.kind == "delegate" and told.entry.record.complete
        }
        self._bounds: Bounds | None = None

    def titles(self, person: str) -> dict[str, list[str]]:
        """Somebody's titles, as each source words them."""
        given = self.pack.titled.get(person, {})
        found = {
            source: joined(titles.titles for _, titles in given[source])
            for source in given
            if source in self.articles
        }
        return {source: titles for source, titles in found.items() if titles}

    def in_time(self) -> dict[str, Record]:
        """The records that have a place in time."""
        return {name: record for name, record in self.records.items() if record.kind in IN_TIME}

    @property
    def bounds(self) -> Bounds:
        if self._bounds is None:
            self._bounds = Bounds(self.in_time())
        return self._bounds

    def document(self, record: Record, venue: Doc | None = None) -> Doc:
        """The document of a record; of a round, with the document of its venue."""
        kind, told = record.kind, None
        doc: Doc = {**self.pack.blank[kind], "id": record.id, "kind": kind, **record.fields}
        derived = _derived(record)
        for field, sources in _given_by_some(record).items():
            alone = f"{self.pack.evidence.named(sources)} alone"
            derived[field] = "; ".join(filter(None, (derived.get(field), alone)))
        if kind in IN_TIME:
            doc |= {
                field: words
                for field, words in self.pack.wordings.get(record.id, {}).items()
                if field not in record.fields
            }
            for bound, (date, why) in self.bounds.of(record).items():
                doc[bound] = date
                derived[bound] = why
            derived = self.bounds.order(record) | derived
            told = self.bounds.told(record)
        elif kind == "delegate":
            self._complete(record, doc)
        if kind == "statement":
            doc["speaker"] = named(record.common("said_by"))
            doc["said_when"] = self._when(doc, record, None, SAYING)
        self._claim(doc, record, derived)
        if told:  # which an article's date gives throughout: people are not told of it
            doc["not_after"], derived["not_after"] = told
        if kind in ("round", "venue"):
            self._with_facts(doc, record, venue)
        doc["what"] = KINDS[kind].what(doc, self.pack.names)
        return doc

    def _complete(self, record: Record, doc: Doc) -> None:
        """What a delegate's document has beside what a fact tells of the seat."""
        if given := self.pack.titled.get(doc["person"]):
            sources = dict.fromkeys(told.source for told in record.tellings)
            found = (titles.titles for one in given if one in sources for _, titles in given[one])
            doc["title"] = "; ".join(joined(found)) or None
        lists = {(told.source, doc["side"], doc["round"]) for told in record.tellings}
        doc["listing"] = "partial" if lists.isdisjoint(self._complete_lists) else "complete"

    def _claim(self, doc: Doc, record: Record, derived: dict[str, str]) -> None:
        """What every document has: in a table's words, who says it, where, and what differs."""
        tellings, evidence = record.tellings, self.pack.evidence
        cited = evidence.of(tellings)
        status, said_by = tellings[0].status, tellings[0].said_by
        differs, absent = record.differs, tellings[0].not_stated
        if len(tellings) > 1:
            status, said_by, differs = _compared(record)
            absent = list(dict.fromkeys(field for told in tellings for field in told.not_stated))
        doc["when"] = self._when(doc, record, status, TIMES)
        doc["says"] = evidence.says(tellings)
        doc["where"] = cited.where
        doc["status"] = status
        doc["said_by"] = said_by
        doc["evidence"] = cited.quotations
        doc["derived"] = derived
        doc["not_stated"] = [
            field for field in absent if doc.get(field) in (None, []) and field not in differs
        ]
        doc["differs"] = {field: self._differing(told) for field, told in differs.items()}
        doc["remark"] = _remark(tellings)

    def _when(self, doc: Doc, record: Record, status: str | None, times: tuple[str, ...]) -> str:
        """When it was, is to be, or lies, by `times`; where sources differ, as each has it."""
        told = when if "for" in times else when_said
        if any(field in record.differs for field in times):
            giving = [one for one in record.tellings if any(field in one.fields for field in times)]
            differing = (
                f"{told(one.fields, one.status)} ({self._teller(one, giving)})" for one in giving
            )
            return "; ".join(dict.fromkeys(differing))
        if record.kind == "round":
            giving = [told for told in record.tellings if "date" in told.fields]
            if giving and (firm := _firmest(giving)) not in (None, "happened", "said"):
                return when({"for": doc.get("date")}, firm)
        absent = any("date" in one.not_stated for one in record.tellings)
        return told(doc, status) or (NOT_STATED if absent else "")

    def _teller(self, told: Telling, among: list[Telling]) -> str:
        """Who publishes it, and who is cited for it where that source has it in several voices."""
        publisher = self.pack.evidence.publishers[told.source]
        voices = [one.said_by for one in among if one.source == told.source]
        if told.said_by is None or all(voice == told.said_by for voice in voices):
            return publisher
        return f"{speaker(told.said_by)}, {publisher}"

    def _differing(self, told: Iterable[Difference]) -> list[Doc]:
        found: list[Doc] = []
        for value, telling in told:
            entry = {
                "value": value,
                "source": telling.source,
                "said_by": telling.said_by,
                "evidence": self.pack.evidence.of([telling]).quotations,
            }
            if entry not in found:
                found.append(entry)
        return found

    # -- rounds and venues, each of whose facts has evidence of its own ---------------------------

    def _with_facts(self, doc: Doc, record: Record, venue: Doc | None) -> None:
        facts: Doc = {}
        if venue:
            _lend(venue, doc, facts)
        described = self.pack.attributes if record.kind == "round" else KINDS["venue"].facts
        for name in described:
            giving = [told for told in record.tellings if name in told.fields]
            if name == "name":  # which every fact of a venue gives, and some give nothing else
                giving = [told for told in giving if len(told.fields) == _PLACE_ALONE] or giving
            if giving:
                facts[name] = self._fact(giving, name)
        doc["facts"] = facts
        # Of what round a fact is told is the fact's affair, and who says it.
        doc["derived"] = {
            field: why for field, why in doc["derived"].items() if field not in ("round", "said_by")
        }

    def _fact(self, giving: list[Telling], name: str) -> Doc:
        cited = self.pack.evidence.of(giving)
        derived = _reasons(giving, (name, "round", "said_by"))
        return {
            "status": _firmest(giving),
            "said_by": common(giving, "said_by"),
            "says": self.pack.evidence.says(giving),
            "where": cited.where,
            "evidence": cited.quotations,
            "derived": {"value" if field == name else field: why for field, why in derived.items()},
        }


def _compared(record: Record) -> tuple[str | None, Doc | None, dict[str, list[Difference]]]:
    """The status and the speaker of several tellings, and what differs, these among it."""
    tellings, differs = record.tellings, dict(record.differs)
    compared = {"said_by": record.common("said_by"), "status": record.common("status")}
    if record.kind in ("round", "venue"):
        return _firmest(tellings), compared["said_by"], differs
    # What one source has somebody say, and another tells itself, happened by that other.
    if {told.status for told in tellings} <= {*PLAIN}:
        compared["status"] = _firmest(tellings)
    for field, value in compared.items():
        told = [Difference(getattr(one, field), one) for one in tellings]
        if value is None and any(one.value is not None for one in told):
            differs[field] = told
    return compared["status"], compared["said_by"], differs


def _met(tellings: Iterable[Telling]) -> dict[tuple[str, str], dict[str, list[Place]]]:
    """Where each person, side and place is first told of, by source."""
    found: dict[tuple[str, str], dict[str, list[Place]]] = {}
    for told in tellings:
        for kind, identifier in _about(told):
            if told.source not in found.setdefault((kind, identifier), {}):
                found[kind, identifier][told.source] = [
                    (told.source, number) for number in told.sentences
                ]
    return found


def _about(told: Telling) -> Iterator[tuple[str, str]]:
    """The people, sides and places that a telling names."""
    fields = told.fields
    if told.kind == "delegate":
        yield "person", fields["side"]
    for kind, field in (("person", "person"), ("side", "side"), ("place", "place")):
        if identifier := fields.get(field):
            yield kind, identifier
    for kind, field in (("person", "people"), ("place", "places")):
        yield from ((kind, one["id"]) for one in fields.get(field, ()))
    if told.said_by:
        cited = [one["id"] for one in speakers(told.said_by) if one.get("id")]
        yield from ((kind, one) for one in cited for kind in ("person", "side"))


def _lend(venue: Doc, doc: Doc, facts: Doc) -> None:
    """A round's venue and city, with the venue's evidence for them."""
    for field, lent in (("venue", "name"), ("city", "city")):
        doc[field] = venue[lent]
        if lent in venue["facts"]:
            facts[field] = venue["facts"][lent]
        for told in ("derived", "differs"):
            if lent in venue[told]:
                doc[told] = {**doc[told], field: venue[told][lent]}


def _firmest(tellings: list[Telling]) -> str | None:
    """That it happened, if any telling has it so; else what the first makes of it."""
    return next((told.status for told in tellings if told.status == "happened"), tellings[0].status)


def _derived(record: Record) -> dict[str, str]:
    """Why values are what they are, unless a telling has them in so many words."""
    if len(record.tellings) == 1:
        return dict(record.tellings[0].derived)
    fields = dict.fromkeys(field for told in record.tellings for field in told.derived)
    return _reasons(record.tellings, fields)


def _reasons(tellings: list[Telling], fields: Iterable[str]) -> dict[str, str]:
    found = {}
    for field in fields:
        giving = [
            told for told in tellings if field in told.fields or field in ("said_by", "status")
        ]
        reasons = [told.derived.get(field) for told in giving or tellings]
        if reasons and all(reasons):
            found[field] = "; ".join(dict.fromkeys(filter(None, reasons)))
    return found


def _given_by_some(record: Record) -> dict[str, set[str]]:
    """The values that a table shows and not all sources of a record give, with those that do."""
    if len(record.tellings) == 1 or record.kind in ("round", "venue"):  # whose facts are cited
        return {}
    every = {told.source for told in record.tellings}
    found = {}
    for field in _IN_TABLES:
        giving = {told.source for told in record.tellings if field in told.fields}
        if field in record.fields and giving != every:
            found[field] = giving
    return found


def _remark(tellings: list[Telling]) -> str | None:
    remarks = dict.fromkeys(filter(None, (told.entry.record.remark for told in tellings)))
    return " ".join(remarks) or None

"""What a pack's articles tell together, or what one tells alone: its records as documents."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from talks_cli.curate.tell.called import named
from talks_cli.curate.tell.kinds import IN_TIME, KINDS
from talks_cli.curate.tell.merge import records
from talks_cli.curate.tell.order import Bounds
from talks_cli.curate.tell.record import Difference, common, firmest, joined, reasons, telling_of
from talks_cli.curate.tell.wording import SAYING, speaker, when
from talks_cli.dataset.document import DAYS
from talks_cli.view import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from talks_cli.curate.read.loaded import Article
    from talks_cli.curate.tell.called import Called
    from talks_cli.curate.tell.record import Record
    from talks_cli.curate.tell.shared import Shared
    from talks_cli.curate.tell.telling import Telling

    Doc = dict[str, Any]
    T = TypeVar("T")


_PLACE_ALONE = len(("place", "round", "name"))


class Scope:
    """The records of some tellings, and the documents that come of them."""

    def __init__(
        self, pack: Shared, articles: list[Article], tellings: list[Telling], called: Called
    ) -> None:
        self.pack = pack
        self.articles = {article.source: article for article in articles}
        self.called = called
        self._is_whole = len(articles) == len(pack.evidence.publishers)
        self.made = list(records(tellings, pack.ids))
        self.records = {record.id: record for record in self.made}
        self._complete_lists = {
            (told.source, told.fields["side"], told.fields.get("round"))
            for told in tellings
            if told.kind == "delegate" and told.entry.record.complete
        }

    def titles(self, person: str) -> dict[str, list[str]]:
        """Somebody's titles, as each source words them."""
        found = {
            source: joined([titles.titles for _, titles in given])
            for source, given in self.own(self.pack.titled.get(person, {})).items()
        }
        return {source: titles for source, titles in found.items() if titles}

    def own(self, told: Mapping[str, T]) -> Mapping[str, T]:
        """Of what sources tell, what those of the scope do."""
        if self._is_whole:
            return told
        return {source: told[source] for source in self.articles if source in told}

    @cached_property
    def in_time(self) -> dict[str, Record]:
        """The records that have a place in time."""
        return {name: record for name, record in self.records.items() if record.kind in IN_TIME}

    @cached_property
    def bounds(self) -> Bounds:
        return Bounds(self.in_time, self.pack.wordings)

    def document(self, record: Record, venue: Doc | None = None) -> Doc:
        """The document of a record; of a round, with the document of its venue."""
        kind, told = record.kind, None
        doc: Doc = {**self.pack.blank[kind], "id": record.id, "kind": kind, **record.fields}
        derived = record.derived()
        for field, sources in record.given_by_some().items():
            alone = f"{self.pack.evidence.named(sources)} alone"
            derived[field] = "; ".join(filter(None, (derived.get(field), alone)))
        if kind in IN_TIME:
            for field, words in self.pack.wordings.get(record.id, {}).items():
                doc[field] = record.fields.get(field, words)
            for bound, (date, why) in self.bounds.of(record).items():
                doc[bound] = date
                derived[bound] = why
            derived = self.bounds.order(record) | derived
            told = self.bounds.told(record)
        elif kind == "delegate":
            self._complete(record, doc)
        if kind == "statement":
            doc["speaker"] = named(common(record.tellings, "said_by"))
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
            status, said_by, differs = record.compared()
            absent = list(dict.fromkeys(field for told in tellings for field in told.not_stated))
        doc["when"] = self._when(doc, record, status, DAYS)
        doc["says"] = evidence.says(tellings)
        doc["where"] = cited.where
        doc["status"] = status
        doc["said_by"] = said_by
        doc["evidence"] = cited.quotations
        doc["derived"] = derived
        if absent:
            doc["not_stated"] = [
                field
                for field in absent
                if all(
                    doc.get(told) in (None, []) and told not in differs
                    for told in telling_of(record.kind, field)
                )
            ]
        if differs:
            doc["differs"] = {
                field: self._differing(record.kind, field, told) for field, told in differs.items()
            }
        doc["remark"] = record.remark

    def _when(self, doc: Doc, record: Record, status: str | None, times: tuple[str, ...]) -> str:
        """When it was, is to be, or lies, by `times`; where sources differ, as each has it."""
        if record.differs and any(field in record.differs for field in times):
            giving = [one for one in record.tellings if any(field in one.fields for field in times)]
            differing = (
                f"{when(one.fields, one.status, times)} ({self._teller(one, giving)})"
                for one in giving
            )
            return "; ".join(dict.fromkeys(differing))
        if record.kind == "round":
            giving = [one for one in record.tellings if "for" in one.fields]
            if giving and not doc["date"]:
                return when({"for": doc["for"]}, firmest(giving))
            times = SAYING
        if words := when(doc, status, times):
            return words
        return NOT_STATED if any("date" in one.not_stated for one in record.tellings) else ""

    def _teller(self, told: Telling, among: list[Telling]) -> str:
        """Who publishes it, and who is cited for it where that source has it in several voices."""
        label = self.pack.evidence.labels[told.source]
        voices = [one.said_by for one in among if one.source == told.source]
        if told.said_by is None or all(voice == told.said_by for voice in voices):
            return label
        return f"{speaker(told.said_by)}, {label}"

    def _differing(self, kind: str, field: str, told: Iterable[Difference]) -> list[Doc]:
        is_of_saying = kind == "statement" and field in SAYING
        found: list[Doc] = []
        for value, telling in told:
            entry = {
                "value": value,
                "source": telling.source,
                "status": "said" if is_of_saying else telling.status,
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
        described = KINDS["venue"].facts
        if record.kind == "round":
            described = (*self.pack.attributes, "for")
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
        derived = reasons(giving, (name, "round", "said_by"))
        return {
            "status": firmest(giving),
            "said_by": common(giving, "said_by"),
            "says": self.pack.evidence.says(giving),
            "where": cited.where,
            "evidence": cited.quotations,
            "derived": {"value" if field == name else field: why for field, why in derived.items()},
        }


def _lend(venue: Doc, doc: Doc, facts: Doc) -> None:
    """A round's venue and city, with the venue's evidence for them."""
    for field, lent in (("venue", "name"), ("city", "city")):
        doc[field] = venue[lent]
        if lent in venue["facts"]:
            facts[field] = venue["facts"][lent]
        for told in ("derived", "differs"):
            if lent in venue[told]:
                doc[told] = {**doc[told], field: venue[told][lent]}

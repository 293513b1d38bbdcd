"""From proven records to documents: the JSON that every command prints, names joined in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from talks_cli.curate.read.models import Dated, Role, Unnamed, Venue
from talks_cli.dataset.fields import OWN, VENUE_FACTS
from talks_cli.dates import last_day
from talks_cli.view import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.curate.prove.proof import Proof
    from talks_cli.curate.read.models import Claim, Fact, Pack, Quotation, Speaker
    from talks_cli.curate.read.pack import Entry, LoadedPack

    Doc = dict[str, Any]

_ROLES = (*get_args(Role), None)


class Documents:
    """Builds the documents of one pack, in the order in which they are shown."""

    def __init__(self, pack: LoadedPack, description: Pack, proof: Proof) -> None:
        self.pack = pack
        self.description = description
        self.proof = proof
        self.past = {status.id for status in description.statuses if status.past}
        self.sides = [entry.record.id for entry in pack.of_kind("side")]
        self.fact_names = description.round_facts
        self.venues = {
            entry.record.round: entry
            for entry in pack.of_kind("venue")
            if isinstance(entry.record, Venue)
        }
        self.source_dates = {source.id: source.date for source in pack.sources}

    def all(self) -> list[Doc]:
        """Every document; within a kind, or the kinds of a timeline, in display order."""
        docs = [self.document(entry) for entry in self.pack.entries]
        position = {doc["id"]: number for number, doc in enumerate(docs)}
        kinds: dict[str, int] = {}
        for doc in docs:
            kinds.setdefault(_group(doc), len(kinds))
        return sorted(
            docs, key=lambda doc: (kinds[_group(doc)], *self._order(doc), position[doc["id"]])
        )

    def about(self, docs: list[Doc]) -> Doc:
        """What a dataset says of itself, but for the digest of its content."""
        description = self.description
        rounds = [doc["number"] for doc in docs if doc["kind"] == "round"]
        return {
            "id": description.id,
            "version": description.version,
            "title": description.title,
            "records": len(docs),
            "latest_round": max(rounds, default=None),
            "sides": {doc["id"]: doc["name"] for doc in docs if doc["kind"] == "side"},
            "past": [status.id for status in description.statuses if status.past],
            "statuses": {status.id: status.name for status in description.statuses},
            "stages": list(
                dict.fromkeys(doc["stage"] for doc in docs if doc["kind"] == "exchange")
            ),
            "sources": [doc["id"] for doc in docs if doc["kind"] == "source"],
            "round_facts": list(description.round_facts),
        }

    def _order(self, doc: Doc) -> tuple[Any, ...]:
        if doc["kind"] == "delegate":
            side = self.sides.index(doc["side"])
            return (_number(doc), side, _ROLES.index(doc["role"]))
        if doc["kind"] in ("round", "venue"):
            return (doc["number" if doc["kind"] == "round" else "round"],)
        if "not_after" in doc:
            first = doc["date"] or doc["not_before"] or doc["not_after"] or "9999"
            rank = 1 if doc["date"] else 2 if doc["not_before"] else 0
            return (first, rank, *([] if doc["kind"] == "statement" else [_number(doc)]))
        return ()

    def document(self, entry: Entry) -> Doc:
        record = entry.record
        doc: Doc = {"id": record.id, "kind": record.kind}
        for field in OWN[record.kind]:
            value = getattr(record, field, None)
            doc[field] = list(value) if isinstance(value, tuple) else value
        claim = self._claim(record)
        if isinstance(record, Dated):
            self._bound(record, doc, claim)
        self._join(entry, doc, claim)
        doc["summary"] = self._summary({**doc, **claim})
        return {**doc, **claim, "remark": record.remark}

    def _claim(self, claim: Claim) -> Doc:
        """What every claim has: status, speaker, evidence, reasons and silences."""
        return {
            "status": claim.status,
            "said_by": self._speaker(claim.said_by),
            "evidence": [self._quotation(quotation) for quotation in claim.evidence],
            "derived": dict(claim.derived),
            "not_stated": list(claim.not_stated),
        }

    def _quotation(self, quotation: Quotation) -> Doc:
        located = self.proof.of(quotation)
        article = self.pack.articles[located.source]
        sentences = located.sentences
        return {
            "source": located.source,
            "section": quotation.section,
            "sentences": [sentence.number for sentence in sentences],
            "start": located.span.start,
            "end": located.span.end,
            "quote": quotation.quote,
            "context": article.text[
                min(sentences[0].start, located.span.start) : max(
                    sentences[-1].end, located.span.end
                )
            ],
        }

    def _speaker(self, speaker: Speaker) -> Doc | None:
        if isinstance(speaker, Unnamed):
            return {"unnamed": speaker.unnamed}
        return self._named(speaker) if speaker else None

    def _named(self, identifier: str) -> Doc:
        record: Any = self.pack.by_id[identifier].record
        return {"id": identifier, "name": record.name}

    def _bound(self, record: Dated, doc: Doc, claim: Doc) -> None:
        """What is told as past lies, at the latest, on the day of the article that tells it."""
        told = record.kind == "statement" or record.status in self.past
        if told and not record.date and not record.not_after and "date" not in record.not_stated:
            told_on = {self.source_dates[cited["source"]] for cited in claim["evidence"]}
            date = max(told_on, key=last_day)
            which = "article" if len(told_on) == 1 else "last of the articles"
            doc["not_after"] = date
            claim["derived"]["not_after"] = f"the {which} that tells of it is dated {date}"

    def _join(self, entry: Entry, doc: Doc, claim: Doc) -> None:
        record: Any = entry.record
        match record.kind:
            case "source":
                doc["set_aside"] = [aside.model_dump() for aside in record.set_aside]
            case "delegate":
                person: Any = self.pack.by_id[record.person].record
                doc |= {"name": person.name, "title": "; ".join(person.titles) or None}
            case "event":
                doc["people"] = [self._named(person) for person in record.people]
                doc["places"] = [self._named(place) for place in record.places]
            case "exchange":
                doc["people"] = [self._named(person) for person in record.people]
                doc["quantity"] = record.quantity and record.quantity.model_dump()
            case "statement":
                speaker = claim["said_by"] or {}
                doc["speaker"] = speaker.get("name", speaker.get("unnamed"))
            case "venue":
                doc["name"] = self._named(record.place)["name"]
                self._facts(doc, claim, VENUE_FACTS[1:], record.facts)
                doc["facts"] = {"name": self._claim(record), **doc["facts"]}
            case "round":
                doc["venue"] = doc["city"] = None
                self._facts(doc, claim, self.fact_names, record.facts)
                if venue := self.venues.get(record.number):
                    self._join_venue(doc, claim, venue)

    def _facts(self, doc: Doc, claim: Doc, names: Iterable[str], facts: dict[str, Fact]) -> None:
        """Each fact's value at the top of the document, and where it is from under `facts`."""
        doc["facts"] = {}
        for name in names:
            doc[name] = None
            if fact := facts.get(name):
                self._fact(doc, claim, name, fact)

    def _fact(self, doc: Doc, claim: Doc, name: str, fact: Fact) -> None:
        doc[name] = fact.value
        doc["facts"][name] = self._claim(fact)
        if why := fact.derived.get("value"):
            claim["derived"][name] = why

    def _join_venue(self, doc: Doc, claim: Doc, entry: Entry) -> None:
        """A round's venue and city, with the venue's evidence for them."""
        venue: Any = entry.record
        doc["venue"] = self._named(venue.place)["name"]
        doc["facts"]["venue"] = self._claim(venue)
        if city := venue.facts.get("city"):
            self._fact(doc, claim, "city", city)

    def _summary(self, doc: Doc) -> str:
        """One line that says which record this is."""
        match doc["kind"]:
            case "person":
                return ", ".join([doc["name"], *doc["titles"][:1]])
            case "delegate":
                side = self._named(doc["side"])["name"]
                role = doc["role"] or doc["change"]
                if doc["role"] and doc["change"]:
                    role = f"{doc['role']} ({doc['change']})"
                when = f"round {doc['round']}"
                if doc["round"] is None:
                    when = f"round {NOT_STATED}" if "round" in doc["not_stated"] else ""
                return ", ".join(filter(None, (doc["name"], role, side, when)))
            case "source":
                return f"{doc['publisher']}, {doc['date']}"
            case "venue":
                return f"{doc['name']}, round {doc['round']}"
            case "delegation":
                return str(doc["note"])
            case "statement":
                speaker = doc["speaker"] or self._publishers(doc)
                return f"{speaker}: {doc['text']}"
            case "unnamed_source" | "silence":
                return str(doc["text"])
            case "document":
                return f"{doc['title']}: {doc['text']}"
        return str(doc.get("title") or doc.get("name"))

    def _publishers(self, claim: Doc) -> str:
        """Whose voice it is where nobody is named."""
        cited = (self.pack.by_id[quotation["source"]].record for quotation in claim["evidence"])
        return ", ".join(dict.fromkeys(vars(source)["publisher"] for source in cited))


def _number(doc: Doc) -> int:
    """Of its round; what belongs to none comes after."""
    return 10**9 if doc.get("round") is None else int(doc["round"])


def _group(doc: Doc) -> str:
    """Kinds that one list shows together are numbered together."""
    return "timeline" if doc["kind"] in ("event", "exchange") else str(doc["kind"])

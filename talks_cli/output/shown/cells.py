"""Cells: what people read for a value, a status, a speaker and a place, with what is not so."""

from __future__ import annotations

from talks_cli.dataset.document import PLAIN, fields_of, shown_of
from talks_cli.dates import day
from talks_cli.output.shown.pieces import Cell, Piece, plain, with_more
from talks_cli.output.shown.values import as_text, at, claimed, field_name
from talks_cli.view import NOT_STATED, labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.record import Doc
    from talks_cli.view import Column, View

# What a reader would take for stated, though sources differ on it.
DIFFERS = "sources tell it differently (talks sources --differences)"
# Kinds of records as people call one of them, and several.
KINDS = {
    "delegate": ("in a delegation", "In delegations"),
    "exchange": ("exchange of prisoners", "Exchanges of prisoners"),
    "person": ("person", "People"),
    "of others": ("statement of others", "Said by others"),
    "silence": ("left open", "Left open"),
}
ORDERED = ("when", "said_when")
_STRONG = ("name", "number", "id")


class Cells:
    """The cells of one view's records."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._about = view.dataset.about
        # `for 2 June (announced)` says the status.
        self._dated = any(column.shows == "when" for column in view.columns)
        self._staged = any(column.shows == "stage" for column in view.columns)
        self._throughout = frozenset(self._about["readings"])
        self._labels = labels(self._about["sources"])
        # What is told as past was before the article appeared: nobody takes that for a day stated.
        self._dates = {view.date(source) for source in self._about["sources"]}

    def cell(self, doc: Doc, column: Column) -> Cell:
        """What a column shows of a record; of a fact, after it who says it, and where."""
        cell = self._cell(doc, column)
        for piece in cell:
            piece.heading = column.heading
        return cell

    def _cell(self, doc: Doc, column: Column) -> Cell:
        shows = column.shows
        if shows == "says" and doc["kind"] == "difference" and not doc["alone"]:
            return []  # each value has who says it
        if shows == "status":
            return self._status(doc, column.plain)
        if shows == "where":
            return [Piece(doc["where"], "aside")] if doc["where"] else []
        if shows in ORDERED and self._is_plain(doc, column.plain):
            return _in_order(doc, shows)
        shows = shown_of(shows, doc)
        value = self._value(doc, shows)
        fact = doc.get("facts", {}).get(shows)
        return self.with_provenance(value, fact) if fact and value else value

    def _status(self, doc: Doc, plain: tuple[str, ...]) -> Cell:
        """How far it is a fact, where that is not plain."""
        if told := doc["differs"].get("status"):
            return [Piece(self.told_apart("status", told), "differs", (DIFFERS,))]
        status = doc["status"]
        shown = self._about["statuses"].get(status, status)
        dated = self._dated and f"({shown})" in doc["when"]
        staged = self._staged and doc.get("stage") == status
        if status is None or (plain and (dated or staged or status in plain)):
            return []
        return [Piece(shown, status, self._why(doc, "status"))]

    def _is_plain(self, doc: Doc, plain: tuple[str, ...]) -> bool:
        """Whether all that is known of when it was is that it was before the article appeared."""
        told = any(doc.get(field) for field in ("date", "for", "not_before"))
        return "bounds" in plain and not told and doc.get("not_after") in self._dates

    def _value(self, doc: Doc, shows: str) -> Cell:
        if words := self._words(doc, shows):
            tone = "open" if words == NOT_STATED else _tone(doc, shows)
            return [Piece(words, tone, self._why(doc, shows))]
        fields = fields_of(shows, doc)
        for field in fields:
            if told := doc["differs"].get(field):
                return [Piece(self.told_apart(field, told), "differs", (DIFFERS,))]
        if any(field in doc["not_stated"] for field in fields):
            return [Piece(NOT_STATED, "open")]
        return _in_order(doc, shows)

    def _words(self, doc: Doc, shows: str) -> str:
        value = at(doc, shows)
        if shows == "side":
            value = self._about["sides"].get(value, value)
        elif shows == "role" and doc.get("change"):
            value = f"{value}, {doc['change']}" if value else doc["change"]
        elif shows == "name" and value is None and _is_nobody(doc):
            value = "nobody"
        elif shows == "stage" and value == doc["status"]:
            value = self._about["statuses"].get(value, value)
        elif shows == "told":
            value = self._compared(doc)
        elif shows == "open":
            value = doc["text"] if doc["kind"] == "silence" else doc["what"]
            if NOT_STATED not in value and doc["not_stated"]:
                value += f": {', '.join(map(field_name, doc['not_stated']))}"
        elif shows == "alone":
            value = f"Told by {self._labels[value]} alone" if value else "Told differently"
        elif shows == "source":
            value = self._labels.get(value, value)
        elif shows == "spellings" and value:
            told = ((spelled, self._labels[source]) for source, spelled in value.items())
            value = [f"{spelled} ({by})" for spelled, by in told if spelled != doc["name"]]
        elif shows in ("kind", "part"):
            kind = doc["kind"]
            apart = shows == "part" and kind == "statement" and not self._is_subjects(doc)
            value = KINDS.get("of others" if apart else kind, (kind,))[0]
        elif shows in ("date", "for") and isinstance(value, str):
            value = day(value)
        return as_text(value)

    def _is_subjects(self, doc: Doc) -> bool:
        """Whether the words of a statement are those of the person whom the answer is about."""
        told = [one["value"] for one in doc["differs"].get("said_by", ())]
        return any(_speaks(self._view.subject, one) for one in (doc["said_by"], *told))

    def _why(self, doc: Doc, shows: str) -> tuple[str, ...]:
        """Why what is shown is not the source's own, but for what holds throughout an article."""
        fields = fields_of(shows, doc)
        told = [
            doc["derived"].get(field)
            for field in fields
            if field != "not_after" or doc.get(field) not in self._dates
        ]
        facts = doc.get("facts", {})
        told += [facts[field]["derived"].get("round") for field in fields if field in facts]
        return tuple(dict.fromkeys(filter(None, (self._beyond(why) for why in told if why))))

    def _beyond(self, why: str) -> str:
        """A reason, or several, without what holds throughout an article."""
        between = "; "
        told = f"{between}{why}{between}"
        for reason in self._throughout:
            told = told.replace(f"{between}{reason}{between}", between)
        return told.strip(between)

    def told_apart(self, field: str, told: list[Doc], *, voiced: bool = False) -> str:
        """Values that sources tell differently of a field, each with who publishes it.

        Where they are not all as much of a fact, each with how far it is one. Then, of a source
        that tells several, and of all that are to be `voiced`, each with who is cited for it.
        """
        tellers = [one["source"] for one in told]
        uneven = field != "status" and len({one["status"] for one in told}) > 1
        values = []
        for one in told:
            named = voiced or uneven or tellers.count(one["source"]) > 1
            by = (
                plain(self._standing(one)) if uneven else "",
                as_text(one["said_by"]) if named and field != "said_by" else "",
                self._labels[one["source"]],
            )
            value = claimed(self._view.dataset, field, one["value"])
            values.append(f"{value} ({', '.join(filter(None, by))})")
        return " / ".join(values)

    def _compared(self, difference: Doc) -> str:
        """What sources tell differently, each with who says it; or what one alone tells."""
        field, told = difference["field"], difference["told"]
        if not difference["alone"]:
            return self.told_apart(field, told, voiced=True)
        return "".join(claimed(self._view.dataset, field, one["value"]) for one in told)

    def with_provenance(self, value: Cell, fact: Doc) -> Cell:
        """A fact with its status where that is not plain, who says it, and where."""
        why = fact["derived"].get("said_by")
        # Several voices are nobody in particular, and yet may be others than the articles.
        itself = {self._view.publisher(cited["source"]) for cited in fact["evidence"]}
        own = itself.issuperset(fact["says"].split("; "))
        said = [] if own else [Piece(fact["says"], "speaker", (why,) if why else ())]
        where = Piece(fact["where"], "aside")
        return with_more(value, [*self._standing(fact), *said, where])

    def _standing(self, fact: Doc) -> Cell:
        status = fact["status"]
        if status in (None, *PLAIN):
            return []
        return [Piece(self._about["statuses"].get(status, status), status)]


def _in_order(doc: Doc, shows: str) -> Cell:
    """No words, but the reasons of the order that sources give, where no day of it is known.

    Of what somebody announced, hoped for or denied that is the order of the saying.
    """
    told_of = shows == "when" and doc["kind"] == "statement" and doc["status"] not in PLAIN
    if shows not in ORDERED or told_of:
        return []
    why = tuple(doc["derived"][order] for order in ("after", "before") if order in doc["derived"])
    return [Piece("", "", why)] if why else []


def _speaks(who: str | None, said_by: Doc | None) -> bool:
    """Whether somebody is cited, alone, among several or by way of another."""
    if said_by is None:
        return False
    cited = (*said_by.get("several", ()), said_by.get("via"))
    return said_by.get("id") == who or any(_speaks(who, one) for one in cited)


def _is_nobody(doc: Doc) -> bool:
    """Whether a complete list has nobody in this part."""
    return doc["kind"] == "delegate" and not {"person", "name"}.intersection(
        (*doc["not_stated"], *doc["differs"])
    )


def _tone(doc: Doc, shows: str) -> str:
    if shows == "says":
        facts = doc.get("facts", {}).values()
        told = doc["said_by"] or "said_by" in doc["differs"]
        told = told or (doc["kind"] == "sentence" and "; " in doc["says"])  # each fact its own
        return "" if told or any(fact["said_by"] for fact in facts) else "own"
    if shows == "stage":
        return str(doc["status"])
    if shows == "role":
        return str(doc["role"] or doc["change"])
    if shows == "when" and not any(map(doc.get, ("date", "for"))) and "date" not in doc["differs"]:
        return "bounds"
    return "strong" if shows in _STRONG else ""

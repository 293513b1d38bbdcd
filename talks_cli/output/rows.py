"""The rows of a table as plain text, for every format that shows a table."""

from __future__ import annotations

from talks_cli.output.cells import cell, provenance
from talks_cli.view import Column, quotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Doc
    from talks_cli.output import Look
    from talks_cli.view import View


class Row:
    """One row: the text of its cells, and, with --evidence, its quotes with where each stands."""

    __slots__ = ("cells", "quotes")

    def __init__(self, cells: list[str], quotes: list[str]) -> None:
        self.cells = cells
        self.quotes = quotes


class Rows:
    """The rows of a view, with the line that names its sources once they have been gone through."""

    def __init__(self, view: View, look: Look) -> None:
        self.view = view
        self.fields = look.fields
        self.evidence = look.evidence
        self.columns = tuple(Column(path, path) for path in look.fields) or view.columns
        self.headings = [column.heading for column in self.columns]
        self._sources: dict[str, None] = {}

    def __iter__(self) -> Iterator[Row]:
        for record in self.view.records:
            yield self.row(record.doc)

    def row(self, doc: Doc) -> Row:
        self.note_sources(doc)
        cells = [self._cell(doc, column.shows) for column in self.columns]
        return Row(cells, self._quotes(doc))

    def note_sources(self, doc: Doc) -> None:
        """Have the line of sources name what `doc` rests on."""
        self._sources.update((quotation["source"], None) for quotation in quotations(doc))

    def _quotes(self, doc: Doc) -> list[str]:
        if not self.evidence:
            return []
        if self.view.beneath:
            return list(self.view.beneath(doc))
        return [self._quote(found) for found in quotations(doc)]

    def _quote(self, quotation: Doc) -> str:
        """A quote between marks of its own, with where it stands."""
        return f"“{quotation['quote']}” — {self.view.where([quotation])}"

    def lead(self) -> tuple[list[str], Row] | None:
        """Of the first record, where it stands above the others: its own headings and its row."""
        if self.fields or not self.view.lead or not len(self.view.records):
            return None
        doc = next(iter(self.view.records)).doc
        cells = [cell(self.view, doc, column.shows) for column in self.view.lead]
        return [column.heading for column in self.view.lead], Row(cells, self._quotes(doc))

    def _cell(self, doc: Doc, shows: str) -> str:
        """A cell; under a fact that others may have said than the record, who says it and where."""
        text = cell(self.view, doc, shows)
        told = provenance(self.view, doc, shows)
        return f"{text}\n({told})" if told else text

    @property
    def source_line(self) -> str:
        sources = self.view.sources(self._sources)
        named = "; ".join(f"{s['publisher']}, {s['date']} ({s['id']})" for s in sources)
        return f"Source: {named}" if len(sources) == 1 else f"Sources: {named}"

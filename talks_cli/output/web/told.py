"""An answer as a page shows it: its rows, each with its record, and the sentences they rest on."""

from __future__ import annotations

import re

from talks_cli.dataset.document import quotations
from talks_cli.output import Look
from talks_cli.output.safe import attribute, html
from talks_cli.output.shown.page import Page
from talks_cli.output.shown.pieces import Cell, Piece, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.view import Column, View

    Place = tuple[str, int]  # a source, and the number of a sentence

_ONE_LINE = 16  # characters of `16–17, 19]` that no line's end comes between
ACCENTS = 6  # sides that are told apart by colour
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Row(list[Cell]):
    """The cells of a record, and the record."""

    doc: Doc


class Told(Page):
    """An answer whose rows know what they rest on, each with an anchor of its own.

    `resting` has of each sentence the anchors that rest on it, with what these are. They are
    `linked` where the sentences stand on the same page.
    """

    rows: list[Row]  # type: ignore[assignment]

    def __init__(self, view: View, look: Look, *, name: str = "") -> None:
        self.name = name or view.command
        self.linked = True
        self.led_by: Doc | None = None
        self.resting: dict[Place, dict[str, str]] = {}
        super().__init__(
            view,
            Look(
                look.width, color=True, evidence=look.evidence, fields=look.fields, notes=look.notes
            ),
        )

    def _row(self, doc: Doc) -> Row:
        row = Row(super()._row(doc))
        row.doc = doc
        return row

    def _led(self, doc: Doc) -> list[tuple[str, Cell]]:
        self.led_by = doc
        return super()._led(doc)

    def _shared(self, column: Column, cells: list[Cell]) -> Cell:
        """In each row stands what it rests on: there one clicks."""
        return [] if column.shows == "where" else super()._shared(column, cells)

    # -- what is written ------------------------------------------------------------------------

    def words(self, cell: Cell, doc: Doc | None = None) -> str:
        """A cell, with links to the sentences of its record and to its reasons."""
        places = _places_by_words(doc) if doc else {}
        parts = []
        for piece in cell:
            if piece.tone == "aside" and piece.text in places and self.linked:
                parts.append(cited(piece.text, places[piece.text]))
            elif piece.text:
                parts.append(spoken(piece.text, piece.tone))
            parts.append(self._marks(piece))
        return "".join(parts)

    def _marks(self, piece: Piece) -> str:
        marks = [self.below.mark(why, piece.heading) for why in piece.why]
        linked = (
            f'<a href="#{self.reason(mark)}" aria-label="Reason {mark.translate(_DIGITS)}">'
            f"{mark.translate(_DIGITS)}</a>"
            for mark in marks
            if mark
        )
        inside = ",".join(linked)
        return f"<sup>{inside}</sup>" if inside else ""

    def lead_line(self) -> str:
        """What the record that stands above the others says, in one paragraph."""
        if not self.lead or not self.led_by:
            return ""
        doc = self.led_by
        told = " · ".join(
            f"<span{classed('t-heading')}>{html(heading)}:</span> {self.words(cell, doc)}"
            for heading, cell in self.lead
        )
        anchor = f"{self.name}:{doc['id']}"
        rests = self.rests(anchor, doc["what"], quotations(doc)) if self.linked else ""
        return f'<p class="lead"{rests}>{told}</p>\n'

    def reason(self, mark: str) -> str:
        """The anchor of a reason."""
        return attribute(f"{self.name}:why-{mark.translate(_DIGITS)}")

    def rests(self, anchor: str, what: str, quoted: Iterable[Doc]) -> str:
        """The attributes of what rests on sentences: its anchor, and theirs."""
        places = places_of(quoted)
        for place in places:
            self.resting.setdefault(place, {})[anchor] = what
        at = " ".join(map(sentence_anchor, places))
        return f' id="{attribute(anchor)}"' + (f' data-at="{attribute(at)}"' if at else "")

    def accent(self, doc: Doc) -> str:
        """The class that colours what a side's is; empty of what is no side's."""
        return accent(self.view.dataset.about["sides"], doc.get("side"))


def accent(sides: Iterable[str], side: object) -> str:
    """The class of a side's colour; empty where it is none of `sides`."""
    known = list(sides)
    return f"side side-{known.index(side) % ACCENTS + 1}" if side in known else ""


def spoken(text: str, tone: str = "") -> str:
    """Some words in a tone, kept from moving what stands beside them."""
    if tone == "match":
        return f"<mark>{html(text)}</mark>"
    tag = "bdi" if reads_from_the_right(text) else "span" if tone else ""
    if not tag:
        return html(text)
    return f"<{tag}{classed(f't-{tone}' if tone else '')}>{html(text)}</{tag}>"


def reads_from_the_right(text: str) -> bool:
    """Whether any of `text` is in a script that is read from right to left."""
    return not text.isascii() and bool(_FROM_THE_RIGHT.search(text))


def classed(names: str) -> str:
    """The attribute that gives an element its classes, if it has any."""
    return f' class="{attribute(names)}"' if names else ""


def turned(cell: Cell) -> str:
    """The attribute of an element whose words may be read from the right."""
    return ' dir="auto"' if reads_from_the_right(plain(cell)) else ""


def places_of(quoted: Iterable[Doc]) -> list[Place]:
    """Where quotations stand, each place once."""
    return list(dict.fromkeys((told["source"], told["sentences"][0]) for told in quoted))


def sentence_anchor(place: Place) -> str:
    """The anchor of a sentence, which is its record's id."""
    return f"{place[0]}.{place[1]}"


def _places_by_words(doc: Doc) -> dict[str, list[Place]]:
    """What `[16–17]` in a row of this record stands for."""
    parts = (doc, *doc.get("facts", {}).values())
    return {part["where"]: places_of(part["evidence"]) for part in parts if part["where"]}


def cited(words: str, places: list[Place]) -> str:
    """`[16–17]; Reuters [3]`, with a link to each of the sentences that it names."""
    sources = list(dict.fromkeys(source for source, _ in places))
    parts = words.split("; ")
    if len(parts) != len(sources):
        return spoken(words, "aside")
    linked = [
        _linked(*part.rpartition("["), source) for part, source in zip(parts, sources, strict=True)
    ]
    return f'<span class="where">{"; ".join(linked)}</span>'


def _linked(before: str, bracket: str, numbers: str, source: str) -> str:
    links = "".join(_links(numbers, source))
    whole = classed("at" * (len(numbers) <= _ONE_LINE))
    return f"{spoken(before)}<span{whole}>{bracket}{links}</span>"


def _links(numbers: str, source: str) -> Iterator[str]:
    number = ""
    for sign in numbers:
        if sign.isdigit():
            number += sign
            continue
        if number:
            anchor = attribute(f"#{source}.{number}")
            yield f'<a href="{anchor}">{number}</a>'
            number = ""
        yield html(sign)

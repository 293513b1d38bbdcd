"""Who sat where in the room of a round, as far as it is told: for what draws it."""

from __future__ import annotations

from talks_cli.output.shown.pieces import Piece

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.record import Doc
    from talks_cli.output.shown.page import Page
    from talks_cli.output.shown.pieces import Cell

FORMS = ("U", "long", "oval", "round")  # of tables


class Seats:
    """A table of a form, who sat on both sides of it and between them, and whose flags stood there.

    With `is_open` it is not said which of both sat left.
    """

    __slots__ = ("between", "flags", "form", "is_open", "left", "right")

    def __init__(self, room: Doc, left: str, right: str) -> None:
        self.form: str = room["table"]
        self.is_open = bool(room["opposite"])
        self.left, self.right = left, right
        self.between: list[str] = room["between"]
        self.flags: list[str] = room["flags"]


def seats(doc: Doc) -> Seats | None:
    """Who sat where in the room of a venue; None where too little is told to draw it."""
    room = doc["room"]
    if not room or room["table"] not in FORMS:
        return None
    sides = room["opposite"] or [room["left"], room["right"]]
    return Seats(room, *sides) if len(sides) == 2 and all(sides) else None


def caption(page: Page, doc: Doc, seating: Cell) -> Cell:
    """What the drawing goes by, who says it, and what of it is not said.

    With `seating`, these are the words that it goes by.
    """
    facts = doc["facts"]
    name = doc["what"] if doc["round"] is None else page.view.round_name(str(doc["round"]))
    name = name[:1].upper() + name[1:]
    told = [Piece(name, "strong"), Piece(": ", "strong"), *seating]
    worded = [at for name in ("seating", "flags") if name in facts for at in _told(facts[name])]
    if not seating or any(at not in worded for at in _told(facts["room"])):
        drawn = page.cells.with_provenance([Piece("as drawn")], facts["room"])
        told += [Piece("; ", "aside"), *drawn] if seating else drawn
    elif doc["room"]["flags"] and "flags" in facts:
        flags = page.cells.with_provenance([Piece("flags")], facts["flags"])
        told += [Piece("; ", "aside"), *flags]
    if doc["room"]["opposite"]:
        told.append(Piece("; not said: who sat left", "open"))
    return told


def _told(fact: Doc) -> list[tuple[str, int]]:
    """Where in the articles a fact is told."""
    return [(quotation["source"], quotation["start"]) for quotation in fact["evidence"]]

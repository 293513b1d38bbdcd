"""Why a search found a record: its words stand out, and where they are if the row lacks them."""

from __future__ import annotations

from talks_cli.output.shown.pieces import Cell, Piece, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talks_cli.dataset.record import Doc

    Spans = Callable[[str], list[tuple[int, int]]]

AROUND = 40  # characters shown on either side of what was found
_PROSE = ("text", "description", "seating", "flags")
_NAMES = ("called", "aliases", "titles")


def highlighted(cell: Cell, doc: Doc, spans: Spans, words: int, color: bool) -> Cell:
    """A cell whose words that `spans` finds stand out, in marks of their own without colour.

    Where it has fewer than the `words` asked for, what has most of the others follows on a line
    below.
    """
    shown = plain(cell)
    found = [part for piece in cell for part in _apart(piece, spans, color)]
    there = _in(shown, spans)
    if len(there) < words:
        elsewhere = max(_texts(doc), key=lambda text: len(_in(text, spans) - there), default="")
        new = (at for at in spans(elsewhere) if elsewhere[slice(*at)].casefold() not in there)
        if first := next(new, None):
            quoted = Piece(f"\n{_around(elsewhere, *first)}", "aside")
            found += _apart(quoted, spans, color)
    return found


def _in(text: str, spans: Spans) -> set[str]:
    """The words of a text that `spans` finds."""
    return {text[start:end].casefold() for start, end in spans(text)}


def _texts(doc: Doc) -> Iterator[str]:
    yield from (f"also {name}" for field in _NAMES for name in doc.get(field, ()))
    told = ((name, doc[name]) for name in doc.get("facts", ()))
    yield from (f"{name}: {text}" for name, text in told if isinstance(text, str))
    yield from (doc[field] for field in _PROSE if isinstance(doc.get(field), str))
    yield from doc.get("about", ())


def _around(text: str, start: int, end: int) -> str:
    """Some of a text, whole words of it, around what was found there."""
    first = text.rfind(" ", 0, start - AROUND) + 1 if start > AROUND else 0
    last = text.find(" ", end + AROUND)
    return (
        ("… " if first else "")
        + text[first : last if last >= 0 else None]
        + (" …" if last >= 0 else "")
    )


def _apart(piece: Piece, spans: Spans, color: bool) -> Cell:
    """A piece, with each span in a tone of its own; its marks stay after its last words."""
    parts: Cell = []
    at = 0
    for start, end in spans(piece.text):
        words = piece.text[start:end]
        parts.append(Piece(piece.text[at:start], piece.tone))
        parts.append(Piece(words if color else f"«{words}»", "match"))
        at = end
    return [*parts, Piece(piece.text[at:], piece.tone, piece.why, piece.heading)]

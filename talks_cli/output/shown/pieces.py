"""Cells as words in tones: what they say together, and what several of them have alike."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DASH = " — "


class Piece:
    """Some words of a cell, in one tone.

    `why` are the reasons that are marked after them, for what stands under `heading`.
    """

    __slots__ = ("heading", "text", "tone", "why")

    def __init__(
        self, text: str, tone: str = "", why: tuple[str, ...] = (), heading: str = ""
    ) -> None:
        self.text = text
        self.tone = tone
        self.why = why
        self.heading = heading


Cell = list[Piece]
Row = list[Cell]


def plain(cell: Cell) -> str:
    """The words of a cell, without marks."""
    return "".join(piece.text for piece in cell)


def with_more(cell: Cell, more: Cell) -> Cell:
    """A cell with more after the words of its first line: `head — announced, Jane Doe`."""
    end = next((at for at, piece in enumerate(cell) if piece.text[:1] == "\n"), len(cell))
    found = cell[:end]
    for piece in more:
        begun = any(other.text == DASH for other in found)
        between = " " if piece.text[:1] == "[" else ", " if begun else DASH
        found += [Piece(between, "aside"), piece] if found else [piece]
    return found + cell[end:]


def folded(row: Row, into: Mapping[int, int]) -> Row:
    """The cells that are left when some take others in: `head — announced, Jane Doe`."""
    if not into:
        return row
    cells = {at: cell for at, cell in enumerate(row) if at not in into}
    told: dict[int, Cell] = {}
    for at, taking in into.items():
        if not is_own(row[at]):
            told.setdefault(taking, []).extend(_said(row[at], told.get(taking, [])))
    for taking, pieces in told.items():
        cells[taking] = with_more(cells[taking], pieces)
    return list(cells.values())


def _said(cell: Cell, before: Cell) -> Cell:
    """A cell as it is understood without its heading: `says Jane Doe`, or `announced, Jane Doe`."""
    if not cell or cell[0].heading != "Says" or any(piece.heading == "Status" for piece in before):
        return cell
    return saying(cell)


def saying(cell: Cell) -> Cell:
    """Who says it, as it is understood without a heading."""
    first, *others = cell
    return [Piece(f"says {first.text}", first.tone, first.why, first.heading), *others]


def alike(cells: list[Cell]) -> Cell:
    """What all of these cells say, with the reasons that all have; empty where they differ."""
    words = {plain(cell) for cell in cells}
    if len(words) != 1 or not all(words):
        return []
    first = cells[0][0]
    return [Piece(plain(cells[0]), first.tone, common(cells), first.heading)]


def is_number(cell: Cell) -> bool:
    """Whether it is a number and nothing else."""
    return plain(cell).isdigit()


def is_own(cell: Cell) -> bool:
    """Whether it is the article itself that says it."""
    return bool(cell) and cell[0].tone == "own"


def reasons_of(cell: Cell) -> list[str]:
    """All reasons that are marked in a cell."""
    return [why for piece in cell for why in piece.why]


def common(cells: list[Cell]) -> tuple[str, ...]:
    """The reasons that all of these cells have."""
    first, *others = map(reasons_of, cells)
    return tuple(why for why in first if all(why in other for other in others))

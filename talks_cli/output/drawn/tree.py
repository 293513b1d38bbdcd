"""Delegations as a tree: the sides, the parts that people had in each, and the people."""

from __future__ import annotations

from itertools import groupby

from rich.tree import Tree

from talks_cli.output.screen import INDENT
from talks_cli.output.shown.pieces import folded, plain
from talks_cli.output.shown.sections import sections
from talks_cli.view import NOT_STATED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.output.screen import Screen
    from talks_cli.output.shown.page import Page
    from talks_cli.output.shown.pieces import Cell, Row

# How the part is called that one person had, and that several had, and its tone.
_PARTS = {
    "head": ("head", "head", "head"),
    "member": ("member", "members", ""),
    "attendee": ("attended", "attended", ""),
    "absent": ("absent", "absent", "absent"),
    "left": ("left", "left", "left"),
    "member, joined": ("member, joined", "members, joined", "joined"),
}


def tree(page: Page, screen: Screen) -> Iterator[Tree]:
    """A branch a side, in it a branch a round where there are several, and the parts in it."""
    for heading, rows in sections(page):
        root = screen.paragraph(page.marked(heading))
        side = Tree(root, guide_style="dim", hide_root=not heading)
        shown = {column.shows: at for at, column in enumerate(page.columns)}
        into = {
            at: shown["name"] for path, at in shown.items() if path not in ("name", "role", "round")
        }
        for number, told in _runs(rows, shown.get("round")):
            branch = side
            if number:
                branch = side.add(screen.paragraph([(_round(page, number), "title")]))
            for part, people in _runs(told, shown.get("role")):
                one, several, tone = _PARTS.get(part, (part, part, ""))
                parted = branch
                if len(people) > 1:
                    parted = branch.add(screen.paragraph([(several, tone)]))
                for row in people:
                    label = [(f"{one}: ", tone)] if part and len(people) == 1 else []
                    who = page.marked(_leaf(row, into, shown["name"]))
                    no_guide = parted is side and side.hide_root
                    parted.add(screen.paragraph([*label, *who], hang=INDENT * no_guide))
        yield side


def _runs(rows: list[Row], at: int | None) -> Iterator[tuple[str, list[Row]]]:
    """Rows that stand together and say the same `at` a column; all of them where there is none."""
    for said, run in groupby(rows, lambda row: plain(row[at]) if at is not None else ""):
        yield said, list(run)


def _round(page: Page, number: str) -> str:
    return f"round {NOT_STATED}" if number == NOT_STATED else page.view.round_name(number)


def _leaf(row: Row, into: dict[int, int], name: int) -> Cell:
    """Who it is, what else is told of them, who says it and where."""
    return folded(row, into)[sum(at not in into for at in range(name))]

"""What is drawn rather than set in rows: trees, charts, rooms, and pictures of the screen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from talks_cli.output import Look
    from talks_cli.output.screen import Screen
    from talks_cli.output.shown.page import Page


def why_not(page: Page, width: int) -> str:
    """Why what the view asks to be drawn cannot be, in words; empty where it can."""
    if page.view.drawn == "chart":
        from talks_cli.output.drawn.chart import lacking

        return lacking(page, width)
    return ""


def drawing(page: Page, screen: Screen) -> Iterator[RenderableType]:
    """What the view asks to be drawn in place of a table."""
    if page.view.drawn == "tree":
        from talks_cli.output.drawn.tree import tree

        return tree(page, screen)
    from talks_cli.output.drawn.chart import chart

    return chart(page, screen)


def lines(page: Page, look: Look) -> list[str]:
    """What is drawn, without colour, a line each."""
    from talks_cli.output import Look
    from talks_cli.output.screen import Screen

    screen = Screen(Look(width=look.width))
    text = "".join(screen.rendered(drawing(page, screen)))
    return [line.rstrip() for line in text.splitlines()]

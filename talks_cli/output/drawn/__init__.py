"""What is drawn rather than set in rows: trees, charts, rooms, and pictures of the screen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from talks_cli.output import Look
    from talks_cli.output.page import Page
    from talks_cli.output.screen import Screen


def drawing(page: Page, screen: Screen) -> Iterator[RenderableType] | None:
    """What the view asks to be drawn in place of a table, if anything."""
    if page.view.drawn == "tree":
        from talks_cli.output.drawn.tree import tree

        return tree(page, screen)
    return None


def lines(page: Page, look: Look) -> list[str]:
    """What is drawn, without colour, a line each."""
    from talks_cli.output import Look
    from talks_cli.output.screen import Screen

    screen = Screen(Look(width=look.width))
    drawn = drawing(page, screen) if page.rows else None
    text = "".join(screen.rendered(drawn or ()))
    return [line.rstrip() for line in text.splitlines()]

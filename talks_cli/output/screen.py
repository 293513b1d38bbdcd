"""What Rich draws on: a width and colours that we chose, and the blocks every layout is made of."""

from __future__ import annotations

import io
import os
from itertools import islice

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from talks_cli.output.grid import GAP, Grid
from talks_cli.output.safe import visible
from talks_cli.view import DERIVED_MARK, NOT_STATED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import ConsoleOptions
    from rich.segment import Segment

    from talks_cli.output import Look

# By it Rich would choose how wide it takes characters to be; a table depends on no surroundings.
os.environ.pop("UNICODE_VERSION", None)

LEAST_WIDTH = 20
MOST_WIDTH = 1000
INDENT = 4
CHUNK = 500  # grids or rows that are rendered at once


class _Together:
    """Grids one under the other."""

    def __init__(self, parts: tuple[Grid, ...]) -> None:
        self._parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for part in self._parts:
            yield from part.__rich_console__(console, options)


class Screen:
    """Renders with Rich; it never asks the terminal, nor the environment, for anything."""

    def __init__(self, look: Look) -> None:
        self.width = max(LEAST_WIDTH, min(look.width, MOST_WIDTH))
        self._console = Console(
            file=io.StringIO(),
            width=self.width,
            height=25,
            color_system="standard" if look.color else None,
            force_terminal=look.color,
            no_color=not look.color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def render(self, *parts: Grid) -> str:
        """The lines of `parts`."""
        with self._console.capture() as capture:
            self._console.print(_Together(parts), crop=False)
        return capture.get()

    def rendered(self, parts: Iterable[Grid]) -> Iterator[str]:
        """The lines of `parts`, some at a time, so that a long answer is not held whole."""
        left = iter(parts)
        while some := tuple(islice(left, CHUNK)):
            yield self.render(*some)

    def paragraph(self, words: str, style: str = "", indent: int = 0) -> Grid:
        """`words` over the whole width, set in from the left by `indent`."""
        return Grid([self.width - indent], [[text(words, style)]], margin=indent)

    def block(self, lines: Iterable[tuple[str, str, str]]) -> Grid:
        """`heading  text` a line, for each (heading, text, style) that has a text."""
        lines = [line for line in lines if line[1]] or [("", "–", "")]
        pad = min(max(cell_len(heading) for heading, _, _ in lines), self.width // 3)
        rows = [(text(heading, "dim"), cell(words, style)) for heading, words, style in lines]
        return Grid([pad, self.width - pad - GAP], rows)


def text(words: str, style: str = "") -> Text:
    """`words` as they are, made safe: nothing in them is markup or a control."""
    return Text(visible(words, keep="\n"), style)


def cell(words: str, style: str = "") -> Text:
    """A cell: what is not stated, and who says a fact, stand back; a derived mark stands out."""
    styled = text(words, style)
    plain = styled.plain
    if plain == NOT_STATED:
        styled.stylize("dim italic")
    if (at := plain.rfind("\n(")) >= 0:
        styled.stylize("dim", at)
        plain = plain[:at]
    if plain.endswith(DERIVED_MARK):
        styled.stylize("yellow", len(plain) - 1, len(plain))
    return styled

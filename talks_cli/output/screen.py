"""What Rich draws on: a width and colours that we chose, and text that is safe."""

from __future__ import annotations

import io
import os
from itertools import islice

from rich.console import Console
from rich.segment import Segments
from rich.text import Text

from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from talks_cli.output import Look
    from talks_cli.output.cells import Cell

# By it Rich would choose how wide it takes characters to be; a table depends on no surroundings.
os.environ.pop("UNICODE_VERSION", None)

LEAST_WIDTH = 20
MOST_WIDTH = 1000
INDENT = 2
CHUNK = 50_000  # segments that are written at once

# How the tones of a cell look, on a dark background and on a light one; the words say it too.
STYLES = {
    "title": "bold",
    "strong": "bold",
    "aside": "dim",
    "own": "dim",
    "speaker": "dim",
    "heading": "dim",
    "quote": "italic",
    "open": "dim italic",
    "mark": "yellow",
    "match": "bold reverse",
    "differs": "bold magenta",
    "said": "green",
    "announced": "cyan",
    "proposed": "blue",
    "hoped": "magenta",
    "conditional": "yellow",
    "denied": "bold red",
    "absent": "red",
    "left": "red",
    "head": "bold",
}


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

    def rendered(self, parts: Iterable[RenderableType]) -> Iterator[str]:
        """The lines of `parts`, some at a time, so that a long answer is not held whole."""
        segments = (segment for part in parts for segment in self._console.render(part))
        while some := list(islice(segments, CHUNK)):
            with self._console.capture() as capture:
                self._console.print(Segments(some), end="", crop=False)
            yield capture.get()

    def paragraph(self, pieces: Iterable[tuple[str, str]], style: str = "", hang: int = 0) -> Text:
        """`pieces` over the whole width, with all lines but the first set in by `hang`."""
        return self._hung(text(pieces, style), hang)

    def beside(self, label: str, pieces: Iterable[tuple[str, str]], pad: int) -> Text:
        """`pieces` to the right of a label that has `pad` columns."""
        words = self._hung(text(pieces), pad)
        return Text.assemble((label.ljust(pad), STYLES["heading"]), words)

    def _hung(self, words: Text, hang: int) -> Text:
        lines = words.wrap(self._console, self.width - hang, overflow="fold")
        for line in lines:
            line.rstrip()
        return Text("\n" + " " * hang, style=words.style).join(lines)

    def lines(self, words: str) -> int:
        """How many lines a note takes."""
        return self.paragraph([(words, "")], hang=INDENT).plain.count("\n") + 1


def text(pieces: Iterable[tuple[str, str]], style: str = "") -> Text:
    """Words in their tones, made safe: nothing in them is markup or a control."""
    made = Text(style=style, overflow="fold")
    for words, tone in pieces:
        made.append(visible(words, keep="\n"), STYLES.get(tone))
    return made


def seen(cell: Cell) -> str:
    """The words of a cell as they are shown, with room for its marks."""
    marked = ((visible(piece.text, keep="\n"), ["¹"] * len(piece.why)) for piece in cell)
    return "".join(words + ",".join(marks) for words, marks in marked)

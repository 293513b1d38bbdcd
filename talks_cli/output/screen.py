"""What Rich draws on: a width and colours that we chose, and text that is safe."""

from __future__ import annotations

import io
import os
import re
from itertools import islice

from rich.console import Console
from rich.segment import Segment, Segments
from rich.text import Text

from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import ConsoleOptions, JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines
    from rich.terminal_theme import TerminalTheme

    from talks_cli.output import Look
    from talks_cli.output.shown.pieces import Cell

# By it Rich would choose how wide it takes characters to be; a table depends on no surroundings.
os.environ.pop("UNICODE_VERSION", None)

LEAST_WIDTH = 20
MOST_WIDTH = 1000
INDENT = 2
CHUNK = 50_000  # segments that are written at once
LINES = 5_000  # lines that are drawn at once
PORTION = 500  # lines of a text that are wrapped at once

# How the tones of a cell look, on a dark background and on a light one; the words say it too.
# No blue: on black it cannot be read.
STYLES = {
    "title": "bold",
    "strong": "bold",
    "aside": "dim",
    "own": "dim",
    "speaker": "dim",
    "heading": "dim",
    "quote": "italic",
    "open": "dim italic",
    "mark": "magenta",
    "match": "bold underline",
    "differs": "bold magenta",
    "said": "green",
    "announced": "cyan",
    "proposed": "italic cyan",
    "hoped": "magenta",
    "conditional": "yellow",
    "denied": "bold red",
    "absent": "red",
    "left": "red",
    "joined": "green",
    "head": "bold",
}


_HELD = "\ud800"  # in place of a space that no line ends at; no words that are safe have it
_NUMBERS = re.compile(r"(?<=\S )\[(?=[^]]{1,14}\])\d[\d–]*(?:, [\d–]+)+\]")
_DAYS = re.compile(r"\b\d\d? [A-Z][a-z]{2,8} \d{4}\b", re.ASCII)


class Screen:
    """Renders with Rich; it never asks the terminal, nor the environment, for anything."""

    def __init__(self, look: Look) -> None:
        self.ascii = look.ascii
        self.bullet = "-" if look.ascii else "•"
        self.width = max(LEAST_WIDTH, min(look.width, MOST_WIDTH))
        self._console = Console(
            file=io.TextIOWrapper(io.BytesIO(), "ascii" if look.ascii else "utf-8"),
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

    def pictures(
        self, parts: Iterable[RenderableType], form: str, theme: TerminalTheme, aspect: float
    ) -> Iterator[tuple[int, str]]:
        """Some lines of `parts` at a time: how many, and an SVG of this form that shows them.

        `aspect` is how wide a character is that is one high.
        """
        self._console.record = True
        segments = (segment for part in parts for segment in self._console.render(part))
        lines = Segment.split_and_crop_lines(segments, self.width, pad=False)
        while some := list(islice(lines, LINES)):
            shown: Iterable[Segment] = (segment for line in some for segment in line)
            if self._console.no_color:
                shown = Segment.remove_color(shown)
            self._console.print(Segments(shown), end="", crop=False)
            picture = self._console.export_svg(
                code_format=form, theme=theme, font_aspect_ratio=aspect
            )
            yield len(some), picture

    def paragraph(
        self, pieces: Iterable[tuple[str, str]], style: str = "", hang: int = 0
    ) -> Paragraph:
        """`pieces` over the whole width, with all lines but the first set in by `hang`."""
        return Paragraph(pieces, style, hang)

    def beside(self, label: str, pieces: Iterable[tuple[str, str]], pad: int) -> Paragraph:
        """`pieces` to the right of a label that has `pad` columns."""
        return Paragraph(pieces, "", pad, label.ljust(pad))

    def lines(self, words: str) -> int:
        """How many lines a note takes."""
        note = self.paragraph([(words, "")], hang=INDENT)
        return sum(1 for _ in note.__rich_console__(self._console, self._console.options))


class Paragraph:
    """Words in their tones, wrapped when they are drawn: they may be those of a million lines."""

    def __init__(
        self, pieces: Iterable[tuple[str, str]], style: str, hang: int, label: str = ""
    ) -> None:
        self._pieces = list(pieces)
        self._style = style
        self._hang = hang
        self._label = label

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        lead = Text(self._label, STYLES["heading"])
        for portion in portions(self._pieces):
            words = text(portion, self._style)
            for line in words.wrap(console, options.max_width - self._hang, overflow="fold"):
                line.rstrip()
                yield Text.assemble(lead, line) if line else Text()
                lead = Text(" " * self._hang)


def portions(pieces: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Words in portions of some hundred lines each: a cell may have a million."""
    portion: list[tuple[str, str]] = []
    for words, tone in pieces:
        lines = words.split("\n")
        for at in range(0, len(lines), PORTION):
            if at:
                yield portion
                portion = []
            portion.append(("\n".join(lines[at : at + PORTION]), tone))
    yield portion


class Words(Text):
    """Text in which `16 May 2025`, and `[18, 20]` after other words, stay on one line."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        plain = self.plain
        self.plain = held(plain)
        lines = super().wrap(
            console, width,
            justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap,
        )  # fmt: skip
        self.plain = plain
        for line in lines:
            line.plain = line.plain.replace(_HELD, " ")
        return lines


def held(words: str) -> str:
    """Words as they are wrapped: without spaces in a day, or in a short `[18, 20]` after others."""
    for one in (_DAYS, _NUMBERS):
        words = one.sub(together, words)
    return words


def together(found: re.Match[str]) -> str:
    """Words that no line ends within."""
    return found[0].replace(" ", _HELD)


def text(pieces: Iterable[tuple[str, str]], style: str = "") -> Words:
    """Words in their tones, made safe: nothing in them is markup or a control."""
    made = Words(style=style, overflow="fold")
    for words, tone in pieces:
        made.append(visible(words, keep="\n"), STYLES.get(tone))
    return made


def seen(cell: Cell) -> str:
    """The words of a cell as they are wrapped, with room for its marks."""
    marked = ((visible(piece.text, keep="\n"), ["¹"] * len(piece.why)) for piece in cell)
    return held("".join(words + ",".join(marks) for words, marks in marked))

"""Lanes of a chart: a sign for each day, and words beside them."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from talks_cli.output.screen import STYLES, portions, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions

    Lane = list[tuple[str, str]]  # a sign and its tone for each column

# The mark of a status, and where that cannot be drawn.
MARKS = {
    "happened": "●*", "said": "■#", "announced": "◇+", "proposed": "□=", "hoped": "○o",
    "conditional": "△?", "denied": "✗x",
}  # fmt: skip
DIFFERS = "≠%"  # of what sources tell differently
_ASCII = {"├": "|", "┤": "|", "─": "-", "┬": "+", "▶": ">", "◀": "<", "┊": ":"}


def mark_of(status: str | None, *, ascii: bool) -> str:
    """The mark of a status, or of what sources tell differently."""
    return MARKS.get(status or "", DIFFERS)[ascii]


def drawn_as(sign: str, *, ascii: bool) -> str:
    """A sign of lines, as it is drawn."""
    return _ASCII.get(sign, sign) if ascii else sign


class Row:
    """Words beside a lane; where they need more lines, `others` stands beside these."""

    def __init__(self, lane: Lane, others: Lane, words: list[tuple[str, str]], hang: int) -> None:
        self._lane, self._others, self._words, self._hang = lane, others, words, hang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        first, others = _assembled(self._lane), _assembled(self._others)
        if not self._words:
            yield first
            return
        first.append(" ")
        others.append(" " * (1 + self._hang))
        lead = first
        for portion in portions(self._words):
            room = options.max_width - len(others)
            for line in text(portion).wrap(console, room, overflow="fold"):
                line.rstrip()
                yield Text.assemble(lead, line)
                lead = others


def _assembled(lane: Lane) -> Text:
    runs = groupby(lane, lambda sign: sign[1])
    return Text.assemble(
        *(("".join(sign for sign, _ in run), STYLES.get(tone, "")) for tone, run in runs)
    )

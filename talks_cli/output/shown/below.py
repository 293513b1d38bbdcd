"""What stands under an answer: reasons, what sources leave open, sentences, and the sources."""

from __future__ import annotations

from talks_cli.dates import day
from talks_cli.names import is_plain
from talks_cli.view import labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output import Look
    from talks_cli.view import View

MOST_OPEN = 3  # lines of what sources leave open, where not all of it is asked for
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OPEN = ("not_stated", "partial_listing")  # codes of notes on what sources leave open


class Below:
    """Gathers what is to stand under an answer while its cells are shown, in reading order."""

    def __init__(self, view: View, look: Look) -> None:
        self._view = view
        self._look = look
        self._reasons: dict[str, tuple[str, dict[str, None]]] = {}  # the mark and the headings
        self._sources: dict[str, None] = {}
        self._sentences: dict[tuple[str, int], str] = {}

    def mark(self, reason: str, heading: str) -> str:
        """The number of a reason, for what stands under `heading`; none where no notes are."""
        if self._look.notes == "none":
            return ""
        mark, headings = self._reasons.setdefault(reason, (superscript(len(self._reasons) + 1), {}))
        headings[heading] = None
        return mark

    def cite(self, quotations: Iterable[Doc], *, shown: bool = True) -> None:
        """Have the sources of `quotations` named, and with --evidence their sentences shown."""
        for cited in quotations:
            self._sources[cited["source"]] = None
            if self._look.evidence and shown:
                self._sentences[cited["source"], cited["sentences"][0]] = cited["quote"]

    def notes(self, lines: Callable[[str], int] = lambda _: 1) -> Iterator[str]:
        """The reasons, other notes, and what is left open; `lines` says how many a text takes."""
        yield from (f"{mark} {reason}" for mark, reason in self.reasons())
        yield from self.told()
        yield from _more(*self.left_open(lines))

    def reasons(self) -> Iterator[tuple[str, str]]:
        """Each reason, after the headings of what it is a reason for, and its mark."""
        for reason, (mark, headings) in self._reasons.items():
            yield mark, f"{', '.join(headings)}: {reason}"

    def told(self) -> Iterator[str]:
        """The notes on anything but what sources leave open."""
        for note in self._view.notes:
            if note.code not in _OPEN:
                yield note.text

    def left_open(self, lines: Callable[[str], int] = lambda _: 1) -> tuple[list[str], list[str]]:
        """What is left open, and what more of it there is where not all of it is asked for."""
        left = [note.text for note in self._view.notes if note.code in _OPEN]
        if self._look.notes == "all" or self._look.evidence:
            return left, []
        shown: list[str] = []
        while left and sum(map(lines, (*shown, left[0]))) <= MOST_OPEN:
            shown.append(left.pop(0))
        while left and len(shown) > 1 and sum(map(lines, _more(shown, left))) > MOST_OPEN:
            left.insert(0, shown.pop())
        return (shown or [left.pop(0)], left) if left else (shown, left)

    def sentences(self) -> Iterator[tuple[str, str]]:
        """With --evidence each sentence once, with its number before it."""
        several = len({source for source, _ in self._sentences}) > 1
        for (source, number), quote in sorted(self._sentences.items(), key=lambda told: told[0]):
            label = f"{self._view.publisher(source)} " if several else ""
            yield f"{label}[{number}]", quote

    @property
    def named(self) -> str:
        """The sources, each with its date."""
        told = self._view.sources(self._sources)
        return "; ".join(f"{source['publisher']}, {day(source['date'])}" for source in told)

    @property
    def sources(self) -> str:
        """One line that names the sources, and says what the numbers in brackets are."""
        return f"{self.named} · {self._reading()}"

    def _reading(self) -> str:
        """How what a number in brackets refers to is read: of several articles, of which."""
        known = self._view.dataset.about["sources"]
        if len(known) == 1:
            return "[n]: talks read n"
        source = next(iter(self._sources or known))
        label = labels(known)[source]
        return f"{label} [n]: talks read {label if is_plain(label.replace(' ', '')) else source} n"


def _more(shown: list[str], left: list[str]) -> list[str]:
    """What is shown, with how much more there is after the last of it."""
    if not left:
        return shown
    return [*shown[:-1], f"{shown[-1]} (and {len(left)} more: --notes)"]


def superscript(number: int) -> str:
    """A number as the mark of a note: `¹²`."""
    return str(number).translate(_SUPERSCRIPT)

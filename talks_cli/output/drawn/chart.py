"""What happened, or was to happen, on a true scale of days beside its words."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from talks_cli.dataset.document import shown_of
from talks_cli.output.cells import Piece, with_more
from talks_cli.output.drawn.scale import Scale, days
from talks_cli.output.page import NOT_DATED, folded
from talks_cli.output.screen import STYLES, portions, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

    from talks_cli.dataset.record import Doc
    from talks_cli.output.cells import Cell
    from talks_cli.output.page import Page
    from talks_cli.output.screen import Screen

    Lane = list[tuple[str, str]]  # a sign and its tone for each column

LEAST = 70  # columns that a chart and words beside it need
NARROWEST, SHARE, WIDEST = 24, 0.35, 60  # columns of the days
# The mark of a status, and where that cannot be drawn.
MARKS = {
    "happened": "●*", "said": "■#", "announced": "◇+", "proposed": "□=", "hoped": "○o",
    "conditional": "△?", "denied": "✗x",
}  # fmt: skip
_DIFFERS = "≠%"  # of what sources tell differently
_LINES = {"├": "|", "┤": "|", "─": "-", "┬": "+", "▶": ">", "◀": "<", "┊": ":"}
_OPEN_ENDS = {"├▶": "that day or later", "◀┤": "by that day", "├┤": "between the two"}


def lacking(page: Page, width: int) -> str:
    """Why there is no chart; empty where there is one."""
    if width < LEAST:
        return f"The list in place of the chart, which needs {LEAST} columns."
    appeared = _appeared(page)
    if page.rows and not any(_Time(record.doc, appeared).told for record in page.view.records):
        return "No day is stated for any of this: there is nothing to chart."
    return ""


def chart(page: Page, screen: Screen) -> Iterator[RenderableType]:
    """The ruler, the rounds, then what a table has, each with its mark, and what the marks mean."""
    drawn = _Chart(page, screen)
    yield from drawn.head()
    yield from drawn.rows()
    yield from drawn.legend()


def _filled(told: list[str], width: int) -> str:
    """What a legend has, as many in a line as fit."""
    lines = told[:1]
    for one in told[1:]:
        if cell_len(f"{lines[-1]}   {one}") > width:
            lines.append(one)
        else:
            lines[-1] += f"   {one}"
    return "\n".join(lines)


class _Time:
    """When something was or is to be: its first and last day, None for an end that is open.

    It is a `point` where that is one day. `told` are all the days that are known of it, `rivals`
    those on which sources differ.
    """

    def __init__(self, doc: Doc, appeared: set[str]) -> None:
        date, meant = doc.get("date"), doc.get("for")
        begin, end = date or doc.get("not_before"), date or doc.get("not_after")
        # That what is past was before its article appeared, a table does not say either.
        self.open = not date and not meant and end in appeared
        if meant:
            begin, end = date or meant, meant
        self.first = days(begin)[0] if begin else None
        self.last = days(end)[1] if end and (begin or not self.open) else None
        self.point = self.first == self.last is not None and not self.open
        told = [*doc["differs"].get("date", ()), *doc["differs"].get("for", ())]
        self.rivals = [days(one["value"])[0] for one in told]
        self.told = [one for one in (self.first, self.last, *self.rivals) if one is not None]


def _appeared(page: Page) -> set[str]:
    """The days of the articles."""
    return {page.view.date(source) for source in page.view.dataset.about["sources"]}


class _Chart:
    """The columns of the days, and what has been drawn in them."""

    def __init__(self, page: Page, screen: Screen) -> None:
        self._page, self._screen = page, screen
        self._columns = min(max(NARROWEST, int(screen.width * SHARE)), WIDEST)
        sections = page.sections()
        found = [record.doc for record in page.view.records]
        docs = [found[at] for at in page.order]
        self._sections = sections
        self._appeared = _appeared(page)
        self._docs = docs
        told = [day for doc in docs for day in self._time(doc).told]
        self._scale = Scale(min(told), max(told), self._columns)
        self._rounds = list(self._milestones())
        self._guides = {self._at(self._time(doc).told[-1]) for doc in self._rounds}
        self._met: dict[str, None] = {}  # marks, and how bars begin and end

    def _milestones(self) -> Iterator[Doc]:
        """The rounds that have a day on the scale."""
        dataset, asked = self._page.view.dataset, self._page.view.query["round"]
        numbers = None if asked == "all" else [asked]
        for record in dataset.records(dataset.select("round", round=numbers)):
            doc = record.doc
            shows = shown_of("date", doc)
            if shows == "date":  # on which it was held, whenever that was planned
                doc = {**doc, "for": None, "differs": {**doc["differs"], "for": []}}
            told = self._time(doc).told if doc[shows] else []
            if told and self._scale.first <= told[0] and told[-1] <= self._scale.last:
                yield {**doc, "status": doc["facts"][shows]["status"]}

    def _time(self, doc: Doc) -> _Time:
        return _Time(doc, self._appeared)

    def _at(self, number: int) -> int:
        """The column of a day; the first and the last of all are for ends that are open."""
        return self._scale.column(number) + 1

    # -- parts ------------------------------------------------------------------------------------

    def head(self) -> Iterator[RenderableType]:
        """The ruler with its first and last day, and the rounds."""
        yield self._row([(f" {self._scale.labels()}", "")], [])
        words, ticks = self._scale.ticks()
        signs = [" ", *"─" * (self._scale.column(self._scale.last) + 1)]
        for column in ticks:
            signs[column + 1] = "┬"
        signs[1], signs[-1] = "├", "┤"
        if self._scale.first == self._scale.last:
            signs, words = [" ", "┬"], ""
        self._ruler = words
        yield self._row([(self._sign(sign), "aside") for sign in signs], [])
        for doc in self._rounds:
            fact = doc["facts"][shown_of("date", doc)]
            self._page.below.cite(fact["evidence"])
            name = self._page.view.round_name(str(doc["round"]))
            named = fact["said_by"] or self._page.view.query.get("by")  # else it is the article
            says = [Piece(fact["says"], "speaker")] if named else []
            told = [Piece(doc["when"]), *says, Piece(fact["where"], "aside")]
            yield self._told(doc, with_more([Piece(name, "title")], told))

    def rows(self) -> Iterator[RenderableType]:
        """What a table has, a lane each."""
        docs = iter(self._docs)
        shows = [column.shows for column in self._page.columns]
        what = shows.index("what")
        into = {at: what for at in range(len(shows)) if at != what}
        for heading, rows in self._sections:
            words = list(self._page.marked(heading))
            dated = words[:1] != [(NOT_DATED, "title")]
            if heading:
                yield self._row(self._lane(), words) if dated else self._screen.paragraph(words)
            for row in rows:
                yield self._told(next(docs), folded(row, into)[0], beside=dated)

    def legend(self) -> Iterator[RenderableType]:
        """What the marks and lines mean that occur."""
        names = self._page.view.dataset.about["statuses"]
        marks = {self._mark(status): names.get(status, status) for status in MARKS}
        marks[self._mark(None)] = "told differently"
        told = [f"{mark} {marks[mark]}" for mark in marks if mark in self._met]
        for ends, words in _OPEN_ENDS.items():
            if ends in self._met:
                bar = "".join(map(self._sign, f"{ends[0]}─{ends[1]}"))
                told.append(f"{bar} {words}")
        if self._ruler:
            told.append(f"{self._sign('┬')} {self._ruler}")
        yield self._screen.paragraph([(_filled(told, self._screen.width - 2), "")], "dim", 2)

    # -- lanes ------------------------------------------------------------------------------------

    def _told(self, doc: Doc, cell: Cell, *, beside: bool = True) -> RenderableType:
        """A record's mark and words, beside its lane if it is to have one."""
        mark, tone = self._mark(doc["status"]), doc["status"] or "differs"
        self._met[mark] = None
        words = [(f"{mark} ", tone), *self._page.marked(cell)]
        if not beside:
            return self._screen.paragraph(words, hang=2)
        lane = self._lane()
        self._draw(lane, self._time(doc), (mark, tone))
        return self._row(lane, words, hang=2)

    def _lane(self) -> Lane:
        """An empty lane, which the rounds run through."""
        signs = [" "] * (self._columns + 2)
        for column in self._guides:
            signs[column] = self._sign("┊")
        return [(sign, "aside") for sign in signs]

    def _draw(self, lane: Lane, time: _Time, mark: tuple[str, str]) -> None:
        for number in time.rivals:
            lane[self._at(number)] = (self._mark(None), "differs")
            self._met[self._mark(None)] = None
        if time.first is None and time.last is None:
            return
        first = 0 if time.first is None else self._at(time.first)
        last = len(lane) - 1 if time.last is None else self._at(time.last)
        if time.point or (first == last and not time.open):
            lane[first] = mark
            return
        ends = ("◀" if time.first is None else "├", "▶" if time.open or time.last is None else "┤")
        self._met["".join(ends)] = None
        last = max(last, first + 1)
        for column in range(first, last + 1):
            lane[column] = (self._sign("─"), mark[1])
        lane[first], lane[last] = ((self._sign(end), mark[1]) for end in ends)

    def _mark(self, status: str | None) -> str:
        return MARKS.get(status or "", _DIFFERS)[self._screen.ascii]

    def _sign(self, sign: str) -> str:
        return _LINES.get(sign, sign) if self._screen.ascii else sign

    def _row(self, lane: Lane, words: list[tuple[str, str]], hang: int = 0) -> _Row:
        return _Row(lane, self._lane() if words else [], words, hang)


class _Row:
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

"""What happened, or was to happen, on a true scale of days beside its words."""

from __future__ import annotations

from rich.cells import cell_len

from talks_cli.dataset.document import shown_of
from talks_cli.output.drawn.lanes import MARKS, Row, drawn_as, mark_of
from talks_cli.output.drawn.scale import Scale, Time
from talks_cli.output.shown.pieces import Piece, folded, with_more
from talks_cli.output.shown.sections import sections
from talks_cli.view import NOT_DATED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from talks_cli.dataset.record import Doc
    from talks_cli.output.drawn.lanes import Lane
    from talks_cli.output.screen import Screen
    from talks_cli.output.shown.page import Page
    from talks_cli.output.shown.pieces import Cell

LEAST = 70  # columns that a chart and words beside it need
NARROWEST, SHARE, WIDEST = 24, 0.35, 60  # columns of the days
_OPEN_ENDS = {"├▶": "that day or later", "◀┤": "by that day", "├┤": "between the two"}


def lacking(page: Page, width: int) -> str:
    """Why there is no chart; empty where there is one."""
    if width < LEAST:
        return f"The list in place of the chart, which needs {LEAST} columns."
    appeared = _appeared(page)
    if page.rows and not any(Time(record.doc, appeared).told for record in page.view.records):
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


def _appeared(page: Page) -> set[str]:
    """The days of the articles."""
    return {page.view.date(source) for source in page.view.dataset.about["sources"]}


class _Chart:
    """The columns of the days, and what has been drawn in them."""

    def __init__(self, page: Page, screen: Screen) -> None:
        self._page, self._screen = page, screen
        self._columns = min(max(NARROWEST, int(screen.width * SHARE)), WIDEST)
        self._sections = sections(page)  # which gives the rows their order
        found = [record.doc for record in page.view.records]
        docs = [found[at] for at in page.order]
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

    def _time(self, doc: Doc) -> Time:
        return Time(doc, self._appeared)

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

    def _draw(self, lane: Lane, time: Time, mark: tuple[str, str]) -> None:
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
        return mark_of(status, ascii=self._screen.ascii)

    def _sign(self, sign: str) -> str:
        return drawn_as(sign, ascii=self._screen.ascii)

    def _row(self, lane: Lane, words: list[tuple[str, str]], hang: int = 0) -> Row:
        return Row(lane, self._lane() if words else [], words, hang)

"""Tables for people: fitted to the width, stacked where it is too narrow, no word ever lost."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from talks_cli.output.rows import Rows
from talks_cli.output.safe import visible
from talks_cli.view import DERIVED_MARK, NOT_STATED, as_text, quotations, says, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from talks_cli.output import Look
    from talks_cli.output.rows import Row
    from talks_cli.store import Doc
    from talks_cli.view import View

LEAST_WIDTH = 20
MOST_WIDTH = 1000
GAP = 2  # columns between the columns of a table
LONGEST_WORD = 32  # a longer word may be folded to keep a table a table
LEAST_WRAPPED = (20, 16, 12, 10)  # what a wrapped column should have, from best to barely
CHUNK = 500  # rows a table is rendered by, so that a long answer is not held whole


def table(view: View, look: Look) -> Iterator[str]:
    """The answer as a table, a sheet or whole records; the last line names the sources."""
    screen = _Screen(look)
    rows = Rows(view, look)
    if view.totals and not look.fields:
        counts = [(name.replace("_", " "), f"{n:,}", "") for name, n in view.totals.items()]
        yield screen.render(_block(counts, screen), Text(""))
    if view.whole and not look.fields:
        yield from _whole_records(view, rows, screen)
    elif view.sheet and not look.fields and 0 < len(view.records) <= 3:
        yield from _sheet(rows, screen, look)
    elif len(view.records):
        yield from _table(rows, screen, look)
    yield screen.line(Text(visible(rows.source_line), "dim"))


class _Screen:
    """Renders with Rich at a width and in colours that we chose: it never asks the terminal."""

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

    def render(self, *parts: RenderableType) -> str:
        with self._console.capture() as capture:
            for part in parts:
                self._console.print(part)
        lines = capture.get().split("\n")
        return "\n".join(_TRAILING.sub(r"\1", line) for line in lines)

    def line(self, text: Text) -> str:
        text.overflow = "fold"
        return self.render(text)


_TRAILING = re.compile(r"[ ]+((?:\x1b\[[0-9;]*m)*)$")


def _text(words: str, style: str = "") -> Text:
    return Text(visible(words, keep="\n"), style, overflow="fold")


def _styled(words: str, style: str = "") -> Text:
    """A cell: what is not stated, and who says a fact, stand back; a derived mark stands out."""
    text = _text(words, style)
    plain = text.plain
    if plain == NOT_STATED:
        text.stylize("dim italic")
    if (at := plain.rfind("\n(")) >= 0:
        text.stylize("dim", at)
        plain = plain[:at]
    if plain.endswith(DERIVED_MARK):
        text.stylize("yellow", len(plain) - 1, len(plain))
    return text


_COMMON = ("side", "round", "status")
_STYLES = {
    "name": "bold",
    "title": "",
    "@where": "dim",
    "@source": "dim",
    "number": "bold",
    "id": "bold",
}


def _table(rows: Rows, screen: _Screen, look: Look) -> Iterator[str]:
    shown = list(rows)
    if rows.view.lead and not look.fields:
        yield _lead(rows, screen, look)
        shown = shown[1:]
    for group in _groups(rows, shown):
        yield from _one_table(rows, group, screen, look)
        yield "\n"


def _groups(rows: Rows, shown: list[Row]) -> Iterable[list[Row]]:
    """The rows of each table: one for each value of the column that the view groups by."""
    paths = [column.shows for column in rows.columns]
    if rows.fields or rows.view.group not in paths:
        return [shown] if shown else []
    at = paths.index(rows.view.group)
    groups: dict[str, list[Row]] = {}
    for row in shown:
        groups.setdefault(row.cells[at], []).append(row)
    return groups.values()


def _one_table(rows: Rows, shown: list[Row], screen: _Screen, look: Look) -> Iterator[str]:
    keep = [
        index
        for index, _ in enumerate(rows.columns)
        if look.fields or any(row.cells[index] for row in shown)
    ]
    if not look.fields:
        caption, keep = _caption(rows, shown, keep)
        if caption:
            yield screen.line(_text(caption, "bold"))
    headings = [rows.headings[index] for index in keep]
    cells = [[visible(row.cells[index], keep="\n") for index in keep] for row in shown]
    styles = [_STYLES.get(rows.columns[index].shows, "") for index in keep]
    widths = fit(headings, cells, screen.width)
    if widths is None:
        yield from _stacked(headings, styles, shown, cells, screen, look)
        return
    yield screen.render(*_head(headings, widths))
    if look.evidence:
        for row, texts in zip(shown, cells, strict=True):
            yield screen.render(_grid([texts], widths, styles), *_quotes(row))
        return
    for start in range(0, len(cells), CHUNK):
        yield screen.render(_grid(cells[start : start + CHUNK], widths, styles))


def _lead(rows: Rows, screen: _Screen, look: Look) -> str:
    """The first record, as a block above the table of the others."""
    doc = rows.docs[0]
    lines = [(heading, text, "") for heading, text in rows.lead(doc)]
    quotes = list(_quotes(rows.row(doc))) if look.evidence else [Text("")]
    return screen.render(_block(lines, screen), *quotes)


def _block(lines: list[tuple[str, str, str]], screen: _Screen) -> Table:
    """`heading  text` a line, for each (heading, text, style) that has a text."""
    lines = [line for line in lines if line[1]]
    pad = min(max(cell_len(heading) for heading, _, _ in lines), screen.width // 3)
    block = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    block.add_column(width=pad, style="dim", overflow="fold")
    block.add_column(width=screen.width - pad - GAP, overflow="fold")
    for heading, text, style in lines:
        block.add_row(_text(heading), _styled(visible(text, keep="\n"), style))
    return block


def _caption(rows: Rows, shown: list[Row], keep: list[int]) -> tuple[str, list[int]]:
    """What all rows have in common, said once above the table, and the columns that are left."""
    common = [
        index
        for index in keep
        if rows.columns[index].shows in _COMMON
        and len({row.cells[index] for row in shown}) == 1
        and (len(shown) > 1 or rows.columns[index].shows == rows.view.group)
    ]
    words = [
        text if rows.columns[index].shows == "side" else f"{rows.headings[index].lower()} {text}"
        for index in common
        for text in [shown[0].cells[index]]
    ]
    return " · ".join(words), [index for index in keep if index not in common]


def _grid(rows: list[list[str]], widths: list[int], styles: list[str]) -> Table:
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    for cells in rows:
        grid.add_row(*(_styled(text, style) for text, style in zip(cells, styles, strict=True)))
    return grid


def _head(headings: list[str], widths: list[int]) -> list[RenderableType]:
    rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
    return [_grid([headings], widths, ["bold"] * len(widths)), Text(rule, "dim")]


def _quotes(row: Row) -> Iterator[RenderableType]:
    for quote in row.quotes:
        yield _indented(_text(quote, "italic"))
    yield Text("")


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 4))


def fit(headings: list[str], rows: list[list[str]], width: int) -> list[int] | None:
    """A width for each column so that words stay whole; None if that needs more than `width`.

    Every column gets what its longest word needs, and up to LEAST_WRAPPED columns if there is room
    for that; what is left goes to the columns that would otherwise wrap, the smallest wish first,
    so that short columns stay on one line.
    """
    columns = [[heading, *cells] for heading, *cells in zip(headings, *rows, strict=True)]
    wishes = [max(cell_len(line) for text in col for line in text.split("\n")) for col in columns]
    words = [
        max(cell_len(word) for text in col for word in text.split() or [""]) for col in columns
    ]
    for least in LEAST_WRAPPED:
        needs = [
            max(min(word, LONGEST_WORD), min(wish, least))
            for word, wish in zip(words, wishes, strict=True)
        ]
        left = width - GAP * (len(columns) - 1) - sum(needs)
        if left >= 0:
            break
    else:
        return None
    widths = list(needs)
    order = sorted(range(len(columns)), key=lambda index: wishes[index] - needs[index])
    for done, index in enumerate(order):
        share = left // (len(order) - done)
        grown = min(wishes[index] - needs[index], share)
        widths[index] += grown
        left -= grown
    return widths


def _stacked(
    headings: list[str],
    styles: list[str],
    shown: list[Row],
    cells: list[list[str]],
    screen: _Screen,
    look: Look,
) -> Iterator[str]:
    """A block a record, for a width that no table fits."""
    for row, texts in zip(shown, cells, strict=True):
        block = _block(list(zip(headings, texts, styles, strict=True)), screen)
        yield screen.render(block, *(_quotes(row) if look.evidence else [Text("")]))


def _sheet(rows: Rows, screen: _Screen, look: Look) -> Iterator[str]:
    """One record a column, one attribute a row: a few records side by side."""
    shown = list(rows)
    head, *body = range(len(rows.columns))
    headings = [
        rows.headings[head],
        *(visible(row.cells[head], keep="\n") for row in shown),
    ]
    cells = [
        [
            rows.headings[index],
            *(visible(row.cells[index] or "–", keep="\n") for row in shown),
        ]
        for index in body
        if any(row.cells[index] for row in shown)
    ]
    least = 24 * len(shown) + 14
    if screen.width < least:
        names = [rows.headings[index] for index in (head, *body)]
        texts = [[visible(text, keep="\n") for text in row.cells] for row in shown]
        yield from _stacked(names, [""] * len(names), shown, texts, screen, look)
        return
    first = max(cell_len(row[0]) for row in [headings, *cells])
    rest = (screen.width - first - GAP * len(shown)) // len(shown)
    widths = [first] + [
        min(rest, max(cell_len(line) for row in [headings, *cells] for line in row[at].split("\n")))
        for at in range(1, len(shown) + 1)
    ]
    styles = ["bold"] + [""] * len(shown)
    yield screen.render(*_head(headings, widths), _grid(cells, widths, styles))
    if look.evidence:
        for row in shown:
            yield screen.render(
                _text(f"{rows.headings[head]} {row.cells[head]}", "bold"), *_quotes(row)
            )


def _whole_records(view: View, rows: Rows, screen: _Screen) -> Iterator[str]:
    """Every field of each record, its quotes in their sentences, and a citation."""
    for record in view.records:
        doc = record.doc
        rows.docs.append(doc)
        yield screen.render(_text(doc["summary"], "bold"))
        fields = [
            (key, _field(view, doc, key), "")
            for key in view.fields
            if key in doc and key not in ("summary", "evidence", "facts")
        ]
        yield screen.render(_block(fields, screen), Text(""))
        for quotation in quotations(doc):
            yield screen.render(_quoted_in_context(quotation))
            yield screen.render(_indented(_text(_citation(view, doc, quotation), "dim")), Text(""))


def _field(view: View, doc: Doc, key: str) -> str:
    value = doc[key]
    fact = doc.get("facts", {}).get(key)
    if key == "said_by":
        return says(view, doc)
    if key == "derived":
        return "\n".join(f"{field}: {why}" for field, why in value.items())
    text = as_text(value)
    if fact:
        statement = f"{says(view, fact)} · {where(fact['evidence'])}"
        return f"{text}{DERIVED_MARK * ('value' in fact['derived'])}\n({statement})"
    return text + DERIVED_MARK * (bool(text) and key in doc["derived"])


def _quoted_in_context(quotation: Doc) -> RenderableType:
    """The sentences that a quote stands in, with the quote itself set off from the rest."""
    context, quote = quotation["context"], quotation["quote"]
    before, _, after = context.partition(quote)
    text = Text("“", "dim", overflow="fold")
    text.append(visible(before), "dim")
    text.append(visible(quote), "italic")
    text.append(visible(after) + "”", "dim")
    return _indented(text)


def _citation(view: View, doc: Doc, quotation: Doc) -> str:
    source = quotation["source"]
    numbers = quotation["sentences"]
    span = f"sentences {numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"sentence {numbers[0]}"
    place = f"{quotation['section']}, {span}"
    about = view.dataset.about
    date = next(found["date"] for found in view.sources([doc]) if found["id"] == source)
    return (
        f"— {view.publisher(source)}, {date}, {place} "
        f"(characters {quotation['start']}–{quotation['end']} of {source}; "
        f"{about['id']} {about['version']}, {doc['id']})"
    )

"""CSV and TSV: a heading, then a line a record, no layout."""

from __future__ import annotations

import io

from talks_cli.output.safe import visible
from talks_cli.output.shown.values import as_text, at, claimed
from talks_cli.view import labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output import Look
    from talks_cli.view import View

# Fields that are structures, or for programs alone: `--fields` has them all the same.
_LEFT_OUT = frozenset(
    {
        *("said_by", "evidence", "titles_by", "spellings", "sha256"),
        *("after", "before", "topics", "tells", "told", "of"),
    }
)
_PARTS = {
    "quantity": ("quantity.value", "quantity.of", "quantity.per", "quantity.bound"),
    "people": ("people.name",),
    "places": ("places.name",),
}
MOST = 30  # columns that anybody reads
# Of records of many kinds, what most of them have.
_COMMON = (
    *("name", "side", "round", "role", "title", "text", "date", "not_before", "not_after", "for"),
    *("stage", "when", "what", "says", "where", "status", "derived", "not_stated", "differs"),
    "remark",
)


def csv(view: View, look: Look) -> Iterator[str]:
    """RFC 4180, but lines end in a bare newline. Formulas are left as they are."""
    from csv import writer  # 0.7 ms, which no other format needs

    line = io.StringIO(newline="")
    out = writer(line)  # quotes what is in its line ends, so that a bare return is
    for row in _rows(view, look):
        out.writerow([visible(text, keep="\r\n\t") for text in row])
        yield line.getvalue().removesuffix("\r\n") + "\n"
        line.seek(0)
        line.truncate()


def tsv(view: View, look: Look) -> Iterator[str]:
    r"""A tab between cells; tab, newline, return and backslash in a cell are `\t \n \r \\`."""
    for row in _rows(view, look):
        yield "\t".join(visible(text.replace("\\", "\\\\")) for text in row) + "\n"


def _rows(view: View, look: Look) -> Iterator[list[str]]:
    fields = look.fields or flat(view)
    yield list(fields)
    for record in view.records:
        yield [_value(view, record.doc, field) for field in fields]


def flat(view: View) -> tuple[str, ...]:
    """The fields of a line where none are asked for: the same for a command whatever its rows."""
    found = tuple(
        path
        for field in view.fields
        if field not in _LEFT_OUT
        for path in _PARTS.get(field, (field,))
    )
    return found if len(found) <= MOST else ("id", "kind", *_COMMON)


def _value(view: View, doc: Doc, field: str) -> str:
    if field == "differs":
        known = labels(view.dataset.about["sources"])
        return "; ".join(
            f"{name}: {' / '.join(_told(view, name, one, known) for one in told)}"
            for name, told in doc["differs"].items()
        )
    if field == "facts":
        facts = doc.get("facts") or {}
        return "; ".join(f"{name}: {_standing(fact)}" for name, fact in facts.items())
    return as_text(at(doc, field))


def _told(view: View, field: str, told: Doc, known: dict[str, str]) -> str:
    """What one source has for a field on which others differ, who is cited for it, and whose."""
    by = as_text(told["said_by"]) if field != "said_by" else ""
    value = claimed(view.dataset, field, told["value"])
    return f"{value} ({', '.join(filter(None, (by, known[told['source']])))})"


def _standing(fact: Doc) -> str:
    """How far a fact is one, who says it, and where."""
    return f"{fact['status']}, {fact['says']} {fact['where']}"

"""Where articles differ: what each of them tells, side by side."""

from __future__ import annotations

from talks_cli.dates import day
from talks_cli.output.cells import as_text, claimed
from talks_cli.output.safe import attribute, html
from talks_cli.output.web.told import cited, places_of, spoken
from talks_cli.view import ranges

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output.web.told import Told


def differences(page: Told) -> Iterator[str]:
    """A row for each fact on which articles differ, a column an article: none is preferred."""
    view = page.view
    differing = [row.doc for row in page.rows if len(row.doc["told"]) > 1]
    if not differing:
        yield "<p>On no fact: where they tell of the same, they agree.</p>\n"
        return
    sources = list(view.dataset.about["sources"])
    heads = "".join(
        f'<th scope="col" role="columnheader">{html(_named(page, source))}</th>'
        for source in sources
    )
    yield (
        '<table role="table">\n<thead role="rowgroup"><tr role="row">'
        f'<th scope="col" role="columnheader">What</th>{heads}</tr></thead>\n'
        '<tbody role="rowgroup">\n'
    )
    for doc in differing:
        cells = "".join(_told(page, doc, source) for source in sources)
        what = f'<th scope="row" role="rowheader" dir="auto">{html(doc["what"])}</th>'
        yield f'<tr role="row">{what}{cells}</tr>\n'
    yield "</tbody>\n</table>\n"
    yield (
        '<div class="notes"><p>What one article alone tells is among the facts above, with that '
        "one alone in its last column.</p></div>\n"
    )


def _named(page: Told, source: str) -> str:
    return f"{page.view.publisher(source)}, {day(page.view.date(source))}"


def _told(page: Told, doc: Doc, source: str) -> str:
    """What one article tells of a fact."""
    claims = [claim for claim in doc["told"] if claim["source"] == source]
    about = page.view.dataset.about
    values = (claimed(about, doc["field"], claim["value"]) for claim in claims)
    words = "<br>".join(map(_claim, values, claims))
    anchor = f"{page.name}:{doc['id']}.{source}"
    quoted = [quotation for claim in claims for quotation in claim["evidence"]]
    what = f"{doc['what']} ({page.view.publisher(source)})"
    rests = page.rests(anchor, what, quoted) if claims else ""
    label = f' data-label="{attribute(page.view.publisher(source))}"'
    return f'<td role="cell"{rests}{label} dir="auto">{words}</td>'


def _claim(value: str, claim: Doc) -> str:
    said_by = claim["said_by"]
    says = f" — {as_text(said_by)}" if said_by and as_text(said_by) != value else ""
    places = places_of(claim["evidence"])
    numbers = f"[{ranges(sorted(number for _, number in places))}]"
    return f"{spoken(value)}{spoken(says, 'speaker')} {cited(numbers, places)}"

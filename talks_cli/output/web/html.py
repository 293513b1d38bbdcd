"""HTML: an answer as a page of its own, with the sentences that it rests on beside it."""

from __future__ import annotations

from talks_cli.dataset.document import quotations
from talks_cli.output.safe import html as inert
from talks_cli.output.shown.pieces import plain
from talks_cli.output.web.below import below, footer
from talks_cli.output.web.document import document
from talks_cli.output.web.passages import Passage, passages
from talks_cli.output.web.tables import table
from talks_cli.output.web.told import Told, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.output import Look
    from talks_cli.view import View


def html(view: View, look: Look) -> Iterator[str]:
    """The answer's table and what belongs to it, and beside it the sentences."""
    page = Told(view, look)
    page.linked = not (view.whole or view.beneath) and (look.evidence or not page.chosen)
    title = plain(page.title) or (page.rows[0].doc["what"] if len(page.rows) == 1 else "Records")
    return document(f"{title} · {view.dataset.about['title']}", _body(page, title))


def _body(page: Told, title: str) -> Iterator[str]:
    """Gathers what rests on which sentence while it is written: the sentences come last."""
    quoted = _quoted(page) if page.linked else []
    yield f'<main class="{"beside" if quoted else "alone"}">\n<div class="facts">\n<header>\n'
    yield f"<h1{turned(page.title)}>{page.words(page.title) or inert(title)}</h1>\n"
    if page.totals:
        yield f'<p class="lead">{inert("".join(text for text, _ in page.totalled()))}</p>\n'
    yield f"{page.lead_line()}</header>\n"
    if page.view.whole and not page.chosen:
        from talks_cli.output.web.records import records

        yield from records(page)
    elif page.rows:
        yield from table(page)
    yield from below(page)
    yield "</div>\n"
    if quoted:
        yield '<section class="articles" aria-labelledby="_rests">\n'
        yield '<h2 id="_rests">What it rests on</h2>\n'
        yield from passages(page.view, quoted, page.resting, "row")
        yield "</section>\n"
    yield f"</main>\n{footer(page)}"


def _quoted(page: Told) -> list[Passage]:
    """The sentences that anything on the page rests on, in their order."""
    sources = list(page.view.dataset.about["sources"])
    docs = [*([page.led_by] if page.led_by else []), *(row.doc for row in page.rows)]
    found = {
        (told["source"], told["sentences"][0]): Passage(
            (told["source"], told["sentences"][0]), told["section"], told["quote"]
        )
        for doc in docs
        for told in quotations(doc)
    }
    return [found[place] for place in sorted(found, key=lambda at: (sources.index(at[0]), at[1]))]

"""Whole records on a page: every field, each sentence, and a citation to copy."""

from __future__ import annotations

from talks_cli.dataset.document import quotations
from talks_cli.output.safe import attribute, html
from talks_cli.output.web.told import classed, spoken
from talks_cli.output.whole import citation, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output.web.told import Told


def records(page: Told) -> Iterator[str]:
    """A part of the page for each record; of one alone the page has the heading."""
    for row in page.rows:
        doc = row.doc
        names = f"record {page.accent(doc)}".strip()
        heading = f'<h2 dir="auto">{html(doc["what"])}</h2>\n' if len(page.rows) > 1 else ""
        yield f"<article{classed(names)}>\n{heading}<dl>\n"
        for heading, words in told(page, doc):
            said = "".join(spoken(text, tone) for text, tone in words)
            yield f'<dt>{html(heading)}</dt><dd dir="auto">{said}</dd>\n'
        yield "</dl>\n"
        for quotation in quotations(doc):
            yield _quoted(page, doc, quotation)
        yield "</article>\n"


def _quoted(page: Told, doc: Doc, quotation: Doc) -> str:
    language = page.view.dataset.by_id(quotation["source"]).doc["language"]
    return (
        f'<figure>\n<blockquote lang="{attribute(language)}" dir="auto">'
        f"“{html(quotation['quote'])}”</blockquote>\n"
        f"<figcaption>{html(citation(page.view, doc, quotation))}</figcaption>\n</figure>\n"
    )

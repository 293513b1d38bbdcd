"""A whole dataset as a page: a fact sheet that an editor signs off, and the articles beside it."""

from __future__ import annotations

from talks_cli.dates import day
from talks_cli.output import Look
from talks_cli.output.safe import attribute, html
from talks_cli.output.web.below import below, footer
from talks_cli.output.web.differences import differences
from talks_cli.output.web.document import document
from talks_cli.output.web.passages import Passage, passages
from talks_cli.output.web.tables import table
from talks_cli.output.web.told import Told, accent, classed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from talks_cli.output.web.told import Place
    from talks_cli.view import View

_FIND = """\
<form role="search" id="_search" hidden>
<label for="_words">Find</label>
<input id="_words" type="search" autocomplete="off" spellcheck="false" aria-describedby="_found">
<p id="_found" role="status">in facts and sentences</p>
</form>
"""
_READING = """\
<p class="lead">Where nobody is named, it is the article itself that says it. A word in a frame says
that it did not plainly happen. “Not stated”: the article was read for it and is silent; an empty
place: nobody looked. The numbers in brackets are sentences of the article.</p>
"""
_SIGNED = """\
<p>Each fact on this sheet was read against the sentences that it names.</p>
<table class="lines" role="presentation">
<tr><td>Name</td><td></td></tr><tr><td>Date</td><td></td></tr><tr><td>Signature</td><td></td></tr>
</table>
"""


def report(dataset: Dataset, parts: list[View], differing: View) -> Iterator[str]:
    """The page of a dataset, whose fact sheet has these parts."""
    return document(dataset.about["title"], _body(dataset, parts, differing))


def _body(dataset: Dataset, parts: list[View], differing: View) -> Iterator[str]:
    """Gathers what rests on which sentence while it is written: the articles come last."""
    look = Look(notes="all")
    resting: dict[Place, dict[str, str]] = {}
    pages = [Told(view, look) for view in (*parts, differing)]
    for page in pages:
        page.resting = resting
    *shown, last = pages
    differ = len(dataset.about["sources"]) > 1
    yield from _head(dataset, shown, differ=differ)
    yield '<main class="beside report">\n<div class="facts">\n'
    for page in shown:
        yield f"{_opened(page.name, page.words(page.title))}"
        yield from table(page) if page.rows else ["<p>Nothing.</p>\n"]
        yield from below(page)
        yield "</section>\n"
    if differ:
        yield _opened(last.name, "Where the articles differ")
        yield from differences(last)
        yield "</section>\n"
    yield f"{_opened('signed', 'Signed off')}{_SIGNED}{_identity(dataset)}</section>\n</div>\n"
    yield '<section class="articles" id="_articles" aria-label="Articles">\n'
    yield '<h2 class="unseen">The articles</h2>\n'
    yield from passages(shown[0].view, _sentences(dataset), resting, "fact")
    yield "</section>\n</main>\n"
    yield footer(shown[0])


def _opened(name: str, heading: str) -> str:
    anchor = attribute(f"_{name}")
    return f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{heading}</h2>\n'


def _head(dataset: Dataset, pages: list[Told], *, differ: bool) -> Iterator[str]:
    """What it is, how it is read, whose colour is which, where its parts are, and the search."""
    about = dataset.about
    yield f'<header class="masthead">\n<h1 dir="auto">{html(about["title"])}</h1>\n'
    named = "; ".join(
        f"{told['publisher']}, {day(told['date'])}" for told in about["sources"].values()
    )
    yield f"<p>{html(named)}</p>\n{_READING}"
    if about["sides"]:
        sides = "".join(
            f'<li class="{accent(about["sides"], side)}" dir="auto">{html(name)}</li>'
            for side, name in about["sides"].items()
        )
        yield f'<ul class="sides" aria-label="Sides">{sides}</ul>\n'
    parts = [(page.name, page.view.title) for page in pages]
    parts += [("sources", "Where the articles differ")] if differ else []
    parts += [("signed", "Signed off"), ("articles", "The articles")]
    links = "".join(f'<li><a href="#_{name}">{html(title)}</a></li>' for name, title in parts)
    yield f'<nav aria-label="Parts"><ul>{links}</ul></nav>\n</header>\n{_FIND}'


def _identity(dataset: Dataset) -> str:
    """Which dataset and which articles it was, to the byte."""
    about = dataset.about
    told = [("Dataset", f"{about['id']} {about['version']}"), ("SHA-256", about["sha256"])]
    for source in about["sources"]:
        doc = dataset.by_id(source).doc
        told += [("Article", str(doc["what"])), ("SHA-256", str(doc["sha256"]))]
    lines = "".join(
        f"<dt>{name}</dt><dd{classed('digest' * name.startswith('SHA'))}>{html(words)}</dd>\n"
        for name, words in told
    )
    return f'<dl class="identity">\n{lines}</dl>\n'


def _sentences(dataset: Dataset) -> Iterator[Passage]:
    for record in dataset.records(dataset.posting("sentence")):
        doc = record.doc
        yield Passage(
            (doc["source"], doc["number"]),
            doc["section"],
            doc["text"],
            voice=str(doc["says"]) if doc["said_by"] else "",
            side=accent(dataset.about["sides"], _side_of(dataset, doc["said_by"])),
            nothing=doc["nothing"] or "",
        )


def _side_of(dataset: Dataset, said_by: Doc | None) -> object:
    """The side of somebody who speaks, where the dataset knows it."""
    if not said_by or not said_by.get("id"):
        return None
    if said_by["id"] in dataset.about["sides"]:
        return said_by["id"]
    rows = dataset.posting(f"id={said_by['id']}")
    return dataset.record(rows[0]).doc.get("side") if rows else None

"""Where articles differ: what each of them tells, side by side, and what one alone tells."""

from __future__ import annotations

from talks_cli.dataset.document import ranges, standing_of
from talks_cli.dates import day
from talks_cli.output.safe import attribute, html
from talks_cli.output.shown.values import as_text, claimed
from talks_cli.output.web.told import cited, places_of, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output.web.told import Told


def differences(page: Told) -> Iterator[str]:
    """Each fact on which articles differ, then what each of them alone tells."""
    differing = [row.doc for row in page.rows if not row.doc["alone"]]
    if differing:
        yield from _side_by_side(page, differing)
    else:
        yield "<p>On no fact: where they tell of the same, they agree.</p>\n"
    yield from _alone(page)


def _side_by_side(page: Told, differing: list[Doc]) -> Iterator[str]:
    """A row a fact, a column an article: none is preferred."""
    sources = list(page.view.dataset.about["sources"])
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


def _alone(page: Told) -> Iterator[str]:
    """What one article alone tells, behind how much that is; each leads to where it stands."""
    stands: dict[str, str] = {}
    for resting in page.resting.values():
        for anchor in resting:
            told = anchor.partition(":")[2]
            stands.setdefault(told, anchor)
            stands.setdefault(told.partition(".")[0], anchor)  # of a round each fact stands alone
    for source in page.view.dataset.about["sources"]:
        own = [row.doc for row in page.rows if row.doc["alone"] == source]
        if own:
            count = f"{len(own)} fact{'s' if len(own) > 1 else ''}"
            facts = "".join(f"<li>{_own(page, doc, stands[doc['id']])}</li>\n" for doc in own)
            yield (
                f'<details class="alone"><summary>Told by {html(_named(page, source))} alone: '
                f"{count}</summary>\n<ul>\n{facts}</ul>\n</details>\n"
            )


def _own(page: Told, doc: Doc, anchor: str) -> str:
    """What one article alone tells: how far it is a fact, who says it, and where."""
    about, what = page.view.dataset.about, doc["what"]
    if doc["told"]:
        what = "{0}, {2}:".format(*what.rpartition(": "))
    link = f'<a href="#{attribute(anchor)}">{spoken(what)}</a>'
    values = (claimed(page.view.dataset, doc["field"], one["value"]) for one in doc["told"])
    told = [spoken(value) for value in values]
    if standing := standing_of(doc, about["statuses"], what):
        told.append(spoken(standing, doc["status"]))
    return " ".join([link, *told, _provenance(doc, doc["says"] if doc["said_by"] else "")])


def _named(page: Told, source: str) -> str:
    return f"{page.view.publisher(source)}, {day(page.view.date(source))}"


def _told(page: Told, doc: Doc, source: str) -> str:
    """What one article tells of a fact."""
    claims = [claim for claim in doc["told"] if claim["source"] == source]
    words = "<br>".join(_claim(page, doc["field"], claim) for claim in claims)
    anchor = f"{page.name}:{doc['id']}.{source}"
    quoted = [quotation for claim in claims for quotation in claim["evidence"]]
    what = f"{doc['what']} ({page.view.publisher(source)})"
    rests = page.rests(anchor, what, quoted) if claims else ""
    label = f' data-label="{attribute(page.view.publisher(source))}"'
    return f'<td role="cell"{rests}{label} dir="auto">{words}</td>'


def _claim(page: Told, field: str, claim: Doc) -> str:
    """What is told, how far it is a fact, who says it, and where."""
    value, says = claimed(page.view.dataset, field, claim["value"]), as_text(claim["said_by"])
    standing = standing_of(claim, page.view.dataset.about["statuses"], "")
    how_far = [spoken(standing, claim["status"])] if standing and field != "status" else []
    return " ".join([spoken(value), *how_far, _provenance(claim, "" if says == value else says)])


def _provenance(claim: Doc, says: str) -> str:
    """Who says it, where that is not the article, and in which sentences."""
    places = places_of(claim["evidence"])
    numbers = f"[{ranges(sorted(number for _, number in places))}]"
    return (spoken(f"— {says} ", "speaker") if says else "") + cited(numbers, places)

"""The room of a round on a page: the table, who sat on which side, who between them, the flags."""

from __future__ import annotations

from talks_cli.output.drawn.seats import caption, seats
from talks_cli.output.safe import attribute
from talks_cli.output.web.told import accent, classed, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.output.drawn.seats import Seats
    from talks_cli.output.web.told import Told

_TABLES = {"U": "U-shaped", "long": "Long", "oval": "Oval", "round": "Round"}
_FLAG = "⚑"


def rooms(page: Told) -> Iterator[str]:
    """The rooms that can be drawn, each with what it goes by; the words stand in the table."""
    for row in page.rows:
        doc = row.doc
        if sat := seats(doc):
            fact = doc["facts"]["room"]
            anchor, what = f"{page.name}:{doc['id']}.room", f"{doc['what']}: room"
            rests = page.rests(anchor, what, fact["evidence"]) if page.linked else ""
            yield f'<figure class="room"{rests}>\n{"".join(_drawn(page, sat))}'
            yield f"<figcaption>{page.words(caption(page, doc, []), doc)}</figcaption>\n</figure>\n"


def _drawn(page: Told, sat: Seats) -> Iterator[str]:
    """Left stays left, whatever a page is read from."""
    flags = [(side, _FLAG) for side in sat.flags]
    between = [(side, _name(page, side)) for side in sat.between]
    places = {
        "between": [between, flags if between else []],
        "left": [flags, [(sat.left, _name(page, sat.left))]],
        "right": [flags, [(sat.right, _name(page, sat.right))]],
    }
    yield f'<div class="seats" dir="ltr" role="img" aria-label="{attribute(_told(page, sat))}">\n'
    for place, lines in places.items():
        yield f'<div class="{place}">'
        for line in lines:
            yield f"<div>{''.join(_spoken(page, *one) for one in line)}</div>" if line else ""
        yield "</div>\n"
    yield f'<div class="desk {sat.form}"></div>\n</div>\n'


def _spoken(page: Told, side: str, words: str) -> str:
    return f"<span{classed(accent(page.view.dataset.about['sides'], side))}>{spoken(words)}</span>"


def _name(page: Told, side: str) -> str:
    return str(page.view.dataset.about["sides"].get(side, side))


def _told(page: Told, sat: Seats) -> str:
    """The drawing, for those who do not see it."""
    left, right = _name(page, sat.left), _name(page, sat.right)
    sides = (
        f"{left} and {right} opposite each other" if sat.is_open else f"{left} left, {right} right"
    )
    told = [f"{_TABLES[sat.form]} table", sides]
    for words, others in (("between them", sat.between), ("flags of", sat.flags)):
        if others:
            told.append(f"{words} {', '.join(_name(page, side) for side in others)}")
    return "; ".join(told)

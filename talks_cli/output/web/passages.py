"""Sentences of articles as a page shows them, each with what rests on it."""

from __future__ import annotations

from itertools import groupby

from talks_cli.dates import day
from talks_cli.output.safe import attribute, html
from talks_cli.output.web.told import classed, sentence_anchor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.output.web.told import Place
    from talks_cli.view import View

# Languages that are written from right to left.
_FROM_THE_RIGHT = frozenset("ar arc ckb dv fa he ks nqo ps sd syr ug ur yi".split())
_OURS = 'lang="en" dir="ltr"'  # words of the page within an article


class Passage:
    """A sentence of an article; `voice` is whoever speaks in it, `side` the class of its colour."""

    __slots__ = ("nothing", "place", "section", "side", "text", "voice")

    def __init__(
        self,
        place: Place,
        section: str | None,
        text: str,
        voice: str = "",
        side: str = "",
        nothing: str = "",
    ) -> None:
        self.place = place
        self.section = section
        self.text = text
        self.voice = voice
        self.side = side
        self.nothing = nothing


def passages(
    view: View, told: Iterable[Passage], resting: Mapping[Place, Mapping[str, str]], rest: str
) -> Iterator[str]:
    """Sentences under their articles and sections; `rest` is one word for what rests on them."""
    for source, of_source in groupby(told, key=lambda passage: passage.place[0]):
        yield _opened(view, source)
        for section, of_section in groupby(of_source, key=lambda passage: passage.section):
            heading = f"<h4>{html(section)}</h4>\n" if section else ""
            yield f"{heading}<ol>\n"
            for passage in of_section:
                yield _passage(passage, resting.get(passage.place, {}), rest)
            yield "</ol>\n"
        yield "</article>\n"


def _opened(view: View, source: str) -> str:
    """The beginning of an article: who published it when, its headline, what there is to remark."""
    doc = view.dataset.by_id(source).doc
    language = str(doc["language"])
    turned = "rtl" if language.partition("-")[0].lower() in _FROM_THE_RIGHT else "ltr"
    named = f"{view.publisher(source)}, {day(view.date(source))}"
    told = "".join(
        f'<p class="{kind}" dir="auto"{lang}>{html(words)}</p>\n'
        for kind, words, lang in (
            ("headline", doc["headline"], ""),
            ("remark", doc["remark"], ' lang="en"'),
        )
        if words
    )
    return f'<article lang="{attribute(language)}" dir="{turned}">\n<h3>{html(named)}</h3>\n{told}'


def _passage(passage: Passage, resting: Mapping[str, str], rest: str) -> str:
    number = f"[{passage.place[1]}]"
    if first := next(iter(resting), ""):
        number = f'<a class="number" href="#{attribute(first)}">{number}</a>'
    names = " ".join(
        filter(None, ("sentence", passage.side, "set-aside" if passage.nothing else ""))
    )
    anchor = attribute(sentence_anchor(passage.place))
    told = "".join(
        f'<p class="{kind}" {_OURS}>{html(words)}</p>'
        for kind, words in (("voice", passage.voice), ("nothing", passage.nothing))
        if words
    )
    return (
        f'<li{classed(names)} id="{anchor}"><p>{number} {html(passage.text)}</p>'
        f"{told}{_links(resting, rest)}</li>\n"
    )


def _links(resting: Mapping[str, str], rest: str) -> str:
    """What rests on a sentence, behind how much that is."""
    if not resting:
        return ""
    links = "".join(
        f'<li><a href="#{attribute(anchor)}">{html(what)}</a></li>'
        for anchor, what in resting.items()
    )
    many = f"{len(resting)} {rest}{'s' if len(resting) > 1 else ''}"
    return f"<details {_OURS}><summary>{many}</summary><ul>{links}</ul></details>"

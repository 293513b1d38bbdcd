"""Citations ready to paste of the articles that records rest on: APA, BibTeX, CSL-JSON.

What the dataset lacks is not in them: no author, no address, no title but the article's headline.
"""

from __future__ import annotations

import re

from talks_cli.dataset.document import quotations, ranges
from talks_cli.dates import MONTHS
from talks_cli.errors import UnknownName
from talks_cli.output.machine import dumps
from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output import Look
    from talks_cli.view import View

# What TeX takes for more than itself. BibTeX counts braces whatever stands before them.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "|": r"\textbar{}",
    "<": r"\textless{}", ">": r"\textgreater{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}  # fmt: skip
_TEX_SIGNS = re.compile("[" + re.escape("".join(_TEX)) + "]")


class Cited:
    """An article, and the sentences of it that are cited: none where it is cited as a whole."""

    def __init__(self, source: Doc) -> None:
        self.id = str(source["id"])
        self.publisher = str(source["publisher"])
        self.title = str(source["headline"] or "")
        self.language = str(source["language"])
        self.date = [int(part) for part in source["date"].split("-")]
        self.numbers: set[int] = set()

    @property
    def sentences(self) -> str:
        """`sentences 16–17`."""
        word = "sentence" if len(self.numbers) == 1 else "sentences"
        return f"{word} {ranges(sorted(self.numbers))}" if self.numbers else ""


def _articles(view: View) -> list[Cited]:
    """The articles behind the records, each once; UnknownName where there is none."""
    found: dict[str, Cited] = {}

    def cited(source: str) -> Cited:
        if source not in found:
            found[source] = Cited(view.dataset.by_id(source).doc)
        return found[source]

    for record in view.records:
        if record.doc["kind"] == "source":
            cited(record.doc["id"])
        for quotation in quotations(record.doc):
            cited(quotation["source"]).numbers.update(quotation["sentences"])
    if not found:
        raise UnknownName("no article tells of this: there is nothing to cite")
    return list(found.values())


def apa(view: View, _: Look) -> Iterator[str]:
    """The entry of the reference list, and under it the citation in the text.

    APA 7 puts the title where a by-line is missing, and a description in brackets where the title
    is missing too. Articles that would be cited alike get a letter after their year.
    """
    articles = _articles(view)
    alike = [(_headed(one), one.date[0]) for one in articles]
    for at, one in enumerate(articles):
        year, *rest = one.date
        letter = ""
        if alike.count(alike[at]) > 1:
            letter = chr(ord("a") + alike[:at].count(alike[at]))
        day = [" ".join([MONTHS[rest[0] - 1], *map(str, rest[1:])])] if rest else []
        dated = ", ".join([f"{year}{letter}", *day])
        called = f"“{_headed(one)},”" if one.title else f"{_headed(one)},"
        within = ", ".join(filter(None, [f"{called} {year}{letter}", one.sentences]))
        yield "\n" if at else ""
        yield f"{_ended(_headed(one))} ({dated}). {_ended(_line(one.publisher))}\n({within})\n"


def _headed(article: Cited) -> str:
    return _line(article.title) or f"[{_line(article.publisher)} news article]"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def bibtex(view: View, _: Look) -> Iterator[str]:
    """An entry an article; `date` is for biblatex, which then leaves `year` and `month`."""
    for at, article in enumerate(_articles(view)):
        year, *rest = article.date
        named = [MONTHS[one - 1][:3].lower() for one in rest[:1]]
        month = [*(f"{{{day}~}}" for day in rest[1:]), *named]
        fields = {
            "key": _braced(article.publisher),
            # In braces of its own, or styles would change its capitals.
            "title": article.title and f"{{{_braced(article.title)}}}",
            "howpublished": _braced(article.publisher),
            "date": _braced("-".join(f"{part:02}" for part in article.date)),
            "year": _braced(str(year)),
            "month": " # ".join(month),
            "note": article.sentences and _braced(article.sentences.capitalize()),
        }
        lines = "".join(f",\n  {name} = {value}" for name, value in fields.items() if value)
        yield "\n" if at else ""
        yield f"@misc{{{article.id}{lines}\n}}\n"


def _braced(text: str) -> str:
    return "{" + _TEX_SIGNS.sub(lambda sign: _TEX[sign[0]], _line(text)) + "}"


def csl_json(view: View, _: Look) -> Iterator[str]:
    """A list of items, as CSL's csl-data.json has them.

    The sentences are a note: a locator of CSL is a page where it does not say of what it is.
    """
    items = [
        {
            "id": article.id,
            "type": "article-newspaper",
            **({"title": article.title} if article.title else {}),
            "container-title": article.publisher,
            "issued": {"date-parts": [article.date]},
            "language": article.language,
            **({"note": article.sentences} if article.sentences else {}),
        }
        for article in _articles(view)
    ]
    yield "[" + ",\n ".join(map(dumps, items)) + "]\n"

"""The articles themselves, sentence by sentence."""

from __future__ import annotations

from talks_cli.dataset.document import standing_of
from talks_cli.errors import UnknownName, UsageFault
from talks_cli.topics import resolve
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Numbers

KINDS = ("sentence",)
COLUMNS = (
    Column("No.", "number"),
    Column("Sentence", "text"),
    Column("Says", "says", into="text"),
    Column("Section", "section"),
)
# Facts of rounds and venues whose values stand under headings of other names.
_HEADED = {"name": "venue", "for": "date", "room": "seating"}


def read(dataset: Dataset, numbers: Numbers = None) -> View:
    """The article itself: its sentences, numbered, and who speaks in each.

    N is what stands in brackets in the tables: `talks read 17` shows what [17] refers to, and a
    range is written 16-17. Before it may stand whose article is meant, as the tables name it.
    With --evidence, what each sentence tells, or why it tells nothing.

    Example: talks read 1-3
    """
    rows: set[int] = set()
    wanted: dict[int, None] = {}
    articles: dict[str, None] = {}
    for name, asked in _parts(numbers) if numbers else [("", [])]:
        article = resolve.source(dataset, name) if name else None
        found = dataset.select("sentence", source=article and [article], number=asked or None)
        known = {record.doc["number"] for record in dataset.records(found)} if asked else set()
        if missing := [number for number in asked if number not in known]:
            which = f"{article} has no" if article else "no article of the dataset has a"
            raise UnknownName(f"{which} sentence {missing[0]}")
        rows.update(found)
        wanted.update(dict.fromkeys(asked))
        articles.update({article: None} if article else {})
    told = articles or dataset.about["sources"]
    several = len(told) > 1
    return View(
        "read",
        dataset,
        Selection(dataset, sorted(rows)),
        query={"numbers": list(wanted), "articles": list(articles)},
        columns=(*COLUMNS, *([Column("Article", "source")] if several else ())),
        kinds=KINDS,
        title="The articles" if several else dataset.by_id(next(iter(told))).doc["what"],
        group="source" if several else "section",
        beneath=lambda doc: _told(dataset, doc),
    )


def _parts(words: list[str]) -> Iterator[tuple[str, list[int]]]:
    """Names of articles, or numbers, or both: of `AP [16–17, 20]; Reuters 3`."""
    text = " ".join(words).replace("]", ";")
    for part in list(filter(str.strip, text.split(";"))) or [text]:
        name, bracket, inside = part.rpartition("[")
        told = inside.replace(",", " ").split()
        first = next((at for at, word in enumerate(told) if word[0].isdigit()), len(told))
        numbers = dict.fromkeys(number for word in told[first:] for number in _meant(word))
        name = " ".join([name, *told[:first]]).strip(" ,")
        if not numbers and (bracket or not name):
            raise _no_number(inside)
        yield name, list(numbers)


def _meant(word: str) -> range:
    """The numbers that a word stands for: `17`, `16-17`."""
    first, dash, last = word.replace("–", "-").partition("-")
    ends = (first, last if dash else first)
    if not all(end.isascii() and end.isdigit() and len(end) < 6 for end in ends):
        raise _no_number(word)
    if int(ends[0]) > int(ends[1]):
        raise UsageFault(f"read: {word!r} ends before it begins (use {ends[1]}-{ends[0]})")
    return range(int(ends[0]), int(ends[1]) + 1)


def _no_number(text: str) -> UsageFault:
    return UsageFault(f"read: {text.strip()!r} is not the number of a sentence (use 3, or 16-17)")


def _told(dataset: Dataset, doc: Doc) -> Iterator[str]:
    """What a sentence tells, a line each, or why it tells nothing."""
    if doc["nothing"]:
        yield f"Nothing: {doc['nothing']}"
    for identifier in doc["tells"]:
        told = dataset.by_id(identifier).doc
        status = standing_of(told, dataset.about["statuses"], told["when"])
        parts = [told["what"], told["when"], status]
        if "facts" in told:  # of which a sentence tells a few: the rest is not its
            facts = dict.fromkeys(_facts_of(doc, told["facts"]))
            parts = [told["what"], ", ".join(facts)]
        yield f"{' · '.join(filter(None, parts))} — {identifier}"


def _facts_of(sentence: Doc, facts: Doc) -> Iterator[str]:
    """The headings of the facts that rest on a sentence."""
    place = (sentence["source"], [sentence["number"]])
    for name, fact in facts.items():
        if any((cited["source"], cited["sentences"]) == place for cited in fact["evidence"]):
            yield _HEADED.get(name, name.replace("-", " "))

"""The articles themselves, sentence by sentence."""

from __future__ import annotations

from talks_cli.errors import UnknownName, UsageFault
from talks_cli.view import Column, Selection, View, standing_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Dataset, Doc
    from talks_cli.topics.options import Numbers

KINDS = ("sentence",)
COLUMNS = (
    Column("No.", "number"),
    Column("Sentence", "text"),
    Column("Says", "says", into="text"),
    Column("Section", "section"),
)


def read(dataset: Dataset, numbers: Numbers = None) -> View:
    """The article itself: its sentences, numbered, and who speaks in each.

    N is what stands in brackets in the tables: `talks read 17` shows what [17] refers to, and a
    range is written 16-17. With --evidence, what each sentence tells, or why it tells nothing.

    Example: talks read 1-3
    """
    wanted = list(dict.fromkeys(number for word in numbers or () for number in _meant(word)))
    rows = dataset.select("sentence", number=wanted or None)
    found = {record.doc["number"] for record in dataset.records(rows)} if wanted else set()
    if missing := [number for number in wanted if number not in found]:
        raise UnknownName(f"no article of the dataset has a sentence {missing[0]}")
    several = len(dataset.about["sources"]) > 1
    source = dataset.by_id(next(iter(dataset.about["sources"]))).doc
    return View(
        "read",
        dataset,
        Selection(dataset, rows),
        query={"numbers": wanted},
        columns=(*COLUMNS, *([Column("Where", "where")] if several else ())),
        kinds=KINDS,
        title="The articles" if several else source["what"],
        group=None if several else "section",
        beneath=lambda doc: _told(dataset, doc),
    )


def _meant(word: str) -> range:
    """The numbers that a word stands for: `17`, `16-17`, `[16–17]`."""
    first, dash, last = word.strip("[]").replace("–", "-").partition("-")
    ends = (first, last if dash else first)
    if not all(end.isascii() and end.isdigit() and len(end) < 6 for end in ends):
        raise UsageFault(f"read: {word!r} is not the number of a sentence (use 3, or 16-17)")
    return range(int(ends[0]), int(ends[1]) + 1)


def _told(dataset: Dataset, doc: Doc) -> Iterator[str]:
    """What a sentence tells, a line each, or why it tells nothing."""
    if doc["nothing"]:
        yield f"Nothing: {doc['nothing']}"
    for identifier in doc["tells"]:
        told = dataset.by_id(identifier).doc
        status = standing_of(told, dataset.about["statuses"], told["when"])
        parts = [told["what"], told["when"], status]
        if "facts" in told:  # of which a sentence tells a few: the rest is not its
            parts = [told["what"], ", ".join(_facts_of(doc, told["facts"]))]
        yield f"{' · '.join(filter(None, parts))} — {identifier}"


def _facts_of(sentence: Doc, facts: Doc) -> Iterator[str]:
    """The names of the facts that rest on a sentence."""
    place = (sentence["source"], [sentence["number"]])
    for name, fact in facts.items():
        if any((cited["source"], cited["sentences"]) == place for cited in fact["evidence"]):
            yield name

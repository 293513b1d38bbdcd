"""Examples that work: what stands in `{}` is taken from the dataset that is open."""

from __future__ import annotations

import re

from talks_cli.dates import without_ends
from talks_cli.door import open_dataset
from talks_cli.errors import TalksError
from talks_cli.names import fold, is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from talks_cli.dataset.store import Dataset

FIRST = ("talks delegation {side}", "talks timeline {month}", "talks statements {person}")
_BLANK = re.compile(r"\{(\w+)\}")


def filled(example: str, data: Any = None) -> str:
    """An example with words of the dataset at `data`; in capitals what it has nothing for."""
    try:
        dataset = open_dataset(data) if "{" in example else None
    except TalksError:
        dataset = None

    def word(blank: re.Match[str]) -> str:
        try:
            candidates = _WORDS[blank[1]](dataset) if dataset else iter(())
            return next(filter(is_plain, candidates), blank[1].upper())
        except TalksError:
            return blank[1].upper()

    return _BLANK.sub(word, example)


def _people(dataset: Dataset) -> Iterator[str]:
    yield from (key for key, _ in dataset.postings("statement.by="))
    yield from (key for key, _ in dataset.postings("person.id="))


def _months(dataset: Dataset) -> Iterator[str]:
    for span, _ in dataset.postings("timeline.span="):
        last, _, first = span.partition("..")
        if first:
            yield without_ends(last)[:7]


def _ids(dataset: Dataset) -> Iterator[str]:
    for group in ("exchange", "timeline", ""):
        yield from (str(record.doc["id"]) for record in dataset.records(dataset.posting(group)))


def _words(dataset: Dataset) -> Iterator[str]:
    for record in dataset.records(dataset.posting("timeline")):
        yield max(fold(record.doc["title"] or "").split(), key=len, default="")


_WORDS: dict[str, Any] = {
    "side": lambda dataset: iter(dataset.about["sides"]),
    "round": lambda dataset: iter([str(dataset.about["latest_round"] or "latest")]),
    "stage": lambda dataset: iter(dataset.about["stages"]),
    "person": _people,
    "month": _months,
    "id": _ids,
    "word": _words,
}

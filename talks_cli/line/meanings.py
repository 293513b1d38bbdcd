"""What the words of a line mean in the dataset that it names, and which of them are one value."""

from __future__ import annotations

from itertools import takewhile

from talks_cli.dataset.format import UNNAMED
from talks_cli.dates import is_date, readings
from talks_cli.door import open_dataset
from talks_cli.errors import TalksError
from talks_cli.names import fold
from talks_cli.topics.resolve import published, rounds_called, sides_called
from talks_cli.topics.statements import telling_of
from talks_cli.topics.timeline import days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from talks_cli.dataset.store import Dataset
    from talks_cli.line.walk import Line, Param

TELLS = {  # the command that tells of what a word means
    "SIDE": "delegation", "NAME": "person", "PUBLISHER": "timeline --by", "ROUND": "rounds",
    "WHEN": "timeline", "STATUS": "timeline --status", "ID": "show",
}  # fmt: skip


def option_for(line: Line, word: str) -> str | None:
    """The option of the command, not given yet, that takes `word` for what it means."""
    given = [param["name"] for param, _ in line.given]
    if "alone" in given:
        given.append(line.shape["commands"][line.command]["alone"])
    free = [param for param in line.params if param["flags"] and param["name"] not in given]
    meanings = list(meanings_of(dataset_of(line), word))
    fits = [param for param in free if word.casefold() in param["choices"]]
    fits += [param for meant in meanings for param in free if param["metavar"] == meant]
    return max(fits[0]["flags"], key=len) if fits else None


def dataset_of(line: Line) -> Dataset | None:
    """The dataset that a line names; None where it cannot be opened."""
    try:
        return open_dataset(line.value("data"))
    except TalksError:
        return None


def meanings_of(dataset: Dataset | None, word: str) -> Iterator[str]:
    """What a word is in a dataset, as the metavars of options have it, the likeliest first."""
    folded = fold(word)
    if dataset is None or not folded:
        return
    about: dict[str, Any] = dataset.about
    if sides_called(dataset, word):
        yield "SIDE"
    if dataset.named("person", folded) or dataset.posting(f"statement.by={UNNAMED}{folded}"):
        yield "NAME"
    if published(dataset, word):
        yield from ("PUBLISHER", "NAME")
    if folded in ("latest", "all") or rounds_called(dataset, word):
        yield "ROUND"
    # A bare number is a year only where something lies in it.
    if readings(word, about["months"]) or (
        is_date(word) and ("-" in word or any(day.startswith(word) for day in days(dataset)))
    ):
        yield "WHEN"
    if folded in map(fold, (*about["statuses"], *about["statuses"].values(), *about["stages"])):
        yield "STATUS"
    if dataset.posting(f"id={word}"):
        yield "ID"
    if all(_is_said(dataset, one) for one in folded.split()) and telling_of(dataset, folded):
        yield "WORD"


def _is_said(dataset: Dataset, word: str) -> bool:
    """Whether statements have a word, or one that is two letters longer at most."""
    return any(len(rest) < 3 for rest, _ in dataset.postings(f"statement.about={word}"))


def quoted(line: Line) -> Iterator[str]:
    """The words of a line, in one those of an option's value: of `--since 16 may`, `16 may`."""
    rest = list(line.words)
    while rest:
        flag = rest.pop(0)
        yield flag
        param = line.option(flag)
        if param and param["type"] != "flag":
            plain = list(takewhile(lambda word: word[:1] != "-", rest))
            for end in range(len(plain), 1, -1):
                value = " ".join(plain[:end])
                if param["metavar"] in meanings_of(dataset_of(line), value):
                    rest[:end] = [value]
                    break


def part_of(line: Line, param: Param, value: str) -> str | None:
    """The most words of a value that mean something, if the others do not: of `mid-May`, `May`."""
    if not any(map(str.isalpha, value)):
        return None
    words, dataset = value.replace("-", " ").split(), dataset_of(line)
    meanings = {word: {*meanings_of(dataset, word)} - {"WORD"} for word in words}
    for size in range(len(words) - 1, 0, -1):
        for first in range(len(words) - size + 1):
            part, others = words[first : first + size], words[:first] + words[first + size :]
            if param["metavar"].strip("[]") in meanings_of(dataset, " ".join(part)):
                return None if any(meanings[word] for word in others) else " ".join(part)
    return None

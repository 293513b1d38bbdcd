"""What asks for the words of a question: a command that takes as many of them as any does."""

from __future__ import annotations

from talks_cli.line.meanings import meanings_of, option_for
from talks_cli.line.walk import Line
from talks_cli.line.words import COMMANDS
from talks_cli.names import EMPTY, fold
from talks_cli.topics import TOPICS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Dataset

    Words = list[str]

# By what the words of a question mean.
_ASKED = ("person", "delegation", "statements", "timeline", "rounds")
_LONGEST = 12  # words of a question


def meant_by(word: str) -> list[Words]:
    """What is called so: a command, with what narrows it."""
    return [meant.split() for meant, words in COMMANDS.items() if word.casefold() in words.split()]


def questions(line: Line, dataset: Dataset | None, words: Words) -> Iterator[Words]:
    """What asks for the words of a question, the one that leaves out the least first."""
    if not 1 < len(words) <= _LONGEST:
        return
    folded = list(enumerate(map(fold, words)))
    asked = [(at, [word]) for at, word in folded if word in TOPICS]
    asked += [(at, meant) for at, word in folded for meant in meant_by(word) if meant[0][0] != "-"]
    asked.sort(key=lambda one: len(one[1]), reverse=True)  # what narrows a command says more
    found = [_question(line, dataset, meant, words, at) for at, meant in asked]
    if not asked:
        found = [_question(line, dataset, [name], words, -1) for name in _ASKED]
        found = [(left, asks) for left, asks in found if len(asks) > 1]
    yield from (asks for _, asks in sorted(found, key=lambda one: one[0]))


def _question(
    line: Line, dataset: Dataset | None, meant: Words, words: Words, at: int
) -> tuple[int, Words]:
    """A command that takes what it can of the words but the one `at`; how many it leaves out."""
    asks, left, first = meant, 0, 0
    while first < len(words):
        for end in range(len(words), first, -1):
            part = " ".join(words[first:end])
            told = Line(asks, line.shape)
            known = not first <= at < end and fold(part) not in EMPTY
            meanings = list(meanings_of(dataset, part)) if known else []
            takes = told.argument()
            if takes and takes["metavar"].strip("[].") in meanings:
                asks, first = [asks[0], part, *asks[1:]], end
                break
            if meanings and (option := option_for(told, part)):
                asks, first = [*asks, option, part], end
                break
        else:
            left += first != at and fold(words[first]) not in EMPTY
            first += 1
    return left, of_the_same(line, *asks)


def of_the_same(line: Line, *words: str) -> Words:
    """Another line, of the dataset that the line names."""
    data = line.value("data")
    return [*words, *(() if data is None else ("--data", data))]

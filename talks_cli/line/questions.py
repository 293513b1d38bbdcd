"""What asks for the words of a question: a command that takes as many of them as any does."""

from __future__ import annotations

from talks_cli.line.meanings import meanings_of, option_for
from talks_cli.line.walk import Line
from talks_cli.line.words import COMMANDS, OPTIONS
from talks_cli.names import EMPTY, fold
from talks_cli.topics import TOPICS, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.store import Dataset

    Words = list[str]

# By what the words of a question mean.
_ASKED = ("person", "delegation", "statements", "timeline", "rounds")
_NAME_LEFT_OUT = 3  # what it weighs that a name is left out
_NOTHING = "and"  # a word that says nothing of what is asked
_TAKING = frozenset("take takes taken taking took".split())
_LONGEST = 12  # words of a question


def meant_by(word: str) -> list[Words]:
    """What is called so: a command, with what narrows it."""
    return [meant.split() for meant, words in COMMANDS.items() if word.casefold() in words.split()]


def questions(line: Line, dataset: Dataset | None, words: Words) -> Iterator[Words]:
    """What asks for the words of a question, the one that leaves out the least first."""
    words = _plainly(words)
    if not 1 < len(words) <= _LONGEST:
        return
    folded = list(enumerate(map(fold, words)))
    asked = [(at, [word]) for at, word in folded if word in line.shape["commands"]]
    asked += [(at, meant) for at, word in folded for meant in meant_by(word) if meant[0][0] != "-"]
    asked.sort(key=lambda one: len(one[1]), reverse=True)  # what narrows a command says more
    seats = _of_all_sides(dataset, words)

    def question(meant: Words, at: int = -1) -> tuple[int, Words]:
        return _question(line, dataset, meant, seats if meant[0] == "delegation" else words, at)

    found = [question(meant, at) for at, meant in asked]
    found += [one for one in map(question, ([name] for name in _ASKED)) if len(one[1]) > 1]
    found += _told_together(dataset, words)
    found += _entitled(dataset, words)
    found.sort(key=lambda one: one[0])
    for _, asks in found:
        yield of_the_same(line, *asks)


def _plainly(words: Words) -> Words:
    """A question without what says nothing: that it is about talks, and that they take place."""
    return [
        word
        for before, word in zip(["", *map(fold, words)], words, strict=False)
        if fold(word) != "talks" and not (before in _TAKING and fold(word) == "place")
    ]


def _entitled(dataset: Dataset | None, words: Words) -> Iterator[tuple[int, Words]]:
    """Who has a title with all the words that say something; a search for it, if several have."""
    title = " ".join(word for word in words if fold(word) not in EMPTY)
    found = resolve.entitled(dataset, title) if dataset else ()
    if found:
        yield 0, ["person", found[0]] if len(found) == 1 else ["search", *title.split()]


def _of_all_sides(dataset: Dataset | None, words: Words) -> Words:
    """A question without the names of sides, where it names several: who sat for each is asked."""
    sides = [word for word in words if "SIDE" in meanings_of(dataset, word)]
    if dataset is None or len({resolve.side(dataset, word) for word in sides}) < 2:
        return words
    return [_NOTHING if word in sides else word for word in words]


def _told_together(dataset: Dataset | None, words: Words) -> Iterator[tuple[int, Words]]:
    """A search for the people whom a question names, where something names all of them."""
    names = [word for word in words if _is_named("NAME", meanings_of(dataset, word))]
    if dataset is not None and len(names) > 1:
        together = dataset.search(names)
        if together.rows and not together.partial:
            yield _NAME_LEFT_OUT - 1, ["search", *names]


def _question(
    line: Line, dataset: Dataset | None, meant: Words, words: Words, at: int
) -> tuple[int, Words]:
    """A command that takes what it can of the words but the one `at`; how much it leaves out."""
    asks, left, first = meant, 0, 0
    while first < len(words):
        for end in range(len(words), first, -1):
            part = " ".join(words[first:end])
            told = Line(of_the_same(line, *asks), line.shape)
            known = not first <= at < end and fold(part) not in EMPTY
            meanings = list(meanings_of(dataset, part)) if known else []
            if not EMPTY.isdisjoint(fold(part).split()):
                meanings = [meant for meant in meanings if meant != "WORD"]
            if option := _worded(told, words[at + 1 : first], meanings):
                asks, first = [*asks, option, part], end
                break
            takes = told.argument()
            wanted = takes["metavar"].strip("[].") if takes else ""
            if wanted in meanings and all(param["metavar"] != wanted for param, _ in told.given):
                asks, first = [asks[0], part, *asks[1:]], end
                break
            if meanings and (option := option_for(told, part)):
                asks, first = [*asks, option, part], end
                break
        else:
            left += (first != at) * _weight(words[first], meant, meanings)
            first += 1
    # What asks for something may be who is cited as well: a source.
    cited = at >= 0 and "NAME" in meanings_of(dataset, words[at])
    return left + (left > 0 and cited), asks


def _weight(word: str, meant: Words, meanings: Words) -> int:
    """How much is left out with a word: most with a name, much with what asks something else."""
    folded = fold(word)
    asks = meant_by(folded) + ([[folded]] if folded in TOPICS else [])
    if meant in asks:
        return 0
    if folded in EMPTY:
        return len(asks)  # of when, where and who
    named = any(_is_named(kind, meanings) for kind in ("SIDE", "NAME"))
    return _NAME_LEFT_OUT if named else 2 if asks else 1


def _is_named(kind: str, meanings: Iterable[str]) -> bool:
    """Whether a word names a side or a person, who is no publisher: what these tell is all."""
    return {kind, "PUBLISHER"}.intersection(meanings) == {kind}


def _worded(told: Line, before: Words, meanings: Words) -> str | None:
    """The option that the word before it says: of `after 20 may`, --since."""
    word = f"--{fold(before[-1])}" if before else ""
    named = [meant for meant, words in OPTIONS.items() if word in (meant, *words.split())]
    taken = [
        flag for param in told.params if param["metavar"] in meanings for flag in param["flags"]
    ]
    return next((flag for flag in named if flag in taken), None)


def of_the_same(line: Line, *words: str) -> Words:
    """Another line, of the dataset that the line names."""
    data = line.value("data")
    return [*words, *(() if data is None else ("--data", data))]

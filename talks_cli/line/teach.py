"""What was meant by a line that is not understood: nearest in meaning, then in spelling.

A line is taught where it finds an answer as it stands, and else the next likely one.
"""

from __future__ import annotations

import shlex

from talks_cli.answer import answered, asked, function_of
from talks_cli.errors import TalksError, Undecided, UsageFault
from talks_cli.line.app import understood
from talks_cli.line.examples import filled
from talks_cli.line.meanings import TELLS, dataset_of, meanings_of, option_for, part_of, quoted
from talks_cli.line.questions import meant_by, of_the_same, questions
from talks_cli.line.quick import quickly_understood
from talks_cli.line.walk import Line
from talks_cli.line.words import OPTIONS
from talks_cli.names import EMPTY, did_you_mean, fold, nearest
from talks_cli.tasks.help import PAGES
from talks_cli.topics import TOPICS
from talks_cli.topics.resolve import spelled_like
from talks_cli.unseen import seen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from talks_cli.line.walk import Param
    from talks_cli.view import View

    Words = list[str]

_EXAMPLES = {"NAME": "{person}", "ID...": "{id}", "WORD...": "{word}"}


def taught(fault: TalksError, line: Line) -> TalksError:
    """A fault of a line, with the line that was probably meant where one can be found."""
    if isinstance(fault, Undecided):
        return fault
    if line.command is not None and line.command not in line.shape["commands"]:
        told = f"no command {line.command!r}"
        return _try(told, _commands(line), line, UsageFault(f"{told} (see 'talks help')"))
    if line.unknown:
        return _no_option(line, line.unknown[0])
    if (joined := list(quoted(line))) != line.words:
        told = "several words of one value want quotes"
        return _try(told, [joined], line, UsageFault(told))
    if line.surplus and isinstance(fault, UsageFault):
        return _one_too_many(line, line.surplus[0])
    plain = [value for param, value in line.given if not param["flags"]]
    if line.command in TOPICS and len(plain) > 1 and not EMPTY.isdisjoint(map(fold, plain)):
        lines = questions(line, dataset_of(line), plain)
        return _try(fault.message.partition(";")[0], lines, line, fault)
    for param, value in line.given:
        if param["choices"] and repr(value) in fault.message:
            close = nearest(value, param["choices"], 1)
            return UsageFault(f"{fault.message}{did_you_mean(close)}", close)
    for param, value in line.given:
        if (not param["flags"] or param["metavar"] in TELLS) and repr(value) in fault.message:
            return _not_found(fault, line, param, value)
    return fault


def _not_found(fault: TalksError, line: Line, param: Param, word: str) -> TalksError:
    """A fault of a value, with what it would be understood as; an argument is searched for, too."""
    if line.command not in TOPICS or fault.message.endswith("give one of them"):
        return fault
    told = fault.message.partition(";")[0]
    if option := option_for(line, word):
        return _try(told, [_instead(line, param, word, option)], line, fault)
    if "did you mean" in fault.message:
        return fault
    if part := part_of(line, param, word):
        return _try(told, [[one.replace(word, part) for one in line.words]], line, fault)
    tells = [TELLS[meant] for meant in meanings_of(dataset_of(line), word) if meant in TELLS]
    others = [command for command in tells if command != line.command]
    lines = [of_the_same(line, *command.split(), word) for command in others]
    if not others:
        nowhere = word.startswith("-") or not any(map(str.isalpha, word))
        if fault.suggestions or nowhere or param["flags"] or line.command == "search":
            return fault
        told = fault.message
    return _try(told, [*lines, of_the_same(line, "search", word)], line, fault)


def _commands(line: Line) -> Iterator[Words]:
    """The lines that may be meant by one whose command is none, the likeliest first."""
    word, known = str(line.command), line.shape["commands"]
    place = line.words.index(word)
    if word in PAGES and not line.surplus:
        yield ["help", word]
    for meant in meant_by(word):
        if not meant[0].startswith("-"):
            yield _as_command(line, place, *meant)
        elif not line.surplus:
            yield meant
    dataset = dataset_of(line)
    plain = [word, *(line.words[at] for at in line.surplus)]
    several = " ".join(plain)
    for joined, lost in ((several, line.surplus), (word, [])):
        for tells in (TELLS[meant] for meant in meanings_of(dataset, joined) if meant in TELLS):
            before = [w for at, w in enumerate(line.words[:place]) if at not in line.unknown]
            after = [w for at, w in enumerate(line.words) if at > place and at not in lost]
            yield [*before, *tells.split(), joined, *after]
        if joined == several:
            yield from questions(line, dataset, " ".join(plain).split())
    if several.lstrip("[")[:1].isdigit():
        yield of_the_same(line, "read", several)
    for close in nearest(word, known)[:1]:
        yield _as_command(line, place, close)
    if _says_something(several):
        yield of_the_same(line, "search", several)
    for kind, tells in (("side", "delegation"), ("person", "person")):
        for close in spelled_like(dataset, kind, several)[:1] if dataset else ():
            yield of_the_same(line, tells, close)


def _no_option(line: Line, place: int) -> TalksError:
    written, equals, value = line.words[place].partition("=")
    told = f"no option {written!r}"
    flags = [flag for param in line.params for flag in param["flags"]]
    command = () if line.command else ("COMMAND",)
    for meant, words in OPTIONS.items():
        flag, *given = meant.split()
        if written.casefold() in words.split() and flag in (*flags, "--help"):
            valued = [value] if equals and not given else given
            lines = [_replaced(line, place, *command, flag, *valued)]
            return _try(told, lines, line, UsageFault(f"{told}{did_you_mean((flag,))}", (flag,)))
    others = [name for name, known in line.shape["commands"].items() if _has(known, written)]
    of = f"{told} of {line.command or 'talks'}"
    if set(TOPICS) <= set(others):
        return UsageFault(f"{of}: it is one of every lookup", tuple(others))
    if others:
        fault = UsageFault(f"{of}; of these: {', '.join(others)}", tuple(others))
        return _try(
            of, [_elsewhere(line, place, others[0])] if len(others) == 1 else [], line, fault
        )
    close = nearest(written, flags)
    lines = [_replaced(line, place, *command, flag) for flag in close[:1]]
    why = f"{told} (see 'talks {line.command or ''} --help')".replace("  ", " ")
    return _try(told, lines, line, UsageFault(why, close))


def _elsewhere(line: Line, place: int, name: str) -> Words:
    """The option that stands at `place`, with its value, in the command that has it."""
    needed = next((p for p in line.shape["commands"][name]["params"] if p["required"]), None)
    example = _EXAMPLES.get(str(needed["metavar"])) if needed else None
    words = [name, *([filled(example, line.value("data"))] if example else [])]
    return of_the_same(line, *words, *line.words[place : place + 2])


def _has(command: Any, flag: str) -> bool:
    return any(flag in param["flags"] for param in command["params"])


def _one_too_many(line: Line, place: int) -> TalksError:
    word = line.words[place]
    takes = [param for param in line.params if not param["flags"]]
    metavars = " ".join(str(param["metavar"]) for param in takes)
    told = f"{line.command} takes {metavars or 'no argument'}; {word!r} is one too many"
    lines = list(_fewer(line, place, takes))
    return _try(told, lines, line, UsageFault(f"{told} (see 'talks help {line.command}')"))


def _fewer(line: Line, place: int, takes: list[Any]) -> Iterator[Words]:
    """The lines that may be meant by one with the word at `place` too many."""
    dataset, word = dataset_of(line), line.words[place]
    rest = [w for at, w in enumerate(line.words) if at not in line.surplus]
    plain = [line.words[at] for at in line.surplus]
    if takes:
        first = next(value for param, value in line.given if param is takes[0])
        plain = [first, *plain]
        joined = " ".join(plain)
        if takes[0]["metavar"].strip("[]") in meanings_of(dataset, joined):
            yield [joined if w == first else w for w in rest]
    if option := option_for(line, word):
        yield _replaced(line, place, option, word)
    if dataset and not any(p["flags"] and p["name"] != "data" for p, _ in line.given):
        yield from questions(line, dataset, " ".join([str(line.command), *plain]).split())
    yield rest


def _as_command(line: Line, place: int, command: str, *narrowed: str) -> Words:
    """The line with a command in the place of what is none, and what that cannot do without."""
    known = line.shape["commands"][command]
    needed = next((param for param in known["params"] if param["required"]), None)
    if line.surplus or not needed:
        return _replaced(line, place, command, *narrowed)
    if example := _EXAMPLES.get(str(needed["metavar"])):
        return _replaced(line, place, command, filled(example, line.value("data")))
    return ["help", command]


def _says_something(words: str) -> bool:
    """Whether words are worth a search: `what is this` is not."""
    folded = fold(words).split()
    return len(folded) == 1 or not EMPTY.issuperset(folded)


def _replaced(line: Line, place: int, *words: str) -> Words:
    return [*line.words[:place], *words, *line.words[place + 1 :]]


def _instead(line: Line, param: Param, word: str, option: str) -> Words:
    """The line with `word` given to another option, not to this parameter."""
    written = (word, *(f"{flag}={word}" for flag in param["flags"]))
    place = next(at for at, one in enumerate(line.words) if one in written)
    first = place - (bool(param["flags"]) and line.words[place] == word)
    return [*line.words[:first], option, word, *line.words[place + 1 :]]


def _try(told: str, lines: Iterable[Words], line: Line, otherwise: TalksError) -> TalksError:
    """A fault that shows the first of `lines` that finds an answer, as it may be typed."""
    searched = False
    for one in lines:
        searched = searched or one[0] == "search"
        words = [word if word == line.value("data") else seen(word) for word in one]
        try:
            answered = "COMMAND" in words or _is_answered(words, line)
        except Undecided as fault:
            return type(otherwise)(f"{told}; {fault.message}", fault.suggestions)
        if answered:
            meant = " ".join(("talks", *map(shlex.quote, words)))
            return type(otherwise)(f"{told}; try: {meant}", (meant,))
    if searched:
        why = otherwise.message.replace(told, f"{told}; nor does a search find anything", 1)
        return type(otherwise)(why, otherwise.suggestions)
    return otherwise


def _is_answered(words: Words, line: Line) -> bool:
    """Whether a line finds an answer, or would if there were the dataset that it names.

    Undecided where only who has typed it can say what is meant.
    """
    meant = Line(words, line.shape)
    try:
        request = quickly_understood(meant) or understood(meant)
        if not isinstance(request, str) and request.common and request.command in TOPICS:
            answered(request)
            view: View = function_of(request.command)(asked(request.common), **request.options)
            return view.tells
    except Undecided:
        raise
    except TalksError as fault:
        return fault.exit_code > 2
    return True

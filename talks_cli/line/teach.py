"""What was meant by a line that is not understood: nearest in meaning, then in spelling."""

from __future__ import annotations

import shlex

from talks_cli.dates import by_name, is_date
from talks_cli.door import open_dataset
from talks_cli.errors import TalksError, UsageFault
from talks_cli.names import fold, nearest, number_of
from talks_cli.output import FORMATS
from talks_cli.topics.resolve import published

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from talks_cli.dataset.store import Dataset
    from talks_cli.line.walk import Line, Param

# What people call a command, and what it is called here.
COMMANDS = {
    "delegation": "delegates delegate members team teams participants negotiators side sides head",
    "venue": "venues where place places location city room",
    "timeline": "when events event history calendar date dates chronology happened",
    "prisoners": "pow pows prisoner exchange exchanges swap swaps captives",
    "rounds": "round meetings meeting compare summary overview summit talks",
    "statements": "quotes quote statement said says say speech speeches words",
    "person": "people persons who whois name names bio profile",
    "search": "find grep look query ask mediation mediators",
    "show": "get cite record records id view open fact facts describe",
    "read": "article text sentences sentence full original",
    "sources": "source publishers differences diff",
    "check": "verify validate prove test lint coverage",
    "compile": "build pack make convert",
    "new": "init add create import",
    "schema": "schemas types",
    "report": "page html document website factsheet sheet",
    "completion": "tab autocomplete completions bash zsh fish",
    "--help": "list ls commands usage man info topics options",
    "--version": "version ver about",
}
# What people call an option; a value stands with those that have only one to mean.
OPTIONS = {
    "--since": "--from --after --start --begin",
    "--until": "--to --before --end --till",
    "--on": "--date --day --month --year --when",
    "--side": "--country --nation --party --delegation --team -s",
    "--round": "--meeting -r --number",
    "--by": "--speaker --who --person --name --author --said-by --people --from",
    "--about": "--topic --subject --on --word --search --theme",
    "--role": "--position --function --part",
    "--status": "--state --stage",
    "--fields": "--columns --select --field --cols",
    "--evidence": "--quotes --verbose -v --proof --sentences --cite --citations",
    "--cite apa": "--apa --citation --reference",
    "--cite bibtex": "--bibtex --bib --biblatex",
    "--cite csl-json": "--csl --csl-json",
    "--data": "--file --db --dataset --pack --input -d",
    "--format": "--output-format --type",
    "--color": "--colour --colors",
    "--color never": "--no-color --no-colour --plain --nocolor",
    "--notes": "--all --note --all-notes",
    "--quiet": "--no-notes --silent --brief -s",
    "--version": "-v --ver",
    "--output": "--out --to",
    "--help": "-? --usage",
    **{f"-f {name}": f"--{name}" for name in FORMATS},
    "-f markdown": "--markdown --md",
}


_TELLS = {  # the command that tells of what a word means
    "SIDE": "delegation", "NAME": "person", "PUBLISHER": "statements", "ROUND": "rounds",
    "WHEN": "timeline", "STATUS": "timeline --status", "ID": "show",
}  # fmt: skip


def taught(fault: TalksError, line: Line) -> TalksError:
    """A fault of a line, with the line that was probably meant where one can be found."""
    if line.command is not None and line.command not in line.shape["commands"]:
        return _no_command(line)
    if line.unknown:
        return _no_option(line, line.unknown[0])
    if line.surplus and isinstance(fault, UsageFault):
        return _one_too_many(line, line.surplus[0])
    words = [value for param, value in line.given if not param["flags"]]
    word = next((word for word in words if repr(word) in fault.message), None)
    return fault if word is None else _not_found(fault, line, word)


def _not_found(fault: TalksError, line: Line, word: str) -> TalksError:
    """A fault of an argument, with what it would be understood as, or searched for."""
    place, told = line.words.index(word), fault.message.partition(";")[0]
    if option := _option_for(line, word):
        return _try(told, _replaced(line, place, option, word), kind=type(fault))
    if "did you mean" in fault.message:
        return fault
    tells = [_TELLS[meant] for meant in _meanings(_dataset(line), word) if meant in _TELLS]
    if other := next((command for command in tells if command != line.command), None):
        return _try(told, _of_the_same(line, *other.split(), word), kind=type(fault))
    nowhere = word.startswith("-") or not any(map(str.isalpha, word))
    if fault.suggestions or nowhere or line.command in ("help", "search"):
        return fault
    return _try(fault.message, _of_the_same(line, "search", word), kind=type(fault))


def _no_command(line: Line) -> TalksError:
    word, known = str(line.command), line.shape["commands"]
    place = line.words.index(word)
    told = f"no command {word!r}"
    for meant, words in COMMANDS.items():
        if word.casefold() in words.split():
            if meant.startswith("--"):
                return _try(told, [meant])
            if meant in known:
                wants = () if line.surplus else _required(known[meant]["params"])
                return _try(told, _replaced(line, place, meant, *wants))
    dataset = _dataset(line)
    several = " ".join((word, *(line.words[at] for at in line.surplus)))
    for joined, lost in ((several, line.surplus), (word, [])):
        for meant in _meanings(dataset, joined):
            if meant in _TELLS:
                before = [w for at, w in enumerate(line.words[:place]) if at not in line.unknown]
                after = [w for at, w in enumerate(line.words) if at > place and at not in lost]
                return _try(told, [*before, *_TELLS[meant].split(), joined, *after])
    if close := nearest(word, known):
        return _try(told, _replaced(line, place, close[0]), close)
    return _try(told, _of_the_same(line, "search", several), ("help",))


def _no_option(line: Line, place: int) -> TalksError:
    written, equals, value = line.words[place].partition("=")
    told = f"no option {written!r}"
    flags = [flag for param in line.params for flag in param["flags"]]
    command = () if line.command else ("COMMAND",)
    for meant, words in OPTIONS.items():
        flag, *given = meant.split()
        if written.casefold() in words.split() and flag in (*flags, "--help"):
            valued = [value] if equals and not given else given
            return _try(told, _replaced(line, place, *command, flag, *valued))
    others = [name for name, known in line.shape["commands"].items() if _has(known, written)]
    if others:
        told = f"{told} of {line.command or 'talks'}; of these: {', '.join(others)}"
        return UsageFault(told, tuple(others))
    close = nearest(written, flags)
    if close:
        return _try(told, _replaced(line, place, *command, close[0]), close)
    return UsageFault(f"{told} (see 'talks {line.command or ''} --help')".replace("  ", " "))


def _has(command: Any, flag: str) -> bool:
    return any(flag in param["flags"] for param in command["params"])


def _one_too_many(line: Line, place: int) -> TalksError:
    word = line.words[place]
    takes = [param for param in line.params if not param["flags"]]
    metavars = " ".join(str(param["metavar"]) for param in takes)
    told = f"{line.command} takes {metavars or 'no argument'}; {word!r} is one too many"
    rest = [w for at, w in enumerate(line.words) if at not in line.surplus]
    if takes:
        first = next(value for param, value in line.given if param is takes[0])
        joined = " ".join((first, *(line.words[at] for at in line.surplus)))
        if takes[0]["metavar"].strip("[]") in _meanings(_dataset(line), joined):
            rest[rest.index(first)] = joined
            return _try(told, rest)
    if option := _option_for(line, word):
        return _try(told, _replaced(line, place, option, word))
    return _try(told, rest)


def _option_for(line: Line, word: str) -> str | None:
    """The option of the command, not given yet, that takes `word` for what it means."""
    given = [param["name"] for param, _ in line.given]
    if "alone" in given:
        given.append(line.shape["commands"][line.command]["alone"])
    free = [param for param in line.params if param["flags"] and param["name"] not in given]
    meanings = list(_meanings(_dataset(line), word))
    fits = [param for param in free if word.casefold() in param["choices"]]
    fits += [param for meant in meanings for param in free if param["metavar"] == meant]
    return max(fits[0]["flags"], key=len) if fits else None


def _dataset(line: Line) -> Dataset | None:
    try:
        return open_dataset(line.value("data"))
    except TalksError:
        return None


def _meanings(dataset: Dataset | None, word: str) -> Iterator[str]:
    """What a word is in a dataset, as the metavars of options have it, the likeliest first."""
    folded = fold(word)
    if dataset is None or not folded:
        return
    about: dict[str, Any] = dataset.about
    if dataset.named("side", folded):
        yield "SIDE"
    if dataset.named("person", folded):
        yield "NAME"
    if published(dataset, word):
        yield from ("PUBLISHER", "NAME")
    number = number_of(folded.removesuffix(" round").removeprefix("round "))
    if folded in ("latest", "all") or (number and dataset.posting(f"round.round={number}")):
        yield "ROUND"
    if is_date(word) or by_name(word):
        yield "WHEN"
    if folded in map(fold, (*about["statuses"], *about["statuses"].values(), *about["stages"])):
        yield "STATUS"
    if dataset.posting(f"id={word}"):
        yield "ID"
    if next(dataset.postings(f"statement.about={folded}"), None):
        yield "WORD"


def _required(params: list[Param]) -> list[str]:
    """What stands for the arguments without which a command is none."""
    return [str(param["metavar"]) for param in params if param["required"] and not param["flags"]]


def _replaced(line: Line, place: int, *words: str) -> list[str]:
    return [*line.words[:place], *words, *line.words[place + 1 :]]


def _of_the_same(line: Line, *words: str) -> list[str]:
    """Another line, of the dataset that the line names."""
    data = line.value("data")
    return [*words, *(() if data is None else ("--data", data))]


def _try(
    told: str,
    words: list[str],
    suggestions: tuple[str, ...] = (),
    kind: type[TalksError] = UsageFault,
) -> TalksError:
    """A fault that shows the line that was meant, as it may be typed."""
    meant = " ".join(("talks", *map(shlex.quote, words)))
    return kind(f"{told}; try: {meant}", suggestions or (meant,))

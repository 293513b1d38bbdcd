"""What a shell may offer next on a command line of `talks`: words that are safe in any shell.

Called by the scripts that `talks completion` prints, as `talks __complete SHELL` and the line as it
was typed, up to the cursor: from zsh and PowerShell word by word, from bash and fish in one piece
(bash adds what it takes for the last word). The first line that comes back says what follows:
`values` (one a line, with a description after a tab), `more` (values that can be typed on: no space
after them) or `files` (the shell knows better). Whatever goes wrong is nothing to offer.
"""

from __future__ import annotations

import os

from talks_cli.dataset import fields
from talks_cli.line.carried import load_shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from talks_cli.dataset.store import Dataset
    from talks_cli.line.carried import Shape

    Param = dict[str, Any]
    Offer = tuple[str, str]  # a value and what it is

MOST = 100  # values: beyond that, what they go on with is offered instead
LONGEST = 60  # characters of a description
_FIRST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_SAFE = _FIRST | frozenset("-_.")
_BEFORE = _SAFE | frozenset("=,")  # what may stand before a value: `--fields=name,`
_HARMLESS = frozenset(" .,:-–—_()/’")
_INSTEAD = str.maketrans({"[": "(", "]": ")", "'": "’", "`": "", '"': "", "…": "..."})
# What a backslash takes its meaning from between quotes; zsh and PowerShell are taken for bash.
_ESCAPED = {"bash": {"'": "", '"': '"\\$`'}, "fish": {"'": "'\\", '"': '"\\$'}}
FILES = ("FILE", "PATH", "[PATH]", "DIR")  # metavars of what the shell completes itself


def main(arguments: list[str]) -> None:
    """Answer `__complete SHELL …` on standard output; never an error."""
    try:
        shell, *typed = arguments
        line = typed[0] if shell in ("bash", "fish") else " ".join(["talks", *typed])
        words = split(line, shell)
        reply = offered(words)
        if shell == "bash":
            # bash takes what follows the last = or : for the word.
            last = typed[1] if typed[1] not in ("=", ":") else ""
            drop = max(len(words[-1]) - len(last), 0)
            reply = [reply[0], *(value[drop:] for value in reply[1:])]
        os.write(1, "".join(f"{line}\n" for line in reply).encode())
    except Exception:  # noqa: BLE001 - a prompt is no place for an error
        return


def split(line: str, shell: str = "bash") -> list[str]:
    """The words of a line, less the first, as the shell makes them of what was typed.

    Less quotes and backslashes, and with the folder that `~` stands for; but the last word, which
    may be empty, keeps its `~`: it is still being typed.
    """
    escaped = _ESCAPED.get(shell, _ESCAPED["bash"])
    words: list[str] = []
    word, quote = "", ""
    bare: int | None = None  # how much of the word stands before its first quote or backslash
    signs = iter(line)
    for sign in signs:
        if sign == "\\" and escaped.get(quote) != "":
            following = next(signs, "")
            if following == "\n":  # the line goes on
                continue
            bare = len(word) if bare is None else bare
            word += sign + following if quote and following not in escaped[quote] else following
        elif quote and sign == quote:
            quote = ""
        elif not quote and sign in "\"'":
            bare = len(word) if bare is None else bare
            quote = sign
        elif not quote and sign.isspace():
            if word or bare is not None:
                words.append(_at_home(word, bare))
            word, bare = "", None
        else:
            word += sign
    return [*words[1:], word] if words else [""]


def _at_home(word: str, bare: int | None) -> str:
    """`word` with the folder that a `~` or `~user` at its start stands for, if it is not quoted."""
    name = word.partition("/")[0]
    if name.startswith("~") and (bare is None or bare > len(name)):
        return os.path.expanduser(word)
    return word


def offered(words: list[str]) -> list[str]:
    """The reply to a line: what its last word may become."""
    shape = load_shape() or _from_the_app()
    *before, typed = words
    state = _State(shape, before)
    if state.waiting:
        return _values(state, state.waiting, typed, "")
    if typed.startswith("--") and "=" in typed and not state.ended:
        flag, _, value = typed.partition("=")
        for param in state.params:
            if flag in param["flags"] and param["type"] != "flag":
                return _values(state, param, value, f"{flag}=")
        return ["values"]
    if typed.startswith("-") and not state.ended:
        return ["values", *_flags(state.options(), typed)]
    if state.command is None:
        commands = shape["commands"].items()
        return ["values", *_lines(((name, found["help"]) for name, found in commands), typed)]
    if (argument := state.positional()) is not None:
        return _values(state, argument, typed, "")
    return ["values"]


def _from_the_app() -> Shape:
    from talks_cli.line.shape import shape

    return shape()


class _State:
    """Where a line stands after some words."""

    def __init__(self, shape: Shape, words: list[str]) -> None:
        self.shape = shape
        self.command: str | None = None
        self.params: list[Param] = shape["top"]
        self.waiting: Param | None = None  # the option whose value comes next
        self.ended = False  # by `--`
        self.given: dict[str, str] = {}
        self.taken = 0
        for word in words:
            self._take(word)

    def _take(self, word: str) -> None:
        if self.waiting:
            self.given[self.waiting["name"]] = word
            self.waiting = None
        elif word == "--" and not self.ended:
            self.ended = True
        elif word.startswith("-") and len(word) > 1 and not self.ended:
            flag, equals, value = word.partition("=")
            for param in self.params:
                if flag in param["flags"]:
                    self.given[param["name"]] = value
                    if param["type"] != "flag" and not equals:
                        self.waiting = param
        elif self.command is None:
            self.command = word
            self.params = self.shape["commands"].get(word, {"params": []})["params"]
        else:
            self.taken += 1

    def options(self) -> Iterator[Offer]:
        """The options that may still be given, the longest spelling of each."""
        for param in self.params:
            if param["flags"] and (param["multiple"] or param["name"] not in self.given):
                yield max(param["flags"], key=len), param["help"]
        yield "--help", "Show this message and exit."

    def positional(self) -> Param | None:
        """The argument that the next word is."""
        params = [param for param in self.params if not param["flags"]]
        if self.taken < len(params):
            return params[self.taken]
        return params[-1] if params and params[-1]["multiple"] else None


# -- values ---------------------------------------------------------------------------------------


def _values(state: _State, param: Param, typed: str, prefix: str) -> list[str]:
    """What the value of `param` may be; each stands after `prefix`."""
    if param["type"] == "choice":
        return ["values", *_lines(((name, "") for name in param["choices"]), typed, prefix)]
    if param["metavar"] in FILES:
        return ["files"]
    if param["metavar"] == "A,B.C":
        return _field_names(state, typed, prefix)
    offer = OFFERS.get(param["metavar"])
    if offer is None:
        return ["values"]
    from talks_cli.door import open_dataset

    more, found = offer(open_dataset(state.given.get("data")), typed)
    return ["more" if more else "values", *_lines(found, typed, prefix)]


def _field_names(state: _State, typed: str, prefix: str) -> list[str]:
    """Field names, also after a comma; those that are there already are not offered again."""
    from talks_cli.door import open_dataset

    kinds = state.shape["commands"].get(state.command, {"kinds": []})["kinds"]
    described = ()
    if "round" in kinds:
        described = open_dataset(state.given.get("data")).about["round_facts"]
    known = fields.of_kinds(kinds, described)
    facts = fields.facts_of_kinds(kinds, described)
    before, comma, last = typed.rpartition(",")
    there = before.split(",")
    names = ((name, "") for name in fields.paths(known, facts) if name not in there)
    return ["more", *_lines(names, last, f"{prefix}{before}{comma}")]


def _sides(dataset: Dataset, typed: str) -> tuple[bool, Iterable[Offer]]:
    return _listed(dataset, "side.id=", typed)


def _people(dataset: Dataset, typed: str) -> tuple[bool, Iterable[Offer]]:
    return _listed(dataset, "person.id=", typed)


def _ids(dataset: Dataset, typed: str) -> tuple[bool, Iterable[Offer]]:
    return _listed(dataset, "id=", typed)


def _rounds(dataset: Dataset, typed: str) -> tuple[bool, Iterable[Offer]]:
    more, found = _listed(dataset, "round.number=", typed)
    words = [("latest", "the latest round"), ("all", "every round")]
    return more, [*found, *words]


def _statuses(dataset: Dataset, _: str) -> tuple[bool, Iterable[Offer]]:
    known = {**dict.fromkeys(dataset.about["stages"], ""), **dataset.about["statuses"]}
    return False, list(known.items())


OFFERS: dict[str, Callable[[Dataset, str], tuple[bool, Iterable[Offer]]]] = {
    "SIDE": _sides,
    "ROUND": _rounds,
    "NAME": _people,
    "STATUS": _statuses,
    "ID...": _ids,
}


def _listed(dataset: Dataset, key: str, typed: str) -> tuple[bool, list[Offer]]:
    """What is filed under keys that begin with `key` and `typed`, each with its summary.

    Where there is more than MOST, what it goes on with: a list cut short would have the shell
    insert letters that only the listed share.
    """
    typed = typed.lower()
    found: list[tuple[str, list[int]]] = []
    for rest, rows in dataset.postings(key + typed):
        found.append((typed + rest, rows))
        if len(found) > MOST:
            return True, [(value, "") for value in _beginnings(dataset, key, typed)]
    return False, [(value, _summary(dataset, rows[0])) for value, rows in found]


def _beginnings(dataset: Dataset, key: str, typed: str) -> list[str]:
    """The ways in which more than MOST values go on after `typed`: at least two, each once."""
    while True:
        found: list[str] = []
        start = ""
        while (first := next(dataset.postings(key + typed, start), None)) is not None:
            if not first[0]:
                found.append(typed)
                start = "\0"
            else:
                found.append(typed + first[0][0])
                start = first[0][0] + "\U0010ffff"
        if len(found) != 1:
            return found
        typed = found[0]


def _summary(dataset: Dataset, row: int) -> str:
    doc = dataset.record(row).doc
    if doc["kind"] == "round":
        status = doc["facts"].get("date", {}).get("status")
        told = "" if status in (None, *dataset.about["past"]) else f" ({status})"
        date = f"{doc['date']}{told}" if doc.get("date") else ""
        return ", ".join(part for part in (date, doc["venue"]) if part)
    return str(doc["name"]) if doc["kind"] == "side" else str(doc["summary"])


# -- safety ---------------------------------------------------------------------------------------


def _flags(offers: Iterable[Offer], typed: str) -> Iterator[str]:
    """A line for each option of the command line that begins with `typed`."""
    for flag, about in offers:
        if flag.startswith(typed.casefold()):
            yield _line(flag, about)


def _lines(offers: Iterable[Offer], typed: str, prefix: str = "") -> Iterator[str]:
    """A line for each value that begins with `typed` and is safe unquoted in every shell.

    None looks like an option, whatever a dataset calls its records.
    """
    for value, about in offers:
        if (
            value.casefold().startswith(typed.casefold())
            and _SAFE.issuperset(value)
            and _FIRST.issuperset(value[:1] or "-")
            and _BEFORE.issuperset(prefix)
        ):
            yield _line(prefix + value, about)


def _line(word: str, about: str) -> str:
    described = harmless(about)
    return f"{word}\t{described}" if described else word


def harmless(text: str) -> str:
    """`text` in one short line of letters, digits and marks that no shell takes for its own."""
    if not text.isascii():
        from talks_cli.unseen import seen  # most descriptions spare the TAB its patterns

        text = seen(text)
    signs = text.translate(_INSTEAD)
    kept = "".join(sign if sign.isalnum() or sign in _HARMLESS else " " for sign in signs)
    words = " ".join(kept.split()).lstrip("-")
    return words if len(words) <= LONGEST else words[: LONGEST - 3].rstrip() + "..."

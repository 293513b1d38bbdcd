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
from talks_cli.line.shape import known_shape
from talks_cli.line.walk import Line
from talks_cli.names import is_plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.line.carried import Shape
    from talks_cli.line.walk import Param

    Offer = tuple[str, str]  # a value and what it is
    Found = tuple[bool, list[Offer]]  # whether the values go on, and the values

LONGEST = 60  # characters of a description
_AROUND = str.maketrans({"=": None, ",": None, "-": "x"})  # `--fields=name,` before a value
_HARMLESS = frozenset(" .,:-–—_()/’")
_INSTEAD = str.maketrans({"[": "(", "]": ")", "'": "’", "`": "", '"': "", "…": "..."})
# What a backslash takes its meaning from between quotes; zsh and PowerShell are taken for bash.
_ESCAPED = {"bash": {"'": "", '"': '"\\$`'}, "fish": {"'": "'\\", '"': '"\\$'}}
FILES = ("FILE", "PATH", "[PATH]", "DIR", "ARTICLE...")  # what the shell completes itself


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
    shape = known_shape()
    *before, typed = words
    line = Line(before, shape)
    if line.waiting:
        return _values(line, line.waiting, typed, "")
    if typed.startswith("--") and "=" in typed and not line.ended:
        flag, _, value = typed.partition("=")
        param = line.option(flag)
        if param and param["type"] != "flag":
            return _values(line, param, value, f"{flag}=")
        return ["values"]
    if typed.startswith("-") and not line.ended:
        return ["values", *_flags(_options(line), typed)]
    if line.command is None:
        return ["values", *_lines(_commands(shape), typed)]
    known = line.command in shape["commands"] and not line.unknown
    if known and (argument := line.argument()):
        return _values(line, argument, typed, "")
    return ["values"]


def _commands(shape: Shape) -> Iterator[Offer]:
    return ((name, found["help"]) for name, found in shape["commands"].items())


def _options(line: Line) -> Iterator[Offer]:
    """The options that may still be given, the longest spelling of each."""
    given = [param["name"] for param, _ in line.given]
    if line.command in (None, *line.shape["commands"]):
        for param in line.params:
            if param["flags"] and (param["multiple"] or param["name"] not in given):
                yield max(param["flags"], key=len), param["help"]
    yield "--help", "Show this message and exit."


# -- values ---------------------------------------------------------------------------------------


def _values(line: Line, param: Param, typed: str, prefix: str) -> list[str]:
    """What the value of `param` may be; each stands after `prefix`."""
    if param["type"] == "choice":
        return ["values", *_lines(((name, "") for name in param["choices"]), typed, prefix)]
    if param["metavar"] in FILES:
        return ["files"]
    if param["metavar"] == "A,B.C":
        return _field_names(line, typed, prefix)
    if param["metavar"] == "[COMMAND|TOPIC]":
        from talks_cli.tasks.help import PAGES

        offers = (*_commands(line.shape), *((name, "") for name in PAGES))
        return ["values", *_lines(offers, typed, prefix)]
    from talks_cli.door import open_dataset
    from talks_cli.line.values import OFFERS  # which flags and commands do without

    offer = OFFERS.get(param["metavar"].strip("[]"))
    if offer is None:
        return ["values"]
    more, found = offer(open_dataset(line.value("data")), typed)
    return ["more" if more else "values", *_lines(found, typed, prefix)]


def _field_names(line: Line, typed: str, prefix: str) -> list[str]:
    """Field names, also after a comma; those that are there already are not offered again."""
    from talks_cli.door import open_dataset

    kinds = line.shape["commands"].get(line.command, {"kinds": []})["kinds"]
    about = open_dataset(line.value("data")).about
    known, facts = fields.of_kinds(about, kinds), fields.facts_of_kinds(about, kinds)
    before, comma, last = typed.rpartition(",")
    there = before.split(",")
    names = ((name, "") for name in fields.paths(known, facts) if name not in there)
    return ["more", *_lines(names, last, f"{prefix}{before}{comma}")]


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
            and is_plain(value)
            and (not prefix or is_plain(prefix.translate(_AROUND)))
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

"""The man page and the reference, made from what the program says of itself.

`python -m tests.project.manual` writes docs/talks.1 and docs/reference.md anew; the man page keeps
the date on which it last changed.
"""

from __future__ import annotations

import re
import textwrap
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli import __version__
from talks_cli.line.app import app
from talks_cli.line.examples import FIRST, filled
from talks_cli.line.shape import shape, written
from talks_cli.tasks.help import PAGES
from tests.packs import DATA, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

MAN_PAGE = ROOT / "docs" / "talks.1"
REFERENCE = ROOT / "docs" / "reference.md"
_DATE = re.compile(r"^\.TH \S+ \S+ (\S+)", re.MULTILINE)
_ITEM = re.compile(r"  (\S.*?)  +(\S.*)")

FILES = """\
talks has no configuration file and no cache. It answers from the dataset that it is
installed with, or from the one that --data or TALKS_DATA names, and writes only what -o names."""


# -- what there is to say -------------------------------------------------------------------------


class Section(NamedTuple):
    """A heading; with `under`, one within the section before."""

    title: str
    under: bool = False


class Text(NamedTuple):
    """A paragraph."""

    words: str


class Items(NamedTuple):
    """Terms, each with what it means."""

    rows: list[tuple[str, str]]


class Lines(NamedTuple):
    """Lines that are typed or printed, as they are."""

    lines: list[str]


Block = Section | Text | Items | Lines


def blocks() -> Iterator[Block]:
    """All of the manual, after its name."""
    known = written(shape())
    common = {param["name"]: param for param in known["top"] if param["name"] != "version"}
    yield Section("SYNOPSIS")
    yield Lines(["talks [-V] [-h]", "talks COMMAND [ARGUMENTS] [OPTIONS]"])
    yield Section("DESCRIPTION")
    yield from _prose(app.help or "")
    yield Section("COMMANDS")
    for name, command in known["commands"].items():
        yield Section(f"talks {name}", under=True)
        yield from _command(name, command, common)
    yield Section("OPTIONS OF EVERY LOOKUP")
    yield Text("Before or after the options of the command itself.")
    yield Items([*map(_row, common.values()), ("-h, --help", "What a command does and takes.")])
    yield Text("Instead of a command:")
    yield Items([_row(next(one for one in known["top"] if one["name"] == "version"))])
    for topic, title in (
        ("formats", "FORMATS"),
        ("notes", "NOTES UNDER AN ANSWER"),
        ("json", "JSON"),
        ("exit-codes", "EXIT STATUS"),
        ("environment", "ENVIRONMENT"),
    ):
        yield Section(title)
        yield from _prose(PAGES[topic])
    yield Section("FILES")
    yield from _prose(FILES)
    yield Section("EXAMPLES")
    yield Lines([filled(example, str(DATA)) for example in FIRST])


def _command(
    name: str, command: dict[str, Any], common: dict[str, dict[str, Any]]
) -> Iterator[Block]:
    own = [param for param in command["params"] if param["name"] not in common]
    if not command["lookup"]:
        own = command["params"]
    text, _, example = command["text"].partition("\n\nExample: ")
    yield Lines([_usage(name, command)])
    yield from _prose(text)
    if own:
        yield Items([_row(param) for param in own])
    if example:
        yield Text("For example:")
        yield Lines([filled(example, str(DATA))])


def _usage(name: str, command: dict[str, Any]) -> str:
    arguments = [param["metavar"] for param in command["params"] if not param["flags"]]
    options = any(param["flags"] for param in command["params"])
    return " ".join(["talks", name, *arguments, *(["[OPTIONS]"] if options else [])])


def _row(param: dict[str, Any]) -> tuple[str, str]:
    default = param["default"]
    given = f"  [default: {default}]" if isinstance(default, str) else ""
    return _flags(param), param["help"] + given


def _flags(param: dict[str, Any]) -> str:
    """`-o, --output DIR`, or what an argument is called."""
    if not param["flags"]:
        return re.sub(r"\[(.*)\]", r"\1", str(param["metavar"]))
    flags = ", ".join(sorted(param["flags"], key=len))
    value = param["metavar"] or "|".join(param["choices"])
    return f"{flags} {value}" if value and param["type"] != "flag" else flags


def _prose(text: str) -> Iterator[Block]:
    """A text of the program: paragraphs, and indented in it tables and lines."""
    for part in text.strip("\n").split("\n\n"):
        lines = part.split("\n")
        items = [_ITEM.fullmatch(line) for line in lines]
        if all(items):
            yield Items([(item[1], item[2]) for item in items if item])
        elif all(line.startswith("  ") for line in lines):
            yield Lines([line[2:] for line in lines])
        else:
            yield Text(" ".join(map(str.strip, lines)))


# -- as a man page --------------------------------------------------------------------------------


def man_page(date: str) -> str:
    return "".join(f"{line}\n" for line in _man(date))


def _man(date: str) -> Iterator[str]:
    about = (app.help or "").partition(".")[0].rpartition(",")[0]
    yield f'.TH TALKS 1 {date} "talks {__version__}" "User Commands"'
    yield from (".ad l", ".nh")
    yield ".SH NAME"
    yield rf"talks \- {_troff(about[:1].lower() + about[1:])}"
    begins = True  # what stands below a heading
    for block in blocks():
        if isinstance(block, Text | Lines) and not begins:
            yield ".PP"
        begins = isinstance(block, Section)
        match block:
            case Section(title, under):
                yield f".{'SS' if under else 'SH'} {_troff(title)}"
            case Text(words):
                yield from _filled(words)
            case Items(rows):
                for term, meaning in rows:
                    yield ".TP"
                    yield f".B {_troff(term)}"
                    yield from _filled(meaning)
            case Lines(lines):
                yield ".RS 4"
                yield ".nf"
                yield from map(_line, map(_troff, lines))
                yield ".fi"
                yield ".RE"


def _filled(words: str) -> Iterator[str]:
    escaped = _troff(words)
    return map(_line, textwrap.wrap(escaped, 76, break_on_hyphens=False, break_long_words=False))


def _line(line: str) -> str:
    """A line as text: one that begins with a dot would be a request."""
    return rf"\&{line}" if line[:1] == "." else line


def _troff(text: str) -> str:
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    for sign, name in {"'": "aq", '"': "dq", "^": "ha", "~": "ti", "`": "ga"}.items():
        escaped = escaped.replace(sign, rf"\({name}")
    return re.sub(r"[^\x00-\x7f]", lambda sign: rf"\[u{ord(sign[0]):04X}]", escaped)


# -- as Markdown ----------------------------------------------------------------------------------

_HEAD = """\
# Reference

What `talks --help`, `talks COMMAND --help` and `talks help TOPIC` say, on one page; `man talks` is
the same. It is made from the program (`python -m tests.project.manual`). How the commands answer
stands in [commands.md](commands.md).
"""


def reference() -> str:
    return "\n".join([_HEAD, *map(_markdown, blocks())])


def _markdown(block: Block) -> str:
    match block:
        case Section(title, under):
            return f"### {title}\n" if under else f"## {title.capitalize()}\n"
        case Text(words):
            return "\n".join(textwrap.wrap(_inert(words), 110, break_on_hyphens=False)) + "\n"
        case Items(rows):
            lines = [f"| `{_cell(term)}` | {_cell(_inert(meaning))} |" for term, meaning in rows]
            return "\n".join(["| | |", "|---|---|", *lines]) + "\n"
        case Lines(lines):
            return "\n".join(["```text", *lines, "```"]) + "\n"


def _inert(text: str) -> str:
    return re.sub(r"([*_<>])", r"\\\1", text)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    old = MAN_PAGE.read_text(encoding="utf-8") if MAN_PAGE.exists() else ""
    dated = _DATE.search(old)
    if dated is None or man_page(dated[1]) != old:
        MAN_PAGE.write_text(man_page(f"{datetime.now(UTC):%Y-%m-%d}"), encoding="utf-8")
    REFERENCE.write_text(reference(), encoding="utf-8")

"""Answer one command: open the dataset, look up, render, write."""

from __future__ import annotations

import os
import sys

from talks_cli.dataset import fields as known
from talks_cli.door import open_dataset
from talks_cli.errors import AmbiguousName, UsageFault
from talks_cli.names import did_you_mean, nearest
from talks_cli.output import DRAWN, MACHINE, STREAMED, Look, renderer
from talks_cli.output.streams import STDOUT, write
from talks_cli.tasks import TASKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from talks_cli.dataset.store import Dataset
    from talks_cli.view import View

PIPE_WIDTH = 80  # where no terminal sets a width


class Request:
    """A command line understood: the command, its own options, and those of every lookup.

    `common` is None for a command that is none.
    """

    __slots__ = ("command", "common", "options")

    def __init__(
        self, command: str, options: dict[str, Any], common: dict[str, Any] | None
    ) -> None:
        self.command = command
        self.options = options
        self.common = common


def function_of(command: str) -> Callable[..., Any]:
    """The function behind a subcommand: the one of the same name in its module."""
    from importlib import import_module

    package = "tasks" if command in TASKS else "topics"
    found: Callable[..., Any] = getattr(import_module(f"talks_cli.{package}.{command}"), command)
    return found


def answer(request: Request) -> None:
    """Write an answer to stdout, with all that belongs to it."""
    write(answered(request))


def answered(request: Request) -> Iterable[str]:
    """The pieces of an answer, made as they are gone through where a format can be."""
    common = request.common
    if common is None:
        return [function_of(request.command)(**request.options)]
    format = chosen_format(common["format"], common["json"])
    subject = common["data"] if request.command in TASKS else asked(common)
    view: View = function_of(request.command)(subject, **request.options)
    if view.style is not None:
        if common["format"] or common["json"] or common["fields"]:
            raise UsageFault("--cite prints citations alone: it takes no --format and no --fields")
        format = view.style
    if view.drawn is not None and (format not in DRAWN or common["fields"]):
        takes = "--format table, markdown or svg, and no --fields"
        raise UsageFault(f"--{view.drawn} draws: it takes {takes}")
    if view.candidates and format in MACHINE:
        from talks_cli.topics.resolve import ambiguity

        note = ambiguity(view.query["name"], [record.doc for record in view.records])
        raise AmbiguousName(note.text.rstrip("."), view.candidates)
    notes = chosen_notes(common["notes"], common["quiet"])
    if notes == "none":
        view.hush()
    fields = chosen_fields(common["fields"], view)
    picture = format == "svg"  # which looks the same wherever it is made
    terminal = os.isatty(STDOUT) and not picture
    color = "always" if picture and common["color"] != "never" else common["color"]
    look = Look(
        width=chosen_width(common["width"], os.environ, terminal),
        color=chosen_color(color, os.environ, terminal),
        evidence=common["evidence"],
        fields=fields,
        notes=notes,
        ascii=terminal and not draws_lines(sys.stdout.encoding),
    )
    pieces = renderer(format)(view, look)
    return pieces if format in STREAMED else list(pieces)


def asked(common: Mapping[str, Any]) -> Dataset:
    """The dataset that is asked, or what one of its sources tells alone."""
    dataset = open_dataset(common["data"])
    if common["source"] is not None:
        from talks_cli.topics import resolve

        dataset.ask_alone(resolve.source(dataset, common["source"]))
    return dataset


def chosen_notes(notes: bool, quiet: bool) -> str:
    """How many notes are wanted; UsageFault where all and none are."""
    if notes and quiet:
        raise UsageFault("--notes and --quiet: give one")
    return "all" if notes else "none" if quiet else "some"


def chosen_format(formats: list[str] | None, json: bool) -> str:
    """The one format asked for; UsageFault where two different ones are."""
    asked = list(dict.fromkeys([*map(str, formats or ()), *(["json"] if json else ())]))
    if len(asked) > 1:
        raise UsageFault(f"two formats at once: {' and '.join(asked)}")
    return asked[0] if asked else "table"


def chosen_fields(fields: str | None, view: View) -> tuple[str, ...]:
    """The fields asked for, by their paths or as a table heads them; UsageFault for another."""
    if fields is None:
        return ()
    return tuple(dict.fromkeys(_field(word.strip(), view) for word in fields.split(",")))


def _field(word: str, view: View) -> str:
    headings = {column.heading.casefold(): column.shows for column in (*view.lead, *view.columns)}
    for path in (word, headings.get(word.casefold(), ""), word.casefold()):
        if known.is_known(path, view.fields, view.facts):
            return path
    names = known.paths(view.fields, view.facts)
    close = nearest(word, [*headings, *names])
    why = did_you_mean(close) or f" (known: {', '.join(names)})"
    raise UsageFault(f"--fields: {view.command} has no field {word!r}{why}", close)


def chosen_width(asked: int | None, environ: Mapping[str, str], terminal: bool) -> int:
    """--width, else the terminal's, as COLUMNS or the system says; a pipe has always the same."""
    if asked is not None:
        return asked
    if not terminal:
        return PIPE_WIDTH
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < len(columns.lstrip("0")) < 5:
        return int(columns[-4:])
    try:
        return os.get_terminal_size(STDOUT).columns or PIPE_WIDTH
    except (OSError, ValueError):
        return PIPE_WIDTH


def draws_lines(encoding: str) -> bool:
    """Whether a terminal of this encoding has the signs that lines are drawn with."""
    return encoding.lower().replace("-", "").startswith("utf")


def chosen_color(asked: str | None, environ: Mapping[str, str], terminal: bool) -> bool:
    """--color, then NO_COLOR, CLICOLOR_FORCE or FORCE_COLOR, TERM=dumb, then the terminal."""
    if asked in ("always", "never"):
        return asked == "always"
    if environ.get("NO_COLOR"):
        return False
    for name in ("CLICOLOR_FORCE", "FORCE_COLOR"):
        if environ.get(name, "0") not in ("", "0"):
            return True
    return terminal and environ.get("TERM") != "dumb"

"""Answer one command: open the dataset, look up, render, write."""

from __future__ import annotations

import os
from itertools import islice

from talks_cli.dataset import fields as known
from talks_cli.door import open_dataset
from talks_cli.errors import AmbiguousName, UnknownName, UsageFault
from talks_cli.names import did_you_mean, fold, nearest
from talks_cli.output import MARKED, STREAMED, WITH_NOTES, Look, renderer
from talks_cli.output.streams import STDOUT, complain, write
from talks_cli.tasks import TASKS
from talks_cli.view import derived_notes, quotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from talks_cli.dataset.store import Record
    from talks_cli.view import Note, View

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
    """Write an answer to stdout, and its notes to stderr where its format cannot hold them."""
    common = request.common
    if common is None:
        write([function_of(request.command)(**request.options)])
        return
    format = chosen_format(common["format"], common["json"])
    subject = common["data"] if request.command in TASKS else open_dataset(common["data"])
    view = found_by(function_of(request.command), subject, request.options, format in MARKED)
    if common["source"] is not None:
        view.records = told_by(common["source"], view)
    if common["quiet"]:
        view.notes = []
    fields = chosen_fields(common["fields"], view)
    terminal = os.isatty(STDOUT)
    look = Look(
        width=chosen_width(common["width"], os.environ, terminal),
        color=chosen_color(common["color"], os.environ, terminal),
        evidence=common["evidence"],
        fields=fields,
    )
    pieces = renderer(format)(view, look)
    write(pieces if format in STREAMED else list(pieces))
    if format not in WITH_NOTES:
        # A table marks what is derived; the other formats say why in the row itself.
        shown = format in MARKED and not common["quiet"]
        derived = marked_reasons(view, fields) if shown else []
        for note in (*view.notes, *derived):
            complain(note.text)


def found_by(
    function: Callable[..., View], subject: Any, options: dict[str, Any], people: bool
) -> View:
    """What a lookup finds; those who could be meant by an ambiguous name only where `people` read.

    A script would take the first for the one it asked for.
    """
    try:
        return function(subject, **options)
    except AmbiguousName as several:
        if not people:
            raise
        view: View = several.view
        return view


def told_by(source: str, view: View) -> list[Record]:
    """The records of `view` that rest on a sentence of one source; UnknownName if there is none."""
    known = list(view.dataset.about["sources"])
    if source not in known:
        close = nearest(source, known)
        listed = did_you_mean(close) or f" (known: {', '.join(known)})"
        raise UnknownName(f"no source {source!r}{listed}", close or tuple(known[:3]))
    return [
        record
        for record in view.records
        if any(cited["source"] == source for cited in quotations(record.doc))
    ]


def marked_reasons(view: View, fields: tuple[str, ...]) -> list[Note]:
    """Why values are marked in a table: each reason for something that its columns show."""
    docs = (record.doc for record in view.records)
    if fields:
        return derived_notes(docs, fields)
    lead = [column.shows for column in view.lead]
    first = derived_notes(islice(docs, 1), lead) if lead else []
    return [*first, *derived_notes(docs, [column.shows for column in view.columns])]


def chosen_format(formats: list[str] | None, json: bool) -> str:
    """The one format asked for; UsageFault where two different ones are."""
    asked = list(dict.fromkeys([*map(str, formats or ()), *(["json"] if json else ())]))
    if len(asked) > 1:
        raise UsageFault(f"two formats at once: {' and '.join(asked)}")
    return asked[0] if asked else "table"


def chosen_fields(fields: str | None, view: View) -> tuple[str, ...]:
    """The fields asked for; UsageFault, with those there are, for one that the command has not."""
    if fields is None:
        return ()
    headed = {fold(column.heading): column.shows for column in view.columns}
    found: dict[str, None] = {}
    for asked in fields.split(","):
        field = asked.strip()
        names = (field, field.lower(), headed.get(fold(field), field))
        known_as = [name for name in names if known.is_known(name, view.fields, view.facts)]
        if not known_as:
            paths = known.paths(view.fields, view.facts)
            close = nearest(field, paths)
            listed = did_you_mean(close) or f" (known: {', '.join(paths)})"
            raise UsageFault(f"--fields: {view.command} has no field {field!r}{listed}", close)
        found[known_as[0]] = None
    return tuple(found)


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

"""Answer one command: open the dataset, look up, render, write."""

from __future__ import annotations

import os
from itertools import islice

from talks_cli.dataset import fields as known
from talks_cli.door import open_dataset
from talks_cli.errors import UsageFault
from talks_cli.output import MARKED, STREAMED, WITH_NOTES, Look, renderer
from talks_cli.output.streams import STDOUT, complain, write
from talks_cli.tasks import TASKS
from talks_cli.view import derived_notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from talks_cli.dataset.store import Dataset
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
    subject = common["data"] if request.command in TASKS else asked(common)
    view: View = function_of(request.command)(subject, **request.options)
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
        derived = marked_reasons(view, fields) if format in MARKED else []
        for note in (*view.notes, *derived):
            complain(note.text)


def asked(common: Mapping[str, Any]) -> Dataset:
    """The dataset that is asked, or what one of its sources tells alone."""
    dataset = open_dataset(common["data"])
    if common["source"] is not None:
        from talks_cli.topics import resolve

        dataset.ask_alone(resolve.source(dataset, common["source"]))
    return dataset


def marked_reasons(view: View, fields: tuple[str, ...]) -> list[Note]:
    """Why values are marked in a table: each reason for something that its columns show."""
    docs = (record.doc for record in view.records)
    throughout = view.dataset.about["readings"]
    if fields:
        return derived_notes(docs, fields, throughout)
    lead = [column.shows for column in view.lead]
    first = derived_notes(islice(docs, 1), lead, throughout) if lead else []
    columns = [column.shows for column in view.columns]
    return [*first, *derived_notes(docs, columns, throughout)]


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
    asked = tuple(dict.fromkeys(field.strip() for field in fields.split(",")))
    for field in asked:
        if not known.is_known(field, view.fields, view.facts):
            names = ", ".join(known.paths(view.fields, view.facts))
            raise UsageFault(f"--fields: {view.command} has no field {field!r} (known: {names})")
    return asked


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

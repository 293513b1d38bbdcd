"""The command line's options, each declared once.

Commands annotate their parameters with these names; `line.app` has Python evaluate them here. They
import nothing of this at run time, because importing Typer takes longer than most lookups.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import typer

from talks_cli.dataset.store import Dataset  # noqa: F401 - named in signatures beside the options
from talks_cli.view import View  # noqa: F401

# -- what a lookup asks for -----------------------------------------------------------------------

Side = Annotated[
    str | None,
    typer.Option("--side", metavar="SIDE", help="A side, by id or any of its names."),
]
Round = Annotated[
    str | None,
    typer.Option("--round", metavar="ROUND", help="A number, 'second', 'latest' or 'all'."),
]
Role = Annotated[
    Literal["head", "chair", "mediator", "member", "attendee", "absent"] | None,
    typer.Option("--role", help="Only this part in the delegation.", case_sensitive=False),
]
Changes = Annotated[
    bool,
    typer.Option("--changes", help="Only those who joined, left or were absent."),
]
Chart = Annotated[
    bool,
    typer.Option("--chart", help="Draw it on a scale of days."),
]
Tree = Annotated[
    bool,
    typer.Option("--tree", help="Draw it as a tree."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="WHEN", help="From this day, month or year on."),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="WHEN", help="To the end of this day, month or year."),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="WHEN", help="Within this: 2025, 2025-05, 2025-05-28, '28 may'."),
]
Undated = Annotated[
    bool,
    typer.Option("--undated", help="Only what has no known day, or may lie elsewhere."),
]
Differences = Annotated[
    bool,
    typer.Option("--differences", help="What sources tell differently, or one alone."),
]
Open = Annotated[
    bool,
    typer.Option("--open", help="All that the sources leave open."),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Only what this person or publisher says."),
]
Status = Annotated[
    str | None,
    typer.Option(
        "--status", metavar="STATUS", help="How far it is a fact (happened, hoped, …), or a stage."
    ),
]
About = Annotated[
    str | None,
    typer.Option("--about", metavar="WORD", help="Only what is about this."),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A person, by any name.")]
Words = Annotated[list[str], typer.Argument(metavar="WORD...", help="Words to look for.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of records.")]
Cite = Annotated[
    Literal["apa", "bibtex", "csl-json"] | None,
    typer.Option(
        "--cite", help="Only the citation of the articles behind them.", case_sensitive=False
    ),
]
Numbers = Annotated[
    list[str] | None, typer.Argument(metavar="[N]...", help="Numbers of sentences: 3, 16-17.")
]
Pack = Annotated[
    str | None,
    typer.Argument(metavar="[PATH]", help="A pack's folder or a compiled file."),
]
Expect = Annotated[
    str | None,
    typer.Option("--expect", metavar="SHA256", help="The SHA-256 that its content must have."),
]
Annotations = Annotated[
    Literal["github"] | None,
    typer.Option("--annotations", help="Tell problems as GitHub shows them beside the line."),
]

Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLE...", help="Files of plain text, in UTF-8.")
]
Into = Annotated[
    str, typer.Option("--output", "-o", metavar="DIR", help="The pack's folder, made if need be.")
]
Described = Annotated[
    Literal["data", "output"],
    typer.Argument(metavar="data|output", help="What people write, or what lookups print."),
]
Folder = Annotated[str, typer.Argument(metavar="DIR", help="A pack's folder.")]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the file.")
]
Page = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the page there, not to stdout."),
]
Shell = Annotated[
    Literal["bash", "zsh", "fish", "powershell"],
    typer.Argument(metavar="bash|zsh|fish|powershell", help="The shell.", show_default=False),
]

Subject = Annotated[
    str | None,
    typer.Argument(metavar="[COMMAND|TOPIC]", help="A command, or what else there is to know."),
]

# -- what every lookup takes ----------------------------------------------------------------------


class FormatName(StrEnum):
    """The formats, as `output.FORMATS` has them."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    yaml = "yaml"
    annotations = "annotations"
    markdown = "markdown"
    svg = "svg"
    html = "html"


Format = Annotated[
    list[FormatName] | None,
    typer.Option(
        "--format", "-f", help="How to print the answer.  [default: table]", case_sensitive=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Fields = Annotated[
    str | None,
    typer.Option("--fields", metavar="A,B.C", help="Only these fields, in this order."),
]
Evidence = Annotated[
    bool,
    typer.Option("--evidence", "-e", help="The sentences under a table, and every reason."),
]
Notes = Annotated[
    bool,
    typer.Option("--notes", help="Every note, and all that the sources leave open."),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="No notes."),
]
OneSource = Annotated[
    str | None,
    typer.Option("--source", metavar="SOURCE", help="What this article tells, alone."),
]
Color = Annotated[
    Literal["auto", "always", "never"] | None,
    typer.Option("--color", help="Whether to use colour.  [default: auto]"),
]
Width = Annotated[
    int | None,
    typer.Option("--width", metavar="N", min=1, help="Columns to fit a table into."),
]
Data = Annotated[
    str | None,
    typer.Option(
        "--data", metavar="PATH", help="Another pack: a folder or a compiled file.  [TALKS_DATA]"
    ),
]

Version = Annotated[
    bool,
    typer.Option("--version", "-V", help="Print the program's and the dataset's version."),
]


def common(
    format: Format = None,
    json: Json = False,
    fields: Fields = None,
    evidence: Evidence = False,
    notes: Notes = False,
    quiet: Quiet = False,
    source: OneSource = None,
    color: Color = None,
    width: Width = None,
    data: Data = None,
) -> None:
    """The options of every lookup."""


def first(version: Version = False) -> None:
    """The options that stand before a subcommand alone."""

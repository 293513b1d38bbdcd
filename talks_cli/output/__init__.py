"""Views in every format: one function a format, each from a view to pieces of text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talks_cli.view import View

# Each format's module in this package and its function: imported when it is asked for.
FORMATS = {
    "table": ("table", "table"),
    "json": ("machine", "json_document"),
    "jsonl": ("machine", "json_lines"),
    "csv": ("separated", "csv"),
    "tsv": ("separated", "tsv"),
    "yaml": ("yaml", "yaml_document"),
    "annotations": ("web.annotations", "annotation_page"),
    "markdown": ("markdown", "markdown"),
    "svg": ("drawn.svg", "svg"),
    "html": ("web.html", "html"),
}

# Styles of `--cite`, each in the same way: for a record behind an answer, not for any answer.
CITATIONS = {
    "apa": ("web.citations", "apa"),
    "bibtex": ("web.citations", "bibtex"),
    "csl-json": ("web.citations", "csl_json"),
}

MACHINE = frozenset({"json", "jsonl", "csv", "tsv", "yaml", "annotations"})  # formats for scripts

DRAWN = frozenset({"table", "markdown", "svg"})  # formats that have what a view asks to be drawn

# Formats whose items are written as they are read; of the others all is read first, so that a
# fault half-way leaves nothing on stdout.
STREAMED = frozenset({"jsonl", "csv", "tsv"})


class Look:
    """How an answer is to look: width in columns, colour or not, sentences or not, which fields.

    With `ascii`, lines are drawn in the signs of ASCII.
    `notes` are `all`, `some` (of what is left open, the most to the point) or `none`.
    """

    __slots__ = ("ascii", "color", "evidence", "fields", "notes", "width")

    def __init__(
        self,
        width: int = 80,
        color: bool = False,
        evidence: bool = False,
        fields: tuple[str, ...] = (),
        notes: str = "some",
        ascii: bool = False,
    ) -> None:
        self.ascii = ascii
        self.width = width
        self.color = color
        self.evidence = evidence
        self.fields = fields
        self.notes = notes


def renderer(format: str) -> Callable[[View, Look], Iterator[str]]:
    """The function that renders a view in `format`, or in a style of citation."""
    from importlib import import_module

    module, function = (FORMATS | CITATIONS)[format]
    found: Callable[[View, Look], Iterator[str]] = getattr(
        import_module(f"talks_cli.output.{module}"), function
    )
    return found

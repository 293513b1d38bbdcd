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
    "markdown": ("markdown", "markdown"),
}

# Formats whose items are written as they are read; of the others all is read first, so that a
# fault half-way leaves nothing on stdout.
STREAMED = frozenset({"jsonl", "csv", "tsv"})

# Formats that hold the notes themselves; with the others they go to stderr.
WITH_NOTES = frozenset({"json", "yaml"})

# Formats that mark values which no quote holds word for word; the reasons follow on stderr.
MARKED = frozenset({"table", "markdown"})


class Look:
    """How an answer is to look: width in columns, colour or not, quotes or not, which fields."""

    __slots__ = ("color", "evidence", "fields", "width")

    def __init__(
        self,
        width: int = 80,
        color: bool = False,
        evidence: bool = False,
        fields: tuple[str, ...] = (),
    ) -> None:
        self.width = width
        self.color = color
        self.evidence = evidence
        self.fields = fields


def renderer(format: str) -> Callable[[View, Look], Iterator[str]]:
    """The function that renders a view in `format`."""
    from importlib import import_module

    module, function = FORMATS[format]
    found: Callable[[View, Look], Iterator[str]] = getattr(
        import_module(f"talks_cli.output.{module}"), function
    )
    return found

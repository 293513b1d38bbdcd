"""Typer's own completion, of names in memory: what `talks completion` is compared with."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer()


def names() -> list[tuple[str, str]]:
    """The values, with what they are."""
    return [("fidan", "Turkish Foreign Minister"), ("zelensky", "Ukrainian President")]


@app.callback()
def main() -> None:
    """Look things up."""


@app.command()
def person(name: Annotated[str, typer.Argument(autocompletion=names)]) -> None:
    """One person."""


app()

"""What a user would write in an afternoon: Typer, Rich and yaml.safe_load over the same YAML."""

from __future__ import annotations

import json
import sys
from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import Annotated

import typer
import yaml
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.callback()
def main() -> None:
    """Look things up."""


@app.command()
def delegation(
    data: Path,
    side: Annotated[str, typer.Option()],
    round: Annotated[int, typer.Option()] = 2,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Who sat for a side."""
    people = {person["id"]: person for person in yaml.safe_load((data / "people.yaml").open())}
    delegates = yaml.safe_load((data / "delegates.yaml").open())
    found = [d for d in delegates if d["side"] == side and d.get("round") == round]
    if as_json:
        json.dump(found, sys.stdout, ensure_ascii=False)
        return
    table = Table("Role", "Name", "Title")
    for delegate in found:
        person = people[delegate["person"]]
        table.add_row(delegate["role"], person["name"], "; ".join(person.get("titles", [])))
    Console().print(table)


app()

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
    people = yaml.safe_load((data / "people.yaml").open())
    titles: dict[str, object] = {}
    found = []
    (article,) = data.glob("tass-*.yaml")
    for sentence in yaml.safe_load(article.open())["sentences"]:
        titles.update(sentence.get("people", {}))
        for fact in sentence.get("facts", []):
            if fact.get("delegation") == side and fact.get("round") == round:
                heads = [(fact["head"], "head")] if "head" in fact else []
                found += [*heads, *((who, "member") for who in fact.get("members", []))]
    if as_json:
        json.dump(found, sys.stdout, ensure_ascii=False)
        return
    table = Table("Role", "Name", "Title")
    for who, role in found:
        table.add_row(role, people[who]["name"], str(titles.get(who, "")))
    Console().print(table)


app()

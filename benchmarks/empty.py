"""The floor of a program with Typer: an app of one command that does nothing."""

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback()
def main() -> None:
    """Do nothing."""


@app.command()
def nothing() -> None:
    """Do nothing at all."""


app()

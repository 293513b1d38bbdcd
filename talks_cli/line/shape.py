"""The shape of the command line, read from the Typer app: commands, options, values."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from talks_cli.line.carried import load_shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from talks_cli.line.carried import Shape


def known_shape() -> Shape:
    """The shape as the wheel carries it; in a checkout, as the app has it now."""
    return load_shape() or shape()


def shape() -> Shape:
    """Every subcommand with its parameters, each asked of the app when it is looked up."""
    from talks_cli.line.app import app

    return {"top": [_param(param) for param in app.params], "commands": _Commands()}


def written(shape: Shape) -> Shape:
    """All of a shape, as JSON can hold it."""
    return {**shape, "commands": dict(shape["commands"])}


class _Commands(Mapping[str, "dict[str, Any]"]):
    """The subcommands by name."""

    def __init__(self) -> None:
        from talks_cli.line.app import SUMMARIES

        self._summaries = SUMMARIES

    def __iter__(self) -> Iterator[str]:
        return iter(self._summaries)

    def __len__(self) -> int:
        return len(self._summaries)

    def __getitem__(self, name: str) -> dict[str, Any]:
        if name not in self._summaries:
            raise KeyError(name)
        return _described(name)


@cache
def _described(name: str) -> dict[str, Any]:
    from talks_cli.line.app import SUMMARIES, build

    command = build(name)
    module = sys.modules[command.function.__module__]
    return {
        "help": SUMMARIES[name],
        "text": command.help,
        "lookup": command.lookup,
        "alone": command.alone,
        "params": [_param(param) for param in command.params],
        "kinds": list(module.KINDS) if command.lookup else [],
    }


def _param(param: Any) -> dict[str, Any]:
    kind = type(param.type).__name__
    types = {"StringParamType": "text", "BoolParamType": "flag", "IntRange": "integer"}
    choices = [getattr(choice, "value", choice) for choice in getattr(param.type, "choices", ())]
    return {
        "name": param.name,
        "flags": list(param.opts) if param.param_type_name == "option" else [],
        "type": "choice" if choices else types[kind],
        "choices": choices,
        "least": getattr(param.type, "min", None),
        "multiple": bool(getattr(param, "multiple", False) or param.nargs == -1),
        "required": param.required,
        "default": param.default,
        "help": param.help or "",
        "metavar": param.metavar,
    }

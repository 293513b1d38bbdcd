"""The shape of the command line, read from the Typer app: commands, options, values."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from talks_cli.answer import function_of
from talks_cli.line.app import COMMON, SUMMARIES, app, build, help_of

if TYPE_CHECKING:
    from talks_cli.line.carried import Shape


def shape() -> Shape:
    """Every subcommand with its parameters, as JSON can hold it."""
    return {
        "common": list(COMMON),
        "top": [_param(param) for param in get_command(app).params],
        "commands": {name: _command(name) for name in SUMMARIES},
    }


def _command(name: str) -> dict[str, Any]:
    params = [_param(param) for param in build(name).params]
    lookup = set(COMMON) <= {param["name"] for param in params}
    return {
        "help": SUMMARIES[name],
        "text": help_of(name),
        "lookup": lookup,
        "params": params,
        "kinds": list(sys.modules[function_of(name).__module__].KINDS) if lookup else [],
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

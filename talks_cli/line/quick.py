"""Understand a plain command line without Typer, whose import takes longer than most answers.

The wheel carries the shape of the command line, taken from the Typer app when it is built
(`shape.py`). What does not fit it to the letter (an error, `--help`, `--`, options before the
subcommand) is left to Typer; a test holds the two to the same understanding.
"""

from __future__ import annotations

from talks_cli.answer import Request
from talks_cli.line.carried import load_shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from talks_cli.line.carried import Shape


def quickly_understood(arguments: list[str], shape: Shape | None = None) -> Request | None:
    """What `arguments` ask for, if they are plain; else None."""
    if not arguments or not arguments[0].isalpha():
        return None
    shape = shape or load_shape()
    if shape is None or arguments[0] not in shape["commands"]:
        return None
    command = shape["commands"][arguments[0]]
    given = _given(arguments[1:], command["params"])
    if given is None:
        return None
    values = {}
    for param in command["params"]:
        if param["name"] not in given and param["required"]:
            return None
        values[param["name"]] = given.get(param["name"], param["default"])
    if not command["lookup"]:
        return Request(arguments[0], values, None)
    common = {name: values.pop(name) for name in shape["common"]}
    common["format"] = common["format"] or []
    return Request(arguments[0], values, common)


def _given(words: list[str], params: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The values that `words` give to `params`, by name; None where they are not plain."""
    flags = {flag: param for param in params for flag in param["flags"]}
    positional = [param for param in params if not param["flags"]]
    given: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        if word[:1] != "-":
            if not positional:
                return None
            param, value = positional[0], word
            if not param["multiple"]:
                positional.pop(0)
        else:
            flag, equals, after = word.partition("=")
            found = flags.get(flag)
            if found is None or (equals and not flag.startswith("--")):
                return None
            param = found
            if param["type"] == "flag":
                if equals or param["name"] in given:
                    return None
                given[param["name"]] = True
                continue
            value = after if equals else next(rest, "-")
            if value[:1] == "-":
                return None
        known = _known(value, param)
        if known is None or (param["name"] in given and not param["multiple"]):
            return None
        if param["multiple"]:
            given.setdefault(param["name"], []).append(known)
        else:
            given[param["name"]] = known
    return given


def _known(value: str, param: dict[str, Any]) -> str | int | None:
    """`value` as `param` takes it; None where Typer must say whether it does."""
    if param["type"] == "choice":
        return value if value in param["choices"] else None
    if param["type"] == "integer":
        plain = value.isascii() and value.isdigit() and 0 < len(value) < 10
        return int(value) if plain and int(value) >= (param["least"] or 0) else None
    return value if param["type"] == "text" else None

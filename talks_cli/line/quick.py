"""Understand a plain command line without Typer, whose import takes longer than most answers.

The wheel carries the shape of the command line, taken from the Typer app when it is built
(`shape.py`). What does not fit it to the letter (an error, `--help`) is left to Typer; a test holds
the two to the same understanding.
"""

from __future__ import annotations

from talks_cli.answer import Request
from talks_cli.errors import UsageFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from talks_cli.line.walk import Given, Line, Param


def quickly_understood(line: Line) -> Request | None:
    """What `line` asks for, if it is plain; else None. UsageFault as Typer's line has it."""
    command = line.shape["commands"].get(line.command)
    if command is None or line.command == "help" or not line.sound or line.waiting:
        return None
    before = _values(line.before, line.shape["top"])
    given = _values(line.given, command["params"])
    if before is None or given is None or before.pop("version"):
        return None
    return requested(line, command, before, given)


def requested(
    line: Line, command: dict[str, Any], before: dict[str, Any], given: dict[str, Any]
) -> Request:
    """The request for a subcommand, of the values given before it and after it.

    UsageFault where an option has two values, an argument that stands alone and its option are both
    given, or an option of lookups to what is none.
    """
    name = str(line.command)
    for values in (line.before, line.given):
        chosen: dict[str, Any] = {}
        for param, value in values:
            one = value if param["multiple"] else chosen.setdefault(param["name"], value)
            if one != value:
                flag = param["flags"][0]
                raise UsageFault(f"two values of {flag} at once: {one} and {value}")
    stands_for = command["alone"]
    if stands_for and (word := given.pop("alone")) is not None:
        if given[stands_for] is not None:
            told = f"{word!r} and --{stands_for} {given[stands_for]} say the same"
            raise UsageFault(f"{told}: give one of them")
        given[stands_for] = word
    if not command["lookup"]:
        for key in given.keys() & before.keys():  # an option of lookups that it takes as well
            given[key] = before.pop(key) if given[key] is None else given[key]
    if wrong := [key for key, value in before.items() if value and key not in given]:
        why = "looks at every article" if command["lookup"] else "is no lookup"
        raise UsageFault(f"{name} {why} and takes no --{wrong[0]}")
    if not command["lookup"]:
        return Request(name, given, None)
    after = {key: given.pop(key) for key in list(given) if key in before}
    return Request(name, given, _merged(before, after))


def _merged(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The common options given before the subcommand and after it; after wins."""
    chosen = {key: before[key] if after[key] in (None, False) else after[key] for key in after}
    chosen["format"] = [*(before["format"] or ()), *(after["format"] or ())]
    return chosen


def _values(given: list[Given], params: list[Param]) -> dict[str, Any] | None:
    """A value for each of `params`, by name; None where they are not plain."""
    found: dict[str, Any] = {}
    for param, value in given:
        name, known = param["name"], _known(value, param)
        if known is None or (name in found and not param["multiple"]):
            return None
        found[name] = [*found.get(name, ()), known] if param["multiple"] else known
    if any(param["required"] and param["name"] not in found for param in params):
        return None
    return {param["name"]: found.get(param["name"], param["default"]) for param in params}


def _known(value: Any, param: Param) -> Any:
    """`value` as `param` takes it; None where Typer must say whether it does."""
    if param["type"] == "choice":
        return value if value in param["choices"] else None
    if param["type"] == "integer":
        plain = value.isascii() and value.isdigit() and 0 < len(value) < 10
        return int(value) if plain and int(value) >= (param["least"] or 0) else None
    return value

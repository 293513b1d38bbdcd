"""Records with their places: what a mapping says, as far as it is sound, and what is wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.shapes import WANTED, Part
from talks_cli.errors import Problem
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from talks_cli.curate.read.strict_yaml import Mapping

P = TypeVar("P", bound=Part)

_EXPECTED = {"string_type": "text", "tuple_type": "a list"}


class Entry(Generic[P]):
    """A record with the place it was read from; `faulty`: its fields that are told as wrong."""

    __slots__ = ("faulty", "file", "id", "node", "record")

    def __init__(
        self, file: str, node: Mapping, record: P, faulty: frozenset[str] = frozenset()
    ) -> None:
        self.file = file
        self.node = node
        self.record = record
        self.faulty = faulty
        self.id = ""

    def problem(self, code: str, message: str, *path: str | int) -> Problem:
        """`message` at the place of the field that `path` leads to."""
        return Problem(self.file, *strict_yaml.place_of(self.node, path), code, message)


def salvaged(
    model: type[P], node: Mapping, file: str, fault: ValidationError
) -> tuple[Entry[P], list[Problem]]:
    """`node` as a record, as far as it is sound, and what is wrong with it."""
    errors = fault.errors(include_url=False)
    bad = frozenset(str(error["loc"][0]) for error in errors if error["loc"])
    found = Entry(file, node, _sound(model, node, bad), bad)
    return found, [_problem(error, model, found) for error in errors]


def _problem(error: ErrorDetails, model: type[Part], entry: Entry[P]) -> Problem:
    """One of pydantic's errors, in the words of the person who writes YAML."""
    path = tuple(step for step in error["loc"] if not str(step).startswith("["))
    kind = error["type"]
    field = ".".join(map(str, path))
    message = _message(error, model, path)
    at = strict_yaml.place_of(entry.node, path, of_key=kind == "extra_forbidden")
    return Problem(entry.file, *at, kind, f"{field}: {message}" if field else message)


def _message(error: ErrorDetails, model: type[Part], path: tuple[int | str, ...]) -> str:
    kind, found = error["type"], error["input"]
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        known = known_fields(model) if len(path) == 1 else ()
        return "there is no such field here" + _choice(str(path[-1]), known)
    if kind == "string_too_short":
        return "text is missing"
    if kind == "string_pattern_mismatch":
        return f"{found!r} is not {WANTED[error['ctx']['pattern']]}"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "literal_error":
        return f"{found!r} is not one of {error['ctx']['expected']}"
    expected = _EXPECTED.get(kind, "a mapping")
    return f"{expected} is expected, not {strict_yaml.type_name(found)}"


@lru_cache(maxsize=64)
def _choice(name: str, known: tuple[str, ...]) -> str:
    listed = f" (known: {', '.join(known)})" if known else ""
    return did_you_mean(nearest(name, known, 1)) + listed


@lru_cache
def known_fields(model: type[Part]) -> tuple[str, ...]:
    """The keys that a mapping of this model may have."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _sound(model: type[P], node: Mapping, bad: frozenset[str]) -> P:
    """What is sound of a record: what is wrong is as if it were not there, or None."""
    fields = model.model_fields.items()
    record = model.model_construct(**{name: None for name, one in fields if one.is_required()})
    names = {field.alias: name for name, field in fields}
    for key, value in node.items():
        if key not in bad:
            name = names.get(key, key)
            model.__pydantic_validator__.validate_assignment(record, name, value)
    # Where a model says what its other keys have, pydantic takes these together for one of them.
    (record.model_extra or {}).pop("__pydantic_extra__", None)
    return record

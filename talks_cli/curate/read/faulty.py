"""A mapping that is faulty: what is wrong with it, and what of it can still be proved."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from talks_cli.curate.read import strict_yaml
from talks_cli.errors import Problem
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from talks_cli.curate.read.models import Part
    from talks_cli.curate.read.strict_yaml import Mapping

    P = TypeVar("P", bound=Part)

_WANTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "union_tag_not_found": "a mapping",
}


def validated(
    model: type[P], node: Mapping, file: str, more: dict[str, Any] | None = None
) -> tuple[P, list[Problem], frozenset[str]]:
    """`node` as a record, as far as it is sound; what is wrong; the fields that are.

    `more` takes the place of entries that are looked at by themselves.
    """
    fields: dict[str, Any] = {**node, **more} if more else node
    try:
        return model.model_validate(fields), [], frozenset()
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
    problems = [_problem(error, model, node, file) for error in errors]
    bad = frozenset(str(error["loc"][0]) for error in errors if error["loc"])
    return _salvaged(model, fields, bad), problems, bad


def _problem(error: ErrorDetails, model: type[Part], node: Mapping, file: str) -> Problem:
    """One of pydantic's errors, in the words of the person who writes YAML."""
    path = tuple(step for step in error["loc"] if not str(step).startswith("["))
    kind = error["type"]
    field = ".".join(map(str, path))
    what = f"{field}: {_message(error, model, path)}" if field else _message(error, model, path)
    at = strict_yaml.place_of(node, path, of_key=kind == "extra_forbidden")
    return Problem(file, *at, kind, what)


def _message(error: ErrorDetails, model: type[Part], path: tuple[int | str, ...]) -> str:
    kind = error["type"]
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        known = known_fields(model) if len(path) == 1 else ()
        return "there is no such field here" + _choice(str(path[-1]), known)
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "literal_error":
        return f"{error['input']!r} is not one of {error['ctx']['expected']}"
    return (
        f"{_WANTED.get(kind, 'a mapping')} is expected, not {strict_yaml.type_name(error['input'])}"
    )


@lru_cache(maxsize=64)
def _choice(name: str, known: tuple[str, ...]) -> str:
    listed = f" (known: {', '.join(known)})" if known else ""
    return did_you_mean(nearest(name, known, 1)) + listed


@lru_cache
def known_fields(model: type[Part]) -> tuple[str, ...]:
    """The keys that a mapping of this model may have."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _salvaged(model: type[P], fields: dict[str, Any], bad: frozenset[str]) -> P:
    """What is sound of a record: what is wrong is as if it were not there, or None."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in fields and key not in bad:
            values[name] = _adapter(model, name).validate_python(fields[key])
        else:
            values[name] = (
                None if field.is_required() else field.get_default(call_default_factory=True)
            )
    if model.model_config.get("extra") == "allow":
        known = known_fields(model)
        more = {key: fields[key] for key in fields if key not in known and key not in bad}
        values |= more
    return model.model_construct(**values)


@lru_cache
def _adapter(model: type[Part], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    kind: Any = field.annotation
    for metadata in field.metadata:
        kind = Annotated[kind, metadata]
    return TypeAdapter(kind)

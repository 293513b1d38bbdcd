"""A record that is faulty: what is wrong with it, and what of it can still be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.models import Fact, Quotation, Record, SetAside
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from talks_cli.curate.read.strict_yaml import Mapping


def faults(errors: list[ErrorDetails], file: str, node: Mapping) -> list[Problem]:
    """One problem for each of pydantic's errors, in the words of the person who writes YAML."""
    found = []
    for error in errors:
        path = tuple(step for step in error["loc"] if step != "[key]")
        field = ".".join(map(str, path))
        kind = error["type"]
        if kind == "missing":
            message = f"{field}: this field is missing"
        elif kind == "extra_forbidden":
            message = f"{field}: there is no such field here"
        elif kind == "value_error":
            message = f"{field}: {error['ctx']['error']}" if field else str(error["ctx"]["error"])
        elif kind == "literal_error":
            message = f"{field}: {error['input']!r} is not one of {error['ctx']['expected']}"
        elif kind == "too_short":
            message = f"{field}: at least one entry is needed"
        else:
            wanted = {"string_type": "text", "tuple_type": "a list"}.get(kind, "a mapping")
            met = strict_yaml.type_name(error["input"])
            message = f"{field}: {wanted} is expected, not {met}"
        at = strict_yaml.place_of(node, path, of_key=kind == "extra_forbidden")
        found.append(Problem(file, *at, kind, message))
    return found


def salvaged(model: type[Record], node: Mapping, errors: list[ErrorDetails]) -> Record:
    """What is sound in a faulty record, so that the rest of it is checked in the same go."""
    bad = {error["loc"][0] for error in errors if error["loc"]}
    sound = {key: node[key] for key in model.model_fields if key in node and key not in bad}
    if isinstance(facts := node.get("facts"), dict):
        sound["facts"] = _sound_facts(facts)
    for field, part in (("evidence", Quotation), ("set_aside", SetAside)):
        entries = node.get(field)
        if field in sound or field in bad:
            sound[field] = _sound_parts(part, entries)
    if isinstance(reasons := sound.get("derived"), dict):
        sound["derived"] = {field: why for field, why in reasons.items() if field not in bad}
    for field in ("round", "number"):
        if field in sound:
            sound[field] = int(sound[field])
    for field in ("said_by", "quantity"):
        if not isinstance(sound.get(field, ""), str):
            del sound[field]
    return model.model_construct(**sound)


def _sound_facts(facts: dict[str, Any]) -> dict[str, Fact]:
    found = {}
    for name, fact in facts.items():
        try:
            found[name] = Fact.model_validate(fact)
        except ValidationError:
            continue
    return found


def _sound_parts(part: type[BaseModel], entries: object) -> tuple[BaseModel, ...]:
    found = []
    for entry in entries if isinstance(entries, list) else ():
        try:
            found.append(part.model_validate(entry))
        except ValidationError:
            continue
    return tuple(found)

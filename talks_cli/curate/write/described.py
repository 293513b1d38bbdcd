"""JSON Schemas, made of the declarations that reading and writing go by."""

from __future__ import annotations

import json
from typing import Any

from pydantic import RootModel
from pydantic.json_schema import models_json_schema

from talks_cli import __version__
from talks_cli.curate.read.facts import FACTS
from talks_cli.curate.read.models import ArticleHead, Description, Place, Side, Speaker
from talks_cli.curate.read.shapes import Identifier
from talks_cli.curate.tell.kinds import KINDS, LISTS
from talks_cli.curate.tell.kinds import fields as fields_of_kinds

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class People(RootModel[dict[Identifier, Speaker]]):
    """Whoever can speak, by id: `people.yaml`."""


class Sides(RootModel[dict[Identifier, Side]]):
    """The parties to the talks, by id: `sides.yaml`."""


class Places(RootModel[dict[Identifier, Place]]):
    """Towns and buildings, by id: `places.yaml`."""


def of_data() -> str:
    """The schema of every file of a pack: whichever of them it is."""
    files = (ArticleHead, Description, People, Sides, Places)
    _, found = models_json_schema([(model, "validation") for model in files], by_alias=True)
    definitions: Schema = found["$defs"]
    # A round's attributes are the pack's own, so that a slip in another kind would pass for them.
    others = [{"required": [kind]} for kind in FACTS if kind != "round"]
    definitions["RoundFact"]["not"] = {"anyOf": others}
    return _printed(
        {
            "title": "A file of a pack of talks",
            "anyOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in files],
            "$defs": definitions,
        }
    )


# -- what lookups print ---------------------------------------------------------------------------


def _object(**properties: Schema) -> Schema:
    """An object that has all of `properties` and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _by_key(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}
_ANY: Schema = {}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER_OR_NULL: Schema = {"type": ["integer", "null"]}
_SPEAKER: Schema = {"$ref": "#/$defs/speaker"}
_NAMED = _object(id=_TEXT_OR_NULL, name=_TEXT)
_EVIDENCE = _object(
    source=_TEXT,
    section=_TEXT_OR_NULL,
    sentences=_list(_NUMBER),
    start=_NUMBER,
    end=_NUMBER,
    quote=_TEXT,
)
_DIFFERENT = _object(
    value=_ANY,
    source=_TEXT,
    status=_TEXT_OR_NULL,
    said_by=_or_null(_SPEAKER),
    evidence=_list(_EVIDENCE),
)
_FACT = _object(
    status=_TEXT_OR_NULL,
    said_by=_or_null(_SPEAKER),
    says=_TEXT,
    where=_TEXT,
    evidence=_list(_EVIDENCE),
    derived=_by_key(_TEXT),
)
# By the name of a field; whatever is not here is a text, or null.
_FIELDS: dict[str, Schema] = {
    **{field: _list(_TEXT) for field in LISTS},
    **dict.fromkeys(("people", "places"), _list(_NAMED)),
    **dict.fromkeys(("id", "what", "says", "where", "when"), _TEXT),
    **dict.fromkeys(("round", "number", "sentences"), _NUMBER_OR_NULL),
    "told": _list(_DIFFERENT),
    "said_by": _or_null(_SPEAKER),
    "evidence": _list(_EVIDENCE),
    "derived": _by_key(_TEXT),
    "not_stated": _list(_TEXT),
    "differs": _by_key(_list(_DIFFERENT)),
    "facts": _by_key(_FACT),
    "titles_by": _by_key(_list(_TEXT)),
    "spellings": _by_key(_TEXT),
    "room": _or_null(
        _object(
            table=_TEXT_OR_NULL,
            left=_TEXT_OR_NULL,
            right=_TEXT_OR_NULL,
            opposite=_list(_TEXT),
            between=_list(_TEXT),
            flags=_list(_TEXT),
        )
    ),
    "quantity": _or_null(
        _object(value=_NUMBER, per=_TEXT_OR_NULL, of=_TEXT_OR_NULL, bound=_TEXT_OR_NULL)
    ),
}


def of_output() -> str:
    """The schema of what every lookup prints with --json, but for one with --fields."""
    speaker: Schema = {
        "type": "object",
        "properties": {
            "id": _TEXT_OR_NULL,
            "name": _TEXT,
            "unnamed": _TEXT,
            "several": _list(_SPEAKER),
            "via": _SPEAKER,
        },
        "additionalProperties": False,
        "anyOf": [{"required": ["id", "name"]}, {"required": ["unnamed"]}],
    }
    document = _object(
        schema={"const": "talks/1"},
        command=_TEXT,
        query={"type": "object"},
        dataset=_object(id=_TEXT, version=_TEXT, sha256=_TEXT),
        sources=_list(_object(id=_TEXT, publisher=_TEXT, date=_TEXT)),
        notes=_list(_object(code=_TEXT, text=_TEXT)),
        count=_NUMBER,
        items=_list({"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS]}),
    )
    document["properties"]["totals"] = _by_key({"type": ["integer", "string"]})
    definitions = {"speaker": speaker, **{kind: _item(kind) for kind in KINDS}}
    return _printed({"title": "What talks prints as JSON", **document, "$defs": definitions})


def _item(kind: str) -> Schema:
    """The schema of one kind of record."""
    fields = fields_of_kinds(())[kind]
    item = _object(**{field: _FIELDS.get(field, _TEXT_OR_NULL) for field in fields})
    item["properties"]["kind"] = {"const": kind}
    if kind == "round":  # its attributes are the pack's own
        item["additionalProperties"] = _TEXT_OR_NULL
    return item


def _printed(schema: Schema) -> str:
    head = {"$schema": _DRAFT, "$comment": f"talks {__version__}"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"

"""YAML: the same document as JSON, in block style, for people to read."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from talks_cli.output.machine import envelope, pick
from talks_cli.output.safe import yaml_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from talks_cli.output import Look
    from talks_cli.view import View

# What every reader of YAML 1.1 and 1.2 takes for the same text; all else is quoted as in JSON.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./()’“”–;-]*[A-Za-z0-9.)”]|[A-Za-z]{3,}")
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off"])
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_LONGEST_KEY = 1000  # characters: YAML takes no more than 1,024 for a key without its "?"


def yaml_document(view: View, look: Look) -> Iterator[str]:
    """One document; its keys are those of the JSON."""
    docs = [record.doc for record in view.records]
    yield from _mapping(envelope(view, docs, look.fields), "")
    if not docs:
        yield "items: []\n"
        return
    yield "items:\n"
    for doc in docs:
        lines = "".join(_mapping(pick(doc, look.fields) if look.fields else doc, "  "))
        yield f"- {lines[2:]}"


@lru_cache
def _key(key: str, indent: str) -> str:
    shown = _scalar(key)
    if len(shown) > _LONGEST_KEY:  # which no pack has, but a forged file may
        shown = f"? {shown}\n{indent}"
    return f"{indent}{shown}:"


def _mapping(mapping: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in mapping.items():
        yield _key(key, indent) + _value(value, indent)


def _value(value: Any, indent: str) -> str:
    if isinstance(value, dict) and value:
        return "\n" + "".join(_mapping(value, indent + "  "))
    if isinstance(value, list) and value:
        if not any(isinstance(entry, str | dict | list) for entry in value):
            return f" {json.dumps(value)}\n"
        return "\n" + "".join(f"{indent}-{_entry(entry, indent + '  ')}" for entry in value)
    return f" {_scalar(value)}\n"


def _entry(entry: Any, indent: str) -> str:
    if isinstance(entry, dict) and entry:
        return " " + "".join(_mapping(entry, indent)).removeprefix(indent)
    return _value(entry, indent)


def _scalar(value: Any) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.casefold() not in _WORDS:
        return value
    return yaml_text(_quoted(value))

"""Read the plain part of YAML and nothing else: mappings, lists and strings, with their places.

No anchors, tags, merges, directives or second documents; unique keys; every scalar a string as it
is written (`NO` is "NO", `1:30` is "1:30"); bounded depth and size. What is refused is refused at
its line and column. For the rest, what PyYAML makes of a text is what it says.
"""

from __future__ import annotations

import re
from array import array
from contextlib import suppress
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from talks_cli.curate.read.files import Lines, Refused
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_DEPTH = 24
MOST_KEYS = 1_000  # of a mapping: every one that a record does not have is a problem of its own
MOST_RECORDS = 100_000  # of a file, by their ids
MOST_VALUES = 4_000_000  # of a file, keys among them

_SURROGATE = re.compile("[\ud800-\udfff]")

_OPENS = (MappingStartEvent, SequenceStartEvent)
_CLOSES = (MappingEndEvent, SequenceEndEvent)

# libyaml where PyYAML has it: the same events, about eight times as fast.
Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


class Places:
    """Where all of a file stands, as lines and columns: gone through only when somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    @cached_property
    def _offsets(self) -> list[array[int]]:
        """Of each collection where it begins, and then each entry, or each key and its value."""
        found: list[array[int]] = []
        around: list[array[int]] = []
        with suppress(yaml.YAMLError):  # of a text that was cut off
            for event in iter(Loader(self._text).get_event, None):
                kind = type(event)
                if around and kind in (ScalarEvent, *_OPENS):
                    around[-1].append(event.start_mark.index)
                if kind in _OPENS:
                    around.append(array("I", [event.start_mark.index]))
                    found.append(around[-1])
                elif kind in _CLOSES:
                    around.pop()
        return found

    def at(self, number: int, entry: int = 0) -> tuple[int, int]:
        """The line and column of a collection, or of what else is told of it."""
        return self._lines.at(self._offsets[number][entry])


class Mapping(dict[str, Any]):
    """A mapping that knows where it begins and where each of its keys and values stands."""

    __slots__ = ("number", "places")
    number: int
    places: Places


class Sequence(list[Any]):
    """A list that knows where it begins and where each of its entries stands."""

    __slots__ = ("number", "places")
    number: int
    places: Places


def type_name(value: object) -> str:
    """What a value is, in the words of somebody who writes YAML."""
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, Sequence) else "text"


def place_of(
    node: Any, path: tuple[str | int, ...] = (), *, of_key: bool = False
) -> tuple[int, int]:
    """The line and column of what `path` leads to in `node`, or of the last step that exists.

    `of_key`: of the key that the last step is, and not of its value.
    """
    places: Places = node.places
    number, entry = node.number, 0
    for step in path:
        if isinstance(node, Mapping) and step in node:
            number, entry = node.number, 2 * list(node).index(str(step)) + 2
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            number, entry = node.number, step + 1
        else:
            break
        node = node[step]
    return places.at(number, entry - of_key)


def read(text: str, name: str) -> Mapping | Sequence:
    """The one document of `text`, from the file called `name` in messages."""
    try:
        root = _composed(text, name)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = f"not valid YAML: {fault.problem or fault.context}"
        raise Refused(Problem(name, line, column, "yaml", why)) from None
    except yaml.YAMLError as fault:
        why = f"not valid YAML: {' '.join(str(fault).split())}"
        raise Refused(Problem(name, 1, 1, "yaml", why)) from None
    if root is None:
        raise Refused(Problem(name, 1, 1, "yaml", "the file holds nothing: write {}, or delete it"))
    return root


def _composed(text: str, name: str) -> Mapping | Sequence | None:
    """The document that parser events make, with a stack of its own: depth costs no recursion."""

    def refused(why: str) -> Refused:
        mark = event.start_mark
        return Refused(Problem(name, mark.line + 1, mark.column + 1, "yaml", why))

    places = Places(text)
    root: Mapping | Sequence | None = None
    values = collections = 0
    # The innermost open collection, and the key that waits for its value.
    node: Any = None
    key: str | None = None
    outer: list[Any] = []  # those around it
    events: Iterable[Any] = iter(Loader(text).get_event, None)
    for event in events:
        kind = type(event)
        if kind is not ScalarEvent and kind not in _OPENS:
            if kind in _CLOSES:
                node = outer.pop()
            elif kind is AliasEvent:
                raise refused(f"aliases are not allowed ('*{event.anchor}')")
            elif kind is DocumentStartEvent:
                if event.version or event.tags:
                    raise refused("directives are not allowed")
                if root is not None:
                    raise refused("a second document begins; a file holds one")
            continue
        if event.anchor is not None:
            raise refused(f"anchors are not allowed ('&{event.anchor}')")
        if event.tag is not None:
            raise refused(f"tags are not allowed ('{event.tag}')")
        values += 1
        if values > MOST_VALUES:
            raise refused(f"more than {MOST_VALUES:,} values in a file")
        if kind is ScalarEvent:
            value: Any = event.value
            style = event.style
            if style == '"' and _SURROGATE.search(value):
                raise refused("an escape stands for half a character")
            if key is None and type(node) is Mapping:
                if value == "<<" and not style:
                    raise refused("merge keys are not allowed")
                if value in node:
                    before = Places(text[: event.start_mark.index])
                    first, _ = before.at(node.number, 2 * list(node).index(value) + 1)
                    raise refused(f"the key '{value}' stands twice (first in line {first})")
                most = MOST_RECORDS if len(outer) == 1 else MOST_KEYS
                if len(node) == most:
                    raise refused(f"more than {most:,} keys in a mapping")
                key = intern(value)  # few keys, each written many times
                continue
            if node is None:
                raise refused("a list or a mapping is expected, not a single value")
            if not value and not style:
                why = "a value is missing (in brackets, a text with a comma stands in quotes)"
                raise refused(why)
        else:
            value = Mapping() if kind is MappingStartEvent else Sequence()
            value.places, value.number = places, collections
            collections += 1
        if key is not None:
            node[key] = value
            key = None
        elif type(node) is Sequence:
            node.append(value)
        elif node is None:
            root = value
        else:
            raise refused("a key must be text")
        if kind is not ScalarEvent:
            if len(outer) == MOST_DEPTH:
                raise refused(f"nested more than {MOST_DEPTH} deep")
            outer.append(node)
            node = value
    return root

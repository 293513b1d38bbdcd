"""Read the plain part of YAML and nothing else: mappings, lists and strings, with their places.

No anchors, tags, merges, directives or second documents; unique keys; every scalar a string as it
is written (`NO` is "NO", `1:30` is "1:30"); bounded depth and size. What is refused is refused at
its line and column. For the rest, what PyYAML makes of a text is what it says.
"""

from __future__ import annotations

import re
from array import array
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml

from talks_cli.curate.read.files import Lines, Refused
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_DEPTH = 24
MOST_KEYS = 1_000  # of a mapping: every one that a record does not have is a problem of its own
MOST_RECORDS = 100_000  # of a file, by their ids
MOST_VALUES = 4_000_000  # of a file, keys among them

_DIRECTIVE = re.compile(r"(?:\A|[\r\n])%")
_SURROGATE = re.compile("[\ud800-\udfff]")

# libyaml where PyYAML has it: the same events, about eight times as fast.
Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


def type_name(value: object) -> str:
    """What a value is, in the words of somebody who writes YAML."""
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, Sequence) else "text"


class Places:
    """Where all of a file stands: offsets, told as lines and columns when somebody asks.

    A node has its own in a row, from `number` on: where it begins, and then each entry, or each key
    and its value.
    """

    __slots__ = ("_lines", "_text", "offsets")

    def __init__(self, text: str) -> None:
        self.offsets = array("I")
        self._text = text
        self._lines: Lines | None = None

    def at(self, number: int) -> tuple[int, int]:
        """The line and column of the offset with this number."""
        if self._lines is None:
            self._lines = Lines(self._text)
        return self._lines.at(self.offsets[number])


class Mapping(dict[str, Any]):
    """A mapping that knows where it begins and where each of its keys and values stands."""

    __slots__ = ("number", "places")

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places
        self.number = 0


class Sequence(list[Any]):
    """A list that knows where it begins and where each of its entries stands."""

    __slots__ = ("number", "places")

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places
        self.number = 0


def place_of(
    node: Any, path: tuple[str | int, ...] = (), *, of_key: bool = False
) -> tuple[int, int]:
    """The line and column of what `path` leads to in `node`, or of the last step that exists.

    `of_key`: of the key that the last step is, and not of its value.
    """
    places: Places = node.places
    number: int = node.number
    for step in path:
        if isinstance(node, Mapping) and step in node:
            number = node.number + 2 * list(node).index(str(step)) + 2
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            number = node.number + step + 1
        else:
            break
        node = node[step]
    return places.at(number - of_key)


def read(text: str, name: str) -> Mapping | Sequence:
    """The one document of `text`, from the file called `name` in messages."""
    try:
        return _Composer(text, name).compose()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Refused(
            Problem(name, line, column, "yaml", f"not valid YAML: {fault.problem or fault.context}")
        ) from None
    except yaml.YAMLError as fault:
        why = " ".join(str(fault).split())
        raise Refused(Problem(name, 1, 1, "yaml", f"not valid YAML: {why}")) from None


class _Open:
    """A collection whose end has not come."""

    __slots__ = ("key", "node", "offsets")

    def __init__(self, node: Mapping | Sequence, start: int) -> None:
        self.node = node
        self.offsets = array("I", (start,))  # see Places
        self.key: str | None = None  # the key that waits for its value


class _Composer:
    """Builds the document from parser events with a stack of its own: depth costs no recursion."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.places = Places(text)
        self.root: Mapping | Sequence | None = None
        self.stack: list[_Open] = []
        self.documents = 0
        self.values = 0

    def compose(self) -> Mapping | Sequence:
        if found := _DIRECTIVE.search(self.text):
            at = Lines(self.text).at(found.end() - 1)
            raise Refused(Problem(self.name, *at, "yaml", "directives are not allowed"))
        events: Iterable[Any] = yaml.parse(self.text, Loader=Loader)
        for event in events:
            kind = type(event).__name__
            if kind == "ScalarEvent":
                self._scalar(event)
            elif kind == "MappingStartEvent" or kind == "SequenceStartEvent":
                self._collection(event, kind == "MappingStartEvent")
            elif kind == "MappingEndEvent" or kind == "SequenceEndEvent":
                self._close()
            elif kind == "AliasEvent":
                raise self._refused(event, f"aliases are not allowed ('*{event.anchor}')")
            elif kind == "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    raise self._refused(event, "a second document begins; a file holds one")
        if self.root is None:
            raise Refused(Problem(self.name, 1, 1, "yaml", "the file holds nothing"))
        return self.root

    def _scalar(self, event: Any) -> None:
        words: str = event.value
        if event.anchor is not None or event.tag is not None:
            raise self._marked(event)
        if not self.stack:
            raise self._refused(event, "a list or a mapping is expected, not a single value")
        if event.style == '"' and _SURROGATE.search(words):
            raise self._refused(event, "an escape stands for half a character")
        self._count(event)
        parent = self.stack[-1]
        if isinstance(parent.node, Mapping) and parent.key is None:
            self._key(event, parent, words)
            return
        self._put(parent, words, event.start_mark.index)
        if not words and not event.style:
            why = "a value is missing (in brackets, a text with a comma stands in quotes)"
            raise self._refused(event, why)

    def _key(self, event: Any, parent: _Open, words: str) -> None:
        node = parent.node
        if words == "<<" and not event.style:
            raise self._refused(event, "merge keys are not allowed")
        if words in node:
            first = parent.offsets[2 * list(node).index(words) + 1]
            line, _ = Lines(self.text).at(first)
            raise self._refused(event, f"the key '{words}' stands twice (first in line {line})")
        most = MOST_RECORDS if len(self.stack) == 1 else MOST_KEYS
        if len(node) == most:
            raise self._refused(event, f"more than {most:,} keys in a mapping")
        parent.offsets.append(event.start_mark.index)
        parent.key = intern(words)  # few keys, each written many times

    def _count(self, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise self._refused(event, f"more than {MOST_VALUES:,} values in a file")

    def _collection(self, event: Any, is_mapping: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            raise self._marked(event)
        at = event.start_mark.index
        node = Mapping(self.places) if is_mapping else Sequence(self.places)
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent.node, Mapping) and parent.key is None:
                raise self._refused(event, "a key must be text")
            self._put(parent, node, at)
        else:
            self.root = node
        if len(self.stack) == MOST_DEPTH:
            raise self._refused(event, f"nested more than {MOST_DEPTH} deep")
        self._count(event)
        self.stack.append(_Open(node, at))

    def _close(self) -> None:
        closed = self.stack.pop()
        closed.node.number = len(self.places.offsets)
        self.places.offsets.extend(closed.offsets)

    @staticmethod
    def _put(parent: _Open, value: Any, at: int) -> None:
        """Put a value where it belongs: last in a list, or under the key that waits for it."""
        parent.offsets.append(at)
        node = parent.node
        if isinstance(node, Sequence):
            node.append(value)
        elif parent.key is not None:
            node[parent.key] = value
            parent.key = None

    def _marked(self, event: Any) -> Refused:
        if event.anchor is not None:
            return self._refused(event, f"anchors are not allowed ('&{event.anchor}')")
        return self._refused(event, f"tags are not allowed ('{event.tag}')")

    def _refused(self, event: Any, why: str) -> Refused:
        mark = event.start_mark
        return Refused(Problem(self.name, mark.line + 1, mark.column + 1, "yaml", why))

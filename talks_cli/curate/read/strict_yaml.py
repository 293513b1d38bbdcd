"""Read the plain part of YAML and nothing else: mappings, lists and strings, with their places.

No anchors, tags, merges, directives or second documents; unique keys; every scalar a string as it
is written (`NO` is "NO", `1:30` is "1:30"); bounded depth and size. What is refused is refused at
its line and column.
"""

from __future__ import annotations

from array import array
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml

from talks_cli.curate.read import yaml_rules as rules
from talks_cli.curate.read.files import Lines, Refused
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_DEPTH = 24
MOST_KEYS = 1000  # of a mapping: every one that a record does not have is a problem of its own
MOST_VALUES = 100_000  # of a record, keys among them: every one may be a problem of its own

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

    __slots__ = ("flow", "indent", "key", "node", "offsets")

    def __init__(self, node: Mapping | Sequence, start: int, flow: bool, indent: int) -> None:
        self.node = node
        self.offsets = array("I", (start,))  # see Places
        self.flow = flow  # whether it stands in brackets
        self.indent = indent  # the column of the innermost block collection; -1 for none
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
        self.last = 0  # where the last scalar ended
        self.told = 0  # how many places the records that are whole have
        self.may_hold_a_glued_comment = rules.may_hold_a_glued_comment(text)

    def compose(self) -> Mapping | Sequence:
        self._judge(rules.directives(self.text))
        events: Iterable[Any] = yaml.parse(self.text, Loader=Loader)
        for event in events:
            kind = type(event).__name__
            if kind == "ScalarEvent":
                self._scalar(event)
            elif kind == "MappingStartEvent" or kind == "SequenceStartEvent":
                self._collection(event, kind == "MappingStartEvent")
            elif kind == "MappingEndEvent" or kind == "SequenceEndEvent":
                self._close(event)
            elif kind == "AliasEvent":
                raise self._refused(event, f"aliases are not allowed ('*{event.anchor}')")
            elif kind == "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    raise self._refused(event, "a second document begins; a file holds one")
        if self.may_hold_a_glued_comment:
            self._judge(rules.glued_comments(self.text, self.last, len(self.text)))
        if self.root is None:
            raise Refused(Problem(self.name, 1, 1, "yaml", "the file holds nothing"))
        return self.root

    def _scalar(self, event: Any) -> None:
        words: str = event.value
        start, end = event.start_mark, event.end_mark
        if event.anchor is not None or event.tag is not None:
            raise self._marked(event)
        if not self.stack:
            raise self._refused(event, "a list or a mapping is expected, not a single value")
        parent = self.stack[-1]
        if style := event.style:
            if style == '"':
                self._judge(rules.escapes(words, start.index))
            if style in "|>":
                self._judge(rules.block_scalar(self.text, start.index))
            elif start.line != end.line:
                self._judge(rules.continued(self.text, start.index, end.index, parent.indent))
        elif words == "-" or parent.flow:
            span = (start.index, end.index)
            self._judge(rules.plain_scalar(self.text, words, span, parent.flow))
        at = start.index
        node, before, self.last = parent.node, self.last, end.index
        if self.may_hold_a_glued_comment:
            self._judge(rules.glued_comments(self.text, before, at))
        if isinstance(node, Mapping) and parent.key is None:
            if rules.is_explicit_key(self.text[before:at]):
                raise self._refused(event, "'?' may not stand before a key")
            if words == "<<" and not style:
                raise self._refused(event, "merge keys are not allowed")
            if words in node:
                first = parent.offsets[2 * list(node).index(words) + 1]
                line, _ = Lines(self.text).at(first)
                raise self._refused(event, f"the key '{words}' stands twice (first in line {line})")
            if len(node) == MOST_KEYS:
                raise self._refused(event, f"more than {MOST_KEYS:,} keys in a mapping")
            parent.offsets.append(at)
            parent.key = intern(words)  # few keys, each written many times
            return
        self._put(parent, words, at)
        if not words and not style:
            raise self._refused(event, "a value is missing")

    def _collection(self, event: Any, is_mapping: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            raise self._marked(event)
        mark = event.start_mark
        at = mark.index
        node = Mapping(self.places) if is_mapping else Sequence(self.places)
        indent = -1
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent.node, Mapping) and parent.key is None:
                raise self._refused(event, "a key must be text")
            self._put(parent, node, at)
            indent = parent.indent
        else:
            self.root = node
        if len(self.stack) == MOST_DEPTH:
            raise self._refused(event, f"nested more than {MOST_DEPTH} deep")
        flow = event.flow_style
        self.stack.append(_Open(node, at, flow, indent if flow else mark.column))

    def _close(self, event: Any) -> None:
        closed = self.stack.pop()
        if closed.flow and not (self.stack and self.stack[-1].flow):
            start, end = closed.offsets[0], event.end_mark.index
            self._judge(rules.continued(self.text, start, end, closed.indent))
        offsets = self.places.offsets
        closed.node.number = len(offsets)
        offsets.extend(closed.offsets)
        if len(self.stack) == 1:
            if len(offsets) - self.told > MOST_VALUES:
                self._judge([(closed.offsets[0], f"more than {MOST_VALUES:,} values in a record")])
            self.told = len(offsets)

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

    def _judge(self, faults: Iterable[rules.Fault]) -> None:
        """Refuse the file for the first of `faults`, if there is one."""
        for offset, why in faults:
            raise Refused(Problem(self.name, *Lines(self.text).at(offset), "yaml", why))

"""Read the plain part of YAML and nothing else: mappings, lists and strings, with their places.

No anchors, tags, merges, directives or second documents; unique keys; every scalar a string as it
is written (`NO` is "NO", `1:30` is "1:30"); bounded depth and size. What is refused is refused at
its line and column.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, Any

import yaml

from talks_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
MOST_DEPTH = 24

# libyaml where PyYAML has it: the same events, about eight times as fast.
Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

# YAML 1.2 section 5.1, less the line breaks (NEL, LS, PS) that parsers disagree on.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def type_name(value: object) -> str:
    """What a value is, in the words of somebody who writes YAML."""
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, Sequence) else "text"


class Mapping(dict[str, Any]):
    """A mapping that knows where it begins and where each of its keys and values stands."""

    __slots__ = ("at", "keys_at", "values_at")

    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__()
        self.at = at
        self.keys_at: dict[str, tuple[int, int]] = {}
        self.values_at: dict[str, tuple[int, int]] = {}


class Sequence(list[Any]):
    """A list that knows where it begins and where each of its entries stands."""

    __slots__ = ("at", "values_at")

    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__()
        self.at = at
        self.values_at: list[tuple[int, int]] = []


class Refused(Exception):
    """The file is not plain YAML; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def place_of(node: Any, path: tuple[str | int, ...]) -> tuple[int, int]:
    """The line and column of what `path` leads to in `node`, or of the last step that exists."""
    at: tuple[int, int] = node.at
    for step in path:
        if isinstance(node, Mapping) and step in node:
            at = node.values_at[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            at = node.values_at[step]
        else:
            break
        node = node[step]
    return at


def read_bytes(path: Path, name: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of at most `most` bytes; `Refused` for anything else."""

    def refused(why: str) -> Refused:
        return Refused(Problem(name, 1, 1, "unreadable", why))

    try:
        # O_NONBLOCK: opening a FIFO that nobody writes to must not wait.
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as fault:
        raise refused(getattr(fault, "strerror", None) or str(fault)) from None
    facts = os.fstat(descriptor)
    if not stat.S_ISREG(facts.st_mode):
        os.close(descriptor)
        raise refused("not a regular file")
    with open(descriptor, "rb") as file:
        if facts.st_size > most:
            limit = f"{most // 1024**2} MiB" if most >= 1024**2 else f"{most} bytes"
            raise Refused(Problem(name, 1, 1, "too_large", f"too large: more than {limit}"))
        try:
            return file.read(most)
        except OSError as fault:
            raise refused(fault.strerror or str(fault)) from None


def decode(raw: bytes, name: str) -> str:
    """`raw` as UTF-8 text without a leading byte order mark; `Refused` where it is not that."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8-sig", "replace")
        why = f"not UTF-8: byte 0x{raw[fault.start]:02x}"
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            why = "not UTF-8: it looks like UTF-16"
        raise Refused(Problem(name, *_position(before, len(before)), "encoding", why)) from None
    if bad := _FORBIDDEN.search(text):
        why = f"U+{ord(bad[0]):04X} may not stand here; write it as an escape in double quotes"
        raise Refused(Problem(name, *_position(text, bad.start()), "encoding", why))
    return text


def _position(text: str, offset: int) -> tuple[int, int]:
    lines = re.split("\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def read(text: str, name: str) -> Mapping | Sequence:
    """The one document of `text`, from the file called `name` in messages."""
    try:
        return _compose(yaml.parse(text, Loader=Loader), name)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Refused(
            Problem(name, line, column, "yaml", f"not valid YAML: {fault.problem or fault.context}")
        ) from None
    except yaml.YAMLError as fault:
        why = " ".join(str(fault).split())
        raise Refused(Problem(name, 1, 1, "yaml", f"not valid YAML: {why}")) from None


def _compose(events: Iterator[Any], name: str) -> Mapping | Sequence:
    """Build the document from parser events with a stack of our own: depth costs no recursion."""
    root: Mapping | Sequence | None = None
    stack: list[Mapping | Sequence] = []
    keys: list[str | None] = []  # for each open collection: the key that waits for its value
    documents = 0

    def refuse(event: Any, why: str) -> Refused:
        mark = event.start_mark
        return Refused(Problem(name, mark.line + 1, mark.column + 1, "yaml", why))

    for event in events:
        kind = type(event).__name__
        if kind == "ScalarEvent" or kind == "MappingStartEvent" or kind == "SequenceStartEvent":
            if event.anchor is not None:
                raise refuse(event, f"anchors are not allowed ('&{event.anchor}')")
            if event.tag is not None:
                raise refuse(event, f"tags are not allowed ('{event.tag}')")
            mark = event.start_mark
            at = (mark.line + 1, mark.column + 1)
            node: Any
            if kind == "ScalarEvent":
                node = event.value
            elif kind == "MappingStartEvent":
                node = Mapping(at)
            else:
                node = Sequence(at)
            if not stack:
                if kind == "ScalarEvent":
                    raise refuse(event, "a list or a mapping is expected, not a single value")
                root = node
            else:
                top = stack[-1]
                if isinstance(top, Sequence):
                    top.append(node)
                    top.values_at.append(at)
                elif (key := keys[-1]) is None:
                    if kind != "ScalarEvent":
                        raise refuse(event, "a key must be text")
                    if node == "<<" and event.implicit[0]:
                        raise refuse(event, "merge keys are not allowed")
                    if node in top:
                        line = top.keys_at[node][0]
                        raise refuse(event, f"the key '{node}' stands twice (first in line {line})")
                    top.keys_at[node] = at
                    keys[-1] = node
                    continue
                else:
                    top[key] = node
                    top.values_at[key] = at
                    keys[-1] = None
            if kind == "ScalarEvent":
                if not node and event.implicit[0]:
                    raise refuse(event, "a value is missing")
            else:
                if len(stack) == MOST_DEPTH:
                    raise refuse(event, f"nested more than {MOST_DEPTH} deep")
                stack.append(node)
                keys.append(None)
        elif kind == "MappingEndEvent" or kind == "SequenceEndEvent":
            stack.pop()
            keys.pop()
        elif kind == "AliasEvent":
            raise refuse(event, f"aliases are not allowed ('*{event.anchor}')")
        elif kind == "DocumentStartEvent":
            documents += 1
            if documents > 1:
                raise refuse(event, "a second document begins; a file holds one")
            if event.version or event.tags:
                raise refuse(event, "directives are not allowed")
    if root is None:
        raise Refused(Problem(name, 1, 1, "yaml", "the file holds nothing"))
    return root

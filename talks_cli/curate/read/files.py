"""Read the files of a pack: regular ones, of bounded size, as UTF-8 that hides nothing."""

from __future__ import annotations

import os
import re
import stat
from array import array
from bisect import bisect_right
from pathlib import Path

from talks_cli.errors import Problem
from talks_cli.output.safe import visible

MOST_BYTES = 64 * 1024 * 1024

# The zero-width joiners belong to the spelling of Persian, Hindi, Malayalam and others: they stand
# raw after a letter of a script of that kind (Arabic, Syriac, Indic, Tibetan, Burmese, Khmer,
# Mongolian and their kin), and nowhere else.
_JOINERS = "\u200c\u200d"
_LONE_JOINER = re.compile(
    f"[{_JOINERS}](?<![\u0620-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1c7f"
    "\ua800-\ua95f\ua980-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    f"\U00010840-\U00011fff\U0001e900-\U0001e95f][{_JOINERS}])"
)
_BREAK = re.compile("\r\n|\r|\n")
_SEEN = bytes([*b"\n\r", *range(0x20, 0x7F)])


class Refused(Exception):
    """The file is not plain YAML; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def resolved(path: Path, tree: Path, name: str, why: str) -> Path:
    """`path` without links in it; `Refused`, for `why`, where it is not in `tree`, a real path."""
    try:
        found = Path(os.path.realpath(path))
    except ValueError as fault:
        # Each version of Python says it in its own words.
        told = "a path has no NUL in it" if "\0" in str(path) else str(fault)
        raise Refused(Problem(name, 1, 1, "unreadable", told)) from None
    if not found.is_relative_to(tree):
        raise Refused(Problem(name, 1, 1, "outside", why))
    return found


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file of at most MOST_BYTES; `Refused` for anything else."""

    def refused(why: str) -> Refused:
        return Refused(Problem(name, 1, 1, "unreadable", why))

    try:
        # O_NONBLOCK: opening a FIFO that nobody writes to must not wait.
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as fault:
        raise refused(getattr(fault, "strerror", None) or str(fault)) from None
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise refused("not a regular file")
        if facts.st_size > MOST_BYTES:
            why = f"too large: more than {MOST_BYTES // 1024**2} MiB"
            raise Refused(Problem(name, 1, 1, "too_large", why))
        return content(descriptor, facts.st_size)
    except OSError as fault:
        raise refused(fault.strerror or str(fault)) from None
    finally:
        os.close(descriptor)


def content(descriptor: int, size: int) -> bytes:
    """The first `size` bytes of an open file, fewer only where it ends; OSError rather than wait.

    The size is what the file says of itself: one of /proc says 0, and may have whoever reads wait.
    """
    parts = []
    while size and (part := os.read(descriptor, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def decode(raw: bytes, name: str) -> str:
    """`raw` as UTF-8 text without a leading byte order mark; `Refused` where it is not that."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8-sig", "replace")
        why = f"not UTF-8: byte 0x{raw[fault.start]:02x}"
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            why = "not UTF-8: it looks like UTF-16"
        raise Refused(Problem(name, *Lines(before).at(len(before)), "encoding", why)) from None
    if (at := _first_unseen(text)) is not None:
        what = "a tab" if text[at] == "\t" else f"U+{ord(text[at]):04X}"
        why = f"{what} may not stand here; write it as an escape in double quotes"
        raise Refused(Problem(name, *Lines(text).at(at), "encoding", why))
    return text


def _first_unseen(text: str) -> int | None:
    """Where the first character stands that no reader sees and that is no line break."""
    others = text.encode().translate(None, _SEEN).decode()  # few, however long the text
    unseen = {sign for sign in set(others) if visible(sign) != sign}
    if not unseen:
        return None
    plain = _LONE_JOINER.sub("\0", text)
    unseen = unseen.difference(_JOINERS) | {"\0"}
    return next((at for at, sign in enumerate(plain) if sign in unseen), None)


class Lines:
    """The lines of a text: they end in LF, CR or both."""

    def __init__(self, text: str) -> None:
        self._starts = array("I", [0, *(match.end() for match in _BREAK.finditer(text))])

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of `offset`, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

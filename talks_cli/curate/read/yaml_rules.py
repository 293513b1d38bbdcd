"""What YAML 1.2 forbids and PyYAML lets pass, or lets pass with libyaml alone or without it.

Each rule is given the text and what the parser made of it; it yields the offset of a fault and why
it is one. The names in brackets are cases of the YAML test suite.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Fault = tuple[int, str]  # an offset in the text, and what is wrong there

_BREAK = re.compile("\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]+")
_HEADER = re.compile(r"[|>][-+0-9]*(?= |\r|\n|$)")
_SPACES = re.compile(" *")
_DIRECTIVE = re.compile(r"(?:\A|[\r\n])%")
_COMMENT = re.compile(r"#[^\r\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TIGHT_COLON = re.compile(r"[ \r\n]*:(?![ \r\n])")
_GLUED = re.compile(r"[^ \r\n]#")


def directives(text: str) -> Iterator[Fault]:
    """A line that begins as a directive does: without libyaml, unknown ones are passed over."""
    if found := _DIRECTIVE.search(text):
        yield found.end() - 1, "directives are not allowed"


def may_hold_a_glued_comment(text: str) -> bool:
    """Whether a `#` stands right after something: in most files none does."""
    return _GLUED.search(text) is not None


def glued_comments(text: str, start: int, end: int) -> Iterator[Fault]:
    """A comment without white space before it [9JBA, CVW2, SU5Z] from `start` to `end`.

    There is no scalar between these: a `#` inside of one is content.
    """
    for line in _LINE.finditer(text, start, end):
        at = text.find("#", *line.span())
        if at > 0 and text[at - 1] not in " \r\n":
            yield at, "a comment needs a space before it"


def plain_scalar(text: str, words: str, span: tuple[int, int], in_flow: bool) -> Iterator[Fault]:
    """A lone dash [G5U8, YJV2]; in brackets a question mark, which only libyaml takes [JR7V].

    And a colon with no space after it, which in brackets only the parser without libyaml takes.
    """
    start, end = span
    if words == "-" or (in_flow and "?" in words):
        yield start, f"'{words}' must stand in quotes here"
    elif in_flow and (colon := _TIGHT_COLON.match(text, end)):
        yield colon.end() - 1, "a space is needed after ':'"


def escapes(words: str, start: int) -> Iterator[Fault]:
    r"""Half a character, as `\ud83d`, which the parser without libyaml lets pass."""
    if _SURROGATE.search(words):
        yield start, "an escape stands for half a character"


def is_explicit_key(gap: str) -> bool:
    """Whether a `?` stands in what is between a scalar and the key after it [652Z].

    PyYAML takes `{?a: b}` for an explicit key `a`; the key is `?a`.
    """
    return "?" in gap and "?" in _COMMENT.sub("", gap)


def block_scalar(text: str, start: int) -> Iterator[Fault]:
    """A header with a comment glued to it [X4QW]; leading lines of too many spaces [S98Z]."""
    header = _HEADER.match(text, start)
    if not header:
        yield start, "a space is needed after '|' or '>'"
        return
    if any(sign.isdigit() for sign in header[0]):
        return
    most = 0
    line = _BREAK.search(text, header.end())
    while line:
        at = _end(_SPACES, text, line.end())
        spaces = at - line.end()
        line = _BREAK.match(text, at)
        if line:
            most = max(most, spaces)
        elif at < len(text) and spaces < most:
            yield at, "an empty line above this one has more spaces than it"


def continued(text: str, start: int, end: int, indent: int) -> Iterator[Fault]:
    """Lines of quoted text, or of brackets, that are not indented under it [9C9N, QB6E].

    `indent`: the column, from 0, of the block collection that it stands in; -1 for none.
    """
    for line in _BREAK.finditer(text, start, end):
        at = _end(_SPACES, text, line.end())
        if at - line.end() <= indent and not _BREAK.match(text, at):
            yield at, "this line must be indented further than what it belongs to"
            return


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start

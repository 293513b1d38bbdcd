"""Make text safe for what shows it: the one place where that is decided."""

from __future__ import annotations

import re

# What no reader sees: controls (C0, DEL, C1), line and paragraph separators, all that Unicode calls
# "default ignorable" (bidi controls, zero-width signs, fillers, soft hyphens, tags) but for the two
# selectors that only choose how an emoji looks; other format controls, lone surrogates and
# noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ufdd0-\ufdef\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")  # bytes of a command line that are no text
# Inline marks, table bars, HTML, entities; links, mentions, emoji and math that sites add.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&$@]|:(?=\S)|(?<=www)\.)", re.IGNORECASE)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(match[0], f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str, keep: str = "") -> str:
    r"""`text` with every unseen character as an escape (`\x1b`), except those in `keep`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda match: match[0] if match[0] in keep else _escape(match), text)


def json_text(text: str) -> str:
    r"""JSON whose strings show no unseen character raw: each stands there as \uXXXX."""
    plain = text.isascii() and "\x7f" not in text
    return text if plain else _UNSEEN.sub(_json_escape, _SURROGATES.sub("\ufffd", text))


def yaml_text(text: str) -> str:
    r"""YAML whose double-quoted strings show no unseen character raw: \uXXXX or \UXXXXXXXX."""
    return _UNSEEN.sub(_escape, _SURROGATES.sub("\ufffd", text))


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def markdown(text: str) -> str:
    """`text` as one inert cell of a Markdown table."""
    shown = visible(text, keep="\n")
    return _MARKDOWN.sub(r"\\\1", shown).replace("\n", "<br>")

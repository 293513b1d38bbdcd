"""Make text safe for what shows it: the one place where that is decided."""

from __future__ import annotations

import re

from talks_cli.unseen import UNSEEN

_ASCII = bytes(range(0x7F))  # what JSON has raw of these is seen
_SURROGATES = re.compile("[\ud800-\udfff]")  # bytes of a command line that are no text
# Where emoji stand, and a digit with a keycap: the one or the other look of them is chosen by a
# selector that follows. Anywhere else a selector is as unseen as the rest.
_SELECTORS = ("\ufe0e", "\ufe0f")
_CHOSEN = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23fa\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]|[0-9#*](?=.\u20e3)"
)
# What keeps letters from joining, or has them join, is seen by that: between two of Arabic, and
# after the sign that takes the vowel from one of an Indic script (after RFC 5892, appendix A).
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_JOINING = f"[{_ARABIC}]\u200c[{_ARABIC}]|[{_VIRAMA}][\u200c\u200d]\\w"
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
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
    return UNSEEN.sub(
        lambda match: match[0] if match[0] in keep or _is_seen(match) else _escape(match), text
    )


def _is_seen(match: re.Match[str]) -> bool:
    """Whether it changes the look of what it stands beside: a selector, or what joins letters."""
    text, at = match.string, match.start()
    beside = text[max(at - 1, 0) : at + 2]
    return bool(re.match(_CHOSEN if match[0] in _SELECTORS else _JOINING, beside))


def json_text(text: str) -> str:
    r"""JSON whose strings show no unseen character raw: each stands there as \uXXXX."""
    if text.isascii() and "\x7f" not in text:
        return text
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)  # few, in a long text
    if not others or not UNSEEN.search(others.decode("utf-8", "surrogatepass")):
        return text
    return UNSEEN.sub(_json_escape, _SURROGATES.sub("\ufffd", text))


def yaml_text(text: str) -> str:
    r"""YAML whose double-quoted strings show no unseen character raw: \uXXXX or \UXXXXXXXX."""
    return UNSEEN.sub(_escape, _SURROGATES.sub("\ufffd", text))


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


def html(text: str) -> str:
    """`text` as the inert words of an element; the end of a line is a `<br>`."""
    return visible(text, keep="\n").translate(_HTML).replace("\n", "<br>")


def attribute(text: str) -> str:
    """`text` as the inert value of an attribute between double quotes."""
    return visible(text).translate(_HTML)

"""The verdicts of the YAML reader: what must fail fails, and libyaml changes none of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.files import Refused, decode
from talks_cli.curate.read.strict_yaml import read

PURE = yaml.Loader
LIBYAML = getattr(yaml, "CLoader", None)
both = pytest.mark.skipif(LIBYAML is None, reason="PyYAML without libyaml")

# What YAML 1.2 refuses, each in words of our own, by the case of the YAML test suite that it is
# of a kind with. Cases of that suite on anchors, tags, directives and several documents fail here
# for what they hold; test_strict_yaml has those.
MUST_FAIL = {
    "236B": "side:\n  north\nstray\n",
    "2CMS": "- over\n   two\n    lines: no\n",
    "2G84": "a: |0\n",
    "3HFZ": "side: north\n... stray\n",
    "4EJS": "side:\n\tname:\n\t\tshort: N\n",
    "4H7K": "[north, south ] ]\n",
    "4HVU": "sides:\n   - north\n   - south\n  - west\n",
    "55WF": 'side: "north\\."\n',
    "5LLU": "note: >\n \n   \n stray\n",
    "5TRB": 'note: "\n---\n"\n',
    "5U3A": "sides: - north\n       - south\n",
    "62EZ": "side: { name: north }short: N\n",
    "6JTT": "[ [ north, south ]\n",
    "6S55": "sides:\n - north\n - south\n stray\n",
    "7LBH": '"north\n south": 1\n',
    "7MNF": "north:\n  id: n\nsouth\n",
    "8XDJ": "side: the north\n# of the\n  country\n",
    "9C9N": "sides: [north,\nsouth]\n",
    "9CWY": "sides:\n - north\n - south\nstray\n",
    "9JBA": "sides: [ north, south ]#two\n",
    "9KBC": "--- side: north\n    short: N\n",
    "9MAG": "sides: [ , north, south ]\n",
    "9MQT": 'note: "north\n... x\nsouth"\n',
    "BD7L": "- north\n- south\nwest: x\n",
    "BF9H": "side: the\n      north # of what\n      country\n",
    "BS4K": "- the # first\n  north\n",
    "C2SP": "[north\n]: south\n",
    "CML9": "sides: [ the\n#  very\n  north ]\n",
    "CQ3W": 'side: "north\n',
    "CTN5": "sides: [ north, south, , ]\n",
    "CVW2": "sides: [ north,#first\n south ]\n",
    "D49Q": "'north\n south': 1\n",
    "DK4H": "[ side\n  : north ]\n",
    "DK95": 'side: "north\n\tsouth"\n',
    "DMG6": "sides:\n  north: 1\n south: 2\n",
    "EW3V": "north: 1\n south: 2\n",
    "G5U8": "- [-, -]\n",
    "G7JE": "north: 1\nsouth\n west: 1\n",
    "GDY7": "side: north\nthis one #not a: side\n",
    "HRE5": 'side: "north\\\' south"\n',
    "HU3P": "sides:\n  north south\n  west: side\n",
    "JKF3": '- - "north\nsouth": x\n',
    "JY7Z": 'side: "north" south: no\n',
    "KS4U": "[\nnorth\n]\nstray\n",
    "N4JP": 'sides:\n  north: "N"\n south: "S"\n',
    "N782": "[\n--- ,\n...\n]\n",
    "P2EQ": "- { side: north }- stray\n",
    "Q4CL": 'side: "north" of here\n',
    "QB6E": 'side: "north\nand\nsouth"\n',
    "RXY3": "side: '\n...\n'\n",
    "S4GJ": "note: > the first line\n  the second line\n",
    "S98Z": "note: >\n \n  \n   \n # nothing\n",
    "SU5Z": 'side: "north"# which one\n',
    "T833": "{\n north: 1\n south: 2 }\n",
    "TD5N": "- north\n- south\nstray\n",
    "U44R": 'sides:\n  north: "N"\n   south: "S"\n',
    "VJP3": "side: {\nnorth\n:\nN\n}\n",
    "W9L4": "note: |\n     \n  less deep\n  than above\n",
    "X4QW": "note: ># folded\n  text\n",
    "Y79Y": "- [\n\tnorth,\n south\n ]\n",
    "YJV2": "[-]\n",
    "ZCZ6": "side: north: south: west\n",
    "ZL4Z": "side: 'north': south\n",
    "ZVH3": "- side: north\n - south\n",
    "ZXT5": '[ "side"\n  :north ]\n',
}

# What one of the two parsers takes and the other one refuses, or reads as something else.
DISPUTED = {
    "a tab before a comment": "a: b\t# c\n",
    "a tab in an empty line": "a: 1\n \t\nb: 2\n",
    "a tab in literal text": "a: |-\n \tb\n",
    "a question mark in brackets": "- [a?b]\n",
    "an explicit key": "? a\n: b\n",
    "a colon with no space in brackets": "- {a:[b]}\n",
    "an escape for half a character": '- "a\\udd28 "\n',
    "escapes for the halves of a character": '- "a\\ud83d\\ude00"\n',
    "a colon with no space after it in brackets": "- {a :[b]}\n",
    "an unknown directive": "%-- \n---\na: b\n",
    "a key that begins with a question mark": "{ ?a: b }\n",
}


def verdict(text: str, loader: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is read, or that it is refused."""
    with monkeypatch.context() as patch:
        patch.setattr(strict_yaml, "Loader", loader)
        try:
            return read(decode(text.encode("utf-8", "surrogatepass"), "f"), "f")
        except Refused as refused:
            assert_place(refused, text)
            return Refused


def assert_place(refused: Refused, text: str) -> None:
    """What is refused is refused at a place that the text has, or right after it."""
    lines = re.split("\r\n|\r|\n", text)
    line, column = refused.problem.line, refused.problem.column
    assert 1 <= line <= len(lines) + 1
    assert 1 <= column <= len([*lines, ""][line - 1]) + 1


@pytest.mark.parametrize("loader", [PURE, pytest.param(LIBYAML, marks=both)])
@pytest.mark.parametrize("text", (MUST_FAIL | DISPUTED).values(), ids=(MUST_FAIL | DISPUTED).keys())
def test_what_must_fail_fails(text: str, loader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict(text, loader, monkeypatch) is Refused


def pieces() -> st.SearchStrategy[str]:
    """Text that is nearly YAML: its signs and words, in lines of some indentation."""
    sign = st.sampled_from(
        ["- ", ": ", ":", "? ", "?", "[", "]", "{", "}", ", ", ",", "#", " # ", "'", '"', "|", ">",
         "|-", ">+", "|2", "&a ", "*a", "!t ", "%", "@", "`", "\\", "...", "---", "<<: ", "~",
         "a", "b: 1", "c d", "-", " ", "''", '"x"', "\\n", "\\x41", "é", "\U0001f600", "=", "!",
         "\n", "\n  ", "\r\n", "\r", "\n\n", "\n    "]
    )  # fmt: skip
    line = st.tuples(st.integers(0, 6).map(" ".__mul__), st.lists(sign, max_size=8).map("".join))
    return st.lists(line.map("".join), max_size=8).map("\n".join)


@both
@settings(max_examples=500)
@given(text=pieces())
@example(text="a: 'b\n\n  c'\n")
@example(text='"a\\\n  b": c\n')
def test_libyaml_changes_no_verdict(text: str) -> None:
    patch = pytest.MonkeyPatch()
    assert verdict(text, PURE, patch) == verdict(text, LIBYAML, patch)


def nodes() -> st.SearchStrategy[Any]:
    """What YAML can say within our bounds: text, lists, and mappings with short keys."""
    words = st.text(st.characters(codec="utf-8"), min_size=1)
    keys = st.text("abc-_é ", min_size=1, max_size=20)
    return st.recursive(
        words,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=12,
    )


@pytest.mark.parametrize("loader", [PURE, pytest.param(LIBYAML, marks=both)])
@settings(max_examples=150)
@given(node=st.lists(nodes(), min_size=1, max_size=3))
def test_what_is_written_is_read_back(node: list[Any], loader: Any) -> None:
    text = yaml.safe_dump(node, default_style='"', allow_unicode=False)
    assert verdict(text, loader, pytest.MonkeyPatch()) == node

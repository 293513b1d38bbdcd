"""What no reader sees, over the whole of Unicode: nothing that shows text lets it through."""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
import yaml

from talks_cli.line.complete import harmless
from talks_cli.names import fold
from talks_cli.output import FORMATS
from talks_cli.output.safe import visible
from talks_cli.unseen import UNSEEN, seen
from tests.output.test_formats import rendered

if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset

# Default_Ignorable_Code_Point of DerivedCoreProperties.txt; it has not changed since Unicode 9.
IGNORED = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180D), (0x180E, 0x180E), (0x180F, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0x2065, 0x2065), (0x2066, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
# BRAILLE PATTERN BLANK, HIEROGLYPH FULL and HALF BLANK, KHITAN FILLER, MUSICAL NULL NOTEHEAD.
BLANK = (0x2800, 0x13441, 0x13442, 0x16FE4, 0x1D159)
NEWER = range(
    0x13439, 0x13440
)  # format controls of Unicode 15, which Python 3.11 does not know yet
# Not Co and not Cn, which a terminal draws as boxes; but noncharacters, which are no text at all.
CATEGORIES = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
IGNORABLE = {code for first, last in IGNORED for code in range(first, last + 1)}
NO_CHARACTERS = {
    *range(0xFDD0, 0xFDF0),
    *(plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)),
}
ALSO = {*IGNORABLE, *BLANK, *NEWER, *NO_CHARACTERS}
# What lays a line out: a row of CSV may hold it inside of quotes.
LAYOUT = {"csv": "\n\r\t", "tsv": "\n\t", "jsonl": "\n", "json": "\n", "yaml": "\n"}
NAMED = ["\u3164", "\u115f", "\u1160", "\uffa0", "\ufe0e", "\ufe0f", "\u2800", "\U0001d159"]


@cache
def nobody_sees() -> list[str]:
    """Every sign that nobody sees, in the order of Unicode."""
    return [
        sign
        for code, sign in enumerate(map(chr, range(sys.maxunicode + 1)))
        if category(sign) in CATEGORIES or code in ALSO
    ]


def test_the_definition_is_all_that_nobody_sees_and_nothing_else() -> None:
    assert UNSEEN.findall("".join(map(chr, range(sys.maxunicode + 1)))) == nobody_sees()


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_shows_any_of_it_raw(dataset: Dataset, format: str) -> None:
    # Half of a pair of surrogates is no text: no record can hold it.
    text = "".join(f"a{sign}b " for sign in nobody_sees() if category(sign) != "Cs").strip()
    # jsonl prints what was compiled, unless it picks fields.
    out = rendered(dataset, format, text, fields=("title", "said_by"), width=100)
    raw = set(nobody_sees()).intersection(out)
    assert raw <= set(LAYOUT.get(format, "\n"))


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "markdown", "html", "json", "yaml"])
@pytest.mark.parametrize("sign", NAMED, ids=ascii)
def test_each_is_shown_as_an_escape(dataset: Dataset, format: str, sign: str) -> None:
    out = rendered(dataset, format, f"a{sign}b", fields=("title",), width=100)
    assert sign not in out
    escape = json.dumps(sign)[1:-1] if format == "json" else ascii(sign)[1:-1]
    assert f"a{escape}b" in out.replace("\\\\", "\\")


def test_json_and_yaml_hold_all_of_it_as_escapes(dataset: Dataset) -> None:
    text = "".join(sign for sign in nobody_sees() if category(sign) != "Cs")
    for format, read in (("json", json.loads), ("yaml", yaml.safe_load)):
        out = rendered(dataset, format, text, fields=("title",))
        assert read(out)["items"][0]["title"] == text


def test_descriptions_and_folded_names_have_none_of_it() -> None:
    for sign in nobody_sees():
        # A word apart where it is blank or a control; where it is ignored, as if it were not there.
        apart = "Iva nov" if ord(sign) not in IGNORABLE else "Ivanov"
        assert harmless(f"Iva{sign}nov") == apart
        assert fold(f"Iva{sign}nov") == apart.lower()
        assert seen(f"Iva{sign}nov") == apart
        assert harmless(sign) == fold(sign) == ""


@pytest.mark.thorough
def test_no_folded_name_has_any_of_it_whatever_it_is_folded_from() -> None:
    """Of whatever is a character: nothing is known of what is not assigned, or for private use."""
    signs = map(chr, range(sys.maxunicode + 1))
    every = " ".join(sign for sign in signs if category(sign) not in ("Cn", "Co", "Cs"))
    assert len(folded := fold(every)) > 100_000
    assert not set(nobody_sees()).intersection(folded)


def test_what_is_seen_is_left_alone() -> None:
    for text in (
        "",
        "plain",
        "Çırağan’s — “x”",
        "会谈",
        "e\u0301",
        "हिन्दी",
        "\u3000\xa0",
        "\ue000",
    ):
        assert visible(text) == seen(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("❤\ufe0f", "❤\ufe0f"),  # an emoji, and how it is to look
        ("⚡\ufe0f x ☎\ufe0e", "⚡\ufe0f x ☎\ufe0e"),
        ("\U0001f321\ufe0f", "\U0001f321\ufe0f"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),  # a keycap
        ("1\ufe0f", r"1\ufe0f"),
        ("1\ufe0f2", r"1\ufe0f2"),
        ("a\ufe0f", r"a\ufe0f"),
        ("a\ufe0f\u20e3", "a\\ufe0f\u20e3"),
        ("\ufe0f", r"\ufe0f"),
        ("\ufe0f❤", r"\ufe0f❤"),
        ("❤ \ufe0e", r"❤ \ufe0e"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f\\ufe0f"),
        ("❤\u200d\ufe0f", r"❤\u200d\ufe0f"),
        ("❤\ufe00", r"❤\ufe00"),
        ("会\ufe0f", r"会\ufe0f"),
    ],
)
def test_a_selector_is_raw_only_right_after_what_it_chooses_the_look_of(
    text: str, shown: str
) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("می\u200cشوند", "می\u200cشوند"),  # two parts of one Persian word
        ("क्\u200dष", "क्\u200dष"),  # half a letter before another
        ("a\u200cb", r"a\u200cb"),
        ("می\u200dشوند", r"می\u200dشوند"),
        ("می\u200c", r"می\u200c"),
        ("\u200cمی", r"\u200cمی"),
        ("می\u200c\u200cشوند", r"می\u200c\u200cشوند"),
        ("क\u200dष", r"क\u200dष"),
    ],
)
def test_what_letters_are_joined_by_is_raw_only_where_that_shows(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("width", [20, 21, 80])
def test_no_line_of_a_table_comes_between_an_emoji_and_its_selector(
    dataset: Dataset, width: int
) -> None:
    out = rendered(dataset, "table", "❤\ufe0f" * 100, fields=("title",), width=width)
    # In the heading, the cell, the reason of the title and the note.
    assert out.count("❤\ufe0f") == out.count("\ufe0f") == 400

"""The YAML that is read, and the YAML that is refused, with and without libyaml."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.files import Refused, content, decode, read_bytes
from talks_cli.curate.read.strict_yaml import place_of, read

LOADERS = [
    pytest.param(yaml.Loader, id="pure Python"),
    pytest.param(
        getattr(yaml, "CLoader", None),
        id="libyaml",
        marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without libyaml"),
    ),
]


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(strict_yaml, "Loader", request.param)
    return request.param


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        read(text, "f")
    return str(caught.value)


@pytest.mark.usefixtures("loader")
class TestRead:
    @pytest.mark.parametrize(
        "word",
        ["NO", "on", "0o17", "017", "1:30", "1_000", "1e3", ".nan", "~", "null", "2021-02-30"],
    )
    def test_every_scalar_is_text_as_it_is_written(self, word: str) -> None:
        assert read(f"a: {word}\nb: [{word}]\n", "f") == {"a": word, "b": [word]}

    def test_quoted_and_folded_text(self) -> None:
        text = "a: \"x\\ty\"\nb: 'it''s'\nc: >-\n  one\n  two\nd: |-\n  one\n  two\ne: \"\"\n"
        assert read(text, "f") == {
            "a": "x\ty", "b": "it's", "c": "one two", "d": "one\ntwo", "e": "",
        }  # fmt: skip

    def test_crlf_and_a_leading_byte_order_mark_change_nothing(self) -> None:
        raw = b"- a: one\n  b: two\n"
        marked = b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")
        assert read(decode(marked, "f"), "f") == read(decode(raw, "f"), "f")

    def test_places_count_from_one(self) -> None:
        node = read("- a: one\n  b: [x, y]\n- c: two\n", "f")
        assert place_of(node, (0, "b", 1)) == (2, 10)
        assert place_of(node, (1, "c")) == (3, 6)
        assert place_of(node, (1, "missing")) == (3, 3)
        assert place_of(node) == (1, 1)
        assert place_of(node, (0, "b"), of_key=True) == (2, 3)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_places_are_known_after_any_line_break(self, end: str) -> None:
        node = read(f"- {{a: é, b: [x]}}{end}{end}- c: 'y{end}    z'{end}  d: w{end}", "f")
        assert place_of(node, (0, "b", 0)) == (1, 14)
        assert place_of(node, (1, "c")) == (3, 6)
        assert place_of(node, (1, "d"), of_key=True) == (5, 3)
        assert place_of(node, (1, "d")) == (5, 6)

    def test_a_record_is_kept_in_few_pieces(self) -> None:
        """Its mapping, the table of it and one number: places are in one row for all."""
        text = "- {id: a}\n" * 2_000
        read(text, "f")
        before = sys.getallocatedblocks()
        node = read(text, "f")
        assert sys.getallocatedblocks() - before < 4 * len(node)

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("a: 1\na: 2\n", "f:2:1: the key 'a' stands twice (first in line 1)"),
            ("{a: 1, a: 2}", "f:1:8: the key 'a' stands twice (first in line 1)"),
            ("a: 1\n---\nb: 2\n", "f:2:1: a second document begins; a file holds one"),
            ("", "f:1:1: the file holds nothing: write {}, or delete it"),
            ("# only this\n", "f:1:1: the file holds nothing: write {}, or delete it"),
            ("text\n", "f:1:1: a list or a mapping is expected, not a single value"),
            ("a: &x 1\n", "f:1:4: anchors are not allowed ('&x')"),
            ("- &x [a]\n- *x\n", "f:1:3: anchors are not allowed ('&x')"),
            ("<<: {a: 1}\n", "f:1:1: merge keys are not allowed"),
            ("a: !!binary aGk=\n", "f:1:4: tags are not allowed ('tag:yaml.org,2002:binary')"),
            ("a: !foo x\n", "f:1:4: tags are not allowed ('!foo')"),
            (
                "!!python/object/apply:os.system [true]\n",
                "f:1:1: tags are not allowed ('tag:yaml.org,2002:python/object/apply:os.system')",
            ),
            ("%TAG ! tag:x,2000:\n---\na: 1\n", "f:1:1: directives are not allowed"),
            ("%YAML 1.1\n---\na: 1\n", "f:1:1: directives are not allowed"),
            ("a:\n", "f:1:3: a value is missing (in brackets, a text with a comma stands in quotes)"),
            ("{a: b, c, d: e}", "f:1:9: a value is missing (in brackets, a text with a comma stands in quotes)"),
            ("? [a]\n: b\n", "f:1:3: a key must be text"),
            ("a: 1\nb: [\n{c: 1, d: 2,\nc: 3}]\n",
             "f:4:1: the key 'c' stands twice (first in line 3)"),
            ("[\n" * 100_000, "f:25:1: nested more than 24 deep"),
            ("{a: " * 100_000, "f:1:97: nested more than 24 deep"),
            ("- " * 100_000, "f:1:49: nested more than 24 deep"),
        ],
    )  # fmt: skip
    def test_what_is_not_plain_is_refused_at_its_place(self, text: str, why: str) -> None:
        assert refusal(text) == why

    @pytest.mark.parametrize("text", ["a: *x\n", "\ta: 1\n", "a: 'x\n", "a: [1\n", "a: b: c\n"])
    def test_what_is_not_yaml_is_refused(self, text: str) -> None:
        assert refusal(text).startswith("f:")


def test_a_file_has_so_many_ids_and_a_record_so_many_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    assert strict_yaml.MOST_RECORDS == 100_000
    monkeypatch.setattr(strict_yaml, "MOST_RECORDS", 2_000)
    rows = "".join(f"k{number}: x\n" for number in range(2_000))
    assert len(read(rows, "f")) == 2_000
    assert refusal(f"{rows}more: x\n") == "f:2001:1: more than 2,000 keys in a mapping"
    keys = "".join(f"  k{number}: x\n" for number in range(1_000))
    assert refusal(f"a:\n{keys}  more: x\n") == "f:1002:3: more than 1,000 keys in a mapping"


def test_a_file_has_so_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "MOST_VALUES", 6)
    read("a: [b, c, d]", "f")
    assert refusal("a: [b, c, d, e]") == "f:1:14: more than 6 values in a file"


def test_half_a_character_is_refused() -> None:
    assert refusal(r'a: "\ud83d"').startswith("f:1:")


class TestDecode:
    @pytest.mark.parametrize(
        ("raw", "why"),
        [
            (b"a: 1\nb: caf\xe9\n", "f:2:7: not UTF-8: byte 0xe9"),
            ("a: 1".encode("utf-16"), "f:1:1: not UTF-8: it looks like UTF-16"),
            (b"a: \xed\xa0\x80\n", "f:1:4: not UTF-8: byte 0xed"),
            (b"a: 1\nb: \x00\n", "f:2:4: U+0000 may not stand here"),
            (b"a: 1\r\nb: x\xef\xbb\xbfy\n", "f:2:5: U+FEFF may not stand here"),
            (b"a: \xe2\x80\xa8\n", "f:1:4: U+2028 may not stand here"),
            (b"a: \x1b[31m\n", "f:1:4: U+001B may not stand here"),
        ],
    )
    def test_what_may_not_stand_in_a_file_is_refused_at_its_place(
        self, raw: bytes, why: str
    ) -> None:
        with pytest.raises(Refused) as caught:
            decode(raw, "f")
        assert str(caught.value).startswith(why)

    @pytest.mark.parametrize(
        "sign",
        ["\u202e", "\u202a", "\u2066", "\u2069", "\u061c", "\u200b", "\u200e", "\u200f", "\u2060",
         "\u2064", "\xad", "\u034f", "\u3164", "\ufe00", "\ufff9", "\U000e0041", "\U0001d173",
         "\ufdd0", "\U0010ffff"],
        ids=ascii,
    )  # fmt: skip
    def test_what_nobody_sees_is_an_escape_or_refused(self, sign: str) -> None:
        raw = f"- a: Ann\r\n  # é\r\n  b: Smi{sign}th\u202e\r\n".encode()
        with pytest.raises(Refused) as caught:
            decode(raw, "f")
        why = f"U+{ord(sign):04X} may not stand here; write it as an escape in double quotes"
        assert str(caught.value) == f"f:3:9: {why}"
        escape = f"\\U{ord(sign):08x}"
        assert read(decode(f'- "Smi{escape}th"'.encode(), "f"), "f") == [f"Smi{sign}th"]

    @pytest.mark.parametrize(
        "words",
        ["می\u200cخواهم کتاب\u200cها",
         "سال ۱۳۶۰ ه\u200d. ش.", "क्\u200dष और श्\u200c",
         "ശ്രീ\u200dയും അവന്\u200d",
         "ශ්\u200dරී ලංකා", "ខ្មែ\u200cរ", "a\u0301 \xa0 \U0001f600 你好 שלום"],
    )  # fmt: skip
    def test_what_a_script_needs_to_join_its_letters_is_read(self, words: str) -> None:
        assert read(decode(f"- {words}\n".encode(), "f"), "f") == [words]

    @pytest.mark.parametrize(
        "words", ["Smi\u200dth", "\u200cمی", "می \u200c", "کتاب\u200c\u200cها", "你\u200d"]
    )
    def test_a_joiner_where_nothing_joins_is_refused(self, words: str) -> None:
        with pytest.raises(Refused, match=r"U\+200[CD] may not stand here"):
            decode(words.encode(), "f")


class TestReadBytes:
    def test_a_large_file_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "large.yaml"
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
        with pytest.raises(Refused, match=r"large\.yaml:1:1: too large: more than 64 MiB"):
            read_bytes(path, "large.yaml")

    def test_a_pipe_without_a_writer_is_refused_and_not_waited_for(self, tmp_path: Path) -> None:
        path = tmp_path / "pipe.yaml"
        os.mkfifo(path)
        with pytest.raises(Refused, match="not a regular file"):
            read_bytes(path, "pipe.yaml")

    @pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="no /proc here")
    def test_what_says_that_it_is_empty_is_taken_at_its_word(self) -> None:
        """Of /proc such a file may wait for something to tell, for ever."""
        assert read_bytes(Path("/proc/self/status"), "status") == b""

    def test_what_would_have_to_be_waited_for_is_refused(self) -> None:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        try:
            with pytest.raises(BlockingIOError):
                content(reading, 10)
            os.write(writing, b"some")
            with pytest.raises(BlockingIOError):
                content(reading, 10)
            os.write(writing, b"0123456789 and more")
            assert content(reading, 10) == b"0123456789"
            os.close(writing)
            assert content(reading, 100) == b" and more"
        finally:
            os.close(reading)

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="not a regular file"):
            read_bytes(tmp_path, "folder")

    def test_a_link_to_nothing_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "link.yaml"
        path.symlink_to("nowhere")
        with pytest.raises(Refused, match="No such file or directory"):
            read_bytes(path, "link.yaml")

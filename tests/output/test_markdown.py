"""Markdown: text that readers, and the sites that show it, leave as it is."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from talks_cli.output.safe import markdown


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain text, with (a remark).", "plain text, with (a remark)."),
        ("[x](y)", r"\[x\](y)"),
        ("![x](y)", r"!\[x\](y)"),
        ("<script>", r"\<script\>"),
        ("a|b", r"a\|b"),
        ("`c` *d* _e_ ~~f~~", r"\`c\` \*d\* \_e\_ \~\~f\~\~"),
        ("a\\|b", r"a\\\|b"),
        ("&lt; #1 @name $x$", r"\&lt; \#1 \@name \$x\$"),
        (":smile: https://x.y www.x.y", r"\:smile: https\://x.y www\.x.y"),
        ("\x1b[31m", r"\\x1b\[31m"),
    ],
)  # fmt: skip
def test_a_cell_is_text(text: str, cell: str) -> None:
    assert markdown(text) == cell


@pytest.mark.parametrize("text", ["[x](y) ![x](y)", "<b>", "a|b", "`c` *d* _e_", "&lt;", "a\\|b"])
def test_a_reader_has_the_text_back(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"|{markdown(text)}|\n|---|\n")
    (inline,) = (token for token in tokens if token.type == "inline")
    assert "".join(child.content for child in inline.children or []) == text
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}


def test_two_lines_are_one_cell() -> None:
    assert markdown("one\ntwo") == "one<br>two"

"""Headings of articles: what stands before the first one is under none that people see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

SENTENCES = """\
- text: They met.
  facts: [{event: met, what: They meet}]
- section: Later
- text: They parted.
  facts: [{event: parted, what: They part}]
"""


@pytest.mark.parametrize(
    "words",
    [
        ("show", "met", "parted"),
        ("show", "paper.1", "paper.2", "paper"),
        ("read",),
        ("read", "1-2", "-f", "html", "-e"),
        ("timeline", "-f", "html"),
        ("check",),
    ],
    ids=" ".join,
)
def test_a_sentence_before_the_first_heading_is_under_none(
    talks: Callable[..., Outcome], tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = talks(*words, "--data", str(small(tmp_path / "pack", SENTENCES))).out
    assert "Later" in out
    assert "Lead" not in out


def test_a_citation_without_a_heading_goes_from_the_date_to_the_sentence(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    pack = str(small(tmp_path / "pack", SENTENCES))
    assert "— The Paper, 5 March 2024, sentence 1 (" in talks("show", "met", "--data", pack).out
    assert "— The Paper, 5 March 2024, Later, sentence 2 (" in (
        talks("show", "parted", "--data", pack).out
    )
    (met,) = talks("show", "met", "--data", pack, "--json").items
    assert met["evidence"][0]["section"] is None

"""What is said where no article tells of what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.curate.gazettes import compiled, fact

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

TOLD = fact("They met in Old Hall.", "venue: hall", "event: met, what: They meet, people: [ann]",
            more="  silent: {what: who came, topics: [delegation]}\n")  # fmt: skip
NONE = "No article tells of any.\n"
NO_MATCH = "Nothing matches among what 'talks delegation' looks through.\n"


@pytest.fixture
def quiet(talks: Callable[..., Outcome], tmp_path: Path) -> Callable[..., str]:
    """What a command prints of an article that tells little."""
    path = compiled(tmp_path, east=TOLD)
    return lambda *line: talks(*line, "--data", path).out


@pytest.mark.parametrize("command", ["rounds", "delegation", "prisoners", "statements"])
def test_that_no_article_tells_of_any_is_said(quiet: Callable[..., str], command: str) -> None:
    assert NONE in quiet(command)


def test_what_narrows_a_lookup_may_be_why_nothing_matches(quiet: Callable[..., str]) -> None:
    out = quiet("delegation", "blue")
    assert NO_MATCH in out
    assert NONE not in out


def test_what_is_left_open_of_no_side_is_told_of_a_side_without_answer(
    quiet: Callable[..., str], talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    assert "Not stated: who came\n" in quiet("delegation", "blue")
    came = TOLD + fact("Ann Smith came for Blue.", "delegation: blue, head: ann")
    path = compiled(tmp_path / "more", east=came)
    assert "Not stated: who came\n" in talks("delegation", "--data", path).out
    assert "Not stated: who came\n" not in talks("delegation", "blue", "--data", path).out


def test_a_venue_of_which_nothing_else_is_told_is_a_row(quiet: Callable[..., str]) -> None:
    assert "\n│ • Old Hall [1] │\n╰" in quiet("venue")

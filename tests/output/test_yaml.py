"""YAML: text that readers would take for something else stands in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.output.test_formats import rendered

if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset

# What YAML 1.1 or 1.2 reads as a truth value, nothing, or a number.
WORDS = ["yes", "no", "on", "off", "true", "false", "null", "y", "n", "~", "", "1", "1e3", ".nan"]


@pytest.mark.parametrize("word", [*WORDS, *map(str.upper, WORDS), *map(str.title, WORDS)])
def test_a_word_that_means_something_is_quoted(dataset: Dataset, word: str) -> None:
    out = rendered(dataset, "yaml", word, fields=("title",))
    assert f'- title: "{word}"\n' in out
    assert yaml.safe_load(out)["items"] == [{"title": word}]


@pytest.mark.parametrize("word", ["offer", "Non", "nobody", "a round", "May 16–June 2"])
def test_a_word_that_means_nothing_else_is_plain(dataset: Dataset, word: str) -> None:
    assert f"- title: {word}\n" in rendered(dataset, "yaml", word, fields=("title",))

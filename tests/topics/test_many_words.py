"""Tens of thousands of words on a command line: each is looked up once, and none in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.topics.search import search
from talks_cli.topics.statements import statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from talks_cli.view import View
    from tests.conftest import Outcome

MANY = 5_000


def found(view: View) -> list[str]:
    return [record.doc["id"] for record in view.records]


def lookups(dataset: Dataset, words: list[str], *, about: bool) -> int:
    """How often the file is asked for an answer to `words`, before its records are read."""
    asked: list[str] = []
    dataset._connection.set_trace_callback(asked.append)
    if about:
        statements(dataset, about=" ".join(words))
    else:
        search(dataset, words)
    dataset._connection.set_trace_callback(None)
    return len(asked)


@pytest.mark.parametrize("about", [True, False], ids=["statements", "search"])
def test_a_word_that_is_given_twice_is_looked_up_once(dataset: Dataset, about: bool) -> None:
    once = lookups(dataset, ["memorandum"], about=about)
    assert lookups(dataset, ["memorandum"] * MANY, about=about) == once
    assert lookups(dataset, ["Memorandum", "memorandum", "MEMORANDUM"], about=about) == once


@pytest.mark.parametrize("about", [True, False], ids=["statements", "search"])
def test_after_a_word_that_nothing_has_no_other_is_looked_up(dataset: Dataset, about: bool) -> None:
    words = [f"xyzzy{number}" for number in range(MANY)]
    assert lookups(dataset, words, about=about) == lookups(dataset, words[:1], about=about)
    assert found(statements(dataset, about=" ".join(["memorandum", *words]))) == []


def test_the_answer_is_that_of_each_word_once(
    dataset: Dataset, talks: Callable[..., Outcome]
) -> None:
    once = statements(dataset, about="memorandum russia")
    many = statements(dataset, about="Memorandum russia memorandum " * MANY)
    assert found(many) == found(once) != []
    assert [note.text for note in many.notes] == [note.text for note in once.notes]
    assert found(search(dataset, ["exchange", "prisoners"] * MANY)) == found(
        search(dataset, ["exchange", "prisoners"])
    )
    words = " ".join(["memorandum"] * 3)
    assert talks("statements", "--about", words, "--json").document["query"]["about"] == words

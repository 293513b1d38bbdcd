"""An answer touches what is filed for it, and no list that grows with the dataset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.topics.delegation import delegation
from talks_cli.topics.person import person
from talks_cli.topics.statements import statements
from talks_cli.topics.venue import venue

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from talks_cli.view import View

# What is filed of all records of a kind, or of most of them.
GROWING = {"statement", "delegate", "delegate.listing=partial", "sentence", "timeline", "event"}


@pytest.mark.parametrize(
    "answer",
    [
        lambda dataset: delegation(dataset, side="russia"),
        lambda dataset: person(dataset, "medinsky"),
        lambda dataset: statements(dataset, by="lavrov"),
        lambda dataset: venue(dataset, round="2"),
    ],
    ids=["delegation", "person", "statements", "venue"],
)
def test_it_is_found_by_what_was_asked_for(
    dataset: Dataset, answer: Callable[[Dataset], View]
) -> None:
    asked: list[str] = []
    dataset._connection.set_trace_callback(asked.append)
    assert len(list(answer(dataset).records)) >= 1
    dataset._connection.set_trace_callback(None)
    keys = set(re.findall("first <= '(.*?)'", "\n".join(asked)))
    assert len(keys) > 2
    assert keys.isdisjoint(GROWING)

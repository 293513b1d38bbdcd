"""The examples as their files, and the command line on that of two articles that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


@pytest.fixture
def lakes(compiled_examples: dict[str, Path]) -> Path:
    """The example of two newspapers, compiled."""
    return compiled_examples["lakes"]


@pytest.fixture
def crossing(compiled_examples: dict[str, Path]) -> Path:
    """The example in Russian, compiled."""
    return compiled_examples["crossing"]


@pytest.fixture
def packs(compiled: Path, compiled_examples: dict[str, Path]) -> dict[str, str]:
    """The shipped dataset and the examples, each in a compiled file."""
    return {name: str(path) for name, path in ({"shipped": compiled} | compiled_examples).items()}


@pytest.fixture
def examples(talks: Callable[..., Outcome], lakes: Path) -> Callable[..., Outcome]:
    """Run a command line on the example of two newspapers."""
    return lambda *arguments: talks(*arguments, "--data", str(lakes))

"""Files of the documents that were written by hand, in place of the shipped dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.write.compile import compile_to
from talks_cli.dataset.store import Dataset
from tests.handmade import content, many

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents written by hand in one compiled file."""
    path = tmp_path_factory.mktemp("compiled") / "dataset.sqlite"
    compile_to(path, content(many()))
    return path


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of so few documents that to prove it is quick."""
    path = tmp_path_factory.mktemp("few") / "dataset.sqlite"
    compile_to(path, content())
    return path


@pytest.fixture
def dataset(compiled: Path) -> Dataset:
    return Dataset.open(str(compiled))

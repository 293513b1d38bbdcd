"""The command line on a dataset of two articles that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.workshop import compile_folder
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


@pytest.fixture(scope="session")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of two newspapers, compiled."""
    path = tmp_path_factory.mktemp("lakes") / "lakes.sqlite"
    compile_folder(str(ROOT / "examples" / "lakes"), str(path))
    return path


@pytest.fixture
def examples(talks: Callable[..., Outcome], lakes: Path) -> Callable[..., Outcome]:
    """Run a command line on it."""
    return lambda *arguments: talks(*arguments, "--data", str(lakes))

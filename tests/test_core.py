"""`--core`, which CI gives on a second Python: all that needs neither much time nor a process."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs import HANGS, unmeasured


def test_what_is_quick_is_run() -> None:
    """Here and under the `--core` of the next test."""


def test_what_starts_a_process_or_is_thorough_is_skipped() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--core", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(
        command, env=unmeasured(), stdout=subprocess.PIPE, text=True, timeout=HANGS, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed, 3 skipped" in done.stdout


@pytest.mark.thorough
def test_so_is_what_says_that_it_is_thorough() -> None:
    """Only for its mark."""


@given(st.booleans())
def test_so_is_what_draws_its_cases(drawn: bool) -> None:
    assert drawn in (True, False)

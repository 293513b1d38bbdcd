"""What can go wrong, as scripts see it."""

from __future__ import annotations

import pytest

from talks_cli import errors
from talks_cli.errors import InvalidPack, Problem, TalksError


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [
        ("UnknownName", "unknown_name", 1),
        ("AmbiguousName", "ambiguous_name", 1),
        ("UsageFault", "usage", 2),
        ("FileFault", "file", 3),
        ("DamagedDataset", "damaged_dataset", 3),
        ("InvalidPack", "invalid_pack", 3),
        ("TalksError", "internal", 3),
    ],
)
def test_a_fault_has_a_code_of_its_own(name: str, code: str, exit_code: int) -> None:
    fault: type[TalksError] = getattr(errors, name)
    assert (fault.code, fault.exit_code) == (code, exit_code)


def test_a_problem_has_its_place() -> None:
    problem = Problem("paper.yaml", 41, 7, "value", "date: 'May' is not a date")
    assert str(problem) == "paper.yaml:41:7: date: 'May' is not a date"
    assert InvalidPack([problem, problem]).message == f"{problem}\n{problem}"

"""The faults that `python -m tests.faults` puts in can all be put in."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.faults.known import FAULTS, Fault
from tests.packs import ROOT


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.file}: {fault.name}")
def test_a_fault_is_one_change_that_named_tests_should_notice(fault: Fault) -> None:
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.was) == 1
    compile(text.replace(fault.was, fault.becomes), fault.file, "exec")
    for test in fault.tests:
        assert (ROOT / test.partition("::")[0]).exists()


def test_no_fault_stands_twice() -> None:
    assert Counter((fault.file, fault.name) for fault in FAULTS).most_common(1)[0][1] == 1

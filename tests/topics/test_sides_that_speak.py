"""A side that is cited: found by its name, and told of as anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

SENTENCES = """\
- text: The North said that it was over.
  facts: [{statement: over, voice: north, says: Said that it was over}]
- text: The South denied it.
  facts: [{statement: denied, voice: south, status: denied, says: Denied it}]
"""


@pytest.mark.parametrize("name", ["North", "north", "Northland"])
def test_it_is_found_by_any_of_its_names(
    talks: Callable[..., Outcome], tmp_path: Path, name: str
) -> None:
    sides = "north: {name: North, aliases: [Northland]}\nsouth: {name: South}\n"
    pack = small(tmp_path, SENTENCES, sides=sides)
    (item,) = talks("statements", name, "--data", str(pack), "--json").items
    assert item["id"] == "over"
    assert item["said_by"] == {"id": "north", "name": "North"}
    assert item["says"] == "North"

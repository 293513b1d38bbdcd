"""A file in which a bit is flipped, or a page taken for another, is never believed."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.format import TABLES
from talks_cli.dataset.store import Dataset
from talks_cli.errors import DamagedDataset, TalksError

if TYPE_CHECKING:
    from typing import Any


from tests.dataset.forged import answers


def test_a_flipped_bit_gives_the_right_answer_or_none(compiled: Path, tmp_path: Path) -> None:
    """300 flips; `python -m tests.endurance flips` has more, and whole commands."""
    right = answers(Dataset.open(str(compiled)))
    path = Path(shutil.copy(compiled, tmp_path / "flipped"))
    size = path.stat().st_size
    chance = random.Random(20250602)
    refused = 0
    with path.open("r+b", buffering=0) as file:
        for _ in range(300):
            at, bit = chance.randrange(size), 1 << chance.randrange(8)
            (sound,) = os.pread(file.fileno(), 1, at)
            os.pwrite(file.fileno(), bytes([sound ^ bit]), at)
            try:
                assert answers(Dataset.open(str(path))) == right, (at, bit)
            except TalksError:
                refused += 1
            os.pwrite(file.fileno(), bytes([sound]), at)
    assert refused > 30


def test_a_flipped_bit_of_the_full_text_index_is_always_found(
    compiled: Path, tmp_path: Path
) -> None:
    raw = bytearray(compiled.read_bytes())
    index = Dataset.open(str(compiled)).fulltext()
    path = tmp_path / "flipped"
    chance = random.Random(20250602)
    flipped = 0
    for place in range(0, len(index), len(index) // 200):
        if raw.count(part := index[place : place + 32]) == 1:  # within one page of the file
            at, bit = raw.index(part) + chance.randrange(len(part)), 1 << chance.randrange(8)
            raw[at] ^= bit
            path.write_bytes(raw)
            raw[at] ^= bit
            with pytest.raises(DamagedDataset) as caught:
                Dataset.open(str(path)).search(["prisoners"])
            assert caught.value.message == f"{path}: damaged: a row does not match its checksum"
            flipped += 1
    assert flipped > 20


@pytest.mark.thorough
class TestPages:
    """A page in the place of another, as one flipped bit in what leads to it has it."""

    def test_a_table_that_begins_elsewhere_is_never_taken_for_another(
        self, compiled: Path, tmp_path: Path
    ) -> None:
        with closing(sqlite3.connect(compiled)) as connection:
            roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
        path = tmp_path / "led astray"
        right = answers(Dataset.open(str(compiled)))
        for table in TABLES:
            for root in {*roots.values(), len(compiled.read_bytes()) // 4096} - {roots[table]}:
                shutil.copy(compiled, path)
                with closing(sqlite3.connect(path)) as connection, connection:
                    connection.execute("PRAGMA writable_schema = ON")
                    connection.execute(
                        "UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (root, table)
                    )
                self.right_or_refused(right, path)

    @pytest.mark.parametrize("table", ["record", "_posting"])
    def test_a_page_that_leads_elsewhere_is_never_followed_unseen(
        self, compiled: Path, tmp_path: Path, table: str
    ) -> None:
        raw = bytearray(compiled.read_bytes())
        with closing(sqlite3.connect(compiled)) as connection:
            roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
        at = (roots[table] - 1) * 4096
        assert raw[at] in (2, 5)
        cells = int.from_bytes(raw[at + 3 : at + 5])
        starts = [int.from_bytes(raw[at + 12 + 2 * n :][:2]) for n in range(cells)]
        leading = [at + start for start in starts]
        children = [int.from_bytes(raw[place : place + 4]) for place in leading]
        right = answers(Dataset.open(str(compiled)))
        path = tmp_path / "led astray"
        for place in (
            *leading[:: max(cells // 4, 1)],
            at + 8,
        ):  # and the one that leads right of all
            whole = raw[place : place + 4]
            for page in {*roots.values(), *children[:: max(cells // 2, 1)]}:
                raw[place : place + 4] = page.to_bytes(4)
                path.write_bytes(raw)
                self.right_or_refused(right, path)
            raw[place : place + 4] = whole

    @staticmethod
    def right_or_refused(right: list[Any], path: Path) -> None:
        with suppress(DamagedDataset):
            assert answers(Dataset.open(str(path))) == right

"""A compiled file as it is opened: none of it is believed unchecked.

Every row that an answer rests on must match its seal.
"""

from __future__ import annotations

import os

from talks_cli.dataset import sqlite
from talks_cli.dataset.format import APPLICATION_ID, FORMAT, LONGEST, TABLES, salt_of, seal
from talks_cli.dataset.record import Record
from talks_cli.errors import DamagedDataset, FileFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Self

    from talks_cli.dataset.record import Doc

STEPS = 10_000  # of SQLite's machine between two looks at what has come up: about a millisecond
_PLAIN = "/-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"  # in a file: URI
_LIMIT_LENGTH = 0  # SQLITE_LIMIT_LENGTH
_TABLES_THERE = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
_DESCRIPTION = "SELECT json, seal FROM dataset"


def heed_interrupts(connection: sqlite.Connection) -> None:
    """Have signals heeded while a statement runs: Python's handlers wait for a step of Python."""
    connection.set_progress_handler(lambda: None, STEPS)


class Sealed:
    """An open file. Methods raise `DamagedDataset` rather than return what may be wrong."""

    def __init__(self, connection: sqlite.Connection, place: str) -> None:
        self._connection = connection
        self.salt = 0
        self.place = place
        self._connection.setlimit(_LIMIT_LENGTH, LONGEST)
        # What opens it is read in a few hundred steps: a schema of more than this may have no end.
        self._connection.set_progress_handler(lambda: True, STEPS)
        found = dict(self.query(_TABLES_THERE))
        if any(found.get(table) != made for table, made in TABLES.items()):
            raise self._damaged("its tables are not as compiled")
        raw = self._sealed("dataset", _DESCRIPTION, ())
        if raw is None:
            raise self._damaged("it holds no description of itself")
        self.about: Doc = Record(raw[0], place).doc
        self.salt = salt_of(self.about["sha256"])
        heed_interrupts(self._connection)

    @classmethod
    def open(cls, path: str) -> Self:
        """Open the compiled file at `path`, which must exist and be a regular file."""
        try:
            with open(path, "rb") as file:
                # One of /proc says that it is empty, and may have whoever reads wait.
                header = file.read(100) if os.fstat(file.fileno()).st_size else b""
        except OSError as fault:
            raise FileFault(f"{path}: {fault.strerror}") from None
        if header[:16] != b"SQLite format 3\0":
            raise DamagedDataset(f"{path}: not a compiled dataset")
        if int.from_bytes(header[68:72]) != APPLICATION_ID:
            raise DamagedDataset(f"{path}: a SQLite file, but not a dataset of talks")
        if (version := int.from_bytes(header[60:64])) != FORMAT:
            raise DamagedDataset(f"{path}: format {version}, and this talks reads format {FORMAT}")
        # immutable: no locks, no journal, nothing written beside the file.
        name = "".join(
            chr(byte) if chr(byte) in _PLAIN else f"%{byte:02x}" for byte in os.fsencode(path)
        )
        authority = "//" if name.startswith("/") else ""
        uri = f"file:{authority}{name}?mode=ro&immutable=1"
        return cls(sqlite.connect(uri, uri=True), path)

    def _damaged(self, why: str) -> DamagedDataset:
        return DamagedDataset(f"{self.place}: damaged: {why}")

    def query(self, statement: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of one SQL statement."""
        try:
            # Not `yield from`, which closes the cursor: that fails where its connection went first.
            for row in self._connection.execute(statement, values):  # noqa: UP028
                yield row
        except (sqlite.Error, UnicodeDecodeError) as fault:
            raise self._damaged(str(fault)) from None

    def _sealed(
        self, table: str, statement: str, values: tuple[object, ...]
    ) -> tuple[Any, ...] | None:
        """The first row of `statement`, less its last column, which must be the others' seal."""
        for *parts, mark in self.query(statement, values):
            if mark != seal(table, *parts, salt=self.salt):
                raise self._damaged("a row does not match its checksum")
            return tuple(parts)
        return None

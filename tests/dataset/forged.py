"""Compiled files with something changed, as nothing but an attacker or bad luck could."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from talks_cli.dataset.format import salt_of, seal
from talks_cli.dataset.store import Dataset

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


def answers(dataset: Dataset) -> list[Any]:
    """Something of each way to read a dataset."""
    return [
        dataset.about,
        [record.raw for record in dataset.records(dataset.select("delegate", side=["ukraine"]))],
        list(dataset.postings("person.id=")),
        dataset.search(["prisoners", "exch"]).rows,
        [record.raw for record in dataset.records(dataset.named("person", "adams"))],
        dataset.by_id("step-7").raw,
    ]


def resealed(compiled: Path, tmp_path: Path, identifier: str, raw: str) -> str:
    """A file in which a record has other JSON under a sound seal; … stands for its own."""
    dataset = Dataset.open(str(compiled))
    (row,) = dataset.posting(f"id={identifier}")
    raw = raw.replace("…", dataset.record(row).raw[1:])
    statement = "UPDATE record SET json = ?, seal = ? WHERE n = ?"
    mark = seal("record", row, raw, salt=dataset.salt)
    return changed(compiled, tmp_path, statement, raw, mark, row).place


def refiled(compiled: Path, tmp_path: Path, key: str, rows: object) -> Dataset:
    """A file in which other rows are filed under a key, under a sound seal."""
    _, _, block = block_of(Dataset.open(str(compiled)), key)
    return with_block(compiled, tmp_path, key, json.dumps({**json.loads(block), key: rows}))


def with_block(compiled: Path, tmp_path: Path, key: str, block: str | bytes) -> Dataset:
    """A file with something else in the place of the block that has a key, under a sound seal."""
    dataset = Dataset.open(str(compiled))
    first, following, _ = block_of(dataset, key)
    mark = seal("_posting", first, following, block, salt=dataset.salt)
    statement = "UPDATE _posting SET rows = ?, seal = ? WHERE first = ?"
    return changed(compiled, tmp_path, statement, block, mark, first)


def block_of(dataset: Dataset, key: str) -> tuple[str, str, str]:
    """The row of the index that has a key."""
    ((first, following, block),) = dataset.query(
        "SELECT first, next, rows FROM _posting WHERE first <= ? ORDER BY first DESC LIMIT 1",
        (key,),
    )
    assert key in json.loads(block)
    return first, following, block


def reindexed(compiled: Path, tmp_path: Path, index: bytes | str) -> Dataset:
    """A file with another full-text index, under a sound seal."""
    path = tmp_path / "reindexed"
    shutil.copy(compiled, path)
    mark = seal("_fulltext", 1, 0, index, salt=Dataset.open(str(compiled)).salt)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM _fulltext")
        connection.execute("INSERT INTO _fulltext VALUES (1, 0, ?, ?)", (mark, index))
    return Dataset.open(str(path))


def endless(raw: bytes, page: int = 4096) -> bytes:
    """A file whose schema names one index 300 ** 6 times: pages that lead to the same page."""
    head, body, count = raw[:100], raw[100:page], len(raw) // page
    cells = int.from_bytes(body[3:5])
    starts = body[8 : 8 + 2 * cells]
    (index,) = (
        at for at in (starts[n : n + 2] for n in range(0, len(starts), 2))
        if raw[int.from_bytes(at) :].find(b"sqlite_autoindex") in range(40)
    )  # fmt: skip

    def leaf(starts: bytes) -> bytes:
        top = b"\x0d\0\0" + (len(starts) // 2).to_bytes(2) + body[5:8] + starts
        return top + raw[len(top) : page]

    def interior(children: list[int], room: int = page) -> bytes:
        """Each child with a key of one byte."""
        *left, right = children
        first = page - 5 * len(left)
        at = b"".join((first + 5 * n).to_bytes(2) for n in range(len(left)))
        top = (
            b"\x05\0\0" + len(left).to_bytes(2) + first.to_bytes(2) + b"\0" + right.to_bytes(4) + at
        )
        cells = b"".join(child.to_bytes(4) + b"\x01" for child in left)
        return top + bytes(room - len(top) - len(cells)) + cells

    pages = [leaf(starts), leaf(index)]
    for _ in range(6):
        pages.append(interior([count + len(pages)] * 300))
    first = interior([count + 1, count + len(pages)], page - 100)
    head = head[:28] + (count + len(pages)).to_bytes(4) + head[32:]
    return head + first + raw[page:] + b"".join(pages)


def claiming(path: Path, sha256: str) -> Dataset:
    """The file at `path` with another SHA-256 named, and every row sealed for that one."""
    about = json.dumps({**Dataset.open(str(path)).about, "sha256": sha256}, ensure_ascii=False)
    salt = salt_of(sha256)
    sealed = {
        "article": "source, text", "record": "n, json", "_alone": "n, source, json",
        "_posting": "first, next, rows", "_fulltext": "n, more, part",
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as connection, connection:
        statement = "UPDATE dataset SET json = ?, seal = ?"
        connection.execute(statement, (about, seal("dataset", about)))
        connection.create_function("sealed", -1, lambda *parts: seal(*parts, salt=salt))
        for table, columns in sealed.items():
            connection.execute(f"UPDATE {table} SET seal = sealed('{table}', {columns})")
    return Dataset.open(str(path))


def changed(compiled: Path, tmp_path: Path, statement: str, *values: object) -> Dataset:
    """The shipped dataset with something changed by SQL, as no flipped bit could."""
    path = tmp_path / "changed"
    shutil.copy(compiled, path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement, values)
    connection.close()
    return Dataset.open(str(path))

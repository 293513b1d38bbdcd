"""A file that was changed under a sound seal, or without one, is never believed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.write import compile as writing
from talks_cli.curate.write.compile import compile_to
from talks_cli.curate.write.fulltext import fulltext
from talks_cli.dataset.format import TABLES, seal
from talks_cli.dataset.store import Dataset
from talks_cli.errors import DamagedDataset
from talks_cli.output import FORMATS
from tests.handmade import content, documents, many

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

from tests.dataset.forged import (
    answers,
    block_of,
    changed,
    endless,
    refiled,
    reindexed,
    resealed,
    with_block,
)

# What Python reads as numbers, and JSON or a record has not: 1e999 becomes Infinity.
NO_NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "0.5", "1E2"]


READ: list[tuple[str, Callable[[Dataset], object]]] = [
    ("id=umerov", lambda dataset: dataset.posting("id=umerov")),
    ("person~umerov", lambda dataset: list(dataset.postings("person~umerov"))),
]


class TestForged:
    """Files that nothing but an attacker, or a copy cut short, could make."""

    def test_a_file_of_two_versions_is_not_believed(self, tmp_path: Path) -> None:
        """As a copy over the old file leaves it when it is interrupted: page by page."""
        files = []
        for number, status in enumerate(("announced", "proposed ")):
            made = content(many())
            made.docs[-1]["status"] = status.strip()
            compile_to(tmp_path / str(number), made)
            files.append((tmp_path / str(number)).read_bytes())
        old, new = files
        torn = tmp_path / "torn"
        right = [answers(Dataset.open(str(tmp_path / version))) for version in "01"]
        refused = 0
        for page in range(1, len(new) // 4096):
            torn.write_bytes(new[: page * 4096] + old[page * 4096 :])
            try:
                assert answers(Dataset.open(str(torn))) in right
            except DamagedDataset:
                refused += 1
        assert refused > 20

    @pytest.mark.parametrize("table", TABLES)
    def test_a_view_in_place_of_a_table_is_never_read(
        self, compiled: Path, tmp_path: Path, table: str
    ) -> None:
        """A view could go on for ever, deaf to an interrupt."""
        columns = TABLES[table].split("(", 1)[1].replace("\n", "").split(",")
        names = [column.split()[0] for column in columns]
        endless = ", ".join(f"i AS {name}" for name in names)
        path = tmp_path / "view"
        shutil.copy(compiled, path)
        connection = sqlite3.connect(path)
        connection.executescript(
            f"ALTER TABLE {table} RENAME TO was; CREATE VIEW {table} AS WITH RECURSIVE t(i) AS "
            f"(SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT {endless} FROM t WHERE i < 0"
        )
        connection.close()
        with pytest.raises(DamagedDataset) as caught:
            Dataset.open(str(path))
        assert caught.value.message == f"{path}: damaged: its tables are not as compiled"

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE record SET json = replace(json, 'Adams', 'Adamo')",
            "UPDATE _fulltext SET part = CAST(part || 'x' AS BLOB)",
        ],
    )
    def test_a_row_that_its_seal_was_not_made_of_is_damage(
        self, compiled: Path, tmp_path: Path, statement: str
    ) -> None:
        with pytest.raises(DamagedDataset, match="a row does not match its checksum"):
            answers(changed(compiled, tmp_path, statement))

    def test_a_row_of_a_gigabyte_is_not_read(self, compiled: Path, tmp_path: Path) -> None:
        statement = "UPDATE record SET json = zeroblob(100000000) WHERE kind = 'round'"
        with pytest.raises(DamagedDataset, match="string or blob too big"):
            list(changed(compiled, tmp_path, statement).records(range(1, 30)))

    @pytest.mark.parametrize(
        "raw",
        [
            "not json", "[]", "[" * 100_000, "{} {}",
            *(f'{{"x": {number}, …' for number in NO_NUMBERS),
            '{"kind": "round", …', '{"x": {"a": 1, "b": 2, "a": 1}, …',
            r'{"\ud800": 1, …', r'{"x": ["\udc00\ud800"], …', r'{"x": "\uD83D", …',
        ],
    )  # fmt: skip
    def test_what_is_sealed_anew_is_read_as_nothing_else_than_it_was_written(
        self, compiled: Path, tmp_path: Path, talks: Callable[..., Outcome], raw: str
    ) -> None:
        """Infinity is no JSON, and of a key that comes twice each reader takes another value."""
        place = resealed(compiled, tmp_path, "round-1", raw)
        for format in FORMATS:
            outcome = talks("rounds", "-f", format, "--data", place)
            assert outcome.code == 3
            assert f"{place}: damaged: a record is not as compiled" in outcome.err
            assert "Infinity" not in outcome.out

    @pytest.mark.parametrize("raw", ['{"id":\n 1}', '{"title": "\x9b31m"}', '{"title": "\u202e"}'])
    @pytest.mark.parametrize("format", ["json", "jsonl"])
    def test_what_is_printed_as_it_is_kept_shows_nothing_unseen(
        self, compiled: Path, tmp_path: Path, talks: Callable[..., Outcome], raw: str, format: str
    ) -> None:
        place = resealed(compiled, tmp_path, "round-1", raw)
        outcome = talks("rounds", "-f", format, "--data", place)
        assert (outcome.code, outcome.out) == (3, "")
        message = f"{place}: damaged: a record is not as compiled"
        assert json.loads(outcome.err)["error"]["message"] == message

    @pytest.mark.parametrize("number", NO_NUMBERS)
    def test_a_description_with_what_is_no_number_is_refused(
        self, compiled: Path, tmp_path: Path, talks: Callable[..., Outcome], number: str
    ) -> None:
        raw = json.dumps(Dataset.open(str(compiled)).about).replace('"1"', number)
        assert number in raw
        path = str(tmp_path / "changed")
        with pytest.raises(DamagedDataset):
            changed(
                compiled, tmp_path, "UPDATE dataset SET json = ?, seal = ?",
                raw, seal("dataset", raw),
            )  # fmt: skip
        for format in FORMATS:
            outcome = talks("rounds", "-f", format, "--data", path)
            assert (outcome.code, outcome.out) == (3, "")

    @pytest.mark.parametrize("rows", [{}, "1", 1, None])
    def test_a_posting_that_is_no_list_is_damage(
        self, compiled: Path, tmp_path: Path, rows: object
    ) -> None:
        """And neither nothing filed under its key, nor a fault of the program."""
        for key, read in READ:
            forged = refiled(compiled, tmp_path, key, rows)
            with pytest.raises(DamagedDataset, match="its index is not as compiled"):
                read(forged)

    @pytest.mark.parametrize(
        "block",
        ["", "not json", "[]", '"1"', "1", "null", b"{}", '{"x": [NaN]}', '{"x": [], "x": []}'],
    )
    def test_a_block_that_is_no_object_is_damage(
        self, compiled: Path, tmp_path: Path, block: str | bytes
    ) -> None:
        for key, read in READ:
            forged = with_block(compiled, tmp_path, key, block)
            with pytest.raises(DamagedDataset, match="its index is not as compiled"):
                read(forged)

    @pytest.mark.parametrize(
        "index",
        [
            b"", b"text", b"SQLite format 3\0", "text",
            *(made[: len(made) // 2] + b"\0" * (len(made) // 2) for made in [fulltext(many())]),
        ],
        ids=["empty", "no database", "a header alone", "text", "half"],
    )  # fmt: skip
    def test_a_full_text_index_that_is_none_is_damage(
        self, compiled: Path, tmp_path: Path, index: bytes | str
    ) -> None:
        with pytest.raises(DamagedDataset):
            reindexed(compiled, tmp_path, index).search(["prisoners"])

    @pytest.mark.parametrize(
        "statement",
        [
            "DROP TABLE record", "DROP TABLE word", "DROP TABLE other", "CREATE TABLE more (n)",
            "ALTER TABLE other RENAME COLUMN wording TO said",
            "DROP TABLE other; CREATE VIEW other AS SELECT 1 AS spelled, 2 AS wording",
            "DROP TABLE record; CREATE TABLE record (what)",
            "DROP TABLE record; CREATE VIRTUAL TABLE record USING fts5(what)",
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET type = 'view', rootpage = 0, "
            "sql = 'CREATE VIEW record_docsize AS SELECT 1 AS id, 2 AS sz' "
            "WHERE name = 'record_docsize'",
        ],
    )  # fmt: skip
    def test_a_full_text_index_of_other_tables_is_never_read(
        self, compiled: Path, tmp_path: Path, statement: str
    ) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(Dataset.open(str(compiled)).fulltext())
            connection.executescript(statement)
            index = connection.serialize()
        forged = reindexed(compiled, tmp_path, index)
        with pytest.raises(DamagedDataset, match="full-text index is not as compiled"):
            forged.search(["prisoners"])

    def test_a_full_text_index_that_is_cut_short_is_damage(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writing, "PART", 10_000)
        whole = tmp_path / "whole"
        compile_to(whole, content())
        ((count,),) = Dataset.open(str(whole)).query("SELECT count(*) FROM _fulltext")
        assert count > 2
        assert Dataset.open(str(whole)).fulltext() == fulltext(documents())
        for statement in (
            "DELETE FROM _fulltext WHERE n = 1", "DELETE FROM _fulltext WHERE n = 2",
            "DELETE FROM _fulltext WHERE more = 0", "UPDATE _fulltext SET more = 0 WHERE n = 2",
            "UPDATE _fulltext SET more = 1", "UPDATE _fulltext SET part = x'00' WHERE n = 1",
            "UPDATE _fulltext SET n = 1 - n", "DELETE FROM _fulltext",
        ):  # fmt: skip
            with pytest.raises(DamagedDataset):
                changed(whole, tmp_path, statement).search(["prisoners"])

    def test_whom_a_person_is_not_to_be_confused_with_is_not_left_out(
        self, compiled: Path, tmp_path: Path, talks: Callable[..., Outcome]
    ) -> None:
        forged = refiled(compiled, tmp_path, "id=adam", [])
        outcome = talks("person", "adams", "--data", forged.place)
        assert (outcome.code, outcome.out) == (3, "")

    def test_a_schema_without_end_is_not_read_for_ever(
        self, compiled: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "endless"
        path.write_bytes(endless(compiled.read_bytes()))
        with pytest.raises(DamagedDataset) as caught:
            Dataset.open(str(path))
        assert caught.value.message == f"{path}: damaged: interrupted"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("first", "CAST(first AS BLOB)"), ("first", "first || 'x'"), ("first", "1"),
        ("next", "CAST(next AS BLOB)"), ("next", "next || 'x'"), ("next", "1"),
        ("rows", "CAST(rows AS BLOB)"), ("rows", "rows || 'x'"), ("rows", "1"),
        ("seal", "seal + 1"), ("seal", "CAST(seal AS TEXT) || 'x'"), ("seal", "1"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["id=umerov", "person.id=umerov", "person.id=adams"])
def test_a_link_of_another_kind_is_damage(
    compiled: Path, tmp_path: Path, key: str, column: str, value: str
) -> None:
    first, _, _ = block_of(Dataset.open(str(compiled)), key)
    statement = f"UPDATE _posting SET {column} = {value} WHERE first = ?"
    dataset = changed(compiled, tmp_path, statement, first)
    with pytest.raises(DamagedDataset) as caught:
        list(dataset.postings(key.partition("=")[0] + "="))
    assert caught.value.message == (f"{dataset.place}: damaged: the chain of its index is broken")


@pytest.mark.parametrize("key", ["id=umerov", "person~umerov", "delegate.side=ukraine"])
def test_a_block_that_is_missing_is_damage(compiled: Path, tmp_path: Path, key: str) -> None:
    """Its key is not taken for one under which nothing is filed."""
    first, _, _ = block_of(Dataset.open(str(compiled)), key)
    dataset = changed(compiled, tmp_path, "DELETE FROM _posting WHERE first = ?", first)
    for read in (dataset.posting, lambda key: list(dataset.postings(key))):
        with pytest.raises(DamagedDataset, match="the chain of its index is broken"):
            read(key)


def test_a_chain_that_ends_too_soon_is_damage(compiled: Path, tmp_path: Path) -> None:
    """Its last keys taken away, and every link that is left sound."""
    dataset = changed(compiled, tmp_path, "DELETE FROM _posting WHERE first >= 'statement'")
    found = dataset.postings("")
    with pytest.raises(DamagedDataset) as caught:
        list(found)
    assert caught.value.message == f"{dataset.place}: damaged: the chain of its index is broken"

"""The compiled file: what is read of it, and what is refused."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.format import APPLICATION_ID, FORMAT, TABLES, seal
from talks_cli.dataset.store import Dataset
from talks_cli.errors import DamagedDataset, FileFault, TalksError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

from tests.dataset.forged import answers


def test_a_seal_changes_with_any_bit_and_any_boundary() -> None:
    assert seal("record", "ab", 1) != seal("record", "ab", 2)
    assert seal("record", "a", "b") != seal("record", "ab", "")
    assert seal("record", "a") != seal("record", "a", "")
    assert seal("record", "a", salt=1) != seal("record", "a", salt=2)


def test_a_seal_says_what_its_row_is_of() -> None:
    row = ("prisoners", "prisons", "[1, 2]")
    assert len({seal(table, *row, salt=7) for table in TABLES}) == len(TABLES)


class TestSelect:
    def test_all_of_a_kind_in_order(self, dataset: Dataset) -> None:
        rows = dataset.select("delegate")
        assert rows == sorted(rows)
        assert {record.doc["kind"] for record in dataset.records(rows)} == {"delegate"}

    def test_filters_are_met_together(self, dataset: Dataset) -> None:
        rows = dataset.select("delegate", side=["ukraine"], round=[1], role=["head"])
        assert [record.doc["person"] for record in dataset.records(rows)] == ["umerov"]

    def test_a_filter_by_several_values_takes_any(self, dataset: Dataset) -> None:
        rows = dataset.select("delegate", role=["head", "member"])
        assert {record.doc["role"] for record in dataset.records(rows)} == {"head", "member"}

    def test_a_field_that_nothing_is_filed_under_is_no_empty_answer(self, dataset: Dataset) -> None:
        for kind, field in (("sentence", "side"), ("delegate", "person"), ("round", "number")):
            with pytest.raises(LookupError, match=f"{kind} is not filed under {field}"):
                dataset.select(kind, **{field: ["x"]})

    def test_none_asks_nothing(self, dataset: Dataset) -> None:
        assert dataset.select("delegate", side=None) == dataset.select("delegate")

    def test_a_value_that_nothing_has_finds_what_is_open(self, dataset: Dataset) -> None:
        rows = dataset.select("delegate", round=[99])
        assert [record.doc["person"] for record in dataset.records(rows)] == ["adams"]


def test_a_file_is_read_whoever_has_locked_it(compiled: Path, tmp_path: Path) -> None:
    """No lock is asked for, nor is a journal beside it."""
    path = tmp_path / "locked"
    shutil.copy(compiled, path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert answers(Dataset.open(str(path))) == answers(Dataset.open(str(compiled)))


class TestPostings:
    def test_a_key_that_is_not_there_has_no_rows(self, dataset: Dataset) -> None:
        for key in ("nothing", "", "a", "\U0010fffe", "delegate.side=", "id=zz"):
            assert dataset.posting(key) == []

    def test_a_prefix_finds_its_keys_in_order(self, dataset: Dataset) -> None:
        found = dict(dataset.postings("delegate.side="))
        assert list(found) == ["france", "ukraine"]
        assert found["france"] == dataset.posting("delegate.side=france")

    def test_a_start_leaves_out_what_comes_before(self, dataset: Dataset) -> None:
        assert [key for key, _ in dataset.postings("delegate.side=", "g")] == ["ukraine"]

    def test_a_prefix_of_nothing_finds_nothing(self, dataset: Dataset) -> None:
        assert list(dataset.postings("nothing")) == []
        assert list(dataset.postings("\U0010fffe")) == []

    def test_the_empty_prefix_finds_every_key(self, dataset: Dataset) -> None:
        keys = [key for key, _ in dataset.postings("")]
        assert keys == sorted(keys)
        assert len(keys) == len(set(keys)) > 300

    def test_of_one_source_those_of_what_it_alone_tells_are_among_them(
        self, compiled_examples: dict[str, Path]
    ) -> None:
        lakes = Dataset.open(str(compiled_examples["lakes"]))
        assert "-3" not in dict(lakes.postings("id=tevzar"))
        lakes.ask_alone("lake-courier-2019-02-21")
        assert "-3" in dict(lakes.postings("id=tevzar"))
        assert "" in dict(lakes.postings("id=second-round-failed"))


class TestRefused:
    def refusal(self, path: Path) -> str:
        with pytest.raises(TalksError) as caught:
            Dataset.open(str(path))
        assert caught.value.exit_code == 3
        return caught.value.message

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(FileFault, match="No such file"):
            Dataset.open(str(tmp_path / "none"))

    @pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0", b"\0" * 4096])
    def test_not_a_database(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "file"
        path.write_bytes(content)
        assert self.refusal(path).startswith(str(path))

    def test_another_programs_database(self, tmp_path: Path) -> None:
        path = tmp_path / "other"
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE dataset (json, seal)")
        other.close()
        assert self.refusal(path).endswith("a SQLite file, but not a dataset of talks")

    def test_a_newer_format(self, compiled: Path, tmp_path: Path) -> None:
        path = tmp_path / "newer"
        shutil.copy(compiled, path)
        newer = sqlite3.connect(path)
        newer.execute(f"PRAGMA user_version = {FORMAT + 1}")
        newer.close()
        assert self.refusal(path).endswith(
            f"format {FORMAT + 1}, and this talks reads format {FORMAT}"
        )

    def test_an_empty_dataset(self, tmp_path: Path) -> None:
        path = tmp_path / "empty"
        empty = sqlite3.connect(path)
        empty.executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};"
            f"{';'.join(TABLES.values())};"
        )
        empty.close()
        assert "damaged: it holds no description of itself" in self.refusal(path)

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_a_truncated_file_gives_the_right_answer_or_none(
        self, compiled: Path, tmp_path: Path, talks: Callable[..., Outcome], share: float
    ) -> None:
        path = tmp_path / "short"
        raw = compiled.read_bytes()
        path.write_bytes(raw[: int(len(raw) * share)])
        wanted = talks("timeline", "--json").out
        assert "step-7" in wanted
        outcome = talks("timeline", "--json", "--data", str(path))
        assert (outcome.code, outcome.out) in ((0, wanted), (3, ""))


def test_what_the_dataset_names_and_does_not_have_is_damage(dataset: Dataset) -> None:
    for ask, what in ((dataset.article, "article"), (dataset.by_id, "record")):
        with pytest.raises(DamagedDataset) as caught:
            ask("nobody")
        assert caught.value.message == f"{dataset.place}: damaged: the {what} nobody is missing"


def test_a_key_has_all_of_its_block_read_and_no_more(dataset: Dataset) -> None:
    """A long list of rows stands alone, so that no other key has it read."""
    blocks = [json.loads(rows) for (rows,) in dataset.query("SELECT rows FROM _posting")]
    assert len(blocks) > 10
    longest = max(blocks, key=lambda block: max(map(len, block.values())))
    assert len(longest) == 1
    assert all(len(json.dumps(block)) < 2000 for block in blocks if len(block) > 1)


def test_rows_that_are_not_wanted_any_more_outlive_their_connection(dataset: Dataset) -> None:
    """Both may be cleared away in any order: no complaint may come of it."""
    rows = dataset.query("SELECT n FROM record")
    next(rows)
    dataset._connection.close()
    rows.close()  # type: ignore[attr-defined]

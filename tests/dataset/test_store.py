"""The compiled file: what it holds, and that a damaged one is never believed."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.write import compile as writing
from talks_cli.curate.write.compile import Content, compile_to
from talks_cli.curate.write.fulltext import fulltext
from talks_cli.curate.write.integrity import confirm, verify
from talks_cli.dataset.format import APPLICATION_ID, FORMAT, TABLES, salt_of, seal
from talks_cli.dataset.store import Dataset
from talks_cli.errors import DamagedDataset, FileFault, TalksError
from talks_cli.output import FORMATS
from tests.handmade import SOURCE, content, documents, many

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.conftest import Outcome


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents written by hand in one compiled file."""
    path = tmp_path_factory.mktemp("compiled") / "dataset.sqlite"
    compile_to(path, content(many()))
    return path


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of so few documents that to prove it is quick."""
    path = tmp_path_factory.mktemp("few") / "dataset.sqlite"
    compile_to(path, content())
    return path


@pytest.fixture
def dataset(compiled: Path) -> Dataset:
    return Dataset.open(str(compiled))


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


# What Python reads as numbers, and JSON or a record has not: 1e999 becomes Infinity.
NO_NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "0.5", "1E2"]


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


def test_a_file_is_read_whoever_has_locked_it(compiled: Path, tmp_path: Path) -> None:
    """No lock is asked for, nor is a journal beside it."""
    path = tmp_path / "locked"
    shutil.copy(compiled, path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert answers(Dataset.open(str(path))) == answers(Dataset.open(str(compiled)))


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


def changed(compiled: Path, tmp_path: Path, statement: str, *values: object) -> Dataset:
    """The shipped dataset with something changed by SQL, as no flipped bit could."""
    path = tmp_path / "changed"
    shutil.copy(compiled, path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement, values)
    connection.close()
    return Dataset.open(str(path))


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


class TestVerify:
    def test_what_was_compiled_is_sound(self, dataset: Dataset) -> None:
        assert len(verify(dataset).docs) == dataset.about["records"]

    @pytest.mark.parametrize(
        ("statement", "why"),
        [
            ("UPDATE record SET what = 'x' WHERE n = 5", "the table record is not as compiled"),
            ("UPDATE record SET source = 'x' WHERE n = 5", "the table record is not as compiled"),
            ("UPDATE record SET seal = seal + 1 WHERE n = 5", "a row does not match its checksum"),
            ("DELETE FROM record WHERE n = 5", "record 5 is missing"),
            ("UPDATE article SET text = replace(text, '1,000', '1,200')", f"the article {SOURCE}"),
            ("UPDATE _posting SET rows = '{}' WHERE first LIKE 'id=%'",
             "the table _posting is not as compiled"),
            ("DELETE FROM _posting WHERE first LIKE 'id=%'",
             "the table _posting is not as compiled"),
            ("DELETE FROM _posting WHERE next = char(1114111)",
             "the table _posting is not as compiled"),
            ("INSERT INTO _posting VALUES ('zz', '', '', 0)",
             "the table _posting has rows too many"),
            ("UPDATE _fulltext SET seal = seal + 1", "a row does not match its checksum"),
            ("INSERT INTO _fulltext VALUES (2, 0, 0, x'')",
             "the table _fulltext is not as compiled"),
            ("INSERT INTO _fulltext VALUES (0, 1, 0, x'')",
             "the table _fulltext is not as compiled"),
            ("INSERT INTO _alone VALUES (999, 'x', '{}', 0)", "record 320 is missing"),
            ("INSERT INTO record SELECT 999, id, kind, what, round, side, status, date, "
             "not_before, not_after, speaker, source, json, seal FROM record WHERE n = 1",
             "the table record has rows too many"),
            ("INSERT INTO article VALUES ('x', 'y', 0)", "the article x"),
            *((schema, "its tables are not as compiled") for schema in (
                "CREATE VIEW more AS SELECT 1", "CREATE TABLE more (n)",
                "CREATE INDEX more ON record (id)",
                "CREATE TRIGGER more AFTER INSERT ON record BEGIN SELECT 1; END",
            )),
        ],
    )  # fmt: skip
    def test_a_change_anywhere_is_found(
        self, compiled: Path, tmp_path: Path, statement: str, why: str
    ) -> None:
        dataset = changed(compiled, tmp_path, statement)
        with pytest.raises(DamagedDataset) as caught:
            verify(dataset)
        assert caught.value.message == f"{dataset.place}: damaged: {why}"

    @pytest.mark.parametrize(
        ("statement", "what"),
        [
            ("UPDATE word SET stem = 'x' WHERE spelled = 'prisoners'", "forms of words"),
            ("DELETE FROM word WHERE spelled = 'prisoners'", "forms of words"),
            ("DELETE FROM other WHERE spelled = 'kyiv'", "names"),
            ("INSERT INTO other VALUES ('zz', 'x', 0)", "names"),
            ("DELETE FROM record_docsize WHERE id = 5", "lengths"),
            ("UPDATE record_docsize SET sz = x'00000000' WHERE id = 5", "lengths"),
            ("UPDATE record_data SET block = x'0100' WHERE id = 1", "averages"),
            ("INSERT INTO record (rowid, what) VALUES (5, 'x')", "words"),
            ("INSERT INTO record (record, rowid, what) VALUES ('delete', 5, 'x')", "lengths"),
            ("CREATE VIEW more AS SELECT 1", "schema"), ("DROP INDEX word_by_stem", "schema"),
        ],
    )  # fmt: skip
    def test_what_else_the_full_text_index_says_is_found_under_a_sound_seal(
        self, few: Path, tmp_path: Path, statement: str, what: str
    ) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(Dataset.open(str(few)).fulltext())
            with connection:
                connection.execute(statement)
            index = connection.serialize()
        dataset = reindexed(few, tmp_path, index)
        with pytest.raises(DamagedDataset, match=f"full-text index \\({what}\\)"):
            verify(dataset)

    def test_the_full_text_index_of_another_sqlite_is_sound(
        self, compiled: Path, tmp_path: Path
    ) -> None:
        """Which says the same in other pages."""
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(Dataset.open(str(compiled)).fulltext())
            connection.executescript("PRAGMA page_size = 512; VACUUM")
            index = connection.serialize()
        assert index != fulltext(many())
        verify(reindexed(compiled, tmp_path, index))

    def test_a_claimed_sha256_is_reckoned_again(self, tmp_path: Path, dataset: Dataset) -> None:
        """A name changed, and everything made anew but the SHA-256 that people compare."""
        made = content(many())
        (doc,) = (doc for doc in made.docs if doc["id"] == "adams")
        doc["name"] = doc["what"] = "Ann Adamson"
        compile_to(tmp_path / "other", made)
        reckoned = Dataset.open(str(tmp_path / "other")).about["sha256"]
        forged = claiming(tmp_path / "other", dataset.about["sha256"])
        assert forged.about["sha256"] == dataset.about["sha256"]
        assert forged.by_id("adams").doc["name"] == "Ann Adamson"
        with pytest.raises(DamagedDataset) as caught:
            verify(forged)
        assert caught.value.message == (
            f"{forged.place}: damaged: its content has the SHA-256 {reckoned}, "
            "and not the one that it names"
        )

    def test_an_article_that_comes_twice_is_found(self, compiled: Path, tmp_path: Path) -> None:
        """Pages that lead to the same page would have it come for ever."""
        path = tmp_path / "file"
        shutil.copy(compiled, path)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(
                "CREATE TABLE more (source, text, seal); CREATE INDEX also ON more (source);"
                "INSERT INTO more SELECT * FROM article; INSERT INTO more SELECT * FROM article;"
                "PRAGMA writable_schema = ON;"
                "UPDATE sqlite_master SET rootpage = other.rootpage FROM sqlite_master AS other "
                "WHERE (sqlite_master.name, other.name) IN "
                "(VALUES ('article', 'more'), ('sqlite_autoindex_article_1', 'also'));"
                "DELETE FROM sqlite_master WHERE name IN ('more', 'also');"
            )
        with pytest.raises(DamagedDataset, match=f"the article {SOURCE}"):
            verify(Dataset.open(str(path)))

    def test_an_article_that_is_not_the_one_pinned_is_found(
        self, compiled: Path, tmp_path: Path
    ) -> None:
        salt = Dataset.open(str(compiled)).salt
        for statement, values in (
            ("DELETE FROM article", ()),
            (
                "UPDATE article SET text = 'x', seal = ?",
                (seal("article", SOURCE, "x", salt=salt),),
            ),
        ):
            dataset = changed(compiled, tmp_path, statement, *values)
            with pytest.raises(DamagedDataset) as caught:
                verify(dataset)
            assert caught.value.message == (f"{dataset.place}: the article {SOURCE} has changed")

    def test_a_sentence_that_no_record_accounts_for_is_found(self) -> None:
        made = content()
        (doc,) = (doc for doc in made.docs if doc.get("nothing"))
        doc["nothing"] = None
        self.refused(made, f"sentence 4 of {SOURCE} is neither quoted nor set aside")

    def test_a_sentence_that_is_missing_is_found(self) -> None:
        made = content()
        (last,) = (doc for doc in made.docs if doc["id"] == f"{SOURCE}.6")
        made.docs.remove(last)
        self.refused(made, f"{SOURCE}: not all of its sentences are there")
        (first,) = (doc for doc in made.docs if doc["id"] == f"{SOURCE}.1")
        made.docs.remove(first)
        self.refused(made, f"sentence 1 of {SOURCE} is missing")

    @pytest.mark.parametrize(
        ("field", "value"), [("quote", "Nobody met."), ("start", 1), ("source", "nobody")]
    )
    def test_a_quotation_that_moved_is_found(self, field: str, value: object) -> None:
        made = content()
        (doc,) = (doc for doc in made.docs if doc["id"] == "meeting")
        doc["evidence"][0][field] = value
        self.refused(made, "meeting: a quotation is not in its article")

    @staticmethod
    def refused(made: Content, why: str) -> None:
        with pytest.raises(DamagedDataset) as caught:
            confirm(made, "here")
        assert caught.value.message == f"here: {why}"

    def test_what_was_never_sound_is_not_verified(self, tmp_path: Path) -> None:
        made = content()
        made.docs[-1]["evidence"][0]["quote"] = "Nobody met."
        compile_to(tmp_path / "wrong", made)
        with pytest.raises(DamagedDataset, match="a quotation is not in its article"):
            verify(Dataset.open(str(tmp_path / "wrong")))

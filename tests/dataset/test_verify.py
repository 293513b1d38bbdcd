"""What `talks check` makes sure of in a compiled file: all of it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.write.compile import Content, compile_to
from talks_cli.curate.write.fulltext import fulltext
from talks_cli.curate.write.integrity import confirm, verify
from talks_cli.dataset.format import seal
from talks_cli.dataset.store import Dataset
from talks_cli.errors import DamagedDataset
from tests.dataset.forged import changed, claiming, reindexed
from tests.handmade import SOURCE, content, many

if TYPE_CHECKING:
    from pathlib import Path


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

    def test_an_index_that_is_no_database_is_told_with_its_file(
        self, few: Path, tmp_path: Path
    ) -> None:
        dataset = reindexed(few, tmp_path, b"SQLite format 4\0" + bytes(4096))
        with pytest.raises(DamagedDataset) as caught:
            verify(dataset)
        assert caught.value.message == f"{dataset.place}: damaged: file is not a database"

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

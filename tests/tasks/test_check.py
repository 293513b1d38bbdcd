"""`talks check`: coverage sentence by sentence, of YAML as of a compiled file."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_to
from tests.packs import ARTICLE, DATA, ROOT, doctored, heed_interrupts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


def test_the_totals(talks: Callable[..., Outcome]) -> None:
    totals = talks("check", "--json").document["totals"]
    assert sorted(totals) == [
        "cited", "missing", "quotes_verified", "records", "sentences", "set_aside", "sha256",
    ]  # fmt: skip
    assert (totals["sentences"], totals["cited"]) == (38, 37)
    assert (totals["set_aside"], totals["missing"]) == (1, 0)
    assert totals["records"] > 100
    assert totals["quotes_verified"] > totals["records"]


def test_each_sentence_with_what_cites_it(talks: Callable[..., Outcome]) -> None:
    items = talks("check", "--json").items
    article = ARTICLE.read_bytes().decode()
    assert [item["number"] for item in items] == list(range(1, 39))
    for item in items:
        (evidence,) = item["evidence"]
        assert article[evidence["start"] : evidence["end"]] == item["text"]
    assert items[23]["cited_by"] == ["zakharova-remarks-noted", "zakharova-direct-negotiations"]
    assert items[23]["set_aside_because"] is None
    assert items[6]["cited_by"] == []
    assert items[6]["set_aside_because"].startswith("it tells what the agency did")


def test_an_item_is_a_sentence_whole(talks: Callable[..., Outcome]) -> None:
    document = talks("check", str(DATA), "--json").document
    words = "TASS has gathered key details on the meeting."
    place = {"source": "tass-2025-06-02", "section": "Lead", "sentences": [7]}
    assert document["items"][6] == {
        "id": "tass-2025-06-02.7", "kind": "sentence", "source": "tass-2025-06-02", "number": 7,
        "section": "Lead", "text": words, "cited_by": [],
        "set_aside_because":
            "it tells what the agency did for this article and nothing about the talks",
        "summary": words, "status": None, "said_by": None,
        "evidence": [{**place, "start": 637, "end": 682, "quote": words, "context": words}],
        "derived": {}, "not_stated": [], "remark": None,
    }  # fmt: skip
    assert document["command"] == "check"
    assert document["query"] == {"path": str(DATA), "expect": None}
    sha256 = document["dataset"]["sha256"]
    assert document["totals"] == {
        "sentences": 38, "cited": 37, "set_aside": 1, "missing": 0, "records": 116,
        "quotes_verified": 154, "sha256": sha256,
    }  # fmt: skip


def test_a_folder_and_its_compiled_file_are_covered_alike(
    talks: Callable[..., Outcome], compiled: Path
) -> None:
    folder, file = talks("check", str(DATA), "--json"), talks("check", str(compiled), "--json")
    assert folder.items == file.items
    assert folder.document["totals"] == file.document["totals"]
    assert folder.document["dataset"] == file.document["dataset"]


def test_the_table_begins_with_the_totals(talks: Callable[..., Outcome]) -> None:
    sha256 = talks("check", "--json").document["totals"]["sha256"]
    lines = talks("check").out.splitlines()
    assert [*lines[:4], *lines[6:8]] == [
        "sentences        38",
        "cited            37",
        "set aside        1",
        "missing          0",
        f"sha256  {sha256}",
        "",
    ]


def test_a_path_and_data_at_once_are_refused(talks: Callable[..., Outcome]) -> None:
    outcome = talks("check", str(DATA), "--data", str(DATA))
    assert outcome.code == 2
    assert outcome.err == "talks: PATH and --data both say which dataset: give one\n"


class TestExpected:
    def test_the_sha256_that_is_known_is_met(
        self, talks: Callable[..., Outcome], compiled: Path
    ) -> None:
        sha256 = talks("check", "--json").document["totals"]["sha256"]
        for path in (str(compiled), str(DATA)):
            for spelled in (sha256, sha256.upper()):
                outcome = talks("check", path, "--expect", spelled, "--json")
                assert (outcome.code, outcome.err) == (0, "")
                assert outcome.document["query"] == {"path": path, "expect": spelled}

    def test_another_dataset_is_refused_however_sound(
        self, talks: Callable[..., Outcome], compiled: Path, tmp_path: Path
    ) -> None:
        """All made anew, its SHA-256 too: nothing in the file itself shows that it is another."""
        wanted = talks("check", "--json").document["totals"]["sha256"]
        pack = doctored(tmp_path, "people.yaml", ("aliases: [Medinskiy, ", "aliases: ["))
        path = str(tmp_path / "other")
        assert talks("compile", str(pack), "-o", path).code == 0
        assert talks("check", path).code == 0
        sha256 = talks("check", path, "--json").document["totals"]["sha256"]
        assert sha256 != wanted
        for where in (path, str(pack)):
            outcome = talks("check", where, "--expect", wanted)
            assert (outcome.code, outcome.out) == (3, "")
            assert outcome.err == (
                f"talks: {where}: its content has the SHA-256 {sha256}, not the expected one\n"
            )
        assert talks("check", str(compiled), "--expect", sha256).code == 3

    @pytest.mark.parametrize("word", ["", "abc", "x" * 64, "a" * 63, "a" * 65, "١" * 64])
    def test_what_is_no_sha256_is_a_usage_fault(
        self, talks: Callable[..., Outcome], word: str
    ) -> None:
        outcome = talks("check", f"--expect={word}")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            f"talks: --expect: {word!r} is not a SHA-256 (64 hexadecimal digits)\n"
        )


def nothing_is_written() -> None:
    """In a new process: no file may get a byte, as where no folder is writable."""
    heed_interrupts()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def alone(path: Path) -> tuple[int, bytes, bytes]:
    """`talks check` of a file, in a process that can write nothing but to pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "talks_cli", "check", str(path), "-f", "csv"],
        cwd=ROOT, capture_output=True, timeout=60, check=False,
        preexec_fn=nothing_is_written,
        env={key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_a_file_is_checked_where_nothing_can_be_written(
    tmp_path: Path, talks: Callable[..., Outcome]
) -> None:
    """With more words than SQLite keeps in memory of what it sorts."""
    content = curate(str(DATA))
    (doc,) = (doc for doc in content.docs if doc["id"] == "kellogg-visit")
    doc["text"] = "that they would visit " * 100_000
    compile_to(tmp_path / "wordy", content)
    assert alone(tmp_path / "wordy") == (0, talks("check", "-f", "csv").out.encode(), b"")


def test_a_view_without_end_fills_neither_disk_nor_time(compiled: Path, tmp_path: Path) -> None:
    path = tmp_path / "forged"
    shutil.copy(compiled, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'search_docsize';"
            "PRAGMA writable_schema = RESET;"
            "CREATE VIEW search_docsize AS WITH RECURSIVE t(id) AS "
            "(SELECT 1 UNION ALL SELECT id + 1 FROM t) SELECT id, id AS sz FROM t"
        )
    why = f"talks: {path}: damaged: its tables are not as compiled\n"
    assert alone(path) == (3, b"", why.encode())


# As `__main__` has it. SQLite itself calls `killpg`, and goes on for ever without a step of Python.
ENDLESS = """
import os, signal, sys
from talks_cli.dataset.store import Dataset
signal.signal(signal.SIGINT, lambda *_: os._exit(130))
dataset = Dataset.open(sys.argv[1])
dataset._connection.create_function("killpg", 2, os.killpg)
list(dataset.query(
    "WITH RECURSIVE t(n) AS (SELECT killpg(?, ?) UNION ALL SELECT n FROM t) SELECT 1 FROM t "
    "WHERE n > 0", (os.getpgrp(), signal.SIGINT)
))
"""


def test_an_interrupt_is_heeded_while_sqlite_is_at_it(compiled: Path) -> None:
    command = [sys.executable, "-c", ENDLESS, str(compiled)]
    done = subprocess.run(command, cwd=ROOT, timeout=60, check=False, start_new_session=True)
    assert done.returncode == 130

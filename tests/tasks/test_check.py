"""`talks check`: coverage sentence by sentence, of YAML as of a compiled file."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import yaml

from talks_cli.curate.prove.proof import RULES
from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_to
from tests.packs import ARTICLE, DATA, EXAMPLES, HANGS, ROOT, doctored, heed_interrupts, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


def test_the_totals(talks: Callable[..., Outcome]) -> None:
    totals = talks("check", "--json").document["totals"]
    assert sorted(totals) == [
        "quotes_verified", "records", "sentences", "set_aside", "sha256", "telling",
    ]  # fmt: skip
    assert (totals["sentences"], totals["telling"], totals["set_aside"]) == (38, 37, 1)
    assert totals["records"] > 100
    assert totals["quotes_verified"] > totals["records"]


def test_each_sentence_with_what_it_tells(talks: Callable[..., Outcome]) -> None:
    items = talks("check", "--json").items
    article = ARTICLE.read_bytes().decode()
    assert [item["number"] for item in items] == list(range(1, 39))
    for item in items:
        (evidence,) = item["evidence"]
        assert article[evidence["start"] : evidence["end"]] == item["text"]
    assert items[1]["tells"] == ["round-1", "first-round-held"]
    assert items[1]["nothing"] is None
    assert items[6]["tells"] == []
    assert items[6]["nothing"].startswith("it tells what the agency did")


@pytest.mark.parametrize(("number", "code"), [("3", 0), ("4", 3)], ids=["sound", "wrong"])
def test_the_hook_for_pre_commit_proves_the_pack_that_it_is_given(
    talks: Callable[..., Outcome],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: str,
    code: int,
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    fact = f"event: e, what: We see {number} boats"
    pack = small(tmp_path / "data", f"- text: We saw 3 boats.\n  facts: [{{{fact}}}]\n")
    assert all(re.search(hook["files"], str(path)) for path in pack.iterdir())
    program, words = hook["entry"].split(maxsplit=1)
    monkeypatch.chdir(tmp_path)
    assert (program, talks(*words.split(), *hook["args"]).code) == ("talks", code)


def test_a_folder_and_its_compiled_file_are_told_alike(
    talks: Callable[..., Outcome], compiled: Path
) -> None:
    folder, file = talks("check", str(DATA), "--json"), talks("check", str(compiled), "--json")
    for part in ("items", "totals", "notes", "dataset"):
        assert folder.document[part] == file.document[part]


def test_the_rules_that_were_asked_are_told_of_each_source(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    (note,) = talks("check", "--json").document["notes"]
    assert note["code"] == "asked"
    assert note["text"] == f"tass-2025-06-02 (en): {'; '.join(rule.name for rule in RULES)}."
    pack = small(tmp_path, "- {text: ასე თქვა., nothing: x}\n", head="language: ka\n")
    (note,) = talks("check", str(pack), "--json").document["notes"]
    told, _, left = note["text"].partition(" Not asked: ")
    assert "dates are worded" in told
    assert left == (
        "verbs of saying say whose words these are (no words are listed for 'ka'); "
        "'will', 'hope' and the like have a status (no words are listed for 'ka'); "
        "'about' and 'at least' are kept (no words are listed for 'ka')."
    )


class TestWorklist:
    """What waits and what is wrong, in order, for people, scripts, editors and GitHub."""

    @pytest.fixture
    def pack(self, tmp_path: Path) -> Path:
        sentences = (
            "- text: They met.\n- text: They left.\n"
            "  facts:\n  - {event: e, what: 'They: leave Oslo'}\n"
        )
        return small(tmp_path / "a, 5% b", sentences)

    WHY = (
        "what: 'Oslo' does not stand in sentence 2: write it as it stands there, add the sentence"
        " (with: N), or the reason (why: {what: …})"
    )
    WAITS = 'sentence 1 waits: give it facts, or "nothing: why"'

    def test_for_people_and_editors(self, talks: Callable[..., Outcome], pack: Path) -> None:
        outcome = talks("check", str(pack))
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err.splitlines() == [
            f"talks: {pack}/paper.yaml:9:3: {self.WAITS}",
            f"talks: {pack}/paper.yaml:12:22: {self.WHY}",
        ]

    def test_for_scripts(self, talks: Callable[..., Outcome], pack: Path) -> None:
        problems = json.loads(talks("check", str(pack), "-f", "json").err)["error"]["problems"]
        file = f"{pack}/paper.yaml"
        assert problems == [
            {"file": file, "line": 9, "column": 3, "code": "waiting", "message": self.WAITS},
            {"file": file, "line": 12, "column": 22, "code": "value", "message": self.WHY},
        ]

    def test_for_github(
        self, talks: Callable[..., Outcome], pack: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(pack.parent)
        outcome = talks("check", str(pack), "--annotations", "github")
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err.splitlines() == [
            f"::error file=a%2C 5%25 b/paper.yaml,line=9,col=3::{self.WAITS}",
            f"::error file=a%2C 5%25 b/paper.yaml,line=12,col=22::{self.WHY}",
        ]

    def test_a_sound_pack_has_nothing_beside_its_lines(self, talks: Callable[..., Outcome]) -> None:
        outcome = talks("check", str(DATA), "--annotations", "github", "--json")
        assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_the_examples_pass(talks: Callable[..., Outcome], name: str) -> None:
    outcome = talks("check", str(EXAMPLES / name))
    assert (outcome.code, outcome.err) == (0, "")


def test_a_number_of_any_length_is_a_number(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    number = "1" * 5_000
    fact = f"{{event: seen, what: {number} are seen}}"
    pack = small(tmp_path, f"- text: We saw {number} there.\n  facts: [{fact}]\n")
    outcome = talks("check", str(pack))
    assert (outcome.code, outcome.err) == (0, "")


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
                assert outcome.document["query"] == {
                    "path": path,
                    "expect": spelled,
                    "source": None,
                }

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
        cwd=ROOT, capture_output=True, timeout=HANGS, check=False,
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
    done = subprocess.run(command, cwd=ROOT, timeout=HANGS, check=False, start_new_session=True)
    assert done.returncode == 130

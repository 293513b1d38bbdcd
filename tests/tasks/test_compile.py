"""`talks compile`: whole or not at all, and what other programs make of the file."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.packs import DATA, EXAMPLES, HANGS, ROOT, doctored, heed_interrupts, small
from tests.process.hazards import pack_of_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome


NOT_HERE = "{} is not installed: it comes with .[dev]"


@pytest.mark.parametrize("pack", [DATA, EXAMPLES / "lakes"], ids=["one", "several"])
def test_it_says_what_it_wrote(talks: Callable[..., Outcome], tmp_path: Path, pack: Path) -> None:
    path = tmp_path / "out.sqlite"
    outcome = talks("compile", str(pack), "-o", str(path))
    assert (outcome.code, outcome.err) == (0, "")
    with closing(sqlite3.connect(path)) as connection:
        records = connection.execute("SELECT count(*) FROM record").fetchone()[0]
    assert outcome.out == f"{path}: {records} records, {path.stat().st_size:,} bytes\n"


def test_the_same_pack_makes_the_same_answers(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "out.sqlite"
    talks("compile", str(DATA), "--output", str(path))
    for command in (["timeline"], ["rounds"], ["search", "prisoners"], ["person", "fomin"]):
        from_yaml = talks(*command, "--json", "--data", str(DATA))
        assert talks(*command, "--json", "--data", str(path)).out == from_yaml.out


def test_a_faulty_pack_leaves_the_old_file(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = doctored(tmp_path, "tass-2025-06-02.yaml", ("people: [fidan]", "people: [fiden]"))
    path = tmp_path / "out.sqlite"
    path.write_text("old")
    assert talks("compile", str(pack), "-o", str(path)).code == 3
    assert path.read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["data", "out.sqlite", "seeds"]


def test_a_path_that_is_no_text_is_written_to(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    folder = os.fsencode(tmp_path) + b"/d\xff"
    os.mkdir(folder)
    path = (folder + b"/o.sqlite").decode("utf-8", "surrogateescape")
    outcome = talks("compile", str(DATA), "-o", path)
    assert (outcome.code, outcome.err) == (0, "")
    assert os.listdir(folder) == [b"o.sqlite"]
    assert talks("rounds", "--json", "--data", path).out == talks("rounds", "--json").out
    os.unlink(folder + b"/o.sqlite")
    outcome = talks("rounds", "--json", "--data", path)
    assert json.loads(outcome.err)["error"]["message"].startswith(f"{tmp_path}/d\\udcff/o.sqlite: ")


@pytest.mark.parametrize("columns", ["²", "-5", "9" * 5000])
def test_a_terminal_of_an_impossible_size_is_no_fault(tmp_path: Path, columns: str) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "talks_cli", "compile", str(pack_of_one(tmp_path / "pack")), "-o",
         str(tmp_path / "out")],
        cwd=str(ROOT), timeout=HANGS, encoding="utf-8",
        env={**os.environ, "TERM": "xterm", "COLUMNS": columns, "LINES": columns},
    )  # fmt: skip
    shown = child.read()
    child.close()
    assert (child.exitstatus, "internal" in shown) == (0, False)


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_a_terminal_sees_how_far_it_is_and_stdout_does_not(tmp_path: Path, term: str) -> None:
    out, path = tmp_path / "out.txt", tmp_path / "out.sqlite"
    pack = pack_of_one(tmp_path / "pack")
    command = f'"{sys.executable}" -m talks_cli compile "{pack}" -o "{path}" >"{out}"'
    child = pexpect.spawn(
        "/bin/sh", ["-c", command], cwd=str(ROOT), timeout=HANGS, encoding="utf-8",
        env={**os.environ, "TERM": term},
    )  # fmt: skip
    shown = child.read()
    child.close()
    assert child.exitstatus == 0
    assert out.read_text().startswith(f"{path}: ")
    assert "\x1b" not in out.read_text()
    if term == "dumb":
        assert shown == ""
    else:
        assert all(step in shown for step in ("Reading people.yaml", "Proving", "Writing"))
        assert shown.endswith("\x1b[2K")  # the bar wipes itself away


# Interrupts itself when it opens the last of the files that it reads, under its bar.
INTERRUPTED = """
import os, signal, sys
def told(event, given):
    if event == "open" and "paper.yaml" in str(given[0]):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(told)
from talks_cli.__main__ import main
main()
"""


def test_an_interrupted_bar_gives_the_cursor_back(tmp_path: Path) -> None:
    pack, path = pack_of_one(tmp_path / "pack"), tmp_path / "out.sqlite"
    child = pexpect.spawn(
        sys.executable, ["-c", INTERRUPTED, "compile", str(pack), "-o", str(path)],
        cwd=str(ROOT), timeout=HANGS, encoding="utf-8", env={**os.environ, "TERM": "xterm"},
        preexec_fn=heed_interrupts,
    )  # fmt: skip
    shown = child.read()
    child.close()
    assert child.exitstatus == 130
    assert shown.index("\x1b[?25l") < shown.rindex("\x1b[?25h")
    assert "Traceback" not in shown
    assert not path.exists()


@pytest.mark.parametrize("output", ["missing/out.sqlite", ".", "n" * 300, "n" * 300 + "/out"])
def test_a_place_that_cannot_be_written_is_3(
    talks: Callable[..., Outcome], tmp_path: Path, output: str
) -> None:
    outcome = talks("compile", str(DATA), "-o", str(tmp_path / output))
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(f"talks: {tmp_path / output}: ")
    assert outcome.err.count("\n") == 1
    assert os.listdir(tmp_path) == []


def test_a_full_disk_leaves_the_old_file() -> None:
    if not os.access("/dev/full", os.W_OK):
        pytest.skip("no /dev/full")
    done = subprocess.run(
        [sys.executable, "-m", "talks_cli", "compile", "data", "-o", "/dev/full/out"],
        cwd=ROOT, capture_output=True, timeout=HANGS, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"talks: /dev/full/out: Not a directory\n"


@pytest.mark.parametrize("name", ["people.yaml", "polden-2018-04-05.txt", "new.YAML"])
def test_a_file_of_the_pack_is_never_written_over(
    talks: Callable[..., Outcome], tmp_path: Path, name: str
) -> None:
    pack = Path(shutil.copytree(ROOT / "examples" / "crossing", tmp_path / "pack"))
    before = {path.name: path.read_bytes() for path in pack.iterdir()}
    (tmp_path / "link").symlink_to(pack)
    (tmp_path / "to it").symlink_to(pack / name)
    for path in (pack / name, tmp_path / "link" / name, tmp_path / "to it"):
        outcome = talks("compile", str(pack), "-o", str(path))
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err.startswith(f"talks: {path}: ")
        assert "of the pack" in outcome.err
    (tmp_path / "link").unlink()
    (tmp_path / "to it").unlink()
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == before


def test_what_is_no_file_is_never_replaced(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link to a pipe").symlink_to("pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    for name in ("pipe", "link to a pipe", "folder", "loop"):
        outcome = talks("compile", str(DATA), "-o", str(tmp_path / name))
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err == f"talks: {tmp_path / name}: not a regular file\n"
    outcome = talks("compile", str(DATA), "-o", f"{tmp_path}/new/")
    assert (outcome.code, outcome.err) == (
        2,
        f"talks: {tmp_path}/new/: the name of a file is expected\n",
    )
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert (tmp_path / "loop").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["folder", "link to a pipe", "loop", "pipe"]
    for name, shown in (("", "''"), ("-", "-")):
        outcome = talks("compile", str(DATA), "-o", name)
        assert (outcome.code, outcome.err) == (
            2,
            f"talks: {shown}: the name of a file is expected\n",
        )


def test_a_link_stays_one_and_a_file_keeps_its_mode(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    (tmp_path / "file").touch(0o640)
    (tmp_path / "link").symlink_to("file")
    name = tmp_path / ("n" * 250)
    assert talks("compile", str(DATA), "-o", str(tmp_path / "link")).code == 0
    assert talks("compile", str(DATA), "-o", str(name)).code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == name.read_bytes()
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


def test_the_name_of_a_file_is_shown_safely(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = talks("compile", str(DATA), "-o", f"{tmp_path}/\x1b]0;x\x07\n")
    assert outcome.out.startswith(f"{tmp_path}/\\x1b]0;x\\x07\\n: ")
    assert outcome.out.count("\n") == 1


def test_the_old_file_stays_whole_for_who_reads_it(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    path = tmp_path / "out.sqlite"
    path.write_text("old")
    with path.open() as reader:
        assert talks("compile", str(DATA), "-o", str(path)).code == 0
        assert reader.read() == "old"


def test_what_is_put_in_place_is_on_the_disk(
    talks: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.sqlite"
    path.write_text("old")
    synced: list[tuple[int, str]] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        fsync(descriptor)
        synced.append((os.fstat(descriptor).st_ino, path.read_bytes()[:3].decode()))

    monkeypatch.setattr(os, "fsync", noted)
    assert talks("compile", str(DATA), "-o", str(path)).code == 0
    assert synced == [(path.stat().st_ino, "old")]


def test_a_new_file_has_the_mode_that_the_umask_leaves(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    before = os.umask(0o027)
    try:
        assert talks("compile", str(DATA), "-o", str(tmp_path / "out")).code == 0
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_a_file_of_the_pack_has_no_name_that_it_is_written_over_by(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    pack = small(tmp_path / "pack", "- {text: They met., nothing: x}\n")
    (tmp_path / "link").symlink_to("pack")
    os.link(pack / "article.txt", tmp_path / "hard link")
    article = (pack / "article.txt").read_bytes()
    for folder, output in ((tmp_path / "link", pack / "article.txt"), (pack, "hard link")):
        outcome = talks("compile", str(folder), "-o", str(tmp_path / output))
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err == f"talks: {tmp_path / output}: is a file of the pack itself\n"
    assert (pack / "article.txt").read_bytes() == article


def test_a_folder_is_asked_for(talks: Callable[..., Outcome], compiled: Path) -> None:
    outcome = talks("compile", str(compiled), "-o", "x")
    assert outcome.code == 2
    assert outcome.err == f"talks: {compiled}: a folder of YAML is expected\n"


class TestOtherPrograms:
    """The file as `sqlite3`, Datasette and DuckDB see it."""

    def test_sqlite3(self, compiled: Path) -> None:
        if not shutil.which("sqlite3"):
            pytest.skip("sqlite3 is not installed")
        query = (
            "SELECT json_extract(json, '$.name') FROM record "
            "WHERE kind = 'delegate' AND side = 'russia' AND round = 1 ORDER BY n"
        )
        program = subprocess.run(
            ["sqlite3", str(compiled), query], capture_output=True, timeout=HANGS, check=True
        )
        assert program.stdout.decode().splitlines() == [
            "Vladimir Medinsky", "Mikhail Galuzin", "Igor Kostyukov", "Alexander Fomin",
        ]  # fmt: skip

    def test_each_record_says_its_source_and_who_says_it(self, compiled: Path) -> None:
        with closing(sqlite3.connect(compiled)) as connection:
            found = connection.execute(
                "SELECT json, source, speaker FROM record "
                "WHERE kind IN ('event', 'exchange', 'statement', 'delegate')"
            ).fetchall()
        assert len(found) > 40
        for raw, source, speaker in found:
            doc = json.loads(raw)
            cited = [quotation["source"] for quotation in doc["evidence"]]
            assert source.split(",") == list(dict.fromkeys(cited))
            said_by = doc["said_by"] or {"name": None}
            assert speaker == (said_by.get("name") or said_by.get("unnamed"))

    def test_what_makes_sense_to_this_program_alone_begins_with_an_underscore(
        self, compiled: Path
    ) -> None:
        with closing(sqlite3.connect(compiled)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")
            readable = {name for (name,) in tables if not name.startswith("_")}
        assert readable == {"dataset", "article", "record"}

    def test_datasette(self, compiled: Path) -> None:
        datasette = pytest.importorskip("datasette.app", reason=NOT_HERE.format("datasette"))

        async def ask() -> tuple[list[str], list[dict[str, str]]]:
            served = datasette.Datasette([str(compiled)], settings={"num_sql_threads": 1})
            await served.invoke_startup()
            name = compiled.stem
            tables = (await served.client.get(f"/{name}.json")).json()["tables"]
            found = await served.client.get(f"/{name}/record.json?kind=exchange&_shape=array")
            return [table["name"] for table in tables], found.json()

        with ThreadPoolExecutor(1) as thread:  # in ours a browser's loop may be running
            tables, found = thread.submit(lambda: asyncio.run(ask())).result()
        assert {"dataset", "article", "record"} <= set(tables)
        assert "exchange-agreed" in {row["id"] for row in found}

    def test_duckdb(self, compiled: Path) -> None:
        """DuckDB reads SQLite with an extension, here the one of the same release from PyPI."""
        duckdb = pytest.importorskip("duckdb", reason=NOT_HERE.format("duckdb"))
        scanner = pytest.importorskip("duckdb_extension_sqlite_scanner")
        folder = Path(scanner.__file__).parent / "extensions"
        (extension,) = folder.rglob("sqlite_scanner.duckdb_extension")
        connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        connection.execute(f"LOAD '{extension}'")
        connection.execute(f"ATTACH '{compiled}' AS talks (TYPE sqlite, READ_ONLY)")
        rows = connection.execute(
            "SELECT kind, count(*) FROM talks.record GROUP BY kind ORDER BY kind"
        ).fetchall()
        assert ("exchange", 3) in rows

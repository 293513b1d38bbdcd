"""Writing: at once where somebody waits, all of it, and errors told."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from talks_cli.errors import FileFault
from talks_cli.output import FORMATS, streams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Outcome


def test_the_first_piece_is_out_before_the_second_is_made(
    capfd: pytest.CaptureFixture[str],
) -> None:
    seen = []

    def pieces() -> Iterator[str]:
        yield "first\n"
        seen.append(capfd.readouterr().out)
        yield "second\n"

    streams.write(pieces())
    assert seen == ["first\n"]
    assert capfd.readouterr().out == "second\n"


def test_long_answers_are_written_in_parts_and_whole(capfd: pytest.CaptureFixture[str]) -> None:
    pieces = [f"{number:06}\n" * 100 for number in range(1000)]
    streams.write(pieces)
    assert capfd.readouterr().out == "".join(pieces)


@pytest.mark.parametrize("stream", ["STDOUT", "STDERR"])
def test_a_write_that_would_block_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    monkeypatch.setattr(streams, stream, writing)
    got, wait = [], streams._wait_until_writable

    def read_and_wait(waited_for: int) -> None:
        got.append(os.read(reading, 1 << 20))
        wait(waited_for)

    monkeypatch.setattr(streams, "_wait_until_writable", read_and_wait)
    text = "x" * 300_000 + "\n"
    if stream == "STDOUT":
        streams.write([text])
    else:
        streams.tell(text[:-1])
    os.close(writing)
    got.append(os.read(reading, 1 << 20))
    os.close(reading)
    assert len(got) > 1
    assert b"".join(got).decode() == text


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(streams, "STDOUT", full)
    with pytest.raises(FileFault, match="cannot be written: No space left on device"):
        streams.write(["x"])
    os.close(full)


def test_a_note_is_one_line_with_nothing_unseen(capfd: pytest.CaptureFixture[str]) -> None:
    streams.complain("one\ntwo\x1b[31m\u202e")
    assert capfd.readouterr().err == "talks: one\\ntwo\\x1b[31m\\u202e\n"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("command", "damaged"),
    [
        (["show", "fidan", "exchange-agreed"], "exchange-agreed"),
        (["timeline"], "exchange-hoped"),
        (["statements", "fidan"], "fidan-leaders"),
        (["rounds", "--fields", "round"], "round-2"),
    ],
    ids=lambda value: "".join(value[:1]) if isinstance(value, list) else value,
)
def test_what_turns_out_to_be_damaged_half_way_is_not_begun_but_by_a_stream(
    talks: Callable[..., Outcome],
    compiled: Path,
    tmp_path: Path,
    command: list[str],
    damaged: str,
    format: str,
) -> None:
    path = shutil.copy(compiled, tmp_path / "file")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE record SET json = json || ' ' WHERE id = ?", (damaged,))
    outcome = talks(*command, "-f", format, "--data", str(path))
    streamed = format in ("jsonl", "csv", "tsv")
    assert (outcome.code, bool(outcome.out)) == (3, streamed)

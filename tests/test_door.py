"""Which dataset is asked, and what is none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from talks_cli import door
from talks_cli.errors import FileFault

if TYPE_CHECKING:
    from pathlib import Path


def test_the_option_goes_before_the_environment_and_both_before_what_is_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels, checkouts = tmp_path / "dataset.sqlite", tmp_path / "data"
    monkeypatch.setattr(door, "COMPILED", str(wheels))
    monkeypatch.setattr(door, "CHECKOUT", str(checkouts))
    assert door.place("here", {"TALKS_DATA": "there"}) == "here"
    assert door.place(None, {"TALKS_DATA": "there"}) == "there"
    with pytest.raises(FileFault, match="install talks anew"):
        door.place(None, {"TALKS_DATA": ""})
    checkouts.mkdir()
    assert door.place(None, {}) == str(checkouts)
    wheels.touch()
    assert door.place(None, {}) == str(wheels)


def test_an_empty_path_is_one_that_is_not_there() -> None:
    """And not the shipped dataset, which a script with an empty variable did not mean."""
    with pytest.raises(FileFault, match=r"^'': No such file or directory$"):
        door.open_dataset("")


def test_a_folder_a_file_and_what_is_neither(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    assert door.is_folder(str(tmp_path))
    assert not door.is_folder(str(tmp_path / "file"))
    with pytest.raises(FileFault, match=r"pipe: neither a folder nor a regular file$"):
        door.is_folder(str(tmp_path / "pipe"))

"""Real shells on a pseudo-terminal: type, and read the screen until what is expected is there."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from shutil import which
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

from benchmarks.tabs import READY, START
from talks_cli.tasks.completion import completion
from tests.packs import HANGS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

SHELLS = [
    pytest.param(name, marks=pytest.mark.skipif(not which(name), reason=f"{name} is not installed"))
    for name in START
]


# What pyte would draw as text: fish asks a terminal for its newer ways to tell keys apart.
_UNKNOWN = re.compile(r"\x1b\[[=<][\d;]*[a-zA-Z]")
_CUT_SHORT = re.compile(r"\x1b(\[([=<][\d;]*)?)?$")


class Shell:
    """A shell with the completion script loaded; `screen` is what a person would see.

    `house` is where `talks` is installed, `folder` where the shell is. A shell takes one key after
    another: once what a key does is on the screen, all that was typed before it has been done.
    """

    def __init__(self, name: str, house: Path, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.lists = "\t\t" if name == "bash" else "\t"  # the keys that list a choice
        shim = folder / "bin" / "talks"
        shim.parent.mkdir()
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m talks_cli "$@"\n')
        shim.chmod(0o755)
        script = folder / f"talks.{name}"
        script.write_text(completion(name))  # type: ignore[arg-type]
        arguments, setup = START[name]
        self._screen = pyte.Screen(100, 40)
        self._stream = pyte.Stream(self._screen)
        self._held = ""
        self._rests = 0
        self.home = folder / "home"
        self.home.mkdir()
        inherited = {key: os.environ[key] for key in ("LANG", "LC_ALL") if key in os.environ}
        self._child = pexpect.spawn(
            which(name) or name,
            arguments,
            env=inherited | {
                "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(house), "HOME": str(self.home), "TERM": "xterm",
                "LANG": "C.UTF-8",
            },
            cwd=str(folder), dimensions=(40, 100), encoding="utf-8", timeout=HANGS,
        )  # fmt: skip
        self._child.delaybeforesend = None
        self.type(f"{setup}; source {script}; clear\r")
        self._wait(lambda: self.screen == READY.strip())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    def type(self, keys: str) -> None:
        self._child.send(keys)

    def rest(self, command: str = "true") -> None:
        """Give up what stands on the line, run `command`, and wait until the screen is empty."""
        self._rests += 1
        self.type(f"\x15{command}; clear; echo rest {self._rests}\r")
        self._wait(lambda: self.screen == f"rest {self._rests}\n{READY.strip()}")

    def wait_for(self, text: str) -> None:
        """Read until `text` is on the screen."""
        self._wait(lambda: text in self.screen)

    def wait_for_line(self, *lines: str) -> None:
        """Read until one of `lines` is what stands on the command line."""
        self._wait(lambda: self.line in lines)

    def _wait(self, met: Callable[[], bool]) -> None:
        """Read until a condition is met, however slow the machine is today."""
        while not met():
            try:
                self._show(self._child.read_nonblocking(65536, timeout=HANGS))
            except pexpect.TIMEOUT:
                pytest.fail(f"nothing more comes:\n{self.screen}")
            with suppress(pexpect.TIMEOUT):  # looked at when there is no more to read
                while True:
                    self._show(self._child.read_nonblocking(65536, timeout=0))

    def _show(self, read: str) -> None:
        text = _UNKNOWN.sub("", self._held + read)
        cut = _CUT_SHORT.search(text)
        self._held = cut[0] if cut else ""
        self._stream.feed(text[: cut.start()] if cut else text)

    @property
    def screen(self) -> str:
        rows = (self._screen.buffer[row] for row in range(self._screen.lines))
        return "\n".join(
            "".join(row[column].data for column in range(max(row, default=-1) + 1)).rstrip()
            for row in rows
        ).strip()

    @property
    def line(self) -> str:
        """What stands on the command line now."""
        prompts = [row for row in self.screen.splitlines() if row.startswith(READY.strip())]
        return re.sub(rf"^{re.escape(READY.strip())} ?", "", prompts[-1]) if prompts else ""

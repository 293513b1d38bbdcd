"""Real shells on a pseudo-terminal: type, press TAB, read the screen."""

from __future__ import annotations

import os
import re
import sys
import time
from shutil import which
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

from benchmarks.tabs import READY, START
from talks_cli.tasks.completion import completion

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

    `house` is where `talks` is installed, `folder` where the shell is.
    """

    def __init__(self, name: str, house: Path, folder: Path, environ: dict[str, str]) -> None:
        self.name = name
        shim = folder / "bin" / "talks"
        shim.parent.mkdir()
        self._calls = folder / "calls"
        self._calls.touch()
        shim.write_text(
            f'#!/bin/sh\necho begun >>"{self._calls}"\n"{sys.executable}" -m talks_cli "$@"\n'
            f'code=$?\necho ended >>"{self._calls}"\nexit $code\n'
        )
        shim.chmod(0o755)
        script = folder / f"talks.{name}"
        script.write_text(completion(name))  # type: ignore[arg-type]
        arguments, setup = START[name]
        self._screen = pyte.Screen(100, 40)
        self._stream = pyte.Stream(self._screen)
        self._held = ""
        home = folder / "home"
        home.mkdir()
        inherited = {key: os.environ[key] for key in ("LANG", "LC_ALL") if key in os.environ}
        self._child = pexpect.spawn(
            which(name) or name,
            arguments,
            env=inherited | {
                "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(house), "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8",
                **environ,
            },
            cwd=str(folder), dimensions=(40, 100), encoding="utf-8", timeout=20,
        )  # fmt: skip
        self.type(f"{setup}; source {script}; clear\r")
        self._wait(lambda: self.screen == READY.strip())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    def type(self, keys: str) -> None:
        self._child.send(keys)

    def settle(self, quiet: float = 0.1) -> str:
        """Read until nothing has come for `quiet` seconds; the screen."""
        while self._read(quiet):
            pass
        return self.screen

    def _read(self, most: float) -> bool:
        """Show what has come, or comes within `most` seconds; whether anything has."""
        try:
            self._show(self._child.read_nonblocking(65536, timeout=most))
        except pexpect.TIMEOUT:
            return False
        return True

    def _wait(self, met: Callable[[], bool], most: float = 60.0) -> bool:
        """Read until a condition is met, however slow the machine is today; whether it is."""
        end = time.monotonic() + most
        while not met() and time.monotonic() < end:
            self._read(0.02)
        return met()

    def _show(self, read: str) -> None:
        text = _UNKNOWN.sub("", self._held + read)
        cut = _CUT_SHORT.search(text)
        self._held = cut[0] if cut else ""
        self._stream.feed(text[: cut.start()] if cut else text)

    def wait_for(self, text: str) -> None:
        """Read until `text` is on the screen."""
        assert self._wait(lambda: text in self.screen), self.screen

    def wait_for_line(self, line: str) -> None:
        """Read until `line` is what stands on the command line."""
        assert self._wait(lambda: self.line == line), self.screen

    def press_tab(self, times: int = 1) -> str:
        """TAB, and wait until the shell has answered; the screen."""
        for _ in range(times):
            self._press("\t")
        return self.screen

    def press_enter(self) -> str:
        """Enter, and wait until what stands on the line has run; the screen."""
        self._press("\r")
        return self.screen

    def _press(self, key: str) -> None:
        """Press a key, and wait until `talks` has answered the shell, and the shell has shown it.

        That it has been asked, and has answered, stands in the file that the shim writes. Of a key
        that asks nothing the screen tells, where it changes at all.
        """
        before, asked = self.settle(), self._count("begun")
        self.type(key)
        shown = key == "\t"
        self._wait(
            lambda: self._count("begun") > asked or (shown and self.screen != before), most=1
        )
        self._wait(lambda: self._count("begun") == self._count("ended"))
        self.settle()

    def _count(self, mark: str) -> int:
        return self._calls.read_text().count(mark)

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display).strip()

    @property
    def line(self) -> str:
        """What stands on the command line now."""
        prompts = [row for row in self.screen.splitlines() if row.startswith(READY.strip())]
        return re.sub(rf"^{re.escape(READY.strip())} ?", "", prompts[-1])

"""What one TAB costs in bash, zsh and fish: CPU of the shell and of all that it starts.

A real shell on a pseudo-terminal is given many TABs, and the same keys without them; the difference
of the two sessions' CPU time, as the kernel accounts it, is what the TABs took.
"""

from __future__ import annotations

import os
import resource
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pexpect

if TYPE_CHECKING:
    from pathlib import Path

TABS = 20
READY = "READY> "
# How each shell starts without anybody's configuration, as `tests/process/shells.py` starts them.
START = {
    "bash": (["--norc", "--noprofile", "-i"], f"PS1='{READY}'; bind 'set bell-style none'"),
    "zsh": (["-f", "-i"], f"PS1='{READY}'; unsetopt BEEP; autoload -Uz compinit; compinit -D"),
    "fish": (
        ["--no-config", "-i"],
        f"function fish_prompt; echo -n '{READY}'; end; set -g fish_greeting; "
        "set -g fish_autosuggestion_enabled 0",
    ),
}


class Case(NamedTuple):
    """What is typed before TAB, and what TAB makes of it."""

    program: Path
    script: Path  # its completion, loaded by the shell
    typed: str
    completed: str
    data: str = ""


def session(shell: str, case: Case, presses: int) -> float:
    """CPU seconds of a session in which the line is typed TABS times, with TAB or without it."""
    arguments, setup = START[shell]
    environ = {
        "PATH": f"{case.program.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(case.script.parent), "TERM": "xterm", "LANG": "C.UTF-8",
        "TALKS_DATA": case.data,
    }  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = pexpect.spawn(
        shutil.which(shell) or shell, arguments, env=environ, dimensions=(40, 100),
        encoding="utf-8", timeout=30,
    )  # fmt: skip
    child.send(f"{setup}; source {case.script}\r")
    child.send("echo LOADED$((40 + 2))\r" if shell != "fish" else "echo LOADED(math 40 + 2)\r")
    child.expect("LOADED42")
    for _ in range(TABS):
        child.send(case.typed)
        if presses:
            child.send("\t")
            child.expect(case.completed)
        child.send("\x15")
    child.send("exit\r")
    child.expect(pexpect.EOF)
    child.close()  # which waits for it: only then is its time among that of our children
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cost(shell: str, case: Case) -> float:
    """CPU seconds of one TAB."""
    return (session(shell, case, TABS) - session(shell, case, 0)) / TABS

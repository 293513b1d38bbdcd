"""A long task: how far it is, as calls and as a bar on a terminal, and what its end undoes."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType
    from typing import TextIO, TypeVar

    from rich.console import Console
    from rich.progress import TaskID

    T = TypeVar("T")
    # Called with what is being done, and how much of how much is done.
    Progress = Callable[[str, int, int], None]

_EVERY = 256  # records between two reports: a report costs more than a record
_CURSOR = "\x1b[?25h"  # shows it: Rich hides it while there is a bar


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def told(items: list[T], step: str, progress: Progress) -> Iterable[T]:
    """`items`, with a report every now and then of how many have gone by."""
    for done, item in enumerate(items):
        if done % _EVERY == 0:
            progress(step, done, len(items))
        yield item
    progress(step, len(items), len(items))


@contextmanager
def bar(descriptor: int = 2) -> Iterator[Progress]:
    """A progress bar on a terminal; where `descriptor` is none, or a dumb one, silence."""
    if not os.isatty(descriptor) or os.environ.get("TERM") == "dumb":
        yield silent
        return
    from rich.progress import Progress as RichProgress

    tasks: dict[str, TaskID] = {}

    def wipe() -> None:
        up = "\x1b[A" * (len(tasks) - 1)
        os.write(descriptor, f"\r{up}\x1b[J{_CURSOR}".encode())

    with (
        undone(wipe),
        open(os.dup(descriptor), "w", encoding="utf-8", errors="replace") as terminal,
        RichProgress(console=_console(terminal), transient=True) as shown,
    ):

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=total)
            shown.update(tasks[step], completed=done)

        yield report


def _console(terminal: TextIO) -> Console:
    """One that asks the terminal itself for its size: Rich cannot read every COLUMNS."""
    from rich.console import Console

    sizes = ("COLUMNS", "LINES")
    environ = {key: value for key, value in os.environ.items() if key not in sizes}
    return Console(file=terminal, force_terminal=True, _environ=environ)


@contextmanager
def undone(undo: Callable[[], object]) -> Iterator[None]:
    """Have `undo` called where an exception leaves, or where a signal ends the process.

    It may be called twice. The signal's handler raises nothing: what it raised could strike
    another's cleaning up, or be lost in a callback.
    """
    handlers = _that_end() if threading.current_thread() is threading.main_thread() else {}

    def end(number: int, frame: FrameType | None) -> None:
        for other in handlers:  # undoing is not interrupted
            signal.signal(other, signal.SIG_IGN)
        with suppress(OSError):
            undo()
        before = handlers[number]
        signal.signal(number, before)
        if callable(before):
            before(number, frame)
        else:
            os.kill(os.getpid(), number)

    for number in handlers:
        signal.signal(number, end)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            undo()
        raise
    finally:
        for number, before in handlers.items():
            signal.signal(number, before)


def _that_end() -> dict[int, Any]:
    """The signals that may end the process meanwhile, each with what handles it now."""
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    handlers = {number: signal.getsignal(number) for number in known}
    # None: a handler that is not Python's, and could not be put back.
    return {
        number: handler
        for number, handler in handlers.items()
        if handler not in (signal.SIG_IGN, None)
    }

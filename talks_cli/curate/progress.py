"""A long task: how far it is, as calls and as a bar on a terminal, and how it is interrupted."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Never, TextIO, TypeVar

    from rich.console import Console

    T = TypeVar("T")
    # Called with what is being done, and how much of how much is done.
    Progress = Callable[[str, int, int], None]

_EVERY = 256  # records between two reports: a report costs more than a record


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

    tasks = {}
    with (
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


class _Ended(BaseException):
    """A signal asks for an end."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Have what was begun cleaned up where a signal ends the process.

    An interrupt leaves as KeyboardInterrupt; after SIGTERM and SIGHUP the process ends by them.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    heeded = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]

    def end(number: int, _: object) -> Never:
        for other in heeded:  # cleaning up is not interrupted
            signal.signal(other, signal.SIG_IGN)
        raise _Ended(number)

    before = {number: signal.signal(number, end) for number in heeded}
    try:
        yield
    except _Ended as ended:
        number = ended.args[0]
        if number == signal.SIGINT:
            raise KeyboardInterrupt from None
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Standard output and standard error: UTF-8 whatever the locale, and no half answers in silence."""

from __future__ import annotations

import errno
import os

from talks_cli.errors import FileFault
from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

STDOUT, STDERR = 1, 2


def write(pieces: Iterable[str]) -> None:
    """Write `pieces` to standard output, each as it comes.

    BrokenPipeError where nobody reads any longer, FileFault where they cannot be written.
    """
    waiting: list[bytes] = []
    size = 1 << 16  # the first piece goes out at once
    for piece in pieces:
        waiting.append(piece.encode("utf-8", "backslashreplace"))
        size += len(waiting[-1])
        if size > 1 << 16:
            _write_all(b"".join(waiting))
            waiting, size = [], 0
    _write_all(b"".join(waiting))


def _write_all(data: bytes) -> None:
    while data:
        try:
            data = data[os.write(STDOUT, data) :]
        except BrokenPipeError:
            raise
        except BlockingIOError:
            _wait_until_writable(STDOUT)
        except OSError as fault:
            why = "it is closed" if fault.errno == errno.EBADF else fault.strerror
            raise FileFault(f"standard output cannot be written: {why}") from None


def _wait_until_writable(stream: int) -> None:
    import select

    select.select([], [stream], [])


def complain(message: str) -> None:
    """One line on standard error, `talks: …`; if even that is closed, silence."""
    tell(f"talks: {visible(message)}")


def tell(line: str) -> None:
    """One line on standard error as it is."""
    data = (line + "\n").encode("utf-8", "backslashreplace")
    while data:
        try:
            data = data[os.write(STDERR, data) :]
        except BlockingIOError:
            _wait_until_writable(STDERR)
        except OSError:
            return

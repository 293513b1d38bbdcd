"""A file that is written whole or not at all, whatever ends the writing."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from talks_cli.curate.progress import undone
from talks_cli.errors import FileFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def spared(file: str, files: Iterable[Path]) -> Path:
    """Where `file` really stands; FileFault where it is one of these, of which a dataset is."""
    try:
        path = Path(os.path.realpath(file))
        is_one = path.exists() and any(path.samefile(read) for read in files)
    except OSError as fault:  # too long a name; a working folder that is gone
        raise FileFault(f"{file}: {fault.strerror}") from None
    if is_one:
        raise FileFault(f"{file}: is a file of the pack itself")
    return path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Where to write what then takes the place of `path`; FileFault where it cannot be written.

    It is made beside `path`, or beside what `path` is a link to, and takes its place when whole.
    """
    try:
        real = Path(os.path.realpath(path))
        mode = _mode_of(real, path)
        # Named before it is made: whenever this ends, it is known what to clear away.
        beside = real.parent / f".talks-{os.urandom(8).hex()}"
        with undone(lambda: beside.unlink(missing_ok=True)):
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL, 0o600))
            yield beside
            with open(beside, "rb") as file:
                os.fsync(file.fileno())
            os.chmod(beside, mode)
            os.replace(beside, real)
    except OSError as fault:
        raise FileFault(f"{path}: {fault.strerror or fault}") from None


def _mode_of(path: Path, shown: Path) -> int:
    """The mode of the file at `path`, or of one that is not there yet; FileFault for no file."""
    if path.exists() or path.is_symlink():  # a link that leads to itself
        if not path.is_file():
            raise FileFault(f"{shown}: not a regular file")
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask

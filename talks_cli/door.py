"""The one door to a dataset: the shipped one or another, compiled or still a folder of YAML."""

from __future__ import annotations

import os
import stat

from talks_cli.dataset.store import Dataset
from talks_cli.errors import FileFault, UsageFault, missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(_HERE, "dataset.sqlite")  # what the wheel carries
CHECKOUT = os.path.join(os.path.dirname(_HERE), "data")  # what a checkout has instead


def place(path: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Where the dataset is: `path`, else TALKS_DATA, else the shipped one.

    FileFault where that is not there.
    """
    if path is not None:
        return native(path)
    if environ.get("TALKS_DATA"):
        return environ["TALKS_DATA"]
    for shipped in (COMPILED, CHECKOUT):
        if os.path.exists(shipped):
            return shipped
    raise missing(COMPILED)


def native(path: str) -> str:
    """A path from the command line (see `__main__`) as this system's functions take it."""
    return os.fsdecode(path.encode("utf-8", "surrogateescape"))


def file_named(path: str) -> str:
    """A path of a file to write, as this system's functions take it; UsageFault where it is none.

    `-` is none: it would be a file that few mean.
    """
    named = native(path)
    if named in ("", "-") or named.endswith(("/", os.sep)):
        raise UsageFault(f"{named or repr(named)}: the name of a file is expected")
    return named


def open_dataset(path: str | None) -> Dataset:
    """The dataset at `path` (or the one that `place` names); FileFault if there is none."""
    where = place(path)
    if is_folder(where):
        from talks_cli.curate.workshop import open_folder

        return open_folder(where)
    return Dataset.open(where)


def is_folder(path: str) -> bool:
    """Whether `path` is a folder and not a file; FileFault if it is neither or not there."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise FileFault(f"{path or repr(path)}: {why}") from None
    if stat.S_ISDIR(mode):
        return True
    if not stat.S_ISREG(mode):
        raise FileFault(f"{path}: neither a folder nor a regular file")
    return False

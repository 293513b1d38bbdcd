"""The curating side's one entry: a folder in, a proven dataset out."""

from __future__ import annotations

import gc
import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from talks_cli.curate.progress import silent
from talks_cli.curate.prove.proof import prove
from talks_cli.curate.read.pack import is_yaml, load
from talks_cli.curate.tell.documents import Documents
from talks_cli.curate.write.compile import Content, compile_into, compile_to
from talks_cli.curate.write.replaced import spared
from talks_cli.dataset.store import Dataset
from talks_cli.errors import FileFault, TalksError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.progress import Progress


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spares what is made the search for circles in it, which takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what has been made until now is not gone through for it either
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def curate(folder: str) -> Content:
    """Load and prove the pack in `folder`; InvalidPack with every problem it has."""
    return _proven(folder)[0]


@_uncollected()
def _proven(folder: str, progress: Progress = silent) -> tuple[Content, list[Path]]:
    """What a pack says, and the files that were read for it."""
    pack = load(Path(folder), progress)
    prove(pack, progress)
    documents = Documents(pack)
    articles = {article.source: article.text for article in pack.articles}
    return Content(documents.about, articles, documents.docs, documents.alone), pack.files


@_uncollected()
def in_memory(content: Content, place: str) -> Dataset:
    """The dataset of `content`, compiled in memory; `place` is where it is from."""
    connection = sqlite3.connect(":memory:")
    try:
        compile_into(connection, content)
    except TalksError:
        connection.close()
        raise
    return Dataset(connection, place)


def open_folder(folder: str, output: str | None = None) -> Dataset:
    """The dataset of the pack in `folder`, compiled in memory.

    FileFault where `output`, which is to be written of it, is one of the pack's files, or would be
    taken for one.
    """
    content, files = _proven(folder)
    if output is not None:
        _spare(output, files, folder)
    return in_memory(content, folder)


@_uncollected()
def compile_folder(folder: str, file: str, progress: Progress = silent) -> Content:
    """Compile the pack in `folder` to `file`, whole or not at all; what is in it.

    FileFault where `file` is one of the pack's, or would be taken for one.
    """
    content, files = _proven(folder, progress)
    _spare(file, files, folder)
    compile_to(Path(file), content, progress)
    return content


def _spare(file: str, files: list[Path], folder: str) -> None:
    """FileFault where `file` is one of a pack's `files`, or would be one next time."""
    path = spared(file, files)
    if is_yaml(path.name) and path.parent == Path(os.path.realpath(folder)):
        raise FileFault(f"{file}: would be taken for a file of the pack")

"""The curating side's one entry: a folder in, a proven dataset out."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from talks_cli.curate.compile import Content, compile_into, compile_to
from talks_cli.curate.documents import Documents
from talks_cli.curate.pack import load
from talks_cli.curate.progress import silent
from talks_cli.curate.proof import prove
from talks_cli.errors import InvalidPack
from talks_cli.store import Dataset

if TYPE_CHECKING:
    from talks_cli.curate.progress import Progress


def curate(folder: str, progress: Progress = silent) -> Content:
    """Load and prove the pack in `folder`; InvalidPack with every problem it has."""
    pack = load(Path(folder), progress)
    proof = prove(pack, progress)
    if pack.problems or not pack.description:
        raise InvalidPack(pack.problems)
    documents = Documents(pack, pack.description, proof)
    docs = documents.all()
    articles = {source: article.text for source, article in pack.articles.items()}
    return Content(documents.about(docs), articles, docs)


def in_memory(content: Content, place: str) -> Dataset:
    """The dataset of `content`, compiled in memory; `place` is where it is from."""
    connection = sqlite3.connect(":memory:")
    compile_into(connection, content)
    return Dataset(connection, place)


def open_folder(folder: str) -> Dataset:
    """The dataset of the pack in `folder`, compiled in memory."""
    return in_memory(curate(folder), folder)


def compile_folder(folder: str, file: str, progress: Progress = silent) -> Content:
    """Compile the pack in `folder` to `file`, whole or not at all; what is in it."""
    content = curate(folder, progress)
    compile_to(Path(file), content, progress)
    return content

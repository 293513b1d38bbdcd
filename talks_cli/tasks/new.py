"""A pack that waits for its facts: an annotated file for each article."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from talks_cli.curate.read.files import Refused, read_bytes, resolved
from talks_cli.curate.read.shapes import UNFILLED
from talks_cli.curate.write.annotated import SCHEMA, annotated
from talks_cli.curate.write.described import of_data
from talks_cli.door import native
from talks_cli.errors import FileFault
from talks_cli.names import fold
from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.topics.options import Articles, Into

_SHARED = {
    "people.yaml": "# whoever is named or speaks, in place of {}: an-id: {name: …, side: …}",
    "sides.yaml": "# whoever takes part, in place of {}: an-id: {name: …}",
    "places.yaml": "# where it was, in place of {}: an-id: {name: …}",
}
_MOST = 100  # letters of an id


def new(articles: Articles, output: Into = ".") -> str:
    """Begin a pack: for each article a file with its sentences, ready to be annotated.

    Where sentences end, what is a heading, the date and the language are proposed: move a line to
    correct it. 'talks check' tells which sentences wait. No file that is there is written over; an
    article has to lie in the pack's folder or beside it.

    Example: talks new article.txt -o data
    """
    folder = Path(native(output))
    try:
        tree = Path(os.path.realpath(folder))
    except OSError as fault:  # the working folder is gone
        raise FileFault(f"{folder}: {fault.strerror}") from None
    files = {folder / SCHEMA: of_data()}
    files |= {folder / name: f"{text}\n{{}}\n" for name, text in _SHARED.items()}
    title = visible(tree.name)
    files[folder / "pack.yaml"] = (
        f"id: {_id(title) or 'pack'}\nversion: '1'\ntitle: {UNFILLED}\n"
        "# What is asked of a round, in the order in which it is shown.\n"
        "round_attributes: [date, state, duration, outcome]\n"
    )
    files = {path: text for path, text in files.items() if not path.exists()}
    told = []
    for article in articles:
        path, text = _annotated(folder, tree, native(article))
        if path.name in ("pack.yaml", *_SHARED):
            raise FileFault(f"{article}: {path.name} is a file of every pack: give it another name")
        if path.exists() or path in files:
            raise FileFault(f"{path}: is there already: nothing is written over")
        files[path] = text
        count = text.count("\n- text:")
        told.append(f"{path}: {count} sentence{'s' * (count != 1)}")
    _write(folder, files)
    return visible("\n".join(told), keep="\n") + "\n"


def _annotated(folder: Path, tree: Path, article: str) -> tuple[Path, str]:
    """The annotated file of an article, and where it is to be; `tree` is the real folder."""
    try:
        beside = f"it lies neither in {folder} nor beside it: copy it there, or choose another -o"
        real = resolved(Path(article), tree.parent, article, beside)
        raw = read_bytes(real, article)
    except Refused as refused:
        raise FileFault(f"{article}: {refused.problem.message}") from None
    try:
        text = raw.decode()
    except UnicodeDecodeError as fault:
        raise FileFault(f"{article}: is not UTF-8 (byte {fault.start})") from None
    if not text.strip("\ufeff \t\r\n"):
        raise FileFault(f"{article}: there is nothing in it")
    source = _id(real.stem) or f"article-{hashlib.sha256(raw).hexdigest()[:8]}"
    file = os.path.relpath(real, tree).replace(os.sep, "/")
    return folder / f"{source}.yaml", annotated(source, text, file, hashlib.sha256(raw).hexdigest())


def _id(name: str) -> str:
    """An id made of a name, as far as that has letters for one."""
    return "-".join(re.findall("[a-z0-9]+", fold(name)))[:_MOST].strip("-")


def _write(folder: Path, files: dict[Path, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            with open(path, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as fault:
        raise FileFault(f"{fault.filename or folder}: {fault.strerror}") from None

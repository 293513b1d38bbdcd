"""Load a pack: its YAML and articles, as records that know their places, and every problem."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from talks_cli.curate.progress import silent, told
from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.faulty import faults, salvaged
from talks_cli.curate.read.files import Refused, decode, read_bytes, resolved
from talks_cli.curate.read.models import FILES, Pack, Quotation, Record, SetAside, Source
from talks_cli.curate.read.strict_yaml import Mapping, Sequence
from talks_cli.curate.read.text import LEAD, LONGEST_SENTENCE, Article, misplaced
from talks_cli.errors import FileFault, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.curate.progress import Progress

DESCRIPTION = "pack.yaml"
SOURCES = "sources.yaml"
MOST_PROBLEMS = 10_000


class Entry:
    """A record with the place it was read from."""

    __slots__ = ("file", "node", "record")

    def __init__(self, file: str, node: Mapping, record: Record) -> None:
        self.file = file
        self.node = node
        self.record = record

    def problem(self, code: str, message: str, *path: str | int) -> Problem:
        """`message` at the place of the field that `path` leads to."""
        return Problem(self.file, *strict_yaml.place_of(self.node, path), code, message)


class LoadedPack:
    """A pack as far as it could be read. It is fit for use only where `problems` is empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tree = Path(os.path.realpath(folder))  # what holds its YAML
        self.problems: list[Problem] = []
        self.description: Pack | None = None
        self.entries: list[Entry] = []
        self.articles: dict[str, Article] = {}
        self.by_id: dict[str, Entry] = {}
        self.sources: list[Source] = []
        self.unread: set[str] = set()  # kinds whose file could not be read
        self.files: list[Path] = []  # all that was read

    def of_kind(self, kind: str) -> Iterable[Entry]:
        return (entry for entry in self.entries if entry.record.kind == kind)

    def source_of(self, quotation: Quotation | SetAside) -> str | None:
        """The id of the source a quotation is from: the one it names, or the only one there is."""
        if isinstance(quotation, Quotation) and quotation.source:
            return quotation.source
        return self.sources[0].id if len(self.sources) == 1 else None


def is_yaml(name: str) -> bool:
    """Whether a file of this name in a pack's folder is, or is meant to be, one of the pack."""
    return name.lower().endswith((".yaml", ".yml"))


def load(folder: Path, progress: Progress = silent) -> LoadedPack:
    """Read all of `folder`; FileFault if it is no folder or holds no pack."""
    pack = LoadedPack(folder)
    try:
        there = (path.name for path in folder.iterdir())
        names = sorted(filter(is_yaml, there))
    except OSError as fault:
        raise FileFault(f"{folder}: {fault.strerror}") from None
    if DESCRIPTION not in names:
        raise FileFault(f"{folder}: not a pack: it has no {DESCRIPTION}")
    for name in names:
        if name != DESCRIPTION and name not in FILES:
            known = ", ".join([DESCRIPTION, *FILES])
            pack.problems.append(
                Problem(
                    str(folder / name),
                    1,
                    1,
                    "unknown_file",
                    f"not a file of a pack (these are: {known})",
                )
            )
    _read_description(pack)
    if SOURCES not in names and not FILES.keys().isdisjoint(names):
        why = "no such file: what the records quote is not known"
        pack.problems.append(Problem(str(folder / SOURCES), 1, 1, "missing_file", why))
        pack.unread.add(Source.kind)
    for name, model in FILES.items():
        if name in names:
            _read_records(pack, name, model, progress)
    for entry in pack.entries:
        if isinstance(entry.record, Source):
            if "id" in vars(entry.record):
                pack.sources.append(entry.record)
            _read_article(pack, entry, entry.record)
    return pack


def _read_yaml(pack: LoadedPack, name: str, shape: type[Any]) -> Any:
    path = pack.folder / name
    shown = str(path)
    try:
        # No hash is pinned of YAML, so it has to lie in the folder itself.
        real = resolved(path, pack.tree, shown, "it lies outside of the pack's folder")
        node = strict_yaml.read(decode(read_bytes(real, shown), shown), shown)
        pack.files.append(real)
    except Refused as refused:
        pack.problems.append(refused.problem)
        return None
    if not isinstance(node, shape):
        wanted = "a list of records" if shape is Sequence else "a mapping"
        pack.problems.append(
            Problem(shown, *strict_yaml.place_of(node), "shape", f"{wanted} is expected here")
        )
        return None
    return node


def _read_description(pack: LoadedPack) -> None:
    node = _read_yaml(pack, DESCRIPTION, Mapping)
    if node is None:
        return
    try:
        pack.description = Pack.model_validate(node)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        pack.problems += faults(errors, str(pack.folder / DESCRIPTION), node)


def _read_records(pack: LoadedPack, name: str, model: type[Record], progress: Progress) -> None:
    nodes = _read_yaml(pack, name, Sequence)
    if nodes is None:
        pack.unread.add(model.kind)
    file = str(pack.folder / name)
    for index, node in enumerate(told(nodes or [], f"Reading {name}", progress)):
        if len(pack.problems) > MOST_PROBLEMS:
            why = f"more than {MOST_PROBLEMS:,} problems: the rest of the file is not looked at"
            at = strict_yaml.place_of(nodes, (index,))
            pack.problems.append(Problem(file, *at, "too_many", why))
            pack.unread.add(model.kind)
            return
        if not isinstance(node, Mapping):
            at = strict_yaml.place_of(nodes, (index,))
            why = "a record (a mapping) is expected here"
            pack.problems.append(Problem(file, *at, "shape", why))
            continue
        try:
            record = model.model_validate(node)
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
            pack.problems += faults(errors, file, node)
            record = salvaged(model, node, errors)
        entry = Entry(file, node, record)
        pack.entries.append(entry)
        identifier = getattr(record, "id", None)
        if identifier in pack.by_id:
            first = pack.by_id[identifier]
            line, column = strict_yaml.place_of(first.node, ("id",))
            why = f"id: '{identifier}' is already taken in {first.file}:{line}:{column}"
            pack.problems.append(entry.problem("duplicate_id", why, "id"))
        elif identifier:
            pack.by_id[identifier] = entry


def _read_article(pack: LoadedPack, entry: Entry, source: Source) -> None:
    identifier, file, pinned = (vars(source).get(name) for name in ("id", "file", "sha256"))
    if not identifier or not file or not pinned:
        return
    if Path(file).is_absolute():
        pack.problems.append(
            entry.problem("article", "file: must be relative to the pack's folder", "file")
        )
        return
    try:
        beside = "it lies neither in the pack's folder nor beside it"
        real = resolved(pack.folder / file, pack.tree.parent, file, beside)
        raw = read_bytes(real, file)
        pack.files.append(real)
    except Refused as refused:
        pack.problems.append(
            entry.problem("article", f"file: {file}: {refused.problem.message}", "file")
        )
        return
    found = hashlib.sha256(raw).hexdigest()
    if found != pinned:
        # Nothing of it is told: it may be a file that the pack has no business with.
        why = f"sha256: the article {file} has changed: its SHA-256 is {found}, not {pinned}"
        pack.problems.append(entry.problem("article_changed", why, "sha256"))
        return
    try:
        text = raw.decode()
    except UnicodeDecodeError as fault:
        why = f"file: {file} is not UTF-8 (byte {fault.start})"
        pack.problems.append(entry.problem("article", why, "file"))
        return
    fields = vars(source)
    headings = tuple(fields.get("sections", ()))
    if LEAD in headings:
        why = f"sections: '{LEAD}' is the name of what stands before the first heading"
        pack.problems.append(entry.problem("section", why, "sections", headings.index(LEAD)))
    wrong = misplaced(text, headings)
    for at in wrong:
        why = f"sections: {headings[at]!r} is not a line of its own after the heading before it"
        pack.problems.append(entry.problem("section", why, "sections", at))
    headings = tuple(heading for at, heading in enumerate(headings) if at not in wrong)
    article = Article(text, headings, fields.get("abbreviations", ()), fields.get("language", "en"))
    for title, times in Counter(headings).items():
        if times > 1:
            why = f"sections: {title!r} stands twice"
            pack.problems.append(entry.problem("section", why, "sections"))
    for sentence in article.sentences:
        if sentence.end - sentence.start > LONGEST_SENTENCE:
            why = f"sentence {sentence.number} has more than {LONGEST_SENTENCE:,} characters"
            pack.problems.append(entry.problem("article", f"file: {file}: {why}", "file"))
            return
    pack.articles[identifier] = article

"""Load a pack: its YAML and articles, as records that know their places, and every problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from talks_cli.curate.progress import silent, told
from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.articles import read_article
from talks_cli.curate.read.faulty import validated
from talks_cli.curate.read.files import Refused, decode, read_bytes, resolved
from talks_cli.curate.read.loaded import Article, Entry, LoadedPack, Sentence
from talks_cli.curate.read.models import ID, SHARED, WANTED, Description, Named
from talks_cli.curate.read.strict_yaml import Mapping
from talks_cli.errors import FileFault, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from talks_cli.curate.progress import Progress

__all__ = ["DESCRIPTION", "Article", "Entry", "LoadedPack", "Sentence", "is_yaml", "load"]

DESCRIPTION = "pack.yaml"


def is_yaml(name: str) -> bool:
    """Whether a file of this name in a pack's folder is, or is meant to be, one of the pack."""
    return name.lower().endswith((".yaml", ".yml"))


def load(folder: Path, progress: Progress = silent) -> LoadedPack:
    """Read all of `folder`; FileFault if it is no folder or holds no pack."""
    pack = LoadedPack(folder)
    try:
        names = sorted(path.name for path in folder.iterdir() if is_yaml(path.name))
    except OSError as fault:
        raise FileFault(f"{folder}: {fault.strerror}") from None
    if DESCRIPTION not in names:
        raise FileFault(f"{folder}: not a pack: it has no {DESCRIPTION}")
    names.remove(DESCRIPTION)
    if (node := _mapping(pack, DESCRIPTION)) is not None:
        file = str(folder / DESCRIPTION)
        description, problems, faulty = validated(Description, node, file)
        pack.problems += problems
        pack.description = description if not faulty else None
    for name, model in SHARED.items():
        if name in names:
            names.remove(name)
            _read_shared(pack, name, model, progress)
    for name in names:
        if (node := _mapping(pack, name)) is not None:
            read_article(pack, name, node, progress)
    pack.articles.sort(key=lambda article: (article.date, article.source))
    return pack


def _mapping(pack: LoadedPack, name: str) -> Mapping | None:
    """What a file of YAML holds; None where that is told as a problem."""
    shown = str(pack.folder / name)
    try:
        # No hash is pinned of YAML, so it has to lie in the folder itself.
        real = resolved(
            pack.folder / name, pack.tree, shown, "it lies outside of the pack's folder"
        )
        node = strict_yaml.read(decode(read_bytes(real, shown), shown), shown)
    except Refused as refused:
        pack.problems.append(refused.problem)
        pack.unread.add(name)
        return None
    if not isinstance(node, Mapping):
        why = "a mapping (key: value) is expected here"
        pack.problems.append(Problem(shown, *strict_yaml.place_of(node), "shape", why))
        pack.unread.add(name)
        return None
    pack.files.append(real)
    return node


# -- what all articles share ----------------------------------------------------------------------


def _read_shared(pack: LoadedPack, name: str, model: type[Named], progress: Progress) -> None:
    entries: dict[str, Entry[Any]] = getattr(pack, name.removesuffix(".yaml"))
    nodes: Any = _mapping(pack, name) or {}
    file = str(pack.folder / name)
    for identifier, node in told(list(nodes.items()), f"Reading {name}", progress):
        if pack.stops_at(name, nodes, identifier):
            return
        if not re.fullmatch(ID, identifier):
            at = strict_yaml.place_of(nodes, (identifier,), of_key=True)
            why = f"{identifier!r} is not {WANTED[ID]}"
            pack.problems.append(Problem(file, *at, "value_error", why))
        elif not isinstance(node, Mapping):
            at = strict_yaml.place_of(nodes, (identifier,))
            why = f"{identifier}: a mapping is expected, such as {{name: …}}"
            pack.problems.append(Problem(file, *at, "shape", why))
        else:
            record, problems, faulty = validated(model, node, file)
            pack.problems += problems
            entries[identifier] = Entry(file, node, record, identifier, faulty)

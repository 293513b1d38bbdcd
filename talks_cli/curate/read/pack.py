"""Load a pack: its YAML and articles, as records that know their places, and every problem."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from talks_cli.curate.progress import silent, told
from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.articles import read_article
from talks_cli.curate.read.files import Refused, decode, read_bytes, resolved
from talks_cli.curate.read.loaded import LoadedPack, TooMany
from talks_cli.curate.read.models import SHARED, Description
from talks_cli.curate.read.shapes import ID, WANTED
from talks_cli.curate.read.strict_yaml import Mapping
from talks_cli.errors import FileFault, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from talks_cli.curate.progress import Progress

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
    with suppress(TooMany):
        # What articles name comes first.
        for name in sorted(names, key=lambda name: (name != DESCRIPTION, name not in SHARED)):
            if (node := _mapping(pack, name)) is None:
                continue
            if name == DESCRIPTION:
                described = pack.entry(Description, node, str(folder / name))
                pack.description = None if described.faulty else described.record
            elif name in SHARED:
                _read_shared(pack, name, node, progress)
            else:
                read_article(pack, name, node, progress)
    pack.articles.sort(key=lambda article: (article.date, article.source))
    return pack


def _mapping(pack: LoadedPack, name: str) -> Mapping | None:
    """What a file of YAML holds; None where that is told as a problem."""
    shown = str(pack.folder / name)
    try:
        # No hash is pinned of YAML, so it has to lie in the folder itself.
        outside = "it lies outside of the pack's folder"
        real = resolved(pack.folder / name, pack.tree, shown, outside)
        node = strict_yaml.read(decode(read_bytes(real, shown), shown), shown)
        if isinstance(node, Mapping):
            pack.files.append(real)
            return node
        why = "a mapping (key: value) is expected here"
        problem = Problem(shown, *strict_yaml.place_of(node), "shape", why)
    except Refused as refused:
        problem = refused.problem
    pack.unread.add(name)
    pack.tell(problem)
    return None


def _read_shared(pack: LoadedPack, name: str, nodes: Mapping, progress: Progress) -> None:
    """What all articles share: people, sides or places, by id."""
    model = SHARED[name]
    entries = pack.kinds[model.kind]
    file = str(pack.folder / name)
    for identifier, node in told(list(nodes.items()), f"Reading {name}", progress):
        if not re.fullmatch(ID, identifier):
            at = strict_yaml.place_of(nodes, (identifier,), of_key=True)
            pack.tell(Problem(file, *at, "value_error", f"{identifier!r} is not {WANTED[ID]}"))
        elif not isinstance(node, Mapping):
            at = strict_yaml.place_of(nodes, (identifier,))
            why = f"{identifier}: a mapping is expected, such as {{name: …}}"
            pack.tell(Problem(file, *at, "shape", why))
        else:
            entries[identifier] = pack.entry(model, node, file)
            entries[identifier].id = identifier

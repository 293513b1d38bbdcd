"""Packs of two articles, for tests: the East and the West, a day apart, on the same talks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

import pytest

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.pack import load
from talks_cli.curate.tell.documents import Documents
from talks_cli.curate.write.compile import Content, compile_to
from talks_cli.errors import InvalidPack

if TYPE_CHECKING:
    from pathlib import Path

    from talks_cli.curate.read.loaded import LoadedPack

    Doc = dict[str, Any]

PEOPLE = """\
ann: {name: Ann Smith, side: blue, aliases: [Annie], why: {side: she leads the Blues}}
bo: {name: Bo Li, side: blue, different_from: [cy]}
cy: {name: Cy Li, side: red, different_from: [bo]}
aide: {name: an aide, kind: unnamed}
wire: {name: The Wire, kind: organisation}
"""
SIDES = "blue: {name: Blue, called: [Blues]}\nred: {name: Red}\n"
PLACES = "hall: {name: Old Hall}\ntown: {name: Town}\n"
DATED = {"east": "2024-03-05", "west": "2024-03-06"}


def write(
    folder: Path,
    *,
    spells: str = "",
    attributes: str = "date, state",
    language: str = "en",
    places: str = PLACES,
    **told: str,
) -> Path:
    """A pack under `folder` of the articles `east` and `west`, given as YAML of their sentences.

    `spells` is the West's.
    """
    folder.mkdir(exist_ok=True)
    shared = {"people": PEOPLE, "sides": SIDES, "places": places}
    shared["pack"] = f"id: gazettes\nversion: '1'\ntitle: Two\nround_attributes: [{attributes}]\n"
    for source, sentences in told.items():
        passages = cast("list[dict[str, str]]", strict_yaml.read(sentences, source))
        words = [passage.get("text") or passage["section"] for passage in passages]
        text = "\n".join([f"The {source.capitalize()}, {DATED[source]}", *words, ""])
        (folder / f"{source}.txt").write_bytes(text.encode())
        head = f"spells: {{{spells}}}\n" if spells and source == "west" else ""
        shared[source] = (
            f"source: {source}\npublisher: The {source.capitalize()}\ndated: {DATED[source]}\n"
            f"language: {language}\narticle: {source}.txt\n{head}"
            f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
            f"reads: {{year: {{is: 2024, why: the year of the date line}}}}\nsentences:\n"
            f"- dateline: The {source.capitalize()}, {DATED[source]}\n{sentences}"
        )
    for name, text in shared.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def loaded(folder: Path, **told: str) -> LoadedPack:
    """The pack of `write`, read, and sound as far as reading goes."""
    pack = load(write(folder, **told))
    assert not pack.problems, pack.problems
    return pack


def documents(folder: Path, **told: str) -> dict[str, Doc]:
    """What both articles tell together, by id."""
    made = Documents(loaded(folder, **told))
    return {doc["id"]: doc for row, doc in enumerate(made.docs, 1) if row not in made.alone}


def alone(folder: Path, source: str, **told: str) -> dict[str, Doc]:
    """What `source` tells where it is not what both tell together, by id."""
    made = Documents(loaded(folder, **told))
    return {made.docs[row - 1]["id"]: made.docs[row - 1]
            for row, teller in made.alone.items() if teller == source}  # fmt: skip


def problems(folder: Path, **told: str) -> list[str]:
    """What is wrong with what the articles tell, without its places."""
    with pytest.raises(InvalidPack) as caught:
        documents(folder, **told)
    return [problem.message for problem in caught.value.problems]


def fact(text: str, *facts: str, more: str = "") -> str:
    """A sentence with its facts, each in one line of YAML."""
    told = "".join(f"  - {{{one}}}\n" for one in facts)
    return f"- text: {text}\n{more}" + (f"  facts:\n{told}" if told else "")


def compiled(folder: Path, **told: str) -> str:
    """A compiled file of the pack of `write`, which only reading has looked at."""
    pack = loaded(folder, **told)
    made = Documents(pack)
    articles = {article.source: article.text for article in pack.articles}
    path = folder / "compiled.sqlite"
    compile_to(path, Content(made.about, articles, made.docs, made.alone))
    return str(path)

"""Small packs for tests of the proof: what is wrong with one, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talks_cli.curate.prove.proof import prove
from talks_cli.curate.read.pack import load
from tests.packs import small

if TYPE_CHECKING:
    from pathlib import Path

    from talks_cli.errors import Problem

PEOPLE = """\
lee: {name: Ann Lee, side: north}
day: {name: Bo Day, called: [the envoy], side: south}
office: {name: the mayor's office, kind: office}
"""
SIDES = "north: {name: North}\nsouth: {name: South}\n"
PLACES = "oslo: {name: Oslo}\n"
# Sentences in which all of these stand, so that nothing is amiss with them.
STANDING = """\
- text: Ann Lee of the North met Bo Day of the South in Oslo; the mayor's office was open, and the envoy came.
  nothing: it is there for the names
"""


def told(folder: Path, sentences: str, **more: str) -> list[Problem]:
    """What is wrong with a small pack in which these sentences stand."""
    shared = {"people": PEOPLE, "sides": SIDES, "places": PLACES}
    small(folder, sentences + STANDING, **(shared | more))
    pack = load(folder)
    prove(pack)
    return pack.problems


def problems(folder: Path, sentences: str, **more: str) -> list[str]:
    """The same as `line:column: message`."""
    name = f"{folder}/"
    found = told(folder, sentences, **more)
    return [str(problem).replace(name, "").replace("paper.yaml:", "") for problem in found]


def messages(folder: Path, sentences: str, **more: str) -> list[str]:
    """The same, without the places."""
    return [line.partition(": ")[2] for line in problems(folder, sentences, **more)]


def fields(folder: Path, sentences: str, **more: str) -> list[str]:
    """The same: of each problem only the field that it is about."""
    return [message.partition(":")[0] for message in messages(folder, sentences, **more)]

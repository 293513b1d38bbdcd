"""The licences of what talks depends on, as its packages state them.

python -m tests.licences >DEPENDENCIES.md
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-dev.lock"
LISTED = ROOT / "DEPENDENCIES.md"

# What a package's metadata leaves out, from the licence file that it comes with.
STATED = {"atheris": "Apache-2.0"}

_HEAD = """\
# What talks depends on

Each package with the licence that it states. `talks` itself is under the [MIT licence](LICENSE).
This page is made from the packages' own metadata (`python -m tests.licences >DEPENDENCIES.md`), and
a test compares the two. What the lock file has for another system or Python alone is not installed
where the page is made, and not listed: colorama for Windows, pyyaml-ft for Python 3.13.
"""


def locked() -> dict[str, Requirement]:
    """The packages of the lock file by name."""
    lines = re.findall(r"^(\S+==[^\\\n]*)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    found = (Requirement(line) for line in lines)
    return {requirement.name: requirement for requirement in found}


def runtime() -> set[str]:
    """The packages that come with an installed talks, those they need included."""
    found: set[str] = set()
    waiting = ["talks-cli"]
    while waiting:
        name = waiting.pop()
        for line in distribution(name).requires or ():
            requirement = Requirement(line)
            marker = requirement.marker
            if marker and not marker.evaluate({"extra": ""}):
                continue
            needed = requirement.name.lower().replace("_", "-")
            if needed not in found:
                found.add(needed)
                waiting.append(needed)
    return found


def licence(name: str) -> str | None:
    """What a package states as its licence; None where it is not installed."""
    try:
        stated = distribution(name).metadata.json
    except PackageNotFoundError:
        return None
    if name in STATED:
        return STATED[name]
    if expression := stated.get("license_expression"):
        return str(expression)
    classifiers = stated.get("classifier") or []
    kinds = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    short = str(stated.get("license") or "")
    return ", ".join(kinds) or (short if len(short) < 40 else "") or "not stated"


def rows() -> dict[str, tuple[str, str]]:
    """Each package that is installed with its licence and where it is needed."""
    needed = runtime()
    found = {}
    for name in locked():
        if stated := licence(name):
            where = "running talks" if name in needed else "development alone"
            found[name] = (stated, where)
    return found


def page() -> str:
    lines = [f"| {name} | {stated} | {where} |" for name, (stated, where) in rows().items()]
    table = ["| package | licence | needed for |", "|---|---|---|", *lines]
    return _HEAD + "\n" + "\n".join(table) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())

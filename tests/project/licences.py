"""The licences of what talks depends on, as its packages state them.

python -m tests.project.licences >DEPENDENCIES.md
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements-dev.lock"  # and of these, what the tests need:
LOCK_OF_TESTS = ROOT / "requirements-test.lock"
LISTED = ROOT / "DEPENDENCIES.md"

# What a package leaves out of its metadata, from the licence file that it comes with; and what
# those state that only some systems and Pythons have.
STATED = {
    "atheris": "Apache-2.0",
    "axe-playwright-python": "MIT; axe-core in it: MPL-2.0",
    "colorama": "BSD License",
    "pyyaml-ft": "MIT License",
}

# Where a requirement of talks may hold: here, and on Windows.
_SYSTEMS: tuple[dict[str, str], ...] = ({}, {"sys_platform": "win32", "platform_system": "Windows"})

_HEAD = """\
# What talks depends on

Each package with the licence that it states. `talks` itself is under the [MIT licence](LICENSE).
This page is made from the packages' own metadata (`python -m tests.project.licences
>DEPENDENCIES.md`), and a test compares the two. All that the lock file has is listed, wherever it
is needed: colorama on Windows alone, pyyaml-ft on Python 3.13, atheris on Linux before 3.14.
"""


def locked(lock: Path = LOCK) -> dict[str, Requirement]:
    """The packages of a lock file by name."""
    lines = re.findall(r"^(\S+==[^\\\n]*)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    found = (Requirement(line) for line in lines)
    return {requirement.name: requirement for requirement in found}


def runtime() -> set[str]:
    """The packages that come with an installed talks, those they need included."""
    found: set[str] = set()
    waiting = ["talks-cli"]
    while waiting:
        name = waiting.pop()
        for line in (installed(name) and distribution(name).requires) or ():
            requirement = Requirement(line)
            marker = requirement.marker
            if marker and not any(marker.evaluate({"extra": "", **on}) for on in _SYSTEMS):
                continue
            needed = requirement.name.lower().replace("_", "-")
            if needed not in found:
                found.add(needed)
                waiting.append(needed)
    return found


def installed(name: str) -> bool:
    """Whether this environment has a package."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def licence(name: str) -> str | None:
    """What a package states as its licence; None where it is not installed, and not in STATED."""
    if not installed(name):
        return STATED.get(name)
    stated = distribution(name).metadata.json
    if expression := stated.get("license_expression"):
        return str(expression)
    classifiers = stated.get("classifier") or []
    kinds = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    short = str(stated.get("license") or "")
    return ", ".join(kinds) or (short if len(short) < 40 else "") or STATED.get(name)


def rows() -> dict[str, tuple[str, str]]:
    """Each package whose licence is known, with it and where it is needed."""
    needed, tests = runtime(), locked(LOCK_OF_TESTS)
    found = {}
    for name, pinned in locked().items():
        if installed(name) and not pinned.specifier.contains(version(name)):
            continue  # pip, say, which every environment has
        if stated := licence(name):
            where = "the tests" if name in tests else "development alone"
            found[name] = (stated, "running talks" if name in needed else where)
    return found


def page() -> str:
    lines = [f"| {name} | {stated} | {where} |" for name, (stated, where) in rows().items()]
    table = ["| package | licence | needed for |", "|---|---|---|", *lines]
    return _HEAD + "\n" + "\n".join(table) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())

"""What the benchmarks run: the wheel in a new environment, its dataset in other forms, packs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.packs import generate

ROOT = Path(__file__).parents[1]
HERE = ROOT / "benchmarks"


class Bench:
    """A new environment with the wheel, the shipped dataset in other forms, and the packs."""

    def __init__(self, folder: Path, sizes: tuple[int, ...]) -> None:
        self.folder = folder
        bin_ = folder / "venv" / "bin"
        self.python, self.talks = str(bin_ / "python"), str(bin_ / "talks")
        self.sqlite_utils = str(bin_ / "sqlite-utils")
        wheel = folder / "wheel"
        run(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "-w", str(wheel), str(ROOT))
        run(sys.executable, "-m", "venv", str(folder / "venv"))
        install = [self.python, "-m", "pip", "install", "-qq", "sqlite-utils"]
        run(*install, *map(str, wheel.glob("*.whl")))
        (found,) = (folder / "venv").glob("lib/python*/site-packages/talks_cli/dataset.sqlite")
        self.dataset = str(found)
        self.json = str(folder / "delegates.json")
        with open(self.json, "w", encoding="utf-8") as file:
            arguments = [self.talks, "delegation", "--round", "all", "--json"]
            subprocess.run(arguments, stdout=file, check=True)
        self.packs = {}
        for size in sizes:
            pack = folder / f"pack-{size}"
            generate(pack, size)
            self.packs[size] = (str(pack), str(folder / f"pack-{size}.sqlite"))
            run(self.talks, "compile", self.packs[size][0], "-o", self.packs[size][1])


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def output(*command: str) -> bytes:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout

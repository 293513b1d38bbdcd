"""Packs for tests: copies of the shipped one with something changed, and small ones."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from talks_cli.line.shape import shape

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
ARTICLE = ROOT / "seeds" / "tass-2025-06-02-istanbul-second-round.txt"


def doctored(folder: Path, file: str, *changes: tuple[str, str]) -> Path:
    """A copy of the shipped pack under `folder` with texts of one file changed, each found once."""
    pack = folder / "data"
    if not pack.exists():
        shutil.copytree(DATA, pack)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
    path = pack / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return pack


def small(folder: Path, article: str, sections: tuple[str, ...] = (), **files: str) -> Path:
    """A pack under `folder` about `article`, with the YAML of each file given by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_bytes(article.encode())
    digest = hashlib.sha256(article.encode()).hexdigest()
    (folder / "pack.yaml").write_text(
        "id: small\nversion: '1'\ntitle: A small pack\nround_facts: [date, duration, outcome]\n"
        "statuses:\n"
        "  - {id: happened, name: happened, meaning: it took place, past: 'true'}\n"
        "  - {id: hoped, name: hoped for, meaning: somebody hopes for it}\n",
        encoding="utf-8",
    )
    titles = "".join(f"    - {title}\n" for title in sections)
    (folder / "sources.yaml").write_text(
        "- id: paper\n  publisher: The Paper\n  date: 2024-03-05\n  language: en\n"
        f"  file: article.txt\n  sha256: {digest}\n"
        + (f"  sections:\n{titles}" if sections else "")
        + "  evidence:\n    - section: Lead\n      quote: The Paper, 2024-03-05, reports this.\n",
        encoding="utf-8",
    )
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def install(folder: Path, compiled: Path) -> Path:
    """The program in `folder` as a wheel installs it, with the shape of its command line."""
    shutil.copytree(ROOT / "talks_cli", folder / "talks_cli")
    shutil.copy(compiled, folder / "talks_cli" / "dataset.sqlite")
    (folder / "talks_cli" / "line" / "command_line.json").write_text(json.dumps(shape()))
    return folder


def build(source: Path, target: str, folder: Path, umask: int = 0o022) -> Path:
    """Build a wheel or an sdist of the checkout, or the unpacked sdist, at `source`."""
    before = set(folder.glob("*"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source, umask=umask, check=True, capture_output=True,
    )  # fmt: skip
    (made,) = set(folder.glob("*")) - before
    return made


def heed_interrupts() -> None:
    """In a new process: what starts the tests may have it ignore SIGINT, as a shell's `&` does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def unmeasured() -> dict[str, str]:
    """The environment less what has coverage imported into every process."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}

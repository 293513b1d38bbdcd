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
from typing import cast

from talks_cli.curate.read import strict_yaml
from talks_cli.line.shape import shape, written

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
EXAMPLES = ROOT / "examples"
HANGS = 600  # seconds that nothing takes, however busy the machine is, unless it hangs
DATELINE = "The Paper, 2024-03-05"  # of small packs
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


def small(
    folder: Path, sentences: str, *, article: str | None = None, head: str = "", **shared: str
) -> Path:
    """A pack under `folder` of one article, given as the YAML of its sentences.

    Its text is what these have, below a line with its date, where `article` does not give it. A
    field of `head` takes the place of what is given here; `people`, `sides`, `places` and `pack`
    are the text of those files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    passages = cast("list[dict[str, str]]", strict_yaml.read(sentences, "sentences"))
    if article is None:
        keys = ("text", "section", "headline")
        words = [told[key] for told in passages for key in keys if key in told]
        article = "\n".join([DATELINE, *words, ""])
        sentences = f"- dateline: {DATELINE}\n{sentences}"
    (folder / "article.txt").write_bytes(article.encode())
    (folder / "pack.yaml").write_text(
        shared.pop("pack", "id: small\nversion: '1'\ntitle: A small pack\n"
                   "round_attributes: [date, state, duration, outcome]\n"),
        encoding="utf-8",
    )  # fmt: skip
    known = {
        "source": "paper", "publisher": "The Paper", "dated": "2024-03-05", "language": "en",
        "article": "article.txt", "sha256": hashlib.sha256(article.encode()).hexdigest(),
    }  # fmt: skip
    given = [line.partition(":")[0] for line in head.splitlines()]
    lines = [f"{field}: {value}\n" for field, value in known.items() if field not in given]
    (folder / "paper.yaml").write_text(
        f"{''.join(lines)}{head}sentences:\n{sentences}", encoding="utf-8"
    )
    for name, text in shared.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def install(folder: Path, compiled: Path) -> Path:
    """The program in `folder` as a wheel installs it, with the shape of its command line."""
    shutil.copytree(ROOT / "talks_cli", folder / "talks_cli")
    shutil.copy(compiled, folder / "talks_cli" / "dataset.sqlite")
    (folder / "talks_cli" / "line" / "command_line.json").write_text(json.dumps(written(shape())))
    return folder


def build(source: Path, target: str, folder: Path, umask: int = 0o022) -> Path:
    """Build a wheel or an sdist of the checkout, or the unpacked sdist, at `source`."""
    before = set(folder.glob("*"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source, env=unmeasured(), umask=umask, check=True, capture_output=True,
    )  # fmt: skip
    (made,) = set(folder.glob("*")) - before
    return made


def heed_interrupts() -> None:
    """In a new process: what starts the tests may have it ignore SIGINT, as a shell's `&` does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def unmeasured() -> dict[str, str]:
    """The environment less what has coverage imported into every process."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}

"""The pictures in README and docs: each is what the command in its title prints.

`python -m tests.project.test_pictures` writes them anew.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

import pytest

from tests.packs import ROOT
from tests.project.test_readme import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Outcome

PICTURES = ROOT / "docs" / "pictures"
MOST = 32_000  # bytes of a picture on a page that is read over a slow line
_SHOWN = re.compile(r'!\[([^\]]*)\]\(([^ )]+)(?: "([^"]*)")?\)')


class Picture(NamedTuple):
    """A picture on a page: the words in its place, its file, and the line that prints it."""

    words: str
    path: Path
    line: str

    @property
    def arguments(self) -> list[str]:
        return [*shlex.split(self.line)[1:], "-f", "svg"]


def pictures() -> Iterator[Picture]:
    for page in WRITTEN:
        for words, path, line in _SHOWN.findall(page.read_text(encoding="utf-8")):
            yield Picture(words, (page.parent / path).resolve(), line)


SHOWN = list(pictures())


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: picture.path.stem)
def test_a_picture_is_what_its_command_prints(
    talks: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, picture: Picture
) -> None:
    monkeypatch.chdir(ROOT)  # for the examples
    assert picture.line.startswith("talks ")
    outcome = talks(*picture.arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == picture.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: picture.path.stem)
def test_a_picture_is_small_and_fetches_nothing(picture: Picture) -> None:
    text = picture.path.read_text(encoding="utf-8")
    assert len(text.encode()) < MOST
    assert not re.search(r"url\(|@import|@font-face|href|<script|<image", text)
    assert re.findall(r"\w+://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    ElementTree.fromstring(text)


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: picture.path.stem)
def test_a_picture_has_words_for_those_who_do_not_see_it(picture: Picture) -> None:
    assert len(picture.words.split()) >= 6
    assert not picture.words.startswith("talks ")


def test_every_picture_is_on_a_page() -> None:
    assert {picture.path for picture in SHOWN} == set(PICTURES.iterdir())


def main() -> None:
    """Write every picture as it is now."""
    PICTURES.mkdir(exist_ok=True)
    for picture in SHOWN:
        command = [sys.executable, "-m", "talks_cli", *picture.arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        picture.path.write_bytes(done.stdout)


if __name__ == "__main__":
    main()

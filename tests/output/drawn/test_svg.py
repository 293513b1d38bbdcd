"""SVG: the screen as a picture, read back by an XML parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from talks_cli.output import screen as output
from tests.output.test_formats import HOSTILE, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

SVG = "{http://www.w3.org/2000/svg}"
CELL, LINE = 12.6, 24.4


def screen(picture: str) -> str:
    """The lines of a picture, each word in the column where it is drawn."""
    lines: dict[int, str] = {}
    for group in ElementTree.fromstring(picture).iter(f"{SVG}g"):
        (top,) = re.findall(r"translate\(12, ([\d.]+)\)", group.attrib["transform"])
        for text in group.iter(f"{SVG}text"):
            number = round((float(top) - 24 + float(text.attrib["y"]) - 20) / LINE)
            column = round(float(text.attrib["x"]) / CELL)
            words = text.text or ""
            assert round(float(text.attrib["textLength"]) / CELL) == cell_len(words)
            line = lines.get(number, "")
            lines[number] = line + " " * (column - cell_len(line)) + words
    return "".join(f"{lines.get(number, '')}\n" for number in range(max(lines) + 1))


def trimmed(text: str) -> str:
    return re.sub(" +\n", "\n", text)


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize(
    "line", ["venue", "timeline", "person medinsky", "show exchange-agreed", "rounds -e"]
)
def test_it_shows_what_the_table_shows(
    talks: Callable[..., Outcome], line: str, width: str
) -> None:
    words = [*line.split(), "--width", width]
    assert screen(talks(*words, "-f", "svg").out) == trimmed(talks(*words).out)


def test_it_goes_on_where_a_portion_of_it_ends(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "LINES", 40)  # of 5,000
    texts = [f"{number}\n" * 10 + "end" for number in range(4)]
    picture = rendered(dataset, "svg", *texts, fields=("title",), notes="none")
    assert picture.count("<style>\n") == 2
    table = rendered(dataset, "table", *texts, fields=("title",), notes="none")
    assert screen(picture) == trimmed(table)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_drawn_as_in_a_table(dataset: Dataset, text: str) -> None:
    picture = rendered(dataset, "svg", text, width=100, fields=("title", "says"))
    table = rendered(dataset, "table", text, width=100, fields=("title", "says"))
    assert screen(picture) == trimmed(table)
    elements = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(picture).iter()}
    assert elements == {"svg", "title", "style", "rect", "g", "text"}


@pytest.mark.parametrize("text", [*HOSTILE.values(), "{0} {title} {{x}}"], ids=[*HOSTILE, "braces"])
def test_it_has_the_title_of_the_answer(dataset: Dataset, text: str) -> None:
    picture = ElementTree.fromstring(rendered(dataset, "svg", text))
    shown = rendered(dataset, "table", text, width=1000).partition("\n")[0]
    title = picture.findtext(f"{SVG}title") or ""
    assert title.strip()
    if "\n" not in text and text:
        assert title.rstrip() == shown.rstrip()


def test_nothing_in_it_is_fetched_or_run(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "-f", "svg", "-e").out
    assert not re.search("(?i)url|@|href|script|import|on[a-z]+=", out)
    assert out.count("http") == out.count('xmlns="http://www.w3.org/2000/svg"') == 1


def test_it_looks_the_same_wherever_it_is_made(
    talks: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = talks("timeline", "-f", "svg").out
    assert len(set(re.findall("fill: (#[0-9a-f]{6})", made))) > 5
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "40"}.items():
        monkeypatch.setenv(name, value)
    assert talks("timeline", "-f", "svg").out == made


def test_without_colour_it_has_none(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "-f", "svg", "--color", "never").out
    fills = set(re.findall("fill: #([0-9a-f]{6})", out))
    assert all(fill[:2] == fill[2:4] == fill[4:] for fill in fills)


def test_every_colour_can_be_read_on_white(talks: Callable[..., Outcome]) -> None:
    """WCAG's contrast of 4.5 to 1."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        ]
        return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    found: set[str] = set()
    for line in ("timeline", "delegation", "search exchange -e"):
        found.update(re.findall("fill: #([0-9a-f]{6})", talks(*line.split(), "-f", "svg").out))
    assert len(found) > 6
    assert {color for color in found if 1.05 / (luminance(color) + 0.05) < 4.5} == set()

"""What a browser does with a page: Debian's Chromium, without a window."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.output.test_formats import HOSTILE, rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

LIT = "[...document.querySelectorAll('.lit')].map(one => one.id)"
AT = "tass-2025-06-02"
# Whether the middle of an element can be seen.
SEEN = """id => {
  const box = document.getElementById(id).getBoundingClientRect();
  const there = document.elementFromPoint(box.x + 8, box.y + Math.min(box.height, innerHeight) / 2);
  return there !== null && there.closest(`[id="${id}"]`) !== null;
}"""


def axe() -> str:
    """The source of axe-core, as a package of Python brings it."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-playwright-python is not installed: it comes with .[dev]")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[Any]:
    """What axe-core finds wrong: each rule, with the elements."""
    page.evaluate(axe())
    found: list[Any] = page.evaluate(
        "async () => (await axe.run()).violations.map("
        "one => [one.id, one.nodes.map(node => node.html.slice(0, 120))])"
    )
    return found


def test_a_row_lights_its_sentences_and_escape_leads_back(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("timeline", "-f", "html").out)
    page.locator("[id='timeline:lavrov-memorandum'] th").click()
    assert page.evaluate(LIT) == ["timeline:lavrov-memorandum", f"{AT}.26", f"{AT}.27"]
    assert page.evaluate(SEEN, f"{AT}.26")
    assert page.locator("[role=status]").text_content() == "It rests on [26], [27]"
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) == []
    assert page.evaluate(SEEN, "timeline:lavrov-memorandum")


def test_a_sentence_lights_its_rows(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("delegation", "-f", "html").out)
    page.locator(f"[id='{AT}.21']").click()
    assert page.evaluate(LIT) == ["delegation:fidan-2", "delegation:kalin-2", f"{AT}.21"]
    assert page.evaluate(SEEN, "delegation:fidan-2")
    assert page.locator("[role=status]").text_content() == "2 rows rest on [21]"


def test_the_keyboard_alone_does(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("prisoners", "--status", "agreed", "-f", "html").out)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the reason
    assert page.evaluate("document.activeElement.textContent") == "35"
    page.keyboard.press("Enter")
    assert page.evaluate(LIT) == ["prisoners:exchange-agreed", f"{AT}.35", f"{AT}.36"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "35"
    assert page.evaluate(LIT) == []


def test_a_link_from_elsewhere_lights_what_it_names(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("prisoners", "-f", "html").out)
    page.goto(f"{page.url}#{AT}.37")
    page.reload()
    assert page.evaluate(LIT) == ["prisoners:exchange-implemented", f"{AT}.37"]


def test_without_scripts_numbers_are_links(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("timeline", "-f", "html").out, java_script_enabled=False)
    page.locator("[id='timeline:lavrov-memorandum'] .where a").first.click()
    assert page.url.endswith(f"#{AT}.26")
    page.locator(f"[id='{AT}.26'] summary").click()
    page.locator(f"[id='{AT}.26'] li a").last.click()
    assert page.url.endswith("#timeline:lavrov-memorandum")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(
    talks: Callable[..., Outcome], opened: Callable[..., Page], scheme: str, width: int
) -> None:
    how = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}}
    for line in ("rounds", "person medinsky"):
        page = opened(talks(*line.split(), "-f", "html").out, **how)
        assert violations(page) == [], line
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, line


def test_hostile_text_does_nothing(dataset: Dataset, opened: Callable[..., Page]) -> None:
    texts = [
        *HOSTILE.values(),
        "<script>document.title = 'canary'; alert(1)</script>",
        "<img src=x onerror=alert(1)><svg onload=alert(1)>",
        '"><a href="javascript:alert(1)" id=_told data-at=\'x\'>',
        "</style><style>body{display:none}</style></script><script>alert(1)</script>",
    ]
    page = opened(rendered(dataset, "html", *texts, evidence=True))
    for link in page.locator("a").all()[:8]:
        link.click()
    assert "canary" not in page.title()
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img, svg, iframe, form").count() == 0
    assert page.locator("main").is_visible()


def test_paper_has_every_fact_and_every_note(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed: it comes with .[dev]")
    page = opened(talks("delegation", "-f", "html").out, color_scheme="dark")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(one.extract_text() for one in printed.pages).split())
    for item in talks("delegation", "--json").items:
        assert (item["name"] or "not stated") in text
        assert item["title"] is None or item["title"] in text
    assert "Not stated: who chaired the second round" in text  # which the screen keeps folded
    assert "[30] Medinsky said on May 28" in text
    assert "5 rows" not in text

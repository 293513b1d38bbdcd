"""What a browser does with a page: Debian's Chromium, without a window."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest

from tests.output.test_formats import HOSTILE, rendered
from tests.packs import small
from tests.process.test_hostile_text import quoted

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


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_wrong(
    talks: Callable[..., Outcome],
    opened: Callable[..., Page],
    crossing: Path,
    scheme: str,
    width: int,
) -> None:
    how = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}}
    for line in (f"report --data {crossing}", "person medinsky -f html"):
        page = opened(talks(*line.split()).out, **how)
        page.locator(".sentence").first.click()  # what is lit can be read as well
        assert violations(page) == [], line
        assert page.evaluate("document.documentElement.scrollWidth") <= width, line


ATTACKS = [
    "<script>document.title = 'canary'; alert(1)</script>",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    '"><a href="javascript:alert(1)" id=_told data-at=\'x\'>',
    "</style><style>body{display:none}</style></script><script>alert(1)</script>",
]


def does_nothing(page: Page) -> None:
    """Whatever is clicked; that there is no dialog, and nothing is asked for, `opened` sees."""
    for link in page.locator("main a").all()[:8]:
        link.click()
    assert page.title() != "canary"
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img, svg, iframe, [onload], [onerror]").count() == 0
    assert page.locator("main").is_visible()


def test_hostile_text_does_nothing(dataset: Dataset, opened: Callable[..., Page]) -> None:
    does_nothing(opened(rendered(dataset, "html", *HOSTILE.values(), *ATTACKS, evidence=True)))


def test_a_hostile_dataset_makes_a_page_that_does_nothing(
    talks: Callable[..., Outcome], opened: Callable[..., Page], tmp_path: Path
) -> None:
    """Its sentences, facts, names, titles, and its own title."""
    facts = [
        {"event": f"e{number}", "what": text, "voice": "article", "why": {"what": text}}
        for number, text in enumerate(ATTACKS)
    ]
    people = {f"p{number}": {"name": f"{text} N{number}"} for number, text in enumerate(ATTACKS)}
    named = {who: {"is": [one["name"]], "why": one["name"]} for who, one in people.items()}
    sentences = [
        {"text": " ".join(one["name"] for one in people.values()), "people": named, "facts": facts}
    ]
    about = {"id": "small", "version": "1", "title": ATTACKS[0], "round_attributes": ["date"]}
    pack = small(tmp_path / "pack", quoted(sentences), people=quoted(people), pack=quoted(about))
    outcome = talks("report", "--data", str(pack))
    assert outcome.code == 0, outcome.err
    page = opened(outcome.out)
    page.get_by_label("Find").fill("alert")
    does_nothing(page)


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
    assert (
        "Not stated: whether anybody chaired the second round, and who" in text
    )  # which the screen keeps folded
    assert "[30] Medinsky said on May 28" in text
    assert "5 rows" not in text


# -- a whole dataset ------------------------------------------------------------------------------

FOUND = "[...document.querySelectorAll('[data-at]:not(.off)')].map(one => one.id)"
MARKED = "[...CSS.highlights.get('found')].map(String)"


def test_a_report_is_searched_whatever_the_case_and_the_marks(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("report").out)
    box = page.get_by_label("Find")
    box.fill("ÉRDOGAN")
    assert page.evaluate(FOUND) == [
        *("timeline:fidan-leaders", "statements:fidan-leaders", "names:erdogan")
    ]
    assert set(page.evaluate(MARKED)) == {"Erdogan"}
    assert page.locator("#_found").text_content() == "3 facts, 1 sentence (Enter: the next)"
    assert not page.get_by_role("heading", name="Delegations", exact=True).is_visible()
    box.fill("zakharova media")
    assert page.locator("#_found").text_content() == "4 facts, 1 sentence (Enter: the next)"
    box.fill("doğan")  # words are found by how they begin
    assert page.locator("#_found").text_content() == "Nothing has all of these words."
    box.press("Escape")
    assert page.locator(".off").count() == 0
    assert page.get_by_role("heading", name="Delegations", exact=True).is_visible()


def test_enter_goes_from_one_to_the_next(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("report").out)
    page.get_by_label("Find").fill("kovbasa")
    lit = []
    for _ in range(3):
        page.keyboard.press("Enter")
        lit.append(page.evaluate(LIT))
        assert any(page.evaluate(SEEN, one) for one in lit[-1])
    assert [one[0] for one in lit] == [
        "delegation:kovbasa-2",
        "names:kovbasa",
        "delegation:ukraine-2-head",
    ]
    assert lit[2][-1] == f"{AT}.20"  # the sentence itself, and all that rests on it


def test_chinese_is_found_within_a_sentence(
    talks: Callable[..., Outcome], opened: Callable[..., Page], tmp_path: Path
) -> None:
    text = "第二轮会谈在伊斯坦布尔结束。"
    sentence = f"- text: {text}\n  facts:\n  - {{event: ended, what: {text}, voice: article}}\n"
    pack = small(tmp_path / "pack", sentence, head="language: zh\n")
    page = opened(talks("report", "--data", str(pack)).out)
    page.get_by_label("Find").fill("会谈")
    assert page.evaluate(FOUND) == ["timeline:ended"]


def test_a_report_leads_from_fact_to_sentence_and_back(
    talks: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    page = opened(talks("report").out)
    page.locator("[id='rounds:round-2.mediation']").click()
    assert page.evaluate(LIT) == ["rounds:round-2.mediation", f"{AT}.22"]
    assert page.evaluate(SEEN, f"{AT}.22")
    page.locator(f"[id='{AT}.22']").click()
    assert "timeline:mediation" in page.evaluate(LIT)
    assert page.evaluate(SEEN, page.evaluate(LIT)[0])


def test_a_printed_report_has_every_fact_every_sentence_and_room_to_sign(
    examples: Callable[..., Outcome], opened: Callable[..., Page]
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed: it comes with .[dev]")
    page = opened(examples("report").out, color_scheme="dark")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    shown = "".join(one.extract_text() for one in printed.pages)
    text = "".join(normalize("NFKC", shown).split())  # without ligatures
    for command in ("timeline", "delegation --round all", "statements", "read"):
        for item in examples(*command.split(), "--json").items:
            told = item.get("title") or item.get("text") or item["name"] or ""
            assert "".join(normalize("NFKC", told).split()) in text, item["id"]
    assert "ToldbyUplandWire,20February2019alone:27facts" in text
    assert "Signature" in text
    assert "Find" not in text

"""`-f html`: the answer's table, and the sentences that it rests on, in one page."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.output.safe import attribute, html
from talks_cli.output.web.told import ACCENTS, cited
from tests.output.test_formats import HOSTILE, rendered
from tests.output.web.parsed import Parsed, holds_together
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

LINES = [
    "delegation", "delegation russia", "venue", "timeline", "prisoners", "rounds", "statements",
    "person medinsky", "person fomin", "search memorandum", "show fidan round-2",
    "show kellogg-visit", "read", "read 16-17 -e", "sources", "sources --differences", "check",
    "statements --by kalin",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_each_lookup_is_a_page_that_holds_together(
    talks: Callable[..., Outcome], line: str
) -> None:
    outcome = talks(*line.split(), "-f", "html")
    assert (outcome.code, outcome.err) == (0, "")
    page = holds_together(outcome.out)
    assert outcome.out.startswith("<!doctype html>\n")
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1


@pytest.mark.parametrize(
    "line", ["delegation --round 1", "prisoners", "timeline", "statements lavrov"]
)
def test_its_rows_say_what_csv_says(talks: Callable[..., Outcome], line: str) -> None:
    page = Parsed(talks(*line.split(), "-f", "html").out)
    wanted = talks(*line.split(), "-f", "csv", "--fields", "what,says,where")
    rows = list(csv.DictReader(io.StringIO(wanted.out, newline="")))
    found = [row for row in page.all("tr") if "data-at" in row.attributes]
    assert len(found) == len(rows) > 0
    told = page.all("main")[0].text
    for row in rows:
        assert row["where"] in " ".join(cell.text for cell in found)
        assert row["says"] in told


def test_a_row_rests_on_the_sentences_that_its_numbers_name(talks: Callable[..., Outcome]) -> None:
    page = holds_together(talks("prisoners", "--status", "agreed", "-f", "html").out)
    (row,) = (row for row in page.all("tr") if "data-at" in row.attributes)
    assert row.attributes["data-at"] == "tass-2025-06-02.35 tass-2025-06-02.36"
    links = [link for link in page.all("a") if row in link.within and link.text.isdigit()]
    assert {link.attributes["href"]: link.text for link in links} == {
        "#prisoners:why-1": "1",
        "#tass-2025-06-02.35": "35",
        "#tass-2025-06-02.36": "36",
    }
    sentences = {one.attributes["id"]: one.text for one in page.all("li", class_="sentence")}
    assert list(sentences) == ["tass-2025-06-02.35", "tass-2025-06-02.36"]
    assert sentences["tass-2025-06-02.36"].startswith(
        "[36] In addition to expressing their intention to continue working for a ceasefire, the "
        "parties agreed to exchange 1,000 prisoners each."
    )


def test_a_sentence_names_the_rows_that_rest_on_it(talks: Callable[..., Outcome]) -> None:
    page = holds_together(talks("prisoners", "-f", "html").out)
    sentence = page.anchors()["tass-2025-06-02.36"]
    links = [link for link in page.all("a") if sentence in link.within]
    assert [(link.attributes["href"], link.text) for link in links] == [
        ("#prisoners:exchange-agreed", "[36]"),
        ("#prisoners:exchange-agreed", "The parties agree to exchange 1,000 prisoners each"),
        (
            "#prisoners:exchange-implemented",
            "The deal to exchange 1,000 prisoners each is implemented",
        ),
    ]


def test_each_fact_of_a_sheet_rests_on_sentences_of_its_own(talks: Callable[..., Outcome]) -> None:
    page = holds_together(talks("rounds", "-f", "html").out)
    cell = page.anchors()["rounds:round-2.agenda"]
    assert cell.tag == "td"
    assert cell.attributes["data-at"] == "tass-2025-06-02.8 tass-2025-06-02.9"
    assert cell.text == "a ceasefire in Ukraine — announced, Hakan Fidan [8–9]"


def test_reasons_notes_and_what_is_left_open_stand_below(talks: Callable[..., Outcome]) -> None:
    page = holds_together(talks("delegation", "-f", "html").out)
    (notes,) = page.all("div", class_="notes")
    reasons = [one.text for one in page.all("li") if notes in one.within]
    assert reasons[0] == "Says: Zakharova is cited for “remained unchanged”, not for the names"
    assert "Not stated: who exactly sat for Russia in the second round" in notes.text
    (more,) = (one for one in page.all("details") if notes in one.within)
    assert more.text.startswith("and 5 more")
    assert "Not stated: a mediator" in more.text


def test_all_notes_are_open_where_they_are_asked_for(talks: Callable[..., Outcome]) -> None:
    for option in ("--notes", "-e"):
        page = Parsed(talks("delegation", "-f", "html", option).out)
        (notes,) = page.all("div", class_="notes")
        assert "Not stated: whether anybody chaired the second round, and who" in notes.text
        assert not [one for one in page.all("details") if notes in one.within]


def test_quiet_has_no_notes_and_no_marks(talks: Callable[..., Outcome]) -> None:
    page = holds_together(talks("delegation", "-f", "html", "-q").out)
    assert page.all("div", class_="notes") == page.all("sup") == []


def test_fields_alone_have_no_sentences_but_where_they_are_asked_for(
    talks: Callable[..., Outcome],
) -> None:
    line = ("venue", "2", "-f", "html", "--fields", "name,flags")
    assert Parsed(talks(*line).out).all("li", class_="sentence") == []
    page = holds_together(talks(*line, "-e").out)
    assert [one.text for one in page.all("th")] == ["name", "flags", "Ciragan Palace [11]"]
    assert len(page.all("li", class_="sentence")) == 5


def test_sentences_stand_once_in_order_under_source_and_section(
    examples: Callable[..., Outcome],
) -> None:
    page = holds_together(examples("timeline", "-f", "html").out)
    assert [one.text for one in page.all("h3")] == [
        "Upland Wire, 20 February 2019",
        "The Lake Courier, 21 February 2019",
    ]
    ids = [one.attributes["id"] for one in page.all("li", class_="sentence")]
    for source in ("upland-wire-2019-02-20", "lake-courier-2019-02-21"):
        own = [int(one.rpartition(".")[2]) for one in ids if one.startswith(f"{source}.")]
        assert own == sorted(set(own))


def test_numbers_of_several_sources_lead_each_to_its_own() -> None:
    words = "AP, 2 June 2025 [16–17]; Reuters [3]"
    page = Parsed(cited(words, [("ap", 16), ("ap", 17), ("reuters", 3)]))
    assert page.elements[0].text == words
    assert [link.attributes["href"] for link in page.all("a")] == ["#ap.16", "#ap.17", "#reuters.3"]


def test_a_whole_record_has_its_fields_and_its_citation(talks: Callable[..., Outcome]) -> None:
    page = holds_together(talks("show", "kellogg-visit", "-f", "html").out)
    names, values = page.all("dt"), page.all("dd")
    fields = {name.text: value.text for name, value in zip(names, values, strict=True)}
    assert fields["status"] == "announced"
    assert fields["said by"] == "Keith Kellogg"
    (cited,) = page.all("figcaption")
    assert cited.text.startswith("— TASS, 2 June 2025, Other meetings, no mediation, sentence 23 (")


def test_what_a_search_found_is_marked(talks: Callable[..., Outcome]) -> None:
    page = Parsed(talks("search", "memorandum", "-f", "html").out)
    assert {one.text.lower() for one in page.all("mark")} == {"memorandum", "memorandums"}


def test_a_side_has_one_colour_wherever_it_stands(talks: Callable[..., Outcome]) -> None:
    page = Parsed(talks("delegation", "-f", "html").out)
    sides: dict[str, list[str]] = {}
    for row in page.all("tr", class_="side"):
        sides.setdefault(row.classes[-1], []).append(row.text)
    assert {side: texts[0].split(" ")[0] for side, texts in sides.items()} == {
        "side-1": "Russia", "side-2": "Ukraine", "side-3": "Turkey",
    }  # fmt: skip


def test_russian_is_said_to_be_russian(talks: Callable[..., Outcome], crossing: Path) -> None:
    page = holds_together(talks("timeline", "-f", "html", "--data", str(crossing)).out)
    (article,) = page.all("article")
    assert (article.attributes["lang"], article.attributes["dir"]) == ("ru", "ltr")


def test_the_policy_lets_our_style_and_our_script_alone_apply(
    talks: Callable[..., Outcome],
) -> None:
    page = Parsed(talks("venue", "-f", "html").out)
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    digests = {
        tag: base64.b64encode(hashlib.sha256(page.all(tag)[0].text.encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"@import|url\(|https?:", page.all("style")[0].text)
    assert not re.search(r"fetch|XMLHttp|innerHTML|eval|https?:", page.all("script")[0].text)


@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if text], ids=ascii)
def test_hostile_text_is_one_inert_cell(dataset: Dataset, text: str) -> None:
    page = holds_together(rendered(dataset, "html", text, fields=("id", "title"), evidence=True))
    tame = holds_together(rendered(dataset, "html", "tame", fields=("id", "title"), evidence=True))
    known = [(one.tag, *sorted(one.attributes)) for one in tame.elements]
    turns = {("bdi",), ("br",)}
    assert [
        shape
        for one in page.elements
        if (shape := (one.tag, *sorted(set(one.attributes) - {"dir"}))) not in turns
    ] == [(tag, *(name for name in names if name != "dir")) for tag, *names in known]


def test_words_and_values_are_escaped_for_where_they_stand() -> None:
    assert html("<b> & \"c\" 'd'\nnext\u202e") == (
        "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;<br>next\\u202e"
    )
    assert attribute("\" onclick='x'\n\x1b") == "&quot; onclick=&#39;x&#39;\\n\\x1b"


# -- colours --------------------------------------------------------------------------------------

STYLE = (ROOT / "talks_cli" / "output" / "web" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#\w{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
BEHIND = ("paper", "tint", "line", "lit")


def test_sides_have_their_colours_in_an_order_that_stays() -> None:
    assert re.findall(r"\.side-(\d) \{ --side: var\(--(\w+)\); \}", STYLE) == [
        ("1", "blue"), ("2", "ochre"), ("3", "plum"), ("4", "green"), ("5", "rust"), ("6", "slate"),
    ]  # fmt: skip
    assert len(re.findall(r"\.side-\d ", STYLE)) == ACCENTS


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_words_can_be_read_on_every_ground(scheme: dict[str, str]) -> None:
    """WCAG's AA: a contrast of 4.5 to 1."""
    assert LIGHT.keys() == DARK.keys()
    for name in scheme.keys() - {*BEHIND, "found"}:
        for behind in BEHIND:
            light, dark = sorted((luminance(scheme[name]), luminance(scheme[behind])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name} on {behind}"
    light, dark = sorted((luminance(scheme["ink"]), luminance(scheme["found"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5

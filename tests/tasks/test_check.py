"""`talks check`: coverage sentence by sentence, of YAML as of a compiled file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs import ARTICLE, DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


def test_the_totals(talks: Callable[..., Outcome]) -> None:
    totals = talks("check", "--json").document["totals"]
    assert sorted(totals) == [
        "cited", "missing", "quotes_verified", "records", "sentences", "set_aside",
    ]  # fmt: skip
    assert (totals["sentences"], totals["cited"]) == (38, 37)
    assert (totals["set_aside"], totals["missing"]) == (1, 0)
    assert totals["records"] > 100
    assert totals["quotes_verified"] > totals["records"]


def test_each_sentence_with_what_cites_it(talks: Callable[..., Outcome]) -> None:
    items = talks("check", "--json").items
    article = ARTICLE.read_bytes().decode()
    assert [item["number"] for item in items] == list(range(1, 39))
    for item in items:
        (evidence,) = item["evidence"]
        assert article[evidence["start"] : evidence["end"]] == item["text"]
    assert items[23]["cited_by"] == ["zakharova-remarks-noted", "zakharova-direct-negotiations"]
    assert items[23]["set_aside_because"] is None
    assert items[6]["cited_by"] == []
    assert items[6]["set_aside_because"].startswith("it tells what the agency did")


def test_an_item_is_a_sentence_whole(talks: Callable[..., Outcome]) -> None:
    document = talks("check", str(DATA), "--json").document
    words = "TASS has gathered key details on the meeting."
    place = {"source": "tass-2025-06-02", "section": "Lead", "sentences": [7]}
    assert document["items"][6] == {
        "id": "tass-2025-06-02.7", "kind": "sentence", "source": "tass-2025-06-02", "number": 7,
        "section": "Lead", "text": words, "cited_by": [],
        "set_aside_because":
            "it tells what the agency did for this article and nothing about the talks",
        "summary": words, "status": None, "said_by": None,
        "evidence": [{**place, "start": 637, "end": 682, "quote": words, "context": words}],
        "derived": {}, "not_stated": [], "remark": None,
    }  # fmt: skip
    assert (document["command"], document["query"]) == ("check", {"path": str(DATA)})
    assert document["totals"] == {
        "sentences": 38, "cited": 37, "set_aside": 1, "missing": 0, "records": 116,
        "quotes_verified": 154,
    }  # fmt: skip


def test_a_folder_and_its_compiled_file_are_covered_alike(
    talks: Callable[..., Outcome], compiled: Path
) -> None:
    folder, file = talks("check", str(DATA), "--json"), talks("check", str(compiled), "--json")
    assert folder.items == file.items
    assert folder.document["totals"] == file.document["totals"]
    assert folder.document["dataset"] == file.document["dataset"]


def test_the_table_begins_with_the_totals(talks: Callable[..., Outcome]) -> None:
    lines = talks("check").out.splitlines()
    assert lines[:4] == [
        "sentences        38",
        "cited            37",
        "set aside        1",
        "missing          0",
    ]


def test_a_path_and_data_at_once_are_refused(talks: Callable[..., Outcome]) -> None:
    outcome = talks("check", str(DATA), "--data", str(DATA))
    assert outcome.code == 2
    assert outcome.err == "talks: PATH and --data both say which dataset: give one\n"

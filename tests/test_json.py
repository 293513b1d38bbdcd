"""The JSON that scripts read: every field name retyped here, so that a change is deliberate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from talks_cli.tasks import WITH_VIEW
from talks_cli.topics import TOPICS
from tests.packs import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

CLAIM = ["summary", "status", "said_by", "evidence", "derived", "not_stated", "remark"]
ROUND_FACTS = ["date", "state", "duration", "language", "initiative", "preparation", "agenda",
               "outcome", "mediation"]  # fmt: skip

KEYS = {
    "delegation": ["id", "kind", "person", "name", "side", "round", "role", "title", "change"],
    "venue": ["id", "kind", "name", "place", "city", "round", "description", "seating", "flags",
              "facts"],
    "rounds": ["id", "kind", "number", "name", "venue", "city", "facts", *ROUND_FACTS],
    "prisoners": ["id", "kind", "title", "stage", "quantity", "round", "date", "not_before",
                  "not_after", "follows", "people"],
    "statements": ["id", "kind", "speaker", "text", "date", "not_before", "not_after", "about",
                   "round", "side"],
    "check": ["id", "kind", "source", "number", "section", "text", "cited_by",
              "set_aside_because"],
}  # fmt: skip

KINDS = {
    "tass-2025-06-02": ["publisher", "date", "place", "language", "sha256", "sections",
                        "abbreviations", "set_aside"],
    "russia": ["name", "called", "aliases"],
    "fidan": ["name", "titles", "called", "aliases", "side", "different_from"],
    "source-on-language": ["name", "text"],
    "ciragan": ["name", "city", "description", "called", "aliases"],
    "delegation-russia-1": ["side", "round", "listing", "note"],
    "talks-resumed": ["title", "date", "not_before", "not_after", "round", "side", "people",
                      "places"],
    "press-statement": ["title", "text", "date", "not_before", "not_after", "round", "side"],
    "no-outcome-2": ["topics", "text", "side", "round", "role", "person"],
}  # fmt: skip


@pytest.mark.parametrize("command", KEYS)
def test_the_fields_of_a_commands_items(talks: Callable[..., Outcome], command: str) -> None:
    items = talks(command, "--json").items
    assert items
    for item in items:
        assert list(item) == [*KEYS[command], *CLAIM]


def test_the_fields_of_every_lookup_are_written_down_here() -> None:
    mixed = {"timeline", "person", "search", "show"}  # records of several kinds
    assert {*KEYS, *mixed} == {*TOPICS, *WITH_VIEW}


@pytest.mark.parametrize("identifier", KINDS)
def test_the_fields_of_a_kind(talks: Callable[..., Outcome], identifier: str) -> None:
    (item,) = talks("show", identifier, "--json").items
    assert list(item) == ["id", "kind", *KINDS[identifier], *CLAIM]


def test_timeline_mixes_events_and_stages_of_exchanges(talks: Callable[..., Outcome]) -> None:
    items = talks("timeline", "--json").items
    assert {item["kind"] for item in items} == {"event", "exchange"}
    for item in items:
        for field in ("date", "not_before", "not_after", "title", "round", "people"):
            assert field in item


def test_the_envelope(talks: Callable[..., Outcome]) -> None:
    document = talks("delegation", "--side", "moscow", "--json").document
    assert list(document) == [
        "schema", "command", "query", "dataset", "sources", "notes", "count", "items",
    ]  # fmt: skip
    assert document["schema"] == "talks/1"
    assert document["command"] == "delegation"
    assert document["query"] == {"side": "russia", "round": 2, "role": None, "changes": False}
    assert list(document["dataset"]) == ["id", "version", "sha256"]
    assert document["dataset"]["id"] == "istanbul-2025-06-02"
    assert document["sources"] == [
        {"id": "tass-2025-06-02", "publisher": "TASS", "date": "2025-06-02"}
    ]
    assert document["count"] == len(document["items"]) == 4
    assert {note["code"] for note in document["notes"]} == {"partial_listing", "derived"}


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (["venue"], {"round": "all"}),
        (["venue", "--round", "latest"], {"round": 2}),
        (
            ["timeline", "--since", "2025", "--by", "Fidan", "--status", "Hoped For"],
            {
                "since": "2025",
                "until": None,
                "undated": False,
                "round": "all",
                "by": ["fidan"],
                "status": "hoped",
            },
        ),
        (["prisoners", "--status", "agreed"], {"round": "all", "status": "agreed"}),
        (["rounds"], {"round": "all"}),
        (
            ["statements", "--by", "fomin", "--side", "UA", "--about", "x"],
            {
                "by": ["alexander-fomin", "andrey-fomin"],
                "side": "ukraine",
                "about": "x",
                "round": "all",
            },
        ),
        (["person", "Zelenskyy"], {"name": "Zelenskyy"}),
        (["search", "two", "words"], {"words": ["two", "words"]}),
        (["show", "fidan", "fidan"], {"ids": ["fidan"]}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_query_as_it_was_understood(
    talks: Callable[..., Outcome], arguments: list[str], query: dict[str, object]
) -> None:
    assert talks(*arguments, "--json").document["query"] == query


def test_evidence_gives_the_place_of_each_quote(talks: Callable[..., Outcome]) -> None:
    sentence = (
        "US Presidential Special Envoy for Ukraine Keith Kellogg reported that representatives of "
        "the US, Germany, France, and the UK would visit Istanbul on June 2."
    )
    start = ARTICLE.read_bytes().decode().index(sentence)
    (item,) = talks("show", "kellogg-visit", "--json").items
    assert item["evidence"] == [
        {
            "source": "tass-2025-06-02",
            "section": "Other meetings, no mediation",
            "sentences": [23],
            "start": start,
            "end": start + len(sentence),
            "quote": sentence,
            "context": sentence,
        }
    ]


@pytest.mark.parametrize(
    ("identifier", "said_by"),
    [
        ("kellogg-visit", {"id": "kellogg", "name": "Keith Kellogg"}),
        ("source-press-statement", {"unnamed": "a source"}),
        ("talks-resumed", None),
    ],
)
def test_who_says_it(
    talks: Callable[..., Outcome], identifier: str, said_by: dict[str, str] | None
) -> None:
    (item,) = talks("show", identifier, "--json").items
    assert item["said_by"] == said_by


def test_a_fact_of_a_round_has_its_own_speaker(talks: Callable[..., Outcome]) -> None:
    language = talks("rounds", "--json").items[1]["facts"]["language"]
    assert sorted(language) == ["derived", "evidence", "not_stated", "said_by", "status"]
    assert language["said_by"] == {"unnamed": "a source"}
    assert language["evidence"][0]["sentences"] == [4]


def test_quantities(talks: Callable[..., Outcome]) -> None:
    found = {item["id"]: item["quantity"] for item in talks("prisoners", "--json").items}
    assert found == {
        "exchange-agreed": {"value": 1000, "per": "side"},
        "exchange-implemented": {"value": 1000, "per": "side"},
        "exchange-hoped": None,
    }


def test_json_lines_are_the_items_alone(talks: Callable[..., Outcome]) -> None:
    items = talks("timeline", "--json").items
    outcome = talks("timeline", "--format", "jsonl")
    assert [json.loads(line) for line in outcome.out.splitlines()] == items


class TestFields:
    def test_only_these_in_this_order(self, talks: Callable[..., Outcome]) -> None:
        (item,) = talks("show", "fidan", "--json", "--fields", "name,id").items
        assert list(item.items()) == [("name", "Hakan Fidan"), ("id", "fidan")]

    def test_a_part_keeps_its_place(self, talks: Callable[..., Outcome]) -> None:
        (item,) = talks(
            "show", "kellogg-visit", "--json", "--fields",
            "said_by.name,evidence.section,evidence.sentences,derived,quantity.value",
        ).items  # fmt: skip
        assert item == {
            "said_by": {"name": "Keith Kellogg"},
            "evidence": [{"section": "Other meetings, no mediation", "sentences": [23]}],
            "derived": {"not_after": "the article that tells of it is dated 2025-06-02"},
            "quantity": None,
        }

    def test_an_unknown_field_lists_the_known_ones(self, talks: Callable[..., Outcome]) -> None:
        outcome = talks("venue", "--fields", "name,colour")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(
            "talks: --fields: venue has no field 'colour' (known: id, kind, name, place, city, "
        )
        assert "said_by, said_by.id, said_by.name, said_by.unnamed, evidence, " in outcome.err

    @pytest.mark.parametrize("path", ["", "name.x", "said_by.age", "said_by.name.x", "facts..x"])
    def test_a_path_that_leads_nowhere_is_unknown(
        self, talks: Callable[..., Outcome], path: str
    ) -> None:
        assert talks("venue", "--fields", path).code == 2

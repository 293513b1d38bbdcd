"""The JSON that scripts read: every field name retyped here, so that a change is deliberate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.tell import kinds
from talks_cli.door import open_dataset
from talks_cli.tasks import WITH_VIEW
from talks_cli.topics import TOPICS
from tests.packs import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

CLAIM = [
    "when", "what", "says", "where", "status", "said_by", "evidence", "derived", "not_stated",
    "differs", "remark",
]  # fmt: skip
DATED = ["date", "not_before", "not_after", "for", "after", "before"]

KINDS = {
    "source": ["publisher", "headline", "date", "place", "language", "sha256", "sections",
               "sentences"],
    "person": ["name", "titles", "titles_by", "spellings", "called", "aliases", "side",
               "different_from", "speaks_as"],
    "side": ["name", "called", "aliases"],
    "place": ["name", "called", "aliases"],
    "round": ["round", "name", "called", "venue", "city", "date", "state", "duration", "language",
              "initiative", "pause", "preparation", "agenda", "outcome", "deal",
              "mediation", "for", "facts"],
    "venue": ["name", "place", "city", "round", "description", "seating", "flags",
              "room", "facts"],
    "delegate": ["person", "name", "side", "round", "role", "title", "change", "listing"],
    "event": ["title", *DATED, "round", "side", "people", "places"],
    "exchange": ["title", "stage", "quantity", "round", *DATED, "follows", "people", "side",
                 "places"],
    "statement": ["speaker", "text", "title", "said_when", *DATED, "about", "round", "side",
                  "people"],
    "silence": ["text", "topics", "side", "round", "role", "person", "of"],
    "sentence": ["source", "number", "section", "text", "tells", "nothing"],
    "difference": ["record", "field", "alone", "told"],
}  # fmt: skip

COMMANDS = {
    "delegation": ["delegate"],
    "venue": ["venue"],
    "timeline": ["event", "exchange", "statement"],
    "prisoners": ["exchange"],
    "rounds": ["round"],
    "statements": ["statement"],
    "person fidan": list(KINDS),
    "search talks": list(KINDS),
    "show round-1 venue-1": ["round", "venue"],
    "read": ["sentence"],
    "sources": ["source"],
    "check": ["sentence"],
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_the_fields_of_a_commands_items(talks: Callable[..., Outcome], command: str) -> None:
    items = talks(*command.split(), "--json").items
    assert {item["kind"] for item in items} <= set(COMMANDS[command])
    assert items
    for item in items:
        assert list(item) == ["id", "kind", *KINDS[item["kind"]], *CLAIM]


def test_every_lookup_is_written_down_here() -> None:
    assert {command.split()[0] for command in COMMANDS} == {*TOPICS, *WITH_VIEW}


def test_every_kind_is_written_down_here() -> None:
    assert list(kinds.KINDS) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_dataset_says_of_its_fields(compiled: Path, kind: str) -> None:
    known = open_dataset(str(compiled)).about["fields"]
    assert known[kind] == ["id", "kind", *KINDS[kind], *CLAIM]


def test_the_envelope(talks: Callable[..., Outcome]) -> None:
    document = talks("delegation", "--side", "moscow", "--json").document
    assert list(document) == [
        "schema", "command", "query", "dataset", "sources", "notes", "count", "items",
    ]  # fmt: skip
    assert document["schema"] == "talks/1"
    assert document["command"] == "delegation"
    assert document["query"] == {
        "side": "russia", "round": 2, "role": None, "changes": False, "source": None,
    }  # fmt: skip
    assert list(document["dataset"]) == ["id", "version", "sha256"]
    assert document["dataset"]["id"] == "istanbul-2025-06-02"
    assert document["sources"] == [
        {"id": "tass-2025-06-02", "publisher": "TASS", "date": "2025-06-02"}
    ]
    assert document["count"] == len(document["items"]) == 4
    assert {note["code"] for note in document["notes"]} == {
        "partial_listing", "not_stated", "derived",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        (["venue"], {"round": "all"}),
        (["venue", "--round", "latest"], {"round": 2}),
        (
            ["timeline", "--since", "2025", "--by", "Fidan", "--status", "Hoped For"],
            {"since": "2025", "until": None, "round": "all", "by": ["fidan"], "status": "hoped",
             "undated": False},
        ),
        (["prisoners", "--status", "agreed"], {"round": "all", "status": "agreed"}),
        (["rounds"], {"round": "all"}),
        (
            ["statements", "--by", "fomin", "--side", "UA", "--about", "x", "--round", "2"],
            {"by": ["alexander-fomin", "andrey-fomin"], "side": "ukraine", "about": "x",
             "round": 2},
        ),
        (["statements", "--by", "tass"], {"by": ["tass"], "side": None, "about": None,
                                          "round": "all"}),
        (["person", "Zelenskyy"], {"name": "Zelenskyy"}),
        (["search", "two", "words"], {"words": ["two", "words"]}),
        (["show", "fidan", "fidan"], {"ids": ["fidan"]}),
        (["read", "3", "1-2"], {"numbers": [3, 1, 2], "articles": []}),
        (["read", "TASS [3]"], {"numbers": [3], "articles": ["tass-2025-06-02"]}),
        (["sources"], {"differences": False, "open": False}),
        (["sources", "--open"], {"differences": False, "open": True}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_the_query_as_it_was_understood(
    talks: Callable[..., Outcome], arguments: list[str], query: dict[str, object]
) -> None:
    assert talks(*arguments, "--json").document["query"] == {**query, "source": None}


def test_evidence_gives_each_sentence_and_its_place(talks: Callable[..., Outcome]) -> None:
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
        }
    ]


@pytest.mark.parametrize(
    ("identifier", "said_by", "says"),
    [
        ("kellogg-visit", {"id": "kellogg", "name": "Keith Kellogg"}, "Keith Kellogg"),
        ("source-press-statement", {"unnamed": "a source"}, "a source (unnamed)"),
        ("talks-resumed", None, "TASS"),
    ],
)
def test_who_says_it(
    talks: Callable[..., Outcome], identifier: str, said_by: dict[str, str] | None, says: str
) -> None:
    (item,) = talks("show", identifier, "--json").items
    assert (item["said_by"], item["says"]) == (said_by, says)


def test_says_is_never_empty(talks: Callable[..., Outcome]) -> None:
    for command in COMMANDS:
        assert all(item["says"] for item in talks(*command.split(), "--json").items), command


def test_a_fact_of_a_round_has_its_own_speaker(talks: Callable[..., Outcome]) -> None:
    language = talks("rounds", "--json").items[1]["facts"]["language"]
    assert list(language) == ["status", "said_by", "says", "where", "evidence", "derived"]
    assert language["said_by"] == {"unnamed": "a source"}
    assert language["evidence"][0]["sentences"] == [4]
    assert (language["says"], language["where"]) == ("a source (unnamed)", "[4]")


def test_quantities(talks: Callable[..., Outcome]) -> None:
    found = {item["id"]: item["quantity"] for item in talks("prisoners", "--json").items}
    each = {"value": 1000, "per": "side", "of": "prisoners", "bound": None}
    assert found == {
        "exchange-agreed": each, "exchange-implemented": each, "exchange-hoped": None,
    }  # fmt: skip


def test_json_lines_are_the_items_alone(talks: Callable[..., Outcome]) -> None:
    items = talks("timeline", "--json").items
    outcome = talks("timeline", "--format", "jsonl")
    assert [json.loads(line) for line in outcome.out.splitlines()] == items


class TestAName:
    @pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "yaml"])
    def test_that_several_bear_is_none_for_a_script(
        self, talks: Callable[..., Outcome], format: str
    ) -> None:
        outcome = talks("person", "fomin", "--format", format)
        assert (outcome.code, outcome.out) == (1, "")
        assert "Alexander Fomin (alexander-fomin) or Andrey Fomin (andrey-fomin)" in outcome.err

    def test_that_several_bear_suggests_their_ids(self, talks: Callable[..., Outcome]) -> None:
        error = json.loads(talks("person", "fomin", "--json").err)["error"]
        assert error["code"] == "ambiguous_name"
        assert error["suggestions"] == ["alexander-fomin", "andrey-fomin"]

    @pytest.mark.parametrize("format", ["table", "markdown"])
    def test_that_several_bear_lists_them_to_a_reader(
        self, talks: Callable[..., Outcome], format: str
    ) -> None:
        outcome = talks("person", "fomin", "--format", format)
        assert outcome.code == 0
        assert "Andrey Fomin" in outcome.out


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
            "derived": {
                "for": "the year is that of the article’s date line",
                "not_after": "the article that tells of it is dated 2 June 2025",
            },
            "quantity": None,
        }

    @pytest.mark.parametrize(
        ("asked", "keys"),
        [
            ("when,what,says,where", ["when", "what", "says", "where"]),
            ("Venue,City", ["name", "city"]),
            ("NAME, Flags", ["name", "flags"]),
        ],
    )
    def test_a_heading_is_a_field_in_any_case(
        self, talks: Callable[..., Outcome], asked: str, keys: list[str]
    ) -> None:
        for item in talks("venue", "--json", "--fields", asked).items:
            assert list(item) == keys

    def test_an_unknown_field_names_the_nearest(self, talks: Callable[..., Outcome]) -> None:
        outcome = talks("venue", "--fields", "name,seatin")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(
            "talks: --fields: venue has no field 'seatin'; did you mean 'seating' or "
        )

    def test_an_unknown_field_that_is_near_none_lists_the_known(
        self, talks: Callable[..., Outcome]
    ) -> None:
        err = talks("venue", "--fields", "xyz").err
        assert err.startswith(
            "talks: --fields: venue has no field 'xyz' (known: id, kind, name, place, city, round, "
        )
        assert "said_by, said_by.id, said_by.name, said_by.unnamed, " in err

    @pytest.mark.parametrize("path", ["", "name.x", "said_by.age", "said_by.name.x", "facts..x"])
    def test_a_path_that_leads_nowhere_is_unknown(
        self, talks: Callable[..., Outcome], path: str
    ) -> None:
        assert talks("venue", "--fields", path).code == 2

"""Commands as they are typed: names, filters, notes and searches."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.packs import doctored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


@pytest.mark.parametrize("round", ["02", "0000000000000000002", "2"])
def test_a_round_is_a_number_however_it_is_written(
    talks: Callable[..., Outcome], round: str
) -> None:
    assert [item["round"] for item in talks("venue", "--round", round, "--json").items] == [2]


def test_a_stage_is_a_status_of_the_timeline_too(talks: Callable[..., Outcome]) -> None:
    items = talks("timeline", "--status", "implemented", "--json").items
    assert [item["id"] for item in items] == ["exchange-implemented"]


def test_a_filter_does_not_hide_a_silence(talks: Callable[..., Outcome]) -> None:
    document = talks("timeline", "--by", "kellogg", "--status", "happened", "--json").document
    assert [note["code"] for note in document["notes"]] == ["no_match", "not_stated"]


def test_notes_explain_only_what_the_table_shows(talks: Callable[..., Outcome]) -> None:
    out = " ".join(talks("person", "Zelenskyy").out.split())
    assert "Side: the article has Zelensky change the composition of Kiev’s delegation" in out
    assert "Medinsky headed the group" not in out


def test_a_fact_keeps_its_standing_where_its_field_is_asked_for(
    talks: Callable[..., Outcome],
) -> None:
    out = talks("rounds", "--fields", "round,agenda", "--width", "200").out
    assert "a ceasefire in Ukraine — announced, Hakan Fidan [8–9]" in out
    asked = ("facts.agenda.status", "facts.agenda.says", "facts.agenda.where")
    out = talks("show", "round-2", "-f", "csv", "--fields", ",".join(asked)).out
    assert out.splitlines()[1:] == ["announced,Hakan Fidan,[8–9]"]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("russia", "russia"), ("RU", "russia"), ("Moscow", "russia"),
        ("UKRAINE", "ukraine"), ("ua", "ukraine"), ("kiev", "ukraine"), ("Kyiv", "ukraine"),
        ("turkey", "turkey"), ("türkiye", "turkey"), ("TÜRKIYE", "turkey"),
    ],
)  # fmt: skip
def test_a_side_goes_by_any_of_its_names(
    talks: Callable[..., Outcome], name: str, identifier: str
) -> None:
    outcome = talks("delegation", "--side", name, "--json")
    assert outcome.document["query"]["side"] == identifier
    assert {item["side"] for item in outcome.items} == {identifier}


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("zelensky", "zelensky"), ("Zelenskyy", "zelensky"), ("Volodymyr Zelensky", "zelensky"),
        ("ERDOĞAN", "erdogan"), ("erdogan", "erdogan"), ("İbrahim Kalın", "kalin"),
        ("andrey-fomin", "andrey-fomin"), ("Andriy Fomin", "andrey-fomin"), ("putin", "putin"),
        ("  Sergei   Lavrov ", "lavrov"), ("turkish foreign minister", "fidan"),
    ],
)  # fmt: skip
def test_a_person_goes_by_any_of_their_names(
    talks: Callable[..., Outcome], name: str, identifier: str
) -> None:
    first, *others = talks("person", name, "--json").items
    assert (first["kind"], first["id"]) == ("person", identifier)
    assert "person" not in {item["kind"] for item in others}


MEANT = "'fomin' could mean Alexander Fomin (alexander-fomin) or Andrey Fomin (andrey-fomin)"


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_a_name_of_two_people_lists_them(talks: Callable[..., Outcome], format: str) -> None:
    outcome = talks("person", "fomin", "-f", format, "--width", "200")
    assert outcome.code == 0
    assert all(name in outcome.out for name in ("alexander-fomin", "andrey-fomin"))
    told = "'fomin' could mean each of them; of one alone: talks person alexander-fomin"
    assert told in outcome.out.replace("&#39;", "'").replace("\\", "")


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "yaml"])
def test_a_name_of_two_people_is_an_error_to_a_script(
    talks: Callable[..., Outcome], format: str
) -> None:
    outcome = talks("person", "fomin", "-f", format)
    assert (outcome.code, outcome.out) == (1, "")
    if format.startswith("json"):
        assert json.loads(outcome.err)["error"] == {
            "code": "ambiguous_name",
            "message": MEANT,
            "suggestions": ["alexander-fomin", "andrey-fomin"],
        }
    else:
        assert outcome.err == f"talks: {MEANT}\n"


def test_people_who_could_be_confused_point_at_each_other(talks: Callable[..., Outcome]) -> None:
    notes = talks("person", "Andrey Fomin", "--json").document["notes"]
    assert {"code": "ambiguous", "text": "Not to be confused with Alexander Fomin, Deputy Defense "
            "Minister."} in notes  # fmt: skip


def test_silence_an_empty_filter_and_an_unknown_name_do_not_look_alike(
    talks: Callable[..., Outcome],
) -> None:
    silence = talks("delegation", "--side", "ukraine", "--round", "1", "--role", "member", "--json")
    empty = talks("statements", "--by", "kalin", "--json")
    unknown = talks("statements", "--by", "nobody", "--json")
    assert silence.code == empty.code == 0
    assert {note["code"] for note in silence.document["notes"]} == {"no_match", "not_stated"}
    assert [note["code"] for note in empty.document["notes"]] == ["no_match"]
    assert (unknown.code, unknown.out) == (1, "")


def test_what_the_source_leaves_open_is_never_filtered_out(talks: Callable[..., Outcome]) -> None:
    """Umerov is head of a group whose round the article does not say."""
    for round in ("1", "2", "all"):
        items = talks("delegation", "--side", "ukraine", "--round", round, "--json").items
        (umerov,) = (item for item in items if item["person"] == "umerov")
        assert umerov["round"] is None
        assert umerov["not_stated"] == ["round"]


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        ("2025-05-16", "2025-05-16", {"first-round-held", "talks-resumed"}),
        ("2025-05-28", "2025-05-28", {"medinsky-call"}),
        ("2025-05-20", None, {"medinsky-call", "lavrov-second-round", "kellogg-visit"}),
        (
            None,
            "2025-05",
            {"first-round-held", "talks-resumed", "medinsky-call", "date-and-place-proposed"},
        ),
        ("2025-06-02", "2025-06-02", {"lavrov-second-round", "kellogg-visit"}),
        (None, "2025-05-15", set()),
        ("2025-06-03", None, set()),
    ],
)
def test_a_period_holds_what_certainly_lies_in_it(
    talks: Callable[..., Outcome], since: str | None, until: str | None, ids: set[str]
) -> None:
    given = [*(["--since", since] if since else []), *(["--until", until] if until else [])]
    assert {item["id"] for item in talks("timeline", *given, "--json").items} == ids


@pytest.mark.parametrize(
    ("arguments", "identifier"),
    [
        (["--until", "2025-05-15"], "second-round-held"),
        (["--until", "2025-05-15"], "first-round-held"),
        (["--since", "2025-05-29"], "date-and-place-proposed"),
        (["--since", "2025-05-17"], "first-round-held"),
    ],
)
def test_what_cannot_lie_in_a_period_is_not_counted_as_left_out(
    talks: Callable[..., Outcome], arguments: list[str], identifier: str
) -> None:
    found = [item["id"] for item in talks("timeline", *arguments, "--undated", "--json").items]
    assert found
    assert identifier not in found


def test_the_timeline_is_in_the_order_of_what_is_known(talks: Callable[..., Outcome]) -> None:
    """Days first, what came after one behind it; what has no day in an order of its own."""
    items = talks("timeline", "--json").items
    assert [item["when"] for item in items] == [
        *["16 May 2025"] * 2, *["16 May 2025 or later"] * 4, "by 28 May 2025", "28 May 2025",
        *["for 2 June 2025 (announced)"] * 2, *["16 May 2025 or later"] * 4,  # of the second round
        "not stated", *[""] * 9,
    ]  # fmt: skip
    places = {item["id"]: place for place, item in enumerate(items)}
    for item in items:
        assert all(places[other] < places[item["id"]] for other in item["after"])


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (["may"], "Timeline · May 2025"),
        (["28 may"], "Timeline · 28 May 2025"),
        (["june 3"], "Timeline · 3 June 2025"),  # on which nothing is
        (["--since", "2026"], "Timeline · since 2026"),
        (["--since", "may", "--until", "2 june"], "Timeline · since May 2025 until 2 June 2025"),
    ],
    ids=str,
)
def test_a_timeline_says_which_days_were_asked_for(
    talks: Callable[..., Outcome], asked: list[str], title: str
) -> None:
    assert talks("timeline", *asked).out.splitlines()[0] == title


def test_a_sentence_in_which_several_speak_says_so(talks: Callable[..., Outcome]) -> None:
    assert "TASS; Hakan Fidan" in talks("read", "5").out
    assert "Says" not in talks("read", "1").out


def test_what_a_sentence_tells_of_rounds_is_called_as_their_tables_head_it(
    talks: Callable[..., Outcome],
) -> None:
    assert "second round · date — round-2" in talks("read", "26", "-e").out
    out = talks("read", "13-14", "-e", "--width", "120").out
    assert "Ciragan Palace, round 2 · seating — venue-2" in out
    assert "Ciragan Palace, round 2 · flags, seating — venue-2" in out
    assert "Dolmabahce presidential office, round 1 · venue" in talks("read", "15", "-e").out


class TestSearch:
    def test_the_best_match_is_first(self, talks: Callable[..., Outcome]) -> None:
        assert talks("search", "Kostyukov", "--json").items[0]["id"] == "kostyukov"

    @pytest.mark.parametrize(
        ("name", "identifier"),
        [
            ("umerov", "umerov"), ("Hakan Fidan", "fidan"), ("kremlin spokesman", "peskov"),
            ("Kiev", "ukraine"),
        ],
    )  # fmt: skip
    def test_whoever_goes_by_the_words_is_first(
        self, talks: Callable[..., Outcome], name: str, identifier: str
    ) -> None:
        assert talks("search", *name.split(), "--json").items[0]["id"] == identifier

    def test_where_nothing_has_all_words_it_is_said(self, talks: Callable[..., Outcome]) -> None:
        both = talks("search", "germany", "france", "--json").document
        assert both["items"]
        assert "partial_match" not in [note["code"] for note in both["notes"]]
        some = talks("search", "germany", "prisoners", "--json").document
        assert some["items"]
        assert some["notes"][0] == {
            "code": "partial_match",
            "text": "Nothing has all of these words; these have most of them.",
        }

    @pytest.mark.parametrize("word", ["Çırağan", "ciragan", "CIRAGAN"])
    def test_diacritics_and_case_do_not_matter(
        self, talks: Callable[..., Outcome], word: str
    ) -> None:
        assert "ciragan" in {item["id"] for item in talks("search", word, "--json").items}

    def test_another_form_of_a_word_matches(self, talks: Callable[..., Outcome]) -> None:
        one, many = (talks("search", word, "--json").items for word in ("exchange", "exchanges"))
        assert [item["id"] for item in one] == [item["id"] for item in many] != []

    @pytest.mark.parametrize(
        "words",
        [
            ["medinsky OR putin"], ["NOT"], ["AND"], ["NEAR(a b)"], ["medin*"],
            ["summary:x"], ["^x"], ["-x"], ["a+b"], ["{summary}"], ["(" * 50 + "x"], ["\x00x"],
            ["x" * 5000], ["a"] * 500,
        ],
    )  # fmt: skip
    def test_words_are_only_words(self, talks: Callable[..., Outcome], words: list[str]) -> None:
        outcome = talks("search", "--json", "--", *words)
        assert (outcome.code, outcome.err) == (0, "")

    @pytest.mark.parametrize("words", [['"'], ["'"], ["*", "-"], [""]])
    def test_signs_alone_are_no_words(
        self, talks: Callable[..., Outcome], words: list[str]
    ) -> None:
        outcome = talks("search", "--", *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert (
            outcome.err == "talks: search: at least one word with a letter or a digit is needed\n"
        )

    def test_an_operator_is_looked_for_as_a_word(self, talks: Callable[..., Outcome]) -> None:
        document = talks("search", "medinsky", "OR", "kellogg", "--json").document
        assert document["notes"][0]["code"] == "partial_match"


def test_a_silence_is_told_where_it_belongs(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = doctored(
        tmp_path,
        "tass-2025-06-02.yaml",
        ("       topics: [rounds, prisoners, timeline]}", "       topics: [venue]}"),
    )
    text = "Not stated: whether the second round agreed on anything"
    for line, told in (
        ("venue", True), ("venue --round 2", True), ("venue --round 1", False), ("rounds", False),
        ("prisoners", False), ("person kellogg", False),
    ):  # fmt: skip
        assert (text in talks(*line.split(), "--notes", "--data", str(pack)).out) is told, line


def test_a_fact_of_two_words_heads_its_row_with_them(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    pack = doctored(tmp_path, "pack.yaml", ("preparation,", "first-steps,"))
    doctored(tmp_path, "tass-2025-06-02.yaml", ("    preparation:", "    first-steps:"),
             ("[language, preparation,", "[language, first-steps,"))  # fmt: skip
    out = talks("rounds", "--data", str(pack)).out
    assert re.search("First steps +not stated +memorandums outlining", out)


def test_check_takes_its_dataset_either_way(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = doctored(tmp_path, "pack.yaml", ("id: istanbul-2025-06-02", "id: another"))
    for arguments in ([str(pack)], ["--data", str(pack)]):
        assert talks("check", *arguments, "--json").document["dataset"]["id"] == "another"
    outcome = talks("check", str(pack), "--data", str(pack))
    assert outcome.code == 2
    assert outcome.err == "talks: PATH and --data both say which dataset: give one\n"


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("timeline --fields derived.date", True),
        ("timeline --fields derived.titles", False),
        ("timeline --fields derived.x.y", False),
        ("rounds --fields facts.date.derived.value", True),
        ("rounds --fields facts.date.derived.round", True),
        ("rounds --fields facts.date.derived.x", False),
    ],
)
def test_a_reason_is_a_field_of_what_it_is_for(
    talks: Callable[..., Outcome], line: str, known: bool
) -> None:
    outcome = talks(*line.split())
    assert outcome.code == (0 if known else 2)
    assert (f"no field '{line.rsplit(maxsplit=1)[-1]}'" in outcome.err) is not known


def test_options_of_every_lookup_stand_before_or_after_its_own(
    talks: Callable[..., Outcome],
) -> None:
    after = talks("venue", "--round", "2", "-f", "csv", "--fields", "name")
    between = talks("venue", "-f", "csv", "--fields", "name", "--round", "2")
    before = talks("-f", "csv", "--fields", "name", "venue", "--round", "2")
    assert after.out == between.out == before.out == "name\nCiragan Palace\n"

"""Lookups in a dataset of two articles: together, one alone, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.curate.write.integrity import verify
from talks_cli.dataset.store import Dataset
from tests.curate.gazettes import compiled, fact

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

EAST = (
    fact("They met on March 2.", "event: met, what: They meet, date: March 2, round: 1")
    + fact("Ann led.", "delegation: blue, round: 1, head: ann", "round: 1, state: held")
    + fact(
        "They dined.",
        "event: dinner, what: They dine, after: [met], silent: {what: where, id: dinner-place}",
    )
    + fact(
        "Ann said so.", "statement: s, says: It is so., what: Ann says so", more="  voice: ann\n"
    )
    + fact("They will part.", "event: part, what: They part, status: announced, for: March 9")
    + fact("Cy sat.", "delegation: red, round: 1, members: [cy], not_stated: [head]")
)
WEST = (
    fact("They met on March 3.", "event: met, date: March 3", "round: 1, state: held")
    + fact("Bo led.", "delegation: blue, round: 1, head: bo", "round: 2, state: held")
    + fact("They dined in Town.", "event: dinner, places: [town], answers: [dinner-place]")
    + fact("Cy Lee led.", "delegation: red, round: 1, head: cy")
    + fact("They called.", "event: call, what: They call")
    + fact(
        "An aide wept.",
        "event: wept, what: An aide weeps, not_stated: [date]",
        more="  voice: an aide\n",
    )
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("two")
    return compiled(folder, east=EAST, west=WEST, spells="cy: Cy Lee")


@pytest.fixture
def ask(talks: Callable[..., Outcome], file: str) -> Callable[..., Outcome]:
    return lambda *words: talks(*words, "--data", file, "--json")


def ids(outcome: Outcome) -> list[str]:
    return [item["id"] for item in outcome.items]


def notes(outcome: Outcome, code: str) -> list[str]:
    return [note["text"] for note in outcome.document["notes"] if note["code"] == code]


class TestOneAlone:
    def test_its_values_where_sources_differ(self, ask: Callable[..., Outcome]) -> None:
        for source, date in (("east", "2024-03-02"), ("west", "2024-03-03")):
            (met,) = ask("show", "met", "--source", source).items
            assert (met["date"], met["differs"]) == (date, {})
            assert {cited["source"] for cited in met["evidence"]} == {source}
        assert ask("show", "met").items[0]["date"] is None

    def test_its_rows_and_no_others(self, ask: Callable[..., Outcome]) -> None:
        seats = ["delegation", "--round", "1"]
        assert ids(ask(*seats)) == ["blue-1-head", "cy-1-head", "cy-1"]
        assert ids(ask(*seats, "--source", "east")) == ["ann-1", "red-1-head", "cy-1"]
        assert ids(ask(*seats, "--source", "west")) == ["bo-1", "cy-1-head"]

    def test_its_spelling(self, ask: Callable[..., Outcome]) -> None:
        (cy,) = ask("person", "cy", "--source", "west").items[:1]
        assert (cy["name"], cy["spellings"]) == ("Cy Lee", {"west": "Cy Lee"})
        assert ask("person", "Cy Lee").items[0]["name"] == "Cy Li"

    def test_each_spelling_is_shown_with_its_source(
        self, talks: Callable[..., Outcome], file: str
    ) -> None:
        for name in ("cy", "Cy Lee"):
            shown = talks("person", name, "--data", file).out
            assert shown.startswith("Cy Li\nSpelled: Cy Lee (The West) · ")
            assert "Cy Lee, head, Red, round 1" in shown
            assert "Cy Li, member, Red, round 1" in shown
        assert "Spelled" not in talks("person", "cy", "--data", file, "--source", "west").out

    def test_what_it_leaves_open(self, ask: Callable[..., Outcome]) -> None:
        assert notes(ask("timeline"), "not_stated") == []
        assert notes(ask("timeline", "--source", "east"), "not_stated") == ["Not stated: where"]
        assert notes(ask("timeline", "--source", "west"), "not_stated") == []

    def test_its_order_and_its_bounds(self, ask: Callable[..., Outcome]) -> None:
        assert ids(ask("timeline", "--source", "west")) == ["met", "dinner", "call", "wept"]
        (dinner,) = ask("show", "dinner", "--source", "west").items
        assert (dinner["after"], dinner["not_after"]) == ([], "2024-03-06")
        (dinner,) = ask("show", "dinner", "--source", "east").items
        assert (dinner["not_before"], dinner["places"]) == ("2024-03-02", [])

    def test_what_stands_beside_is_called_as_the_other_words_it(
        self, talks: Callable[..., Outcome], tmp_path: Path
    ) -> None:
        file = compiled(
            tmp_path,
            east=fact("They met.", "event: met, what: They meet"),
            west=fact("They met.", "event: met")
            + fact("Then they dined.", "event: dinner, what: They dine, after: [met]"),
        )
        (dinner,) = talks("show", "dinner", "--source", "west", "--data", file, "--json").items
        assert dinner["derived"]["after"] == "after “They meet”"

    def test_its_latest_round(self, ask: Callable[..., Outcome]) -> None:
        assert ask("venue", "--round", "latest", "--source", "east").document["query"]["round"] == 1
        assert ask("venue", "--round", "latest", "--source", "west").document["query"]["round"] == 2

    def test_its_words_in_search(self, ask: Callable[..., Outcome]) -> None:
        assert "dinner" in ids(ask("search", "Town"))
        assert "dinner" in ids(ask("search", "Town", "--source", "west"))
        assert ask("search", "Town", "--source", "east").items == []
        assert len(ids(ask("search", "dined"))) == len({*ids(ask("search", "dined"))})

    def test_names_that_only_others_tell_are_unknown(self, ask: Callable[..., Outcome]) -> None:
        outcome = ask("person", "ann", "--source", "west")
        assert (outcome.code, outcome.out) == (1, "")

    def test_it_is_named_by_id_or_publisher(self, ask: Callable[..., Outcome]) -> None:
        for name in ("west", "The West", "the west"):
            assert ask("rounds", "--source", name).document["query"]["source"] == "west"
        document = ask("rounds", "--source", "west").document
        assert [source["id"] for source in document["sources"]] == ["west"]
        assert ask("rounds").document["query"]["source"] is None

    def test_an_unknown_one_is_told_with_the_known(
        self, talks: Callable[..., Outcome], file: str
    ) -> None:
        outcome = talks("rounds", "--source", "wets", "--data", file)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == (
            "talks: no source 'wets'; did you mean 'west'? (known: east, west)\n"
        )


class TestDifferences:
    def test_what_differs_comes_first_then_what_each_alone_tells(
        self, ask: Callable[..., Outcome]
    ) -> None:
        assert ids(ask("sources", "--differences")) == [
            "blue-1-head.person", "met.date",
            "cy-1", "part", "s",
            "round-2", "cy-1-head", "call", "wept",
        ]  # fmt: skip

    def test_a_difference_has_each_value_with_its_source(self, ask: Callable[..., Outcome]) -> None:
        met = {item["id"]: item for item in ask("sources", "--differences").items}["met.date"]
        assert (met["record"], met["field"]) == ("met", "date")
        assert [(told["value"], told["source"]) for told in met["told"]] == [
            ("2024-03-02", "east"), ("2024-03-03", "west"),
        ]  # fmt: skip
        assert [told["evidence"][0]["quote"] for told in met["told"]] == [
            "They met on March 2.", "They met on March 3.",
        ]  # fmt: skip
        assert (met["what"], met["where"]) == ("They meet: date", "The East [1]; The West [1]")

    def test_whose_words_these_are_is_told_with_each_value_and_is_no_difference(
        self, talks: Callable[..., Outcome], tmp_path: Path
    ) -> None:
        said = fact("Ann said March 3.", "event: met, date: March 3", more="  voice: ann\n")
        place = compiled(tmp_path, east=EAST, west=said)
        lines = [
            " ".join(line.strip("│• ").split())
            for line in talks("sources", "--differences", "--data", place, "--width", "160")
            .out.splitlines()
        ]  # fmt: skip
        assert "They meet: date 2 March 2024 (The East) / 3 March 2024 (Ann Smith, The West)" in (
            line.partition(" The East [")[0] for line in lines
        )
        assert "Told by The East alone" in lines
        assert not any("said by" in line for line in lines)

    def test_what_differs_is_about_no_one_sources_value(self, ask: Callable[..., Outcome]) -> None:
        items = {item["id"]: item for item in ask("sources", "--differences").items}
        head = items["blue-1-head.person"]
        assert (head["what"], head["alone"]) == ("head, Blue, round 1", None)
        assert items["wept"]["alone"] == "west"

    def test_one_source_has_nothing_to_differ_from(self, talks: Callable[..., Outcome]) -> None:
        outcome = talks("sources", "--differences", "--json")
        assert outcome.items == []
        assert notes(outcome, "one_source") == ["There is one source: nothing to compare it with."]

    def test_the_articles_themselves(self, ask: Callable[..., Outcome]) -> None:
        found = [(item["publisher"], item["date"]) for item in ask("sources").items]
        assert found == [("The East", "2024-03-05"), ("The West", "2024-03-06")]


class TestRead:
    def test_sentences_in_order_with_who_speaks(self, ask: Callable[..., Outcome]) -> None:
        items = ask("read", "3-4", "1", "--source", "east").items
        assert [(item["number"], item["says"]) for item in items] == [
            (1, "The East"), (3, "The East"), (4, "Ann Smith"),
        ]  # fmt: skip
        assert items[0]["text"] == "They met on March 2."
        assert items[0]["tells"] == ["met"]

    def test_a_number_is_a_sentence_of_each_article(self, ask: Callable[..., Outcome]) -> None:
        assert ids(ask("read", "[2]")) == ["east.2", "west.2"]
        assert len(ask("read").items) == 12

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            (["The East [2]"], ["east.2"]),
            (["the", "west", "2-3"], ["west.2", "west.3"]),
            (["west", "[1, 3]"], ["west.1", "west.3"]),
            (["The West [2]; The East [1–2]"], ["east.1", "east.2", "west.2"]),
            (["The East [2]", "The West [3]"], ["east.2", "west.3"]),
            (["The East [1, 3-4], The West [1]"], ["east.1", "east.3", "east.4", "west.1"]),
        ],
    )
    def test_what_a_table_has_in_brackets_is_understood_with_its_article(
        self, ask: Callable[..., Outcome], words: list[str], found: list[str]
    ) -> None:
        assert ids(ask("read", *words)) == found

    def test_an_article_is_read_whole_by_its_publisher(self, ask: Callable[..., Outcome]) -> None:
        assert {item["source"] for item in ask("read", "The West").items} == {"west"}

    def test_the_last_line_says_how_a_number_in_brackets_is_read(
        self, talks: Callable[..., Outcome], file: str
    ) -> None:
        line = talks("read", "2", "--data", file, "--width", "120").out.splitlines()[-1]
        assert line.endswith(" · The East [n]: talks read The East n")

    def test_evidence_is_what_each_tells(self, talks: Callable[..., Outcome], file: str) -> None:
        out = talks("read", "4", "--source", "east", "--data", file, "-e", "--width", "100").out
        assert "Ann says so — s " in out  # a statement is said: no word for it
        out = talks("read", "5", "--source", "east", "--data", file, "-e", "--width", "100").out
        assert "They part · for 9 March 2024 (announced) — part " in out

    @pytest.mark.parametrize(
        ("word", "code", "message"),
        [
            ("99", 1, "no article of the dataset has a sentence 99"),
            ("The East [99]", 1, "east has no sentence 99"),
            (
                "dinner",
                1,
                "no source 'dinner' (known: east, west); try: talks show dinner --data {file}",
            ),
            ("3-", 2, "read: '3-' is not the number of a sentence (use 3, or 16-17)"),
            ("5–3", 2, "read: '5–3' ends before it begins (use 3-5)"),
            ("", 2, "read: '' is not the number of a sentence (use 3, or 16-17)"),
            (" ", 2, "read: '' is not the number of a sentence (use 3, or 16-17)"),
            (",", 2, "read: ',' is not the number of a sentence (use 3, or 16-17)"),
            ("The East []", 2, "read: '' is not the number of a sentence (use 3, or 16-17)"),
        ],
    )
    def test_a_number_that_is_none(
        self, talks: Callable[..., Outcome], file: str, word: str, code: int, message: str
    ) -> None:
        outcome = talks("read", word, "--data", file)
        assert (outcome.code, outcome.out, outcome.err) == (
            code, "", f"talks: {message.format(file=file)}\n",
        )  # fmt: skip


class TestDays:
    @pytest.mark.parametrize(
        ("asked", "found", "left_out"),
        [
            (["--on", "2024-03-02"], ["met"], 4),
            (["--on", "2024-03-03"], ["met"], 4),  # says the other
            (["--on", "2024-03-04"], [], 4),
            (["--since", "2024-03-03"], ["met", "part"], 4),
            (["--since", "2024-03-02", "--until", "2024-03-03"], ["met"], 4),
            (["--since", "2024-03-02", "--until", "2024-03-05"], ["met", "dinner"], 3),
            (["--on", "2024-03-09"], ["part"], 1),
            (["--on", "2024-03"], ["met", "dinner", "part"], 3),
            (["--until", "2024-03-05"], ["met", "dinner", "s"], 2),
            (["--since", "2024-03-07"], ["part"], 1),
            (["--since", "2025"], [], 1),
            (["--until", "2023"], [], 3),
        ],
    )
    def test_what_certainly_lies_there_and_how_much_may(
        self, ask: Callable[..., Outcome], asked: list[str], found: list[str], left_out: int
    ) -> None:
        outcome = ask("timeline", *asked)
        assert ids(outcome) == found
        (note,) = notes(outcome, "undated")
        many = f"{left_out} undated or open-ended"
        if found:
            many += " is left out" if left_out == 1 else " are left out"
        else:
            many = f"Nothing is said to lie there for certain; {many} may"
        assert note == f"{many}: --undated"
        assert len(ask("timeline", *asked, "--undated").items) == left_out

    def test_undated_alone_is_what_has_no_known_day(self, ask: Callable[..., Outcome]) -> None:
        assert ids(ask("timeline", "--undated")) == ["dinner", "s", "call", "wept"]

    def test_a_day_excludes_the_bounds_of_others(self, ask: Callable[..., Outcome]) -> None:
        assert ask("timeline", "--on", "2024", "--since", "2024").code == 2


def test_a_publisher_says_what_its_article_tells_itself(ask: Callable[..., Outcome]) -> None:
    assert ids(ask("timeline", "--by", "The West")) == ["met", "dinner", "call"]
    assert ids(ask("timeline", "--by", "ann")) == ["s"]
    assert ids(ask("timeline", "--by", "an aide")) == ["wept"]


def test_the_file_is_as_compiled_to_the_last_row(file: str) -> None:
    dataset = Dataset.open(file)
    content = verify(dataset)
    assert set(content.alone.values()) == {"east", "west"}
    assert len(list(content.records())) == dataset.about["records"]


def test_rows_of_one_source_stand_outside_the_records(file: str) -> None:
    dataset = Dataset.open(file)
    ((records,),) = dataset.query("SELECT count(*) FROM record")
    assert records == dataset.about["records"]
    found: list[Any] = list(dataset.query("SELECT id, source FROM record WHERE id = 'met'"))
    assert found == [("met", "east,west")]


def test_an_organisation_is_asked_for_as_a_side_is(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    told = fact("Ann Smith of The Wire mediated.", "delegation: wire, round: 1, mediator: [ann]")
    file = compiled(tmp_path, east=told + fact("Cy sat.", "delegation: red, round: 1, head: cy"))
    for name in ("wire", "the wire"):
        assert ids(talks("delegation", name, "--data", file, "--json")) == ["ann-1"]
    assert "Ann Smith" in talks("delegation", "wire", "--data", file).out
    outcome = talks("delegation", "ann", "--data", file)
    assert (outcome.code, outcome.out) == (1, "")

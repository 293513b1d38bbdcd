"""What the words of a command line mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from talks_cli.dates import day_range
from talks_cli.errors import Undecided, UnknownName, UsageFault
from talks_cli.topics import resolve
from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome


@pytest.mark.parametrize(
    "date",
    [
        "0001", "2025", "2025-01", "2025-12", "2025-01-01", "2025-01-31", "2025-03-31",
        "2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30",
        "2025-10-31", "2025-11-30", "2025-12-31", "2025-02-28", "2024-02-29", "2000-02-29",
    ],
)  # fmt: skip
def test_a_date_that_exists_is_a_range_of_days(date: str) -> None:
    last = {4: f"{date}-99-99", 7: f"{date}-99", 10: date}[len(date)]
    assert day_range("--since", date) == (date, last)


@pytest.mark.parametrize(
    "date",
    [
        "", "25", "0000", "20250101", "2025-001", "2025-00", "2025-13",
        "2025-01-00", "2025-01-32", "2025-03-32", "2025-04-31", "2025-05-32", "2025-06-31",
        "2025-07-32", "2025-08-32", "2025-09-31", "2025-10-32", "2025-11-31", "2025-12-32",
        "2025-02-29", "2025-02-30", "2024-02-30", "1900-02-29", "2100-02-29", "2025-01-01-01",
        "２０２５", "2025-0a", "abcd", "20 25", "+202", "2025-1²", "16/05/25", "16-17",
        "31/04/2025", "05.16.2025", "13/13/2025", "Monday", "mid-May", "2025-W20",
    ],
)  # fmt: skip
def test_a_date_that_does_not_exist_is_refused(date: str) -> None:
    with pytest.raises(UsageFault) as caught:
        day_range("--until", date)
    assert caught.value.message == (
        f"--until: {date!r} is not a date (use YYYY, YYYY-MM or YYYY-MM-DD, "
        "or a month or day by name: 'may', '28 may')"
    )


@pytest.mark.parametrize(
    "word",
    ["2", "02", "latest", " LATEST ", "Latest", "second", "Second Round", "2nd", "round 2", "02nd"],
)
def test_a_round_goes_by_its_number_or_as_the_latest(dataset: Dataset, word: str) -> None:
    assert resolve.rounds(dataset, word) == [2]


@pytest.mark.parametrize(
    "word", ["two", "-1", "1.0", "", "²", "all rounds", "nd", "twond", "2 second"]
)
def test_what_is_no_round_is_a_usage_error(dataset: Dataset, word: str) -> None:
    with pytest.raises(UsageFault) as caught:
        resolve.rounds(dataset, word)
    assert caught.value.message == (
        f"--round: {word!r} is not a round (use a number, 'second', 'latest' or 'all')"
    )


def test_a_round_that_is_not_there_is_unknown(dataset: Dataset) -> None:
    with pytest.raises(UnknownName) as caught:
        resolve.rounds(dataset, "0")
    assert caught.value.message == "the dataset has no round 0; the latest is round 2"
    assert caught.value.suggestions == ("latest", "all")


def test_an_id_of_a_person_is_that_person_alone(dataset: Dataset) -> None:
    """`fomin` is two people's name; the id of one of them is nobody else."""
    assert len(resolve.people(dataset, "fomin")) == 2
    (row,) = resolve.people(dataset, "andrey-fomin")
    assert dataset.record(row).doc["name"] == "Andrey Fomin"


def test_an_id_goes_before_a_name(tmp_path: Path, talks: Callable[..., Outcome]) -> None:
    """Somebody else may be called what is one person's id."""
    pack = small(
        tmp_path,
        "- text: Ann Lee saw Bo Day.\n  facts: [{event: seen, what: Lee sees Day}]\n",
        people="day: {name: Ann Lee}\nbo: {name: Bo Day}\n",
    )
    found = talks("person", "day", "--data", str(pack), "--json").items
    assert [item["id"] for item in found] == ["day", "seen"]
    ambiguous = talks("person", "Day", "--data", str(pack), "--json")
    assert json.loads(ambiguous.err)["error"]["suggestions"] == ["day", "bo"]
    outcome = talks("delegation", "--side", "x", "--data", str(pack))
    assert (outcome.code, outcome.err) == (1, "talks: no side 'x' (known: none)\n")


@pytest.mark.parametrize("name", ["ciragan", "second-round-concluded", "russia"])
def test_an_id_of_something_else_is_no_person(dataset: Dataset, name: str) -> None:
    with pytest.raises(UnknownName):
        resolve.people(dataset, name)


@pytest.mark.parametrize(
    ("line", "message", "suggestions"),
    [
        ("delegation --side mars", "no side 'mars' (known: Russia, Ukraine, Turkey)",
         ["Russia", "Ukraine", "Turkey"]),
        ("delegation --side ukrane", "no side 'ukrane'; did you mean 'Ukraine'?", ["Ukraine"]),
        ("person medinskaya", "no person 'medinskaya'; did you mean 'Vladimir Medinsky'?",
         ["Vladimir Medinsky"]),
        ("person xyzzy", "no person 'xyzzy'; nor does a search find anything", []),
        ("show venu-2", "no record 'venu-2'; did you mean 'venue-2' or 'venue-1'?",
         ["venue-2", "venue-1"]),
        ("show vnue-2", "no record 'vnue-2'; did you mean 'venue-2' or 'venue-1'?",
         ["venue-2", "venue-1"]),
        ("show xyzzy", "no record 'xyzzy'; nor does a search find anything", []),
        ("delegation --side usa", "no side 'usa' (known: Russia, Ukraine, Turkey)",
         ["Russia", "Ukraine", "Turkey"]),
        ("person kremlin", "no person 'kremlin'; did you mean 'Dmitry Peskov'?",
         ["Dmitry Peskov"]),
        ("statements --by MIT", "no person 'MIT'; did you mean 'Ibrahim Kalin'?",
         ["Ibrahim Kalin"]),
        ("rounds --source tas-2025", "no source 'tas-2025'; did you mean 'tass-2025-06-02'? "
         "(known: tass-2025-06-02)", ["tass-2025-06-02"]),
        ("show VENUE-2", "no record 'VENUE-2'; did you mean 'venue-2' or 'venue-1'?",
         ["venue-2", "venue-1"]),
        ("show enue-2", "no record 'enue-2'; did you mean 'venue-2'?",
         ["venue-2"]),
        ("prisoners --status agred", "no status 'agred'; did you mean 'agreed'? (known: happened, "
         "said, announced, proposed, hoped, conditional, denied, agreed, implemented)", ["agreed"]),
        ("timeline --by fominn", "no person 'fominn'; did you mean 'Alexander Fomin' or "
         "'Andrey Fomin'?", ["Alexander Fomin", "Andrey Fomin"]),
    ],
)  # fmt: skip
def test_an_unknown_name_suggests_the_nearest(
    talks: Callable[..., Outcome], line: str, message: str, suggestions: list[str]
) -> None:
    outcome = talks(*line.split(), "--json")
    assert (outcome.code, outcome.out) == (1, "")
    error = {"code": "unknown_name", "message": message, "suggestions": suggestions}
    assert json.loads(outcome.err) == {"error": error}


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("delegation", {"side": None, "round": 2, "role": None, "changes": False}),
        ("delegation --side KYIV --round 1 --role member --changes",
         {"side": "ukraine", "round": 1, "role": "member", "changes": True}),
        ("delegation --round all", {"side": None, "round": "all", "role": None, "changes": False}),
        ("venue", {"round": "all"}),
        ("venue --round latest", {"round": 2}),
        ("timeline", {"since": None, "until": None, "undated": False, "round": "all", "by": None,
          "status": None}),
        ("timeline --since 2025-05 --until 2025 --round 2 --by Фидан --status hoped", None),
        ("timeline --since 2025-05 --until 2025 --round 2 --by fidan --status hoped",
         {"since": "2025-05", "until": "2025", "undated": False, "round": 2, "by": ["fidan"],
          "status": "hoped"}),
        ("prisoners", {"round": "all", "status": None}),
        ("prisoners --round 1 --status implemented", {"round": 1, "status": "implemented"}),
        ("rounds", {"round": "all"}),
        ("rounds second", {"round": 2}),
        ("venue 1", {"round": 1}),
        ("prisoners 1st", {"round": 1, "status": None}),
        ("delegation kyiv", {"side": "ukraine", "round": 2, "role": None, "changes": False}),
        ("timeline may --undated", {"since": "2025-05", "until": "2025-05", "undated": True,
                                    "round": "all", "by": None, "status": None}),
        ("statements tass --round 2",
         {"by": ["tass"], "side": None, "about": None, "round": 2}),
        ("statements", {"by": None, "side": None, "about": None, "round": "all"}),
        ("statements --by medinsky --side ru --about memorandum",
         {"by": ["medinsky"], "side": "russia", "about": "memorandum", "round": "all"}),
        ("person fidan", {"name": "fidan"}),
        ("search Prisoners exchange", {"words": ["Prisoners", "exchange"]}),
        ("show fidan venue-2", {"ids": ["fidan", "venue-2"]}),
    ],
)  # fmt: skip
def test_json_tells_the_command_and_its_options_as_understood(
    talks: Callable[..., Outcome], line: str, query: dict[str, object] | None
) -> None:
    outcome = talks(*line.split(), "--json")
    if query is None:
        assert outcome.code == 1
        return
    assert outcome.document["command"] == line.split(maxsplit=1)[0]
    assert outcome.document["query"] == {**query, "source": None}


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2025-05-28 ", "2025-05-28"), (" 2025", "2025"),
        ("may", "2025-05"), ("May", "2025-05"), ("28 may", "2025-05-28"), ("May 28", "2025-05-28"),
        ("28th May", "2025-05-28"), ("2 june 2025", "2025-06-02"), ("28.05.2025", "2025-05-28"),
        (" 2.6.2025 ", "2025-06-02"),
        ("June 2nd, 2025", "2025-06-02"), ("sept 2024", "2024-09"), ("Feb. 29 2024", "2024-02-29"),
        ("28-may", "2025-05-28"), ("mar", "2025-03"), ("May the 28th", "2025-05-28"),
    ],
)  # fmt: skip
def test_a_month_or_a_day_goes_by_its_name(words: str, date: str) -> None:
    """Of a month that no date lies in, the year is the latest there is."""
    assert day_range("--on", words, ["2024-12-01", "2025-05-16", ""])[0] == date


@pytest.mark.parametrize(
    ("figures", "date"),
    [
        ("16/05/2025", "2025-05-16"), ("5/16/2025", "2025-05-16"), ("16.5.2025", "2025-05-16"),
        ("16-05-2025", "2025-05-16"), ("2025/5/16", "2025-05-16"), ("2025-5-16", "2025-05-16"),
        ("16. 5. 2025", "2025-05-16"), ("5.6.2025", "2025-06-05"), ("06/06/2025", "2025-06-06"),
        ("29/02/2024", "2024-02-29"), ("5/2025", "2025-05"), ("05.2025", "2025-05"),
        ("2025-1", "2025-01"), ("2025/01", "2025-01"), ("16/5", "2025-05-16"),
        ("5/16", "2025-05-16"), ("12/1/2024", None), ("5/6", None), ("05-06-2025", None),
    ],
)  # fmt: skip
def test_figures_are_a_date_where_they_can_be_but_one(figures: str, date: str | None) -> None:
    if date is None:
        with pytest.raises(Undecided):
            day_range("--on", figures, ["2025-05-16"])
    else:
        assert day_range("--on", figures, ["2025-05-16"])[0] == date


@pytest.mark.parametrize(
    ("figures", "either"),
    [("5/6/2025", ("5 June 2025", "6 May 2025")), ("5/6", ("5 June", "6 May"))],
)
def test_a_day_that_may_be_two_is_asked_back(figures: str, either: tuple[str, str]) -> None:
    with pytest.raises(Undecided) as caught:
        day_range("--since", figures, ["2025-05-16"])
    one, other = either
    assert caught.value.message == (
        f"--since: {figures!r} may be {one!r} or {other!r}: use one of these"
    )
    assert caught.value.suggestions == either
    for told in either:
        assert day_range("--since", told, ["2025-05-16"])[0].startswith("2025-")


@pytest.mark.parametrize(
    "words",
    ["ma may", "30 february", "may june", "28", "28 29 may", "may 2024 2025", "ju", "maybe"],
)
def test_what_is_no_month_or_day_is_no_date(words: str) -> None:
    with pytest.raises(UsageFault, match="is not a date"):
        day_range("--on", words, ["2025-05-16"])


def test_a_month_of_several_years_is_asked_back() -> None:
    with pytest.raises(UsageFault) as caught:
        day_range("--on", "28 may", ["2024-05-01", "2025-05-16", "2023"])
    assert caught.value.message == "--on: '28 may' of which year? (2024-05-28, 2025-05-28)"
    assert caught.value.suggestions == ("2024-05-28", "2025-05-28")


def test_a_month_without_any_date_in_the_dataset_is_no_date() -> None:
    with pytest.raises(UsageFault, match="is not a date"):
        day_range("--on", "may")


def test_a_day_goes_by_its_name_in_the_dataset_that_is_open(talks: Callable[..., Outcome]) -> None:
    by_name, iso = (talks("timeline", day, "--json") for day in ("28 may", "2025-05-28"))
    assert by_name.out == iso.out
    since = talks("timeline", "--since", "June", "--json").document["query"]
    assert (since["since"], since["until"]) == ("2025-06", None)


def test_what_nobody_is_cited_for_is_by_the_publisher(talks: Callable[..., Outcome]) -> None:
    items = talks("timeline", "--by", "TASS", "--json").items
    assert "first-round-held" in {item["id"] for item in items}
    assert {item["said_by"] and item["said_by"]["id"] for item in items} == {None}
    everything = {item["id"]: item for item in talks("timeline", "--json").items}
    own = {identifier for identifier, item in everything.items() if item["said_by"] is None}
    assert {item["id"] for item in items} == own


def test_statements_are_filtered_by_round(talks: Callable[..., Outcome]) -> None:
    items = talks("statements", "--round", "first", "--json").items
    assert items
    assert {item["round"] for item in items} == {1}


@pytest.mark.parametrize("line", ["timeline", "statements lavrov", "rounds 2"])
def test_what_one_source_tells_is_all_where_there_is_one(
    talks: Callable[..., Outcome], line: str
) -> None:
    known = talks(*line.split(), "--source", "tass-2025-06-02", "--json")
    assert known.items == talks(*line.split(), "--json").items != []


def test_quiet_shows_no_notes(talks: Callable[..., Outcome]) -> None:
    outcome = talks("delegation", "-q")
    assert (outcome.code, outcome.err) == (0, "")
    codes = {note["code"] for note in talks("delegation", "-q", "--json").document["notes"]}
    assert codes == {"derived"}

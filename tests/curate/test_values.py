"""Which words of a text are names, and which numbers it tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.proof import prove
from talks_cli.curate.prove.values import proper_words
from talks_cli.curate.read.pack import load
from tests.packs import small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Men saw Ann", {"Ann"}),
        ("A Bo", {"Bo"}),
        ("Men left. Others stayed", set()),
        ("Why? Men left! Ann said: Bo went", set()),
        ("“Ann left” and “Bo stayed”", {"Bo"}),
        ("He left. “Ann stayed” (Bo). ‘Cy’ too. 'Dee' \"Ed\"", {"Bo", "Ed"}),
        ("He left, Ann; Bo - Cy", {"Ann", "Bo", "Cy"}),
        ("they saw Ann’s and the Lees' house", {"Ann", "Lees"}),
        ("in the Ann-Marie and O’Brien cases", {"Ann-Marie", "O’Brien"}),
        ("no names here", set()),
        ("He said “‘( Bo. “‘( Cy", {"Bo"}),
    ],
)
def test_names_are_capitalised_words_that_do_not_begin_a_sentence(
    text: str, names: set[str]
) -> None:
    assert proper_words(text, inner_only=True) == names


def test_all_capitalised_words_of_a_quote_count() -> None:
    assert proper_words("Men saw Ann’s son. Bo left.") == {"Men", "Ann", "Bo"}


SAYS = "The Paper, 2024-03-05, reports this."


def problems(folder: Path, title: str, quote: str, quantity: str = "") -> list[str]:
    """What is wrong with an exchange of that title, from an article that has little but `quote`."""
    exchange: dict[str, object] = {
        "id": "e", "title": title, "stage": "hoped", "status": "hoped",
        "evidence": [{"section": "Lead", "quote": quote}],
    }  # fmt: skip
    if quantity:
        exchange["quantity"] = {"value": quantity, "per": "side"}
    pack = load(small(folder, f"{SAYS} {quote}.\n", exchanges=json.dumps([exchange])))
    prove(pack)
    return [problem.message for problem in pack.problems]


def refused(number: str, field: str = "title") -> list[str]:
    ask = "; quote it or give a reason under derived"
    return [f"{field}: the number {number} does not stand in the quotes{ask}"]


FREED = "they freed 1,000 men and 1 child, twelve in all"


@pytest.mark.parametrize(
    ("number", "quote"),
    [
        ("1,000", FREED),
        ("1000", FREED),
        ("1", FREED),
        ("12", FREED),
        ("1.5 million", "there were 1,500,000 of them"),
        ("200", "there were two hundred of them"),
        ("20-year", "they told of a 20-Year war"),
        ("S-300", "they told of the S-300 again"),
        ("2nd", "this was the 2nd of them"),
        ("3km", "they were 3km from there"),
        ("10-15", "there were 10–15 of them"),
        ("2024-03-05", "they met on March 5, 2024"),
        ("5", "they met on 2024-03-05 in all"),
        ("1" * 20, f"there were {'1' * 20} of them"),
        ("twelve", FREED),
        ("a thousand", FREED),
        ("one", "there were few of them"),
        ("no one", "there were few of them"),
        ("one-sided news", "there were few of them"),
        ("two-hour talks", "they talked for 2 hours"),
        ("hundreds", "there were hundreds of them"),
        ("twenty-first", "this was the twenty-first of them"),
        ("second", "there were few of them"),
    ],
)
def test_a_number_that_the_quotes_hold_is_told(tmp_path: Path, number: str, quote: str) -> None:
    assert problems(tmp_path, f"they saw {number} of them", quote) == []


@pytest.mark.parametrize(
    ("number", "quote"),
    [
        ("1,001", FREED),
        ("100", FREED),
        ("2", FREED),
        ("500", "they freed 1,500 men there"),
        ("1.5", "there were 1.5 million of them"),
        ("2", "there were two hundred of them"),
        ("20-year", "they told of 20 years of war"),
        ("x-300", "they told of 300 of them"),
        ("2nd", "there were 2 of them there"),
        ("3km", "they were 13km from there"),
        ("20", "this was the 20th of them"),
        ("9" * 5000, FREED),
        ("1" * 20, FREED),
        ("three", "there were two of them"),
        ("two", "there were two hundred of them"),
        ("twenty-one", "there were twenty of them"),
        ("one hundred", "there were few of them"),
        ("hundreds", "there were thousands of them"),
        ("twenty-first", "this was the twenty-second of them"),
    ],
)
def test_a_number_that_the_quotes_do_not_hold_is_refused(
    tmp_path: Path, number: str, quote: str
) -> None:
    assert problems(tmp_path, f"they saw {number} of them", quote) == refused(number)


def test_a_number_may_begin_a_sentence(tmp_path: Path) -> None:
    quote = "there were two of them"
    assert problems(tmp_path, "One left. Two stayed", quote) == []
    assert problems(tmp_path, "Three stayed", quote) == refused("Three")


def test_a_number_that_is_told_twice_is_refused_once(tmp_path: Path) -> None:
    assert problems(tmp_path, "they saw 2 of them, then 2", FREED) == refused("2")


@pytest.mark.parametrize(
    ("date", "quote", "what"),
    [
        ("2024-03-06", "they met on March 5, 2024", "the date"),
        ("2025-03-05", "they met on March 5, 2024", "the date"),
        ("2025-03-05", "they met on March 5", "the year of"),
    ],
)
def test_a_date_in_prose_is_a_date_of_the_quotes(
    tmp_path: Path, date: str, quote: str, what: str
) -> None:
    (problem,) = problems(tmp_path, f"they met on {date}", quote)
    assert problem.startswith(f"title: {what} {date} does not stand in the quotes")


@pytest.mark.parametrize(
    ("quantity", "quote", "told"),
    [
        ("1000", FREED, True),
        ("999", FREED, False),
        ("1500000", "they freed 1.5 million of them", True),
        ("1", "they freed 1.5 million of them", False),
        ("2", "they freed 2 million of them", False),
        ("1", "No one was freed there", False),
        ("105", "they freed one hundred and five", True),
        ("20", "this was the 20-year war", True),
        ("300", "this was the S-300 again", False),
    ],
)
def test_a_quantity_is_a_number_of_the_quotes(
    tmp_path: Path, quantity: str, quote: str, told: bool
) -> None:
    wanted = [] if told else refused(quantity, "quantity")
    assert problems(tmp_path, "they saw them", quote, quantity) == wanted


KNOWN: dict[str, list[dict[str, object]]] = {
    "people": [
        {"id": "may", "name": "Theresa May", "called": ["The minister", "premier"]},
        {"id": "berg", "name": "Jan van der Berg"},
    ],
    "sides": [{"id": "us", "name": "US", "called": ["the Americans"]}],
    "rounds": [{"id": "round-1", "number": "1", "name": "first round", "called": ["Geneva"]}],
}


def unnamed(folder: Path, quote: str, **fields: object) -> list[str]:
    """The fields of an event, with `fields`, whose values its one quote does not hold."""
    quotes = [{"section": "Lead", "quote": quote}]
    known = {}
    for file, records in KNOWN.items():
        known[file] = json.dumps([
            {**record, "derived": dict.fromkeys(record.keys() & {"name", "called"}, "so"),
             "evidence": quotes}
            for record in records
        ])  # fmt: skip
    event = {"id": "e", "title": "they met", "status": "hoped", "evidence": quotes, **fields}
    pack = load(small(folder, f"{SAYS} {quote}.\n", (), events=json.dumps([event]), **known))
    prove(pack)
    return [problem.message.partition(":")[0] for problem in pack.problems]


@pytest.mark.parametrize(
    ("fields", "quote", "held"),
    [
        ({"people": ["may"]}, "Then May met them there", True),
        ({"people": ["may"]}, "Then Theresa May’s men met", True),
        ({"people": ["may"]}, "They may meet them there", False),
        ({"people": ["may"]}, "Then MAY met them there", False),
        ({"people": ["may"]}, "They met on May 16", False),
        ({"people": ["may"]}, "They met on 16 May", False),
        ({"people": ["may"]}, "On May 16 they met May", True),
        ({"people": ["may"]}, "Then the minister met them", True),
        ({"people": ["may"]}, "Then the Minister met them", False),
        ({"people": ["may"]}, "Premier of all, she met them", True),
        ({"people": ["berg"]}, "Van der Berg met them there", True),
        ({"people": ["berg"]}, "A berg of ice was there", False),
        ({"said_by": "may"}, "They may meet them there", False),
        ({"said_by": "may"}, "The minister met them there", True),
        ({"side": "us"}, "Then the US met them", True),
        ({"side": "us"}, "Someone had told us there", False),
        ({"side": "us"}, "The Americans met them there", True),
        ({"side": "us"}, "Then the americans met them", False),
        ({"round": "1"}, "First round: they met there", True),
        ({"round": "1"}, "They met in the first round", True),
        ({"round": "1"}, "They met in the First Round", False),
        ({"round": "1"}, "They met over some geneva", False),
        ({"said_by": {"unnamed": "a man"}}, "A man has met them", True),
        ({"said_by": {"unnamed": "A man"}}, "They met a man there", True),
        ({"said_by": {"unnamed": "a man"}}, "They met a MAN there", False),
    ],
)
def test_names_are_compared_with_their_case(
    tmp_path: Path, fields: dict[str, object], quote: str, held: bool
) -> None:
    assert unnamed(tmp_path, quote, **fields) == ([] if held else list(fields))


@pytest.mark.parametrize(
    ("titles", "held"),
    [
        ("the head of all", True),
        ("The head of all", True),
        ("the Head of all", False),
        ("president", True),
        ("Head", False),
    ],
)
def test_a_title_has_the_case_that_its_source_gives_it(
    tmp_path: Path, titles: str, held: bool
) -> None:
    quote = "Ann Lee, President and the head of all"
    people = [{
        "id": "lee", "name": "Ann Lee", "titles": [titles],
        "evidence": [{"section": "Lead", "quote": quote}],
    }]  # fmt: skip
    pack = load(small(tmp_path, f"{SAYS} {quote}.\n", people=json.dumps(people)))
    prove(pack)
    assert [problem.message for problem in pack.problems] == [
        f"titles: '{titles}' does not stand in the quotes; quote it or give a reason under derived"
    ] * (not held)

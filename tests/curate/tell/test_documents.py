"""The document of each kind, whole, from two articles that tell of the same talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.curate.read.pack import load
from talks_cli.curate.tell import kinds
from talks_cli.curate.tell.documents import Documents
from tests.curate.gazettes import alone, documents, fact, loaded, write

if TYPE_CHECKING:
    from pathlib import Path

    Doc = dict[str, Any]

HELD = "The first round was held in the Old Hall in Town on March 2."
CAME = "Ann Smith, the mayor, headed the Blues, and Bo Li joined them."
HOME = "Ann Smith and an aide said that 40 prisoners each would go home on March 9."
FREED = "At least 50 prisoners a side will be freed, The Wire reports, citing an official."
BACK = "The first round, of March 2, was held with Cy Lee of the Reds."
EAST = (
    fact(
        HELD,
        "round: 1, name: first round, date: March 2, state: held, not_stated: [outcome]",
        "venue: hall, round: 1, city: Town",
        "event: round-held, what: The first round is held, date: March 2, round: 1, "
        "places: [hall, town]",
    )
    + "- section: Who came\n"
    + fact(
        CAME, "delegation: blue, round: 1, head: ann, joined: bo",
        more="  people: {ann: the mayor}\n",
    )
    + fact(
        HOME,
        "exchange: release, what: Prisoners go home, stage: agreed, status: announced, "
        "for: March 9, after: [round-held], round: 1, "
        "quantity: {value: 40, per: side, of: prisoners}, "
        "silent: {what: who is to go home, id: who}",
        "statement: ann-release, says: 40 prisoners each would go home on March 9., "
        "what: Ann Smith announces a release, status: announced, for: March 9, "
        "about: [prisoners], people: [bo]",
        more="  voice: [ann, aide]\n",
    )
    + "- text: The weather was fine.\n  nothing: it tells of the weather\n"
)  # fmt: skip
WEST = fact(
    FREED,
    "exchange: release, status: announced, "
    "quantity: {value: 50, per: side, of: prisoners, bound: at least}",
    more="  voice: {who: an official, via: wire}\n",
) + fact(
    BACK,
    "round: 1, date: March 2, remark: It looks back.",
    "delegation: red, round: 1, attendees: [cy]",
)

YEAR = "the year of the date line"
BOTH = {
    "id": None,
    "name": "Ann Smith and an aide",
    "several": [{"id": "ann", "name": "Ann Smith"}, {"id": "aide", "unnamed": "an aide"}],
}
OFFICIAL = {"unnamed": "an official", "via": {"id": "wire", "name": "The Wire"}}


def cited(source: str, section: str | None, number: int, start: int, quote: str) -> Doc:
    return {
        "source": source, "section": section, "sentences": [number],
        "start": start, "end": start + len(quote), "quote": quote,
    }  # fmt: skip


EAST_1 = cited("east", None, 1, 21, HELD)
EAST_2 = cited("east", "Who came", 2, 91, CAME)
EAST_3 = cited("east", "Who came", 3, 154, HOME)
EAST_4 = cited("east", "Who came", 4, 230, "The weather was fine.")
WEST_1 = cited("west", None, 1, 21, FREED)
WEST_2 = cited("west", None, 2, 103, BACK)


def held(*evidence: Doc, where: str, says: str, derived: Doc | None = None) -> Doc:
    """A fact that happened, in the words of those who publish it."""
    return {"status": "happened", "said_by": None, "says": says, "where": where,
            "evidence": list(evidence), "derived": derived or {}}  # fmt: skip


def unsaid(what: str, says: str, where: str, *evidence: Doc, **other: Any) -> Doc:
    """The last fields of what nobody in particular says, but for some others."""
    return {
        "when": "", "what": what, "says": says, "where": where, "status": None, "said_by": None,
        "evidence": list(evidence), "derived": {}, "not_stated": [], "differs": {}, "remark": None,
    } | other  # fmt: skip


DOCUMENTS: dict[str, Doc] = {
    "west": {
        "id": "west", "kind": "source", "publisher": "The West", "headline": None,
        "date": "2024-03-06", "place": None, "language": "en", "sections": [], "sentences": 2,
        **unsaid("The West, 6 March 2024", "The West", "", when="6 March 2024"),
    },
    "ann": {
        "id": "ann", "kind": "person", "name": "Ann Smith", "titles": ["the mayor"],
        "titles_by": {"east": ["the mayor"]}, "spellings": {}, "called": [], "aliases": ["Annie"],
        "side": "blue", "different_from": [], "speaks_as": "person",
        **unsaid("Ann Smith, the mayor", "The East", "The East [2]", EAST_2,
                 derived={"side": "she leads the Blues"}),
    },
    "cy": {
        "id": "cy", "kind": "person", "name": "Cy Li", "titles": [], "titles_by": {},
        "spellings": {"west": "Cy Lee"}, "called": [], "aliases": [], "side": "red",
        "different_from": ["bo"], "speaks_as": "person",
        **unsaid("Cy Li", "The West", "The West [2]", WEST_2),
    },
    "blue": {
        "id": "blue", "kind": "side", "name": "Blue", "called": ["Blues"], "aliases": [],
        **unsaid("Blue", "The East", "The East [2]", EAST_2),
    },
    "town": {
        "id": "town", "kind": "place", "name": "Town", "called": [], "aliases": [],
        **unsaid("Town", "The East", "The East [1]", EAST_1),
    },
    "round-1": {
        "id": "round-1", "kind": "round", "round": 1, "name": "first round", "called": [],
        "venue": "Old Hall", "city": "Town", "date": "2024-03-02", "state": "held",
        "outcome": None, "for": None,
        "facts": {
            "venue": held(EAST_1, where="The East [1]", says="The East"),
            "city": held(EAST_1, where="The East [1]", says="The East"),
            "date": held(EAST_1, WEST_2, where="The East [1]; The West [2]",
                         says="The East; The West", derived={"value": YEAR}),
            "state": held(EAST_1, where="The East [1]", says="The East"),
        },
        "when": "2 March 2024", "what": "first round", "says": "The East; The West",
        "where": "The East [1]; The West [2]", "status": "happened", "said_by": None,
        "evidence": [EAST_1, WEST_2], "derived": {"date": YEAR}, "not_stated": ["outcome"],
        "differs": {}, "remark": "It looks back.",
    },
    "venue-1": {
        "id": "venue-1", "kind": "venue", "name": "Old Hall", "place": "hall", "city": "Town",
        "round": 1, "description": None, "seating": None, "flags": None,
        "room": None,
        "facts": {
            "name": held(EAST_1, where="The East [1]", says="The East"),
            "city": held(EAST_1, where="The East [1]", says="The East"),
        },
        **unsaid("Old Hall, round 1", "The East", "The East [1]", EAST_1, status="happened"),
    },
    "bo-1": {
        "id": "bo-1", "kind": "delegate", "person": "bo", "name": "Bo Li", "side": "blue",
        "round": 1, "role": "member", "title": None, "change": "joined", "listing": "partial",
        **unsaid("Bo Li, member (joined), Blue, round 1", "The East", "The East [2]", EAST_2,
                 status="happened"),
    },
    "round-held": {
        "id": "round-held", "kind": "event", "title": "The first round is held",
        "date": "2024-03-02", "not_before": None, "not_after": None, "for": None, "after": [],
        "before": [], "round": 1, "side": None, "people": [],
        "places": [{"id": "hall", "name": "Old Hall"}, {"id": "town", "name": "Town"}],
        **unsaid("The first round is held", "The East", "The East [1]", EAST_1,
                 when="2 March 2024", status="happened", derived={"date": YEAR}),
    },
    "ann-release": {
        "id": "ann-release", "kind": "statement", "speaker": "Ann Smith and an aide",
        "text": "40 prisoners each would go home on March 9.",
        "title": "Ann Smith announces a release", "said_when": "", "date": None, "not_before": None,
        "not_after": "2024-03-05", "for": "2024-03-09", "after": [], "before": [],
        "about": ["prisoners"], "round": None, "side": None,
        "people": [{"id": "bo", "name": "Bo Li"}],
        "when": "for 9 March 2024 (announced)", "what": "Ann Smith announces a release",
        "says": "Ann Smith and an aide (unnamed)", "where": "The East [3]",
        "status": "announced", "said_by": BOTH, "evidence": [EAST_3],
        "derived": {
            "for": YEAR, "not_after": "the article that tells of it is dated 5 March 2024",
        },
        "not_stated": [], "differs": {}, "remark": None,
    },
    "release": {
        "id": "release", "kind": "exchange", "title": "Prisoners go home", "stage": "agreed",
        "quantity": None, "round": 1, "date": None, "not_before": "2024-03-02",
        "not_after": None, "for": "2024-03-09", "after": ["round-held"], "before": [],
        "follows": None, "people": [], "side": None, "places": [],
        "when": "for 9 March 2024 (announced)", "what": "Prisoners go home",
        "says": "Ann Smith and an aide (unnamed); an official (unnamed), via The Wire",
        "where": "The East [3]; The West [1]", "status": "announced", "said_by": None,
        "evidence": [EAST_3, WEST_1],
        "derived": {
            "for": f"{YEAR}; The East alone", "stage": "The East alone", "round": "The East alone",
            "not_before": "after “The first round is held”",
        },
        "not_stated": [],
        "differs": {
            "quantity": [
                {"value": {"value": 40, "per": "side", "of": "prisoners", "bound": None},
                 "source": "east", "status": "announced", "said_by": BOTH, "evidence": [EAST_3]},
                {"value": {"value": 50, "per": "side", "of": "prisoners", "bound": "at least"},
                 "source": "west", "status": "announced", "said_by": OFFICIAL,
                 "evidence": [WEST_1]},
            ],
            "said_by": [
                {"value": BOTH, "source": "east", "status": "announced", "said_by": BOTH,
                 "evidence": [EAST_3]},
                {"value": OFFICIAL, "source": "west", "status": "announced", "said_by": OFFICIAL,
                 "evidence": [WEST_1]},
            ],
        },
        "remark": None,
    },
    "who": {
        "id": "who", "kind": "silence", "text": "who is to go home",
        "topics": ["prisoners", "timeline"], "side": None, "round": 1, "role": None,
        "person": None, "of": "release",
        **unsaid("Not stated: who is to go home", "The East", "The East [3]", EAST_3),
    },
    "east.3": {
        "id": "east.3", "kind": "sentence", "source": "east", "number": 3, "section": "Who came",
        "text": HOME, "tells": ["release", "ann-release", "who"], "nothing": None,
        **unsaid(HOME, "Ann Smith and an aide (unnamed)", "The East [3]", EAST_3, said_by=BOTH),
    },
    "east.4": {
        "id": "east.4", "kind": "sentence", "source": "east", "number": 4, "section": "Who came",
        "text": "The weather was fine.", "tells": [], "nothing": "it tells of the weather",
        **unsaid("The weather was fine.", "The East", "The East [4]", EAST_4),
    },
}  # fmt: skip
TOLD = {"east": EAST, "west": WEST, "spells": "cy: Cy Lee", "attributes": "date, state, outcome"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gazettes")


@pytest.mark.parametrize("identifier", DOCUMENTS)
def test_a_whole_document(folder: Path, identifier: str) -> None:
    found = documents(folder, **TOLD)[identifier]
    if found["kind"] == "source":
        assert len(found.pop("sha256")) == 64
    assert found == DOCUMENTS[identifier]


def test_every_kind_that_a_pack_has_is_written_down_here() -> None:
    told = {doc["kind"] for doc in DOCUMENTS.values()}
    assert told == kinds.KINDS.keys() - {"difference"}


def test_fields_stand_in_the_order_that_the_dataset_gives(folder: Path) -> None:
    made = Documents(loaded(folder, **TOLD))
    for doc in made.docs:
        assert list(doc) == made.about["fields"][doc["kind"]], doc["id"]


def test_only_what_an_article_alone_tells_otherwise_is_kept_apart(folder: Path) -> None:
    assert list(alone(folder, "east", **TOLD)) == ["round-1", "release"]
    west = alone(folder, "west", **TOLD)
    assert list(west) == ["cy", "round-1", "release"]
    assert west["cy"]["name"] == "Cy Lee"
    assert west["release"]["quantity"]["value"] == 50
    assert (west["release"]["for"], west["release"]["after"]) == (None, [])
    assert west["release"]["says"] == "an official (unnamed), via The Wire"


def test_what_one_article_alone_tells_has_names_as_that_one_spells_them(tmp_path: Path) -> None:
    told = {
        "east": fact("Cy Li met Bo.", "event: met, what: They meet, people: [cy, bo]"),
        "west": fact("They met.", "event: met, people: [cy]")
        + fact(
            "Cy Lee spoke.",
            "statement: s, says: Yes., voice: cy",
            "event: e, what: It, people: [cy]",
        )
        + fact("Cy Lee led.", "delegation: red, round: 1, head: cy"),
    }
    made = Documents(loaded(tmp_path, spells="cy: Cy Lee", **told))
    found = {doc["id"]: doc for row, doc in enumerate(made.docs, 1) if row not in made.alone}
    assert [person["name"] for person in found["met"]["people"]] == ["Cy Li", "Bo Li"]
    assert (found["s"]["speaker"], found["s"]["says"]) == ("Cy Lee", "Cy Lee")
    assert [person["name"] for person in found["e"]["people"]] == ["Cy Lee"]
    assert found["cy-1"]["name"] == "Cy Lee"
    assert found["west.2"]["says"] == "Cy Lee; The West"
    assert (found["cy"]["name"], found["cy"]["spellings"]) == ("Cy Li", {"west": "Cy Lee"})


def test_one_article_alone_needs_nothing_kept_apart(tmp_path: Path) -> None:
    made = Documents(loaded(tmp_path, east=EAST, attributes="date, state, outcome"))
    assert made.alone == {}
    found = {doc["id"]: doc for doc in made.docs}
    assert (found["bo-1"]["where"], found["bo-1"]["says"]) == ("[2]", "The East")


def test_what_a_dataset_says_of_itself(folder: Path) -> None:
    about = Documents(loaded(folder, **TOLD)).about
    assert list(about) == [
        "id", "version", "title", "records", "latest_round", "sides", "statuses", "past", "stages",
        "sources", "readings", "round_attributes", "months", "synonyms", "fields", "facts", "filed",
    ]  # fmt: skip
    assert about["records"] == 26
    assert about["sides"] == {"blue": "Blue", "red": "Red"}
    assert about["sources"]["west"] == {
        "publisher": "The West", "date": "2024-03-06", "latest_round": 1,
    }  # fmt: skip
    assert about["readings"] == [YEAR, "the year is that of the article's date"]
    assert about["facts"]["round"] == ["venue", "city", "date", "state", "outcome"]
    assert about["filed"]["timeline"] == ["round", "status", "by"]


@pytest.mark.parametrize(
    ("rounds", "latest"),
    [
        ("round: 1, state: held|round: 2, state: planned, status: announced", 1),
        ("round: 1, state: planned, status: announced", 1),
        ("round: 1, state: held|round: 3, state: held|round: 2, state: held", 3),
    ],
)
def test_the_latest_round_is_one_that_took_place_if_any_did(
    tmp_path: Path, rounds: str, latest: int
) -> None:
    told = fact("It was.", *rounds.split("|"))
    assert Documents(loaded(tmp_path, east=told)).about["latest_round"] == latest


def test_how_an_article_is_read_gives_the_round_that_no_sentence_words(tmp_path: Path) -> None:
    told = fact("The first round was held.", "round: 1, name: first round") + fact(
        "They met.", "event: met, what: They meet, round: 1"
    )
    path = write(tmp_path, east=told) / "east.yaml"
    reads = path.read_text().replace("reads: {", "reads: {round: {is: 1, why: it reports it}, ")
    path.write_text(reads)
    found = {doc["id"]: doc for doc in Documents(load(tmp_path)).docs}
    assert found["met"]["derived"]["round"] == "it reports it"
    assert "round" not in found["round-1"]["derived"]


def test_what_tells_more_of_a_venue_than_its_name_gives_the_name_only_alone(tmp_path: Path) -> None:
    flags = fact("It had flags.", "venue: hall, round: 1, flags: flags")
    name = fact("They met in the Hall.", "venue: hall, round: 1")
    both = documents(tmp_path, east=flags + name)["venue-1"]["facts"]
    assert (both["name"]["where"], both["flags"]["where"]) == ("[2]", "[1]")
    assert documents(tmp_path, east=flags)["venue-1"]["facts"]["name"]["where"] == "[1]"


def test_who_sits_for_an_organisation_is_of_no_side(tmp_path: Path) -> None:
    told = fact("Ann Smith of The Wire mediated.", "delegation: wire, round: 1, mediator: [ann]")
    found = documents(tmp_path, east=told)
    assert [doc["id"] for doc in found.values() if doc["kind"] == "side"] == ["blue", "red"]
    seat = found["ann-1"]
    assert (seat["side"], seat["what"]) == ("wire", "Ann Smith, mediator, The Wire, round 1")
    assert found["wire"]["where"] == "[1]"


def test_a_city_is_known_without_a_venue(tmp_path: Path) -> None:
    round = "round: 1, called: [Talks], duration: long, city: Town, why: {duration: x, city: y}"
    told = {"east": fact("Talks in Town were long.", round)}
    found = documents(tmp_path / "a", attributes="date, duration", **told)
    venue = found["venue-1"]
    assert (venue["name"], venue["city"], venue["what"]) == (None, "Town", "round 1")
    assert venue["derived"] == {"city": "y"}
    assert found["round-1"]["city"] == "Town"
    told["west"] = fact("They met in the Old Hall.", "venue: hall, round: 1")
    found = documents(tmp_path / "b", attributes="date, duration", **told)
    assert (found["venue-1"]["name"], found["venue-1"]["city"]) == ("Old Hall", "Town")
    assert found["venue-1"]["differs"] == {}


def test_a_day_that_is_only_announced_is_none_on_which_a_round_was_held(tmp_path: Path) -> None:
    planned = fact(
        "Ann Smith said that talks in Town would be on March 9.",
        "round: 1, called: [talks], date: March 9, status: announced, voice: ann",
    )
    doc = documents(tmp_path / "a", attributes="date", spells="ann: Ann Smith", east=planned)[
        "round-1"
    ]
    assert (doc["date"], doc["for"], doc["when"]) == (
        None,
        "2024-03-09",
        "for 9 March 2024 (announced)",
    )
    told = {
        "east": planned,
        "west": fact("Talks were held on March 9.", "round: 1, called: [Talks], date: March 9"),
    }
    doc = documents(tmp_path / "b", attributes="date", spells="ann: Ann Smith", **told)["round-1"]
    assert (doc["date"], doc["for"], doc["when"]) == ("2024-03-09", None, "9 March 2024")
    told["west"] = fact("Talks were held on March 8.", "round: 1, called: [Talks], date: March 8")
    doc = documents(tmp_path / "c", attributes="date", spells="ann: Ann Smith", **told)["round-1"]
    assert (doc["date"], doc["for"], doc["when"]) == ("2024-03-08", "2024-03-09", "8 March 2024")
    assert doc["differs"] == {}
    assert (doc["facts"]["date"]["status"], doc["facts"]["for"]["status"]) == (
        "happened",
        "announced",
    )


def test_a_day_that_is_planned_ends_the_question_on_which_day_a_round_is(tmp_path: Path) -> None:
    planned = fact(
        "Talks would be on March 9.",
        "round: 1, called: [Talks], date: March 9, status: announced, why: {status: x}",
    )
    open_ = fact(
        "Talks were planned.",
        "round: 1, called: [Talks], not_stated: [date], silent: {what: which day, field: date}",
    )
    found = documents(tmp_path / "a", attributes="date", east=planned, west=open_)
    assert found["round-1"]["not_stated"] == []
    assert not [doc for doc in found.values() if doc["kind"] == "silence"]
    found = documents(tmp_path / "b", attributes="date", west=open_)
    assert found["round-1"]["not_stated"] == ["date"]


def test_talks_that_are_no_numbered_round_have_a_venue(tmp_path: Path) -> None:
    told = documents(
        tmp_path,
        east=fact("Red and Blue met in Old Hall.", "venue: hall"),
        west=fact("They met in Old Hall, by the window; the second round was in Town.",
                  "venue: hall, seating: by the window", "venue: town, round: 2"),
    )  # fmt: skip
    venues = [doc for doc in told.values() if doc["kind"] == "venue"]
    assert [(doc["id"], doc["round"], doc["what"]) for doc in venues] == [
        ("venue-2", 2, "Town, round 2"), ("venue-hall", None, "Old Hall"),
    ]  # fmt: skip
    assert [one["source"] for one in told["venue-hall"]["evidence"]] == ["east", "west"]


def test_a_room_is_told_in_parts(tmp_path: Path) -> None:
    table = fact("A U in the Hall.", "venue: hall, round: 1, room: {table: U}")
    seats = fact(
        "Blue faced Red in the Hall.", "venue: hall, round: 1, room: {opposite: [blue, red]}"
    )
    doc = documents(tmp_path, east=table, west=seats)["venue-1"]
    assert doc["room"] == {
        "table": "U", "left": None, "right": None, "opposite": ["blue", "red"], "between": [],
        "flags": [],
    }  # fmt: skip
    assert doc["facts"]["room"]["where"] == "The East [1]; The West [1]"


def test_a_room_that_sources_tell_differently_is_none(tmp_path: Path) -> None:
    forms = ("A U in the Hall.", "{table: U}"), ("An oval one in the Hall.", "{table: oval}")
    east, west = (fact(text, f"venue: hall, round: 1, room: {room}") for text, room in forms)
    doc = documents(tmp_path, east=east, west=west)["venue-1"]
    assert doc["room"] is None
    assert [one["value"]["table"] for one in doc["differs"]["room"]] == ["U", "oval"]

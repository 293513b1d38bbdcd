"""Cells: the words of each, and the tone that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.dataset.document import fields_of, shown_of
from talks_cli.output import Look
from talks_cli.output.shown.cells import Cells
from talks_cli.output.shown.page import Page
from talks_cli.output.shown.pieces import Piece
from talks_cli.output.shown.values import claimed, field_name
from talks_cli.topics.prisoners import COLUMNS
from talks_cli.view import Column, View
from tests.output.table.made import SPOKEN, doc

if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset

BOUND = {"date": None, "for": None, "not_before": "2025-05-16", "when": "16 May 2025 or later"}
DELEGATE = {"kind": "delegate", "name": "Ann", "person": "ann", "role": "head", "change": None}
BOTH = ["after the toast", "before the call"]
ORDER = {"after": "after the toast", "before": "before the call"}
ONE = {"value": None, "source": "tass-2025-06-02", "status": "said", "said_by": None}


def cell(dataset: Dataset, shows: str, **own: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """The pieces of a cell: words, tone, reasons."""
    plain = ("bounds",) if shows == "when" else ()
    columns = (Column("A", shows, plain=plain),)
    view = View("timeline", dataset, [], query={}, columns=columns, kinds=("event",), title="A")
    pieces = Cells(view).cell(doc(1, **own), columns[0])
    return [(piece.text, piece.tone, piece.why) for piece in pieces]


@pytest.mark.parametrize(
    ("shows", "own", "words", "tone"),
    [
        ("says", {}, "TASS", "own"),
        ("says", SPOKEN, "Jane Doe", ""),
        ("says", {"says": "A; B", "differs": {"said_by": [ONE]}}, "A; B", ""),
        ("says", {"facts": {"city": {"said_by": {"name": "A"}}}}, "TASS", ""),
        ("says", {"facts": {"city": {"said_by": None}}}, "TASS", "own"),
        ("says", {"kind": "sentence", "says": "TASS; A"}, "TASS; A", ""),
        ("stage", {"status": "hoped"}, "agreed", "hoped"),
        ("stage", {"status": "hoped", "stage": "hoped"}, "hoped for", "hoped"),
        ("role", DELEGATE, "head", "head"),
        ("role", DELEGATE | {"change": "joined"}, "head, joined", "head"),
        ("role", DELEGATE | {"role": None, "change": "left"}, "left", "left"),
        ("when", {"date": "2025-05-16"}, "16 May 2025", ""),
        ("when", {"for": "2025-05-16"}, "16 May 2025", ""),
        ("when", BOUND, "16 May 2025 or later", "bounds"),
        ("when", BOUND | {"differs": {"date": [ONE]}}, "16 May 2025 or later", ""),
        ("when", {"when": "not stated"}, "not stated", "open"),
        ("name", DELEGATE, "Ann", "strong"),
        ("id", {}, "r1", "strong"),
        ("title", {}, "x", ""),
        ("quantity", {"quantity": None, "not_stated": ["quantity"]}, "not stated", "open"),
        ("where", {}, "[1]", "aside"),
    ],
)  # fmt: skip
def test_words_stand_in_their_tone(
    dataset: Dataset, shows: str, own: dict[str, Any], words: str, tone: str
) -> None:
    assert cell(dataset, shows, **own) == [(words, tone, ())]


@pytest.mark.parametrize(
    ("stage", "columns", "words"),
    [
        ("hoped", COLUMNS, []),
        ("agreed", COLUMNS, ["hoped for"]),
        ("hoped", COLUMNS[4:], ["hoped for"]),
    ],
)
def test_a_status_is_left_out_where_the_stage_beside_it_says_it(
    dataset: Dataset, stage: str, columns: tuple[Column, ...], words: list[str]
) -> None:
    view = View("prisoners", dataset, [], query={}, columns=columns, kinds=("exchange",))
    (status,) = (column for column in columns if column.shows == "status")
    told = doc(1, kind="exchange", stage=stage, status="hoped", when="not stated")
    assert [piece.text for piece in Cells(view).cell(told, status)] == words


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([("1", "happened", None), ("2", "happened", "Ann")], "1 (TASS) / 2 (Ann, TASS)"),
        (
            [("1", "happened", None), ("2", "announced", "Ann")],
            "1 (TASS) / 2 (announced, Ann, TASS)",
        ),
        ([("1", "announced", None), ("2", "announced", "Ann")], "1 (TASS) / 2 (Ann, TASS)"),
    ],
)
def test_values_that_differ_have_what_tells_them_apart(
    dataset: Dataset, told: list[tuple[str, str, str | None]], shown: str
) -> None:
    differs = [
        {"value": value, "source": "tass-2025-06-02", "status": status,
         "said_by": by and {"id": None, "name": by}}
        for value, status, by in told
    ]  # fmt: skip
    ((words, tone, _),) = cell(dataset, "stage", stage=None, differs={"stage": differs})
    assert (words, tone) == (shown, "differs")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("follows", "exchange-agreed", "The parties agree to exchange 1,000 prisoners each"),
        ("place", "ciragan", "Ciragan Palace"),
        ("status", "hoped", "hoped for"), ("status", "of late", "of late"),
        ("side", "russia", "Russia"),
        ("room", {"between": ["russia", "x"]}, "between: Russia; x"),
        ("date", "2025-06-02", "2 June 2025"), ("for", "2025-06-02", "for 2 June 2025"),
        ("said_by", {"id": "ann", "name": "Ann"}, "Ann"), ("said_by", None, "the article itself"),
        ("city", "Oslo", "Oslo"),
    ],
)  # fmt: skip
def test_what_one_source_has_is_told_in_words(
    dataset: Dataset, field: str, value: Any, words: str
) -> None:
    assert claimed(dataset, field, value) == words


ANN = {"id": "ann", "name": "Ann"}
BO = {"id": "bo", "name": "Bo"}


@pytest.mark.parametrize(
    ("said_by", "differing", "own"),
    [
        (ANN, (), True), (BO, (), False), (None, (), False),
        ({"id": None, "name": "Bo and Ann", "several": [BO, ANN]}, (), True),
        (BO | {"via": ANN}, (), True), (None, (BO, ANN), True), (None, (BO,), False),
    ],
)  # fmt: skip
def test_whose_words_are_not_the_subject_s_stand_apart(
    dataset: Dataset, said_by: Any, differing: tuple[Any, ...], own: bool
) -> None:
    column = Column("A", "part")
    view = View(
        "person", dataset, [], query={}, columns=(column,), kinds=("statement",), title="A",
        subject="ann",
    )  # fmt: skip
    differs = {"said_by": [ONE | {"value": one} for one in differing]} if differing else {}
    told = doc(1, kind="statement", said_by=said_by, differs=differs)
    ((piece,), (other,)) = (
        Cells(view).cell(one, column) for one in (told, doc(1, kind="statement", said_by=ANN))
    )
    assert (piece.text == other.text) is own


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({}, [(" ", "aside"), ("[2]", "aside")]),
        (
            {"status": "hoped"},
            [(" — ", "aside"), ("hoped for", "hoped"), (" ", "aside"), ("[2]", "aside")],
        ),
        (
            {"says": "Ann", "status": "denied"},
            [(" — ", "aside"), ("denied", "denied"), (", ", "aside"), ("Ann", "speaker"),
             (" ", "aside"), ("[2]", "aside")],
        ),
        (
            {"says": "TASS; Ann"},
            [(" — ", "aside"), ("TASS; Ann", "speaker"), (" ", "aside"), ("[2]", "aside")],
        ),
    ],
)  # fmt: skip
def test_a_fact_has_who_says_it_and_where_beside_it(
    dataset: Dataset, own: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    view = View(
        "rounds", dataset, [], query={}, columns=(Column("A", "city"),), kinds=("round",), title="A"
    )
    source = [{"source": "tass-2025-06-02"}]
    fact = {"status": "happened", "says": "TASS", "where": "[2]", "evidence": source, "derived": {}}
    pieces = Cells(view).with_provenance([Piece("Oslo")], fact | own)
    assert [(piece.text, piece.tone) for piece in pieces] == [("Oslo", ""), *told]


def test_what_leads_stands_under_headings(dataset: Dataset) -> None:
    view = View(
        "timeline", dataset, [], query={}, columns=(Column("A", "title"),), kinds=("event",),
        title="A", totals={"set_aside": 1200, "pack": "x"},
    )  # fmt: skip
    page = Page(view, Look())
    page.lead = [("Name", [Piece("Ann", "strong")]), ("Side", [Piece("North")])]
    assert list(page.totalled()) == [
        ("set aside ", "heading"), ("1,200", ""), (" · pack ", "heading"), ("x", ""),
    ]  # fmt: skip
    assert list(page.led()) == [
        ("Name: ", "heading"), ("Ann", "strong"), (" · Side: ", "heading"), ("North", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "shown"),
    [("for", "date"), ("text", "wording"), ("not_before", "not before"), ("side", "side")],
)
def test_fields_go_by_words(field: str, shown: str) -> None:
    assert field_name(field) == shown


@pytest.mark.parametrize(
    ("shows", "own", "why"),
    [
        ("when", {}, BOTH),
        ("said_when", {}, BOTH),
        ("when", {"kind": "statement", "status": "said"}, BOTH),
        ("when", {"kind": "statement", "status": "hoped"}, None),
        ("said_when", {"kind": "statement", "status": "hoped"}, BOTH),
        ("when", {"derived": {"before": "before the call"}}, ["before the call"]),
        ("when", {"derived": {}}, None),
        ("stage", {"stage": None}, None),
    ],
)  # fmt: skip
def test_an_order_is_a_reason_without_words(
    dataset: Dataset, shows: str, own: dict[str, Any], why: list[str] | None
) -> None:
    told = {"when": "", "said_when": "", "derived": ORDER} | own
    assert cell(dataset, shows, **told) == ([("", "", tuple(why))] if why else [])


@pytest.mark.parametrize(
    ("path", "kind", "fields"),
    [
        ("said_when", "statement", ("date", "not_before", "not_after")),
        ("says", "event", ("said_by",)),
        ("where", "event", ()),
        ("name", "delegate", ("name", "person")),
        ("role", "delegate", ("role", "change")),
        ("what", "person", ("name", "titles")),
        ("what", "venue", ("name", "round")),
        ("what", "delegate", ("person", "side", "round", "role", "change")),
        ("what", "event", ("title", "text")),
        ("quantity.value", "exchange", ("quantity",)),
        ("a.b.c", "exchange", ("a",)),
        ("side", "event", ("side",)),
    ],
)  # fmt: skip
def test_a_column_shows_the_fields_whose_reasons_it_marks(
    path: str, kind: str, fields: tuple[str, ...]
) -> None:
    assert fields_of(path, {"kind": kind}) == fields


@pytest.mark.parametrize(
    ("kind", "date", "facts", "shown"),
    [
        ("round", None, ["for"], "for"), ("round", "2025-05-16", ["for"], "date"),
        ("round", None, ["date", "for"], "date"), ("round", None, [], "date"),
        ("event", None, ["for"], "date"),
    ],
)  # fmt: skip
def test_of_a_round_that_is_planned_the_day_is_that_it_is_for(
    kind: str, date: str | None, facts: list[str], shown: str
) -> None:
    told = {"kind": kind, "date": date, "facts": dict.fromkeys(facts)}
    assert shown_of("date", told) == shown
    assert shown_of("round", told) == "round"

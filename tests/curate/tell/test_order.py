"""The order that sources give: what follows for days, and how rows stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.tell.documents import Documents
from talks_cli.errors import InvalidPack
from tests.curate.gazettes import alone, documents, fact, loaded

if TYPE_CHECKING:
    from pathlib import Path

MET = fact("They met on March 2.", "event: met, what: They meet, date: March 2")


def event(identifier: str, *more: str, text: str = "It was so.") -> str:
    return fact(text, ", ".join([f"event: {identifier}, what: It is {identifier}", *more]))


def rows(folder: Path, **told: str) -> list[str]:
    made = Documents(loaded(folder, **told))
    return [doc["id"] for doc in made.docs if doc["kind"] in ("event", "statement", "exchange")]


def test_what_came_after_a_day_lies_not_before_it(tmp_path: Path) -> None:
    found = documents(tmp_path, east=MET + event("dinner", "after: [met]"))["dinner"]
    assert (found["not_before"], found["not_after"]) == ("2024-03-02", "2024-03-05")
    assert found["derived"] == {
        "not_before": "after “They meet”",
        "not_after": "the article that tells of it is dated 5 March 2024",
    }
    assert (found["after"], found["when"]) == (["met"], "2 March 2024 or later")


def test_what_came_before_a_day_lies_not_after_it(tmp_path: Path) -> None:
    found = documents(tmp_path, east=MET + event("call", "before: [met]"))["call"]
    assert (found["not_before"], found["not_after"]) == (None, "2024-03-02")
    assert found["derived"] == {"not_after": "before “They meet”"}


def test_an_order_goes_on_from_one_to_the_next(tmp_path: Path) -> None:
    found = documents(
        tmp_path, east=event("toast", "after: [dinner]") + event("dinner", "after: [met]") + MET
    )
    assert found["toast"]["not_before"] == "2024-03-02"
    assert found["toast"]["derived"]["not_before"] == "after “It is dinner”"


def test_of_several_the_nearest_bounds_it(tmp_path: Path) -> None:
    found = documents(
        tmp_path,
        east=MET
        + event("early", "date: 2024-03")
        + event("late", "date: 2024-03-04")
        + event("between", "after: [met]", "before: [late]")
        + event("after-all", "after: [met, late]"),
    )
    between = found["between"]
    assert (between["not_before"], between["not_after"]) == ("2024-03-02", "2024-03-04")
    assert found["after-all"]["not_before"] == "2024-03-04"


def test_what_has_a_day_or_a_bound_of_its_own_keeps_it(tmp_path: Path) -> None:
    found = documents(
        tmp_path,
        east=MET + event("dated", "date: 2024-03-03", "after: [met]")
        + event("bound", "not_before: 2024-03-01", "after: [met]"),
    )  # fmt: skip
    assert found["dated"]["not_before"] is None
    assert found["bound"]["not_before"] == "2024-03-01"


def test_the_reason_of_an_order_is_told(tmp_path: Path) -> None:
    found = documents(tmp_path, east=MET + event("toast", "after: {met: it has “then”}"))["toast"]
    assert (found["after"], found["derived"]["after"]) == (["met"], "it has “then”")


def test_what_is_past_lies_by_the_first_article_that_tells_of_it(tmp_path: Path) -> None:
    found = documents(tmp_path, east=event("a"), west=fact("It was.", "event: a"))["a"]
    assert found["not_after"] == "2024-03-05"
    why = "the first article that tells of it is dated 5 March 2024"
    assert found["derived"]["not_after"] == why


@pytest.mark.parametrize(
    ("more", "not_after"),
    [
        ("status: happened", "2024-03-05"),
        ("status: announced", None),
        ("not_stated: [date]", None),
        ("not_after: 2024-03-03", "2024-03-03"),
    ],
)
def test_only_what_is_past_and_has_no_day_is_bound_by_its_article(
    tmp_path: Path, more: str, not_after: str | None
) -> None:
    assert documents(tmp_path, east=event("a", more))["a"]["not_after"] == not_after


def test_a_statement_was_made_by_then_whatever_it_says(tmp_path: Path) -> None:
    found = documents(
        tmp_path,
        east=fact(
            "Ann will go.", "statement: s, says: She will go., voice: ann, status: announced"
        ),
    )["s"]
    assert found["not_after"] == "2024-03-05"


@pytest.mark.parametrize(
    "told",
    [
        event("a", "after: [b]") + event("b", "after: [a]"),
        event("a", "after: [b]") + event("b", "before: [b]"),
        event("a", "before: [c]") + event("c", "before: [b]") + event("b", "before: [a]"),
    ],
    ids=["two", "itself", "three"],
)
def test_a_circle_is_a_problem(tmp_path: Path, told: str) -> None:
    with pytest.raises(InvalidPack) as fault:
        Documents(loaded(tmp_path, east=told))
    (problem,) = fault.value.problems
    assert problem.code == "order"
    assert ": a circle: " in problem.message


def test_a_circle_names_what_goes_round(tmp_path: Path) -> None:
    pack = loaded(tmp_path, east=event("a", "after: [b]") + event("b", "after: [a]"))
    with pytest.raises(InvalidPack, match=r"after: a circle: [ab] before [ab] before [ab]$"):
        Documents(pack)


def test_rows_stand_by_day_then_what_has_none_by_when_it_lies_at_the_latest(
    tmp_path: Path,
) -> None:
    assert rows(
        tmp_path,
        east=event("open", "not_stated: [date]")
        + event("by-now")
        + event("by-4", "not_after: 2024-03-04")
        + event("day-3", "date: 2024-03-03")
        + event("month", "date: 2024-03")
        + event("day-2", "date: 2024-03-02"),
    ) == ["month", "day-2", "day-3", "by-4", "open", "by-now"]


def test_rows_follow_the_order_given_where_days_do_not_tell(tmp_path: Path) -> None:
    assert rows(
        tmp_path,
        east=event("third", "after: [second]")
        + event("first", "before: [second]")
        + event("second")
        + event("dinner", "date: 2024-03-02", "after: [met]")
        + MET,
    ) == ["met", "dinner", "first", "second", "third"]


def test_days_come_before_an_order_that_does_not_fit_them(tmp_path: Path) -> None:
    assert rows(
        tmp_path, east=event("late", "date: 2024-03-04", "before: [met]") + MET
    ) == ["met", "late"]  # fmt: skip


def test_a_day_that_sources_differ_on_stands_at_the_first(tmp_path: Path) -> None:
    made = rows(
        tmp_path,
        east=event("b", "date: 2024-03-03") + event("a", "date: 2024-03-02"),
        west=fact("It was.", "event: b, date: 2024-03-01"),
    )
    assert made == ["b", "b", "a", "b"]  # as told together and by the West, and by the East


def test_days_that_differ_bound_what_came_after_by_the_first(tmp_path: Path) -> None:
    west = fact("They met on March 4.", "event: met, date: March 4")
    told = MET + event("dinner", "after: [met]") + event("call", "before: [met]")
    found = documents(tmp_path, east=told, west=west)
    assert found["dinner"]["not_before"] == "2024-03-02"
    assert found["call"]["not_after"] == "2024-03-04"


def test_an_article_alone_knows_no_day_of_another(tmp_path: Path) -> None:
    told = {
        "east": event("dinner", "after: [met]") + fact("They met.", "event: met"),
        "west": MET,
    }
    assert documents(tmp_path, **told)["dinner"]["not_before"] == "2024-03-02"
    assert alone(tmp_path, "east", **told)["dinner"]["not_before"] is None


def test_what_lies_from_a_day_on_stands_after_the_day_of_its_round(tmp_path: Path) -> None:
    second = fact("A second round is to be held on March 4.",
                  "round: 2, date: March 4, status: announced", "event: planned, round: 2,"
                  " what: The second round, for: March 4, status: announced")  # fmt: skip
    assert rows(
        tmp_path,
        east=MET + event("toast", "after: [met]", "round: 2") + event("dinner", "after: [met]")
        + event("call", "date: 2024-03-03") + second
        + event("bound", "after: [met]", "not_after: 2024-03-03", "round: 2"),
    ) == ["met", "dinner", "bound", "call", "planned", "toast"]  # fmt: skip


def test_what_is_told_for_a_day_stands_there_whatever_it_came_after(tmp_path: Path) -> None:
    back = fact("They will return on March 9.", "event: back, what: They return, for: March 9,"
                " after: [met], status: announced")  # fmt: skip
    day = fact("They met on March 4.", "event: dinner, what: They dine, date: March 4")
    assert rows(tmp_path, east=MET + back + day) == ["met", "dinner", "back"]


def test_of_no_day_what_belongs_to_no_round_stands_first(tmp_path: Path) -> None:
    assert rows(
        tmp_path,
        east=event("second", "round: 2") + event("first", "round: 1") + event("of-none"),
    ) == ["of-none", "first", "second"]


def test_what_the_timeline_does_not_show_stands_as_the_article_has_it(tmp_path: Path) -> None:
    said = [f"statement: {one}, says: It is so, voice: ann, status: said" for one in "abc"]
    assert rows(
        tmp_path,
        east=fact("Ann said it is so.", said[0] + ", round: 2", said[1], said[2] + ", round: 1"),
    ) == ["a", "b", "c"]


def test_a_later_stage_stands_after_the_one_that_it_follows(tmp_path: Path) -> None:
    assert rows(
        tmp_path,
        east=fact("It was so.", "exchange: done, what: It is done, stage: done, follows: agreed")
        + fact("It was so.", "exchange: agreed, what: It is agreed, stage: agreed"),
    ) == ["agreed", "done"]


def test_an_order_that_bounds_no_day_has_its_reason(tmp_path: Path) -> None:
    found = documents(tmp_path, east=event("toast", "after: [dinner]") + event("dinner"))
    assert found["toast"]["derived"]["after"] == "after “It is dinner”"
    assert (found["toast"]["when"], found["dinner"]["derived"].get("before")) == ("", None)


def test_the_day_of_a_saying_is_not_the_day_for_which_it_says_something(tmp_path: Path) -> None:
    said = "statement: s, says: They meet again, status: announced, voice: ann"
    told = f"{said}, for: March 9, date: March 2, what: Another meeting"
    found = documents(
        tmp_path, east=fact("Ann said on March 2 that they meet again on March 9.", told)
    )["s"]
    assert found["said_when"] == "2 March 2024"
    assert found["when"] == "2 March 2024, for 9 March 2024 (announced)"

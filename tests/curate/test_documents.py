"""What a document says beside its record: its order, its summary, what is derived in its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.packs import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

PAPER = "The Paper, 2024-03-05, reports this. "
ROUNDS_HELD = PAPER + "The first round and the second round were held in March."
HEAD = PAPER + "Ann Smith, the chair, headed the Blue group."
CITED = (
    "evidence: [{section: Lead, quote: The first round and the second round were held in March.}]"
)
CITED_HEAD = "evidence: [{section: Lead, quote: 'Ann Smith, the chair, headed the Blue group.'}]"
ROUNDS = "".join(
    f"- id: round-{number}\n  number: {number}\n  name: {name} round\n  {CITED}\n"
    for number, name in ((1, "first"), (2, "second"))
)


def event(identifier: str, *fields: str) -> str:
    told = "".join(f"  {field}\n" for field in fields)
    dates = [field.partition(":")[0] for field in fields if ": 2024" in field]
    told += f"  derived: {{{', '.join(f'{date}: by hand' for date in dates)}}}\n"
    return (
        f"- id: {identifier}\n  title: The rounds were held\n  status: happened\n{told}  {CITED}\n"
    )


def test_events_stand_by_their_first_day_then_their_round_then_as_written(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    bounds = ("not_before: 2024-03", "not_after: 2024-03-05")
    pack = small(
        tmp_path,
        ROUNDS_HELD,
        rounds=ROUNDS,
        events=event("loose", *bounds)
        + event("second", *bounds, "round: 2")
        + event("first-b", *bounds, "round: 1")
        + event("first-a", *bounds, "round: 1")
        + event("day", "date: 2024-03", "round: 2")
        + event("open", "not_stated: [date]")
        + event("late", "not_after: 2024-03")
        + event("since", "not_before: 2024-03-05").replace("happened", "hoped"),
    )
    outcome = talks("timeline", "--data", str(pack), "--json")
    assert [item["id"] for item in outcome.items] == [
        "late", "day", "first-b", "first-a", "second", "loose", "since", "open",
    ]  # fmt: skip
    table = talks("timeline", "--data", str(pack), "--width", "200").out
    shown = [line.partition("*  ")[0] for line in table.splitlines() if "*  " in line]
    assert shown == [
        "by 2024-03", "2024-03", *4 * ["between 2024-03 and 2024-03-05"], "from 2024-03-05",
    ]  # fmt: skip


def test_a_delegate_of_no_stated_round_is_summed_up_so(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    head = "person: ann\n  side: blue\n  role: head\n  status: happened"
    pack = small(
        tmp_path,
        HEAD,
        sides=f"- {{id: blue, name: Blue, {CITED_HEAD}}}\n",
        people=f"- {{id: ann, name: Ann Smith, {CITED_HEAD}}}\n",
        delegates=f"- id: open\n  {head}\n  not_stated: [round]\n  {CITED_HEAD}\n"
        f"- id: uncoded\n  {head}\n  {CITED_HEAD}\n",
    )
    items = talks("delegation", "--data", str(pack), "--json").items
    assert {item["id"]: item["summary"] for item in items} == {
        "open": "Ann Smith, head, Blue, round not stated",
        "uncoded": "Ann Smith, head, Blue",
    }


def test_what_nobody_is_named_for_is_summed_up_as_its_publishers(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    pack = small(
        tmp_path, ROUNDS_HELD, rounds=ROUNDS,
        statements=f"- id: s\n  text: They were held.\n  status: happened\n  {CITED}\n",
    )  # fmt: skip
    (item,) = talks("statements", "--data", str(pack), "--json").items
    assert (item["summary"], item["speaker"]) == ("The Paper: They were held.", None)


def test_a_change_without_a_role_is_summed_up_as_the_change(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    who = "person: ann, side: blue"
    pack = small(
        tmp_path, HEAD, sides=f"- {{id: blue, name: Blue, {CITED_HEAD}}}\n",
        people=f"- {{id: ann, name: Ann Smith, {CITED_HEAD}}}\n",
        delegates=f"- {{id: a, {who}, change: joined, status: happened, {CITED_HEAD}}}\n"
        f"- {{id: b, {who}, role: head, change: left, status: happened, {CITED_HEAD}}}\n",
    )  # fmt: skip
    items = talks("delegation", "--data", str(pack), "--json").items
    assert [item["summary"] for item in items] == [
        "Ann Smith, head (left), Blue", "Ann Smith, joined, Blue",
    ]  # fmt: skip


def test_heads_stand_before_members_and_rounds_by_number(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    roles = ("absent", "attendee", "member", "head")
    delegate = "- {id: %s, person: ann, side: blue, role: %s, status: happened, %s}\n"
    rounds = "- id: r%d\n  number: %d\n  name: round\n  derived: {name: so}\n  %s\n"
    pack = small(
        tmp_path, HEAD, sides=f"- {{id: blue, name: Blue, {CITED_HEAD}}}\n",
        people=f"- {{id: ann, name: Ann Smith, {CITED_HEAD}}}\n",
        delegates="".join(delegate % (role, role, CITED_HEAD) for role in roles),
        rounds="".join(rounds % (number, number, CITED_HEAD) for number in (3, 1, 10, 2)),
    )  # fmt: skip
    items = talks("delegation", "--round", "all", "--data", str(pack), "--json").items
    assert [item["role"] for item in items] == ["head", "member", "attendee", "absent"]
    items = talks("rounds", "--data", str(pack), "--json").items
    assert [item["number"] for item in items] == [1, 2, 3, 10]
    assert [(item["venue"], item["city"]) for item in items] == [(None, None)] * 4


def test_an_exchange_names_its_people_and_search_finds_whom_records_name(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    told = f"title: It, status: happened, {CITED_HEAD}}}"
    pack = small(
        tmp_path, HEAD,
        people=f"- id: ann\n  name: Ann Smith\n  titles: [the chair]\n  aliases: [Annika]\n"
               f"  called: [Blue group]\n  {CITED_HEAD}\n",
        places=f"- {{id: blue, name: Blue, {CITED_HEAD}}}\n",
        exchanges=f"- {{id: x, stage: agreed, people: [ann], {told}\n",
        events=f"- {{id: e, places: [blue], {told}\n",
    )  # fmt: skip
    (item,) = talks("prisoners", "--data", str(pack), "--json").items
    assert item["people"] == [{"id": "ann", "name": "Ann Smith"}]
    for word in ("chair", "annika"):
        items = talks("search", word, "--data", str(pack), "--json").items
        assert "ann" in {item["id"] for item in items}, word


def test_a_derived_value_of_a_fact_is_derived_in_its_record(talks: Callable[..., Outcome]) -> None:
    first, second = talks("rounds", "--json").items
    city = "the office is near Ciragan, and the talks at Ciragan concluded in Istanbul; of the "
    assert first["derived"].keys() == {"date", "city"}
    assert first["derived"]["city"].startswith(city)
    assert second["derived"] == {"date": "the year is that of the article's date line"}
    venue = talks("venue", "--round", "1", "--json").items[0]
    assert venue["derived"] == {"city": first["derived"]["city"]}

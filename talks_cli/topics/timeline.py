"""What happened or was to happen, and when."""

from __future__ import annotations

from talks_cli.dates import day, day_range, without_ends
from talks_cli.errors import UsageFault
from talks_cli.names import is_plain
from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Note, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import By, Chart, On, Round, Since, Status, Undated, Until

KINDS = ("event", "exchange", "statement")
ALONE = "on"
COLUMNS = (
    Column("What", "what"),
    Column("When", "when", into="what"),
    Column("Round", "round", into="when"),
    Column("Status", "status", into="what", plain=("happened",)),
    Column("Says", "says", into="what"),
    Column("Where", "where", into="what"),
)
_FIRST, _LAST = "", "9999-99-99"


def timeline(
    dataset: Dataset,
    since: Since = None,
    until: Until = None,
    on: On = None,
    round: Round = None,
    by: By = None,
    status: Status = None,
    undated: Undated = False,
    chart: Chart = False,
) -> View:
    """What happened, was announced, proposed or hoped for, and when.

    With --since, --until or --on, what certainly lies there: on a known day, between known bounds,
    or announced for such a day. What may lie there is counted, and shown with --undated.

    Example: talks timeline --since {month}
    """
    numbers = resolve.rounds(dataset, round)
    speakers, notes = resolve.speakers(dataset, by)
    status_id = None if status is None else resolve.status(dataset, status)
    rows = dataset.select("timeline", by=speakers, status=status_id and [status_id])
    first, last = _period(dataset, since, until, on)
    publisher = by and resolve.published(dataset, by)
    asked = (
        publisher and f"says {publisher}",
        status_id and dataset.about["statuses"].get(status_id, status_id),
        "undated or open-ended" if undated else None,
        _asked(first, last),
    )
    if undated or first or last:
        certain, possible = _within(dataset, first or _FIRST, last or _LAST)
        open_ended = [row for row in rows if row in possible]
        rows = open_ended if undated else [row for row in rows if row in certain]
        open_ended, _ = resolve.of_rounds(dataset, "timeline", numbers, open_ended)
        rows, left_out = resolve.of_rounds(dataset, "timeline", numbers, rows)
        if open_ended and not undated:
            note = _left_out(len(open_ended)) if rows else _may_lie_there(len(open_ended))
            notes.append(note)
    else:
        rows, left_out = resolve.of_rounds(dataset, "timeline", numbers, rows)
    notes += left_out
    if by and (others := _not_in_time(dataset, speakers)):
        notes.append(_not_told(others, by))
    narrow = bool(speakers or status_id or undated or first or last)
    told = silence_notes(dataset, "timeline", rows, round=numbers, people=speakers, narrow=narrow)
    return View(
        "timeline",
        dataset,
        Selection(dataset, rows),
        query={
            "since": first,
            "until": last and without_ends(last),
            "round": numbers[0] if numbers else "all",
            "by": resolve.shown(speakers),
            "status": status_id,
            "undated": undated,
        },
        columns=COLUMNS,
        kinds=KINDS,
        title=" · ".join(filter(None, ("Timeline", *asked))),
        group="when",
        drawn="chart" if chart else None,
        notes=[*notes, *told],
    )


def _asked(first: str | None, last: str | None) -> str:
    """The period asked for, in words."""
    last = last and without_ends(last)
    if first and first == last:
        return day(first)
    told = (first and f"since {day(first)}", last and f"until {day(last)}")
    return " ".join(filter(None, told))


def _within(dataset: Dataset, first: str, last: str) -> tuple[set[int], set[int]]:
    """The rows of what certainly lies from `first` to `last`, and of what else may lie there.

    With neither day given, what has a known day, month or year lies there.
    """
    whenever = (first, last) == (_FIRST, _LAST)
    certain: set[int] = set()
    possible: set[int] = set()
    for key in ("timeline.span=", "timeline.for="):
        for span, rows in dataset.postings(key, first):
            ends, _, begins = span.partition("..")
            known = bool(begins) and begins == without_ends(ends)
            if known if whenever else first <= begins and ends <= last:
                certain.update(rows)
            elif begins <= last:
                possible.update(rows)
    return certain, possible - certain


def _not_in_time(dataset: Dataset, speakers: list[str] | None) -> int:
    """How many statements of these speakers are in no timeline, nor an event in their place."""
    in_time = dataset.select("timeline", by=speakers)
    told = {record.doc["where"] for record in dataset.records(in_time)}
    rest = set(dataset.select("statement", by=speakers)).difference(in_time)
    return sum(record.doc["where"] not in told for record in dataset.records(rest))


def _not_told(count: int, by: str) -> Note:
    many = "statements have" if count > 1 else "statement has"
    where = f"talks statements {by if is_plain(by) else repr(by)}"
    return Note("not_in_time", f"{count} more {many} no place in a timeline: {where}")


def _left_out(count: int) -> Note:
    many = "are" if count > 1 else "is"
    return Note("undated", f"{count} undated or open-ended {many} left out: --undated")


def _may_lie_there(count: int) -> Note:
    told = f"Nothing is said to lie there for certain; {count} undated or open-ended may: --undated"
    return Note("undated", told)


def _period(
    dataset: Dataset, since: str | None, until: str | None, on: str | None
) -> tuple[str | None, str | None]:
    """The first and the last day asked for, as ISO has them; None where there is no end."""
    if on is not None and not since is until is None:
        raise UsageFault("--on is a period of its own: give it without --since and --until")
    if since is until is on is None:
        return None, None
    known, months = list(days(dataset)), dataset.about["months"]
    if on is not None:
        return day_range("--on", on, known, months)
    first = None if since is None else day_range("--since", since, known, months)[0]
    last = None if until is None else day_range("--until", until, known, months)[1]
    if first and last and first > last:
        raise UsageFault(f"--since {since} is later than --until {until}")
    return first, last


def days(dataset: Dataset) -> Iterator[str]:
    """The days, months and years that the timeline has, as ISO writes them."""
    for span, _ in dataset.postings("timeline.span="):
        last, _, first = span.partition("..")
        yield from (without_ends(last), first)

"""What happened or was to happen, and when."""

from __future__ import annotations

from talks_cli.dates import day_range
from talks_cli.errors import UsageFault
from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import By, Round, Since, Status, Until

KINDS = ("event", "exchange")
COLUMNS = (
    Column("When", "@when"),
    Column("Status", "status"),
    Column("Round", "round"),
    Column("What", "title"),
    Column("Says · where", "@source"),
)


def timeline(
    dataset: Dataset,
    since: Since = None,
    until: Until = None,
    round: Round = "all",
    by: By = None,
    status: Status = None,
) -> View:
    """What happened, was announced, proposed or hoped for, and when.

    An event of which the source gives only bounds, or no date, is listed wherever it may lie:
    "by 2025-05-28" is also an answer to --since 2025-05-20.

    Example: talks timeline --since 2025-05 --status happened
    """
    numbers = resolve.rounds(dataset, round)
    speakers, notes = resolve.speakers(dataset, by)
    status_id = None if status is None else resolve.status(dataset, status)
    rows = dataset.select("timeline", round=numbers, by=speakers, status=status_id and [status_id])
    if since is not None or until is not None:
        first = "" if since is None else day_range("--since", since)[0]
        last = "9999-99-99" if until is None else day_range("--until", until)[1]
        if first > last:
            raise UsageFault(f"--since {since} is later than --until {until}")
        within = _overlapping(dataset, first, last)
        rows = [row for row in rows if row in within]
    told = silence_notes(dataset, "timeline", rows, round=numbers, people=speakers)
    return View(
        "timeline",
        dataset,
        Selection(dataset, rows),
        query={
            "since": since,
            "until": until,
            "round": numbers[0] if numbers else "all",
            "by": resolve.shown(speakers),
            "status": status_id,
        },
        columns=COLUMNS,
        kinds=KINDS,
        notes=[*notes, *(told if rows or speakers else ())],
    )


def _overlapping(dataset: Dataset, first: str, last: str) -> set[int]:
    """The rows whose date, or whose span of possible dates, shares a day with first to last."""
    found: set[int] = set()
    for span, rows in dataset.postings("timeline.span=", first):
        begins = span.partition("..")[2]
        if begins <= last:
            found.update(rows)
    return found

"""What happened or was to happen, and when."""

from __future__ import annotations

from talks_cli.dates import without_ends
from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import By, On, Round, Since, Status, Undated, Until

KINDS = ("event", "exchange")
ALONE = "on"
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
    on: On = None,
    round: Round = None,
    by: By = None,
    status: Status = None,
    undated: Undated = False,
) -> View:
    """What happened, was announced, proposed or hoped for, and when.

    An event of which the source gives only bounds, or no date, is listed wherever it may lie:
    "by 2025-05-28" is also an answer to --since 2025-05-20.

    Example: talks timeline --since {month}
    """
    numbers = resolve.rounds(dataset, round)
    speakers, notes = resolve.speakers(dataset, by)
    status_id = None if status is None else resolve.status(dataset, status)
    rows = dataset.select("timeline", round=numbers, status=status_id and [status_id])
    rows = resolve.said_by(dataset, "timeline", speakers, rows)
    first, last = resolve.period(dataset, since, until, on)
    if first or last:
        within = _overlapping(dataset, first or "", last or "9999-99-99")
        rows = [row for row in rows if row in within]
    told = silence_notes(dataset, "timeline", rows, round=numbers, people=speakers)
    return View(
        "timeline",
        dataset,
        Selection(dataset, rows),
        query={
            "since": first,
            "until": last and without_ends(last),
            "undated": undated,
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

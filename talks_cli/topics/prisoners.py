"""Exchanges of prisoners: hoped for, agreed, implemented."""

from __future__ import annotations

from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.dataset.record import Record
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Round, Status

KINDS = ("exchange",)
ALONE = "round"
COLUMNS = (
    Column("Stage", "stage"),
    Column("Quantity", "quantity"),
    Column("When", "when"),
    Column("Round", "round"),
    Column("Status", "status", into="stage"),
    Column("Says", "says", into="stage"),
    Column("Where", "where"),
)


def prisoners(dataset: Dataset, round: Round = None, status: Status = None) -> View:
    """Exchanges of prisoners hoped for, agreed and implemented, with quantities.

    A quantity is per side where the source says "each"; sums are never computed.

    Example: talks prisoners --status {stage}
    """
    numbers = resolve.rounds(dataset, round)
    status_id = None if status is None else resolve.status(dataset, status)
    rows = dataset.select("exchange", round=numbers, status=status_id and [status_id])
    return View(
        "prisoners",
        dataset,
        _in_stages(dataset.records(rows)),
        query={"round": numbers[0] if numbers else "all", "status": status_id},
        columns=COLUMNS,
        kinds=KINDS,
        title="Exchanges of prisoners",
        notes=silence_notes(
            dataset,
            "prisoners",
            rows,
            round=numbers,
            narrow=status_id is not None,
            or_all=not rows,
        ),
    )


def _in_stages(records: Iterable[Record]) -> list[Record]:
    """Records with each stage after the one that it follows, whatever is known of their days."""
    waiting = {record.doc["id"]: record for record in records}
    found: list[Record] = []
    for one in list(waiting):
        chain = [waiting.pop(one)] if one in waiting else []
        while chain and (earlier := waiting.pop(chain[-1].doc["follows"], None)):
            chain.append(earlier)
        found += reversed(chain)
    return found

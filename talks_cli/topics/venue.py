"""Where the rounds were held."""

from __future__ import annotations

from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Round

KINDS = ("venue",)
ALONE = "round"
COLUMNS = (
    Column("Round", "round"),
    Column("Venue", "name"),
    Column("City", "city"),
    Column("Description", "description"),
    Column("Seating", "seating"),
    Column("Flags", "flags"),
)


def venue(dataset: Dataset, round: Round = None) -> View:
    """Where the rounds were held, and how the room was arranged.

    Example: talks venue {round}
    """
    numbers = resolve.rounds(dataset, round)
    rows = dataset.select("venue", round=numbers)
    return View(
        "venue",
        dataset,
        Selection(dataset, rows),
        query={"round": numbers[0] if numbers else "all"},
        columns=COLUMNS,
        kinds=KINDS,
        title="Where the rounds were held",
        notes=silence_notes(dataset, "venue", rows, round=numbers),
        sheet=True,
        rooms=True,
    )

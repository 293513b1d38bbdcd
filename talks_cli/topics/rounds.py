"""The rounds side by side."""

from __future__ import annotations

from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Round

KINDS = ("round",)
ALONE = "round"


def rounds(dataset: Dataset, round: Round = None) -> View:
    """The rounds side by side, with "not stated" where the source is silent; or one of them.

    Example: talks rounds
    """
    numbers = resolve.rounds(dataset, round)
    rows = dataset.select("round", round=numbers)
    facts = dataset.about["round_attributes"]
    shown = ("date", "venue", "city", *(fact for fact in facts if fact != "date"))
    return View(
        "rounds",
        dataset,
        Selection(dataset, rows),
        query={"round": numbers[0] if numbers else "all"},
        columns=(
            Column("Round", "round"),
            *(Column(fact.replace("-", " ").capitalize(), fact) for fact in shown),
        ),
        kinds=KINDS,
        title="The rounds side by side",
        notes=silence_notes(dataset, "rounds", rows, round=numbers),
        sheet=True,
    )

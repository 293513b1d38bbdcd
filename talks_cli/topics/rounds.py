"""The rounds side by side."""

from __future__ import annotations

from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset

KINDS = ("round",)


def rounds(dataset: Dataset) -> View:
    """The rounds side by side, with "not stated" where the source is silent.

    Example: talks rounds
    """
    rows = dataset.select("round")
    facts = dataset.about["round_attributes"]
    shown = ("date", "venue", "city", *(fact for fact in facts if fact != "date"))
    return View(
        "rounds",
        dataset,
        Selection(dataset, rows),
        query={},
        columns=(
            Column("Round", "round"),
            *(Column(fact.replace("-", " ").capitalize(), fact) for fact in shown),
        ),
        kinds=KINDS,
        title="The rounds side by side",
        notes=silence_notes(dataset, "rounds", rows),
        sheet=True,
    )

"""Records of a table, made for tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from talks_cli.dataset.record import Record
from talks_cli.output import Look, renderer
from talks_cli.view import Column, View

if TYPE_CHECKING:
    from typing import Any

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset

REASON = "the number of the deal before"


def doc(number: int, **own: Any) -> Doc:
    """An exchange of prisoners."""
    return {
        "id": f"r{number}", "kind": "exchange", "title": "x", "stage": "agreed",
        "quantity": {"value": 1000, "of": "prisoners", "per": "side", "bound": None},
        "round": number, "date": None, "not_before": None, "not_after": None, "for": None,
        "when": "16 May 2025", "what": "x", "says": "TASS", "where": f"[{number}]",
        "status": "happened", "said_by": None,
        "evidence": [{"source": "tass-2025-06-02", "section": None, "sentences": [number],
                      "start": 0, "end": 4, "quote": f"Sentence {number}."}],
        "derived": {}, "not_stated": [], "differs": {}, "remark": None, **own,
    }  # fmt: skip


SPOKEN = {"says": "Jane Doe", "said_by": {"id": "doe", "name": "Jane Doe"}}
COLUMNS = (
    Column("Stage", "stage"),
    Column("Quantity", "quantity"),
    Column("When", "when"),
    Column("Round", "round"),
    Column("Status", "status", into="stage"),
    Column("Says", "says", into="stage"),
    Column("Where", "where"),
)


def shown(dataset: Dataset, *docs: Doc, width: int = 80, **how: Any) -> str:
    view = View(
        "prisoners", dataset, [Record(json.dumps(doc)) for doc in docs], query={},
        columns=how.pop("columns", COLUMNS), kinds=("exchange",), title="Exchanges",
        **how,
    )  # fmt: skip
    return "".join(renderer("table")(view, Look(width=width)))


def title(out: str) -> str:
    return out.partition("\n")[0]


TOLD = doc(2, **SPOKEN, derived={"quantity": REASON}, status="announced")

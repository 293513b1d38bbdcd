"""Whole records, with quotes and citation."""

from __future__ import annotations

from talks_cli import resolve
from talks_cli.fields import RECORDS
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.options import Ids
    from talks_cli.store import Dataset

KINDS = RECORDS
COLUMNS = (
    Column("Id", "id"),
    Column("Kind", "kind"),
    Column("What", "summary"),
    Column("Says · where", "@source"),
)


def show(dataset: Dataset, ids: Ids) -> View:
    """Whole records: every field, the quotes, who says it, and a citation ready to paste.

    Example: talks show round-1
    """
    rows = []
    for identifier in dict.fromkeys(ids):
        rows += resolve.record_rows(dataset, identifier)
    return View(
        "show",
        dataset,
        Selection(dataset, rows),
        query={"ids": list(dict.fromkeys(ids))},
        columns=COLUMNS,
        kinds=KINDS,
        whole=True,
    )

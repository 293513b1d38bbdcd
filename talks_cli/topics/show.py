"""Whole records, with quotes and citation."""

from __future__ import annotations

from talks_cli.topics import resolve
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Cite, Ids

KINDS = ()  # of any kind
COLUMNS = (
    Column("Id", "id"),
    Column("Kind", "kind"),
    Column("What", "what"),
    Column("Says", "says"),
    Column("Where", "where"),
)


def show(dataset: Dataset, ids: Ids, cite: Cite = None) -> View:
    """Whole records: every field, the quotes, who says it, and a citation ready to paste.

    With --cite, only the citation of the articles behind them, each once, in a style that
    bibliographies know. What the dataset does not have (an author, an address) is not in it.

    Example: talks show {id}
    """
    rows = []
    for identifier in dict.fromkeys(ids):
        rows += resolve.record_rows(dataset, identifier)
    return View(
        "show",
        dataset,
        Selection(dataset, rows),
        query={"ids": list(dict.fromkeys(ids))},
        style=cite,
        columns=COLUMNS,
        kinds=KINDS,
        whole=True,
    )

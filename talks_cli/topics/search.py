"""Full-text search, best match first."""

from __future__ import annotations

from talks_cli.dataset.fields import RECORDS
from talks_cli.errors import UsageFault
from talks_cli.names import fold
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Words

KINDS = RECORDS
COLUMNS = (
    Column("Kind", "kind"),
    Column("Id", "id"),
    Column("Status", "status"),
    Column("What", "summary"),
    Column("Says · where", "@source"),
)


def search(dataset: Dataset, words: Words) -> View:
    """Full-text search over every record and quote, best match first.

    A record matches if it has all the words, in any order, case or form (`exchanges` finds
    "exchange"). Words are only words: there is no query syntax.

    Example: talks search {word}
    """
    folded = fold(" ".join(words)).split()
    if not folded:
        raise UsageFault("search: at least one word with a letter or a digit is needed")
    return View(
        "search",
        dataset,
        Selection(dataset, dataset.search(folded)),
        query={"words": list(words)},
        columns=COLUMNS,
        kinds=KINDS,
    )

"""Everything the dataset holds on one person."""

from __future__ import annotations

from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Note, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Name

KINDS = ()  # of any kind
PEOPLE: tuple[Column, ...] = (
    Column("Id", "id"),
    Column("Name", "name"),
    Column("Side", "side"),
    Column("Titles", "titles"),
    Column("Where", "where"),
)
LEAD = (
    Column("Name", "name"),
    Column("Titles", "titles"),
    Column("Side", "side"),
    Column("Id", "id"),
    Column("Also found as", "aliases"),
    Column("Where", "where"),
)
MENTIONS = (
    Column("Kind", "kind"),
    Column("When", "when"),
    Column("Status", "status"),
    Column("What", "what"),
    Column("Says", "says"),
    Column("Where", "where"),
)


def person(dataset: Dataset, name: Name) -> View:
    """Everything the dataset holds on one person.

    NAME is an id, a full name, a surname or another spelling, in any case and with or without
    diacritics. A name that several people bear lists them.

    Example: talks person "Jane Doe" --json
    """
    rows = resolve.people(dataset, name)
    found = [record.doc for record in dataset.records(rows)]
    if len(found) > 1:
        notes = [resolve.ambiguity(name, found)]
        columns = PEOPLE
    else:
        columns = MENTIONS
        others = [dataset.by_id(identifier) for identifier in found[0]["different_from"]]
        notes = [
            Note("ambiguous", f"Not to be confused with {other.doc['what']}.") for other in others
        ]
        notes += silence_notes(dataset, "person", rows, people=[found[0]["id"]])
        rows += [row for row in dataset.posting(f"mentions={found[0]['id']}") if row not in rows]
    return View(
        "person",
        dataset,
        Selection(dataset, rows),
        query={"name": name},
        columns=columns,
        kinds=KINDS,
        notes=notes,
        lead=() if len(found) > 1 else LEAD,
    )

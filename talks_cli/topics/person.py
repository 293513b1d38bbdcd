"""Everything the dataset holds on one person."""

from __future__ import annotations

from talks_cli.dataset.fields import RECORDS
from talks_cli.errors import AmbiguousName
from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Note, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Name

KINDS = RECORDS
PEOPLE = (
    Column("Id", "id"),
    Column("Name", "name"),
    Column("Side", "side"),
    Column("Titles", "titles"),
    Column("Where", "@where"),
)
LEAD = (
    Column("Name", "name"),
    Column("Titles", "titles"),
    Column("Side", "side"),
    Column("Id", "id"),
    Column("Also found as", "aliases"),
    Column("Where", "@where"),
)
MENTIONS = (
    Column("Kind", "kind"),
    Column("When", "@when"),
    Column("Status", "status"),
    Column("What", "summary"),
    Column("Says · where", "@source"),
)


def person(dataset: Dataset, name: Name) -> View:
    """Everything the dataset holds on one person.

    NAME is an id, a full name, a surname or another spelling, in any case and with or without
    diacritics. A name that several people bear lists them; for a script that is an error (exit 1).

    Example: talks person {person}
    """
    rows = resolve.people(dataset, name)
    found = [record.doc for record in dataset.records(rows)]
    if len(found) > 1:
        note = resolve.ambiguity(name, found)
        several = View(
            "person",
            dataset,
            Selection(dataset, rows),
            query={"name": name},
            columns=PEOPLE,
            kinds=KINDS,
            notes=[note],
        )
        raise AmbiguousName(note.text, tuple(doc["id"] for doc in found), several)
    others = [dataset.by_id(identifier) for identifier in found[0]["different_from"]]
    notes = [
        Note("ambiguous", f"Not to be confused with {other.doc['summary']}.") for other in others
    ]
    notes += silence_notes(dataset, "person", rows, people=[found[0]["id"]])
    rows += [row for row in dataset.posting(f"mentions={found[0]['id']}") if row not in rows]
    return View(
        "person",
        dataset,
        Selection(dataset, rows),
        query={"name": name},
        columns=MENTIONS,
        kinds=KINDS,
        notes=notes,
        lead=LEAD,
    )

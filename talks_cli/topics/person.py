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
    Column("Name", "name"),
    Column("Side", "side"),
    Column("Title", "titles", into="name"),
    Column("Id", "id"),
    Column("Where", "where"),
)
LEAD = (
    Column("Spelled", "spellings"),
    Column("Title", "titles"),
    Column("Side", "side"),
    Column("Id", "id"),
    Column("Also found as", "aliases"),
    Column("Where", "where"),
)
MENTIONS = (
    Column("What", "what"),
    Column("When", "when", into="what", plain=("bounds",)),
    Column("Kind", "part"),
    Column("Status", "status", into="what"),
    Column("Says", "says", into="what"),
    Column("Where", "where", into="what"),
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
        told = f"{name!r} could mean each of them; of one alone: talks person {found[0]['id']}"
        notes = [Note("ambiguous", told)]
        columns = PEOPLE
    else:
        columns = MENTIONS
        others = [
            dataset.by_id(other)
            for other in found[0]["different_from"]
            if dataset.source is None or dataset.posting(f"id={other}")
        ]
        notes = [
            Note("ambiguous", f"Not to be confused with {other.doc['what']}.")
            for other in others
            if other.doc["name"].split()[-1] == found[0]["name"].split()[-1]
        ]
        named = [row for row in dataset.posting(f"mentions={found[0]['id']}") if row not in rows]
        said = set(dataset.posting(f"statement.by={found[0]['id']}"))
        kinds = (record.doc["kind"] for record in dataset.records(named))
        by_others = {
            row: kind == "statement" and row not in said
            for row, kind in zip(named, kinds, strict=True)
        }
        rows += sorted(named, key=by_others.__getitem__)
        notes += silence_notes(dataset, "person", rows, people=[found[0]["id"]], narrow=True)
    return View(
        "person",
        dataset,
        Selection(dataset, rows),
        query={"name": name},
        columns=columns,
        kinds=KINDS,
        title=f"People called {name}" if len(found) > 1 else found[0]["name"],
        group="part",
        notes=notes,
        lead=() if len(found) > 1 else LEAD,
        subject=None if len(found) > 1 else found[0]["id"],
        candidates=tuple(doc["id"] for doc in found) if len(found) > 1 else (),
    )

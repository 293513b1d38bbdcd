"""Who sat, or did not sit, for a side."""

from __future__ import annotations

from talks_cli.dataset.document import sources_of
from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Note, Selection, View, labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Changes, Role, Round, Side, Tree

KINDS = ("delegate",)
ALONE = "side"
COLUMNS = (
    Column("Name", "name"),
    Column("Role", "role"),
    Column("Side", "side"),
    Column("Round", "round", into="name"),
    Column("Title", "title", into="name"),
    Column("Status", "status", into="name"),
    Column("Says", "says", into="name"),
    Column("Where", "where"),
)


def delegation(
    dataset: Dataset,
    side: Side = None,
    round: Round = None,
    role: Role = None,
    changes: Changes = False,
    tree: Tree = False,
) -> View:
    """Who sat, or did not sit, for a side; of the latest round unless --round says otherwise.

    Heading a delegation, belonging to it and attending a meeting are different things: ROLE is the
    one that the source states. A person whom the source ties to no round is listed with every
    round, as "not stated".

    Example: talks delegation {side} --role head
    """
    side_id = None if side is None else resolve.side(dataset, side)
    numbers = resolve.rounds(dataset, "latest" if round is None else round)
    rows = dataset.select(
        "delegate",
        side=side_id and [side_id],
        round=numbers,
        role=role and [role],
    )
    if changes:
        changed = set(dataset.select("delegate", change=["joined", "left"]))
        changed.update(dataset.select("delegate", role=["absent"]))
        rows = [row for row in rows if row in changed]
    notes = silence_notes(
        dataset,
        "delegation",
        rows,
        side=side_id,
        round=numbers,
        role=role,
        narrow=changes or role is not None,
        or_all=not rows,
    )
    notes += [] if role or changes else _partial(dataset, rows)
    return View(
        "delegation",
        dataset,
        Selection(dataset, rows),
        query={
            "side": side_id,
            "round": numbers[0] if numbers else "all",
            "role": role,
            "changes": changes,
        },
        columns=COLUMNS,
        kinds=KINDS,
        title="" if side_id else "Delegations",
        notes=notes,
        group="side",
        drawn="tree" if tree else None,
    )


def _partial(dataset: Dataset, rows: list[int]) -> list[Note]:
    """Notes that name the sides whose lists are not called complete, and the sources of these."""
    sources: dict[str, dict[str, None]] = {}
    for record in dataset.records(rows):
        doc = record.doc
        if doc["listing"] == "partial" and doc["role"] not in ("chair", "mediator"):
            side = dataset.about["sides"][doc["side"]]
            sources.setdefault(side, {}).update(sources_of(doc))
    sides: dict[str, list[str]] = {}
    for side, told in sources.items():
        sides.setdefault(_by(dataset, told), []).append(side)
    return [
        Note("partial_listing", f"Not said{by} to be a complete list: {', '.join(listed)}.")
        for by, listed in sides.items()
    ]


def _by(dataset: Dataset, told: dict[str, None]) -> str:
    """Which sources these are, in the dataset's order, where there are others."""
    known = dataset.about["sources"]
    names = [label for source, label in labels(known).items() if source in told]
    return f" by {' or '.join(names)}" if len(known) > 1 else ""

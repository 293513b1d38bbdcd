"""What the sources leave open, told with the answers that it bears on."""

from __future__ import annotations

from talks_cli.view import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset


def silence_notes(
    dataset: Dataset,
    topic: str,
    rows: list[int],
    *,
    side: str | None = None,
    round: list[int] | None = None,
    role: str | None = None,
    people: list[str] | None = None,
    narrow: bool = False,
    or_all: bool = False,
) -> list[Note]:
    """A note for each silence about `topic` that bears on an answer, the most to the point first.

    `rows` are those of the answer. What is left open about a person is told where the answer has
    something on that person, or where one of `people` was asked for; what is about no side, with a
    side that has no answer. Of an answer that more than a side and a round make `narrow`, nothing
    else is told but what hangs on one of its records, or is about the `role` that was asked for;
    with `or_all`, where that is nothing, it is not narrow.
    """
    wanted = dataset.select(
        "silence",
        topics=[topic],
        side=side and [side],
        round=round,
        role=role and [role],
    )
    answered = set(rows)
    several = len(dataset.about["sources"]) > 1
    told: list[tuple[int, Note]] = []
    for record in dataset.records(wanted):
        doc = record.doc
        asked = (role and doc["role"] == role) or doc["person"] in (people or ())
        of_no_side = side is not None and doc["side"] is None and rows
        if asked or (not of_no_side and _bears(dataset, doc, answered, narrow)):
            by = f" by {doc['says']}" if several else ""
            rank = 0 if asked else 2 if doc["person"] else 1
            told.append((rank, Note("not_stated", f"Not stated{by}: {doc['text']}")))
    if or_all and narrow and not told:
        return silence_notes(dataset, topic, rows, side=side, round=round, role=role)
    return [note for _, note in sorted(told, key=lambda one: one[0])]


def _bears(dataset: Dataset, doc: Doc, answered: set[int], narrow: bool) -> bool:
    """Whether a silence hangs on one of the rows answered, or is about whom one of them names."""
    if doc["person"] and not narrow:
        return not answered.isdisjoint(dataset.posting(f"mentions={doc['person']}"))
    if narrow:
        return bool(doc["of"]) and not answered.isdisjoint(dataset.posting(f"id={doc['of']}"))
    return True

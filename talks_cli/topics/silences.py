"""What the sources leave open, told with the answers that it bears on."""

from __future__ import annotations

from talks_cli.names import fold
from talks_cli.view import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

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
    only_people: bool = False,
    words: Collection[str] = (),
) -> list[Note]:
    """A note for each silence about `topic` that the other parameters do not rule out.

    Those about one person alone come last.

    `rows` are those of the answer: what is left open about a person is told only where it has
    something on that person, or where one of `people` was asked for. With `people`, or with
    `only_people`, nothing else is told; with `words`, given folded, nothing else that lacks one of
    them at the beginning of a word.
    """
    wanted = dataset.select(
        "silence",
        topics=[topic],
        side=side and [side],
        round=round,
        role=role and [role],
    )
    answered = set(rows)
    told: list[tuple[bool, Note]] = []  # and whether it is about one person alone
    several = len(dataset.about["sources"]) > 1
    for record in dataset.records(wanted):
        person = record.doc["person"]
        if person:
            named = dataset.posting(f"mentions={person}")
            met = person in (people or ()) or not answered.isdisjoint(named)
        else:
            text = f" {fold(record.doc['text'])}"
            met = people is None and not only_people and all(f" {word}" in text for word in words)
        if met:
            by = f" by {record.doc['says']}" if several else ""
            note = Note("not_stated", f"Not stated{by}: {record.doc['text']}")
            told.append((person is not None, note))
    return [note for _, note in sorted(told, key=lambda one: one[0])]

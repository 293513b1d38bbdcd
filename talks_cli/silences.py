"""What the sources leave open, told with the answers that it bears on."""

from __future__ import annotations

from talks_cli.view import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.store import Dataset


def silence_notes(
    dataset: Dataset,
    topic: str,
    *,
    side: str | None = None,
    round: list[int] | None = None,
    role: str | None = None,
    people: list[str] | None = None,
    strict: bool = False,
) -> list[Note]:
    """A note for each silence about `topic` that the other parameters do not rule out.

    Where `people` are given, only what is left open about one of them; with `strict`, where a round
    is given, only what is left open about that round.
    """
    rows = dataset.select(
        "silence",
        topics=[topic],
        side=side and [side],
        round=round,
        role=role and [role],
    )
    found = [record.doc for record in dataset.records(rows)]
    return [
        Note("not_stated", doc["text"])
        for doc in found
        if (people is None or doc["person"] in people)
        and not (strict and round and doc["round"] is None)
    ]

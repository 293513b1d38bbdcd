"""How a record writes what it is filed under folded."""

from __future__ import annotations

from itertools import filterfalse

from talks_cli.names import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.record import Doc


def as_written(doc: Doc, folded: str, typed: str = "") -> str:
    """The words that `doc` is filed under as `folded`, in small letters, hyphens between them.

    As it writes them itself, where that goes on from what is typed; else folded. A word that is
    typed with a capital goes on as it begins: not every shell takes one letter for the other.
    """
    if not (folded + typed).isascii():
        size, begun = len(folded.split()), typed.casefold()
        for text in _texts(doc.values()):
            words = text.split()
            for first in range(len(words)):
                written = "-".join(words[first : first + size])
                written = written.strip("".join(filterfalse(str.isalnum, written)))
                if written.casefold().startswith(begun) and fold(written) == folded:
                    return written if typed and written.startswith(typed) else written.casefold()
    return folded.replace(" ", "-")


def _texts(values: Iterable[object]) -> Iterator[str]:
    """Every text in a document, or in a part of it."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _texts(value.values())
        elif isinstance(value, list):
            yield from _texts(value)

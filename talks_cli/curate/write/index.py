"""Under which keys the rows of a dataset are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talks_cli.curate.write.filing import Filing
from talks_cli.dataset.store import ALONE
from talks_cli.view import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from talks_cli.dataset.store import Doc


class Index:
    """The postings of documents in row order.

    A row that is `alone`, of what its source tells where others tell it too, has its keys after the
    source's. Under ALONE and a source stand all rows of what that source tells.
    """

    def __init__(self, docs: list[Doc], about: Doc, alone: Mapping[int, str]) -> None:
        self._postings: dict[str, list[int]] = {"": []}
        filing = Filing(docs, about)
        apart = {(alone[row], docs[row - 1]["id"]) for row in alone}
        for row, doc in enumerate(docs, start=1):
            source = alone.get(row)
            before = f"{source}{ALONE}" if source else ""
            for key in dict.fromkeys(filing.keys(doc)):
                self._postings.setdefault(before + key, []).append(row)
            for teller in [source] if source else _only(doc, about):
                if source or (teller, doc["id"]) not in apart:
                    self._postings.setdefault(f"{teller}{ALONE}", []).append(row)
        self._postings[ALONE] = list(alone)

    def postings(self) -> list[tuple[str, list[int]]]:
        """Every key with its rows, in the order of keys."""
        return sorted(self._postings.items())


def _only(doc: Doc, about: Doc) -> Iterator[str]:
    """The source that alone tells of a document, in a dataset of several."""
    if len(about["sources"]) > 1:
        told = [doc["id"]] if doc["kind"] == "source" else list(sources_of(doc))
        yield from told[:1] if len(told) == 1 else ()

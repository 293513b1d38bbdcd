"""Under which keys the rows of a dataset are found, and the blocks in which these are kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from talks_cli.curate.write.filing import Filing
from talks_cli.dataset.document import sources_of
from talks_cli.dataset.format import ALONE, LAST_KEY
from talks_cli.output.machine import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.dataset.record import Doc

    Posting = tuple[str, list[int]]

# Bytes of a block of postings, about: all of it is read for any of them. What is longer than a
# fourth of a page, SQLite keeps on pages of its own.
_BLOCK = 800


def postings(docs: list[Doc], about: Doc, alone: Mapping[int, str]) -> list[Posting]:
    """Every key with the rows of documents that are found under it, in the order of keys.

    A row that is `alone`, of what its source tells where others tell it too, has its keys after the
    source's. Under ALONE and a source stand all rows of what that source tells.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    filing = Filing(docs, about)
    apart = {(alone[row], docs[row - 1]["id"]) for row in alone}
    several = len(about["sources"]) > 1
    for row, doc in enumerate(docs, start=1):
        keys: Iterable[str] = filing.keys(doc)
        if source := alone.get(row):
            keys = [f"{source}{ALONE}", *(f"{source}{ALONE}{key}" for key in keys)]
        for key in dict.fromkeys(keys):
            found[key].append(row)
        if several and not source:
            told = [doc["id"]] if doc["kind"] == "source" else list(sources_of(doc))
            if len(told) == 1 and (told[0], doc["id"]) not in apart:
                found[f"{told[0]}{ALONE}"].append(row)
    found[ALONE] = list(alone)
    return sorted(found.items())


def blocks(found: Iterable[Posting]) -> Iterator[tuple[str, str, str]]:
    """Postings in blocks: the first key, the one after the last, and the postings as JSON.

    The first block begins before all keys, and the last ends after them.
    """
    first, size = "", 0
    block: dict[str, list[int]] = {}
    for key, rows in found:
        length = len(key) + 8 + 7 * len(rows)  # with quotes, brackets and commas
        if block and size + length > _BLOCK:
            yield first, key, dumps(block)
            first, size, block = key, 0, {}
        block[key] = rows
        size += length
    yield first, LAST_KEY, dumps(block)

"""Read a compiled dataset: rows found through sealed postings, records checked one by one.

The chain of postings must hold, so that what is missing cannot be mistaken for what never was.
"""

from __future__ import annotations

from itertools import groupby

from talks_cli.dataset import sqlite
from talks_cli.dataset.format import ALONE, LAST_KEY, LONGEST, OPEN, seal
from talks_cli.dataset.record import Record, strict_json
from talks_cli.dataset.sealed import Sealed, heed_interrupts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from talks_cli.dataset.fulltext import FullText, SearchResult

    Found = TypeVar("Found")

_RECORD = "SELECT n, json, seal FROM record WHERE n = ?"
_RECORD_ALONE = "SELECT n, source, json, seal FROM _alone WHERE n = ?"
_ARTICLE = "SELECT source, text, seal FROM article WHERE source = ?"
_PART = "SELECT more, seal FROM _fulltext WHERE n = ?"  # before the part, which is long
# From the block that a key would stand in: what it is from, and up to, shows that none is missing.
_BLOCKS_FROM = (
    "SELECT first, next, rows, seal FROM _posting"
    " WHERE first >= (SELECT max(first) FROM _posting WHERE first <= ?) ORDER BY first"
)


def _is_text(key: str) -> bool:
    """Whether `key` can be a key at all: surrogates stand for bytes that are no text."""
    return not any("\ud800" <= sign <= "\udfff" for sign in key)


class Dataset(Sealed):
    """An open dataset. Methods raise `DamagedDataset` rather than return what may be wrong."""

    def __init__(self, connection: sqlite.Connection, place: str) -> None:
        super().__init__(connection, place)
        self.source: str | None = None  # the only one that is asked
        self._told: list[int] | None = None  # the rows of what it tells

    # -- which records there are ------------------------------------------------------------------

    def ask_alone(self, source: str) -> None:
        """From now on answer as if there were no other source."""
        self.source = source
        if len(self.about["sources"]) > 1:
            told = self.about["sources"][source]
            self._told = self._posting(f"{source}{ALONE}")
            self.about = {
                **self.about,
                "sources": {source: told},
                "latest_round": told["latest_round"],
                "records": len(self._told),
            }

    def posting(self, key: str) -> list[int]:
        """The row numbers filed under `key`, ascending; empty if there is no such key."""
        found = self._posting(key)
        if self._told is None:
            return found
        return self._of_told({*found, *self._posting(f"{self.source}{ALONE}{key}")})

    def _of_told(self, rows: set[int]) -> list[int]:
        return [row for row in self._told or () if row in rows]

    def _posting(self, key: str) -> list[int]:
        for block in self._blocks(key):
            return self._rows(block.get(key, []))
        return []

    def _rows(self, found: object) -> list[int]:
        if not isinstance(found, list):
            raise self._damaged("its index is not as compiled")
        return found

    def postings(self, prefix: str, start: str = "") -> Iterator[tuple[str, list[int]]]:
        """Every (rest of key, row numbers) whose key begins with `prefix`, in key order.

        `start`: leave out the keys whose rest is less.
        """
        found = self._postings(prefix, start)
        if self._told is None:
            yield from found
            return
        from heapq import merge

        alone = self._postings(f"{self.source}{ALONE}{prefix}", start)
        for key, both in groupby(merge(found, alone), key=lambda posting: posting[0]):
            if rows := self._of_told({row for _, rows in both for row in rows}):
                yield key, rows

    def _postings(self, prefix: str, start: str) -> Iterator[tuple[str, list[int]]]:
        wanted = prefix + start
        for block in self._blocks(wanted):
            for key in block:
                if key >= wanted:
                    if not key.startswith(prefix):
                        return
                    yield key[len(prefix) :], self._rows(block[key])

    def _blocks(self, wanted: str) -> Iterator[dict[str, object]]:
        """The postings in blocks, from the one on in which a key stands if there is such a key."""
        if not _is_text(wanted):
            return
        expected: str | None = None
        for first, following, rows, mark in self.query(_BLOCKS_FROM, (wanted,)):
            # So that these are text at all.
            sound = mark == seal("_posting", first, following, rows, salt=self.salt)
            if sound and expected is None:
                sound = first <= wanted < following
            if not sound or expected not in (None, first):
                raise self._damaged("the chain of its index is broken")
            expected = following
            try:
                block = strict_json(rows)
            except (TypeError, ValueError, RecursionError):
                block = None
            if not isinstance(block, dict):
                raise self._damaged("its index is not as compiled")
            yield block
        if expected != LAST_KEY:
            raise self._damaged("the chain of its index is broken")

    def select(self, kind: str, **wanted: Iterable[object] | None) -> list[int]:
        """The rows of `kind` whose fields hold one of the values wanted, in display order.

        A record whose field the source leaves open is kept whatever is wanted of that field: a
        filter must not hide it. None for a field asks nothing of it. LookupError for a field that
        records of `kind` are not filed under, where nothing would ever be found.
        """
        found: set[int] | None = None
        for field, values in wanted.items():
            if field not in self.about["filed"].get(kind, ()):
                raise LookupError(f"{kind} is not filed under {field}")
            if values is not None:
                rows: set[int] = set()
                for value in (*values, OPEN):
                    rows.update(self.posting(f"{kind}.{field}={value}"))
                found = rows if found is None else found & rows
        return self.posting(kind) if found is None else sorted(found)

    def search(self, words: Iterable[str]) -> SearchResult:
        """The records that have all of `words`, or else most of them, best match first."""
        return self._in_fulltext(lambda fulltext: fulltext.search(words, self._asked()))

    def other_wordings(self, word: str) -> list[str]:
        """The other names and the synonyms that a search takes for `word`."""
        return self._in_fulltext(lambda fulltext: fulltext.others(word))

    def spelled_alike(self, word: str) -> tuple[str, ...]:
        """The word of records that is spelled most like one that none of them has, if any is."""
        return self._in_fulltext(lambda fulltext: fulltext.alike(word))

    def _in_fulltext(self, find: Callable[[FullText], Found]) -> Found:
        from talks_cli.dataset.fulltext import FullText  # which other lookups do without

        try:
            fulltext = FullText(self.fulltext())
            heed_interrupts(fulltext.connection)
            return find(fulltext)
        except (sqlite.Error, UnicodeDecodeError) as fault:
            raise self._damaged(str(fault)) from None

    def _asked(self) -> Callable[[int], bool]:
        """Whether a row is one of those that are asked."""
        if self._told is not None:
            return set(self._told).__contains__
        alone = set(self._posting(ALONE))
        return lambda row: row not in alone

    def fulltext(self) -> bytes:
        """The full-text index, a serialised database, from its sealed parts."""
        parts: list[bytes] = []
        more = True
        while more:
            row = len(parts) + 1
            more, mark = next(self.query(_PART, (row,)), (False, None))
            part = self._part(row) if mark is not None else b""
            if not part:
                raise self._damaged("its full-text index is not as compiled")
            if mark != seal("_fulltext", row, more, part, salt=self.salt):
                raise self._damaged("a row does not match its checksum")
            parts.append(part)
        return b"".join(parts)

    def _part(self, row: int) -> bytes:
        """A part of the full-text index, in half of the time that a statement takes for it."""
        try:
            with self._connection.blobopen("_fulltext", "part", row, readonly=True) as blob:
                return blob.read() if len(blob) <= LONGEST else b""
        except sqlite.Error as fault:
            raise self._damaged(str(fault)) from None

    def named(self, kind: str, folded: str) -> list[int]:
        """The rows of `kind` that go by a name, given folded, or by each of its words.

        Of `lee ann`, those who go by `lee` and by `ann`; of `lee s`, a possessive, by `lee`.
        """
        if found := self.posting(f"{kind}~{folded}"):
            return found
        first, *others = folded.removesuffix(" s").split() or [""]
        found = self.posting(f"{kind}~{first}")
        for word in dict.fromkeys(others):
            if found:
                found = sorted({*found} & {*self.posting(f"{kind}~{word}")})
        return found

    # -- the records themselves -------------------------------------------------------------------

    def record(self, row: int) -> Record:
        """The record in row number `row`."""
        found = self._sealed("record", _RECORD, (row,)) or self._sealed(
            "_alone", _RECORD_ALONE, (row,)
        )
        if found is None:
            raise self._damaged(f"record {row} is missing")
        return Record(found[-1], self.place)

    def records(self, rows: Iterable[int]) -> Iterator[Record]:
        """The records in `rows`, one at a time."""
        return map(self.record, rows)

    def article(self, source: str) -> str:
        """The text of an article that the dataset itself names."""
        found = self._sealed("article", _ARTICLE, (source,))
        if found is None or found[0] != source:
            raise self._damaged(f"the article {source} is missing")
        return str(found[1])

    def by_id(self, identifier: str) -> Record:
        """The record with an id that the dataset itself names."""
        rows = self.posting(f"id={identifier}")
        if not rows:
            raise self._damaged(f"the record {identifier} is missing")
        return self.record(rows[0])

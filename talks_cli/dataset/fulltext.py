"""Search in a dataset's full-text index: a database of its own, read out of the compiled file.

FTS5 sees nothing but `pieces` of text, those of a word's forms as its stem, so that neither its
tables of Unicode nor its syntax matter.
"""

from __future__ import annotations

from collections import Counter

from talks_cli.dataset import sqlite
from talks_cli.dataset.pieces import folded_words, pieces, stems
from talks_cli.errors import TalksError
from talks_cli.names import EMPTY, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TABLES = {
    "record": "CREATE VIRTUAL TABLE record USING fts5(\n"
    "  what, names, prose, content = '', tokenize = 'ascii'\n)",
    "word": "CREATE TABLE word (spelled TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID",
    "other": "CREATE TABLE other (\n"
    "  spelled TEXT NOT NULL, wording TEXT NOT NULL, beside INTEGER NOT NULL,\n"
    "  PRIMARY KEY (spelled, wording)\n"
    ") WITHOUT ROWID",
}
INDEX = "CREATE INDEX word_by_stem ON word (stem)"
_SHADOWS = {f"record_{table}" for table in ("config", "data", "docsize", "idx")}
_TABLES_THERE = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
# A word counts most in the line that says which record it is and in names.
_BM25 = "bm25(record, 2, 2, 1)"  # negative: the best match has the least
_RANKED = f"SELECT rowid FROM record WHERE record MATCH ? ORDER BY {_BM25}, rowid"  # noqa: S608
_SCORES = f"SELECT rowid, {_BM25} FROM record WHERE record MATCH ?"  # noqa: S608
_FORMS = "SELECT spelled FROM word WHERE stem = ?"
_BEGUN = "SELECT spelled, stem FROM word WHERE spelled > ? AND spelled < ?"
_BEGINNING = "SELECT spelled FROM word WHERE spelled >= ? AND spelled < ?"
# Some say so much more than the word that they count only beside other words.
_OTHERS = "SELECT wording FROM other WHERE spelled = ? AND beside <= ?"
_LEAST_BEGINNING = 3  # letters: fewer begin too many words
_LAST = "\U0010ffff"  # no word begins with it


class SearchResult:
    """What a search found: the rows of records, best match first.

    With `partial`, no record has all that was looked for, and `rows` are those that have most of
    it; nothing has the words that are `missing`. `words` are what `matched` looks for in a text
    that is shown: by how many pieces they have. They stand for `count` of the words asked for.
    """

    __slots__ = ("count", "missing", "partial", "rows", "words")

    def __init__(
        self,
        rows: list[int],
        *,
        partial: bool,
        words: dict[int, set[str]],
        count: int,
        missing: tuple[str, ...] = (),
    ) -> None:
        self.count = count
        self.rows = rows
        self.missing = missing
        self.partial = partial
        self.words = words


class FullText:
    """A full-text index; its methods raise sqlite's errors where it is not as it was made."""

    def __init__(self, serialized: bytes) -> None:
        self.connection = sqlite.connect(":memory:")
        try:
            self.connection.deserialize(serialized)
        except AttributeError:
            why = "search needs a Python whose SQLite can deserialize a database"
            raise TalksError(why) from None
        found = dict(self.connection.execute(_TABLES_THERE))
        if found.keys() != TABLES.keys() | _SHADOWS or any(
            found[table] != made for table, made in TABLES.items()
        ):
            raise sqlite.Error("its full-text index is not as compiled")

    def search(
        self, words: Iterable[str], among: Callable[[int], bool] = lambda _: True
    ) -> SearchResult:
        """The records that have all of `words`, each itself, in another form, or begun by it.

        What the dataset knows by several names counts by any. Records that have the words
        themselves come before those that have what they begin or another name, each of both in the
        order of FTS5's bm25(). Only rows that are `among` the wanted ones count. Words that say
        nothing of what is looked for count where there are no others.
        """
        asked = folded_words(" ".join(words))
        asked = [word for word in asked if word not in EMPTY] or asked
        wanted = dict.fromkeys(" ".join(pieces(word)) for word in asked)
        beside = len(wanted) > 1
        others = {word: self.others(word, beside=beside) for word in wanted}
        stem_of = stems(
            piece
            for word, wordings in others.items()
            for wording in (word, *wordings)
            for piece in wording.split()
        )
        sought = [self._sought(word, other, stem_of) for word, other in others.items()]
        shown: dict[int, set[str]] = {}
        for wording in (wording for word in sought for wording in word.shown):
            shown.setdefault(wording.count(" ") + 1, set()).add(wording)
        rows = self._that_have_all(sought, among)
        if rows or not sought:
            return SearchResult(rows, partial=False, words=shown, count=len(sought))
        rows = self._that_have_most(sought, among)
        missing = [
            word
            for word, found in zip(wanted, sought, strict=True)
            if not found.itself + found.others
        ]
        return SearchResult(
            rows, partial=bool(rows), words=shown, count=len(sought), missing=tuple(missing)
        )

    def _that_have_all(self, sought: list[_Sought], among: Callable[[int], bool]) -> list[int]:
        """The rows that have all words themselves, then those that have what counts as these."""
        exact = _all_of(word.itself for word in sought)
        broad = _all_of(word.itself + word.others for word in sought)
        if exact and any(word.others for word in sought):
            broad = f"({broad}) NOT ({exact})"
        queries = filter(None, dict.fromkeys((exact, broad)))
        found = (row for query in queries for (row,) in self.connection.execute(_RANKED, (query,)))
        return [row for row in found if among(row)]

    def _that_have_most(self, sought: list[_Sought], among: Callable[[int], bool]) -> list[int]:
        """The rows that have most of the words, or what counts as these."""
        many: Counter[int] = Counter()
        scores: dict[int, float] = {}
        for word in sought:
            if phrases := word.itself + word.others:
                for row, score in self.connection.execute(_SCORES, (" OR ".join(phrases),)):
                    if among(row):
                        many[row] += 1
                        scores[row] = scores.get(row, 0.0) + score
        most = max(many.values(), default=0)
        found = (row for row, count in many.items() if count == most)
        return sorted(found, key=lambda row: (scores[row], row))

    def _sought(self, word: str, others: list[str], stem_of: dict[str, str]) -> _Sought:
        """What to look for, so that a record has `word`; nothing that no record has."""

        def phrase(wording: str) -> str:
            return '"' + " ".join(stem_of[piece] for piece in wording.split()) + '"'

        phrases = [phrase(wording) for wording in others]
        single = (wording for wording in others if " " not in wording)
        others += [form for one in single for form in self._column(_FORMS, stem_of[one])]
        if " " in word:
            return _Sought([phrase(word)], phrases, [word, *others])
        forms = self._column(_FORMS, stem_of[word])
        begun = self._begun(word)
        if set(begun.values()) - {stem_of[word]}:
            longer = (stem for stem in begun.values() if not stem.startswith(word))
            phrases += [f'"{word}" *', *(f'"{stem}"' for stem in dict.fromkeys(longer))]
        return _Sought([phrase(word)] if forms else [], phrases, [*forms, *begun, *others])

    def _begun(self, word: str) -> dict[str, str]:
        """The words that `word` begins, each with its stem; a number begins no other."""
        if len(word) < _LEAST_BEGINNING or any(map(str.isdigit, word)):
            return {}
        return dict(self.connection.execute(_BEGUN, (word, word + _LAST)))

    def others(self, word: str, *, beside: bool = False) -> list[str]:
        """What counts as `word`, as it stands alone or `beside` others."""
        return self._column(_OTHERS, word, beside)

    def alike(self, word: str) -> tuple[str, ...]:
        """The word that is spelled most like one that no record has, if any is."""
        return nearest(word, self._column(_BEGINNING, word[:1], word[:1] + _LAST), 1)

    def _column(self, statement: str, *values: object) -> list[str]:
        return [found for (found,) in self.connection.execute(statement, values)]


def _all_of(phrases: Iterable[list[str]]) -> str:
    """FTS5's query for records that have of each list one of its phrases; empty if one is empty."""
    each = [" OR ".join(some) for some in phrases]
    return " AND ".join(f"({some})" for some in each) if all(each) else ""


class _Sought:
    """FTS5's phrases for a word itself and for what counts as it, and all of these as spelled."""

    __slots__ = ("itself", "others", "shown")

    def __init__(self, itself: list[str], others: list[str], shown: list[str]) -> None:
        self.itself = itself
        self.others = others
        self.shown = shown

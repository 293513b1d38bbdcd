"""Write a dataset's full-text index: what each record is found by, in a database of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell.kinds import KINDS
from talks_cli.dataset.fields import FIRST, LAST
from talks_cli.dataset.fulltext import INDEX, TABLES
from talks_cli.dataset.pieces import pieces, stems
from talks_cli.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from talks_cli.dataset.record import Doc

_NAMES = (
    *("id", "name", "title", "titles", "called", "aliases", "spellings", "publisher"),
    *("person", "speaker", "said_by", "people", "places", "place", "venue", "city"),
)
_PROSE = ("text", "description", "seating", "flags", "about", "quantity", "when")
_KINDS = {"delegate": "delegation", "exchange": "exchange"}  # as people ask for one
_NAMED = ("person", "side", "place", "said_by", "people", "places")  # what has names of its own
_FIELDS = {
    name: [
        [field for field in fields if field in (*FIRST, *kind.own, *LAST)]
        for fields in (_NAMES, _PROSE, _NAMED)
    ]
    for name, kind in KINDS.items()
}
# All in one segment, written once: of 100,000 records it is some 50 MiB in memory before.
_AT_ONCE = "INSERT INTO record (record, rank) VALUES ('hashsize', 1000000000)"
_DONE = "INSERT INTO record (record) VALUES ('optimize')"  # one segment, however it came about


def fulltext(docs: list[Doc], synonyms: Mapping[str, list[str]] | None = None) -> bytes:
    """The full-text index of documents in row order, the same bytes from the same SQLite.

    A word of theirs is found by its `synonyms` too.
    """
    names = _Names(docs)
    found = [searchable(doc, names) for doc in docs]
    # Each text once, folded and then stemmed: the same few stand in many documents.
    texts = dict.fromkeys(chain.from_iterable(chain.from_iterable(found)), "")
    for text in texts:
        texts[text] = " ".join(pieces(text))
    sentences = {doc["text"] for doc in docs if doc["kind"] == "sentence"}
    worded = _words(map(texts.__getitem__, sentences))
    stem_of = stems(worded | _words(texts[text] for text in texts if text not in sentences))
    for text, folded in texts.items():
        texts[text] = " ".join(map(stem_of.__getitem__, folded.split()))
    rows = (
        (number, *[" ".join(map(texts.__getitem__, column)) for column in columns])
        for number, columns in enumerate(found, start=1)
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(f"{';'.join(TABLES.values())};{INDEX};{_AT_ONCE}")
        with connection:
            connection.executemany(
                "INSERT INTO record (rowid, what, names, prose) VALUES (?,?,?,?)", rows
            )
            connection.execute(_DONE)
            connection.executemany("INSERT INTO word VALUES (?,?)", sorted(stem_of.items()))
            others = names.others(worded) | dict.fromkeys(_synonyms(synonyms or {}), False)
            pairs = sorted((*pair, beside) for pair, beside in others.items())
            connection.executemany("INSERT INTO other VALUES (?,?,?)", pairs)
        connection.execute("VACUUM")
        return connection.serialize()


def _synonyms(synonyms: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for wording, others in synonyms.items():
        yield from ((" ".join(pieces(other)), " ".join(pieces(wording))) for other in others)


def _words(folded: Iterable[str]) -> set[str]:
    return {*chain.from_iterable(map(str.split, folded))}


def searchable(doc: Doc, names: _Names) -> tuple[tuple[str, ...], ...]:
    """The texts that a document is found by: what it is, names and prose; of a sentence, its words.

    The names of those that it names are among its own, other spellings of people and places in the
    prose. What it rests on is found as the sentences that it rests on.
    """
    if doc["kind"] == "sentence":
        return (), (), (doc["text"],)
    own_fields, prose_fields, naming = _FIELDS[doc["kind"]]
    own = _texts(filter(None, map(doc.get, own_fields)))
    prose = [_KINDS.get(doc["kind"]), *filter(None, map(doc.get, prose_fields))]
    prose += [doc[field] for field in doc.get("facts", ()) if field not in prose_fields]
    prose += [one["value"] for told in doc["differs"].values() for one in told]
    for name, *others in names.of(filter(None, map(doc.get, naming))):
        own[name] = None
        prose += others
    return (doc["what"],), (*own,), (*_texts(prose),)


def _texts(values: Iterable[Any], found: dict[str, None] | None = None) -> dict[str, None]:
    """All the text of `values`, each once, in order, after what is `found`."""
    found = {} if found is None else found
    for value in values:
        if isinstance(value, str):
            found[value] = None
        elif isinstance(value, int):
            found[str(value)] = None
        elif value:
            _texts(value.values() if isinstance(value, dict) else value, found)
    return found


class _Names:
    """By what names people, sides and places go."""

    def __init__(self, docs: list[Doc]) -> None:
        # The first of each id: after it comes what one source alone tells of the same.
        named = (doc for doc in reversed(docs) if doc["kind"] in ("person", "side", "place"))
        self._docs = {doc["id"]: doc for doc in named}
        self._wordings = {
            found: [doc["name"]] if doc["kind"] == "side" else _wordings(doc)
            for found, doc in self._docs.items()
        }

    def of(self, values: Iterable[Any]) -> list[list[str]]:
        """The names of each who stands among `values`, the one that they go by first."""
        return [self._wordings[found] for found in _texts(values) if found in self._wordings]

    def others(self, worded: Container[str]) -> dict[tuple[str, str], bool]:
        """Each name of one word, with each other one that stands for the same, as pieces.

        With each pair, whether it counts only beside other words: by the name of a city alone not
        all is meant that is of the side, but what has that name. A name that no sentence has
        `worded` is another spelling of the one that it is most like, or else stands for any.
        """
        found: dict[tuple[str, str], bool] = {}
        for doc in self._docs.values():
            own, pairs = fold(doc["name"]), list(_pairs(doc))
            for one, other in pairs:
                beside = False
                if doc["kind"] == "side" and one != own:
                    like = nearest(one, [name for named, name in pairs if named == one], 1)
                    beside = one in worded or bool(like and like[0] != other)
                pair = (" ".join(pieces(one)), " ".join(pieces(other)))
                found[pair] = found.get(pair, True) and beside
        return found


def _wordings(doc: Doc) -> list[str]:
    return list(dict.fromkeys((*_spellings(doc), *doc["called"])))


def _spellings(doc: Doc) -> tuple[str, ...]:
    return (doc["name"], *doc.get("spellings", {}).values(), *doc["aliases"])


def _pairs(doc: Doc) -> Iterator[tuple[str, str]]:
    """A person goes by the last word of a name, which says what the whole would say."""
    wordings = set(map(fold, _wordings(doc)))
    single = {wording for wording in wordings if " " not in wording}
    if doc.get("speaks_as") == "person":
        single |= {fold(name).rpartition(" ")[2] for name in _spellings(doc)}
    others = single | {words for words in wordings if single.isdisjoint(words.split())}
    yield from ((one, other) for one in single - {""} for other in others - {"", one})

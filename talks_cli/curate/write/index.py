"""What each record is found under: filters, names, mentions and words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.people import Names, spellings
from talks_cli.dataset.store import FILED, OPEN, UNNAMED
from talks_cli.dataset.words import Posting, stems
from talks_cli.dates import last_day
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.store import Doc

_NAMED = {"person", "side"}

# What a word counts for in search: in a summary or a name, in prose, in a quote.
_WEIGHTS = (4, 4, 2, 1)


class Index:
    """The postings of a dataset; documents are added in row order."""

    def __init__(self, docs: list[Doc]) -> None:
        self._postings: dict[str, list[int]] = {"": []}
        self._words: dict[str, tuple[list[int], list[int], list[int]]] = {}
        self._mentions = _Mentions(docs)
        self.length = 0  # of all documents, in words
        for number, doc in enumerate(docs, start=1):
            self._add(number, doc)

    def _add(self, number: int, doc: Doc) -> None:
        for key in dict.fromkeys((*_keys(doc), *self._mentions.keys(doc))):
            self._postings.setdefault(key, []).append(number)
        counts: Counter[str] = Counter()
        length = 0
        for text, weight in zip(searchable(doc), _WEIGHTS, strict=True):
            words = fold(text).split()
            length += len(words)
            for word in words:
                counts[word] += weight
        for word, weight in counts.items():
            if word not in self._words:
                self._words[word] = ([], [], [])
            rows, weights, lengths = self._words[word]
            rows.append(number)
            weights.append(weight)
            lengths.append(length)
        self.length += length

    def postings(self) -> list[tuple[str, list[int]]]:
        """Every key with its rows, in the order of keys."""
        return sorted(self._postings.items())

    def words(self) -> list[tuple[str, bytes]]:
        """Every stem with its packed posting, in the order of stems."""
        by_stem: dict[str, list[str]] = {"": []}
        for word, stem in stems(self._words).items():
            by_stem.setdefault(stem, []).append(word)
        return [(stem, self._packed(words)) for stem, words in sorted(by_stem.items())]

    def _packed(self, words: list[str]) -> bytes:
        """The posting of several words as of one: weights add up."""
        if len(words) == 1:
            return Posting(*self._words[words[0]]).packed()
        found: dict[int, tuple[int, int]] = {}
        for word in words:
            for row, weight, length in zip(*self._words[word], strict=True):
                found[row] = (found.get(row, (0, 0))[0] + weight, length)
        rows = sorted(found)
        weights, lengths = [found[row][0] for row in rows], [found[row][1] for row in rows]
        return Posting(rows, weights, lengths).packed()


def searchable(doc: Doc) -> tuple[str, str, str, str]:
    """The text of a document that search looks at: its summary, names, prose and quotes."""
    said_by = doc["said_by"] or {}
    names = [
        doc["id"], doc.get("name"), doc.get("title"), said_by.get("name"), said_by.get("unnamed"),
        *doc.get("titles", ()), *doc.get("called", ()), *doc.get("aliases", ()),
        *(person["name"] for person in doc.get("people", ())),
        *(place["name"] for place in doc.get("places", ())),
    ]  # fmt: skip
    prose = [doc.get("text"), doc.get("note"), doc.get("description"), *doc.get("about", ())]
    prose += [doc[name] for name in doc.get("facts", ())]
    if quantity := doc.get("quantity"):
        prose.append(str(quantity["value"]))  # found with and without a comma
    quotes = [cited["quote"] for cited in doc["evidence"]]
    for fact in doc.get("facts", {}).values():
        quotes += [cited["quote"] for cited in fact["evidence"]]
    joined = (" ".join(filter(None, texts)) for texts in (names, prose, dict.fromkeys(quotes)))
    named, text, quoted = joined
    return doc["summary"], named, text, quoted


def _keys(doc: Doc) -> Iterator[str]:
    """The posting keys under which a document is found."""
    kind = doc["kind"]
    yield f"id={doc['id']}"
    yield kind
    yield from _filter_keys(kind, doc)
    if kind in ("event", "exchange"):
        yield "timeline"
        yield from _filter_keys("timeline", doc)
        yield f"timeline.span={_span(doc)}"
    if kind == "exchange":
        yield f"exchange.status={doc['stage']}"
        yield f"timeline.status={doc['stage']}"
    if kind == "statement":
        for word in fold(" ".join([doc["text"], *doc["about"]])).split():
            yield f"statement.about={word}"
    if kind in _NAMED:
        for name in (doc["name"], *doc["called"], *doc["aliases"]):
            spelled = [fold(name)]
            if kind == "person" and name not in doc["called"]:
                spelled.append(fold(name.split()[-1]))
            yield from (f"{kind}~{folded}" for folded in spelled if folded)
        yield f"{kind}~{fold(doc['id'])}"
        yield f"{kind}.id={doc['id']}"


def _filter_keys(group: str, doc: Doc) -> Iterator[str]:
    for field in FILED.get(group, ()):
        value: Any = list(_speakers(doc)) or None if field == "by" else doc.get(field)
        values: Iterable[Any] = value if isinstance(value, list) else [value]
        for one in values:
            if one is not None:
                yield f"{group}.{field}={one}"
            elif {"by": "said_by"}.get(field, field) in doc["not_stated"] or group == "silence":
                yield f"{group}.{field}={OPEN}"


def _speakers(doc: Doc) -> Iterator[str]:
    """What `--by` finds a document under: a person's id, or the words for somebody unnamed."""
    said_by = doc["said_by"] or {}
    if "id" in said_by:
        yield said_by["id"]
    elif said_by:
        words = fold(said_by["unnamed"])
        yield from dict.fromkeys(UNNAMED + found for found in (words, words.removeprefix("a ")))


def _span(doc: Doc) -> str:
    """The last and the first day on which it may lie; what is not stated lies anywhere."""
    first = doc["date"] or doc["not_before"] or ""
    last = doc["date"] or doc["not_after"] or "9999"
    return f"{last_day(last)}..{first}"


class _Mentions:
    """Finds the people whom a document is about, whose words it rests on, or whom it names."""

    def __init__(self, docs: list[Doc]) -> None:
        people = [doc for doc in docs if doc["kind"] == "person"]
        self._names = Names((doc["id"], spellings(doc["name"])) for doc in people)

    def keys(self, doc: Doc) -> Iterator[str]:
        """The posting keys that lead from each of those people to the document."""
        named = [doc.get("person"), doc["id"] if doc["kind"] == "person" else None]
        facts = doc.get("facts", {})
        speakers = (doc["said_by"], *(fact["said_by"] for fact in facts.values()))
        named += [(speaker or {}).get("id") for speaker in speakers]
        named += [person["id"] for person in doc.get("people", ())]
        if doc["kind"] != "person":
            prose = [doc.get(field) for field in ("title", "text", "note")]
            prose += [doc[name] for name in facts]
            mentions = self._names.mentions(" ".join(filter(None, prose)))
            named += [mention.person for mention in mentions]
        yield from (f"mentions={person}" for person in named if person)

"""What each record is found under: filters, names and mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.people import Names, spellings
from talks_cli.dataset.store import FILED, OPEN, UNNAMED
from talks_cli.dates import last_day
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.store import Doc

_NAMED = {"person", "side"}


class Index:
    """The postings of a dataset; documents are added in row order."""

    def __init__(self, docs: list[Doc]) -> None:
        self._postings: dict[str, list[int]] = {"": []}
        self._mentions = _Mentions(docs)
        for number, doc in enumerate(docs, start=1):
            self._add(number, doc)

    def _add(self, number: int, doc: Doc) -> None:
        for key in dict.fromkeys((*_keys(doc), *self._mentions.keys(doc))):
            self._postings.setdefault(key, []).append(number)

    def postings(self) -> list[tuple[str, list[int]]]:
        """Every key with its rows, in the order of keys."""
        return sorted(self._postings.items())


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

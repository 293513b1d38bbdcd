"""What each document is found under: filters, names, days, and the people whom it is about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talks_cli.curate.read.facts import FACTS
from talks_cli.curate.tell.kinds import IN_TIME, TIMELINE
from talks_cli.curate.tell.wording import speakers
from talks_cli.dataset.document import sources_of
from talks_cli.dataset.format import OPEN, OWN_VOICE, UNNAMED
from talks_cli.dates import last_day
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.record import Doc

_WORD = re.compile(r"\w+")
_NAMED = ("person", "side")
_FACTS = {model.record or kind for kind, model in FACTS.items()}  # what sources may differ on
_MENTIONING = {"person", "side", "place", "delegate", *IN_TIME}  # under whose names it is found


class Filing:
    """The keys of the documents of one dataset, which `about` describes."""

    def __init__(self, docs: Iterable[Doc], about: Doc) -> None:
        self._filters = {
            group: [
                (f"{group}.{field}=", "said_by" if field == "by" else field) for field in fields
            ]
            for group, fields in about["filed"].items()
        }
        self._publishers = {
            source: OWN_VOICE + fold(told["publisher"]) for source, told in about["sources"].items()
        }
        self._fold = cache(fold)  # by the same names go many
        self._names = _Names(doc for doc in docs if doc["kind"] == "person")

    def keys(self, doc: Doc) -> list[str]:
        """The posting keys under which a document is found, some of them twice."""
        kind = doc["kind"]
        found = [f"id={doc['id']}", kind]
        by = self._by(doc) if kind in _FACTS else []
        self._filter(kind, doc, by, found)
        if kind in IN_TIME and doc["title"]:
            found += (TIMELINE, *_spans(doc))
            self._filter(TIMELINE, doc, by, found)
        if doc["not_stated"]:
            found.append("open")
        if kind == "exchange" and doc["stage"]:
            found += (f"exchange.status={doc['stage']}", f"timeline.status={doc['stage']}")
        if kind == "statement":
            texts = [doc["text"] or "", *(one["value"] for one in doc["differs"].get("text", ()))]
            words = fold(" ".join([*texts, *doc["about"]])).split()
            found += [f"statement.about={word}" for word in words]
        if kind == "round":
            names = [fold(name) for name in (doc["name"], *doc["called"]) if name]
            found += [f"round~{one}" for name in names for one in (name, name.partition(" ")[0])]
        if kind in _NAMED:
            found += [f"{kind}~{name}" for name in map(self._fold, _names(doc)) if name]
            found.append(f"{kind}.id={doc['id']}")
        if kind in _FACTS and len(self._publishers) > 1:
            found += _told_apart(doc)
        if kind in _MENTIONING:
            found += [f"mentions={person}" for person in self._mentioned(doc, by)]
        return found

    def _filter(self, group: str, doc: Doc, by: list[str], found: list[str]) -> None:
        """Add the keys that lookups filter a group of records by."""
        differs, not_stated = doc["differs"], doc["not_stated"]
        for key, field in self._filters.get(group, ()):
            value = by if field == "said_by" else doc[field]
            if isinstance(value, list):
                found += [key + one for one in value]
            elif value is not None:
                found.append(f"{key}{value}")
            elif field in differs:
                found += [f"{key}{one['value']}" for one in differs[field]]
            if field in not_stated or (group == "silence" and value in (None, [])):
                found.append(key + OPEN)

    def _by(self, doc: Doc) -> list[str]:
        """What `--by` finds: ids, the words for somebody unnamed, and who tells it himself."""
        found = []
        told = doc["differs"].get("said_by") or [{"value": doc["said_by"], "source": None}]
        for one in told:
            if one["value"] is None:
                sources = [one["source"]] if one["source"] else sources_of(doc)
                found += [self._publishers[source] for source in sources]
            for speaker in speakers(one["value"]):
                if speaker.get("id"):
                    found.append(speaker["id"])
                elif "unnamed" in speaker:
                    words = fold(speaker["unnamed"])
                    found += (UNNAMED + words, UNNAMED + words.removeprefix("a "))
        return found

    def _mentioned(self, doc: Doc, by: list[str]) -> Iterator[str]:
        """The people whom a document is about, whose words it is, or whom it names."""
        if doc["kind"] == "person":
            yield doc["id"]
            return
        if doc.get("person"):
            yield doc["person"]
        else:
            yield from (one for one in by if not one.startswith((UNNAMED, OWN_VOICE)))
        yield from (person["id"] for person in doc.get("people", ()))
        yield from self._names.in_text(f"{doc['what']} {doc.get('text') or ''}")


def _told_apart(doc: Doc) -> Iterator[str]:
    """That sources differ on it, or that one alone tells it, or a part of it."""
    if doc["differs"]:
        yield "differs"
    for part in (doc, *doc.get("facts", {}).values()):
        told = {cited["source"] for cited in part["evidence"]}
        if len(told) == 1:
            yield f"alone={told.pop()}"


def _names(doc: Doc) -> list[str]:
    """Whatever a person or a side may be asked for by."""
    names = [doc["name"], *doc["aliases"], *doc.get("spellings", {}).values()]
    if doc.get("speaks_as") == "person":
        parts = [name.split() for name in names]
        names += [part[at] for part in parts for at in (0, -1)]
    names += doc.get("titles", ())
    return [*names, *doc["called"], doc["id"]]


def _spans(doc: Doc) -> Iterator[str]:
    """The last and the first day on which it may lie, and of that for which it is told.

    Of each day that sources tell, where they differ.
    """
    days, planned = _told(doc, "date"), _told(doc, "for")
    yield from (f"timeline.span={last_day(day)}..{day}" for day in days)
    bounded = doc["not_before"] or doc["not_after"]
    if not days and (bounded or not planned):  # of what is to be, the day told is all
        yield f"timeline.span={last_day(doc['not_after'] or '9999')}..{doc['not_before'] or ''}"
    yield from (f"timeline.for={last_day(day)}..{day}" for day in planned)


def _told(doc: Doc, field: str) -> list[str]:
    """Each value that any source has for a field."""
    told = (doc[field], *(one["value"] for one in doc["differs"].get(field, ())))
    return [value for value in told if value]


class _Names:
    """Finds people in prose by their names, the longest first; what several go by finds nobody."""

    def __init__(self, people: Iterable[Doc]) -> None:
        self._who: dict[tuple[str, ...], set[str]] = {}
        lengths: dict[str, set[int]] = {}
        for doc in people:
            words = tuple(_WORD.findall(doc["name"]))
            surname = words[-1:] if doc["speaks_as"] == "person" else ()
            for name in filter(None, (words, surname)):
                self._who.setdefault(name, set()).add(doc["id"])
                lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def in_text(self, text: str) -> Iterator[str]:
        """The people whom a text names, from left to right."""
        words = _WORD.findall(text)
        if self._lengths.keys().isdisjoint(words):
            return
        at = 0
        while at < len(words):
            for length in self._lengths.get(words[at], ()):
                bearers = self._who.get(tuple(words[at : at + length]), ())
                if len(bearers) == 1 and not _is_day(words, at, length):
                    yield from bearers
                    at += length - 1
                    break
            at += 1


def _is_day(words: list[str], at: int, length: int) -> bool:
    """Whether a name of one word stands beside a number, as in `May 16`."""
    beside = words[max(at - 1, 0) : at] + words[at + 1 : at + 2]
    return length == 1 and any(word.isdigit() for word in beside)

"""What all articles share: people, sides and places are called as some article calls them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.ground import plain
from talks_cli.curate.prove.wordings import Where
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.references import References
    from talks_cli.curate.prove.wordings import Wordings
    from talks_cli.curate.read.models import Speaker
    from talks_cli.curate.read.pack import Article, Entry, LoadedPack

    Found = Iterator[tuple[Entry[Any], Finding]]


def shared(pack: LoadedPack, wordings: Wordings, references: References) -> Found:
    """What is wrong with the entries of people.yaml, sides.yaml and places.yaml."""
    for entry in pack.people.values():
        for finding in _person(entry, references):
            yield entry, finding
    yield from _one_side_each(pack)
    yield from _told_apart(pack)
    if not pack.unread:
        where = Where(pack)
        for known in wordings.known.values():
            for entry in known.values():
                for finding in _called(entry, where, pack):
                    yield entry, finding
        for entry in pack.people.values():
            for finding in _side(entry, where, wordings, pack):
                yield entry, finding


def _person(entry: Entry[Speaker], references: References) -> Iterator[Finding]:
    person = entry.record
    if person.side:
        yield from references.known("side", person.side, "side", ("side",))
    for at, other in enumerate(person.different_from):
        path = ("different_from", at)
        found = references.pack.people.get(other)
        yield from references.known("different_from", other, "person", path)
        if found and entry.id not in found.record.different_from:
            why = f"different_from: {other!r} does not point back: write it there too"
            yield Finding("reference", why, path)
    for field in person.why:
        if field != "side" or not person.side:
            why = f"why: there is no value in {field!r} to give a reason for"
            yield Finding("why", why, ("why", field))


def _one_side_each(pack: LoadedPack) -> Found:
    taken: dict[str, str] = {}
    for entry in pack.sides.values():
        side = entry.record
        for field, names in (
            ("name", (side.name or "",)), ("called", side.called), ("aliases", side.aliases)
        ):  # fmt: skip
            for name in names:
                if taken.setdefault(fold(name), entry.id) != entry.id:
                    why = f"{field}: {name!r} is a name of {taken[fold(name)]!r} too"
                    yield entry, Finding("duplicate_name", why, (field,))


def _told_apart(pack: LoadedPack) -> Found:
    """Two people with one surname are said to be two."""
    named: dict[str, list[Entry[Speaker]]] = defaultdict(list)
    for entry in pack.people.values():
        words = fold(entry.record.name or "").split()
        if entry.record.speaks_as == "person" and len(words) > 1:
            named[words[-1]].append(entry)
    for surname, entries in named.items():
        for one, other in pairwise(entries):
            if one.id not in other.record.different_from:
                why = (
                    f"name: {surname!r} is the surname of {one.id!r} too: say that they are two"
                    f" (different_from: [{one.id}], and here in turn)"
                )
                yield other, Finding("same_name", why, ("name",))


def _called(entry: Entry[Any], where: Where, pack: LoadedPack) -> Iterator[Finding]:
    record = entry.record
    names = [record.name] if record.name else []
    if entry.id in pack.people:
        spelled = (article.head.record.spells.get(entry.id) for article in pack.articles)
        names += filter(None, spelled)
    if names and not any(_is_there(name, where) for name in (*names, *record.called)):
        why = (
            f"name: {record.name!r} stands in no article: write it as one does (other wordings of"
            " the articles under 'called', your own under 'aliases')"
        )
        yield Finding("name", why, ("name",))
    for at, name in enumerate(record.called):
        if not _is_there(name, where):
            why = f"called: {name!r} stands in no article: what you call it stands under 'aliases'"
            yield Finding("name", why, ("called", at))


def _is_there(name: str, where: Where) -> bool:
    return bool(where.of(plain(name).casefold()))


def _side(
    entry: Entry[Speaker], where: Where, wordings: Wordings, pack: LoadedPack
) -> Iterator[Finding]:
    """A person's side stands in a sentence with the person, or there is a reason."""
    person = entry.record
    if person.side not in pack.sides or "side" in person.why or "side" in entry.faulty:
        return
    if not any(_together(entry.id, person.side, where, wordings, one) for one in pack.articles):
        why = (
            f"side: {person.side!r} stands in no sentence with {person.name!r}: give the reason"
            " (why: {side: …})"
        )
        yield Finding("value", why, ("side",))


def _together(person: str, side: str, where: Where, wordings: Wordings, article: Article) -> bool:
    """Whether a sentence has both a person and a side, as an article words them."""
    theirs = [where.of(wording) for wording in wordings.of("person", person, article)]
    sides = [where.of(wording) for wording in wordings.of("side", side, article)]
    return any(not one.isdisjoint(other) for one in theirs for other in sides)

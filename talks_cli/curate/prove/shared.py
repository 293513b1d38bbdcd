"""What all articles share: people, sides and places are called as some article calls them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.facts import SEATS, DelegationFact
from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.wordings import Known, Wordings
    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import LoadedPack
    from talks_cli.curate.read.models import Speaker
    from talks_cli.errors import Problem


def shared(known: Known, wordings: list[Wordings]) -> Iterator[Problem]:
    """What is wrong with the entries of people.yaml, sides.yaml and places.yaml."""
    pack = known.pack
    for entry in pack.people.values():
        yield from _person(entry, known)
    yield from _one_side_each(pack)
    yield from _told_apart(pack)
    if not pack.unread:
        spelled: dict[str, list[str]] = defaultdict(list)
        for article in pack.articles:
            for person, name in article.head.record.spells.items():
                spelled[person].append(name)
        for entries in pack.kinds.values():
            for entry in entries.values():
                yield from _called(entry, known, spelled.get(entry.id, []))
        seated = _seated(pack)
        for entry in pack.people.values():
            if (entry.id, entry.record.side) not in seated:
                yield from _side(entry, known, wordings)


def _person(entry: Entry[Speaker], known: Known) -> Iterator[Problem]:
    person = entry.record
    if person.side and (why := known.unknown("side", person.side, "side")):
        yield entry.problem("reference", why, "side")
    for at, other in enumerate(person.different_from):
        found = known.pack.people.get(other)
        why = known.unknown("different_from", other, "person")
        if other == entry.id:
            why = f"different_from: {other!r} is this very person: leave it out"
        elif found and entry.id not in found.record.different_from:
            why = f"different_from: {other!r} does not point back: write it there too"
        if why:
            yield entry.problem("reference", why, "different_from", at)
    for field in person.why:
        if field != "side" or not person.side:
            why = f"why: there is no value in {field!r} to give a reason for"
            yield entry.problem("why", why, "why", field)


def _one_side_each(pack: LoadedPack) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for entry in pack.sides.values():
        side = entry.record
        names = {"name": (side.name or "",), "called": side.called, "aliases": side.aliases}
        for field, name in ((field, name) for field, these in names.items() for name in these):
            if taken.setdefault(fold(name), entry.id) != entry.id:
                why = f"{field}: {name!r} is a name of {taken[fold(name)]!r} too"
                yield entry.problem("duplicate_name", why, field)


def _told_apart(pack: LoadedPack) -> Iterator[Problem]:
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
                yield other.problem("same_name", why, "name")


def _called(entry: Entry[Any], known: Known, spelled: list[str]) -> Iterator[Problem]:
    record = entry.record
    names = [record.name, *record.called, *spelled] if record.name else []
    if names and not any(map(known.stands, names)):
        why = (
            f"name: {record.name!r} stands in no article: write it as one does (other wordings of"
            " the articles under 'called', your own under 'aliases')"
        )
        yield entry.problem("name", why, "name")
    for at, name in enumerate(record.called):
        if not known.stands(name):
            why = f"called: {name!r} stands in no article: what you call it stands under 'aliases'"
            yield entry.problem("name", why, "called", at)


def _seated(pack: LoadedPack) -> set[tuple[str, str]]:
    """Who sits for which side, as some fact has it."""
    return {
        (person, fact.record.delegation)
        for article in pack.articles
        for fact in article.facts
        if isinstance(fact.record, DelegationFact)
        for seat in SEATS
        for person in getattr(fact.record, seat)
    }


def _side(entry: Entry[Speaker], known: Known, wordings: list[Wordings]) -> Iterator[Problem]:
    """A person's side stands in a sentence with the person, or there is a reason."""
    person = entry.record
    if person.side not in known.pack.sides or "side" in person.why or "side" in entry.faulty:
        return
    for words in wordings:
        theirs = set().union(*map(known.where.of, words.of("person", entry.id)))
        if not theirs.isdisjoint(
            at for name in words.of("side", person.side) for at in known.where.of(name)
        ):
            return
    why = (
        f"side: {person.side!r} stands in no sentence with {person.name!r}: give the reason"
        " (why: {side: …})"
    )
    yield entry.problem("value", why, "side")

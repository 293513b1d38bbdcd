"""Rounds, people, sides and places that a fact names stand in its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talks_cli.curate.prove.ground import ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.claim import Claim
    from talks_cli.errors import Problem

# As articles number rounds; "I" is a word of its own.
_ROMAN = dict(enumerate("ii iii iv v vi vii viii ix x".split(), start=2))


def round_stands(claim: Claim) -> Iterator[Problem]:
    """A round is the one the article is read as reporting, or is named in the sentences."""
    number, reading = claim.fact.round, claim.wordings.reads.round
    if number is None or claim.why("round") or "reads" in claim.article.head.faulty:
        return
    if str(number) in claim.numbers or (reading and reading.is_ == number):
        return
    names = filter(claim.has, claim.wordings.known.rounds[number])
    if not (
        claim.has_number(str(number))
        or any(_may_be(number, name, claim) for name in names)
        or _ROMAN.get(number) in claim.words
    ):
        yield claim.unproved("round", f"round {number} is not named")


def _may_be(number: int, name: str, claim: Claim) -> bool:
    """Whether a round with this number may have a name: the second meeting is no third."""
    told = [
        at
        for at, ordinal in enumerate(claim.language.ordinals, start=1)
        if ground(name).first_of(ordinal)
    ]
    return not told or number in told


def people_stand(claim: Claim) -> Iterator[Problem]:
    """Everybody and every place that a fact names is known, and stands in the sentences."""
    for field, kind, name, path in claim.named:
        if why := claim.wordings.known.unknown(field, name, kind):
            yield claim.problem("reference", why, *path)
        elif kind != "side" and not claim.why(field) and not claim.names(kind, name):
            yield claim.unproved(field, f"{name!r} is not named", *path)


def side_stands(claim: Claim) -> Iterator[Problem]:
    """A side is named in the sentences, or is that of somebody whom the fact names."""
    people = claim.wordings.known.pack.people
    for field, kind, side, path in claim.named:
        if kind != "side" or claim.why("side") or claim.why(field) or claim.names("side", side):
            continue
        theirs = (people[who].record for kind, who in claim.about if who in people)
        if not any(person.side == side for person in theirs):
            told = field if path[0] == "room" else "side"
            yield claim.unproved(told, f"{side!r} is not named", *path)


def room_stands(claim: Claim) -> Iterator[Problem]:
    """A table's form is worded, and so are left and right; of opposite sides there are two."""
    room = claim.fact.room
    if room is None or claim.why("room"):
        return
    worded = room.table is None or claim.has(room.table)
    if not worded and not claim.why("room.table"):
        yield claim.unproved("room.table", f"{room.table!r} does not stand")
    for part, words in (("left", claim.language.left), ("right", claim.language.right)):
        told = not words or claim.has_one_of(words)
        if getattr(room, part) and not told and not claim.why(f"room.{part}"):
            yield claim.unproved(f"room.{part}", f"that it was {part} is not said")
    if room.opposite and (len(room.opposite) != 2 or room.left or room.right):
        why = "room: opposite has two sides, and stands alone: left and right say it where they do"
        yield claim.problem("value", why, "room", "opposite")


def lists_are_complete(claim: Claim) -> Iterator[Problem]:
    """A list is complete where the sentence has words for it; "included" has none."""
    words = claim.fact.complete
    if not words or claim.why("complete"):
        return
    if not claim.has(words):
        yield claim.unproved("complete", f"{words!r} does not stand")
    elif found := ground(words).first_of(claim.language.partial):
        why = f"complete: {found!r} does not say that nobody else was there: leave it out"
        yield claim.problem("value", why, "complete")

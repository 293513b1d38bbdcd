"""What the words of a command line mean in a dataset: sides, rounds, people, statuses."""

from __future__ import annotations

from itertools import islice

from talks_cli.dataset.format import OWN_VOICE, UNNAMED
from talks_cli.errors import UnknownName, UsageFault
from talks_cli.names import SHORTEST, did_you_mean, fold, nearest, number_of
from talks_cli.view import Note, labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset


def side(dataset: Dataset, name: str) -> str:
    """The id of the side that goes by `name`; UnknownName if there is none."""
    # An organisation that is no side may have a delegation too.
    rows = [*sides_called(dataset, name), *dataset.named("person", fold(name))]
    ids = (str(record.doc["id"]) for record in dataset.records(rows))
    if (found := next((one for one in ids if one in dataset.about["sides"]), None)) is None:
        raise _unknown(dataset, "side", name)
    return found


def sides_called(dataset: Dataset, name: str) -> list[int]:
    """The rows of the sides that go by `name`, or by what it is the plural of."""
    folded = fold(name)
    return dataset.named("side", folded) or dataset.named("side", folded.removesuffix("s"))


def source(dataset: Dataset, name: str) -> str:
    """The id of the source by its id, as tables name it, or of the only one of a publisher."""
    known: dict[str, Doc] = dataset.about["sources"]
    named = labels(known)
    found = [
        identifier
        for identifier, told in known.items()
        if fold(name) in map(fold, (identifier, told["publisher"], named[identifier]))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownName(f"name one of them: {' and '.join(found)} are of {name}", tuple(found))
    close = nearest(name, known)
    raise UnknownName(f"no source {name!r}{did_you_mean(close)} (known: {', '.join(known)})", close)


def people(dataset: Dataset, name: str) -> list[int]:
    """The rows of the people who go by `name`, at least one; UnknownName if there are none."""
    exact = dataset.posting(f"id={name}")
    if exact and dataset.record(exact[0]).doc["kind"] == "person":
        return exact
    rows = dataset.named("person", fold(name))
    if not rows:
        raise _unknown(dataset, "person", name)
    return rows


def speakers(dataset: Dataset, name: str | None) -> tuple[list[str] | None, list[Note]]:
    """The ids of the people or the side who go by `name`, or what stands for others who speak.

    A publisher means what its articles tell in their own voice. A note says so where the name could
    mean several people.
    """
    if name is None:
        return None, []
    if publisher := published(dataset, name):
        return [f"{OWN_VOICE}{fold(publisher)}"], []
    unnamed = f"{UNNAMED}{fold(name)}"
    if _speaks(dataset, unnamed):
        return [unnamed], []
    if not dataset.named("person", fold(name)):
        for record in dataset.records(dataset.named("side", fold(name))):
            if _speaks(dataset, record.doc["id"]):
                return [record.doc["id"]], []
    found = [record.doc for record in dataset.records(people(dataset, name))]
    notes = [ambiguity(name, found)] if len(found) > 1 else []
    ids = [doc["id"] for doc in found]
    if not any(_speaks(dataset, one) for one in ids):
        notes.append(_uncited(dataset, found))
    return ids, notes


def _speaks(dataset: Dataset, who: str) -> bool:
    """Whether any source cites somebody."""
    return any(dataset.posting(f"{group}.by={who}") for group in ("statement", "timeline"))


def _uncited(dataset: Dataset, found: list[Doc]) -> Note:
    """That no source has any of the people `found` say anything, and where they stand instead."""
    names = " or ".join(str(doc["name"]) for doc in found)
    publishers = [str(told["publisher"]) for told in dataset.about["sources"].values()]
    told = f"{publishers[0]} cites no" if len(publishers) == 1 else "No article cites"
    where = " and ".join(f"talks person {doc['id']}" for doc in found)
    return Note("no_match", f"{told} words of {names}; for what names that person: {where}")


def published(dataset: Dataset, name: str) -> str | None:
    """The publisher who goes by `name`, or by the id of an article; None if there is none."""
    for source, told in dataset.about["sources"].items():
        if fold(name) in (fold(source), fold(told["publisher"])):
            return str(told["publisher"])
    return None


def shown(speakers: list[str] | None) -> list[str] | None:
    """What `speakers` found, as it is told in a query."""
    return speakers and [speaker.lstrip(UNNAMED + OWN_VOICE) for speaker in speakers]


def ambiguity(name: str, found: list[Doc]) -> Note:
    """A note that `name` could mean each of the people `found`."""
    meant = " or ".join(f"{doc['name']} ({doc['id']})" for doc in found)
    return Note("ambiguous", f"{name!r} could mean {meant}.")


def rounds(dataset: Dataset, word: str | None) -> list[int] | None:
    """The round that `word` (its name or number, `latest`) means, in a list; None for all."""
    latest: int | None = dataset.about["latest_round"]
    meant = "all" if word is None else word.strip().casefold()
    if meant == "all" or (meant == "latest" and latest is None):
        return None
    if meant == "latest" and latest is not None:
        return [latest]
    if found := rounds_called(dataset, meant):
        return found
    if _number(meant) is None:
        ways = "a number, 'second', 'latest' or 'all'"
        raise UsageFault(f"--round: {word!r} is not a round (use {ways})")
    known = "it knows none" if latest is None else f"the latest is round {latest}"
    raise UnknownName(f"the dataset has no round {word}; {known}", ("latest", "all"))


def rounds_called(dataset: Dataset, word: str) -> list[int]:
    """The one round that goes by a number, an ordinal or what its sources call it, in a list."""
    rows = dataset.posting(f"round.round={_number(word.strip().casefold())}")
    rows = rows or dataset.posting(f"round~{fold(word)}")
    return [dataset.record(row).doc["round"] for row in rows if len(rows) == 1]


def of_rounds(
    dataset: Dataset, group: str, numbers: list[int] | None, rows: list[int]
) -> tuple[list[int], list[Note]]:
    """Those of `rows` that are told of a round, and a note of how many are told of none."""
    if not numbers:
        return rows, []
    kept = set(dataset.select(group, round=numbers))
    of_some = {row for _, found in dataset.postings(f"{group}.round=") for row in found}
    count = sum(row not in of_some for row in rows)
    many = "are" if count > 1 else "is"
    text = f"{count} told of no round {many} left out: ask without --round"
    return [row for row in rows if row in kept], [Note("no_round", text)] if count else []


def _number(word: str) -> str | None:
    return number_of(word.removesuffix(" round").removeprefix("round "))


def status(dataset: Dataset, name: str) -> str:
    """The id of a status, by id or name, or of a stage of an exchange."""
    known: dict[str, str] = dict(dataset.about["statuses"])
    known |= {stage: stage for stage in dataset.about["stages"] if stage not in known}
    for identifier, shown in known.items():
        if fold(name) in (fold(identifier), fold(shown)):
            return identifier
    close = nearest(name, known)
    raise UnknownName(f"no status {name!r}{did_you_mean(close)} (known: {', '.join(known)})", close)


def record_rows(dataset: Dataset, identifier: str) -> list[int]:
    """The row of the record with this id; UnknownName, with the nearest ids, if there is none."""
    rows = dataset.posting(f"id={identifier}")
    if not rows:
        first = fold(identifier)[:1]
        close = nearest(identifier, (first + key for key, _ in dataset.postings(f"id={first}")))
        if not close and first:  # nor does anything begin as it does
            close = nearest(identifier, (key for key, _ in dataset.postings("id=")))
        raise UnknownName(f"no record {identifier!r}{did_you_mean(close)}", close)
    return rows


def _unknown(dataset: Dataset, kind: str, name: str) -> UnknownName:
    close = _partly(dataset, kind, name)
    if kind == "person":
        close = close or entitled(dataset, name)
        if not close and dataset.named("side", fold(name)):
            return UnknownName(f"no person {name!r}: it is a side")
    close = close or spelled_like(dataset, kind, name)
    if not close and kind == "side":
        sides = tuple(dataset.about["sides"].values())
        known = ", ".join(sides) or "none"
        return UnknownName(f"no side {name!r} (known: {known})", sides)
    return UnknownName(f"no {kind} {name!r}{did_you_mean(close)}", close)


def spelled_like(dataset: Dataset, kind: str, name: str) -> tuple[str, ...]:
    """The names of those who go by what looks like `name`, nearest first."""
    alike = [str(doc["name"]) for doc in _bearers(dataset, kind, name)]
    by_alias = tuple(alike[:1]) if len(fold(name)) >= SHORTEST else ()
    return nearest(name, alike) or by_alias


def _partly(dataset: Dataset, kind: str, name: str) -> tuple[str, ...]:
    """Those who go by every word of `name` that is a name at all: of `Mr Lee`, Ann Lee."""
    named = [set(rows) for word in fold(name).split() if (rows := dataset.named(kind, word))]
    found = sorted(set.intersection(*named)) if named else []
    return tuple(str(record.doc["name"]) for record in dataset.records(found[:3]))


def entitled(dataset: Dataset, name: str) -> tuple[str, ...]:
    """The people, three at most, whose titles or what the sources call them have these words."""
    words = set(fold(name).split())
    people = set(dataset.posting("person")) if words else ()
    found = (dataset.record(row).doc for row in dataset.search(list(words)).rows if row in people)
    named = (
        str(doc["name"])
        for doc in found
        if any(words <= set(fold(title).split()) for title in (*doc["titles"], *doc["called"]))
    )
    return tuple(islice(named, 3))


def _bearers(dataset: Dataset, kind: str, name: str) -> Iterator[Doc]:
    """The records whose folded names, but for titles, look like `name`, nearest first."""
    spelled = dict(dataset.postings(f"{kind}~"))
    for folded in nearest(fold(name), spelled, most=6):
        for record in dataset.records(spelled[folded]):
            if folded not in map(fold, record.doc.get("titles", ())):
                yield record.doc

"""What the words of a command line mean in a dataset: sides, rounds, people, statuses, dates."""

from __future__ import annotations

from talks_cli.dataset.store import OWN_VOICE, UNNAMED
from talks_cli.errors import UnknownName, UsageFault
from talks_cli.names import did_you_mean, fold, nearest
from talks_cli.view import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Dataset, Doc


def side(dataset: Dataset, name: str) -> str:
    """The id of the side that goes by `name`; UnknownName if there is none."""
    rows = dataset.named("side", fold(name))
    if not rows:
        raise _unknown(dataset, "side", name)
    return str(dataset.record(rows[0]).doc["id"])


def source(dataset: Dataset, name: str) -> str:
    """The id of the source with this id, or of the only one of this publisher."""
    known: dict[str, Doc] = dataset.about["sources"]
    found = [
        identifier
        for identifier, told in known.items()
        if name == identifier or fold(name) == fold(told["publisher"])
    ]
    if len(found) == 1:
        return found[0]
    several = f": {' and '.join(found)} are of {name}" if found else ""
    close = tuple(found) or nearest(name, known)
    if several:
        raise UnknownName(f"--source: name one of them{several}", close)
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
    """The ids of the people who go by `name`, or UNNAMED and the words for somebody unnamed.

    A publisher means what its articles tell in their own voice. A note says so where the name could
    mean several people.
    """
    if name is None:
        return None, []
    publishers = {fold(told["publisher"]) for told in dataset.about["sources"].values()}
    if fold(name) in publishers:
        return [f"{OWN_VOICE}{fold(name)}"], []
    unnamed = f"{UNNAMED}{fold(name)}"
    if any(dataset.posting(f"{group}.by={unnamed}") for group in ("statement", "timeline")):
        return [unnamed], []
    found = [record.doc for record in dataset.records(people(dataset, name))]
    notes = [ambiguity(name, found)] if len(found) > 1 else []
    return [doc["id"] for doc in found], notes


def shown(speakers: list[str] | None) -> list[str] | None:
    """What `speakers` found, as it is told in a query."""
    return speakers and [speaker.lstrip(UNNAMED + OWN_VOICE) for speaker in speakers]


def ambiguity(name: str, found: list[Doc]) -> Note:
    """A note that `name` could mean each of the people `found`."""
    meant = " or ".join(f"{doc['name']} ({doc['id']})" for doc in found)
    return Note("ambiguous", f"{name!r} could mean {meant}.")


def rounds(dataset: Dataset, word: str) -> list[int] | None:
    """The round that `word` (a number, `latest` or `all`) means, in a list; None for all."""
    latest: int | None = dataset.about["latest_round"]
    meant = word.strip().casefold()
    if meant == "all" or (meant == "latest" and latest is None):
        return None
    if meant == "latest" and latest is not None:
        return [latest]
    if not (meant.isascii() and meant.isdigit()):
        raise UsageFault(f"--round: {word!r} is not a round (use a number, 'latest' or 'all')")
    number = meant.lstrip("0") or "0"
    if not dataset.posting(f"round.round={number}"):
        known = "it knows none" if latest is None else f"the latest is round {latest}"
        raise UnknownName(f"the dataset has no round {word}; {known}", ("latest", "all"))
    return [int(number)]


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
    close = nearest(name, (str(doc["name"]) for doc in _bearers(dataset, kind, name)))
    if not close and kind == "side":
        sides = tuple(dataset.about["sides"].values())
        known = ", ".join(sides) or "none"
        return UnknownName(f"no side {name!r} (known: {known})", sides)
    return UnknownName(f"no {kind} {name!r}{did_you_mean(close)}", close)


def _bearers(dataset: Dataset, kind: str, name: str) -> Iterator[Doc]:
    """The records whose folded names look like `name`, nearest first."""
    spelled = dict(dataset.postings(f"{kind}~"))
    for folded in nearest(fold(name), spelled, most=6):
        for record in dataset.records(spelled[folded]):
            yield record.doc

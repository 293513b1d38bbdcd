"""What an option's value may be, of what a dataset has: names, rounds, days, ids.

Of more than MOST, what they go on with after what is typed.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from operator import itemgetter

from talks_cli.dataset.format import LAST_KEY
from talks_cli.dataset.written import as_written
from talks_cli.names import ORDINALS, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talks_cli.dataset.store import Dataset

    Offer = tuple[str, str]  # a value and what it is
    Found = tuple[bool, list[Offer]]  # whether the values go on, and the values

MOST = 100  # values: beyond that, what they go on with is offered instead


def _sides(dataset: Dataset, typed: str) -> Found:
    return _named(dataset, "side", typed)


def _people(dataset: Dataset, typed: str) -> Found:
    return _named(dataset, "person", typed)


def _rounds(dataset: Dataset, typed: str) -> Found:
    word = typed[:1].isalpha()
    more, found = _listed(dataset, "round.round=", "" if word else typed)
    if word:
        ordinals = dict(zip(map(str, range(1, 99)), ORDINALS, strict=False))
        found = [(ordinals[number], about) for number, about in found if number in ordinals]
        known = dict(found)
        for name, rows in dataset.postings("round~"):
            if len(rows) == 1 and " " not in name:
                known.setdefault(
                    as_written(dataset.record(rows[0]).doc, name, typed), _summary(dataset, rows[0])
                )
        found = list(known.items())
    return more and not word, [*found, ("latest", "the latest round"), ("all", "every round")]


def _statuses(dataset: Dataset, _: str) -> Found:
    known = {**dict.fromkeys(dataset.about["stages"], ""), **dataset.about["statuses"]}
    return False, list(known.items())


def _sources(dataset: Dataset, _: str) -> Found:
    return False, [(source, told["publisher"]) for source, told in dataset.about["sources"].items()]


def _dates(dataset: Dataset, typed: str) -> Found:
    """The days that the timeline has; of many, the months or the years; by name, months."""
    from talks_cli.dates import MONTHS, without_ends

    named = typed[:1].isalpha()
    begun = "" if named else typed
    for length in (10, 7, 4):
        starts = list(_starts(dataset, f"timeline.span={begun}", length - len(begun)))
        if len(starts) <= MOST:
            break
    found = {without_ends(begun + start): _summary(dataset, row) for start, row in starts}
    if named:
        months = sorted({int(date[5:7]) for date in found if date[5:7]})
        names = dataset.about["months"] or [()] * len(MONTHS)
        called = ((MONTHS[month - 1].lower(), *names[month - 1]) for month in months)
        return False, [(name, "") for one in called for name in one]
    return length < 10, list(found.items())


def _starts(dataset: Dataset, key: str, length: int) -> Iterator[tuple[str, int]]:
    """The first `length` signs of what is filed under `key`, each once, MOST and one at most."""
    start = ""
    for _ in range(MOST + 1):
        first = next(dataset.postings(key, start), None)
        if first is None:
            return
        yield first[0][:length], first[1][0]
        start = first[0][:length] + LAST_KEY


def _subjects(dataset: Dataset, typed: str) -> Found:
    """What statements are about, in one word; where something is typed, any word of theirs."""
    rows = dataset.posting("statement")
    if typed or len(rows) > MOST:
        return _listed(dataset, "statement.about=", typed, fold(typed))
    found: dict[str, str] = {}
    for record in dataset.records(rows):
        about = map(fold, record.doc["about"])
        found.update((as_written(record.doc, one), "") for one in about)
    return False, list(found.items())


def _ids(dataset: Dataset, typed: str) -> Found:
    """The ids, those of a kind together; of many, the words that they begin with."""
    more, found = _listed(dataset, "id=", typed)
    return more, (more and _first_words(dataset, typed.lower())) or found


OFFERS: dict[str, Callable[[Dataset, str], Found]] = {
    "SIDE": _sides,
    "ROUND": _rounds,
    "NAME": _people,
    "STATUS": _statuses,
    "SOURCE": _sources,
    "WHEN": _dates,
    "WORD": _subjects,
    "ID...": _ids,
}


def _named(dataset: Dataset, kind: str, typed: str) -> Found:
    """Who goes by a name that begins with `typed`: the id if it does, else the shortest that does.

    One that several bear stands only for who has no other. Names are folded wherever they are
    given, so that a hyphen does for the space in one.
    """
    folded = fold(typed)
    if not folded:
        return _listed(dataset, f"{kind}.id=", typed)
    names: dict[int, list[str]] = {}
    for rest, rows in islice(dataset.postings(f"{kind}~{folded}"), MOST + 1):
        for row in rows:
            names.setdefault(row, []).append(folded + rest)
    if len(names) > MOST or sum(map(len, names.values())) > MOST:
        found = _beginnings(dataset, f"{kind}~", folded)
        return True, [(_joined(beginning), "") for beginning in found]
    borne = Counter(chain.from_iterable(names.values()))
    offers: dict[str, list[str]] = {}
    for row in sorted(names):
        doc = dataset.record(row).doc
        if doc["id"].startswith(typed.lower()):
            offers.setdefault(doc["id"], []).append(_summary(dataset, row))
            continue
        ranked = [
            (borne[name] > 1, len(word), word.casefold() not in doc["name"].casefold(), word)
            for name in names[row]
            if (word := as_written(doc, name, typed)).casefold().startswith(typed.casefold())
        ]
        if ranked:
            offers.setdefault(min(ranked)[-1], []).append(_summary(dataset, row))
    return False, [(word, " or ".join(about)) for word, about in offers.items()]


def _joined(name: str) -> str:
    return name.replace(" ", "-")


def _listed(dataset: Dataset, key: str, typed: str, folded: str | None = None) -> Found:
    """What is filed under keys that begin with `key` and `typed`, each with its summary.

    `folded` is what is typed as the keys have it, where they are folded. Where there is more than
    MOST, what it goes on with: a list cut short would have the shell insert letters that only the
    listed share.
    """
    begun = typed.lower() if folded is None else folded
    found: list[tuple[str, int]] = []
    for rest, rows in dataset.postings(key + begun):
        found.append((begun + rest, rows[0]))
        if len(found) > MOST:
            return True, [(value, "") for value in _beginnings(dataset, key, begun)]
    found.sort(key=itemgetter(1))
    return False, [
        (as_written(dataset.record(row).doc, value, typed), _summary(dataset, row))
        for value, row in found
    ]


def _first_words(dataset: Dataset, typed: str) -> list[Offer]:
    """The words, up to a hyphen, in which ids go on after `typed`; none where there are too many.

    A word with which one id alone goes on is all of the id.
    """
    found: list[tuple[int, str]] = []
    start = ""
    while two := list(islice(dataset.postings(f"id={typed}", start), 2)):
        (rest, rows), *others = two
        word = rest[:1] + rest[1:].partition("-")[0]
        several = rest != word and any(other.startswith(f"{word}-") for other, _ in others)
        found.append((rows[0], typed + (f"{word}-" if several else rest)))
        start = f"{word}-{LAST_KEY}"
        if len(found) > MOST:
            return []
    if len(found) == 1:
        return _first_words(dataset, found[0][1])
    return [(value, _summary(dataset, row)) for row, value in sorted(found)]


def _beginnings(dataset: Dataset, key: str, typed: str) -> list[str]:
    """The ways in which more than MOST values go on after `typed`: at least two, each once."""
    while True:
        found: list[str] = []
        start = ""
        while (first := next(dataset.postings(key + typed, start), None)) is not None:
            if not first[0]:
                found.append(typed)
                start = "\0"
            else:
                found.append(typed + first[0][0])
                start = first[0][0] + "\U0010ffff"
        if len(found) != 1:
            return found
        typed = found[0]


def _summary(dataset: Dataset, row: int) -> str:
    doc = dataset.record(row).doc
    if doc["kind"] == "round":
        return ", ".join(part for part in (doc["when"], doc["venue"]) if part)
    return str(doc["what"])

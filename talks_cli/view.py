"""What a lookup hands to the output: records, the columns a table of them has, and notes."""

from __future__ import annotations

from talks_cli.dataset import fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Protocol

    from talks_cli.dataset.record import Doc, Record
    from talks_cli.dataset.store import Dataset

    class Records(Protocol):
        """Records that can be counted, and gone through more than once."""

        def __len__(self) -> int: ...
        def __iter__(self) -> Iterator[Record]: ...


NOT_STATED = "not stated"
PLAIN = ("happened", "said")  # statuses that need no word beside them
_EMPTY = {"no_match", "one_source", "undated"}  # codes of notes that say why there is nothing
CURATOR = "the curator"  # who says what no source does


class Note:
    """Something to know of an answer; `code` is one of the contract's."""

    __slots__ = ("code", "text")

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text


class Column:
    """A column of a table: its heading, and the path that it shows.

    Where that saves lines, another one takes it in: the one that shows `into`. A status that is
    `plain` is not shown.
    """

    __slots__ = ("heading", "into", "plain", "shows")

    def __init__(
        self, heading: str, shows: str, *, into: str = "", plain: tuple[str, ...] = PLAIN
    ) -> None:
        self.heading = heading
        self.shows = shows
        self.into = into
        self.plain = plain


class Selection:
    """The records in some rows of a dataset, read when they are gone through."""

    __slots__ = ("_dataset", "_rows")

    def __init__(self, dataset: Dataset, rows: list[int]) -> None:
        self._dataset = dataset
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Record]:
        return self._dataset.records(self._rows)


class View:
    """The answer to one lookup, in no particular format.

    With `sheet`, a table shows one record a column: the facts of a few side by side. With `whole`
    it shows every field of each record, and its citation. With `lead`, the first record stands
    above the table, with these columns. With `group`, a table stands for each value of that column.
    With `evidence`, a table has `beneath` each record what that says of it, instead of its quotes.
    With `sought`, which finds in a text the `sought_words` looked for, these stand out. With
    `style`, nothing is shown but the articles that the records rest on, cited in it.
    `subject` is the person whom it is all about: others' words stand apart.
    `candidates` are ids of which the one that was asked for is not known: none for a script.
    `totals` count what the records are about as a whole, or name it. `kinds` are those that the
    records may be of: they say which `fields` there are, and which of these are `facts`, with
    evidence of their own.
    """

    __slots__ = (
        "beneath",
        "candidates",
        "columns",
        "command",
        "dataset",
        "drawn",
        "facts",
        "fields",
        "group",
        "lead",
        "notes",
        "query",
        "records",
        "rooms",
        "sheet",
        "sought",
        "sought_words",
        "style",
        "subject",
        "title",
        "totals",
        "whole",
    )

    def __init__(
        self,
        command: str,
        dataset: Dataset,
        records: Records,
        *,
        query: Doc,
        columns: tuple[Column, ...],
        kinds: tuple[str, ...],
        title: str = "",
        notes: Iterable[Note] = (),
        sheet: bool = False,
        whole: bool = False,
        lead: tuple[Column, ...] = (),
        group: str | None = None,
        totals: dict[str, int | str] | None = None,
        beneath: Callable[[Doc], Iterable[str]] | None = None,
        candidates: tuple[str, ...] = (),
        sought: Callable[[str], list[tuple[int, int]]] | None = None,
        sought_words: int = 0,
        subject: str | None = None,
        style: str | None = None,
        drawn: str | None = None,
        rooms: bool = False,
    ) -> None:
        self.command = command
        self.dataset = dataset
        self.records = records
        self.query = query
        self.columns = columns
        self.fields = fields.of_kinds(dataset.about, kinds)
        self.facts = fields.facts_of_kinds(dataset.about, kinds)
        self.notes = list(notes)
        self.sheet = sheet
        self.title = title
        self.whole = whole
        self.lead = lead
        self.group = group
        self.totals = totals
        self.beneath = beneath
        self.candidates = candidates
        self.sought = sought
        self.sought_words = sought_words
        self.subject = subject
        self.style = style
        self.drawn = drawn
        self.rooms = rooms
        if not len(records) and not {note.code for note in self.notes} & _EMPTY:
            text = f"Nothing matches among what 'talks {command}' looks through."
            self.notes.insert(0, Note("no_match", text))

    def round_name(self, number: str) -> str:
        """What a round is called: `second round`, or by its number where it has no name."""
        return round_name(self.dataset, number)

    def publisher(self, source: str) -> str:
        """The publisher of a source, by the source's id."""
        return str(self.dataset.about["sources"][source]["publisher"])

    def date(self, source: str) -> str:
        """The date of a source, by the source's id."""
        return str(self.dataset.about["sources"][source]["date"])

    def sources(self, cited: Iterable[str]) -> list[Doc]:
        """The sources with these ids, each once; all that were consulted where there are none."""
        return [
            {"id": source, "publisher": self.publisher(source), "date": self.date(source)}
            for source in dict.fromkeys(cited) or dict.fromkeys(self.dataset.about["sources"])
        ]


def round_name(dataset: Dataset, number: str) -> str:
    """What a round is called: `second round`, or by its number where it has no name."""
    rows = dataset.posting(f"round.round={number}")
    return (rows and dataset.record(rows[0]).doc["name"]) or f"round {number}"


def labels(sources: Mapping[str, Doc]) -> dict[str, str]:
    """What each of several articles is called: its publisher, with its day if that has others.

    Of two of one day, with its id.
    """
    publishers = [told["publisher"] for told in sources.values()]
    if len(set(publishers)) == len(publishers):
        return dict(zip(sources, publishers, strict=True))
    from talks_cli.dates import day  # which most answers do without

    dated = [f"{told['publisher']}, {day(told['date'])}" for told in sources.values()]
    return {
        source: publisher
        if publishers.count(publisher) == 1
        else label
        if dated.count(label) == 1
        else f"{publisher}, {source}"
        for source, publisher, label in zip(sources, publishers, dated, strict=True)
    }


def quotations(doc: Doc) -> Iterator[Doc]:
    """Every quotation a document rests on, each once: its own first, then its facts'."""
    seen = set()
    for part in (doc, *doc.get("facts", {}).values()):
        for quotation in part["evidence"]:
            place = (quotation["source"], quotation["start"], quotation["end"])
            if place not in seen:
                seen.add(place)
                yield quotation


def sources_of(doc: Doc) -> dict[str, None]:
    """The ids of the sources that a document rests on, in their order."""
    if "facts" not in doc and len(doc["evidence"]) == 1:  # as most do
        return {doc["evidence"][0]["source"]: None}
    parts = (doc, *doc.get("facts", {}).values())
    return {cited["source"]: None for part in parts for cited in part["evidence"]}


def derived_notes(docs: Iterable[Doc], shown: Iterable[str] | None = None) -> list[Note]:
    """Why values of `docs` are not the source's words, each reason once.

    With `shown`, only of the fields that these paths show.
    """
    paths = None if shown is None else list(shown)
    reasons: dict[str, None] = {}
    for doc in docs:
        shows = None
        if paths is not None:
            shows = {field for path in paths for field in fields_of(path, doc)}
        for field, why in doc["derived"].items():
            if shows is None or field in shows:
                reasons[f"{field}: {why}"] = None
        for name, fact in doc.get("facts", {}).items():
            for field, why in fact["derived"].items():
                # Why its value is, the document itself tells.
                if field != "value" and (shows is None or name in shows):
                    reasons[f"{name}, {field}: {why}"] = None
    return [Note("derived", reason) for reason in reasons]


_DATED = ("date", "not_before", "not_after", "for")
_IN_ONE_LINE = {
    "person": ("name", "titles"),
    "delegate": ("person", "side", "round", "role", "change"),
    "venue": ("name", "round"),
}


def fields_of(path: str, doc: Doc) -> tuple[str, ...]:
    """The fields whose reasons are marked in a column that shows `path` of `doc`."""
    special = {
        "when": _DATED,
        "said_when": _DATED[:-1],
        "says": ("said_by",),
        "where": (),
        "name": ("name", "person"),
        "role": ("role", "change"),
        "what": _IN_ONE_LINE.get(doc["kind"], ("title", "text")),
    }
    return special.get(path, (path.split(".", maxsplit=1)[0],))


def shown_of(path: str, doc: Doc) -> str:
    """What a column of `path` shows of `doc`: of a round, the day for which it is announced."""
    is_planned = path == "date" and doc["kind"] == "round" and not doc["date"]
    return "for" if is_planned and path not in doc["facts"] and "for" in doc["facts"] else path


def standing_of(claim: Doc, statuses: dict[str, str], told: str) -> str:
    """How far it is a fact, or as how far sources tell it, where it did not plainly happen.

    What is `told` of it may say so.
    """
    if apart := claim.get("differs", {}).get("status"):
        return " / ".join(dict.fromkeys(statuses.get(one["value"], "") for one in apart))
    status = claim.get("status")
    shown = statuses.get(status, "") if status else ""
    return "" if status in PLAIN or f"({shown})" in told else shown


def ranges(numbers: list[int]) -> str:
    """Numbers in order, runs of them as one: `1, 3–5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)

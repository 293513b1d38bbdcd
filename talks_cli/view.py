"""What a lookup hands to the output: records, the columns a table of them has, and notes."""

from __future__ import annotations

from talks_cli.dataset import fields
from talks_cli.dataset.document import PLAIN, fields_of

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
NOT_DATED = "no day stated"
_EMPTY = {"no_match", "one_source", "undated", "no_round"}  # notes that say why there is nothing
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
    `plain` is not shown; where none is, each is.
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
            text = "No article tells of any."
            if any(value not in (None, False, "all", []) for value in query.values()):
                text = f"Nothing matches among what 'talks {command}' looks through."
            self.notes.insert(0, Note("no_match", text))
        # Of anything at all, if only of what is left open.
        why = {*_EMPTY, "not_stated"} - {"no_match"}
        self.tells = bool(len(records)) or any(note.code in why for note in self.notes)

    def hush(self) -> None:
        """Leave no notes but those that say why there is nothing."""
        kept = () if len(self.records) else _EMPTY
        self.notes = [note for note in self.notes if note.code in kept]

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

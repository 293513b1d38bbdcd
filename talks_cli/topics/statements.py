"""Who said what."""

from __future__ import annotations

from talks_cli.errors import UsageFault
from talks_cli.names import did_you_mean, fold, is_plain, nearest
from talks_cli.topics import resolve
from talks_cli.topics.silences import silence_notes
from talks_cli.view import Column, Note, Selection, View, round_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import About, By, Round, Side

KINDS = ("statement",)
ALONE = "by"
COLUMNS = (
    Column("Speaker", "says"),
    Column("Statement", "text"),
    Column("Said", "said_when", into="text", plain=("bounds",)),
    Column("Status", "status", into="text"),
    Column("Where", "where"),
)


def statements(
    dataset: Dataset,
    by: By = None,
    side: Side = None,
    about: About = None,
    round: Round = None,
) -> View:
    """Who said what; the date is that of the saying.

    WORD is looked for at the beginning of words in what was said and what it was about; where
    nothing begins so, its other spellings are, and the nearest word is named.

    Example: talks statements {person}
    """
    speakers, notes = resolve.speakers(dataset, by)
    side_id = None if side is None else resolve.side(dataset, side)
    words = [] if about is None else list(dict.fromkeys(fold(about).split()))
    if about is not None and not words:
        raise UsageFault("--about: a word with a letter or a digit is needed")
    numbers = resolve.rounds(dataset, round)
    rows = dataset.select("statement", by=speakers, side=side_id and [side_id])
    if by and not rows and not dataset.select("statement", by=speakers):
        notes += _in_time_alone(dataset, resolve.published(dataset, by) or by, speakers)
    named = side_id and dataset.about["sides"][side_id]
    in_round = numbers and round_name(dataset, str(numbers[0]))
    for word in words:
        if not rows:
            break
        said = telling_of(dataset, word)
        for other in () if said else dataset.other_wordings(word):
            said |= telling_of(dataset, other)
        if not said and (near := _alike(dataset, str(about), word)):
            notes.append(Note("no_match", f"Nothing said has {near}"))
        rows = [row for row in rows if row in said]
    rows, left_out = resolve.of_rounds(dataset, "statement", numbers, rows)
    speaking = by and (resolve.published(dataset, by) or (None if rows else by))
    title = (named, about and f"about {about}", in_round, speaking and f"speaker {speaking}")
    return View(
        "statements",
        dataset,
        Selection(dataset, rows),
        query={
            "by": resolve.shown(speakers),
            "side": side_id,
            "about": about,
            "round": numbers[0] if numbers else "all",
        },
        columns=COLUMNS,
        kinds=KINDS,
        title=" · ".join(("Statements", *filter(None, title))),
        group="says",
        notes=[
            *notes,
            *left_out,
            *silence_notes(
                dataset,
                "statements",
                rows,
                round=numbers,
                people=speakers if rows or not words else None,
                narrow=bool(speakers or side_id or words),
            ),
        ],
    )


def _in_time_alone(dataset: Dataset, by: str, speakers: list[str] | None) -> list[Note]:
    """Where somebody is cited whose statements are none, but events are."""
    if not dataset.select("timeline", by=speakers):
        return []
    where = f"talks timeline --by {by if is_plain(by) else repr(by)}"
    return [Note("no_match", f"What {by} says stands in the timeline: {where}")]


def telling_of(dataset: Dataset, wording: str) -> set[int]:
    """The statements that have a word that begins so, or several one for each."""
    each = [
        {row for _, found in dataset.postings(f"statement.about={word}") for row in found}
        for word in wording.split()
    ]
    return set.intersection(*each)


def _alike(dataset: Dataset, about: str, word: str) -> str:
    """A word that no statement has, as it is asked for, and the one that is spelled most like it.

    As a statement writes that; empty where none is like it.
    """
    from talks_cli.dataset.written import as_written  # which other answers do without

    first = word[0]
    keys = (first + rest for rest, _ in dataset.postings(f"statement.about={first}"))
    for near in nearest(word, keys, 1):
        (row, *_) = dataset.posting(f"statement.about={near}")
        asked, written = (
            as_written(doc, one)
            for doc, one in (({"about": about}, word), (dataset.record(row).doc, near))
        )
        return f"“{asked}”{did_you_mean((written,))}"
    return ""

"""Full-text search, best match first."""

from __future__ import annotations

from talks_cli.errors import UsageFault
from talks_cli.names import did_you_mean, fold
from talks_cli.topics.resolve import spelled_like
from talks_cli.view import Column, Note, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Words

KINDS = ()  # of any kind
_NAMED = ("person", "side")
_MOST = 3  # words, for each of which all are gone through
COLUMNS = (
    Column("What", "what"),
    Column("Kind", "kind", into="what"),
    Column("Status", "status", into="what", plain=("happened",)),
    Column("Says", "says", into="what"),
    Column("Where", "where", into="what"),
    Column("Id", "id", into="what"),
)


def search(dataset: Dataset, words: Words) -> View:
    """Full-text search over records and sentences, best match first: whoever goes by these words.

    A record matches if it has all the words, in any order, case or form (`exchanges` finds
    "exchange"), but for words such as "the" and "who" beside others. Words are only words: there is
    no query syntax.

    Example: talks search {word}
    """
    from talks_cli.dataset.pieces import matched  # which other lookups do without

    name = fold(" ".join(words))
    if not name:
        raise UsageFault("search: at least one word with a letter or a digit is needed")
    result = dataset.search(words)
    title, notes = f"Search · {' '.join(words)}", []
    if result.partial:
        missing = " or ".join(f"“{word}”" for word in result.missing)
        title += f" · nothing has {missing}" if missing else " · some of the words"
        told = f"Nothing has {missing}; these have most of the other words."
        if not missing:
            told = "Nothing has all of these words; these have most of them."
        notes = [Note("partial_match", told)]
    elif not result.rows:
        near = [one for of in _NAMED for one in spelled_like(dataset, of, name)]
        near = near or _respelled(dataset, name.split(), result.missing)
        if near:
            told = f"Nothing has “{' '.join(words)}”{did_you_mean(tuple(near[:3]))}"
            notes = [Note("no_match", told)]
    called = [row for kind in _NAMED for row in dataset.named(kind, name)]
    return View(
        "search",
        dataset,
        Selection(dataset, list(dict.fromkeys((*called, *result.rows)))),
        query={"words": list(words)},
        columns=COLUMNS,
        kinds=KINDS,
        title=title,
        notes=notes,
        sought=lambda text: matched(text, result.words),
        sought_words=result.count,
    )


def _respelled(dataset: Dataset, words: list[str], missing: tuple[str, ...]) -> list[str]:
    """The words looked for, with others for the `missing`; nothing where one is like no other."""
    found: dict[str, str] = {}
    for word in missing:
        if len(found) == _MOST or not (near := _alike(dataset, word)):
            return []
        found[word] = near
    return [" ".join(found.get(word, word) for word in words)] if found else []


def _alike(dataset: Dataset, word: str) -> str:
    """The word spelled most like one that no record has, as a record writes it."""
    from talks_cli.dataset.written import as_written  # which other answers do without

    near = dataset.spelled_alike(word)
    rows = dataset.search(near).rows if near else []
    return as_written(dataset.record(rows[0]).doc, near[0]) if rows else ""

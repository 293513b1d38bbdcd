"""The whole dataset as one page for a browser: the articles beside their facts."""

from __future__ import annotations

from talks_cli.dataset.store import Dataset
from talks_cli.door import file_named, is_folder, open_dataset, place
from talks_cli.errors import UsageFault
from talks_cli.output.safe import visible
from talks_cli.output.web.report import report as page
from talks_cli.topics import resolve
from talks_cli.topics.delegation import delegation
from talks_cli.topics.prisoners import prisoners
from talks_cli.topics.rounds import rounds
from talks_cli.topics.sources import sources
from talks_cli.topics.statements import statements
from talks_cli.topics.timeline import timeline
from talks_cli.topics.venue import venue
from talks_cli.view import Column, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.topics.options import Data, OneSource, Page

MOST = 20_000  # records that a browser shows at once without making its reader wait
NAMES = (
    Column("Name", "name"),
    Column("Title", "titles"),
    Column("Also called", "called"),
    Column("Where", "where"),
)
SILENCES = (Column("Not stated", "text"), Column("Says", "says"), Column("Where", "where"))


def report(output: Page = None, source: OneSource = None, data: Data = None) -> str:
    """Make one page of a dataset: the articles beside their facts, as an editor signs them off.

    It needs nothing but itself: a browser shows it without a network, on a screen, a phone and
    paper. With -o it is written whole or not at all, and never over a file of the pack; else to
    standard output.

    Example: talks report -o report.html
    """
    path = None if output is None else file_named(output)
    dataset = open_dataset(data) if path is None else _apart(place(data), path)
    if source is not None:
        dataset.ask_alone(resolve.source(dataset, source))
    if dataset.about["records"] > MOST:
        count = f"{dataset.about['records']:,} records"
        raise UsageFault(
            f"{count} are too many for a page ({MOST:,} at most): ask a lookup for some"
        )
    pieces = page(dataset, _parts(dataset), sources(dataset, differences=True))
    if path is None:
        return "".join(pieces)
    _write(path, pieces)
    return visible(f"{path}: {dataset.about['records']:,} records") + "\n"


def _parts(dataset: Dataset) -> list[View]:
    """The fact sheet, an answer a part."""
    parts = [
        rounds(dataset),
        delegation(dataset, round="all"),
        venue(dataset),
        timeline(dataset),
        prisoners(dataset),
        statements(dataset),
        _listed(dataset, "names", "Who and what is named", ("person", "side", "place"), NAMES),
        _listed(dataset, "silences", "What is not stated", ("silence",), SILENCES),
    ]
    for part in parts:  # what is left open has a part of its own; an empty one says so itself
        part.notes = [note for note in part.notes if note.code not in ("not_stated", "no_match")]
    return parts


def _listed(
    dataset: Dataset, name: str, title: str, kinds: tuple[str, ...], columns: tuple[Column, ...]
) -> View:
    rows = [row for kind in kinds for row in dataset.posting(kind)]
    return View(
        name, dataset, Selection(dataset, rows),
        query={}, columns=columns, kinds=kinds, title=title,
    )  # fmt: skip


def _apart(where: str, path: str) -> Dataset:
    """The dataset at `where`; FileFault where `path`, to be written, is one of its files."""
    if is_folder(where):
        from talks_cli.curate.workshop import open_folder

        return open_folder(where, path)
    from pathlib import Path

    from talks_cli.curate.write.replaced import spared

    spared(path, [Path(where)])
    return Dataset.open(where)


def _write(path: str, pieces: Iterable[str]) -> None:
    from pathlib import Path

    from talks_cli.curate.write.replaced import replaced

    with replaced(Path(path)) as beside, open(beside, "wb") as file:
        file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)

"""Prove a dataset against its articles, and tell what each sentence of them tells."""

from __future__ import annotations

import os

from talks_cli.curate.prove.proof import asked_in
from talks_cli.curate.workshop import curate, in_memory
from talks_cli.curate.write.integrity import verify
from talks_cli.dataset.document import quotations
from talks_cli.dataset.store import Dataset
from talks_cli.door import is_folder, place
from talks_cli.errors import DamagedDataset, InvalidPack, Problem, UsageFault
from talks_cli.output.safe import visible
from talks_cli.view import Column, Note, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.write.compile import Content
    from talks_cli.topics.options import Annotations, Expect, Pack

_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
KINDS = ("sentence",)
WITHOUT = ("source",)  # it looks at every article
COLUMNS = (
    Column("No.", "number"),
    Column("Tells", "tells"),
    Column("Nothing, because", "nothing", into="tells"),
    Column("Section", "section"),
)


def check(
    data: str | None, path: Pack = None, expect: Expect = None, annotations: Annotations = None
) -> View:
    """Prove a dataset against its articles: is it sound, do its sentences say what it says.

    Of a folder of YAML every problem is told at once, each with file, line and column: which
    sentences wait, in order, and what is neither in its sentence nor reasoned. Of a compiled file
    every row, every sentence and every article is verified. The table tells sentence by sentence
    what each tells, the notes what could not be asked in the language of an article.

    Whoever forges a file seals it anew: that it is the one you know, SHA256 alone can say. It is
    reckoned from the content and told with the totals.

    Example: talks check
    """
    if path is not None and data is not None:
        raise UsageFault("PATH and --data both say which dataset: give one")
    if expect is not None and not (len(expect) == 64 and _HEXADECIMAL.issuperset(expect)):
        raise UsageFault(f"--expect: {expect!r} is not a SHA-256 (64 hexadecimal digits)")
    where = place(path if path is not None else data)
    if is_folder(where):
        try:
            content = curate(where)
        except InvalidPack as fault:
            fault.shown = _beside_the_line if annotations else None
            raise
        dataset = in_memory(content, where)
    else:
        dataset = Dataset.open(where)
        content = verify(dataset)
    sha256 = str(dataset.about["sha256"])  # as just reckoned, and not only claimed
    if expect is not None and expect.lower() != sha256:
        raise DamagedDataset(f"{where}: its content has the SHA-256 {sha256}, not the expected one")
    sentences = [doc for doc in content.records() if doc["kind"] == "sentence"]
    return View(
        "check",
        dataset,
        Selection(dataset, dataset.select("sentence")),
        query={"path": where, "expect": expect},
        columns=COLUMNS,
        kinds=KINDS,
        title="Checked, and sound",
        group="section",
        notes=list(_asked(content)),
        totals={
            "sentences": len(sentences),
            "telling": sum(doc["nothing"] is None for doc in sentences),
            "set_aside": sum(doc["nothing"] is not None for doc in sentences),
            "records": sum(1 for _ in content.records()),
            "quotes_verified": sum(1 for doc in content.docs for _ in quotations(doc)),
            "sha256": sha256,
        },
    )


def _asked(content: Content) -> Iterator[Note]:
    """What was asked of the facts of each article, and what its language leaves unasked."""
    for doc in content.records():
        if doc["kind"] == "source":
            asked, without = asked_in(doc["language"])
            told = f"{doc['id']} ({doc['language']}): {'; '.join(asked)}"
            if without:
                left = "; ".join(f"{rule} ({why})" for rule, why in without.items())
                told += f". Not asked: {left}"
            yield Note("asked", f"{told}.")


def _beside_the_line(problem: Problem) -> str:
    """A problem as GitHub shows it beside the line: a workflow command."""
    file = os.path.relpath(problem.file) if os.path.isabs(problem.file) else problem.file
    place = f"file={_escaped(file, more=True)},line={problem.line},col={problem.column}"
    return f"::error {place}::{_escaped(problem.message)}"


def _escaped(text: str, *, more: bool = False) -> str:
    """`text` in a workflow command; `more`: as the value of a property."""
    text = visible(text).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C") if more else text

"""Prove a dataset against its articles, and tell how far each article is covered."""

from __future__ import annotations

from talks_cli.curate.workshop import curate, in_memory
from talks_cli.curate.write.integrity import covered, verify
from talks_cli.dataset.store import Dataset, Record
from talks_cli.door import is_folder, place
from talks_cli.errors import DamagedDataset, UsageFault
from talks_cli.output.machine import dumps
from talks_cli.view import Column, View, quotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.curate.prove.proof import Coverage
    from talks_cli.curate.read.text import Sentence
    from talks_cli.dataset.store import Doc
    from talks_cli.topics.options import Expect, Pack

_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
KINDS = ("sentence",)
COLUMNS = (
    Column("No.", "number"),
    Column("Section", "section"),
    Column("Cited by", "cited_by"),
    Column("Set aside because", "set_aside_because"),
)


def check(data: str | None, path: Pack = None, expect: Expect = None) -> View:
    """Prove a dataset against its articles: is it sound, does every quote stand there.

    Of a folder of YAML every problem is reported at once, each with file, line and column. Of a
    compiled file every row, every quote and every article is verified. The table tells sentence by
    sentence which records cite it, or why none does.

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
        content = curate(where)
        dataset = in_memory(content, where)
        coverage = covered(content, where)
    else:
        dataset = Dataset.open(where)
        content, coverage = verify(dataset)
    sha256 = str(dataset.about["sha256"])  # as just reckoned, and not only claimed
    if expect is not None and expect.lower() != sha256:
        raise DamagedDataset(f"{where}: its content has the SHA-256 {sha256}, not the expected one")
    items = [_item(found, sentence) for found in coverage for sentence in found.article.sentences]
    return View(
        "check",
        dataset,
        [Record(dumps(item)) for item in items],
        query={"path": where, "expect": expect},
        columns=COLUMNS,
        kinds=KINDS,
        totals={
            "sentences": len(items),
            "cited": sum(bool(item["cited_by"]) for item in items),
            "set_aside": sum(item["set_aside_because"] is not None for item in items),
            "missing": sum(len(found.missing) for found in coverage),
            "records": len(content.docs),
            "quotes_verified": sum(1 for doc in content.docs for _ in quotations(doc)),
            "sha256": sha256,
        },
    )


def _item(covered: Coverage, sentence: Sentence) -> Doc:
    text = covered.article.text[sentence.start : sentence.end]
    return {
        "id": f"{covered.source}.{sentence.number}",
        "kind": "sentence",
        "source": covered.source,
        "number": sentence.number,
        "section": sentence.section,
        "text": text,
        "cited_by": list(covered.cited.get(sentence.number, ())),
        "set_aside_because": covered.set_aside.get(sentence.number),
        "summary": text,
        "status": None,
        "said_by": None,
        "evidence": [
            {
                "source": covered.source,
                "section": sentence.section,
                "sentences": [sentence.number],
                "start": sentence.start,
                "end": sentence.end,
                "quote": text,
                "context": text,
            }
        ],
        "derived": {},
        "not_stated": [],
        "remark": None,
    }

"""The articles, and what they tell differently."""

from __future__ import annotations

from talks_cli.dataset.store import Record
from talks_cli.output.machine import dumps
from talks_cli.view import Column, Note, Selection, View, sources_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.store import Dataset, Doc
    from talks_cli.topics.options import Differences

KINDS = ("source", "difference")
COLUMNS = (
    Column("Publisher", "publisher"),
    Column("Date", "when"),
    Column("Sentences", "sentences"),
    Column("Language", "language"),
    Column("Id", "id"),
)
DIFFERENCES = (
    Column("What", "what"),
    Column("Differs", "told"),
    Column("Says", "says", into="what"),
    Column("Where", "where", into="what"),
)


def sources(dataset: Dataset, differences: Differences = False) -> View:
    """The articles that the dataset rests on.

    With --differences, every fact on which they differ, then every fact that one alone tells.

    Example: talks sources
    """
    if not differences:
        return View(
            "sources",
            dataset,
            Selection(dataset, dataset.select("source")),
            query={"differences": False},
            columns=COLUMNS,
            kinds=KINDS,
            title="Articles",
        )
    found = [*_differing(dataset), *_told_by_one(dataset)]
    notes = []
    if len(dataset.about["sources"]) == 1:
        notes.append(Note("one_source", "There is one source: nothing to compare it with."))
    return View(
        "sources",
        dataset,
        [Record(dumps(doc)) for doc in found],
        query={"differences": True},
        columns=DIFFERENCES,
        kinds=KINDS,
        title="What the articles tell differently, and what one alone tells",
        notes=notes,
    )


def _differing(dataset: Dataset) -> Iterator[Doc]:
    """Each field on which sources, or voices, differ."""
    for record in dataset.records(dataset.posting("differs")):
        doc = record.doc
        for field, told in doc["differs"].items():
            if _is_lent(doc, field):
                continue
            cited = [quotation for one in told for quotation in one["evidence"]]
            claim = {**doc, "evidence": cited}
            yield _difference(f"{doc['id']}.{field}", claim, doc["id"], field, told)


def _told_by_one(dataset: Dataset) -> Iterator[Doc]:
    """Each record, or fact of a round or a venue, that one source alone tells."""
    for source in dataset.about["sources"]:
        for record in dataset.records(dataset.posting(f"alone={source}")):
            doc = record.doc
            if len(sources_of(doc)) == 1:
                yield _difference(doc["id"], doc, doc["id"], None, [])
                continue
            for name, fact in doc.get("facts", {}).items():
                if _is_lent(doc, name):
                    continue
                told = [{"value": doc[name], "source": source, **_claim_of(fact)}]
                if sources_of({**fact, "facts": {}}).keys() == {source}:
                    claim = {**doc, **fact}
                    yield _difference(f"{doc['id']}.{name}", claim, doc["id"], name, told)


def _is_lent(doc: Doc, field: str) -> bool:
    """Whether a round has a field of its venue, which is told of with the venue."""
    return doc["kind"] == "round" and field in ("venue", "city")


def _claim_of(fact: Doc) -> Doc:
    return {"said_by": fact["said_by"], "evidence": fact["evidence"]}


def _difference(
    identifier: str, claim: Doc, record: str, field: str | None, told: list[Doc]
) -> Doc:
    """What sources tell differently of a field of a record; of a whole record, `field` is None."""
    what = claim["what"] if field is None else f"{claim['what']}: {field.replace('_', ' ')}"
    return {
        "id": identifier,
        "kind": "difference",
        "record": record,
        "field": field,
        "told": told,
        "when": claim["when"],
        "what": what,
        **{key: claim[key] for key in ("says", "where", "status", "said_by", "evidence")},
        "derived": {},
        "not_stated": [],
        "differs": {},
        "remark": None,
    }

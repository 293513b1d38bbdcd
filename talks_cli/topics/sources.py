"""The articles, and what they tell differently."""

from __future__ import annotations

from talks_cli.dataset.document import sources_of
from talks_cli.dataset.record import Record
from talks_cli.errors import UsageFault
from talks_cli.output.machine import dumps
from talks_cli.output.shown.values import field_name
from talks_cli.view import Column, Note, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from talks_cli.topics.options import Differences, Open

LEFT_OPEN = ("silence", "delegate", "venue", "round", "exchange", "person")
KINDS = ("source", "difference", *LEFT_OPEN)
COLUMNS = (
    Column("Publisher", "publisher"),
    Column("Date", "when"),
    Column("Sentences", "sentences"),
    Column("Language", "language"),
    Column("Id", "id"),
)
DIFFERENCES = (
    Column("Alone", "alone"),
    Column("What", "what"),
    Column("Told", "told"),
    Column("Status", "status", into="what"),
    Column("Says", "says", into="what"),
    Column("Where", "where"),
)
OPEN = (
    Column("Kind", "kind"),
    Column("What", "open"),
    Column("Where", "where"),
)


def sources(dataset: Dataset, differences: Differences = False, open: Open = False) -> View:
    """The articles that the dataset rests on.

    With --differences, every fact on which they differ, then every fact that one alone tells. With
    --open, all that they leave open: what is not known.

    Example: talks sources --open
    """
    if open and differences:
        raise UsageFault("--open and --differences: give one")
    if open:
        rows = [*dataset.posting("silence"), *dataset.posting("open")]
        return View(
            "sources",
            dataset,
            Selection(dataset, rows),
            query={"differences": False, "open": True},
            columns=OPEN,
            kinds=KINDS,
            title="What the articles leave open",
            group="kind",
        )
    if not differences:
        return View(
            "sources",
            dataset,
            Selection(dataset, dataset.select("source")),
            query={"differences": False, "open": False},
            columns=COLUMNS,
            kinds=KINDS,
            title="Articles",
        )
    is_one = len(dataset.about["sources"]) == 1  # or one that is asked alone
    found = [] if is_one else [*_differing(dataset), *_told_by_one(dataset)]
    notes = []
    if is_one:
        notes.append(Note("one_source", "There is one source: nothing to compare it with."))
    return View(
        "sources",
        dataset,
        [Record(dumps(doc)) for doc in found],
        query={"differences": True, "open": False},
        columns=DIFFERENCES,
        kinds=KINDS,
        title="What the articles tell differently, and what one alone tells",
        group="alone",
        notes=notes,
    )


def _differing(dataset: Dataset) -> Iterator[Doc]:
    """Each field on which sources, or voices, differ; who says it is told with what each says."""
    for record in dataset.records(dataset.posting("differs")):
        doc = record.doc
        for field, told in doc["differs"].items():
            if field == "said_by" or _is_lent(doc, field):
                continue
            if field == "place" and "name" in doc["differs"]:
                continue  # which is what that one is called
            statuses = {one["status"]: None for one in told}
            claim = {
                **doc,
                "status": next(iter(statuses)) if len(statuses) == 1 else None,
                "evidence": [quotation for one in told for quotation in one["evidence"]],
            }
            yield _difference(_about(dataset, doc, field), claim, field, told)


def _about(dataset: Dataset, doc: Doc, field: str) -> str:
    """What a difference is about, without what each source has for it."""
    if doc["kind"] == "delegate":
        side = dataset.about["sides"][doc["side"]]
        seat = f"{doc['role']}, {side}, round {doc['round']}"
        return seat if field == "person" else _named(seat, field)
    if doc["kind"] == "venue" and "name" in doc["differs"]:
        venue = f"venue, round {doc['round']}"
        return venue if field == "name" else _named(venue, field)
    return _named(doc["what"], field)


def _told_by_one(dataset: Dataset) -> Iterator[Doc]:
    """Each record, or fact of a round or a venue, that one source alone tells."""
    for source in dataset.about["sources"]:
        for record in dataset.records(dataset.posting(f"alone={source}")):
            doc = record.doc
            if len(sources_of(doc)) == 1:
                yield _difference(doc["what"], doc, None, [], source)
                continue
            for name, fact in doc.get("facts", {}).items():
                if not _is_lent(doc, name) and sources_of({**fact, "facts": {}}).keys() == {source}:
                    told = [{"value": doc[name], "source": source, **_claim_of(fact)}]
                    claim = {**doc, **fact}
                    yield _difference(_named(doc["what"], name), claim, name, told, source)


def _named(what: str, field: str) -> str:
    return f"{what}: {field_name(field)}"


def _is_lent(doc: Doc, field: str) -> bool:
    """Whether a round has a field of its venue, which is told of with the venue."""
    return doc["kind"] == "round" and field in ("venue", "city")


def _claim_of(fact: Doc) -> Doc:
    return {key: fact[key] for key in ("status", "said_by", "evidence")}


def _difference(
    what: str, claim: Doc, field: str | None, told: list[Doc], alone: str | None = None
) -> Doc:
    """What sources tell differently of a field of a record; of a whole record, `field` is None."""
    return {
        "id": f"{claim['id']}.{field}" if field else claim["id"],
        "kind": "difference",
        "record": claim["id"],
        "field": field,
        "alone": alone,
        "told": told,
        "when": claim["when"],
        "what": what,
        **{key: claim[key] for key in ("says", "where", "status", "said_by", "evidence")},
        "derived": {},
        "not_stated": [],
        "differs": {},
        "remark": None,
    }

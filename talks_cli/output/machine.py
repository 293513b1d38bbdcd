"""JSON: the whole answer as one document, or bare items a line each."""

from __future__ import annotations

import json

from talks_cli.dataset.document import quotations
from talks_cli.errors import DamagedDataset
from talks_cli.output.safe import json_text, visible
from talks_cli.view import derived_notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from talks_cli.dataset.record import Doc, Record
    from talks_cli.output import Look
    from talks_cli.view import View


# Made once: json.dumps makes one for each call, and looks for circles.
_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def dumps(value: Any) -> str:
    """`value` as JSON on one line, nothing unseen in it raw."""
    return json_text(_encoded(value))


def json_document(view: View, look: Look) -> Iterator[str]:
    """One document, an item a line."""
    records = list(view.records)
    docs = [record.doc for record in records]
    if look.fields:
        items = [dumps(pick(doc, look.fields)) for doc in docs]
    else:
        items = [_whole(record) for record in records]
    document = envelope(view, docs, look.fields)
    head = [f'"{key}": {dumps(value)}' for key, value in document.items()]
    yield "{" + ",\n ".join(head) + ',\n "items": ['
    yield ",".join("\n  " + item for item in items)
    yield "\n ]}\n" if items else "]}\n"


def json_lines(view: View, look: Look) -> Iterator[str]:
    """Items alone, one a line, each printed as soon as it is read."""
    for record in view.records:
        yield (dumps(pick(record.doc, look.fields)) if look.fields else _whole(record)) + "\n"


def _whole(record: Record) -> str:
    """A record as it is kept; DamagedDataset where that is not what `dumps` makes of anything."""
    if not record.doc or visible(record.raw) != record.raw:
        raise DamagedDataset(f"{record.place}: damaged: a record is not as compiled")
    return record.raw


def envelope(view: View, docs: list[Doc], fields: tuple[str, ...] = ()) -> Doc:
    """All of the document but its items; with `fields`, notes on those alone."""
    about = view.dataset.about
    notes = (*view.notes, *derived_notes(docs, fields or None))
    totals = {} if view.totals is None else {"totals": view.totals}
    return {
        "schema": "talks/1",
        "command": view.command,
        "query": {**view.query, "source": view.dataset.source},
        "dataset": {key: about[key] for key in ("id", "version", "sha256")},
        "sources": view.sources(cited["source"] for doc in docs for cited in quotations(doc)),
        "notes": [{"code": note.code, "text": note.text} for note in notes],
        **totals,
        "count": len(docs),
    }


def pick(doc: Doc, fields: tuple[str, ...]) -> Doc:
    """`doc` with `fields` alone, in their order; a part of a field keeps its place (`a.b`)."""
    picked: Doc = {}
    whole = {path for path in fields if "." not in path}
    for path in fields:
        if path in whole or path.split(".", 1)[0] not in whole:  # what is whole is the record's own
            _graft(picked, doc, path.split("."))
    return picked


def _graft(into: Doc, value: Doc, steps: list[str]) -> None:
    step, *rest = steps
    part = value.get(step)
    if not rest or not isinstance(part, dict | list):
        into[step] = None if rest else part
    elif isinstance(part, list):
        entries = into.setdefault(step, [{} for _ in part])
        for entry, source in zip(entries, part, strict=True):
            _graft(entry, source, rest)
    else:
        _graft(into.setdefault(step, {}), part, rest)

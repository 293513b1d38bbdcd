"""W3C Web Annotations: each fact as a note on the sentences it rests on, for other readers.

The article has no address: it is named by its SHA-256 (RFC 6920). Positions count Unicode code
points of its file, as the Web Annotation Data Model and `evidence` both do.
"""

from __future__ import annotations

import base64
import uuid

from talks_cli.dataset.document import quotations, standing_of
from talks_cli.dates import day
from talks_cli.output.machine import dumps
from talks_cli.output.shown.values import as_text, at, claimed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.dataset.record import Doc
    from talks_cli.output import Look
    from talks_cli.view import View

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation, by which it is found in a changed text


def annotation_page(view: View, look: Look) -> Iterator[str]:
    """One AnnotationPage, an annotation a line."""
    items = list(_Notes(view, look).items())
    articles = _Articles(view)
    lines = [dumps(item.annotation(view, articles)) for item in items]
    name = f"{view.command}?{dumps(view.query)}"
    head = {
        "@context": CONTEXT,
        "id": _name(view, f"{name}#page"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "partOf": {
            "id": _name(view, name),
            "type": "AnnotationCollection",
            "label": view.title or view.command,
            "total": len(items),
        },
        "dcterms:source": articles.described,
    }
    yield "{" + ",\n ".join(f'"{key}": {dumps(value)}' for key, value in head.items())
    yield ',\n "items": [' + ",".join("\n  " + line for line in lines)
    yield "\n ]}\n" if lines else "]}\n"


def _name(view: View, what: str) -> str:
    """An IRI that is the same whenever the same is asked of a dataset of this id."""
    asked = f"{view.dataset.about['id']}/{view.dataset.source or ''}/{what}"
    return uuid.uuid5(uuid.NAMESPACE_OID, asked).urn


class _Note:
    """Something told, with the quotations it rests on and why it is not in their words."""

    __slots__ = ("about", "quoted", "why", "words")

    def __init__(self, about: str, words: list[str], quoted: Iterable[Doc], why: Doc) -> None:
        self.about = about
        self.words = words
        self.quoted = list(quoted)
        self.why = why

    def annotation(self, view: View, articles: _Articles) -> Doc:
        bodies = [_body(words, "describing") for words in self.words]
        if self.why:
            reasons = "; ".join(
                why if field == "value" else f"{_plain(field)}: {why}"
                for field, why in self.why.items()
            )
            bodies.append(_body(f"Not in so many words there: {reasons}", "commenting"))
        return {
            "id": _name(view, self.about),
            "type": "Annotation",
            "motivation": "describing",
            "dcterms:identifier": self.about,
            "body": bodies,
            "target": [articles.target(quotation) for quotation in self.quoted],
        }


def _body(words: str, purpose: str) -> Doc:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}


def _plain(field: str) -> str:
    return field.replace("_", " ")


class _Articles:
    """The articles that are annotated."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._texts: dict[str, str] = {}
        self._iris: dict[str, str] = {}
        self.described: list[Doc] = []

    def target(self, quotation: Doc) -> Doc:
        """The place of a quotation in its article, as it is worded and as it is counted."""
        source = quotation["source"]
        if source not in self._texts:
            self._describe(source)
        text, start, end = self._texts[source], quotation["start"], quotation["end"]
        return {
            "type": "SpecificResource",
            "source": self._iris[source],
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(start - AROUND, 0) : start],
                    "suffix": text[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }

    def _describe(self, source: str) -> None:
        doc = self._view.dataset.by_id(source).doc
        digest = base64.urlsafe_b64encode(bytes.fromhex(doc["sha256"])).decode().rstrip("=")
        self._iris[source] = f"ni:///sha-256;{digest}"
        self._texts[source] = self._view.dataset.article(source)
        self.described.append(
            {
                "id": self._iris[source],
                "type": "Text",
                "format": "text/plain",
                "language": doc["language"],
                "dcterms:identifier": source,
                "dcterms:publisher": doc["publisher"],
                "dcterms:issued": doc["date"],
            }
        )


class _Notes:
    """What a view's records tell, each with its own quotations."""

    def __init__(self, view: View, look: Look) -> None:
        self._view = view
        self._fields = look.fields

    def items(self) -> Iterator[_Note]:
        for record in self._view.records:
            yield from (note for note in self._of(record.doc) if note.quoted)

    def _of(self, doc: Doc) -> Iterator[_Note]:
        if self._fields:
            why = {field: why for field, why in doc["derived"].items() if field in self._fields}
            told = [f"{_plain(path)}: {as_text(at(doc, path))}" for path in self._fields]
            yield _Note(doc["id"], ["; ".join(told)], quotations(doc), why)
            return
        facts = doc.get("facts") or {}
        if not facts:
            words = [self._told(doc)]
            if self._view.beneath:
                words = [*self._view.beneath(doc), f"says {doc['says']}"]
            yield _Note(doc["id"], words, doc["evidence"], doc["derived"])
        for field, fact in facts.items():
            if doc[field] is not None:
                value = f"{doc['what']}, {_plain(field)}: {day(as_text(doc[field]))}"
                words = [self._worded(value, fact, fact["says"])]
                yield _Note(f"{doc['id']}#{field}", words, fact["evidence"], fact["derived"])
        for field, tellings in doc["differs"].items():
            yield from self._apart(doc["id"], f"{doc['what']}, {_plain(field)}", field, tellings)
        if doc["kind"] == "difference":
            yield from self._apart(doc["record"], doc["what"], doc["field"], doc["told"])

    def _apart(
        self, identifier: str, what: str, field: str, tellings: list[Doc]
    ) -> Iterator[_Note]:
        """What each source tells of a field, where they differ."""
        for one in tellings:
            source, publisher = one["source"], self._view.publisher(one["source"])
            says = f"{as_text(one['said_by'])} ({publisher})" if one["said_by"] else publisher
            told = f"{what}: {claimed(self._view.dataset, field, one['value'])}"
            words = [self._worded(told, one, says)]
            yield _Note(f"{identifier}#{field}@{source}", words, one["evidence"], {})

    def _told(self, doc: Doc) -> str:
        told = " · ".join(filter(None, (doc["what"], doc["when"])))
        return self._worded(told, doc, doc["says"])

    def _worded(self, told: str, claim: Doc, says: str) -> str:
        """What is told, how far it is a fact where it did not plainly happen, and who says it."""
        standing = standing_of(claim, self._view.dataset.about["statuses"], told)
        return " · ".join(filter(None, (told, standing, f"says {says}")))

"""Annotations as a reader of JSON-LD has them: nothing is lost, and all of it is in the vocabulary.

No package that is to be had carries the model's JSON-LD context, so what it says of the terms that
annotations use is written down here, term by term, from the Web Annotation Vocabulary.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.output.web.annotations import CONTEXT
from tests.output.test_annotations import ANSWERS, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Outcome

jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed: it comes with .[dev]")

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
DC, DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS, XSD = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2001/XMLSchema#"
COUNT = f"{XSD}nonNegativeInteger"

CLASSES = {
    "Annotation": f"{OA}Annotation", "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource", "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector", "Text": "http://purl.org/dc/dcmitype/Text",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "AnnotationCollection": f"{AS}OrderedCollection",
}  # fmt: skip
MOTIVATIONS = {"describing": f"{OA}describing", "commenting": f"{OA}commenting"}
PLAIN = {
    "exact": f"{OA}exact", "prefix": f"{OA}prefix", "suffix": f"{OA}suffix",
    "format": f"{DC}format", "language": f"{DC}language", "value": f"{RDF}value",
    "label": f"{RDFS}label",
}  # fmt: skip
RESOURCES = {
    "body": f"{OA}hasBody", "target": f"{OA}hasTarget", "source": f"{OA}hasSource",
    "selector": f"{OA}hasSelector", "partOf": f"{AS}partOf",
}  # fmt: skip
NAMED = {"motivation": f"{OA}motivatedBy", "purpose": f"{OA}hasPurpose"}  # by MOTIVATIONS
COUNTS = {
    "start": f"{OA}start", "end": f"{OA}end", "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
}  # fmt: skip
ITEMS = {"items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"}}
PREFIXES = {"dcterms": DCTERMS}
TERMS: dict[str, Any] = {
    "id": "@id", "type": "@type", **PREFIXES, **CLASSES, **MOTIVATIONS, **PLAIN, **ITEMS,
    **{term: {"@id": iri, "@type": "@id"} for term, iri in RESOURCES.items()},
    **{term: {"@id": iri, "@type": "@vocab"} for term, iri in NAMED.items()},
    **{term: {"@id": iri, "@type": COUNT} for term, iri in COUNTS.items()},
}  # fmt: skip


def loaded(url: str, _: object) -> dict[str, Any]:
    """The context, and nothing else: no network is asked."""
    assert url == CONTEXT
    document = {"@context": TERMS}
    return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": document}


def expanded(document: object) -> dict[str, Any]:
    (found,) = jsonld.expand(document, {"documentLoader": loaded})
    assert isinstance(found, dict)
    return found


def properties(one: object) -> Iterator[str]:
    """The keys of all that stands in it, each as often as it stands there."""
    if isinstance(one, list):
        for entry in one:
            yield from properties(entry)
    elif isinstance(one, dict):
        for key, value in one.items():
            yield key
            yield from properties(value)


def iri(term: str) -> str:
    """What a term is short for."""
    if term.startswith("dcterms:"):
        return term.replace("dcterms:", DCTERMS)
    meant = TERMS[term]
    return str(meant["@id"] if isinstance(meant, dict) else meant)


def only(values: list[Any]) -> Any:
    (value,) = values
    return value


@pytest.mark.parametrize(("pack", "line"), ANSWERS)
def test_nothing_is_lost_and_every_annotation_has_what_it_must_have(
    talks: Callable[..., Outcome], packs: dict[str, str], pack: str, line: list[str]
) -> None:
    document = page(talks, *line, "--data", packs[pack])
    found = expanded(document)
    assert_of_the_vocabulary(document, found)
    assert found["@type"] == [f"{AS}OrderedCollectionPage"]
    collection = only(found[f"{AS}partOf"])
    items = only(found[f"{AS}items"])["@list"]
    assert only(collection[f"{AS}totalItems"]) == {"@type": COUNT, "@value": len(items)}
    assert only(found[f"{AS}startIndex"]) == {"@type": COUNT, "@value": 0}
    assert items or line[0] == "sources"  # which rest on no sentence
    for item in items:
        assert_annotation(item)


def assert_of_the_vocabulary(document: object, found: dict[str, Any]) -> None:
    """Every property is, and stands there as often as it was written."""
    written = Counter(iri(key) for key in properties(document) if key != "@context")
    read = Counter(key for key in properties(found) if key[0] != "@")
    del written["@id"], written["@type"]
    assert read == written
    assert {key.rpartition("#")[0] or key.rpartition("/")[0] for key in read} <= {
        namespace[:-1] for namespace in (OA, AS, DC, DCTERMS, RDF, RDFS)
    }


def assert_annotation(item: dict[str, Any]) -> None:
    assert item["@type"] == [f"{OA}Annotation"]
    assert item["@id"].startswith("urn:uuid:")
    assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
    assert item[f"{OA}hasBody"]
    for body in item[f"{OA}hasBody"]:
        assert body["@type"] == [f"{OA}TextualBody"]
        assert only(body[f"{RDF}value"])["@value"]
        assert only(body[f"{OA}hasPurpose"])["@id"] in MOTIVATIONS.values()
    assert item[f"{OA}hasTarget"]
    for target in item[f"{OA}hasTarget"]:
        assert target["@type"] == [f"{OA}SpecificResource"]
        assert only(target[f"{OA}hasSource"])["@id"].startswith("ni:///sha-256;")
        quote, position = target[f"{OA}hasSelector"]
        assert quote["@type"] == [f"{OA}TextQuoteSelector"]
        assert all(
            isinstance(only(quote[f"{OA}{part}"])["@value"], str)
            for part in ("exact", "prefix", "suffix")
        )
        assert position["@type"] == [f"{OA}TextPositionSelector"]
        start, end = (only(position[f"{OA}{part}"]) for part in ("start", "end"))
        assert start["@type"] == end["@type"] == COUNT
        assert 0 <= start["@value"] < end["@value"]


def test_an_empty_answer_is_an_empty_list(talks: Callable[..., Outcome]) -> None:
    found = expanded(page(talks, "statements", "--by", "kalin"))
    assert only(found[f"{AS}items"]) == {"@list": []}

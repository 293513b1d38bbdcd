"""Documents of what facts are about: articles and their sentences, people, sides and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.models import ReasonedText
from talks_cli.curate.write.evidence import places
from talks_cli.curate.write.filing import speakers
from talks_cli.curate.write.kinds import KINDS
from talks_cli.curate.write.merge import joined
from talks_cli.dates import day
from talks_cli.view import CURATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.read.pack import Article, Entry, LoadedPack, Sentence
    from talks_cli.curate.write.evidence import Place
    from talks_cli.curate.write.scope import Scope
    from talks_cli.curate.write.silences import Silence
    from talks_cli.curate.write.tellings import Telling

    Doc = dict[str, Any]

# What nobody in particular says.
_UNSAID = {"when": "", "what": "", "says": "", "where": "", "status": None, "said_by": None}


def entities(pack: LoadedPack, scope: Scope) -> Iterator[Doc]:
    """The people, sides and places of a pack, as the articles of `scope` tell of them."""
    met = _met(scope.tellings)
    for side in pack.sides.values():
        yield _named(scope, "side", side, met.get(("side", side.id), {}))
    for person in pack.people.values():
        yield _person(scope, person, met.get(("person", person.id), {}))
    for place in pack.places.values():
        yield _named(scope, "place", place, met.get(("place", place.id), {}))


def _named(scope: Scope, kind: str, entry: Entry[Any], met: dict[str, list[Place]]) -> Doc:
    record = entry.record
    doc = {
        "id": entry.id,
        "kind": kind,
        "name": record.name,
        "called": list(record.called),
        "aliases": list(record.aliases),
    }
    return _claimed(scope, doc, (place for found in met.values() for place in found), record.remark)


def _person(scope: Scope, entry: Entry[Any], met: dict[str, list[Place]]) -> Doc:
    """Somebody, by the sentences that give titles; in other articles, where first told of."""
    person = entry.record
    told = [
        (place, titles)
        for place, titles in scope.pack.titled.get(entry.id, ())
        if place[0] in scope.articles
    ]
    titles_by = scope.titles(entry.id)
    names = {source: scope.articles[source].head.record.spells for source in scope.articles}
    doc = {
        "id": entry.id,
        "kind": "person",
        "name": scope.called.name(entry.id),
        "titles": joined(titles_by.values()),
        "titles_by": titles_by,
        "spellings": {
            source: spells[entry.id]
            for source, spells in names.items()
            if spells.get(entry.id, person.name) != person.name
        },
        "called": list(person.called),
        "aliases": list(person.aliases),
        "side": person.side,
        "different_from": list(person.different_from),
        "speaks_as": person.speaks_as,
    }
    cited = [place for place, _ in told]
    titled = {source for source, _ in cited}
    cited += [place for source, found in met.items() if source not in titled for place in found]
    doc = _claimed(scope, doc, cited, person.remark)
    doc["derived"] = dict(person.why)
    if reasons := dict.fromkeys(titles.why for _, titles in told if titles.why):
        doc["derived"]["titles"] = "; ".join(reasons)
    if not titles_by and any(titles.not_stated for _, titles in told):
        doc["not_stated"] = ["titles"]
    return doc


def _claimed(scope: Scope, doc: Doc, at: Iterable[Place], remark: str | None) -> Doc:
    """A document that nobody in particular says, with the sentences at some places."""
    evidence = scope.pack.evidence
    cited = evidence.of(at)
    publishers = dict.fromkeys(evidence.publishers[one["source"]] for one in cited)
    doc |= _UNSAID
    doc["what"] = KINDS[doc["kind"]].what(doc, {})
    doc["says"] = "; ".join(publishers) or CURATOR
    doc["where"] = evidence.where(cited)
    return doc | {
        "evidence": cited,
        "derived": {},
        "not_stated": [],
        "differs": {},
        "remark": remark,
    }


def _met(tellings: Iterable[Telling]) -> dict[tuple[str, str], dict[str, list[Place]]]:
    """Where each person, side and place is first told of, by source."""
    found: dict[tuple[str, str], dict[str, list[Place]]] = {}
    for told in tellings:
        for kind, identifier in _about(told):
            if told.source not in found.setdefault((kind, identifier), {}):
                found[kind, identifier][told.source] = list(places([told]))
    return found


def _about(told: Telling) -> Iterator[tuple[str, str]]:
    """The people, sides and places that a telling names."""
    fields = told.fields
    for kind, field in (("person", "person"), ("side", "side"), ("place", "place")):
        if identifier := fields.get(field):
            yield kind, identifier
    for kind, field in (("person", "people"), ("place", "places")):
        yield from ((kind, one["id"]) for one in fields.get(field, ()))
    if told.said_by:
        yield from (("person", one["id"]) for one in speakers(told.said_by) if one.get("id"))


# -- articles, their sentences, and what these leave open -----------------------------------------


def source(scope: Scope, article: Article) -> Doc:
    """The document of an article."""
    head = article.head.record
    sections = dict.fromkeys(sentence.section for sentence in article.sentences)
    doc: Doc = {
        "id": article.source,
        "kind": "source",
        "publisher": head.publisher,
        "date": article.date,
        "place": head.place,
        "language": head.language,
        "sha256": head.sha256,
        "sections": list(sections),
        "sentences": len(article.sentences),
    }
    doc = _claimed(scope, doc, (), head.remark)
    doc |= {"when": day(article.date), "says": head.publisher}
    if isinstance(head.dated, ReasonedText):
        doc["derived"] = {"date": head.dated.why}
    return doc


def silence(scope: Scope, left_open: Silence, of: str | None) -> Doc:
    """The document of what an article leaves open; `of` is the record that it hangs on."""
    doc = {"id": left_open.id, "kind": "silence", **left_open.fields, "of": of}
    return _claimed(scope, doc, left_open.places, None)


def sentence(scope: Scope, article: Article, told: Sentence, tells: list[str]) -> Doc:
    """The document of a sentence, with the ids of what it tells."""
    doc = {
        "id": f"{article.source}.{told.number}",
        "kind": "sentence",
        "source": article.source,
        "number": told.number,
        "section": told.section,
        "text": told.text,
        "tells": tells,
        "nothing": told.nothing,
    }
    doc = _claimed(scope, doc, [(article.source, told.number)], None)
    called = scope.called
    voices = [called.voice(entry.record.voice or told.voice) for entry in told.facts]
    voices = voices or [called.voice(told.voice)]
    doc["says"] = scope.pack.evidence.voices((voice, article.source) for voice in voices)
    doc["said_by"] = voices[0] if all(voice == voices[0] for voice in voices) else None
    return doc

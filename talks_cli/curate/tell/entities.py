"""Documents of what facts are about: articles and their sentences, people, sides and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.models import ReasonedText
from talks_cli.curate.tell.kinds import KINDS
from talks_cli.curate.tell.merge import joined
from talks_cli.dates import day
from talks_cli.view import CURATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.read.pack import Article, Entry, LoadedPack, Sentence
    from talks_cli.curate.tell.evidence import Place
    from talks_cli.curate.tell.scope import Scope
    from talks_cli.curate.tell.silences import Silence

    Doc = dict[str, Any]

# What nobody in particular says.
_UNSAID = {"when": "", "what": "", "says": "", "where": "", "status": None, "said_by": None}


def entities(pack: LoadedPack, scope: Scope) -> Iterator[Doc]:
    """The people, sides and places of a pack, as the articles of `scope` tell of them."""
    whole = len(scope.articles) == len(pack.articles)
    for side in pack.sides.values():
        if whole or _is_told_of(scope, "side", side.id):
            yield _named(scope, "side", side)
    for person in pack.people.values():
        if whole or _is_told_of(scope, "person", person.id):
            yield _person(scope, person)
    for place in pack.places.values():
        if whole or _is_told_of(scope, "place", place.id):
            yield _named(scope, "place", place)


def _is_told_of(scope: Scope, kind: str, identifier: str) -> bool:
    """Whether one article tells of somebody or something otherwise than all of them together."""
    met = {*scope.pack.met.get((kind, identifier), ()), *scope.pack.titled.get(identifier, ())}
    return not met.isdisjoint(scope.articles) and (len(met) > 1 or scope.respelled)


def _met_at(scope: Scope, kind: str, identifier: str) -> dict[str, list[Place]]:
    """Where the articles of a scope first tell of somebody or something."""
    met = scope.pack.met.get((kind, identifier), {})
    return {source: found for source, found in met.items() if source in scope.articles}


def _named(scope: Scope, kind: str, entry: Entry[Any]) -> Doc:
    record = entry.record
    met = _met_at(scope, kind, entry.id)
    doc = {
        "id": entry.id,
        "kind": kind,
        "name": record.name,
        "called": list(record.called),
        "aliases": list(record.aliases),
    }
    return _claimed(scope, doc, (place for found in met.values() for place in found), record.remark)


def _person(scope: Scope, entry: Entry[Any]) -> Doc:
    """Somebody, by the sentences that give titles; in other articles, where first told of."""
    person, met = entry.record, _met_at(scope, "person", entry.id)
    titled = scope.pack.titled.get(entry.id, {})
    told = [given for source in titled if source in scope.articles for given in titled[source]]
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
    publishers = dict.fromkeys(evidence.publishers[one["source"]] for one in cited.quotations)
    doc |= _UNSAID
    doc["what"] = KINDS[doc["kind"]].what(doc, {})
    doc["says"] = "; ".join(publishers) or CURATOR
    doc["where"] = cited.where
    return doc | {
        "evidence": cited.quotations,
        "derived": {},
        "not_stated": [],
        "differs": {},
        "remark": remark,
    }


# -- articles, their sentences, and what these leave open -----------------------------------------


def source(scope: Scope, article: Article) -> Doc:
    """The document of an article."""
    head = article.head.record
    sections = dict.fromkeys(sentence.section for sentence in article.sentences)
    doc: Doc = {
        "id": article.source,
        "kind": "source",
        "publisher": head.publisher,
        "headline": article.headline,
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

"""Documents of what facts are about: articles and their sentences, people, sides and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talks_cli.curate.read.models import ReasonedText
from talks_cli.curate.tell.kinds import KINDS
from talks_cli.curate.tell.record import joined
from talks_cli.dates import day
from talks_cli.view import CURATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import Article, LoadedPack, Sentence
    from talks_cli.curate.tell.scope import Scope
    from talks_cli.curate.tell.shared import Place
    from talks_cli.curate.tell.silences import Silence

    Doc = dict[str, Any]


def entities(pack: LoadedPack, scope: Scope) -> Iterator[Doc]:
    """The people, sides and places of a pack, as the articles of `scope` tell of them.

    Of one article, those whom it alone tells otherwise than all of them together.
    """
    there = pack.kinds
    if len(scope.articles) == len(pack.articles):
        met: Iterable[tuple[str, str]] = ((kind, one) for kind in there for one in there[kind])
    else:
        (source,) = scope.articles
        met = scope.pack.met_in.get(source, ())
    for kind, identifier in met:
        if entry := there[kind].get(identifier):  # a side that speaks is no person
            yield _person(scope, entry) if kind == "person" else _named(scope, kind, entry)


def _met_at(scope: Scope, kind: str, identifier: str) -> Mapping[str, tuple[Place, ...]]:
    """Where the articles of a scope first tell of somebody or something."""
    return scope.own(scope.pack.met.get((kind, identifier), {}))


def _named(scope: Scope, kind: str, entry: Entry[Any]) -> Doc:
    named = entry.record
    own = {"name": named.name, "called": list(named.called), "aliases": list(named.aliases)}
    cited = [place for found in _met_at(scope, kind, entry.id).values() for place in found]
    return _document(scope, kind, entry.id, own, tuple(cited), named.remark)


def _person(scope: Scope, entry: Entry[Any]) -> Doc:
    """Somebody, by the sentences that give titles; in other articles, where first told of."""
    person, met = entry.record, _met_at(scope, "person", entry.id)
    titled = scope.own(scope.pack.titled.get(entry.id, {}))
    told = [given for found in titled.values() for given in found]
    titles_by = scope.titles(entry.id)
    own = {
        "name": scope.called.name(entry.id),
        "titles": joined(titles_by.values()),
        "titles_by": titles_by,
        "spellings": dict(scope.own(scope.pack.spelled.get(entry.id, {}))),
        "called": list(person.called),
        "aliases": list(person.aliases),
        "side": person.side,
        "different_from": list(person.different_from),
        "speaks_as": person.speaks_as,
        "derived": dict(person.why),
    }
    if reasons := dict.fromkeys(titles.why for _, titles in told if titles.why):
        own["derived"]["titles"] = "; ".join(reasons)
    if not titles_by and any(titles.not_stated for _, titles in told):
        own["not_stated"] = ["titles"]
    cited = [place for place, _ in told]
    cited += [place for source, found in met.items() if source not in titled for place in found]
    return _document(scope, "person", entry.id, own, tuple(cited), person.remark)


def _document(
    scope: Scope,
    kind: str,
    identifier: str,
    own: Doc,
    at: tuple[Place, ...],
    remark: str | None = None,
    says: str = "",
) -> Doc:
    """A document with the sentences at some places; it is their articles that say it, if nobody."""
    evidence = scope.pack.evidence
    cited = evidence.at(at)
    doc = {**scope.pack.blank[kind], "id": identifier, "kind": kind, **own}
    doc["what"] = KINDS[kind].what(doc, {})
    told = says or evidence.voices([(None, one["source"]) for one in cited.quotations])
    doc["says"] = told or CURATOR
    doc["where"] = cited.where
    doc["evidence"] = cited.quotations
    doc["remark"] = remark
    return doc


# -- articles, their sentences, and what these leave open -----------------------------------------


def source(scope: Scope, article: Article) -> Doc:
    """The document of an article."""
    head = article.head.record
    sections = dict.fromkeys(sentence.section for sentence in article.sentences)
    own = {
        "publisher": head.publisher,
        "headline": article.headline,
        "date": article.date,
        "place": head.place,
        "language": head.language,
        "sha256": head.sha256,
        "sections": list(filter(None, sections)),
        "sentences": len(article.sentences),
        "derived": {"date": head.dated.why} if isinstance(head.dated, ReasonedText) else {},
    }
    doc = _document(scope, "source", article.source, own, (), head.remark, head.publisher)
    return doc | {"when": day(article.date)}


def silence(scope: Scope, left_open: Silence, of: str | None) -> Doc:
    """The document of what an article leaves open; `of` is the record that it hangs on."""
    own = {**left_open.fields, "of": of}
    return _document(scope, "silence", left_open.id, own, left_open.places)


def sentence(scope: Scope, article: Article, told: Sentence, tells: list[str]) -> Doc:
    """The document of a sentence, with the ids of what it tells."""
    called = scope.pack.called[article.source]
    voices = [called.voice(entry.record.voice or told.voice) for entry in told.facts]
    voices = voices or [called.voice(told.voice)]
    own = {
        "source": article.source,
        "number": told.number,
        "section": told.section,
        "text": told.text,
        "tells": tells,
        "nothing": told.entry.record.nothing,
        "said_by": voices[0] if all(voice == voices[0] for voice in voices) else None,
    }
    at = ((article.source, told.number),)
    says = scope.pack.evidence.voices([(voice, article.source) for voice in voices])
    return _document(scope, "sentence", f"{article.source}.{told.number}", own, at, says=says)

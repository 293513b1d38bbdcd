"""From a loaded pack to documents: the JSON that every command prints."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from talks_cli.curate.read.shapes import Role
from talks_cli.curate.tell import entities, kinds
from talks_cli.curate.tell.about import about
from talks_cli.curate.tell.called import Called
from talks_cli.curate.tell.merge import clashes, grouped
from talks_cli.curate.tell.order import circle, in_order
from talks_cli.curate.tell.scope import Scope
from talks_cli.curate.tell.shared import Shared
from talks_cli.curate.tell.silences import answering, silences, unanswerable
from talks_cli.curate.tell.tellings import Tellings
from talks_cli.errors import InvalidPack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from talks_cli.curate.read.loaded import Article, LoadedPack
    from talks_cli.curate.tell.silences import Silence
    from talks_cli.curate.tell.telling import Telling

    Doc = dict[str, Any]

_LATE = 10**9  # the round of what belongs to none: it comes after all others
_WORDED = ("title", "text")
_ORDER = (
    *("source", "side", "person", "place", "round", "venue", "delegate"),
    *("in time", "silence", "sentence"),
)
_EVERY_ROLE = (*get_args(Role), None)


class Documents:
    """The documents of a pack in the order in which they are shown.

    What several articles tell is one document, `docs`. Where one of them alone tells it otherwise,
    its own document stands beside it, and `alone` says by row of which source that one is.
    """

    def __init__(self, pack: LoadedPack) -> None:
        self._pack = pack
        called = Called(pack, {})
        spelled = {
            article.source: Called(pack, article.head.record.spells) for article in pack.articles
        }
        told = {
            article.source: list(Tellings(article, spelled[article.source]))
            for article in pack.articles
        }
        tellings = list(_together(pack.articles, told, called))
        self._shared = Shared(pack, tellings, spelled)
        self._whole = Scope(self._shared, pack.articles, tellings, called)
        self._silences = self._left_open(tellings)
        self._answers = answering(pack.articles)
        self._report()
        self._shared.wordings = {
            name: {field: record.fields[field] for field in _WORDED if field in record.fields}
            for name, record in self._whole.in_time.items()
            if len(record.tellings) > 1
        }
        merged = {doc["id"]: doc for doc in self._of(self._whole, {})}
        apart: dict[int, str] = {}  # the sources of documents that are told by one alone
        beside: dict[str, list[Doc]] = {}
        for article in pack.articles if len(pack.articles) > 1 else ():
            source = article.source
            scope = Scope(self._shared, [article], told[source], spelled[source])
            for doc in self._of(scope, merged):
                if doc["evidence"] and doc != merged.get(doc["id"]):
                    apart[id(doc)] = source
                    beside.setdefault(doc["id"], []).append(doc)
        docs = [one for doc in merged.values() for one in (doc, *beside.pop(doc["id"], ()))]
        docs += [doc for told_alone in beside.values() for doc in told_alone]
        self.docs = _sorted(docs, list(pack.sides))
        rows = enumerate(self.docs, start=1)
        self.alone = {row: apart[id(doc)] for row, doc in rows if id(doc) in apart}
        self.about = about(pack, list(merged.values()))

    def _report(self) -> None:
        """InvalidPack with every problem, those of tellings that do not go together among them."""
        whole, problems = self._whole, self._pack.problems
        for record in whole.records.values():
            if len(record.tellings) > 1:
                problems += record.problems()
        problems += circle(whole.in_time)
        problems += clashes(self._pack, whole.made, self._silences)
        if not problems:  # else what is answered may be there, and faulty
            problems += unanswerable(self._answers, self._silences)
        if problems:
            raise InvalidPack(problems)

    # -- documents --------------------------------------------------------------------------------

    def _of(self, scope: Scope, merged: dict[str, Doc]) -> Iterator[Doc]:
        """The documents of a scope, but for those that are sure to be the `merged` ones."""
        same = self._same(scope) if merged else set()
        if not merged:
            yield from (entities.source(scope, article) for article in scope.articles.values())
        yield from entities.entities(self._pack, scope)
        venues: dict[str, Doc] = {}
        for record in scope.records.values():
            if record.kind == "venue" and record.id in same:
                venues[record.id] = merged[record.id]
            elif record.kind == "venue":
                venues[record.id] = scope.document(record)
                yield venues[record.id]
        for record in scope.records.values():
            venue = f"venue-{record.fields['round']}" if record.kind == "round" else ""
            is_same = record.id in same and venues.get(venue) is merged.get(venue)
            if record.kind != "venue" and not is_same:
                yield scope.document(record, venues.get(venue))
        tells = _tells(scope)
        for left_open, of in self._open(scope):
            for place in left_open.places:
                tells[place][left_open.id] = None
            if left_open.id not in merged or merged[left_open.id]["of"] != of:
                yield entities.silence(scope, left_open, of)
        for article in scope.articles.values():
            for sentence in article.sentences:
                told = list(tells[article.source, sentence.number])
                known = merged.get(f"{article.source}.{sentence.number}")
                if not known or known["tells"] != told:
                    yield entities.sentence(scope, article, sentence, told)

    def _same(self, scope: Scope) -> set[str]:
        """The records that only the one source of `scope` tells, and in no order with others."""
        whole = self._whole.records
        return {
            name
            for name, record in scope.records.items()
            if name in whole and len(whole[name].tellings) == len(record.tellings)
            if record.fields.keys().isdisjoint(("after", "before"))
        }

    # -- sentences, and what they leave open ------------------------------------------------------

    def _left_open(self, tellings: Iterable[Telling]) -> dict[str, list[Silence]]:
        """The silences of each article, each with an id."""
        by_fact: dict[int, list[Telling]] = {}
        for told in tellings:
            by_fact.setdefault(id(told.entry), []).append(told)
        found = {
            article.source: list(silences(article, by_fact)) for article in self._pack.articles
        }
        times: dict[str, int] = {}
        for one in (one for left_open in found.values() for one in left_open):
            if not one.id:
                base = one.base(self._shared.ids[told.of] for told in one.tellings)
                times[base] = times.get(base, 0) + 1
                one.id = f"{base}.open" + (f"-{times[base]}" if times[base] > 1 else "")
        return found

    def _open(self, scope: Scope) -> Iterator[tuple[Silence, str | None]]:
        """What the articles of a scope leave open and none of them tells, and what it hangs on."""
        for one in (one for source in scope.articles for one in self._silences[source]):
            of = self._of_record(scope, one)
            record = scope.records.get(of or "")
            if len(scope.articles) == 1 or not one.is_ended(record, self._answers):
                yield one, of

    def _of_record(self, scope: Scope, left_open: Silence) -> str | None:
        """The record that a silence hangs on, or its sentence; None for a list of several."""
        if not left_open.tellings:
            source, number = left_open.places[0]
            return f"{source}.{number}"
        ids = [self._shared.ids[told.of] for told in left_open.tellings]
        if len(ids) > 1:
            person = left_open.fields["person"]
            ids = [
                of
                for of, told in zip(ids, left_open.tellings, strict=True)
                if person and told.fields.get("person") == person
            ]
        return ids[0] if ids and ids[0] in scope.records else None


def _together(
    articles: list[Article], told: Mapping[str, list[Telling]], called: Called
) -> Iterator[Telling]:
    """The tellings of all articles: of what several tell, with names as the pack has them."""
    groups = grouped(telling for found in told.values() for telling in found)
    of_several = {key for key, group in groups.items() if len({one.source for one in group}) > 1}
    for article in articles:
        found = told[article.source]
        plain = Tellings(article, called) if article.head.record.spells else found
        for own, other in zip(found, plain, strict=True):
            yield other if (own.kind, own.of) in of_several else own


def _tells(scope: Scope) -> defaultdict[tuple[str, int], dict[str, None]]:
    """The ids of the records that are told under each sentence, and of people with a title there.

    What is told elsewhere, and stands in a sentence too, is not told by that sentence.
    """
    found: defaultdict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for record in scope.records.values():
        for told in record.tellings:
            found[told.source, told.number][record.id] = None
    for article in scope.articles.values():
        for sentence in article.sentences:
            for person in sentence.titles:
                found[article.source, sentence.number][person] = None
    return found


def _sorted(docs: list[Doc], sides: list[str]) -> list[Doc]:
    """Documents in display order: within a kind, and of what is told in time in one."""
    groups: defaultdict[str, list[Doc]] = defaultdict(list)
    for doc in docs:
        kind = doc["kind"]
        groups["in time" if kind in kinds.IN_TIME else kind].append(doc)
    for kind in ("round", "venue"):
        groups[kind].sort(key=_round)
    groups["delegate"].sort(key=lambda doc: _seated(doc, sides))
    held = {doc["round"]: date for doc in groups["round"] if (date := doc["date"] or doc["for"])}
    groups["in time"] = in_order(groups["in time"], held)
    return [doc for kind in _ORDER for doc in groups[kind]]


def _round(doc: Doc) -> int:
    return _LATE if doc["round"] is None else doc["round"]


def _seated(doc: Doc, sides: list[str]) -> tuple[int, int, int]:
    side = sides.index(doc["side"]) if doc["side"] in sides else len(sides)
    return _round(doc), side, _EVERY_ROLE.index(doc["role"])

"""Prove a pack against its articles: ask each sentence, each fact, and what all of them share."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from talks_cli.curate.progress import silent, told
from talks_cli.curate.prove import asked, dated, named, values
from talks_cli.curate.prove.claim import ATTRIBUTES, NAMING, Claim
from talks_cli.curate.prove.ground import folded, ground, plain, stands
from talks_cli.curate.prove.references import References
from talks_cli.curate.prove.shared import shared
from talks_cli.curate.prove.wordings import Known, Wordings
from talks_cli.curate.read.dates import TIMES, dates_in, knows
from talks_cli.curate.read.facts import VenueFact
from talks_cli.curate.read.loaded import TooMany
from talks_cli.curate.read.models import ReasonedText
from talks_cli.curate.read.pack import DESCRIPTION
from talks_cli.curate.read.shapes import UNFILLED, UNKNOWN
from talks_cli.curate.read.words import words_of
from talks_cli.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talks_cli.curate.progress import Progress
    from talks_cli.curate.read.loaded import Article, LoadedPack, Sentence


class Rule(NamedTuple):
    """What is asked of facts that have one of `fields`; `needs`: the `Words` that it goes by."""

    name: str
    ask: Callable[[Claim], Iterator[Problem]]
    fields: tuple[str, ...]  # as `Claim.given` has them
    needs: str = ""

    def without(self, language: str) -> str:
        """Why it is not asked in a language, if it is not."""
        if not self.needs or getattr(words_of(language), self.needs):
            return ""
        if self.needs == "names":
            return f"in {language!r} a capital letter tells no name"
        return f"no words are listed for {language!r}"


_DATES = "dates are worded"
_UNSAID, _OPEN, _WORDS = ("no voice",), ("no status",), ("what", "says")
_TOLD = ("name", ATTRIBUTES, *VenueFact.worded)
RULES = (
    Rule("quotation marks say whose words these are", asked.marks_have_a_voice, _UNSAID),
    Rule("verbs of saying say whose words these are", asked.verbs_have_a_voice, _UNSAID, "saying"),
    Rule("'will', 'hope' and the like have a status", asked.status_is_given, _OPEN, "open"),
    Rule("who speaks is named", asked.voice_stands, ("voice",)),
    Rule("people and places are named", named.people_stand, (*NAMING,)),
    Rule("sides are named", named.side_stands, ("side", "delegation", "room")),
    Rule("rounds are named", named.round_stands, ("round",)),
    Rule(_DATES, dated.dates_stand, (*TIMES,)),
    Rule("numbers stand there", values.numbers_stand, (*_WORDS, "quantity")),
    Rule("names stand there", values.capitals_stand, _WORDS, "names"),
    Rule("attributes stand there word for word", values.attributes_stand, ("called", *_TOLD)),
    Rule("tables, left and right are worded", named.room_stands, ("room",)),
    Rule("'about' and 'at least' are kept", values.bounds_are_kept, ("quantity", *_TOLD), "bounds"),
    Rule("quotations are unaltered", values.quotations_are_unaltered, _WORDS),
    Rule("complete lists have words for it", named.lists_are_complete, ("complete",)),
)


def asked_in(language: str) -> tuple[list[str], dict[str, str]]:
    """The rules that are asked of an article in a language, and why the others are not."""
    without = {rule.name: why for rule in RULES if (why := rule.without(language))}
    if not knows(language):  # but in ISO
        without[_DATES] = f"CLDR has no names of months for {language!r}"
    return [rule.name for rule in RULES if rule.name not in without], without


def prove(pack: LoadedPack, progress: Progress = silent) -> None:
    """Check all of `pack`; what is wrong is added to its problems, which come in reading order."""
    seen: set[str] = set()  # several facts may have one of their sentence: it is told once
    with suppress(TooMany):
        for problem in _problems(pack, progress) if not pack.full else ():
            if str(problem) not in seen:
                seen.add(str(problem))
                pack.tell(problem)
    order = {str(pack.folder / DESCRIPTION): -2}
    order |= {article.head.file: at for at, article in enumerate(pack.articles)}
    pack.problems.sort(key=lambda p: (order.get(p.file, -1), p.file, p.line, p.column))


def _problems(pack: LoadedPack, progress: Progress) -> Iterator[Problem]:
    if pack.description and pack.description.title == UNFILLED:
        why = "title: waits: say what the pack is about"
        yield Problem(str(pack.folder / DESCRIPTION), 1, 1, "waiting", why)
    known = Known(pack)
    references = References(known)
    yield from references.collect()
    wordings = [Wordings(known, article) for article in pack.articles]
    asks: dict[tuple[object, ...], list[Callable[[Claim], Iterator[Problem]]]] = {}
    for words in wordings:
        article = words.article
        yield from _head(article, known)
        used = {number for fact in article.facts for number in fact.record.with_}
        for sentence in told(article.sentences, f"Proving {article.source}", progress):
            yield from _sentence(sentence, words, references, used=sentence.number in used)
            for fact in sentence.facts:
                claim = Claim(sentence, fact, words)
                like = (article.language, claim.fact.kind, not claim.voice, *fact.node)
                if like not in asks:  # what differs only in its values is asked the same
                    asks[like] = [*references.asks(claim), *_asks(claim)]
                for ask in asks[like]:
                    yield from ask(claim)
    yield from references.untold()
    yield from shared(known, wordings)


def _asks(claim: Claim) -> Iterator[Callable[[Claim], Iterator[Problem]]]:
    """What is asked of a fact, and of all that have the same fields, by its sentences."""
    given, language = claim.given, claim.article.language
    for rule in RULES:
        if not given.isdisjoint(rule.fields) and not rule.without(language):
            yield rule.ask


def _head(article: Article, known: Known) -> Iterator[Problem]:
    head, text = article.head, plain(article.text)
    if head.record.publisher == UNFILLED:
        yield head.problem("waiting", "publisher: waits: say whose article this is", "publisher")
    if head.record.language == UNKNOWN:
        yield head.problem(
            "waiting", "language: waits: say it by its tag (en, pt-BR, …)", "language"
        )
    for person, name in head.record.spells.items():
        if why := known.unknown("spells", person, "person"):
            yield head.problem("reference", why, "spells", person)
        if text and not stands(plain(name), text):
            why = f"spells: {name!r} does not stand in this article"
            yield head.problem("value", why, "spells", person)
    written = head.record.dated
    if isinstance(written, ReasonedText) and written.why.startswith(UNFILLED):
        why = "dated: waits: the day of the article (is: …), and how it is known (why: …)"
        yield head.problem("waiting", why, "dated")
    if not isinstance(written, str) or not text or stands(plain(written), text):
        return
    if article.date and article.date not in dates_in(article.text, article):
        why = (
            f"dated: {written!r} does not stand in the article: say how its date is"
            " known (dated: {is: YYYY-MM-DD, why: …})"
        )
        yield head.problem("value", why, "dated")


def _sentence(
    sentence: Sentence, words: Wordings, references: References, *, used: bool
) -> Iterator[Problem]:
    """A sentence tells something, or there is a reason why not; and its silences and titles.

    It is `used` where a fact under another one stands in it too.
    """
    entry, record, number = sentence.entry, sentence.entry.record, sentence.number
    tells = entry.node.get("facts") or record.people or record.silent
    if record.nothing and tells:
        why = f"nothing: sentence {number} tells something: leave out 'nothing'"
        yield entry.problem("nothing", why, "nothing")
    elif not (tells or used or record.nothing or entry.faulty):
        yield entry.problem("waiting", f'sentence {number} waits: give it facts, or "nothing: why"')
    for silent_of in record.silent:
        if not silent_of.topics:
            why = "silent: it belongs to no fact: say which commands tell of it (topics: […])"
            yield entry.problem("silent", why, "silent")
        yield from references.silent(entry, silent_of)
    for person, titles in record.people.items():
        text = ground(sentence.text).folded
        if why := words.known.unknown("people", person, "person"):
            yield entry.problem("reference", why, "people", person)
        wordings = words.names_of("person", person)
        if wordings and not titles.why and not any(stands(wording, text) for wording in wordings):
            why = (
                f"people: {person!r} is not named in sentence {number}: put the words for"
                " whom it means under 'called' in people.yaml, or give the reason"
                " ({is: TITLE, why: …})"
            )
            yield entry.problem("value", why, "people", person)
        for title in () if titles.why else titles.titles:
            if not stands(folded(title), text):
                why = (
                    f"people: {title!r} does not stand in sentence {number}: write it"
                    " as it stands there, or the reason ({is: …, why: …})"
                )
                yield entry.problem("value", why, "people", person)

"""Prove a pack against its articles: quotes, values, speakers, references and coverage."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from talks_cli.curate import english
from talks_cli.curate.models import REFERENCES, Claim, Dated, Person, Round, is_date
from talks_cli.curate.people import Names, tell_apart
from talks_cli.curate.people import spellings as person_spellings
from talks_cli.curate.progress import silent, told
from talks_cli.curate.text import Span
from talks_cli.names import fold, holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.models import Quotation, Record, SetAside
    from talks_cli.curate.pack import Entry, LoadedPack
    from talks_cli.curate.progress import Progress
    from talks_cli.curate.text import Article, Section, Sentence

    Path = tuple[str | int, ...]  # leads to a field of a record, through mappings and lists

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?![\w-])")
_LETTERS = re.compile(r"[^\W\d_][\w’']*(?:-[^\W\d_]\w*)*")
_POSSESSIVE = re.compile(r"[’']s?$")

_WORD = re.compile(r"\w+")
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")

MOST_WORDS_SHOWN = 200
LEAST_WORDS = 4  # of a quote: fewer cannot carry a subject and what is said of it

# Records that say who or what is meant, and assert nothing in anybody's name.
_IDENTIFYING = frozenset(
    {"source", "side", "person", "place", "round", "delegation", "silence", "unnamed_source"}
)

_PROSE = ("title", "text", "note", "value", "description")
_VERBATIM = ("name", "names", "titles", "called", "city", "publisher")


class Located:
    """A quotation found in its article: its source, its span and the sentences it stands in."""

    __slots__ = ("quotation", "sentences", "source", "span")

    def __init__(
        self, source: str, quotation: Quotation | SetAside, span: Span, sentences: list[Sentence]
    ) -> None:
        self.source = source
        self.quotation = quotation
        self.span = span
        self.sentences = sentences


class Coverage:
    """What became of each sentence of one source: the ids that cite it, or why it is set aside."""

    __slots__ = ("article", "cited", "set_aside", "source")

    def __init__(self, source: str, article: Article) -> None:
        self.source = source
        self.article = article
        self.cited: dict[int, dict[str, None]] = {}  # ids in the order in which they cite
        self.set_aside: dict[int, str] = {}

    def cite(self, number: int, identifier: str) -> None:
        """Note that the record `identifier` cites sentence `number`."""
        self.cited.setdefault(number, {})[identifier] = None

    @property
    def missing(self) -> list[Sentence]:
        covered = self.cited.keys() | self.set_aside.keys()
        return [s for s in self.article.sentences if s.number not in covered]


class Proof:
    """The outcome: where every quotation stands, and how each source is covered."""

    def __init__(self) -> None:
        self.located: dict[int, Located] = {}  # by id() of the quotation
        self.coverage: dict[str, Coverage] = {}

    def of(self, quotation: Quotation) -> Located:
        return self.located[id(quotation)]


def claims(record: Record) -> Iterator[tuple[Claim, Path]]:
    """The record itself and each of its facts, with the path that leads there."""
    yield record, ()
    for name, fact in (vars(record).get("facts") or {}).items():
        yield fact, ("facts", name)


def prove(pack: LoadedPack, progress: Progress = silent) -> Proof:
    """Check all of `pack`; what is wrong is added to its problems."""
    proof = Proof()
    prover = _Prover(pack, proof)
    for source, article in pack.articles.items():
        proof.coverage[source] = Coverage(source, article)
    for entry in told(pack.entries, "Proving", progress):
        prover.check_references(entry)
        prover.check_shape(entry)
        for claim, path in claims(entry.record):
            quotes = prover.locate_evidence(entry, claim, path)
            if quotes:
                prover.check_values(entry, claim, path, quotes)
                prover.check_speaker(entry, claim, path, quotes)
    prover.check_unique()
    prover.check_coverage()
    order = {entry.file: number for number, entry in reversed(list(enumerate(pack.entries)))}
    pack.problems.sort(key=lambda p: (order.get(p.file, -1), p.file, p.line, p.column))
    return proof


class _Prover:
    def __init__(self, pack: LoadedPack, proof: Proof) -> None:
        self.pack = pack
        self.proof = proof
        statuses = pack.description.statuses if pack.description else ()
        self.statuses = {status.id for status in statuses}
        self.past = {status.id for status in statuses if status.past}
        self.fact_names = {"venue": frozenset({"city", "description", "seating", "flags"})}
        if pack.description:
            self.fact_names["round"] = frozenset(pack.description.round_facts)
        self.rounds = {
            entry.record.number: entry
            for entry in pack.of_kind("round")
            if isinstance(entry.record, Round) and hasattr(entry.record, "number")
        }
        self.spellings = {
            identifier: spellings(entry.record) for identifier, entry in pack.by_id.items()
        }
        self.names: dict[str, Names] = {}
        self.known_words: dict[str, set[str]] = {}
        for identifier, forms in self.spellings.items():
            kind = pack.by_id[identifier].record.kind
            if kind in ("person", "side", "place"):
                for form in forms if kind == "side" else forms[:1]:
                    for word in _proper_words(form):
                        self.known_words.setdefault(word, set()).add(identifier)
        self._attributions: dict[tuple[str, int], english.Attribution | None] = {}

    def report(self, entry: Entry, code: str, message: str, *path: str | int) -> None:
        self.pack.problems.append(entry.problem(code, message, *path))

    # -- references -------------------------------------------------------------------------------

    def check_references(self, entry: Entry) -> None:
        record = entry.record
        for field, kind in REFERENCES.items():
            named = vars(record).get(field)
            if kind == "place" and field == "place" and record.kind == "source":
                continue  # the date line's words, not a record
            for index, identifier in enumerate([named] if isinstance(named, str) else named or ()):
                path: Path = (field,) if isinstance(named, str) else (field, index)
                self._check_reference(entry, identifier, kind, path)
                other = self.pack.by_id.get(identifier)
                if field == "different_from" and other and not _points_back(other.record, record):
                    why = f"different_from: '{identifier}' does not point back"
                    self.report(entry, "reference", why, *path)
        number = vars(record).get("round")
        if number is not None and number not in self.rounds and "round" not in self.pack.unread:
            self.report(entry, "reference", f"round: there is no round {number}", "round")
        for claim, path in claims(record):
            if isinstance(claim.said_by, str):
                self._check_reference(entry, claim.said_by, "person", (*path, "said_by"))
            if claim.status and self.statuses and claim.status not in self.statuses:
                known = ", ".join(sorted(self.statuses))
                why = f"status: '{claim.status}' is not one of the pack's ({known})"
                self.report(entry, "reference", why, *path, "status")
            for index, quotation in enumerate(claim.evidence):
                if quotation.source:
                    at = (*path, "evidence", index, "source")
                    self._check_reference(entry, quotation.source, "source", at)
                elif record.kind != "source" and self.pack.source_of(quotation) is None:
                    why = "source: the pack has several sources; name the one quoted"
                    self.report(entry, "reference", why, *path, "evidence", index)

    def _check_reference(self, entry: Entry, identifier: str, kind: str, path: Path) -> None:
        found = self.pack.by_id.get(identifier)
        field = next(step for step in reversed(path) if isinstance(step, str))
        if found is None and kind in self.pack.unread:
            return  # its file could not be read, which is told already
        if found is None:
            self.report(entry, "reference", f"{field}: there is no {kind} '{identifier}'", *path)
        elif found.record.kind != kind:
            why = f"{field}: '{identifier}' is a {found.record.kind}, not a {kind}"
            self.report(entry, "reference", why, *path)

    def check_unique(self) -> None:
        """A number is one round's, a round has one venue, a name of a side is one side's."""
        venues: dict[int, Entry] = {}
        sides: dict[str, str] = {}
        for entry in self.pack.entries:
            fields = vars(entry.record)
            kind, number = entry.record.kind, fields.get("number")
            if kind == "round" and number is not None and self.rounds[number] is not entry:
                why = f"number: round {number} is there twice"
                self.report(entry, "duplicate_id", why, "number")
            if kind == "venue" and venues.setdefault(fields.get("round", -1), entry) is not entry:
                why = f"round: round {fields['round']} has a venue already"
                self.report(entry, "duplicate_id", why, "round")
            for field in ("name", "called", "aliases") if kind == "side" else ():
                names = fields.get(field, ())
                for name in (names,) if isinstance(names, str) else names:
                    other = sides.setdefault(fold(name), entry.record.id)
                    if other != entry.record.id:
                        why = f"{field}: '{name}' is a name of '{other}' too"
                        self.report(entry, "duplicate_id", why, field)
            if fields.get("follows") and fields["follows"] == fields.get("id"):
                self.report(entry, "reference", "follows: it cannot follow itself", "follows")

    # -- the shape of a record --------------------------------------------------------------------

    def check_shape(self, entry: Entry) -> None:
        record = entry.record
        if isinstance(record, Dated):
            if record.date and (record.not_before or record.not_after):
                self.report(entry, "date", "date: a date and a bound exclude each other", "date")
            if (
                record.not_before
                and record.not_after
                and record.not_before > record.not_after + "~"
            ):
                self.report(entry, "date", "not_before: is later than not_after", "not_before")
            latest = self._told_on(record)
            if record.not_before and latest and record.not_before > latest + "~":
                why = f"not_before: is later than {latest}, when the source tells of it as past"
                self.report(entry, "date", why, "not_before")
        for claim, path in claims(record):
            known = set(type(claim).model_fields) | (
                {"date"} if isinstance(record, Dated) else set()
            )
            known |= self.fact_names.get(record.kind, frozenset()) if claim is record else set()
            for field in claim.derived:
                if field == "round" and claim is not record:
                    continue  # why a fact is of its record's round
                if vars(claim).get(field) in (None, (), {}):
                    why = f"derived: there is no value in '{field}' to give a reason for"
                    self.report(entry, "derived", why, *path, "derived", field)
            for index, field in enumerate(claim.not_stated):
                if field not in known:
                    why = f"not_stated: '{field}' is not a field of a {record.kind}"
                    self.report(entry, "not_stated", why, *path, "not_stated", index)
                elif vars(claim).get(field) or field in (vars(claim).get("facts") or {}):
                    why = f"not_stated: '{field}' has a value"
                    self.report(entry, "not_stated", why, *path, "not_stated", index)
        for name, fact in (vars(record).get("facts") or {}).items():
            if name not in self.fact_names.get(record.kind, (name,)):
                known_names = ", ".join(sorted(self.fact_names[record.kind]))
                why = f"facts: '{name}' is not one of the attributes of a round ({known_names})"
                self.report(entry, "reference", why, "facts", name)
            if name == "date" and not is_date(fact.value):
                why = f"date: {fact.value!r} is not a date (use YYYY, YYYY-MM or YYYY-MM-DD)"
                self.report(entry, "value_error", why, "facts", name, "value")

    def _told_on(self, record: Dated) -> str | None:
        """The latest date of the sources that tell of `record`, if they tell it as past."""
        if record.kind != "statement" and record.status not in self.past:
            return None
        sources = {source.id: source.date for source in self.pack.sources}
        cited = (self.pack.source_of(quotation) for quotation in record.evidence)
        return max((sources[source] for source in cited if source in sources), default=None)

    # -- quotes -----------------------------------------------------------------------------------

    def locate_evidence(self, entry: Entry, claim: Claim, path: Path) -> list[Located]:
        found = []
        for index, quotation in enumerate(claim.evidence):
            located = self._locate(entry, quotation, (*path, "evidence", index))
            if located:
                found.append(located)
                self.proof.located[id(quotation)] = located
                coverage = self.proof.coverage[located.source]
                for sentence in located.sentences:
                    coverage.cite(sentence.number, vars(entry.record).get("id", "?"))
        return found

    def _locate(self, entry: Entry, quotation: Quotation | SetAside, path: Path) -> Located | None:
        source = vars(entry.record).get("id")
        if entry.record.kind != "source":
            source = self.pack.source_of(quotation)
        article = self.pack.articles.get(source or "")
        if article is None or source is None:
            return None
        section = article.section(quotation.section)
        if section is None:
            known = ", ".join(f"'{s.title}'" for s in article.sections)
            why = f"section: there is no section '{quotation.section}' (there are {known})"
            self.report(entry, "section", why, *path, "section")
            return None
        quote = quotation.quote
        starts = article.find(quote, section)
        if not starts:
            self.report(
                entry,
                "quote",
                f"quote: {_difference(quote, article, section)}",
                *path,
                "quote",
            )
            return None
        if len(starts) > 1:
            why = f"quote: it stands {len(starts)} times in its section; quote more of it"
            self.report(entry, "quote", why, *path, "quote")
            return None
        span = Span(starts[0], starts[0] + len(quote))
        located = Located(source, quotation, span, article.sentences_of(span))
        for why in _faults_of_cut(article, located):
            self.report(entry, "quote", f"quote: {why}", *path, "quote")
        return located

    # -- values -----------------------------------------------------------------------------------

    def check_values(self, entry: Entry, claim: Claim, path: Path, quotes: list[Located]) -> None:
        text = "\n".join(located.quotation.quote for located in quotes)
        field = "date" if claim is entry.record else "value"
        date = vars(claim).get(field) if field == "date" or path[-1] == "date" else None
        if date and not _day_is_written(date, text):
            why = f"{field}: the day {date[5:]} does not stand in the quotes"
            self.report(entry, "value", why, *path, field)
            return
        for field, wanted in self._unwritten(entry.record, claim, text):
            if field not in claim.derived:
                self.report(
                    entry,
                    "value",
                    f"{field}: {wanted}; quote it or give a reason under derived",
                    *path,
                    field,
                )

    def _unwritten(self, record: Record, claim: Claim, text: str) -> Iterator[tuple[str, str]]:
        """The fields of `claim` whose values `text` does not hold, each with what is missing."""
        folded = text.casefold()
        for field in _VERBATIM:
            value = vars(claim).get(field)
            for wording in [value] if isinstance(value, str) else value or ():
                if not holds(folded, wording.casefold()):
                    yield field, f"'{wording}' does not stand in the quotes"
        for field in _PROSE:
            if isinstance(prose := vars(claim).get(field), str):
                if field == "value" and _DATE.fullmatch(prose) and is_date(prose):
                    yield from self._unwritten_date(field, prose, text)
                else:
                    yield from self._unwritten_prose(field, prose, text)
        for field in ("date", "not_before", "not_after"):
            if date := vars(claim).get(field):
                yield from self._unwritten_date(field, date, text)
        for field in REFERENCES:
            if field in ("different_from", "follows"):
                continue
            named = vars(claim).get(field)
            for identifier in [named] if isinstance(named, str) else named or ():
                forms = self.spellings.get(identifier, ())
                if forms and not any(holds(folded, form.casefold()) for form in forms):
                    yield field, f"the quotes do not name '{identifier}'"
        if isinstance(claim.said_by, str):
            forms = self.spellings.get(claim.said_by, ())
            if forms and not any(holds(folded, form.casefold()) for form in forms):
                yield "said_by", f"the quotes do not name '{claim.said_by}'"
        elif claim.said_by and not holds(folded, claim.said_by.unnamed.casefold()):
            yield "said_by", f"'{claim.said_by.unnamed}' does not stand in the quotes"
        number = vars(record).get("round")
        if record.kind == "round" and claim is not record:
            number = vars(record).get("number")
        if number is not None and number in self.rounds:
            forms = spellings(self.rounds[number].record)
            if not any(holds(folded, form.casefold()) for form in forms):
                yield "round", f"the quotes do not speak of round {number}"
        quantity = vars(claim).get("quantity")
        if quantity and not english.number_is_written(quantity.value, text):
            yield "quantity", f"the number {quantity.value} does not stand in the quotes"

    def _unwritten_date(self, field: str, date: str, text: str) -> Iterator[tuple[str, str]]:
        if not english.date_is_written(date, text):
            what = "the year of" if english.day_is_written(date, text) else "the date"
            yield field, f"{what} {date} does not stand in the quotes"

    def _unwritten_prose(self, field: str, prose: str, text: str) -> Iterator[tuple[str, str]]:
        for number in _NUMBER.findall(prose):
            if number not in text and not english.number_is_written(_whole(number), text):
                yield field, f"the number {number} does not stand in the quotes"
        words, folded = _proper_words(text), text.casefold()
        for word in _proper_words(prose, inner_only=True) | (
            _proper_words(prose) & self.known_words.keys()
        ):
            meant = self.known_words.get(word, set())
            forms = [form for identifier in meant for form in self.spellings[identifier]]
            if word not in words and not any(holds(folded, form.casefold()) for form in forms):
                yield field, f"the name '{word}' does not stand in the quotes"

    # -- speakers ---------------------------------------------------------------------------------

    def check_speaker(self, entry: Entry, claim: Claim, path: Path, quotes: list[Located]) -> None:
        if claim is entry.record and entry.record.kind in _IDENTIFYING:
            return
        if "said_by" in claim.derived:
            return  # the curator says why the sentence is to be read in another way
        for located in quotes:
            article = self.pack.articles[located.source]
            if not article.in_english:
                continue
            for sentence in located.sentences:
                speech = self._attribution(located.source, article, sentence)
                if speech is None:
                    continue
                start = max(located.span.start - sentence.start, 0)
                end = min(located.span.end, sentence.end) - sentence.start
                if max(start, speech.start) >= min(end, speech.end):
                    continue  # what is quoted is not the part that is said
                if claim.said_by != speech.person:
                    said = claim.said_by if isinstance(claim.said_by, str) else None
                    met = f"'{said}'" if said else "nobody who is named"
                    why = (
                        f"said_by: sentence {sentence.number} has '{speech.person}' say this, "
                        f"the record {met}"
                    )
                    at = "said_by" if claim.said_by else "evidence"
                    self.report(entry, "speaker", why, *path, at)

    def _attribution(
        self, source: str, article: Article, sentence: Sentence
    ) -> english.Attribution | None:
        key = (source, sentence.number)
        if key not in self._attributions:
            if source not in self.names:
                self.names[source] = self._names_in(source)
            words = article.text[sentence.start : sentence.end]
            mentions = self.names[source].mentions(words)
            self._attributions[key] = english.attribution(words, mentions)
        return self._attributions[key]

    def _names_in(self, source: str) -> Names:
        """The people as one source may write them: what another calls them is no name here."""
        people = []
        for entry in self.pack.of_kind("person"):
            fields = vars(entry.record)
            if "id" in fields and "name" in fields:
                cited = {self.pack.source_of(quotation) for quotation in fields["evidence"]}
                called = fields.get("called", ()) if source in cited else ()
                people.append((fields["id"], person_spellings(fields["name"], called)))
        return Names(tell_apart(people))

    # -- coverage ---------------------------------------------------------------------------------

    def check_coverage(self) -> None:
        for entry in self.pack.of_kind("source"):
            coverage = self.proof.coverage.get(vars(entry.record).get("id", ""))
            if coverage is None:
                continue
            for index, aside in enumerate(vars(entry.record).get("set_aside", ())):
                located = self._locate(entry, aside, ("set_aside", index))
                for sentence in located.sentences if located else ():
                    coverage.set_aside[sentence.number] = aside.why
                    if citing := coverage.cited.get(sentence.number):
                        first = next(iter(citing))
                        why = f"set_aside: sentence {sentence.number} is cited by '{first}'"
                        self.report(entry, "coverage", why, "set_aside", index)
            for sentence in coverage.missing:
                words = coverage.article.text[sentence.start : sentence.end]
                why = (
                    f"sentence {sentence.number} ({sentence.section}) is neither cited nor set "
                    f"aside: {words}"
                )
                self.report(entry, "coverage", why)


def _points_back(other: Record, record: Record) -> bool:
    return vars(record).get("id") in vars(other).get("different_from", ())


def spellings(record: Record) -> tuple[str, ...]:
    """The source's wordings for what `record` describes; a person's surname is one of them."""
    name = vars(record).get("name", "")
    called = tuple(vars(record).get("called", ()))
    if isinstance(record, Person) and name:
        return person_spellings(name, called)
    return (name, *called) if name else called


def _proper_words(text: str, *, inner_only: bool = False) -> set[str]:
    """The capitalised words of `text`; with `inner_only` not those that begin a sentence."""
    found = set()
    for match in _LETTERS.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if word[:1].isupper() and not (inner_only and _begins(text, match.start())):
            found.add(word)
    return found


def _day_is_written(date: str, text: str) -> bool:
    """Whether the quotes have the day of a date; its year alone may be derived."""
    if not is_date(date) or len(date) == len("YYYY"):
        return True
    return english.date_is_written(date, text) or english.day_is_written(date, text)


def _whole(number: str) -> int:
    """The number, grouped or not; -1 for one too long to be meant as a number."""
    digits = number.replace(",", "")
    return int(digits) if len(digits) < english.MOST_DIGITS else -1


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    before = text[max(start - 4, 0) : start].rstrip("“\"'‘( ")
    return before[-1:] in ("", ".", "!", "?", ":")


def _faults_of_cut(article: Article, located: Located) -> Iterator[str]:
    """What is wrong with where a quote begins and ends."""
    text, span, quote = article.text, located.span, located.quotation.quote
    # Where words are not set apart, two characters are about one.
    if len(quote.split()) + len(_IDEOGRAPHS.findall(quote)) // 2 < LEAST_WORDS:
        yield f"it is too short: at least {LEAST_WORDS} words are needed"
    if (span.start and text[span.start - 1].isalnum() and text[span.start].isalnum()) or (
        span.end < len(text) and text[span.end - 1].isalnum() and text[span.end].isalnum()
    ):
        yield "it begins or ends inside a word"
    for sentence in located.sentences if article.in_english else ():
        for match in english.NEGATION.finditer(text, sentence.start, sentence.end):
            if match.start() < span.start or match.end() > span.end:
                yield f"it leaves out '{match[0]}' from its sentence"


def _difference(quote: str, article: Article, section: Section) -> str:
    """Why `quote` does not stand in its section, as exactly as can be told."""
    for found in article.sections:
        if found.title != section.title and article.find(quote, found):
            return f"it stands in the section '{found.title}', not in '{section.title}'"
    if ("..." in quote or "…" in quote) and not ("..." in article.text or "…" in article.text):
        return "it has an ellipsis that the article has not: quote without gaps"
    if "[" in quote and "[" not in article.text:
        return "it has a bracket that the article has not: quote without insertions"
    words, there = _WORD.findall(quote), _WORD.findall(article.text[section.start : section.end])
    text = f" {' '.join(there)} "
    if words and f" {' '.join(words)} ".casefold() in text.casefold():
        return _as_it_stands(words, article, section)
    lengths = range(1, len(words) + 1)
    known = bisect_left(lengths, x=True, key=lambda length: _lost(words[:length], text))
    if known:
        return f"it does not stand in the section after '{' '.join(words[:known][-6:])}'"
    return f"it does not stand in the section '{section.title}'"


def _lost(words: list[str], text: str) -> bool:
    return f" {' '.join(words)} " not in text


def _as_it_stands(words: list[str], article: Article, section: Section) -> str:
    """How the article sets the words of a quote that differs from it in little."""
    found = "it differs in case, spacing or punctuation"
    if len(words) > MOST_WORDS_SHOWN:
        return found
    loose = re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE)
    match = loose.search(article.text, section.start, section.end)
    return f"{found}; the article has: {match[0]}" if match else found

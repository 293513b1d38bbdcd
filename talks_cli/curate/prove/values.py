"""Values: whether the numbers, names and dates of a claim stand in its quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from talks_cli.curate.prove import english, numerals
from talks_cli.curate.prove.findings import Finding
from talks_cli.curate.prove.people import is_month
from talks_cli.curate.prove.people import spellings as person_spellings
from talks_cli.curate.read.models import REFERENCES, Person
from talks_cli.dates import is_date
from talks_cli.names import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talks_cli.curate.read.models import Claim, Record
    from talks_cli.curate.read.pack import LoadedPack

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_LETTERS = re.compile(r"[^\W\d_][\w’']*(?:-[^\W\d_]\w*)*")
_POSSESSIVE = re.compile(r"[’']s?$")

_PRONOUN = "one"  # in prose that is no quote
_PROSE = ("title", "text", "note", "value", "description")
_VERBATIM = ("name", "titles", "called", "city", "publisher")
_UNQUOTED = ("different_from", "follows")  # references that the curator makes


class Values:
    """Compares the claims of one pack with their quotes."""

    def __init__(self, pack: LoadedPack) -> None:
        self._spellings = {name: spellings(entry.record) for name, entry in pack.by_id.items()}
        self._rounds = {
            vars(entry.record).get("number"): spellings(entry.record)
            for entry in pack.of_kind("round")
        }
        self._known_words: dict[str, list[str]] = {}  # a word of a known name -> its wordings
        for name, forms in self._spellings.items():
            kind = pack.by_id[name].record.kind
            if kind in ("person", "side", "place"):
                for form in forms if kind == "side" else forms[:1]:
                    for word in proper_words(form):
                        self._known_words.setdefault(word, []).extend(forms)

    def unproven(self, record: Record, claim: Claim, text: str) -> Iterator[Finding]:
        """The values of `claim` that `text`, its quotes, does not hold and no reason derives."""
        field = "date" if claim is record else "value"
        date = vars(claim).get(field)
        if isinstance(date, str) and _DATE.fullmatch(date) and not _day_is_written(date, text):
            # Of a date the year alone may be derived.
            yield Finding("value", f"{field}: the day {date[5:]} does not stand in the quotes",
                          (field,))  # fmt: skip
            return
        for field, wanted in self._unwritten(record, claim, text):
            if field not in claim.derived:
                why = f"{field}: {wanted}; quote it or give a reason under derived"
                yield Finding("value", why, (field,))

    def _unwritten(self, record: Record, claim: Claim, text: str) -> Iterator[tuple[str, str]]:
        """The fields of `claim` whose values `text` does not hold, each with what is missing."""
        fields = vars(claim)
        for field in _VERBATIM:
            for wording in _each(fields.get(field)):
                if not _is_held(text, wording):
                    yield field, f"'{wording}' does not stand in the quotes"
        for field in _PROSE:
            prose = fields.get(field) or ""
            if field == "value" and _DATE.fullmatch(prose) and is_date(prose):
                yield from self._unwritten_date(field, prose, text)
            elif prose:
                yield from self._unwritten_prose(field, prose, text)
        for field in ("date", "not_before", "not_after"):
            if date := fields.get(field):
                yield from self._unwritten_date(field, date, text)
        for field in (*REFERENCES, "said_by"):
            for name in _each(fields.get(field)) if field not in _UNQUOTED else ():
                forms = self._spellings.get(name, ())
                if forms and not _any_held(text, forms):
                    yield field, f"the quotes do not name '{name}'"
        if claim.said_by and not isinstance(claim.said_by, str):
            unnamed = claim.said_by.unnamed
            if not _is_held(text, unnamed):
                yield "said_by", f"'{unnamed}' does not stand in the quotes"
        about_it: tuple[str, ...] = ()
        if record.kind != "round":
            about_it = self._rounds.get(vars(record).get("round"), ())
        elif claim is not record:
            about_it = spellings(record)
        if about_it and not _any_held(text, about_it):
            yield "round", "the quotes do not speak of that round"
        quantity = fields.get("quantity")
        if quantity and not numerals.number_is_written(quantity.value, text):
            yield "quantity", f"the number {quantity.value} does not stand in the quotes"

    def _unwritten_date(self, field: str, date: str, text: str) -> Iterator[tuple[str, str]]:
        if not english.date_is_written(date, text):
            what = "the year of" if english.day_is_written(date, text) else "the date"
            yield field, f"{what} {date} does not stand in the quotes"

    def _unwritten_prose(self, field: str, prose: str, text: str) -> Iterator[tuple[str, str]]:
        for numeral in dict.fromkeys(numerals.numerals(prose)):
            number = numeral.written
            if "-" in number and is_date(number):
                yield from self._unwritten_date(field, number, text)
            elif number.casefold() != _PRONOUN and not numerals.stands(numeral, text):
                yield field, f"the number {number} does not stand in the quotes"
        words = proper_words(text)
        known = proper_words(prose) & self._known_words.keys()
        for word in proper_words(prose, inner_only=True) | known:
            if word not in words and not _any_held(text, self._known_words.get(word, ())):
                yield field, f"the name '{word}' does not stand in the quotes"


def spellings(record: Record) -> tuple[str, ...]:
    """The source's wordings for what `record` describes; a person's surname is one of them."""
    fields = vars(record)
    name, called = fields.get("name", ""), tuple(fields.get("called", ()))
    if isinstance(record, Person) and name:
        return person_spellings(name, called)
    return (name, *called) if name else called


def _each(value: object) -> Iterable[str]:
    """The texts of a field that holds one, several or none."""
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def _any_held(text: str, forms: Iterable[str]) -> bool:
    return any(_is_held(text, form) for form in forms)


def _is_held(text: str, wording: str) -> bool:
    """Whether `text` has `wording` in its case, but for a first letter that a sentence may change.

    That of one capitalised word is no such letter: `US` is not `us`, nor `May` the verb; and a
    month is nobody's name.
    """
    if wording in english.MONTHS:
        found = re.finditer(rf"\b{wording}(?!\w)", text)
        return any(not is_month(text, *match.span()) for match in found)
    first, rest = wording[:1], wording[1:]
    if holds(text, wording):
        return True
    return (" " in wording or first.islower()) and holds(text, first.swapcase() + rest)


def proper_words(text: str, *, inner_only: bool = False) -> set[str]:
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


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    before = text[:start].rstrip("“\"'‘( ")
    return before[-1:] in ("", ".", "!", "?", ":")

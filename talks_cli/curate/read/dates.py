"""Dates as articles word them, in the language of each: `May 16`, `в четверг`, `5月16日`.

The names of months and weekdays are CLDR's, by way of Babel.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.localedata import load

from talks_cli.curate.read.words import words_of
from talks_cli.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.read.pack import Article

THE_YEAR = "the year is that of the article's date"
THE_DAY = "reckoned from the date of the article"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
# Names are declined: CLDR has one or two of their cases, and these endings make the others.
_CASES = "(?:а|у|ом|е|я|ю|ем|ём|и|ь|й|ой|ей|ы|і|ї)?"
_UNSPACED = ("zh", "ja", "th", "lo", "km", "my")  # languages that set no words apart
_ENDING = re.compile("[аеиоуыьйяюії]$")


class Found(NamedTuple):
    """A date that a text words: in ISO, or by a weekday that lies around another date."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None  # 0: Monday
    shift: int | None = None  # days from that of the article


@lru_cache(maxsize=4096)
def resolve_date(
    words: str, article: Article, *, ahead: bool = False
) -> tuple[str | None, str | None]:
    """The ISO date that `words` mean in `article`, and why what they leave out is as it is.

    None where they mean none. A weekday is the last one before the article, or with `ahead` the
    next one after it.
    """
    if is_date(words):
        return words, None
    found = list(dict.fromkeys(worded(words, article.language)))
    # A weekday beside a day of the month says the same again.
    exact = [one for one in found if one.month] or found
    date, why = _resolved(exact[0], article, ahead=ahead) if len(exact) == 1 else (None, None)
    return (date, why) if date else (None, None)


def iso(words: str, language: str) -> str | None:
    """The ISO date that `words` give with its year, as the date of an article does."""
    if is_date(words):
        return words
    for found in worded(words, language):
        if found.year:
            return _iso(found.year, found.month, found.day)
    return None


def first_date(text: str, language: str) -> str | None:
    """The words of the first day in `text` that is given with its year."""
    calendar = _calendar(language)
    for match in calendar.pattern.finditer(text):
        found = calendar.read(match)
        if found.day and found.year:
            return match[0]
    return None


@lru_cache(maxsize=256)
def dates_in(text: str, article: Article) -> frozenset[str]:
    """Every date that `text` words, in ISO; a weekday is the one before the article and after."""
    found = (
        _resolved(one, article, ahead=ahead)[0]
        for one in dict.fromkeys(worded(text, article.language))
        for ahead in ((False, True) if one.weekday is not None else (False,))
    )
    return frozenset(filter(None, found))


def _resolved(found: Found, article: Article, *, ahead: bool) -> tuple[str | None, str | None]:
    if found.weekday is not None or found.shift is not None:
        return _reckoned(found, article.date, ahead=ahead), THE_DAY
    if found.year:
        return _iso(found.year, found.month, found.day), None
    reading = article.head.record.reads.year
    if reading:
        return _iso(reading.is_, found.month, found.day), reading.why
    return _iso(int(article.date[:4] or 0), found.month, found.day), THE_YEAR


def _reckoned(found: Found, told: str, *, ahead: bool) -> str | None:
    if len(told) < len("YYYY-MM-DD"):
        return None
    day = date.fromisoformat(told)
    if found.shift is not None:
        return (day + timedelta(days=found.shift)).isoformat()
    away = ((found.weekday or 0) - day.weekday()) % 7
    return (day + timedelta(days=away if ahead or not away else away - 7)).isoformat()


@lru_cache(maxsize=1024)
def _iso(year: int, month: int | None, day: int | None) -> str | None:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    return text if is_date(text := "-".join(parts)) else None


@lru_cache(maxsize=1024)
def worded(text: str, language: str) -> tuple[Found, ...]:
    """The dates that `text` words, in order."""
    calendar = _calendar(language)
    return tuple(calendar.read(match) for match in calendar.pattern.finditer(text))


def knows(language: str) -> bool:
    """Whether CLDR has the names of months and weekdays in a language."""
    return bool(_calendar(language).months.sources)


class _Names:
    """Names that stand for numbers, in the forms in which a text may have them."""

    def __init__(self, contexts: dict[str, Any], *, short: bool, lower: bool = False) -> None:
        self.sources: dict[str, int] = {}
        for context in contexts.values():
            wide = _of_cldr(context, "wide")
            for number, name in wide.items():
                self.sources[_source(name, lower=lower)] = number
            for number, name in _of_cldr(context, "abbreviated").items() if short else ():
                # An article may write one letter more: `Sept.` for `Sep`.
                more = wide.get(number, "").removeprefix(name)[:1]
                self.sources[_source(name, f"{more}?" if more.isalpha() else "")] = number
        self.any = "|".join(sorted(self.sources, key=len, reverse=True)) or r"(?!)"

    def number(self, word: str) -> int | None:
        """The number of what was found with `any`."""
        found = (n for source, n in self.sources.items() if re.fullmatch(f"(?:{source})", word))
        return next(found, None)


def _of_cldr(context: dict[str, Any], width: str) -> dict[int, str]:
    """Names of one width, where CLDR has them for this language and this context.

    What Babel makes of an alias depends on which language has asked for it before.
    """
    names = context.get(width)
    names = names[1] if isinstance(names, tuple) else names
    if not isinstance(names, dict):
        return {}
    return {n: name.rstrip(".") for n, name in names.items() if not re.search(r"\d", name)}


def _source(name: str, more: str = "", *, lower: bool = False) -> str:
    """The pattern of a name: declined in Cyrillic, with its capital where CLDR writes one."""
    if re.search("[\u0400-\u04ff]", name):
        return f"(?i:{re.escape(_ENDING.sub('', name))}){_CASES}"
    if lower or name.islower():
        return f"(?i:{re.escape(name)}{more})"
    return f"(?:{re.escape(name)}{more}|{re.escape(name.upper())})"


class _Calendar:
    """The names of one language, and the pattern that finds what is made of them."""

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        spaced = not language.startswith(_UNSPACED)
        self.months = _Names(data.get("months", {}), short=True)
        # "sat" and "wed" are words of their own.
        self.weekdays = _Names(data.get("days", {}), short=not spaced, lower=True)
        days = words_of(language).days
        self.shifts = {word: shift for shift, word in enumerate(days, -1)}
        short = str(data["date_formats"]["short"].pattern) if data else ""
        self.month_first = 0 <= short.find("M") < short.find("d")
        edges = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
        self.pattern = re.compile("|".join(self._patterns(*edges)))

    def _patterns(self, begin: str, end: str) -> Iterator[str]:
        year, of = rf"{_YEAR}(?!\d)", r"(?:\s+(?:de|del|of))?"
        month = rf"(?:{self.months.any}){end}\.?"
        yield rf"(?<!\d)(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)(?!\d)"
        yield (
            rf"(?:(?P<year3>{_YEAR})\s*[年년]\s*)?(?<!\d)(?P<month3>\d\d?)\s*[月월]"
            r"(?:\s*(?P<day3>\d\d?)\s*[日일号])?"
        )
        yield rf"(?<![\d.])(?P<one>\d\d?)[./](?P<two>\d\d?)[./](?P<year4>{year})"
        yield (
            rf"(?<!\d)(?P<day1>\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?{of}\s+(?P<month1>{month})"
            rf"(?:,?{of}\s+(?P<year1>{year}))?"
        )
        yield (
            rf"{begin}(?P<month2>{month})(?:\s+(?P<day2>\d\d?)(?!\d)(?:st|nd|rd|th)?)?"
            rf"(?:,?{of}\s+(?P<year2>{year}))?"
        )
        yield rf"{begin}(?P<weekday>{self.weekdays.any}){end}"
        if self.shifts:
            yield rf"{begin}(?i:(?P<shift>{'|'.join(map(re.escape, self.shifts))})){end}"
        yield rf"(?<![\w.,])(?P<year>{_YEAR})(?!\w|[.,]\d)"

    def read(self, match: re.Match[str]) -> Found:
        """The date that the pattern has found."""
        told = match.groupdict()
        if told["iso"]:
            year, *rest = map(int, told["iso"].split("-"))
            return Found(rest[0], rest[1] if len(rest) > 1 else None, year)
        if told["one"]:
            one, two = int(told["one"]), int(told["two"])
            month, day = (one, two) if self.month_first else (two, one)
            return Found(month, day, int(told["year4"]))
        if told["weekday"]:
            return Found(weekday=self.weekdays.number(told["weekday"]))
        if told.get("shift"):
            return Found(shift=self.shifts[told["shift"].lower()])
        if told["month3"]:
            return Found(int(told["month3"]), *_numbers(told["day3"], told["year3"]))
        for which in ("1", "2"):
            if name := told[f"month{which}"]:
                number = self.months.number(name.rstrip("."))
                return Found(number, *_numbers(told[f"day{which}"], told[f"year{which}"]))
        return Found(year=int(told["year"]))


def _numbers(*digits: str | None) -> list[int | None]:
    return [int(number) if number else None for number in digits]


@lru_cache
def _calendar(language: str) -> _Calendar:
    for tag in (language, language.split("-", maxsplit=1)[0]):
        try:
            return _Calendar(language, load(str(Locale.parse(tag, sep="-"))))
        except (UnknownLocaleError, ValueError):
            continue
    return _Calendar(language, {})

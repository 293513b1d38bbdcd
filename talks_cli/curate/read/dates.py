"""Dates as articles word them, in the language of each: `May 16`, `в четверг`, `5月16日`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.read.cldr import data_of, names, wordings
from talks_cli.curate.read.words import words_of
from talks_cli.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.read.loaded import Article

THE_YEAR = "the year is that of the article's date"
_THE_DAY = "“{}”, reckoned from the date of the article"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_UNSPACED = ("zh", "ja", "th", "lo", "km", "my")  # languages that set no words apart
_NUMBERED = ("zh", "ja", "ko")  # languages whose months have numbers
# Of a fact, the dates by their keys, each with the attribute that has it.
TIMES = {"date": "date", "not_before": "not_before", "not_after": "not_after", "for": "for_"}
_TO_BE = ("announced", "proposed", "hoped", "conditional")
_REST = re.compile(r"[^\W_]+")
# What belongs to a date that ends before it: 16 Mayıs'ta, 5 апреля 2018 года.
_SUFFIX = re.compile(r"\0(?:['’ʼ]\w*|\s+(?:года|году|року|році)(?!\w))")


class Found(NamedTuple):
    """A date that a text words: in figures, or by a `word` that lies around another date."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: int | None = None  # 0: Monday
    shift: int | None = None  # days from that of the article
    word: str = ""

    def date(self, article: Article, *, ahead: bool) -> str | None:
        """In ISO, as `article` is read; a weekday before the article, or with `ahead` after it."""
        if not self.word:
            reading = article.head.record.reads.year
            year = self.year or (reading.is_ if reading else int(article.date[:4] or 0))
            return _iso(year, self.month, self.day)
        if len(article.date) < len("YYYY-MM-DD"):
            return None
        day = date.fromisoformat(article.date)
        shift = self.shift
        if shift is None:
            shift = ((self.weekday or 0) - day.weekday()) % 7
            shift -= 0 if ahead or not shift else 7
        return (day + timedelta(days=shift)).isoformat()

    def why(self, article: Article) -> str | None:
        """Why what it leaves out is as it is."""
        if self.word:
            return _THE_DAY.format(self.word)
        reading = article.head.record.reads.year
        return None if self.year else reading.why if reading else THE_YEAR


@lru_cache(maxsize=4096)
def resolve_date(
    words: str, article: Article, *, ahead: bool = False
) -> tuple[str | None, str | None]:
    """The ISO date that `words` mean in `article`, and why what they leave out is as it is.

    None where they mean none, or more than a day, a month or a year.
    """
    if is_date(words):
        return words, None
    if unread(words, article.language):
        return None, None
    found = list(dict.fromkeys(worded(words, article.language)))
    # A weekday beside a day of the month says the same again.
    exact = [one for one in found if one.month] or found
    if len(exact) == 1 and (date := exact[0].date(article, ahead=ahead)):
        return date, exact[0].why(article)
    return None, None


def dates_of(fact: Any) -> dict[str, str]:
    """The dates of a fact as they are written, by their keys."""
    told = fact.attributes if fact.kind == "round" else vars(fact)
    return {key: told[field] for key, field in TIMES.items() if told.get(field)}


def resolved(fact: Any, article: Article) -> dict[str, tuple[str | None, str | None]]:
    """Each of the dates of a fact in ISO, and why what it leaves out is as it is.

    A weekday is the one before the article, and of what is to be the one after it; but something
    is said before the article. What ends on a weekday does so after it begins.
    """
    to_be = fact.status in _TO_BE and fact.kind != "statement"
    written = dates_of(fact)
    found = {
        key: resolve_date(words, article, ahead=to_be or key == "for")
        for key, words in written.items()
    }
    if "not_before" in found and "not_after" in found:
        (first, _), (last, why) = found["not_before"], found["not_after"]
        if first and last and _is_early(first, last, written["not_after"], article):
            early = date.fromisoformat(first) - date.fromisoformat(last)
            later = date.fromisoformat(last) + timedelta(weeks=-(-early.days // 7))
            found["not_after"] = later.isoformat(), why
    return found


def _is_early(first: str, last: str, words: str, article: Article) -> bool:
    """Whether what `words` mean is a weekday, and lies before the `first` day."""
    if len(first) != len(last) or last >= first:
        return False
    found = worded(words, article.language)
    return bool(found) and all(one.weekday is not None for one in found)


def unread(words: str, language: str) -> str:
    """What is no part of a date beside one: the first number or word, such as "before"."""
    rest, dates = _calendar(language).pattern.subn("\0", words)
    left = _REST.search(_SUFFIX.sub(" ", rest))
    return left[0] if dates and left else ""


def iso(words: str, language: str) -> str | None:
    """The ISO date that `words` give with its year, as the date of an article does."""
    dates = (_iso(one.year, one.month, one.day) for one in worded(words, language) if one.year)
    return words if is_date(words) else next(dates, None)


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
    found = dict.fromkeys(worded(text, article.language))
    dates = (one.date(article, ahead=ahead) for one in found for ahead in (False, True))
    return frozenset(filter(None, dates))


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    return text if is_date(text := "-".join(parts)) else None


def worded(text: str, language: str) -> tuple[Found, ...]:
    """The dates that `text` words, in order."""
    calendar = _calendar(language)
    return tuple(calendar.read(match) for match in calendar.pattern.finditer(text))


def knows(language: str) -> bool:
    """Whether dates are read in a language: by names of CLDR, or months that have numbers."""
    return language.startswith(_NUMBERED) or bool(_calendar(language).months.patterns)


class _Calendar:
    """The names of one language, and the pattern that finds what is made of them."""

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        spaced = not language.startswith(_UNSPACED)
        self.months = names(data.get("months", {}), short=True)
        # "sat" and "wed" are words of their own.
        self.weekdays = names(data.get("days", {}), short=not spaced, lower=True)
        self.shifts = wordings(enumerate(words_of(language).days, -1))  # yesterday: -1
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
        yield rf"{begin}(?P<shift>{self.shifts.any}){end}"
        yield rf"(?<![\w.,])(?P<year>{_YEAR})(?!\w|[.,]\d)"

    def read(self, match: re.Match[str]) -> Found:
        """The date that the pattern has found."""
        told = {name.rstrip("1234"): words for name, words in match.groupdict().items() if words}
        if word := told.get("weekday"):
            return Found(weekday=self.weekdays.number(word), word=word)
        if word := told.get("shift"):
            return Found(shift=self.shifts.number(word), word=word)
        if "iso" in told:
            told |= zip(("year", "month", "day"), told["iso"].split("-"), strict=False)
        if "one" in told:
            names = ("month", "day") if self.month_first else ("day", "month")
            told |= zip(names, (told["one"], told["two"]), strict=True)
        if (name := told.get("month")) and not name.isdecimal():
            told["month"] = str(self.months.number(name.rstrip(".")))
        month, day, year = (
            int(told[part]) if part in told else None for part in ("month", "day", "year")
        )
        return Found(month, day, year)


@lru_cache
def _calendar(language: str) -> _Calendar:
    return _Calendar(language, data_of(language))

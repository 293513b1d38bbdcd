"""What the checks need to know of English: months and negations."""

from __future__ import annotations

import re
from functools import lru_cache

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SPACE = "[ \u00a0]"
_WRITTEN_YEAR = rf"\.?(?:,{_SPACE}?|{_SPACE})(?P<year>(?:1[5-9]|2[01])\d\d)(?![\w-]|[.,]\d)"
_YEAR = re.compile(_WRITTEN_YEAR)
_DAY_AND_YEAR = re.compile(rf"(?:{_SPACE}\d\d?(?:st|nd|rd|th)?)?{_WRITTEN_YEAR}")

# What makes a sentence say the opposite; not the "No." of a number.
NEGATION = re.compile(
    r"\b(?:not|no(?!\.\s?\d)|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n[’']t"
    r"|hardly|barely|scarcely|refus(?:es?|ed|ing|al)|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?"
    r"|rul(?:es?|ed|ing)\s+out|declin(?:es?|ed|ing)\s+to|fail(?:s|ed|ing)?\s+to)\b",
    re.IGNORECASE,
)


def date_is_written(date: str, text: str) -> bool:
    """Whether every part of an ISO date stands in `text`, the month by its name or as a number."""
    if _whole(date).search(text):
        return True
    return bool(_whole(date[:4]).search(text)) and day_is_written(date, text)


def day_is_written(date: str, text: str) -> bool:
    """Whether the month, and the day if there is one, of an ISO date stand in `text`.

    Where another year follows them at once, they are of another date: `May 16, 2024`.
    """
    pattern, year = _day(date[5:]), _YEAR if len(date) > len("YYYY-MM") else _DAY_AND_YEAR
    for found in pattern.finditer(text) if pattern else ():
        other = year.match(text, found.end())
        if not other or other["year"] == date[:4]:
            return True
    return False


@lru_cache(maxsize=4096)
def _whole(digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){digits}(?![\w-])")


@lru_cache(maxsize=400)
def _day(month_and_day: str) -> re.Pattern[str] | None:
    """What finds a day, or a month."""
    if not month_and_day:
        return None
    month, _, day = month_and_day.partition("-")
    name = MONTHS[int(month) - 1]
    month = rf"(?:{name}|{name[:3]}\.)(?!\w)"
    if not day:
        return re.compile(rf"\b{month}")
    day = rf"0?{int(day)}(?:st|nd|rd|th)?\b"
    return re.compile(rf"\b(?:{month}{_SPACE}{day}|{day}{_SPACE}{month})")

"""Days, months and years as ISO writes them: what they mean, and how they compare."""

from __future__ import annotations

from talks_cli.errors import UsageFault

_WIDTHS = {4: [4], 7: [4, 2], 10: [4, 2, 2]}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_date(text: str) -> bool:
    """Whether `text` is a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = text.split("-")
    if [len(part) for part in parts] != _WIDTHS.get(len(text)):
        return False
    if not all(part.isascii() and part.isdigit() for part in parts):
        return False
    from datetime import date

    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def day(date: str) -> str:
    """A date as people write it: `16 May 2025`, `May 2025`; what is none as it is."""
    if not is_date(date):
        return date
    year, *rest = date.split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(number)) for number in rest[1:]), *month, year])


def last_day(date: str) -> str:
    """What sorts after every day of a year or a month, and as a day itself."""
    return date + "-99-99"[: 10 - len(date)]


def day_range(option: str, date: str) -> tuple[str, str]:
    """The first and the last day of YYYY, YYYY-MM or YYYY-MM-DD; UsageFault for anything else."""
    if is_date(date):
        return date, last_day(date)
    raise UsageFault(f"{option}: {date!r} is not a date (use YYYY, YYYY-MM or YYYY-MM-DD)")

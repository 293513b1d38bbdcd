"""Days, months and years: how they are written and asked for, and how they compare."""

from __future__ import annotations

from talks_cli.errors import Undecided, UsageFault
from talks_cli.names import fold, number_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Names = Sequence[Sequence[str]]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
_LEAP = "2000"  # a year that has each day
_WIDTHS = {4: [4], 7: [4, 2], 10: [4, 2, 2]}
# What may stand within a date beside its parts: 16 de mayo, 16 мая 2025 года.
_BETWEEN = frozenset("the of de del d г года году р року".split())
# Year, month and day where figures come before the words for these, with no space after them.
_UNITS = str.maketrans({sign: f"{unit} " for unit in "年月日" for sign in unit}) | str.maketrans(
    {"년": "年 ", "월": "月 ", "일": "日 ", "号": "日 "}
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
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(number)) for number in rest[1:]), *month, year])


def last_day(date: str) -> str:
    """What sorts after every day of a year or a month, and as a day itself."""
    return date + "-99-99"[: 10 - len(date)]


def without_ends(date: str) -> str:
    """The year, month or day of which `last_day` made `date`; of no date at all, nothing."""
    known = date.removesuffix("-99").removesuffix("-99")
    return "" if known == "9999" else known


def readings(text: str, months: Names = ()) -> list[tuple[str, str]]:
    """Each month or day that `text` may mean: its year (empty where it is not said), and the rest.

    Of `28 May`, `("", "-05-28")`; of `June 2025`, `("2025", "-06")`; of `5/6/2025`, two; of what is
    no date, nothing. `months` are the names, folded, that each month has beside the English one.
    """
    found = _by_name(text, months) or _in_figures(text)
    return [*dict.fromkeys(one for one in found if is_date((one[0] or _LEAP) + one[1]))]


def _in_figures(text: str) -> list[tuple[str, str]]:
    """Of `28.5.2025`, where the day comes first, `5/28/2025` or `2025/5/28`: year and rest."""
    parts = [part.strip() for part in text.replace(".", "/").replace("-", "/").split("/")]
    if len(parts) == 1:
        return []
    if len(parts[0]) == 4:
        orders = [parts]
    elif len(parts[-1]) == 4:
        orders = [parts[::-1], *([] if "." in text else [[parts[-1], *parts[:-1]]])]
    else:
        orders = [["", *parts[::-1]], ["", *parts]] if "/" in text and len(parts) == 2 else []
    return [(year, "".join(f"-{part:0>2}" for part in rest)) for year, *rest in orders]


def _by_name(text: str, months: Names) -> list[tuple[str, str]]:
    year = month = day = ""
    for word in fold(text.translate(_UNITS)).split():
        number = number_of(word.rstrip("年月日"))
        named = _month(word, months)
        if number and word[-1] == "月":
            named, number = int(number), None
        if named and not month:
            month = f"-{named:02}"
        elif number and len(number) == 4 and not year:
            year = number
        elif number and len(number) < 3 and not day:
            day = f"-{int(number):02}"
        elif word not in _BETWEEN:
            return []
    return [(year, month + day)] if month else []


def _month(word: str, months: Names) -> int | None:
    """The number of the one month that is called so, or that a name of begins so."""
    names = [(name.lower(), *more) for name, more in zip(MONTHS, months or [()] * 12, strict=True)]
    called = [at for at, own in enumerate(names, 1) if word in own]
    if not called and len(word) > 2:
        called = [at for at, own in enumerate(names, 1) if any(n.startswith(word) for n in own)]
    return called[0] if len(called) == 1 else None


def day_range(
    option: str, date: str, known: Iterable[str] = (), months: Names = ()
) -> tuple[str, str]:
    """The first and the last day of a date as it is asked for; UsageFault for what is none.

    The year of a month or day by name is that of those `known` which lie in it, else the latest.
    """
    if is_date(told := date.strip()):
        return told, last_day(told)
    found = readings(date, months)
    if len(found) > 1:
        either = tuple(
            day(year + rest) if year else day(_LEAP + rest)[: -len(f" {_LEAP}")]
            for year, rest in found
        )
        one, other = map(repr, either)
        raise Undecided(f"{option}: {date!r} may be {one} or {other}: use one of these", either)
    for year, rest in found:
        dates = sorted({one for one in known if one}) if not year else []
        years = {one[:4] for one in dates if one[4:7] == rest[:3]}
        if len(years) > 1:
            which = tuple(f"{year}{rest}" for year in sorted(years))
            raise Undecided(f"{option}: {date!r} of which year? ({', '.join(which)})", which)
        told = (year or next(iter(years), dates[-1][:4] if dates else "")) + rest
        if is_date(told):
            return told, last_day(told)
    ways = "YYYY, YYYY-MM or YYYY-MM-DD, or a month or day by name: 'may', '28 may'"
    raise UsageFault(f"{option}: {date!r} is not a date (use {ways})")

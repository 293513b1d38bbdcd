"""Dates as articles word them, in the language of each."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from babel import Locale

from talks_cli.curate.read.dates import (
    THE_YEAR,
    first_date,
    iso,
    knows,
    resolve_date,
    resolved,
    unread,
)
from talks_cli.curate.read.facts import EventFact, StatementFact
from talks_cli.curate.read.models import ReasonedNumber
from talks_cli.curate.read.words import LANGUAGES
from tests.packs import ROOT


class Told:
    """What a date is read by of an article."""

    def __init__(self, language: str, date: str, head: object) -> None:
        self.language = language
        self.date = date
        self.head = head


def article(language: str, date: str = "2024-10-27", year: int | None = None) -> Any:
    reading = ReasonedNumber.model_validate({"is": str(year), "why": "as read"}) if year else None
    reads = SimpleNamespace(year=reading, round=None)
    head = SimpleNamespace(record=SimpleNamespace(reads=reads))
    return Told(language, date, head)


@pytest.mark.parametrize(
    ("language", "words", "date"),
    [
        ("en", "2025-05-16", "2025-05-16"),
        ("en", "2025", "2025"),
        ("en", "May 16", "2024-05-16"),
        ("en", "16 May", "2024-05-16"),
        ("en", "16th of May", "2024-05-16"),
        ("en", "Sept. 3, 2023", "2023-09-03"),
        ("en", "May 2025", "2025-05"),
        ("en", "May", "2024-05"),
        ("en", "5/16/2025", "2025-05-16"),
        ("en-GB", "16/05/2025", "2025-05-16"),
        ("ru", "16 мая", "2024-05-16"),
        ("ru", "5 апреля 2018 года", "2018-04-05"),
        ("ru", "мае", "2024-05"),
        ("ru", "16.05.2025", "2025-05-16"),
        ("uk", "16 травня 2025 року", "2025-05-16"),
        ("tr", "16 Mayıs 2025", "2025-05-16"),
        ("tr", "16 Mayıs'ta", "2024-05-16"),
        ("ar", "16 مايو 2025", "2025-05-16"),
        ("ar", "١٦ مايو", "2024-05-16"),
        ("zh", "5月16日", "2024-05-16"),
        ("zh", "2025年5月16日", "2025-05-16"),
        ("fr", "1er mai 2025", "2025-05-01"),
        ("de", "16. Mai", "2024-05-16"),
        ("es", "16 de mayo de 2025", "2025-05-16"),
        ("ka", "16 მაისი", "2024-05-16"),
    ],
)
def test_a_date_is_read_in_its_language(language: str, words: str, date: str) -> None:
    assert resolve_date(words, article(language))[0] == date


@pytest.mark.parametrize(
    ("language", "words", "date", "ahead"),
    [
        ("en", "Thursday", "2024-10-24", False),
        ("en", "Thursday", "2024-10-31", True),
        ("en", "Sunday", "2024-10-27", False),
        ("en", "today", "2024-10-27", False),
        ("en", "yesterday", "2024-10-26", False),
        ("en", "last night", "2024-10-26", False),
        ("en", "tonight", "2024-10-27", False),
        ("pt", "hoje", "2024-10-27", False),
        ("it", "ieri", "2024-10-26", False),
        ("pl", "jutro", "2024-10-28", False),
        ("fr", "aujourd'hui", "2024-10-27", False),
        ("fr", "aujourd’hui", "2024-10-27", False),
        ("es", "esta mañana", "2024-10-27", False),
        ("es", "mañana", "2024-10-28", False),
        ("ja", "昨日", "2024-10-26", False),
        ("ru", "четверг", "2024-10-24", False),
        ("ru", "среду", "2024-10-23", False),
        ("ru", "вчера", "2024-10-26", False),
        ("tr", "perşembe", "2024-10-24", False),
        ("ar", "الخميس", "2024-10-24", False),
        ("ar", "الأربعاء", "2024-10-23", False),
        ("ar", "الاربعاء", "2024-10-23", False),
        ("ar", "امس", "2024-10-26", False),
        ("zh", "周四", "2024-10-24", False),
        ("zh", "星期四", "2024-10-24", False),
        ("de", "Donnerstag", "2024-10-24", False),
        ("fr", "jeudi", "2024-10-24", False),
        ("es", "jueves", "2024-10-24", False),
    ],
)
def test_a_weekday_is_reckoned_from_the_article(
    language: str, words: str, date: str, ahead: bool
) -> None:
    """The 27th of October 2024 was a Sunday."""
    found, why = resolve_date(words, article(language), ahead=ahead)
    assert found == date
    assert why == f"“{words}”, reckoned from the date of the article"


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ({"not_before": "Friday", "not_after": "Saturday"}, "2024-10-25", "2024-10-26"),
        ({"not_before": "Saturday", "not_after": "Monday"}, "2024-10-26", "2024-10-28"),
        ({"not_before": "today", "not_after": "Thursday", "status": "announced"},
         "2024-10-27", "2024-10-31"),
        ({"not_before": "Sunday", "not_after": "Thursday", "status": "announced"},
         "2024-10-27", "2024-10-31"),
        ({"not_before": "Wednesday", "not_after": "Monday", "status": "hoped"},
         "2024-10-30", "2024-11-04"),
        ({"not_before": "2024-10-10", "not_after": "Thursday"}, "2024-10-10", "2024-10-24"),
        ({"not_before": "November 20", "not_after": "Thursday", "status": "announced"},
         "2024-11-20", "2024-11-21"),
        ({"not_before": "2024-11", "not_after": "Thursday", "status": "announced"},
         "2024-11", "2024-10-31"),
        ({"not_before": "October 20", "not_after": "October 2"}, "2024-10-20", "2024-10-02"),
    ],
)  # fmt: skip
def test_what_ends_on_a_weekday_does_so_after_it_begins(
    told: dict[str, str], first: str, last: str
) -> None:
    fact = EventFact.model_validate({"event": "e", **told})
    found = resolved(fact, article("en"))
    assert (found["not_before"][0], found["not_after"][0]) == (first, last)


@pytest.mark.parametrize(
    ("kind", "status", "date"),
    [
        (EventFact, "happened", "2024-10-25"), (EventFact, None, "2024-10-25"),
        (EventFact, "denied", "2024-10-25"), (EventFact, "announced", "2024-11-01"),
        (StatementFact, "announced", "2024-10-25"),
    ],
)  # fmt: skip
def test_a_weekday_of_what_is_to_be_is_the_next_but_of_a_saying_the_last(
    kind: type[EventFact | StatementFact], status: str | None, date: str
) -> None:
    fact = kind.model_validate({kind.kind: "e", "date": "Friday", "status": status})
    assert resolved(fact, article("en"))["date"][0] == date


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "soon"), ("en", "May 32"), ("en", "February 30"), ("en", "2021-02-30"),
        ("en", "he sat and wed"), ("en", "16 May and 17 May"), ("xx", "16 May"), ("ru", "May 16"),
        ("en", "between 17 and 21 September"), ("en", "September 17–21"), ("ru", "16–17 мая"),
        ("en", "before 20 September"), ("en", "before the end of August"), ("tr", "20-30 Ekim"),
        ("zh", "5月16日至18日"), ("en", "16 May at 10:30"), ("ja", "16日"), ("ja", "来月"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(language: str, words: str) -> None:
    assert resolve_date(words, article(language)) == (None, None)


@pytest.mark.parametrize(
    ("language", "words", "rest"),
    [
        ("en", "before 20 September", "before"), ("en", "September 17–21", "21"), ("en", "soon", ""),
        ("en", "20 September", ""), ("tr", "16 Mayıs'ta", ""), ("ru", "до 16 мая", "до"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_a_day_is_told(language: str, words: str, rest: str) -> None:
    assert unread(words, language) == rest


def test_a_weekday_beside_a_day_says_the_same_again() -> None:
    assert resolve_date("Thursday, October 24", article("en"))[0] == "2024-10-24"


def test_the_year_is_as_the_article_is_read_or_its_own() -> None:
    assert resolve_date("May 16", article("en", year=2019)) == ("2019-05-16", "as read")
    assert resolve_date("May 16", article("en")) == ("2024-05-16", THE_YEAR)
    assert resolve_date("May 16, 2020", article("en")) == ("2020-05-16", None)


def test_the_date_of_an_article_has_its_year() -> None:
    assert iso("February 20, 2019", "en") == "2019-02-20"
    assert iso("5 апреля 2018 года", "ru") == "2018-04-05"
    assert iso("May 16", "en") is None
    assert first_date("Since 2019. Oslo, 3 May 2020. On 4 May 2020.", "en") == "3 May 2020"


@pytest.mark.parametrize(
    ("language", "known"),
    [("en", True), ("fa", True), ("ja", True), ("zh-Hant", True), ("vi", False), ("xx", False)],
)
def test_dates_are_asked_where_months_have_names_or_numbers(language: str, known: bool) -> None:
    assert knows(language) is known


def test_one_language_does_not_change_another() -> None:
    """Babel's own look-ups of aliases take the names of whichever language asked first."""
    assert resolve_date("一月", article("zh"))[0] == "2024-01"
    assert resolve_date("janvier", article("fr"))[0] == "2024-01"
    assert resolve_date("enero", article("es"))[0] == "2024-01"


def test_the_languages_that_have_words_for_days_are_told() -> None:
    docs = " ".join((ROOT / "docs" / "curating.md").read_text(encoding="utf-8").split())
    (listed,) = re.findall("and their like in ([^.]+)\\.", docs)
    names = [str(Locale(tag).english_name) for tag, known in LANGUAGES.items() if known.days]
    assert sorted(re.split(", | and ", listed)) == sorted(names)

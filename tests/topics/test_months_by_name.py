"""Months and days by name, as the languages of a dataset's articles call them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.read.cldr import month_names
from talks_cli.dates import day_range
from talks_cli.errors import UsageFault
from talks_cli.line import complete
from tests.curate.gazettes import compiled, fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

EAST = fact("Hoy 2024-05-16.", "event: met, what: They meet, date: 2024-05-16")


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> str:
    return compiled(tmp_path_factory.mktemp("spanish"), language="es", east=EAST)


@pytest.mark.parametrize(
    ("language", "words", "date"),
    [
        ("ru", "мая", "2025-05"), ("ru", "Май", "2025-05"), ("ru", "16 мая", "2025-05-16"),
        ("ru", "16 мая 2024 г.", "2024-05-16"), ("ru", "2 июня 2024 года", "2024-06-02"),
        ("ru", "янв", "2025-01"), ("ru", "may", "2025-05"), ("uk", "16 травня", "2025-05-16"),
        ("es", "enero", "2025-01"), ("es", "16 de mayo de 2024", "2024-05-16"),
        ("es-MX", "ene", "2025-01"), ("fr", "août", "2025-08"), ("fr", "AOUT", "2025-08"),
        ("tr", "Ağustos", "2025-08"), ("pl", "listopad", "2025-11"), ("ar", "مايو", "2025-05"),
        ("ar", "١٦ مايو", "2025-05-16"), ("zh", "五月", "2025-05"), ("zh", "5月16日", "2025-05-16"),
        ("zh", "2024年5月", "2024-05"), ("ja", "5月", "2025-05"), ("ko", "5월 16일", "2025-05-16"),
        ("en", "5月16号", "2025-05-16"),
    ],
)  # fmt: skip
def test_a_month_goes_by_its_name_in_the_language_of_an_article(
    language: str, words: str, date: str
) -> None:
    assert day_range("--on", words, ["2025-05-16"], month_names(["en", language]))[0] == date


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        (["fr"], "jui"),  # of juin and juillet
        (["cs", "hr"], "listopad"),  # November, and October
        (["en"], "enero"), (["ru"], "enero"), (["zh"], "5月6月"), (["zh"], "13月"),
        (["es"], "de"), (["ru"], "года"), (["qqq"], "enero"),
    ],
)  # fmt: skip
def test_what_is_the_name_of_no_one_month_is_no_date(languages: list[str], words: str) -> None:
    with pytest.raises(UsageFault, match="is not a date"):
        day_range("--on", words, ["2025-05-16"], month_names(languages))


def test_a_dataset_in_english_has_no_other_names() -> None:
    assert month_names(["en", "en-GB"]) == []


def test_a_lookup_takes_the_names_from_the_dataset_and_asks_no_calendar(
    talks: Callable[..., Outcome], spanish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "babel", None)
    for words in ("mayo", "16 de mayo", "may"):
        outcome = talks("timeline", words, "--data", spanish, "--json")
        assert [item["id"] for item in outcome.items] == ["met"]
        assert talks("timeline", "--since", words, "--data", spanish, "--json").code == 0
    assert talks("timeline", "enero", "--data", spanish, "--json").items == []
    assert talks("timeline", "мая", "--data", spanish).code == 2


def test_a_month_that_stands_alone_is_taught(talks: Callable[..., Outcome], spanish: str) -> None:
    for line, meant in (("mayo", "timeline mayo"), ("timeline 16 mayo", "timeline '16 mayo'")):
        err = talks("--data", spanish, *line.split()).err
        assert err.endswith(f"; try: talks --data {spanish} {meant}\n")


def test_tab_offers_the_months_that_there_are_in_each_language(
    spanish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKS_DATA", spanish)
    assert complete.offered(["timeline", "m"]) == ["values", "may", "mayo"]
    assert complete.offered(["timeline", "--since", "MAYO"]) == ["values", "mayo"]
    assert complete.offered(["timeline", "e"]) == ["values"]

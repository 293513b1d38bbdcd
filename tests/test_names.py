"""Folding names and finding the nearest."""

from __future__ import annotations

import pytest

from talks_cli.names import fold, nearest


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Çırağan", "ciragan"),
        ("İSTANBUL", "istanbul"),
        ("ISTANBUL", "istanbul"),
        ("Türkiye’s", "turkiye s"),
        ("Erdoğan", "erdogan"),
        ("  Vladimir   Putin ", "vladimir putin"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("alexander-fomin", "alexander fomin"),
        ("Лавров", "лавров"),
        ("हिन्दी", "हिनदी"),
        ("ＦＵＬＬ", "full"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Çırağan", "İstanbul", "Zelenskyy", "हिन्दी", "ﬁn"])
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_nearest_come_first() -> None:
    known = ["Vladimir Medinsky", "Igor Kostyukov", "Dmitry Peskov"]
    assert nearest("Medinski", known) == ("Vladimir Medinsky",)
    assert nearest("peskow", known)[0] == "Dmitry Peskov"
    assert nearest("xyzzy", known) == ()


def test_each_name_is_suggested_once() -> None:
    assert nearest("fomin", ["Fomin", "Andrey Fomin"]) == ("Fomin",)

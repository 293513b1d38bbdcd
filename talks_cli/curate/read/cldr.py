"""Names of months and weekdays, as CLDR has them, by way of Babel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from babel.localedata import load

from talks_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Names are declined: CLDR has one or two of their cases, and these endings make the others.
_CASES = "(?:а|у|ом|е|я|ю|ем|ём|и|ь|й|ой|ей|ы|і|ї)?"
_ENDING = re.compile("[аеиоуыьйяюії]$")


def data_of(language: str) -> dict[str, Any]:
    """What CLDR has of a language; nothing where it does not know it."""
    for tag in (language, language.split("-", maxsplit=1)[0]):
        try:
            return load(str(Locale.parse(tag, sep="-")))
        except (UnknownLocaleError, ValueError):
            continue
    return {}


def month_names(languages: Iterable[str]) -> list[list[str]]:
    """What each month is called in these languages, folded; nothing where all are English."""
    found: list[dict[str, None]] = [{} for _ in range(12)]
    for language in languages:
        if language.split("-", maxsplit=1)[0] != "en":
            for context in data_of(language).get("months", {}).values():
                for number, name in _of_cldr(context, "wide").items():
                    found[number - 1][fold(name)] = None
    return [list(names) for names in found] if any(found) else []


class Names:
    """Names that stand for numbers, by the patterns of how a text may have them."""

    def __init__(self, patterns: dict[str, int]) -> None:
        self.patterns = patterns
        self.any = "|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)"

    def number(self, word: str) -> int | None:
        """The number of what was found with `any`."""
        found = (n for pattern, n in self.patterns.items() if re.fullmatch(f"(?:{pattern})", word))
        return next(found, None)


def names(contexts: dict[str, Any], *, short: bool, lower: bool = False) -> Names:
    """Months or weekdays, by their numbers, as CLDR has them."""
    found: dict[str, int] = {}
    for context in contexts.values():
        wide = _of_cldr(context, "wide")
        for number, name in wide.items():
            found[_pattern(name, lower=lower)] = number
        for number, name in _of_cldr(context, "abbreviated").items() if short else ():
            if len(name) == 1:  # of 16日, the last sign would be a Sunday
                continue
            # An article may write one letter more: `Sept.` for `Sep`.
            more = wide.get(number, "").removeprefix(name)[:1]
            found[_pattern(name, f"{more}?" if more.isalpha() else "")] = number
    return Names(found)


def wordings(numbered: Iterable[tuple[int, str]]) -> Names:
    """Numbers by wordings, those of one with `|` between them."""
    return Names(
        {f"(?i:{_spelled(word)})": n for n, words in numbered for word in words.split("|")}
    )


def _of_cldr(context: dict[str, Any], width: str) -> dict[int, str]:
    """Names of one width, where CLDR has them for this language and this context.

    What Babel makes of an alias depends on which language has asked for it before.
    """
    names = context.get(width)
    names = names[1] if isinstance(names, tuple) else names
    if not isinstance(names, dict):
        return {}
    return {n: name.rstrip(".") for n, name in names.items() if not re.search(r"\d", name)}


def _pattern(name: str, more: str = "", *, lower: bool = False) -> str:
    """The pattern of a name: declined in Cyrillic, with its capital where CLDR writes one."""
    if re.search("[\u0400-\u04ff]", name):
        return f"(?i:{re.escape(_ENDING.sub('', name))}){_CASES}"
    if lower or name.islower():
        return f"(?i:{_spelled(name)}{more})"
    return f"(?:{_spelled(name)}{more}|{re.escape(name.upper())})"


def _spelled(name: str) -> str:
    """A name with any apostrophe, and with or without the hamza that articles often leave out."""
    return re.sub("[أإآا]", "[أإآا]", re.sub("[’'ʼ]", "[’'ʼ]", re.escape(name)))

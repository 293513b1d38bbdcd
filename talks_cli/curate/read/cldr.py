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
    """Names that stand for numbers, in the forms in which a text may have them."""

    def __init__(self, contexts: dict[str, Any], *, short: bool, lower: bool = False) -> None:
        self.sources: dict[str, int] = {}
        for context in contexts.values():
            wide = _of_cldr(context, "wide")
            for number, name in wide.items():
                self.sources[_source(name, lower=lower)] = number
            for number, name in _of_cldr(context, "abbreviated").items() if short else ():
                if len(name) == 1:  # of 16日, the last sign would be a Sunday
                    continue
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

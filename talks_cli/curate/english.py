"""What the checks need to know of English: months, numbers, negations and who is speaking."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talks_cli.curate.people import Mention

MONTHS = (
    "January February March April May June July August September October November December"
).split()
MOST_DIGITS = 18  # a longer row of digits is not meant as a number
_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}

# What makes a sentence say the opposite; not the "No." of a number.
NEGATION = re.compile(
    r"\b(?:not|no(?!\.\s?\d)|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n[’']t"
    r"|hardly|barely|scarcely|refus(?:es?|ed|ing|al)|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?"
    r"|rul(?:es?|ed|ing)\s+out|declin(?:es?|ed|ing)\s+to|fail(?:s|ed|ing)?\s+to)\b",
    re.IGNORECASE,
)

_VERBS = (
    "said says saying told tells added adds adding noted notes noting stated states stating "
    "announced announces announcing reported reports reporting recalled recalls recalling "
    "called urged urges urging expressed expresses expressing explained claimed denied warned "
    "stressed emphasized insisted confirmed argued suggested proposed asked declared wrote replied"
).split()
_REPORTING = re.compile(r"(?<![\w-])(?:" + "|".join(_VERBS) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_CLOSING = re.compile(r"\s*(?:[A-Z]\w++\s*+){0,2}[.!?]?[”\"’']?\s*")  # after the verb, nothing said
_THAT = re.compile(r"[^,;:]*?\bthat\b")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?!\w|[.,]\d)")


def date_is_written(date: str, text: str) -> bool:
    """Whether every part of an ISO date stands in `text`, the month by its name or as a number."""
    if _whole(date).search(text):
        return True
    return bool(_whole(date[:4]).search(text)) and day_is_written(date, text)


def day_is_written(date: str, text: str) -> bool:
    """Whether the month, and the day if there is one, of an ISO date stand in `text`."""
    pattern = _day(date[5:])
    return bool(pattern and pattern.search(text))


@lru_cache(maxsize=4096)
def _whole(digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){digits}(?![\w-])")


@lru_cache(maxsize=400)
def _day(month_and_day: str) -> re.Pattern[str] | None:
    if not month_and_day:
        return None
    month, _, day = month_and_day.partition("-")
    name = MONTHS[int(month) - 1]
    month = rf"(?:{name}|{name[:3]}\.)"
    if not day:
        return re.compile(rf"\b{month}(?!\w)")
    day = rf"0?{int(day)}(?:st|nd|rd|th)?"
    return re.compile(rf"\b{month} {day}\b|\b{day} {month}(?!\w)")


def number_is_written(number: int, text: str) -> bool:
    """Whether `number` stands in `text` in digits, grouped or not, or as a word up to twenty."""
    return number in _numbers(text)


@lru_cache(maxsize=64)
def _numbers(text: str) -> frozenset[int]:
    digits = (match[0].replace(",", "") for match in _DIGITS.finditer(text))
    found = {int(number) for number in digits if len(number) < MOST_DIGITS}
    found.update(_UNITS[word] for word in _WORD.findall(text.casefold()) if word in _UNITS)
    return frozenset(found)


class Attribution:
    """Who speaks in a sentence, and which characters of it are theirs."""

    __slots__ = ("end", "person", "start")

    def __init__(self, person: str, start: int, end: int) -> None:
        self.person = person
        self.start = start
        self.end = end


def attribution(sentence: str, mentions: list[Mention]) -> Attribution | None:
    """The first of the people mentioned in `sentence` to whom it attributes its words.

    `X said on May 28 that …` governs from `that` on and `According to X, …` what follows; `…, X
    said.` and `…, according to X.` govern what goes before. Pronouns are nobody: None.
    """
    if according := _ACCORDING.search(sentence):
        # The name belongs to the phrase: before the next comma, or before the sentence ends.
        comma = sentence.find(",", according.end())
        phrase_end = comma if comma >= 0 else len(sentence)
        for mention in mentions:
            if according.end() <= mention.start < phrase_end:
                if not sentence[: according.start()].strip():
                    return Attribution(mention.person, mention.end, len(sentence))
                return Attribution(mention.person, 0, according.start())
    for verb in _REPORTING.finditer(sentence):
        before = [mention for mention in mentions if mention.end <= verb.start()]
        if not before:
            continue
        speaker = before[-1]
        tail = sentence[verb.end() :]
        if _CLOSING.fullmatch(tail):
            return Attribution(speaker.person, 0, speaker.start)
        that = _THAT.match(tail)
        begin = verb.end() + (that.end() - len("that") if that else 0)
        return Attribution(speaker.person, begin, len(sentence))
    return None

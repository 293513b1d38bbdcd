"""What the checks need to know of English: months, numbers, negations and who is speaking."""

from __future__ import annotations

import re

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t)\b", re.IGNORECASE
)

_VERBS = (
    "said says saying told tells added adds adding noted notes noting stated states stating "
    "announced announces announcing reported reports reporting recalled recalls recalling "
    "called urged urges urging expressed expresses expressing explained claimed denied warned "
    "stressed emphasized insisted confirmed argued suggested proposed asked declared wrote replied"
).split()
_REPORTING = re.compile(r"\b(?:" + "|".join(_VERBS) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")


def date_is_written(date: str, text: str) -> bool:
    """Whether every part of an ISO date stands in `text`, the month by its name or as a number."""
    if re.search(rf"(?<![\w-]){date}(?![\w-])", text):
        return True
    year, *rest = date.split("-")
    if not re.search(rf"\b{year}\b", text):
        return False
    return day_is_written(date, text) if rest else True


def day_is_written(date: str, text: str) -> bool:
    """Whether the month, and the day if there is one, of an ISO date stand in `text`."""
    _, *rest = date.split("-")
    if not rest:
        return False
    month = rf"(?:{MONTHS[int(rest[0]) - 1]}|{MONTHS[int(rest[0]) - 1][:3]}\.)"
    if len(rest) == 1:
        return bool(re.search(rf"\b{month}(?!\w)", text))
    day = rf"0?{int(rest[1])}(?:st|nd|rd|th)?"
    return bool(re.search(rf"\b{month} {day}\b|\b{day} {month}(?!\w)", text))


def number_is_written(number: int, text: str) -> bool:
    """Whether `number` stands in `text` in digits, grouped or not, or as a word up to twenty."""
    forms = {str(number), f"{number:,}"}
    if number < len(_UNITS):
        forms.add(_UNITS[number])
    pattern = "|".join(map(re.escape, sorted(forms)))
    return bool(re.search(rf"(?<![\w.,])(?:{pattern})(?!\w|[.,]\d)", text, re.IGNORECASE))


class Attribution:
    """Who speaks in a sentence, and which characters of it are theirs."""

    __slots__ = ("end", "person", "start")

    def __init__(self, person: str, start: int, end: int) -> None:
        self.person = person
        self.start = start
        self.end = end


def attribution(sentence: str, names: dict[str, str]) -> Attribution | None:
    """The first person of `names` (wording -> id) to whom `sentence` attributes its words.

    `X said on May 28 that …` governs from `that` on and `According to X, …` what follows; `…, X
    said.` and `…, according to X.` govern what goes before. Pronouns are nobody: None.
    """
    if not names:
        return None
    wordings = sorted(names, key=len, reverse=True)
    known = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wordings)) + r")(?!\w)")
    mentions = list(known.finditer(sentence))
    if according := _ACCORDING.search(sentence):
        # The name belongs to the phrase: before the next comma, or before the sentence ends.
        after = sentence[according.end() :]
        phrase_end = according.end() + (after.index(",") if "," in after else len(after))
        for mention in mentions:
            if according.end() <= mention.start() < phrase_end:
                if according.start() == 0 or sentence[: according.start()].isspace():
                    return Attribution(names[mention[0]], mention.end(), len(sentence))
                return Attribution(names[mention[0]], 0, according.start())
    for verb in _REPORTING.finditer(sentence):
        before = [mention for mention in mentions if mention.end() <= verb.start()]
        if not before:
            continue
        speaker = before[-1]
        tail = sentence[verb.end() :]
        if re.fullmatch(r"\s*(?:[A-Z]\w+\s*){0,2}[.!?]?[”\"’']?\s*", tail):
            return Attribution(names[speaker[0]], 0, speaker.start())
        that = re.match(r"[^,;:]*?\bthat\b", tail)
        begin = verb.end() + (that.end() - len("that") if that else 0)
        return Attribution(names[speaker[0]], begin, len(sentence))
    return None

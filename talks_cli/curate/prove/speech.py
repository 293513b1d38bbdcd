"""Who speaks in an English sentence, told by the verbs of saying and the names beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from talks_cli.curate.prove.verbs import (
    ADDRESSING,
    BESIDE,
    PARTICIPLES,
    SURE,
    TELLING,
    THINKING,
    VERBS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from talks_cli.curate.prove.people import Mention

LOOKED_BACK = 160  # characters before a name or a verb, and LOOKED_AHEAD after it
LOOKED_AHEAD = 80

_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_WORD = re.compile(r"(?<![\w-])(?:(?:point|spell)(?:s|ed|ing)?\s+out|[a-z]+)\b")
_QUOTATION = re.compile(r"\A[^“”]*”|“[^”]*”?|«[^»]*»?|\"[^\"]*\"")
_MARKS = re.compile(r"[\"“«]")
_COMPANY = re.compile(
    r",\s+(?:like|unlike|along with|together with|as well as|alongside|accompanied by)\s[^,;]*,"
)
_TITLE = r"(?:(?!(?:that|who|whom|which|and|but|to|he|she|it|they|we)\b)[\w.’'-]+\s+){0,12}"
_MARK = r"[\"”»]\s*(?:,\s*)?(?:[–—-]\s*)?"  # of the end of what is said, before who says it

# What stands before a verb, or before a name.
_NO_VERB = re.compile(r"(?:\b(?:the|an?|these|those|his|her|its|their|our|my|any)|[’']s|s[’'])\s+$")
_NOUN = re.compile(r"(?:\b(?:of|to|in|on|by|from|with|about|for|no|some|\w+ed))\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+|(?:also|then)\s+)?$")
_AS = re.compile(r"\bas\s+$", re.IGNORECASE)
_AFTER_MARK = re.compile(rf"{_MARK}$")
_AFTER_COMMA = re.compile(r",\s+$")
_NAME_AFTER_MARK = re.compile(rf"{_MARK}{_TITLE}$")
_NAME_AFTER_COMMA = re.compile(rf",\s+{_TITLE}$")

# What stands after them, or between them.
_ADVERBS = re.compile(r"\s+(?:(?:also|then|now|later|still|again|\w+ly)\s+){0,2}")
_CLOSING = re.compile(  # after the verb, nothing said
    r"\s*(?:(?:reporters|journalists|[A-Z]\w+\b(?:\s+[A-Z]\w+\b)?)\s*)?"
    r"(?:on\s[A-Z]\w+(?:\s\d+)?)?[.!?]?[”\"’']?(?:(?<!\s)\s+)?"
)
_THAT = re.compile(r"[^,;:]*?\bthat\b")
_SAID = re.compile(rf"[^,;:.!?\"“”]{{0,{LOOKED_AHEAD}}}?(?:\bthat\b|[,:]\s[\"“«])")
_THOUGHT = re.compile(  # not "held talks that lasted"
    r"(?:\s\w+ly)?(?:\s(?:on|in|at|after|before|during|with|to)\s[^,;:.!?\"“”]{1,40}?)?"
    r"(?:\sthat\b|[,:]\s[\"“«])"
)
_SUBJECT = re.compile(rf"\s+{_TITLE}")
_BY = re.compile(rf"\s+(?:\w+\s+){{0,2}}?by\s+{_TITLE}")
_PREDICATE = re.compile(
    r"[’']|\s+(?:would|will|had|has|have|was|is|were|could|can|may|might|should|must|did)\b"
)
_END = re.compile(
    r"\s*(?:[.,;!?…\"”)]|$)|\s+(?:on|in|at|after|during|before|to|for|from|when|as|while|earlier"
    r"|later|yesterday|today)\b"
)


class Attribution:
    """Who speaks in a sentence, and which characters of it are theirs."""

    __slots__ = ("end", "person", "start")

    def __init__(self, person: str, start: int, end: int) -> None:
        self.person = person
        self.start = start
        self.end = end


class _Verb(NamedTuple):
    word: str
    start: int
    end: int


def attribution(sentence: str, mentions: Sequence[Mention]) -> Attribution | None:
    """The first of the people mentioned in `sentence` to whom it attributes its words.

    `X said on May 28 that …` and `Y was told by X that …` govern from `that` on and `According to
    X, …` what follows; `…, X said.`, `…,” said X` and `…, according to X.` govern what goes before.
    What stands in quotation marks speaks only where nobody else does. Pronouns are nobody: None.
    """
    company = _spans(_COMPANY, sentence) if mentions else []
    named = [mention for mention in mentions if not _within(company, mention.start)]
    if not named:
        return None
    quoted = _spans(_QUOTATION, sentence) if _MARKS.search(sentence) or "”" in sentence else []
    verbs = [
        _Verb(word, *match.span())
        for match in _WORD.finditer(sentence)
        if (word := match[0] if match[0].isalpha() else " ".join(match[0].split())) in VERBS
    ]
    for inside in (False, True) if quoted else (False,):
        reading = _Reading(
            sentence,
            [mention for mention in named if _within(quoted, mention.start) is inside],
            [verb for verb in verbs if _within(quoted, verb.start) is inside],
        )
        if found := reading.according() or reading.trailing() or reading.leading():
            return found
    return None


def _spans(pattern: re.Pattern[str], sentence: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(sentence)]


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


class _Reading:
    """A sentence with the names and the verbs in it that are looked at."""

    def __init__(self, sentence: str, mentions: list[Mention], verbs: list[_Verb]) -> None:
        self._sentence = sentence
        self._mentions = mentions
        self._verbs = verbs if mentions else []
        self._starts = [mention.start for mention in mentions]

    def according(self) -> Attribution | None:
        """The name belongs to the phrase: before the next comma, or before the sentence ends."""
        sentence = self._sentence
        according = _ACCORDING.search(sentence)
        if not according:
            return None
        comma = sentence.find(",", according.end())
        speaker = self._after(according.end())
        if not speaker or 0 <= comma <= speaker.start:
            return None
        if not sentence[: according.start()].strip():
            return Attribution(speaker.person, speaker.end, len(sentence))
        return Attribution(speaker.person, 0, according.start())

    def trailing(self) -> Attribution | None:
        """Words that their speaker is named after: `…, X said.`, `…,” said the minister X`."""
        for verb in self._verbs:
            speaker, place = self._before(verb.start), 0
            if speaker and self._names_after_words(speaker, verb):
                place = speaker.start
            elif (speaker := self._after(verb.end)) and self._says_after_words(verb, speaker):
                place = verb.start
            if speaker and place:
                again = _MARKS.search(self._sentence, place)  # `“…,” said X, “…”`
                return Attribution(speaker.person, 0, len(self._sentence) if again else place)
        return None

    def _names_after_words(self, speaker: Mention, verb: _Verb) -> bool:
        if not self._beside(speaker, verb):
            return False
        before = self._back(speaker.start)
        if _NAME_AFTER_MARK.search(before):
            return True
        closing = _CLOSING.fullmatch(self._sentence, verb.end)
        return bool(closing and _NAME_AFTER_COMMA.search(before))

    def _beside(self, speaker: Mention, verb: _Verb) -> bool:
        """Whether nothing but adverbs stands between a name and a verb."""
        end = min(verb.start, speaker.end + LOOKED_BACK)
        return end == verb.start and bool(_ADVERBS.fullmatch(self._sentence, speaker.end, end))

    def _says_after_words(self, verb: _Verb, speaker: Mention) -> bool:
        between = min(speaker.start, verb.end + LOOKED_BACK)
        if not _SUBJECT.fullmatch(self._sentence, verb.end, between) or between < speaker.start:
            return False
        before = self._back(verb.start)
        if _AFTER_MARK.search(before):
            return verb.word not in TELLING and not _PREDICATE.match(self._sentence, speaker.end)
        if verb.word in ADDRESSING or not _AFTER_COMMA.search(before):
            return False
        return bool(_END.match(self._sentence, speaker.end))

    def leading(self) -> Attribution | None:
        """What follows its speaker: `X said that …`, `Y was told by X that …`."""
        for verb in self._verbs:
            if self._is_no_verb(verb):
                continue
            passive = self._is_passive(verb)
            agent = self._agent(verb) if verb.word in PARTICIPLES else None
            if agent:
                if found := self._by(agent, verb, passive):
                    return found
            elif not passive and (speaker := self._before(verb.start)):
                if _CLOSING.fullmatch(self._sentence, verb.end):
                    return Attribution(speaker.person, 0, speaker.start)
                if self._says(speaker, verb):
                    begin = self._that(verb.end)
                    return Attribution(speaker.person, begin, len(self._sentence))
        return None

    def _is_no_verb(self, verb: _Verb) -> bool:
        before = self._back(verb.start)
        noun = verb.word not in SURE and _NOUN.search(before)
        return bool(_NO_VERB.search(before) or (noun and verb.word.endswith("s")))

    def _is_passive(self, verb: _Verb) -> bool:
        return verb.word in PARTICIPLES and bool(_PASSIVE.search(self._back(verb.start)))

    def _agent(self, verb: _Verb) -> Mention | None:
        agent = self._after(verb.end)
        if not agent or agent.start > verb.end + LOOKED_BACK:
            return None
        return agent if _BY.fullmatch(self._sentence, verb.end, agent.start) else None

    def _by(self, agent: Mention, verb: _Verb, passive: bool) -> Attribution | None:
        """`told by X that …`, `as told by X`, `was announced by X`; not `a plan proposed by X`."""
        end = len(self._sentence)
        if _SAID.match(self._sentence, agent.end):
            return Attribution(agent.person, self._that(agent.end), end)
        if _AS.search(self._back(verb.start)):
            return Attribution(agent.person, 0, end)
        return Attribution(agent.person, 0, verb.start) if passive else None

    def _says(self, speaker: Mention, verb: _Verb) -> bool:
        """Whether it is speech: most forms are before `that` or a quotation alone."""
        if verb.word in SURE or (verb.word in BESIDE and self._beside(speaker, verb)):
            return True
        follows = _THOUGHT if verb.word in THINKING else _SAID
        return bool(follows.match(self._sentence, verb.end))

    def _that(self, place: int) -> int:
        that = _THAT.match(self._sentence, place)
        return that.end() - len("that") if that else place

    def _back(self, place: int) -> str:
        return self._sentence[max(0, place - LOOKED_BACK) : place]

    def _before(self, place: int) -> Mention | None:
        index = bisect_left(self._starts, place) - 1
        return self._mentions[index] if index >= 0 else None

    def _after(self, place: int) -> Mention | None:
        index = bisect_left(self._starts, place)
        return self._mentions[index] if index < len(self._mentions) else None

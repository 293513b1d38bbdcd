"""A fact as it is proved: with the sentences that it stands in, and who can be meant there."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from talks_cli.curate.prove.ground import OPENING, folded, ground, plain, stands
from talks_cli.curate.read.dates import TIMES
from talks_cli.curate.read.entries import known_fields
from talks_cli.curate.read.facts import FACTS, SEATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.prove.wordings import Wordings
    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import Sentence
    from talks_cli.errors import Problem

# The fields that name something, with the kind of what they name.
NAMING = {
    "people": "person",
    **dict.fromkeys(SEATS, "person"),
    "side": "side",
    "delegation": "side",
    "places": "place",
    "venue": "place",
}
ATTRIBUTES = "attributes"  # whatever fields of a round only its pack has

# Of what a fact names the field, the kind, the id, and where it stands in the fact.
Named = tuple[str, str, str, tuple[str | int, ...]]


class Claim:
    """One fact with the sentences that it stands in, and who can be meant there."""

    def __init__(self, sentence: Sentence, entry: Entry[Any], wordings: Wordings) -> None:
        self.sentence = sentence
        self.entry = entry
        self.fact: Any = entry.record
        self.wordings = wordings
        self.article = wordings.article
        self.language = wordings.language
        self.voice = self.fact.voice or sentence.voice
        told = vars(self.fact)
        self.texts: list[tuple[str, str]] = []  # what the curator words, by field
        for field in ("what", "says"):
            if (text := told.get(field)) and not self.why(field):
                self.texts.append((field, text))
        self.named = list(self._named(told))
        self.told_in = self.article.told_in(sentence, self.fact) if self.fact.with_ else [sentence]
        self.grounds = [ground(sentence.text)]
        self.grounds += (ground(one.text) for one in self.told_in if one is not sentence)
        self.words, self.numbers = self.grounds[0].words, self.grounds[0].numbers
        for more in self.grounds[1:]:
            self.words, self.numbers = self.words | more.words, self.numbers | more.numbers

    @property
    def given(self) -> set[str]:
        """Which fields it has, an attribute of a round by that name; and if it lacks two of all."""
        known = (*known_fields(FACTS[self.fact.kind]), *TIMES)
        given = {field if field in known else ATTRIBUTES for field in self.entry.node}
        given.add("voice" if self.voice else "no voice")
        return given if "status" in given else given | {"no status"}

    def _named(self, told: dict[str, Any]) -> Iterator[Named]:
        for field, kind in NAMING.items():
            if names := told.get(field):
                if isinstance(names, str):
                    yield field, self.wordings.known.kind(field, kind, names), names, (field,)
                else:
                    yield from ((field, kind, name, (field, at)) for at, name in enumerate(names))
        for part, sides in told.get("room") or ():
            for side in [sides] if isinstance(sides, str) else sides or ():
                if part != "table":
                    yield f"room.{part}", "side", side, ("room", part)

    def why(self, field: str) -> bool:
        """Whether the curator gives a reason for a field, or the field is told as faulty."""
        return field in self.fact.why or field in self.entry.faulty

    def has(self, words: str) -> bool:
        """Whether a sentence has `words`, in capitals or not."""
        wanted = folded(words)
        return any(stands(wanted, told.folded) for told in self.grounds)

    def has_exactly(self, words: str) -> bool:
        """Whether a sentence has `words` as they are, but for a capital at their beginning."""
        wanted = plain(words)
        other = wanted[:1].swapcase() + wanted[1:]
        return any(stands(form, told.text) for told in self.grounds for form in (wanted, other))

    def has_one_of(self, words: str) -> bool:
        """Whether a sentence has one of `words`, as `Words` lists them."""
        return any(told.first_of(words) for told in self.grounds)

    def has_number(self, number: str) -> bool:
        """Whether a sentence has a number, in digits or as an ordinal: the third for 3."""
        ordinals = enumerate(self.language.ordinals, start=1)
        return number in self.numbers or any(
            self.has_one_of(ordinal) for at, ordinal in ordinals if str(at) == number
        )

    def names(self, kind: str, identifier: str) -> bool:
        """Whether somebody, a place or a side stands in a sentence by any of its wordings.

        Who has none is told as faulty, and not again for it.
        """
        known = self.wordings.of(kind, identifier)
        for one in known:
            for told in self.grounds:
                if stands(one, told.folded):
                    self.wordings.known.met.add(one)
                    return True
        return not known

    @property
    def about(self) -> list[tuple[str, str]]:
        """Who and what the fact names, and who is cited for it: of what kind, and the id."""
        sides = self.wordings.known.pack.sides
        cited = [
            ("side" if spoken in sides else "person", spoken)
            for spoken in self.voice or ()
            if isinstance(spoken, str)
        ]
        return [*cited, *((kind, name) for _, kind, name, _ in self.named)]

    @property
    def passages(self) -> Iterator[str]:
        """Its sentences one by one, and those that follow each other as one text, from each on."""
        yield from (told.text for told in self.grounds)
        for _, run in groupby(enumerate(self.told_in), lambda one: one[1].number - one[0]):
            texts = [plain(told.text) for _, told in run]
            # A mark may open anew what it has not closed.
            rest = [text.lstrip(OPENING) for text in texts]
            yield from (" ".join([texts[at], *rest[at + 1 :]]) for at in range(len(texts) - 1))

    @property
    def sentences(self) -> str:
        """The numbers of its sentences, as messages tell them."""
        numbers = sorted({self.sentence.number, *self.fact.with_})
        return f"sentence{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}"

    def problem(self, code: str, why: str, *path: str | int) -> Problem:
        """What is wrong with the fact, at the field that `path` leads to."""
        return self.entry.problem(code, why, *path)

    def unproved(self, field: str, what: str, *path: str | int) -> Problem:
        """That a field has what its sentences have not."""
        why = (
            f"{field}: {what} in {self.sentences}: write it as it stands there, add the sentence"
            f" (with: N), or the reason (why: {{{field}: …}})"
        )
        return self.problem("value", why, *(path or field.split(".")))

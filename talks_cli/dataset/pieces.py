"""Text in the pieces that it is found by, and where a text that is shown has what was found.

What is searched is folded here as it was when it was written: in words as `names.fold` has them,
a number as one of them however its digits are grouped, and sign by sign in the scripts that set no
space between words.
"""

from __future__ import annotations

import re
from functools import cache

from talks_cli.dataset import sqlite
from talks_cli.errors import TalksError
from talks_cli.names import fold, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_STEMMER = """
CREATE VIRTUAL TABLE stemmer USING fts5(spelled, content='', tokenize='porter ascii');
CREATE VIRTUAL TABLE token USING fts5vocab(stemmer, instance);
"""
_LONGEST_STEMMED = 64  # bytes: a longer word is its own stem
# Thai, Lao, Burmese, Khmer, Japanese and Chinese, as NFKD leaves them.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\U00020000-\U0003ffff"
)
_PIECE = re.compile(f"[{_UNSPACED}]|[^ {_UNSPACED}]+")
# Digits in groups of three: `1,000`, `1 000`, `1.000`, which are one number, and as such `1000`. It
# begins with a digit, for which a text is searched in half of the time.
_GROUPED = re.compile(
    r"[0-9](?<![0-9][0-9])(?<![0-9][,.][0-9])[0-9]{0,2}"
    r"(?:[,.’'\u00a0\u2009\u202f ][0-9]{3})+(?![,.]?[0-9])"
)


def folded_words(text: str) -> list[str]:
    """The words of `text`, folded, and each number as one of them."""
    return words(_GROUPED.sub(lambda number: re.sub("[^0-9]", "", number[0]), text))


def pieces(text: str) -> list[str]:
    """What `text` is found by, in its order: its folded words, and the signs of some scripts."""
    found = folded_words(text)
    if text.isascii() or (folded := " ".join(found)).isascii():
        return found
    return _PIECE.findall(folded)


def stems(spelled: Iterable[str]) -> dict[str, str]:
    """Each word, a piece of text, with its stem as FTS5's Porter tokenizer has it."""
    found = {word: word for word in spelled}
    known = [word for word in found if len(word) <= _LONGEST_STEMMED]
    connection = sqlite.connect(":memory:")
    try:
        connection.executescript(_STEMMER)
    except sqlite.Error as fault:
        raise TalksError(f"search needs a Python whose SQLite has FTS5: {fault}") from None
    connection.executemany("INSERT INTO stemmer (rowid, spelled) VALUES (?, ?)", enumerate(known))
    for stem, number in connection.execute("SELECT term, doc FROM token"):
        found[known[number]] = stem
    connection.close()
    return found


def matched(text: str, sought: Mapping[int, set[str]]) -> list[tuple[int, int]]:
    """Where `text` has what was `sought`, a SearchResult's `words`: spans that do not meet."""
    placed = list(_placed(text))
    spans: list[tuple[int, int]] = []
    for first, (_, start, _) in enumerate(placed):
        for count, wordings in sought.items():
            found = placed[first : first + count]
            if len(found) == count and " ".join(piece for piece, _, _ in found) in wordings:
                spans.append((start, found[-1][2]))
    return _joined(spans)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans`, in the order of where they begin, with those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            before = joined.pop()
            joined.append((before[0], max(before[1], end)))
        else:
            joined.append((start, end))
    return joined


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The pieces of `text`, each with where it begins and ends in it."""
    signs = [_folded(sign) for sign in text]
    for number in _GROUPED.finditer(text):
        signs[number.start() : number.end()] = (
            sign if sign.isdigit() else "" for sign in number[0]
        )
    places = [place for place, folded in enumerate(signs) for _ in folded]
    for found in _PIECE.finditer("".join(signs)):
        start, end = places[found.start()], places[found.end() - 1] + 1
        while end < len(signs) and not signs[end]:
            end += 1  # the marks that stand on its last letter
        yield found[0], start, end


@cache
def _folded(sign: str) -> str:
    """What a sign of a text is when folded: letters, nothing if it is a mark, else a space."""
    return fold(f"a{sign}a")[1:-1]

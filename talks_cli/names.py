"""How names are compared: folded for case and diacritics, with the nearest ones for a slip."""

from __future__ import annotations

from talks_cli.unseen import seen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# For a slip: names are compared letter with letter, which takes time that grows with both.
SHORTEST = 4  # letters of a word that any other is near to: a slip in fewer makes another word
LONGEST = 100  # letters of a name that any other is near to
MOST_LETTERS = 100_000  # of all names compared: those that begin most alike
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth")  # fmt: skip
# Words of a question that say nothing of what it is about.
EMPTY = frozenset(
    "a about am an and are as at be been between by can could did do does for from had has have he "
    "her him his how i in is it its many me much not of on or she that the their them there they "
    "this to us was we were what when where which who whom whose will with would you".split()
)
# Cyrillic as it is written in Latin letters, folded: й is и and ї is і by then.
_LATIN = str.maketrans(
    dict(zip("абвгдезиіклмнопрстуфыьъэєґ", (*"abvgdeziiklmnoprstufy", "", "", *"eeg"), strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
)
_FIRST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_PLAIN = _FIRST | frozenset("-_.")
_AZ = b"abcdefghijklmnopqrstuvwxyz"
_ASCII = b" " * 48 + b"0123456789" + b" " * 7 + _AZ + b" " * 6 + _AZ + b" " * 133
# Letters that Unicode does not decompose into a base letter and a mark; and those of Persian that
# are written with the letters of Arabic as well.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
    | {"ک": "ك", "ی": "ي", "ى": "ي"}
)


def fold(text: str) -> str:
    """The `words` of `text`, one space between them."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words of `text` in lower case without diacritics.

    Whatever is neither a letter nor a digit separates them: of `Łódź’s` they are `lodz` and `s`.
    What no reader sees makes no difference.
    """
    if text.isascii():
        return text.encode().translate(_ASCII).decode().split()
    return text.casefold().translate(_FOLDED).split()


class _Folded(dict[int, str]):
    """What each sign comes to, whatever stands beside it: found out where it first stands."""

    def __missing__(self, code: int) -> str:
        from unicodedata import category, combining, decimal, normalize

        sign = seen(chr(code))
        if sign and combining(sign):
            sign = ""
        letters = normalize("NFKD", normalize("NFKD", sign).casefold().translate(_LETTERS))
        # A mark of class 0 is part of its letter (a vowel sign, say), not an accent on it.
        kept = (letter for letter in letters if not combining(letter))
        self[code] = "".join(
            str(decimal(letter, letter)) if letter.isalnum() or category(letter)[0] == "M" else " "
            for letter in kept
        )
        return self[code]


_FOLDED = _Folded()


def is_plain(word: str) -> bool:
    """Whether `word` is safe unquoted in any shell, and looks like no option.

    Letters are, of any script.
    """
    if word.isascii():
        return _PLAIN.issuperset(word) and _FIRST.issuperset(word[:1] or "-")
    letters = "".join(sign for sign in word if not sign.isascii())
    rest = "".join(sign for sign in word if sign.isascii())
    safe = letters.isalpha() and seen(word) == word and _PLAIN.issuperset(rest)
    return safe and word[0] not in "-_."


def number_of(word: str) -> str | None:
    """The digits of a number or an ordinal: of `2`, `02`, `2nd` and `second`, `2`."""
    if word in ORDINALS:
        return str(ORDINALS.index(word) + 1)
    digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return digits.lstrip("0") or "0" if digits.isascii() and digits.isdigit() else None


def holds(text: str, wording: str) -> bool:
    """Whether `text` has `wording` as whole words, in just this spelling."""
    start = text.find(wording)
    while start >= 0:
        end = start + len(wording)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(wording, start + 1)
    return False


def nearest(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names of `known` that look most like `name`, nearest first, compared folded.

    What is written in Cyrillic is compared as Latin letters have it.
    """
    import difflib
    from bisect import bisect_right
    from itertools import accumulate

    wanted = fold(name).translate(_LATIN)
    if len(wanted) > LONGEST:
        return ()
    shown: dict[str, list[str]] = {}
    for candidate in known:
        folded = fold(candidate).translate(_LATIN)
        for wording in dict.fromkeys((folded, *folded.split())):
            if len(wording) <= LONGEST and _comparable(wanted, wording):
                shown.setdefault(wording, []).append(candidate)
    if sum(map(len, shown)) > MOST_LETTERS:
        first = sorted(shown, key=lambda other: _alike(wanted, other), reverse=True)
        few = bisect_right(list(accumulate(map(len, first))), MOST_LETTERS)
        shown = {wording: shown[wording] for wording in first[:few]}
    cutoff = 0.6 if len(wanted) > 5 else 0.75  # one letter of four
    alike = difflib.get_close_matches(wanted, shown, n=most * 3, cutoff=cutoff)
    close = [match for match in alike if match[0] == wanted[0] or _is_slip(match, wanted)]
    return tuple(dict.fromkeys(candidate for match in close for candidate in shown[match]))[:most]


def _comparable(name: str, other: str) -> bool:
    """Whether likeness says anything: a few letters are in many a longer word."""
    short, long = sorted((len(name), len(other)))
    return short >= SHORTEST or (short > 1 and long - short < 2)


def _is_slip(name: str, other: str) -> bool:
    """Whether two names that begin differently are one for all that."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, other).ratio() >= 0.8  # one letter of five


def _alike(name: str, other: str) -> int:
    """How many characters two names begin with in common."""
    pairs = zip(name, other, strict=False)
    return next((n for n, (one, two) in enumerate(pairs) if one != two), min(len(name), len(other)))


def did_you_mean(close: tuple[str, ...]) -> str:
    """The end of a message about a name that does not exist; empty where nothing is near."""
    return f"; did you mean {' or '.join(repr(name) for name in close)}?" if close else ""

"""What no reader sees in a text: the one definition of it.

It is written out, and not asked of `unicodedata`: a file that one Python has compiled is read by
another, which may know a newer Unicode.
"""

from __future__ import annotations

import re

# What Unicode calls "default ignorable" (DerivedCoreProperties.txt), all of it: soft hyphens, bidi
# controls, zero-width signs, fillers that pass for letters, variation selectors, tags.
_IGNORED = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Blank, and yet no space: in braille, hieroglyphs, Khitan and music.
_BLANK = "\u2800\U00013441\U00013442\U00016fe4\U0001d159"
# Controls (C0, DEL, C1), line and paragraph separators, the other format controls, surrogates and
# noncharacters. What is unassigned or for private use is drawn, if only as a box.
_CONTROLS = (
    "\x00-\x1f\x7f-\x9f\u2028\u2029\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
)
UNSEEN = re.compile(f"[{_IGNORED}{_BLANK}{_CONTROLS}]")


def seen(text: str) -> str:
    """`text` as it looks: without what is ignored, and with a space for anything else unseen."""
    if not UNSEEN.search(text):
        return text
    return UNSEEN.sub(" ", re.sub(f"[{_IGNORED}]", "", text))

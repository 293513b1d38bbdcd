"""A record of a dataset: its JSON, and the same parsed."""

from __future__ import annotations

import json

from talks_cli.errors import DamagedDataset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Doc = dict[str, Any]


def _refuse(number: str) -> object:
    raise ValueError(number)


def _once(pairs: list[tuple[str, object]]) -> Doc:
    if len(found := dict(pairs)) != len(pairs):
        raise ValueError(pairs)  # a key comes twice: readers differ on which one counts
    return found


# NaN and Infinity are no JSON, 1e999 would become Infinity, and nothing has a fraction. A record
# takes 10 microseconds so, and 7.5 with keys that may come twice.
strict_json = json.JSONDecoder(
    parse_constant=_refuse, parse_float=_refuse, object_pairs_hook=_once
).decode


class Record:
    """One record of a dataset: `raw` is its JSON as it is printed, `doc` the same parsed."""

    __slots__ = ("_doc", "place", "raw")

    def __init__(self, raw: str, place: str = "") -> None:
        self.raw = raw
        self.place = place
        self._doc: Doc | None = None

    @property
    def doc(self) -> Doc:
        """DamagedDataset where it is no JSON object, which only a forged file can have."""
        if self._doc is None:
            try:
                self._doc = strict_json(self.raw)
                if "\\u" in self.raw:  # half of a pair is no text
                    json.dumps(self._doc, ensure_ascii=False).encode()
            except (ValueError, RecursionError):
                self._doc = None
            if not isinstance(self._doc, dict):
                raise DamagedDataset(f"{self.place}: damaged: a record is not as compiled")
        return self._doc

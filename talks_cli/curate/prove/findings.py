"""What a check finds: a code, a message, and the field of the record that it is about."""

from __future__ import annotations

from typing import NamedTuple

Path = tuple[str | int, ...]  # leads to a field of a record, through mappings and lists


class Finding(NamedTuple):
    """Something wrong at `path`, which starts from the record, claim or quotation checked."""

    code: str
    message: str
    path: Path = ()

    def under(self, path: Path) -> Finding:
        """The same, with what `path` leads to as the start."""
        return self._replace(path=(*path, *self.path))

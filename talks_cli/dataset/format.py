"""The compiled file's format: what compiling writes, and the store reads.

One SQLite file. Every row carries a seal, a checksum that says of what table it is, and of what
dataset; the postings, which say which records there are, form a chain: each block of them names
the key that the next begins with, and the last names LAST_KEY.
"""

from __future__ import annotations

import zlib

FORMAT = 7
APPLICATION_ID = 0x74616C6B  # "talk", in the file's header: another program's database is refused
LONGEST = 64 << 20  # bytes of a row: a larger one is neither written nor read
LAST_KEY = "\U0010ffff"  # what the last posting names as its next key
# The tables that are read, to the letter: a view of the same name could do anything. What
# makes sense to this program alone begins with an underscore.
TABLES = {
    "dataset": "CREATE TABLE dataset (json TEXT NOT NULL, seal INTEGER NOT NULL)",
    "article": "CREATE TABLE article (\n"
    "  source TEXT PRIMARY KEY, text TEXT NOT NULL, seal INTEGER NOT NULL\n)",
    "record": "CREATE TABLE record (\n"
    "  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL,\n"
    "  round INTEGER, side TEXT, status TEXT, date TEXT, not_before TEXT, not_after TEXT,\n"
    "  speaker TEXT, source TEXT, json TEXT NOT NULL, seal INTEGER NOT NULL\n)",
    "_alone": "CREATE TABLE _alone (\n"
    "  n INTEGER PRIMARY KEY, source TEXT NOT NULL, json TEXT NOT NULL, seal INTEGER NOT NULL\n)",
    "_posting": "CREATE TABLE _posting (\n"
    "  first TEXT PRIMARY KEY, next TEXT NOT NULL, rows TEXT NOT NULL, seal INTEGER NOT NULL\n"
    ") WITHOUT ROWID",
    "_fulltext": "CREATE TABLE _fulltext (\n"
    "  n INTEGER PRIMARY KEY, more INTEGER NOT NULL, seal INTEGER NOT NULL, part BLOB NOT NULL\n)",
}
OPEN = "?"  # stands in a posting's key for a value that the source leaves open
UNNAMED = "~"  # stands before the words for somebody unnamed, where ids of people stand
OWN_VOICE = "@"  # stands before a publisher's name there, of what its article tells itself
ALONE = ">"  # stands before the key of what one source tells of something, after the source's id


def seal(table: str, *parts: object, salt: int = 0) -> int:
    """The CRC-32 of a row of `table`: it changes with any single bit of any of its `parts`.

    Rows of two tables do not pass for each other, however alike they are: one bit of SQLite's own
    pages makes one table of another. Every row is sealed with a `salt` of its dataset: rows of two
    versions do not pass for one.
    """
    mark = salt
    for part in (table, *parts):
        mark = zlib.crc32(part if isinstance(part, bytes) else f"{part}\0".encode(), mark)
    return mark


def salt_of(sha256: object) -> int:
    """What the rows of a dataset are sealed with, by the SHA-256 of all that it says."""
    return zlib.crc32(str(sha256).encode())

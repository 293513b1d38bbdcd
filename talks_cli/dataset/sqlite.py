"""SQLite, less what Python's sqlite3 adds to it.

That package imports datetime for its adapters of dates, which takes a fifth of `python -c pass` on
every lookup and every TAB. Where its inner module has gone, the package will do.
"""

from __future__ import annotations

try:
    from _sqlite3 import Connection, Error, connect
except ImportError:
    from sqlite3 import Connection, Error, connect

__all__ = ["Connection", "Error", "connect"]

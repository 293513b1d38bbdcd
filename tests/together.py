"""Many command lines in one process of their own, as `python -m talks_cli` runs each of them."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Where folder is "", all is written to the standard streams.
TOGETHER = """
import json, os, sys
lines, folder = sys.argv[1:]
from talks_cli.__main__ import main
class Ended(BaseException):
    pass
def end(code):
    raise Ended(code)
os._exit = end
for number, line in enumerate(json.loads(lines)):
    for stream, name in ((1, "out"), (2, "err")) if folder else ():
        file = os.open(f"{folder}/{number}.{name}", os.O_WRONLY | os.O_CREAT)
        os.dup2(file, stream)
        os.close(file)
    sys.argv[1:] = [os.fsdecode(word.encode("utf-8", "surrogateescape")) for word in line]
    try:
        main()
    except Ended as ended:
        if folder:
            with open(f"{folder}/{number}.code", "w") as file:
                file.write(str(ended))
        else:
            os.write(1, b"\\f")
"""


def command(lines: list[list[str]], folder: Path | str = "") -> list[str]:
    """What runs `lines` and writes what each says to files in `folder`.

    Without a folder, to the standard streams, a form feed after each.
    """
    return [sys.executable, "-c", TOGETHER, json.dumps(lines), str(folder)]


def environment(
    changes: dict[str, str | None], inherited: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """What is inherited with these changes, less what has Python or a terminal behave otherwise."""
    less = dict.fromkeys(("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "COLUMNS"))
    wanted: dict[str, str | None] = {**inherited, **less, **changes}
    return {key: value for key, value in wanted.items() if value is not None}

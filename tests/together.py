"""Many command lines in one process of their own, as `python -m talks_cli` runs each of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Self

# Where folder is "", all is written to the standard streams; without lines, each is read from the
# standard input, one a row.
TOGETHER = """
import json, os, sys
lines, folder = sys.argv[1:]
from talks_cli.__main__ import main
class Ended(BaseException):
    pass
def end(code):
    raise Ended(code)
os._exit = end
for number, line in enumerate(json.loads(lines) if lines else map(json.loads, sys.stdin)):
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
            os.write(1, b"\\f" if lines else b"\\f%d\\n" % ended.args)
"""


def command(lines: list[list[str]], folder: Path | str = "") -> list[str]:
    """What runs `lines` and writes what each says to files in `folder`.

    Without a folder, to the standard streams, a form feed after each.
    """
    return [sys.executable, "-c", TOGETHER, json.dumps(lines), str(folder)]


class Answering:
    """A process that answers one line after another as it is asked, from the first one on."""

    def __init__(self, environ: dict[str, str], cwd: Path) -> None:
        self._environ, self._cwd = environ, cwd
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is not None:
            self._child.communicate()

    def ask(self, line: list[str]) -> tuple[str, int]:
        """All that it says to `line`, and its exit code."""
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-c", TOGETHER, "", ""], env=self._environ, cwd=self._cwd,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
        reads, says = self._child.stdin, self._child.stdout
        assert reads is not None
        assert says is not None
        os.write(reads.fileno(), json.dumps(line).encode() + b"\n")
        said = b""
        while not (end := re.search(rb"\f(\d+)\n\Z", said)):
            piece = os.read(says.fileno(), 1 << 16)
            assert piece, said.decode()
            said += piece
        return said[: end.start()].decode(), int(end[1])


def environment(
    changes: dict[str, str | None], inherited: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """What is inherited with these changes, less what has Python or a terminal behave otherwise."""
    less = dict.fromkeys(("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "COLUMNS"))
    wanted: dict[str, str | None] = {**inherited, **less, **changes}
    return {key: value for key, value in wanted.items() if value is not None}

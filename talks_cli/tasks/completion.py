"""The script that makes a shell complete `talks`."""

from __future__ import annotations

import os

from talks_cli.errors import missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.topics.options import Shell

_SHELLS = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "line", "shells"
)
_ENDINGS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}


def completion(shell: Shell) -> str:
    """Print the script that makes a shell complete `talks`; no file of yours is touched.

    docs/shells.md says where each shell looks for it.

    Example: talks completion bash
    """
    path = os.path.join(_SHELLS, f"talks.{_ENDINGS[shell]}")
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise missing(path) from None

"""A page that is whole in one file: style and script stand in it, and nothing else may run."""

from __future__ import annotations

import os

from talks_cli.errors import missing
from talks_cli.output.safe import html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HERE = os.path.dirname(os.path.abspath(__file__))


def document(title: str, body: Iterable[str]) -> Iterator[str]:
    """A page with this title and body; a browser runs and draws in it what we wrote alone."""
    style, script = _part("page.css"), _part("page.js")
    yield f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{html(title)}</title>
<style>{style}</style>
</head>
<body>
"""
    yield from body
    yield f"""\
<p id="_told" role="status" class="unseen"></p>
<script>{script}</script>
</body>
</html>
"""


def _policy(style: str, script: str) -> str:
    """Nothing is fetched, sent or framed; this style and this script apply, by their digests."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    from binascii import b2a_base64
    from hashlib import sha256

    return f"'sha256-{b2a_base64(sha256(text.encode()).digest(), newline=False).decode()}'"


def _part(name: str) -> str:
    path = os.path.join(_HERE, name)
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise missing(path) from None

"""A page that is whole in one file: style and script stand in it, and nothing else may run."""

from __future__ import annotations

import os

from talks_cli.errors import missing
from talks_cli.output.safe import html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# By these a browser knows what is ours. They are written down, as reckoning them has Python load
# OpenSSL, which takes a fifth of a lookup: `python -m tests.output.web` writes them anew.
STYLE = "sha256-ZsYw3FV0W7eR7MBp6Ttar15uRBJqeMg9JztYGUXUtQc="
SCRIPT = "sha256-LL95seAxHQktpj/GburmU6We9i1vT/0kzB9BzKZMlHc="

_HERE = os.path.dirname(os.path.abspath(__file__))
# Nothing is fetched, sent or framed; this style and this script apply, and no other.
_POLICY = (
    f"default-src 'none'; style-src '{STYLE}'; script-src '{SCRIPT}'; "
    "base-uri 'none'; form-action 'none'"
)


def document(title: str, body: Iterable[str]) -> Iterator[str]:
    """A page with this title and body; a browser runs and draws in it what we wrote alone."""
    yield f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{html(title)}</title>
<style>{_part("page.css")}</style>
</head>
<body>
"""
    yield from body
    yield f"""\
<p id="_told" role="status" class="unseen"></p>
<script>{_part("page.js")}</script>
</body>
</html>
"""


def _part(name: str) -> str:
    path = os.path.join(_HERE, name)
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise missing(path) from None

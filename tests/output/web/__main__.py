"""Writes the digests of a page's style and script anew: python -m tests.output.web."""

from __future__ import annotations

import base64
import hashlib
import re

from tests.packs import ROOT

WEB = ROOT / "talks_cli" / "output" / "web"


def digest(name: str) -> str:
    """What a policy knows a part of the page by."""
    found = hashlib.sha256((WEB / name).read_bytes()).digest()
    return f"sha256-{base64.b64encode(found).decode()}"


def main() -> None:
    path = WEB / "document.py"
    text = path.read_text(encoding="utf-8")
    for constant, name in (("STYLE", "page.css"), ("SCRIPT", "page.js")):
        text = re.sub(rf'(?m)^{constant} = ".*"$', f'{constant} = "{digest(name)}"', text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

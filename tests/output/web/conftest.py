"""A browser, one a session: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.packs import HANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Nothing moves on its way: what is scrolled to is there at once.
SETTLED: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A headless Chromium."""
    if request.config.getoption("--core"):
        pytest.skip("it starts another process")
    reason = "playwright is not installed: it comes with .[dev]"
    api = pytest.importorskip("playwright.sync_api", reason=reason)
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"], timeout=HANGS * 1000
        )
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a page from its text; that it asked for anything, or complained, is a failure."""
    amiss: list[str] = []
    contexts = []

    def call(text: str, **how: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(**(SETTLED | how))
        context.set_default_timeout(HANGS * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: amiss.append(f"console: {message.text}"))
        page.on("pageerror", lambda fault: amiss.append(f"fault: {fault}"))
        page.on("dialog", lambda dialog: amiss.append(f"dialog: {dialog.message}"))
        page.on("popup", lambda popup: amiss.append(f"window: {popup.url}"))
        page.on("framenavigated", lambda frame: _note(amiss, "went to", frame.url, path))
        page.on("request", lambda request: _note(amiss, "asked for", request.url, path))
        page.goto(path.as_uri())
        return page

    yield call
    for context in contexts:
        context.close()
    assert amiss == []


def _note(amiss: list[str], what: str, url: str, path: Path) -> None:
    if url.partition("#")[0] != path.as_uri():
        amiss.append(f"{what} {url}")

"""A reader with a browser: opens pages of the site and notes what goes wrong meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from tests.site.reading import Site
from tests.web.browser import launch

Scheme = Literal["light", "dark"]
PHONE, DESKTOP = (360, 740), (1280, 800)
FORBIDDEN = "The policy forbids: "
TELL = f"""addEventListener("securitypolicyviolation", (event) =>
    console.error("{FORBIDDEN}" + event.effectiveDirective + " " + event.blockedURI))"""


@dataclass
class Reader:
    """Somebody with a browser of a certain size, language and colour scheme."""

    browser: Browser
    site: Site
    server: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str,
        size: tuple[int, int] = DESKTOP,
        *,
        lang: str = "es-PE",
        scheme: Scheme = "light",
        scripts: bool = True,
    ) -> Page:
        """Open a page in a browser that has seen nothing before."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=size == PHONE,
            is_mobile=size == PHONE,
            locale=lang,
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        self._contexts.append(context)
        context.add_init_script(TELL)
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        page = context.new_page()
        page.set_default_timeout(15_000)
        self.visit(page, path)
        return page

    def visit(self, page: Page, path: str) -> None:
        """Go on to another page in the same browser."""
        page.goto(f"{self.server}/{path}", wait_until="load")

    def path(self, page: Page) -> str:
        """Return the address of a page from the root of the site."""
        return page.url.removeprefix(f"{self.server}/").split("#")[0]

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()

    @property
    def forbidden(self) -> list[str]:
        """Return what the policy of a page has kept a browser from."""
        marks = (text.partition(FORBIDDEN) for text in self.complaints)
        return [text for _, mark, text in marks if mark]

    @property
    def foreign(self) -> list[str]:
        """Return the requests that went to another host."""
        own = {urlsplit(self.server).netloc, ""}
        return [url for url in self.requests if urlsplit(url).netloc not in own]

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.page and message.page.url}: {message.text}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one browser for all tests."""
    with sync_playwright() as playwright, launch(playwright) as running:
        yield running


@pytest.fixture
def reader(browser: Browser, site: Site, server: str) -> Iterator[Reader]:
    """Return a reader; afterwards no request may have left the site, nor a script complained."""
    somebody = Reader(browser, site, server)
    yield somebody
    somebody.close()
    assert somebody.foreign == []
    assert somebody.complaints == []


@pytest.fixture
def offline(reader: Reader) -> Reader:
    """Return a reader who has the files of the site, without a server."""
    reader.server = reader.site.folder.as_uri()
    return reader


@pytest.fixture(scope="session")
def axe() -> Path:
    """Return the accessibility checker that `make tools` installs."""
    file = Path(__file__).parents[2] / "tools" / "node_modules" / "axe-core" / "axe.min.js"
    assert file.exists(), "axe-core is not installed. Run: make tools"
    return file

"""How long the pages are on a phone: ``python -m tests.web.lengths SITE`` lists the longest."""

from __future__ import annotations

import argparse
import functools
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.conftest import Host, QuietServer
from tests.site.reading import LANGUAGES
from tests.web.browser import launch

PHONE: ViewportSize = {"width": 360, "height": 740}
LONG_KINDS = ("sectors", "guides", "cases", "countries")
SHOWN = 40


def paths(site: Path, lang: str) -> Iterator[str]:
    """Yield the pages in a language whose kinds may be long."""
    for kind in LONG_KINDS:
        for file in sorted((site / lang / kind).glob("*/index.html")):
            yield f"{file.parent.relative_to(site)}/"


def screens(page: Page) -> float:
    """Return how many screens long a page is as it stands."""
    height: int = page.evaluate("document.documentElement.scrollHeight")
    return round(height / PHONE["height"], 1)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the folder of the site."""
    options = argparse.ArgumentParser(prog="python -m tests.web.lengths")
    options.add_argument("site", type=Path)
    return options


def main(arguments: Sequence[str]) -> None:
    """Print the longest pages of a built site."""
    site = parser().parse_args(arguments).site
    server = Host(("127.0.0.1", 0), functools.partial(QuietServer, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page(viewport=PHONE, is_mobile=True, has_touch=True)
        found = []
        for path in (path for lang in LANGUAGES for path in paths(site, lang)):
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="load")
            found.append((screens(page), path))
    for length, path in sorted(found, reverse=True)[:SHOWN]:
        print(f"{length:6} {path}")


if __name__ == "__main__":
    main(sys.argv[1:])

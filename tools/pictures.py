"""Renew the pictures of the site in ``docs/images``: ``python -m tools.pictures``.

Needs a built site (``make site``) and the browser of the web tests.
"""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import sync_playwright

from tests.web.browser import launch

PROJECT = Path(__file__).parent.parent
IMAGES = PROJECT / "docs" / "images"


class Picture(NamedTuple):
    """One picture: its name, the page, and the window it is seen in."""

    name: str
    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


PICTURES = (
    Picture("home-en.png", "en/", 1280, 800, "light"),
    Picture("tanneries-es-phone.png", "es/sectors/tanneries/", 390, 844, "light"),
    Picture("case-es-phone.png", "es/cases/bolivia-poultry-slaughterhouse/", 390, 844, "light"),
    Picture("case-en-phone-dark.png", "en/cases/jamaica-five-hotels/", 390, 844, "dark"),
)


def main() -> None:
    """Take every picture anew."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Silent, directory=str(PROJECT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for picture in PICTURES:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{picture.page}")
            page.screenshot(path=IMAGES / picture.name)
            context.close()
            print(f"Wrote docs/images/{picture.name}")
        browser.close()
    server.shutdown()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


if __name__ == "__main__":
    main()

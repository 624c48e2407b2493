"""Measure the first answer of the search on a slow line, beside a stock Material for MkDocs site.

Usage: python -m benchmarks.slow [CASES ...]    (default: 0 1000; 0 is the real content)

A phone that has seen nothing opens a case, reaches for the search and types a word; the seconds run
from that touch to the first answer. The line is that of slow 3G: 400 kbit a second, 400 ms for
every request, and a processor four times slower. Bytes are what the server sent, compressed, for
page and search together. The stock site holds the same pages with the theme and the search as they
come, one site a language.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.library import write_library
from benchmarks.processes import CPKB, FOLDER, measured
from benchmarks.serving import serving
from tests.web.browser import launch

SIZES = (0, 1_000)
LANG, WORD, CASE = "es", "curtiembre", "cases/cpts-san-lorenzo-tannery/"
PHONE: ViewportSize = {"width": 360, "height": 740}
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PROCESSOR, PATIENCE = 4, 300_000
HEAD = " cases   ours: seconds      KB   stock: seconds      KB"


@dataclass(frozen=True)
class Search:
    """What a reader touches to search, where he types, and where the first answer shows."""

    opener: str
    field: str
    answer: str


OURS = Search("[data-kb-search]", "dialog input[type=search]", ".kb-result a")
STOCK = Search(
    "label.md-header__button[for=__search]", ".md-search__input", ".md-search-result__link"
)


def first_answer(browser: Browser, address: str, search: Search) -> tuple[float, float]:
    """Return the seconds to the first answer, and the kilobytes of page and search."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        loaded = _slowed_down(page)
        page.goto(address, wait_until="networkidle", timeout=PATIENCE)
        begun = time.perf_counter()
        page.locator(search.opener).tap()
        # Key by key: the stock search listens to nothing else.
        page.locator(search.field).press_sequentially(WORD)
        page.locator(search.answer).first.wait_for(timeout=PATIENCE)
        return time.perf_counter() - begun, sum(loaded) / 1000


def _slowed_down(page: Page) -> list[float]:
    """Put a page on a slow line; return what will hold the bytes of each file that comes."""
    devtools, loaded = page.context.new_cdp_session(page), list[float]()
    devtools.on("Network.loadingFinished", lambda one: loaded.append(one["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    return loaded


def stock_site(tree: Path) -> Path:
    """Build the pages of a tree with Material as it comes; return the folder of the site."""
    config, folder = tree / LANG / "stock.yml", tree / LANG
    config.write_text(
        yaml.safe_dump(
            {
                "site_name": "Stock",
                "site_dir": "stock",
                "theme": {"name": "material", "language": LANG, "font": False},
                "plugins": [{"search": {"lang": LANG}}],
            }
        ),
        encoding="utf-8",
    )
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config))
    measured(mkdocs)
    return folder / "stock"


def main(sizes: Sequence[int]) -> None:
    """Print one line a library size."""
    print(HEAD, flush=True)
    try:
        with sync_playwright() as playwright, launch(playwright) as browser:
            for cases in sizes or SIZES:
                print(_line(browser, FOLDER / f"slow-{cases}", cases), flush=True)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


def _line(browser: Browser, project: Path, cases: int) -> str:
    write_library(project, cases)
    cpkb = [*CPKB, "--project", str(project)]
    measured([*cpkb, "build", "--no-sheets"])
    measured([*cpkb, "export", "tree", str(project / "tree")])
    with serving(project / "site") as address:
        ours = first_answer(browser, f"{address}/{LANG}/{CASE}", OURS)
    with serving(stock_site(project / "tree")) as address:
        stock = first_answer(browser, f"{address}/{CASE}", STOCK)
    return f"{cases:>6} {ours[0]:>15.1f} {ours[1]:>7.0f} {stock[0]:>16.1f} {stock[1]:>7.0f}"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])

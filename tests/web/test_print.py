"""A page that the browser prints: nothing is cut off, and tables have their head on every page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.reading import LANGUAGES
from tests.web.conftest import Reader
from tests.web.kinds import IN_A_LANGUAGE
from tests.web.test_reading import overflow

pytestmark = pytest.mark.web

# Width and height in millimetres, and the margins of the pages upright and across.
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
MARGINS = 2 * 16.0
PX, POINT = 96 / 25.4, 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">([^<]*)<')


def is_across(page: Page) -> bool:
    return page.locator(".kb-table th:nth-child(8), .kb-list").count() > 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", list(IN_A_LANGUAGE))
def test_nothing_is_broader_than_paper(reader: Reader, kind: str, lang: str) -> None:
    page = reader.open(f"{lang}/{IN_A_LANGUAGE[kind]}")
    page.emulate_media(media="print")
    for sides in PAPERS.values():
        width = round((sides[is_across(page)] - MARGINS) * PX)
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["results", "priorities", "measures", "sector guide", "country"])
def test_every_column_of_a_table_is_printed(
    reader: Reader, tmp_path: Path, kind: str, lang: str, paper: str
) -> None:
    page = reader.open(f"{lang}/{IN_A_LANGUAGE[kind]}")
    heads = [text for text in page.locator("article thead th").all_inner_texts() if text.strip()]
    width = PAPERS[paper][is_across(page)] * POINT
    page.pdf(path=tmp_path / "page.pdf", format=paper)
    words = printed(tmp_path / "page.pdf")
    assert [
        word for word, left, right in words if left < 10 * POINT or right > width - 10 * POINT
    ] == []
    said = {word for word, _, _ in words}
    assert [head for head in heads if not set(head.split()) <= said] == []


def printed(file: Path) -> list[tuple[str, float, float]]:
    """Return every word of a PDF with the points at which it begins and ends."""
    done = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], capture_output=True, text=True, check=True
    )
    return [(text, float(left), float(right)) for left, right, text in WORD.findall(done.stdout)]


def test_the_head_of_a_table_stands_on_every_page(reader: Reader, tmp_path: Path) -> None:
    page = reader.open("en/results/")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    command = ["pdftotext", "-f", "2", "-l", "2", "-layout", str(tmp_path / "page.pdf"), "-"]
    second = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    # Some heads have two lines.
    head = second.split()[:14]
    assert {"Case", "Payback", "Saving", "Investment"} <= set(head)

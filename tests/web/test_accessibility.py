"""Everybody can read it: axe finds nothing on one page of every kind, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.conftest import DESKTOP, PHONE, Reader, Scheme
from tests.web.kinds import paths

pytestmark = pytest.mark.web

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Neither of the site's languages, so that the chooser stays where it is.
ANOTHER = "pt-BR"
GROUNDS: dict[Scheme, str] = {"light": "rgb(251, 250, 245)", "dark": "rgb(20, 27, 27)"}

in_both_schemes = pytest.mark.parametrize(
    ("lang", "size", "scheme"),
    [("es", PHONE, "light"), ("en", DESKTOP, "dark")],
    ids=["phone, light", "desktop, dark"],
)
in_the_other_two = pytest.mark.parametrize(
    ("lang", "size", "scheme"),
    [("en", PHONE, "dark"), ("es", DESKTOP, "light")],
    ids=["phone, dark", "desktop, light"],
)


def violations(page: Page, axe: Path) -> list[str]:
    """Return what axe finds, one line an element."""
    # Not as an element of the page, whose policy forbids it.
    page.evaluate(axe.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@in_both_schemes
@pytest.mark.parametrize("kind", list(paths("en")))
def test_axe_finds_nothing(
    reader: Reader, axe: Path, kind: str, lang: str, size: tuple[int, int], scheme: Scheme
) -> None:
    page = reader.open(paths(lang)[kind], size, lang=ANOTHER, scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == GROUNDS[scheme]
    assert violations(page, axe) == []


@in_the_other_two
@pytest.mark.parametrize("path", ["", "cases/jamaica-five-hotels/", "sectors/hotels/", "results/"])
def test_axe_finds_nothing_the_other_way_round(
    reader: Reader, axe: Path, path: str, lang: str, size: tuple[int, int], scheme: Scheme
) -> None:
    page = reader.open(f"{lang}/{path}", size, scheme=scheme)
    assert violations(page, axe) == []


@in_both_schemes
def test_axe_finds_nothing_in_the_open_search(
    reader: Reader, axe: Path, lang: str, size: tuple[int, int], scheme: Scheme
) -> None:
    page = reader.open(f"{lang}/", size, scheme=scheme)
    page.keyboard.press("/")
    page.locator("dialog input[type=search]").fill("bolivia")
    page.locator(".kb-result a").first.wait_for()
    page.locator("[data-kb-narrow] summary").click()
    assert violations(page, axe) == []


def test_axe_would_find_a_fault(reader: Reader, axe: Path) -> None:
    page = reader.open("en/data/")
    page.evaluate("document.querySelector('article').append(document.createElement('img'))")
    assert [line.split(":")[0] for line in violations(page, axe)] == ["image-alt"]

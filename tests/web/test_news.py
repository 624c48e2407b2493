"""What is new: what a reader has not seen is marked, on this device and nowhere else."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import PHONE, Reader

pytestmark = pytest.mark.web

FIRST = {
    "en": "At your next visit this page marks what is new since today. "
    "Only this device remembers your visit.",
    "es": "En su próxima visita esta página señala lo que hay de nuevo desde hoy. "
    "Solo este aparato recuerda su visita.",
}
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("denied"); } });
}"""


def said(page: Page) -> str:
    return page.locator("#kb-news").inner_text()


def marked(page: Page) -> list[str]:
    """Return the records that are marked as new."""
    return [
        key.split()[0]
        for key in page.locator("[data-kb-news]:has(.kb-news__mark)").evaluate_all(
            "(items) => items.map((item) => item.dataset.kbNews)"
        )
    ]


def go_away(page: Page, forgotten: int = 0) -> list[str]:
    """End the visit as if so many of the records, the last ones, had come after it."""
    keys = json.loads(page.evaluate("localStorage.getItem('kb.news.es')"))
    known = keys[: len(keys) - forgotten]
    page.evaluate(
        "(seen) => { sessionStorage.clear(); localStorage.setItem('kb.news.es', seen); }",
        json.dumps(known),
    )
    return [key.split()[0] for key in keys[len(known) :]]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_at_the_first_visit_nothing_is_marked(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/new/", PHONE)
    assert said(page) == FIRST[lang]
    assert marked(page) == []


def test_what_came_since_the_last_visit_is_marked_where_it_is_folded_too(reader: Reader) -> None:
    page = reader.open("es/new/", PHONE)
    expect(page.locator("details.kb-fold")).not_to_have_attribute("open", "")
    came = go_away(page, forgotten=2)
    page.reload()
    assert said(page) == "Nuevo desde su última visita: 2"
    assert marked(page) == came
    expect(page.get_by_text("nuevo para usted").first).to_be_visible()


def test_it_stays_marked_for_the_rest_of_the_visit_and_no_longer(reader: Reader) -> None:
    page = reader.open("es/new/")
    came = go_away(page, forgotten=1)
    for _ in range(2):
        page.reload()
        assert marked(page) == came
    go_away(page)
    page.reload()
    assert (said(page), marked(page)) == ("No hay nada nuevo desde su última visita.", [])


@pytest.mark.parametrize("kept", ["not what we wrote", "7", '{"a": 1}'])
def test_what_others_left_in_the_storage_harms_nothing(reader: Reader, kept: str) -> None:
    page = reader.open("es/new/")
    page.evaluate(
        "(kept) => { sessionStorage.clear(); localStorage.setItem('kb.news.es', kept); }", kept
    )
    page.reload()
    assert marked(page) == []
    expect(page.locator("#kb-news")).to_be_hidden()


def test_without_storage_the_page_is_whole(reader: Reader) -> None:
    page = reader.open("es/new/", PHONE)
    page.add_init_script(NO_STORAGE)
    page.reload()
    expect(page.locator("#kb-news")).to_be_hidden()
    assert marked(page) == []
    assert page.locator(".kb-news a").count() > 100


def test_without_scripts_the_folded_part_opens(reader: Reader) -> None:
    page = reader.open("es/new/", PHONE, scripts=False)
    expect(page.locator("#kb-news")).to_be_hidden()
    page.locator("details.kb-fold summary").tap()
    expect(page.locator("details.kb-fold a").first).to_be_visible()


def test_from_files_what_was_seen_is_remembered_too(offline: Reader) -> None:
    page = offline.open("es/new/index.html", PHONE)
    assert said(page) == FIRST["es"]
    came = go_away(page, forgotten=1)
    page.reload()
    assert marked(page) == came

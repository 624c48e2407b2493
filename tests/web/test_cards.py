"""How the lists look and are heard: cards on a phone, elsewhere a table whose names stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.site.reading import CASES
from tests.web.conftest import PHONE, Reader, Scheme
from tests.web.test_accessibility import ANOTHER, in_both_schemes, violations
from tests.web.test_finder import LISTS, SIZES
from tests.web.test_reading import overflow

pytestmark = pytest.mark.web


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("name", LISTS)
def test_a_phone_shows_cards_that_do_not_scroll_sideways(
    reader: Reader, name: str, width: int
) -> None:
    page = reader.open(f"es/{name}/", (width, 740))
    page.locator(".kb-finder [data-kb-filter]").click()
    for summary in page.locator(".kb-facet summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert overflow(page) == []
    for place in page.locator(".kb-list").all():
        assert place.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_card_has_the_name_first_then_payback_and_saving_side_by_side(reader: Reader) -> None:
    page = reader.open("es/results/", PHONE)
    card = page.locator(".kb-finder [data-kb-item]").first
    name, payback, saving = (
        card.locator(one).bounding_box() for one in ("th", "td >> nth=0", "td >> nth=1")
    )
    assert name
    assert payback
    assert saving
    assert name["y"] < payback["y"] == saving["y"]
    label = card.locator("td").first.evaluate("one => getComputedStyle(one, '::before').content")
    assert label == '"Plazo de recuperación"'


@SIZES
def test_those_who_hear_it_hear_a_table(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open("en/results/", size)
    table = page.get_by_role("table", name="Money and resources saved, case by case")
    expect(table.get_by_role("row")).to_have_count(CASES + 1)
    expect(table.get_by_role("rowheader")).to_have_count(CASES)
    assert table.get_by_role("columnheader").all_inner_texts()[:2] == ["Case", "Payback"]


def test_a_desktop_shows_the_payback_without_scrolling_and_keeps_the_name(reader: Reader) -> None:
    page = reader.open("en/results/", (1280, 800))
    payback = page.locator("th[data-kb-sort=payback]").bounding_box()
    assert payback
    assert payback["x"] + payback["width"] < 1280
    place = page.locator(".kb-list")
    name = page.locator("tbody th").first
    before = name.bounding_box()
    place.evaluate("one => { one.scrollLeft = 400; }")
    assert before
    assert name.bounding_box() == before


@pytest.mark.parametrize("name", LISTS)
def test_what_is_tapped_is_large_enough(reader: Reader, name: str) -> None:
    page = reader.open(f"en/{name}/?country=bo", PHONE)
    page.locator(".kb-finder [data-kb-filter]").tap()
    for summary in page.locator(".kb-facet summary").all():
        summary.tap()
    places = (
        ":is(.kb-controls, .kb-takings) :is(button, select, input[type=search], summary, label)"
    )
    small = page.locator(places).evaluate_all(
        "all => all.filter((one) => one.checkVisibility({visibilityProperty: true}))"
        ".filter((one) => Math.round(one.getBoundingClientRect().height) < 44)"
        ".filter((one) => !one.htmlFor).map((one) => one.outerHTML)"
    )
    assert small == []


@in_both_schemes
@pytest.mark.parametrize("name", LISTS)
def test_axe_finds_nothing_in_an_open_list(
    reader: Reader, axe: Path, name: str, lang: str, size: tuple[int, int], scheme: Scheme
) -> None:
    page = reader.open(f"{lang}/{name}/?q=a&country=bo", size, lang=ANOTHER, scheme=scheme)
    if size == PHONE:
        page.locator(".kb-finder [data-kb-filter]").tap()
    for summary in page.locator(".kb-finder summary").all():
        summary.click()
    assert violations(page, axe) == []

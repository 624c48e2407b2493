"""What readers do with lists: words, orders, another language, paper, files without a server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site.reading import CASES
from tests.web.conftest import PHONE, Reader
from tests.web.test_finder import LISTS, box, choose, listed, numbers, query

pytestmark = pytest.mark.web

# --- Words --------------------------------------------------------------------------------------


def found(page: Page, words: str) -> set[str]:
    page.locator("#kb-words").fill(words)
    return set(listed(page))


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("es/measures/", "manguera", "mangueras"),
        ("es/measures/", "caldera", "calderas"),
        ("es/financing/", "garantía", "garantias"),
        ("en/measures/", "brewery", "breweries"),
        ("en/results/", "tannery", "tanneries"),
    ],
)
def test_one_and_several_are_the_same_word(reader: Reader, path: str, one: str, other: str) -> None:
    page = reader.open(path)
    assert found(page, one) == found(page, other) != set()


@pytest.mark.parametrize("typed", ["20400", "20.400", "20,400", "20 400"])
@pytest.mark.parametrize("query", ["", "?here=bo"])
def test_a_number_is_found_however_it_is_written(reader: Reader, typed: str, query: str) -> None:
    page = reader.open(f"es/results/{query}")
    assert found(page, typed) == {"cpts-san-lorenzo-tannery"}


def test_words_that_stand_side_by_side_are_found_as_they_stand(reader: Reader) -> None:
    page = reader.open("es/results/")
    assert found(page, "4,3 meses") == {"bolivia-poultry-slaughterhouse"}
    assert found(page, "meses 4,3") == found(page, "4,3") & found(page, "meses")


@pytest.mark.parametrize("word", ["rastro", "tenería", "curtiduría", "camal"])
def test_the_words_of_all_countries_for_a_trade_are_found(reader: Reader, word: str) -> None:
    page = reader.open("es/measures/")
    everywhere = found(page, word)
    page.locator(".kb-own summary").click()
    page.locator(".kb-own select[name=here]").select_option("mx")
    expect(page.locator(".kb-own__bar > a", has_text="México")).to_be_visible()
    assert found(page, word) == everywhere != set()


def test_words_for_a_trade_find_what_serves_every_trade_too(reader: Reader) -> None:
    page = reader.open("es/measures/")
    typed = found(page, "hoteles")
    page.locator("#kb-words").fill("")
    choose(page, "sector", "hotels")
    assert set(listed(page)) <= typed


def test_energy_is_saved_where_electricity_is(reader: Reader) -> None:
    page = reader.open("en/measures/")
    shown = {}
    for resource in ("electricity", "heat", "diesel", "energy"):
        reader.visit(page, f"en/measures/?resource={resource}")
        shown[resource] = set(listed(page))
    assert all(shown.values())
    assert shown["electricity"] | shown["heat"] | shown["diesel"] <= shown["energy"]


# --- The own country, the other language, and what is left of the chart ---------------------------


def test_the_own_country_first_is_an_order_that_can_be_left(reader: Reader) -> None:
    page = reader.open("es/results/?here=mx")
    order = page.locator("#kb-order")
    expect(order).to_have_value("own")
    expect(page.locator("[data-kb-sort][aria-sort]")).to_have_count(0)
    order.select_option("payback")
    assert query(page) == "here=mx&sort=payback"
    assert numbers(page, "payback") == sorted(numbers(page, "payback"), key=lambda one: one[1])
    page.reload()
    expect(order).to_have_value("payback")
    order.select_option("own")
    assert query(page) == "here=mx"


def test_without_a_country_of_its_own_the_list_offers_no_such_order(reader: Reader) -> None:
    page = reader.open("es/results/")
    assert page.locator("#kb-order option[value=own]").evaluate("one => one.hidden")
    expect(page.locator("#kb-order")).to_have_value("payback")


def test_the_other_language_begins_with_the_same_list(reader: Reader) -> None:
    page = reader.open("es/results/?q=agua&sort=-saving")
    choose(page, "sector", "hotels")
    page.locator("a[data-kb-lang=en]").click()
    page.wait_for_url("**/en/results/**")
    assert (
        query(page) == "sort=-saving&sector=hotels" or query(page) == "sector=hotels&sort=-saving"
    )


def test_the_chart_says_how_many_of_the_listed_it_shows(reader: Reader) -> None:
    page = reader.open("en/results/")
    note = page.locator("[data-kb-charted]")
    shown = page.locator("[data-kb-dot]").count()
    expect(note).to_have_text(
        f"{shown} of the {CASES} that are listed are on a chart: "
        "of the others either amount is not known."
    )
    choose(page, "sector", "hotels")
    expect(note).to_have_text(re.compile("^0 of the 12"))
    expect(page.locator(".kb-cloud:visible")).to_have_count(0)


def test_what_leads_to_the_list_says_how_long_it_is_and_stays_at_hand(reader: Reader) -> None:
    page = reader.open("es/results/", PHONE)
    page.locator(".kb-finder [data-kb-filter]").tap()
    page.locator(".kb-finder [data-kb-facet=sector] summary").tap()
    box(page, "sector", "hotels").tap()
    close = page.locator(".kb-finder [data-kb-close]")
    expect(close).to_have_text("Ver la lista: 12")
    expect(close).to_be_in_viewport(ratio=1)


def test_the_keyboard_passes_by_heads_that_cannot_be_seen(reader: Reader) -> None:
    page = reader.open("es/results/", PHONE)
    heads = page.locator(".kb-finder thead button")
    assert heads.count() > 3
    assert set(heads.evaluate_all("buttons => buttons.map((one) => one.tabIndex)")) == {-1}
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(heads.first).to_have_js_property("tabIndex", 0)


def test_paper_says_what_the_list_was_narrowed_to(reader: Reader) -> None:
    page = reader.open("es/results/?sector=hotels")
    page.emulate_media(media="print")
    expect(page.locator(".kb-chips")).to_be_visible()
    expect(page.locator(".kb-chips")).to_contain_text("Hoteles")
    expect(page.locator("#kb-words")).to_be_hidden()


@pytest.mark.parametrize("name", LISTS)
def test_opened_without_a_server_a_title_leads_to_its_page(reader: Reader, name: str) -> None:
    reader.server = reader.site.folder.as_uri()
    page = reader.open(f"es/{name}/index.html")
    page.locator("[data-kb-item] th a").first.click()
    page.wait_for_url("**/index.html")
    expect(page.locator("h1")).to_be_visible()

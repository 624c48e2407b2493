"""The search: how it is opened, what it answers, and that it costs nothing before."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import DESKTOP, PHONE, Reader

pytestmark = pytest.mark.web

LINK = "[data-kb-search]"
FIELD = ".kb-search input[type=search]"
ANSWER = ".kb-search > .kb-search__list .kb-result a"
STATUS = ".kb-search > [data-kb-status]"
FAR = "[data-kb-far]"
GUIDE = "/es/sectors/tanneries/"
CASE = "es/cases/cpts-san-lorenzo-tannery/"

at_both_sizes = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def search_for(page: Page, words: str) -> list[str]:
    """Open the search as a reader does, type, and return where the answers lead."""
    page.locator(LINK).click()
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type(words)
    return answers(page)


def close(page: Page) -> None:
    """Close the search, and wait until its steps are gone from the history."""
    page.keyboard.press("Escape")
    wait_until_closed(page)


def wait_until_closed(page: Page) -> None:
    expect(page.locator("dialog")).to_be_hidden()
    # Asked from here: the policy of the pages forbids what wait_for_function does in them.
    for _ in range(100):
        if not page.evaluate("history.state?.kbSearch"):
            return
        page.wait_for_timeout(50)
    pytest.fail("The search is still in the history.")


def answers(page: Page) -> list[str]:
    """Return where the answers lead that are shown, once there are any."""
    page.locator(ANSWER).first.wait_for()
    paths: list[str] = page.locator(ANSWER).evaluate_all("all => all.map(one => one.pathname)")
    return paths


def status(page: Page) -> Locator:
    """Return what the search says of its answers."""
    return page.locator(STATUS)


# --- What it answers ------------------------------------------------------------------------------


@at_both_sizes
@pytest.mark.parametrize("words", ["curtiembre", "Curtiembres", "teneria", "crutiembre", "curtume"])
def test_every_word_for_a_tannery_finds_its_guide_first(
    reader: Reader, size: tuple[int, int], words: str
) -> None:
    page = reader.open("es/", size)
    assert search_for(page, words)[0] == GUIDE


def test_the_same_words_give_the_same_answers_whatever_was_asked_before(reader: Reader) -> None:
    page = reader.open("es/search/?q=agua")
    before = answers(page)
    for words in ("hoteles en Jamaica", "rastro", "agua"):
        page.locator(FIELD).fill(words)
    assert answers(page) == before


@pytest.mark.parametrize("words", ["58850", "58 850", "58.850", "58,850", "4,3 meses", "4.3 meses"])
def test_numbers_are_found_however_people_group_them(reader: Reader, words: str) -> None:
    page = reader.open("es/")
    assert search_for(page, words)[0] == "/es/cases/bolivia-poultry-slaughterhouse/"


def test_units_are_found_as_keyboards_have_them(reader: Reader) -> None:
    page = reader.open("es/search/?q=m³")
    printed = answers(page)
    page.locator(FIELD).fill("m3")
    assert answers(page) == printed


def test_words_of_the_other_language_lead_to_no_page_in_it(reader: Reader) -> None:
    page = reader.open("en/search/?q=chanchería", lang="en-US")
    expect(status(page)).to_have_text('Nothing found for "chanchería".')
    page.locator(FIELD).fill("rastro")
    assert answers(page)[0] == "/en/sectors/slaughterhouses-cattle/"


@pytest.mark.parametrize(("lang", "word"), [("es", "tannery"), ("en", "cuero")])
def test_titles_of_documents_in_the_other_language_do_not_answer(
    reader: Reader, lang: str, word: str
) -> None:
    page = reader.open(f"{lang}/search/?q={word}&kind=sources")
    expect(status(page)).to_have_text(re.compile(rf'"{word}"\.$'))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_lender_is_found_by_its_acronym(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/search/?q=DBJ")
    assert answers(page)[0] == f"/{lang}/financing/dbj-energy-audit-jamaica/"


@pytest.mark.parametrize("words", ["Surinam", "suriname", "Haití"])
def test_a_country_that_no_page_is_of_is_not_taken_for_another(reader: Reader, words: str) -> None:
    page = reader.open(f"es/search/?q={words}")
    expect(status(page)).to_have_text(f'No se encontró nada para "{words}".')
    expect(page.locator("[data-kb-meant]")).to_be_hidden()
    page.locator(FIELD).fill(f"hoteles en {words}")
    assert answers(page)[0] == "/es/sectors/hotels/"


@pytest.mark.parametrize("words", ["Dominica", "dominca"])
def test_one_that_has_a_page_is_found_even_misspelt(reader: Reader, words: str) -> None:
    page = reader.open(f"es/search/?q={words}")
    assert answers(page)[0] == "/es/countries/dm/"


def test_an_answer_says_what_kind_of_page_it_is_and_what_of(reader: Reader) -> None:
    page = reader.open("es/")
    search_for(page, "curtiembre")
    first = page.locator(".kb-result").first
    expect(first.locator(".kb-result__kind")).to_have_text("Guía")
    expect(first.locator(".kb-result__excerpt")).to_contain_text("cromo")


def test_ten_answers_are_shown_and_more_where_the_reader_asks(reader: Reader) -> None:
    page = reader.open("es/search/?q=agua")
    assert len(answers(page)) == 10
    page.get_by_role("button", name="Más respuestas").click()
    expect(page.locator(ANSWER)).to_have_count(20)
    expect(page.locator(ANSWER).nth(10)).to_be_focused()


def test_how_many_answers_there_are_is_announced(reader: Reader) -> None:
    page = reader.open("es/")
    search_for(page, "curtiembre")
    expect(status(page)).to_have_attribute("role", "status")
    expect(status(page)).to_have_text(re.compile(r"^Respuestas: \d+$"))


def test_where_nothing_is_found_it_says_so_and_offers_what_is_near(reader: Reader) -> None:
    page = reader.open("es/")
    page.locator(LINK).click()
    page.keyboard.type("otel")
    expect(status(page)).to_have_text('No se encontró nada para "otel".')
    page.get_by_role("button", name="hotel", exact=True).click()
    assert answers(page)[0] == "/es/sectors/hotels/"


def test_where_nothing_is_near_the_lists_and_the_full_text_are_left(reader: Reader) -> None:
    page = reader.open("es/")
    page.locator(LINK).click()
    page.keyboard.type("xqzzwk")
    expect(status(page)).to_have_text('No se encontró nada para "xqzzwk".')
    expect(page.locator("[data-kb-meant]")).to_be_hidden()
    expect(page.locator("dialog").get_by_role("link", name="Sectores")).to_be_visible()
    full = page.get_by_role("link", name="Buscar en el texto completo de todas las páginas")
    assert "q=xqzzwk" in (full.get_attribute("href") or "")


# --- Narrowing down -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "narrow", "facets", "country"),
    [
        ("es", "Filtrar", ["Tipo", "Sector", "País"], "México"),
        ("en", "Filter", ["Kind", "Sector", "Country"], "Mexico"),
    ],
)
def test_facets_are_in_the_readers_language(
    reader: Reader, lang: str, narrow: str, facets: list[str], country: str
) -> None:
    page = reader.open(f"{lang}/search/?q=mexico")
    answers(page)
    page.locator("summary", has_text=narrow).click()
    assert page.locator(".kb-search legend").all_inner_texts() == facets
    expect(page.locator(".kb-search label", has_text=country).first).to_be_visible()


def test_a_facet_narrows_the_answers_and_back_undoes_it(reader: Reader) -> None:
    page = reader.open("es/search/?q=agua")
    answers(page)
    before = status(page).inner_text()
    page.locator("summary", has_text="Filtrar").click()
    page.locator(".kb-search label", has_text="Hoteles").first.click()
    expect(status(page)).not_to_have_text(before)
    page.wait_for_url("**?q=agua&sector=hotels")
    page.go_back()
    expect(status(page)).to_have_text(before)
    page.wait_for_url("**?q=agua")


def test_where_filters_hide_all_answers_it_says_so_and_can_drop_them(reader: Reader) -> None:
    page = reader.open("es/search/?q=curtiembre&country=jm")
    expect(status(page)).to_have_text(
        re.compile(r"^Respuestas con estos filtros: 0\. Sin ellos: \d+$")
    )
    expect(page.locator("[data-kb-meant]")).to_be_hidden()
    page.get_by_role("button", name="Quitar todo").first.click()
    assert answers(page)[0] == GUIDE
    page.wait_for_url("**?q=curtiembre")


@at_both_sizes
def test_no_value_to_filter_by_lies_off_to_the_side(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open("es/search/?q=agua", size)
    answers(page)
    page.locator("summary", has_text="Filtrar").click()
    hidden = page.locator(".kb-search fieldset").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    )
    assert page.locator(".kb-search fieldset").count() == 3
    assert hidden == 0


def test_nothing_is_filtered_where_nothing_was_asked(reader: Reader) -> None:
    page = reader.open("es/search/")
    expect(page.locator(FIELD)).to_be_visible()
    expect(page.locator("[data-kb-narrow]")).to_be_hidden()


# --- The address ----------------------------------------------------------------------------------


@at_both_sizes
def test_back_from_an_answer_leads_to_the_search_as_it_was(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open(CASE, size)
    before = search_for(page, "curtiembre")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GUIDE}")
    page.go_back()
    assert answers(page) == before
    assert page.locator(FIELD).input_value() == "curtiembre"
    page.reload()
    assert answers(page) == before


def test_the_search_page_answers_an_address_with_words_and_facets(reader: Reader) -> None:
    page = reader.open("es/search/?q=agua&kind=cases&country=jm")
    assert answers(page) == [
        "/es/cases/jamaica-five-hotels/",
        "/es/cases/red-stripe-brewery-jamaica/",
        "/es/cases/sandals-negril-jamaica/",
        "/es/cases/sea-splash-hotel-jamaica/",
    ]


def test_the_field_of_the_first_page_leads_to_the_search_page(reader: Reader) -> None:
    page = reader.open("es/", PHONE)
    page.locator("main input[type=search]").fill("curtiembre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/search/?q=curtiembre")
    assert answers(page)[0] == GUIDE


def test_nothing_of_a_closed_search_stays_in_the_address(reader: Reader) -> None:
    page = reader.open(CASE)
    search_for(page, "curtiembre")
    close(page)
    page.wait_for_url(f"**/{CASE}")


@at_both_sizes
def test_back_closes_an_open_search_and_stays_on_the_page(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open("es/", size)
    reader.visit(page, CASE)
    search_for(page, "agua")
    page.go_back()
    expect(page.locator("dialog")).to_be_hidden()
    page.wait_for_url(f"**/{CASE}")
    page.go_back()
    page.wait_for_url("**/es/")


def test_who_has_closed_the_search_does_not_meet_it_again_on_the_way_back(reader: Reader) -> None:
    page = reader.open("es/")
    reader.visit(page, CASE)
    search_for(page, "agua")
    page.locator("summary", has_text="Filtrar").click()
    page.locator(".kb-search label", has_text="Hoteles").first.click()
    page.locator("[data-kb-chips] button").wait_for()
    page.get_by_role("button", name="Cerrar").click()
    wait_until_closed(page)
    page.wait_for_url(f"**/{CASE}")
    page.go_back()
    page.wait_for_url("**/es/")


# --- Keys -----------------------------------------------------------------------------------------


@at_both_sizes
def test_slash_opens_the_search_and_escape_closes_it(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(CASE, size)
    for _ in range(2):
        page.keyboard.press("/")
        expect(page.locator(FIELD)).to_be_focused()
        assert page.locator(FIELD).input_value() == ""
        close(page)
        expect(page.locator(FIELD)).to_be_hidden()


def test_the_key_can_be_switched_off_and_stays_so(reader: Reader) -> None:
    page = reader.open(CASE)
    page.locator(LINK).click()
    page.get_by_label("La tecla / abre la búsqueda").uncheck()
    close(page)
    reader.visit(page, "es/")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_have_count(0)
    page.locator(LINK).click()
    expect(page.get_by_label("La tecla / abre la búsqueda")).not_to_be_checked()


def test_the_keyboard_reaches_search_and_answers(reader: Reader) -> None:
    page = reader.open("es/")
    page.locator(LINK).focus()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("curtiembre")
    answers(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(ANSWER).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GUIDE}")

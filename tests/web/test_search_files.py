"""What the search loads, what it says where a file does not come, and its full text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Reader
from tests.web.test_search import (
    ANSWER,
    CASE,
    FAR,
    FIELD,
    GUIDE,
    LINK,
    answers,
    at_both_sizes,
    search_for,
    status,
)

pytestmark = pytest.mark.web


# --- What it loads --------------------------------------------------------------------------------


@at_both_sizes
def test_nothing_of_the_search_is_loaded_before_the_reader_reaches_for_it(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open("es/sectors/tanneries/", size)
    page.wait_for_load_state("networkidle")
    loaded = [url for url in reader.requests if "search/" in url or "pagefind" in url]
    assert [url.rpartition("/")[2] for url in loaded] == ["opener.js"]
    with page.expect_request("**/es/search/answers.js"):
        page.locator(LINK).focus()


def break_off(route: Route) -> None:
    """Let a file not arrive."""
    route.abort()


@pytest.mark.parametrize("file", ["answers.js", "ranking.js", "minisearch-map.js"])
def test_a_file_that_does_not_come_is_told_and_can_be_asked_for_again(
    reader: Reader, file: str
) -> None:
    page = reader.open("es/")
    page.route(f"**/{file}", break_off)
    page.locator(LINK).click()
    page.keyboard.type("curtiembre")
    box = page.locator("dialog")
    expect(box.get_by_text("No se pudo cargar la búsqueda. ¿Hay conexión?")).to_be_visible()
    expect(box.get_by_role("link", name="Sectores")).to_be_visible()
    expect(status(page)).to_have_text("")
    page.unroute(f"**/{file}")
    box.get_by_role("button", name="Intentar otra vez").click()
    assert answers(page)[0] == GUIDE
    reader.complaints.clear()


def test_it_works_without_a_server(offline: Reader) -> None:
    page = offline.open(f"{CASE}index.html")
    page.locator(LINK).click()
    page.keyboard.type("curtiembre")
    page.locator(ANSWER).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/sectors/tanneries/index.html")


NO_BOX = "La búsqueda necesita JavaScript, que está desactivado o no llegó."


def test_without_scripts_the_link_leads_to_a_page_that_says_so_and_has_the_lists(
    reader: Reader,
) -> None:
    page = reader.open("es/", scripts=False)
    page.locator(LINK).click()
    page.wait_for_url("**/es/search/")
    told = page.locator("p", has_text=NO_BOX)
    expect(told).to_be_visible()
    expect(told.get_by_role("link")).to_have_text(
        ["Sectores", "Casos", "Medidas", "Centros", "Países"]
    )


def test_so_does_the_page_whose_box_does_not_come(reader: Reader) -> None:
    page = reader.open("es/")
    page.route("**/opener.js", break_off)
    reader.visit(page, "es/search/?q=agua")
    expect(page.get_by_text(NO_BOX)).to_be_visible()
    page.unroute("**/opener.js")
    page.reload()
    expect(page.locator(FIELD)).to_be_visible()
    expect(page.get_by_text(NO_BOX)).to_have_count(0)
    reader.complaints.clear()


# --- The full text --------------------------------------------------------------------------------


def test_the_full_text_follows_on_demand(reader: Reader) -> None:
    page = reader.open(CASE)
    search_for(page, "produccion")
    page.get_by_role("link", name="Buscar en el texto completo de todas las páginas").click()
    page.wait_for_url("**/es/search/?q=produccion&full=1")
    far = page.locator(FAR)
    expect(far.get_by_role("heading")).to_have_text("Texto completo de todas las páginas")
    expect(far.locator(".kb-result")).to_have_count(20)
    expect(far.locator("mark").first).to_be_visible()
    far.get_by_role("button", name="Más respuestas").click()
    expect(far.locator(".kb-result").nth(20)).to_be_visible()


@pytest.mark.parametrize(
    "file", ["pagefind.js", "pagefind-entry.json", "wasm.*", "*.pf_index", "*.pf_fragment"]
)
def test_a_file_of_the_full_text_that_does_not_come_is_told_and_asked_for_again(
    reader: Reader, file: str
) -> None:
    page = reader.open("es/search/?q=agua")
    page.route(f"**/pagefind/**/{file}*", break_off)
    page.get_by_role("link", name="Buscar en el texto completo de todas las páginas").click()
    far = page.locator(FAR)
    expect(far.get_by_role("status")).to_have_text("No se pudo cargar la búsqueda. ¿Hay conexión?")
    expect(far.locator(".kb-result")).to_have_count(0)
    page.unroute(f"**/pagefind/**/{file}*")
    far.get_by_role("button", name="Intentar otra vez").click()
    expect(far.locator(".kb-result")).to_have_count(20)
    expect(far.get_by_role("button", name="Intentar otra vez")).to_be_hidden()
    reader.complaints.clear()


def test_more_answers_of_the_full_text_that_do_not_come_are_told_and_asked_for_again(
    reader: Reader,
) -> None:
    page = reader.open("es/search/?q=agua&full=1")
    far = page.locator(FAR)
    more, again = (far.get_by_role("button", name=name) for name in ("Más", "Intentar otra vez"))
    expect(far.locator(".kb-result")).to_have_count(20)
    page.route("**/pagefind/**/*.pf_fragment*", break_off)
    more.click()
    expect(far.get_by_role("status")).to_have_text("No se pudo cargar la búsqueda. ¿Hay conexión?")
    expect(far.locator(".kb-result")).to_have_count(20)
    expect(more).to_be_hidden()
    page.unroute("**/pagefind/**/*.pf_fragment*")
    again.click()
    expect(again).to_be_hidden()
    more.click()
    expect(far.locator(".kb-result")).to_have_count(40)
    reader.complaints.clear()


def test_answers_that_come_late_say_nothing_under_newer_words(reader: Reader) -> None:
    page = reader.open("es/search/?q=agua")
    link = page.get_by_role("link", name="Buscar en el texto completo de todas las páginas")
    held: list[Route] = []
    page.route("**/pagefind/**/*.pf_fragment*", lambda route: held.append(route))
    link.click()
    while len(held) < 20:
        page.wait_for_timeout(50)
    page.locator(FIELD).fill("xqzzwk")
    link.click()
    far = page.locator(FAR)
    nothing = 'No se encontró nada para "xqzzwk".'
    expect(far.get_by_role("status")).to_have_text(nothing)
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    expect(far.get_by_role("status")).to_have_text(nothing)
    expect(far.locator(".kb-result")).to_have_count(0)


def test_the_full_text_says_that_it_is_not_filtered(reader: Reader) -> None:
    page = reader.open("es/search/?q=agua&country=bo&full=1")
    told = page.get_by_text("En el texto completo se busca sin los filtros.")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Ya no solo: Bolivia").click()
    expect(told).to_be_hidden()


def test_without_words_no_full_text_is_searched(reader: Reader) -> None:
    page = reader.open("es/search/?full=1")
    expect(page.locator(FIELD)).to_be_visible()
    expect(page.locator(FAR)).to_be_hidden()
    page.locator(FIELD).fill("xqzzwk")
    expect(status(page)).to_have_text('No se encontró nada para "xqzzwk".')
    expect(page.locator(FAR)).to_be_hidden()


def test_a_word_that_no_page_has_is_not_found_in_the_full_text(reader: Reader) -> None:
    page = reader.open("es/search/?q=xqzzwk&full=1")
    expect(page.locator(f"{FAR} [role=status]")).to_have_text('No se encontró nada para "xqzzwk".')


def test_without_a_server_the_full_text_says_what_it_needs(offline: Reader) -> None:
    page = offline.open("es/search/index.html?q=rastro")
    page.get_by_role("link", name="Buscar en el texto completo de todas las páginas").click()
    expect(page.locator(f"{FAR} [role=status]")).to_have_text(
        "En el texto completo solo se puede buscar en el sitio web, no en archivos guardados."
    )


def every_page(page: Page, words: str) -> set[str]:
    """Return all pages that the full text finds."""
    return set(
        page.evaluate(
            """async ([path, words]) => {
                const found = await (await import(path)).search(words);
                return Promise.all(found.results.map(async one => (await one.data()).url));
            }""",
            ["/es/pagefind/pagefind.js", words],
        )
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("m3", "m³"), ("M3", "m³"), ("m2", "m²"), ("kwh", "kWh"), ("58850", "58.850")],
)
def test_the_full_text_knows_what_no_keyboard_has(reader: Reader, typed: str, printed: str) -> None:
    page = reader.open("es/search/")
    expected = every_page(page, printed)
    assert expected
    assert every_page(page, typed) >= expected


def test_no_reader_meets_the_words_that_are_only_searched(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/")
    assert page.locator("[data-pagefind-meta^=words]").get_attribute("data-value")
    assert not page.locator("[data-pagefind-meta^=words]").is_visible()
    assert "por dónde empezar en una tenería" not in page.locator("body").inner_text()
    assert "m3" not in page.locator("body").aria_snapshot()

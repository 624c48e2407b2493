"""The search: what it finds, how it is opened, and that it costs nothing before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESKTOP, PHONE, Reader

pytestmark = pytest.mark.web

INPUT = "pagefind-modal input[type=search]"
RESULT = "pagefind-modal .kb-result a"

at_both_sizes = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def search_for(page: Page, words: str) -> list[str]:
    """Open the search as a reader does, type, and return where the results lead."""
    page.locator("[data-kb-search]").click()
    page.locator(INPUT).wait_for()
    page.keyboard.type(words)
    page.locator(f"{RESULT} >> nth=0").wait_for()
    expect(page.locator("pagefind-modal pagefind-summary")).to_contain_text(words)
    before, found = [""], targets(page)
    while found != before:
        page.wait_for_timeout(300)
        before, found = found, targets(page)
    return found


def targets(page: Page) -> list[str]:
    """Return where the results that are shown lead."""
    return [link.get_attribute("href") or "" for link in page.locator(RESULT).all()]


@at_both_sizes
@pytest.mark.parametrize("words", ["curtiembre", "curtiembres", "tenería"])
def test_every_word_for_a_tannery_finds_its_guide_first(
    reader: Reader, size: tuple[int, int], words: str
) -> None:
    page = reader.open("es/", size)
    assert "/es/sectors/tanneries/" in search_for(page, words)[:3]


@at_both_sizes
def test_a_word_without_its_accent_is_found(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open("es/", size)
    results = search_for(page, "produccion")
    assert len(results) >= 5
    assert "/es/guides/what-cleaner-production-pays/" in every_result(page)


def every_result(page: Page, words: str = "produccion") -> set[str]:
    """Return where all results lead, those that only appear on scrolling included."""
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
def test_what_no_keyboard_has_is_found_as_it_is_typed(
    reader: Reader, typed: str, printed: str
) -> None:
    page = reader.open("es/search/")
    expected = every_result(page, printed)
    assert expected
    assert every_result(page, typed) >= expected


def test_a_number_with_a_narrow_space_is_found_without_it(reader: Reader) -> None:
    page = reader.open("es/search/")
    assert "/es/sectors/slaughterhouses-poultry/" in every_result(page, "58850")


def test_no_reader_meets_the_words_that_are_only_searched(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/")
    assert page.locator("[data-pagefind-meta^=words]").get_attribute("data-value")
    assert not page.locator("[data-pagefind-meta^=words]").is_visible()
    assert "m3" not in page.locator("body").inner_text()
    assert "m3" not in page.locator("body").aria_snapshot()


def test_a_country_is_found_in_english(reader: Reader) -> None:
    page = reader.open("en/", lang="en-US")
    assert "/en/countries/jm/" in search_for(page, "Jamaica")[:5]


@at_both_sizes
def test_nothing_of_the_search_is_loaded_before_the_reader_reaches_for_it(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open("es/sectors/tanneries/", size)
    page.wait_for_load_state("networkidle")
    assert [url for url in reader.requests if "pagefind" in url] == []
    with page.expect_request("**/es/pagefind/pagefind-component-ui.js"):
        page.locator("[data-kb-search]").focus()


@pytest.mark.parametrize(
    ("lang", "filters", "country"),
    [
        ("es", ["País", "Plazo de recuperación", "Sector"], "México"),
        ("en", ["Country", "Payback", "Sector"], "Mexico"),
    ],
)
def test_filters_are_in_the_readers_language(
    reader: Reader, lang: str, filters: list[str], country: str
) -> None:
    page = reader.open(f"{lang}/")
    search_for(page, "mexico")
    titles = page.locator("pagefind-modal .pf-filter-group-title").all_inner_texts()
    assert titles == filters
    page.locator(".pf-filter-group-title", has_text=filters[0]).click()
    expect(page.get_by_label(country).first).to_be_visible()


def test_a_filter_narrows_the_results(reader: Reader) -> None:
    page = reader.open("es/")
    search_for(page, "agua")
    summary = page.locator("pagefind-modal pagefind-summary")
    before = int(summary.inner_text().split()[0])
    page.locator(".pf-filter-group-title", has_text="Sector").click()
    page.get_by_label("Hoteles").first.check()
    expect(summary).not_to_contain_text(f"{before} ")
    assert 0 < int(summary.inner_text().split()[0]) < before


def test_the_search_speaks_the_readers_language(reader: Reader) -> None:
    page = reader.open("es/")
    search_for(page, "curtiembre")
    assert "resultados" in page.locator("pagefind-modal pagefind-summary").inner_text()
    hint = page.locator(INPUT).get_attribute("placeholder")
    assert hint == "curtiembre, agua, Bolivia ..."


@at_both_sizes
def test_slash_opens_the_search_and_escape_closes_it(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open("es/cases/bolivia-poultry-slaughterhouse/", size)
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(INPUT)).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    assert page.locator(INPUT).input_value() == ""


def test_slash_opens_a_search_that_was_closed_a_moment_ago(reader: Reader) -> None:
    page = reader.open("es/")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.evaluate("""() => {
        const field = document.querySelector("pagefind-modal input");
        document.querySelector("pagefind-modal").close();
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
    }""")
    expect(page.locator(INPUT)).to_be_visible()
    expect(page.locator(INPUT)).to_be_focused()


def test_the_keyboard_reaches_search_and_result(reader: Reader) -> None:
    page = reader.open("es/")
    page.locator("[data-kb-search]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("curtiembre")
    page.locator(f"{RESULT} >> nth=0").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/sectors/tanneries/**")


def test_the_search_page_answers_an_address_with_words(reader: Reader) -> None:
    page = reader.open("es/search/?q=curtiembre")
    first = page.locator("#kb-search .kb-result a").first
    expect(first).to_have_attribute("href", "/es/sectors/tanneries/")


def test_a_result_shows_what_kind_of_page_it_is(reader: Reader) -> None:
    page = reader.open("es/")
    search_for(page, "curtiembre")
    kind = page.locator("pagefind-modal .kb-result .kb-result__kind").first
    expect(kind).to_have_text("Guía de sector")

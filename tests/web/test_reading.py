"""Reading: nothing sideways, tables that sort, languages, and pages that need no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.site.reading import LANGUAGES
from tests.web.conftest import DESKTOP, PHONE, Reader
from tests.web.kinds import paths

pytestmark = pytest.mark.web

ANOTHER = "pt-BR"
at_both_sizes = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def overflow(page: Page) -> list[str]:
    """Return the elements that stick out of the window and are not scrolled inside another."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => {
            const box = element.getBoundingClientRect();
            if (!box.width || box.right <= innerWidth + 1 || box.left >= innerWidth) return false;
            for (let around = element; around; around = around.parentElement) {
                if (getComputedStyle(around).overflowX !== "visible") return false;
            }
            return true;
        }).map((element) => element.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", list(paths("en")))
def test_nothing_scrolls_sideways_on_a_phone(reader: Reader, kind: str, lang: str) -> None:
    page = reader.open(paths(lang)[kind], PHONE, lang=ANOTHER)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert overflow(page) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", list(paths("en")))
def test_nothing_scrolls_sideways_where_a_page_is_enlarged_four_times(
    reader: Reader, kind: str, lang: str
) -> None:
    page = reader.open(paths(lang)[kind], (1280 // 4, 1024 // 4), lang=ANOTHER)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert overflow(page) == []


def broken_words(page: Page, selector: str) -> list[str]:
    """Return the words that stand on two lines; one may end at a hyphen or a stroke."""
    found: list[str] = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
            const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            const broken = [];
            while (texts.nextNode()) {
                for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    const range = document.createRange();
                    range.setStart(texts.currentNode, word.index);
                    range.setEnd(texts.currentNode, word.index + word[0].length);
                    if (range.getClientRects().length > 1) broken.push(word[0]);
                }
            }
            return broken;
        })""",
        selector,
    )
    return found


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("sector", ["tanneries", "slaughterhouses-poultry"])
def test_no_word_is_broken_in_a_tile(reader: Reader, sector: str, width: int) -> None:
    page = reader.open(f"es/sectors/{sector}/", (width, 844), lang=ANOTHER)
    assert broken_words(page, ".kb-tile__label") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_feed_readers_find_the_feed_after_all_scripts_have_run(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/cases/", lang=ANOTHER)
    page.wait_for_load_state("networkidle")
    feed = page.locator('link[rel="alternate"][type="application/atom+xml"]')
    address = feed.get_attribute("href") or ""
    assert address.endswith(f"/feed.{lang}.xml")
    rels: list[str] = page.evaluate("[...document.querySelectorAll('link')].map((one) => one.rel)")
    assert [rel for rel in rels if rel != rel.strip()] == []
    # The theme looks for no page in another language: it would fetch the site map for each.
    assert [url for url in reader.requests if "sitemap" in url] == []


@at_both_sizes
@pytest.mark.parametrize("path", ["", "cases/jamaica-five-hotels/", "results/", "search/"])
def test_the_language_switch_keeps_the_page(
    reader: Reader, size: tuple[int, int], path: str
) -> None:
    page = reader.open(f"es/{path}", size)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**/en/{path}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Español").click()
    page.wait_for_url(f"**/es/{path}")


def column(page: Page, number: int) -> list[str]:
    """Return a column of the first table as its rows stand now."""
    cells: list[str] = page.locator("table").first.evaluate(
        """(table, number) => [...table.tBodies[0].rows].map(({cells}) =>
            cells[number].querySelector("data")?.value ?? cells[number].innerText.trim())""",
        number,
    )
    return cells


def test_a_click_on_a_heading_sorts_the_table_and_another_turns_it(reader: Reader) -> None:
    page = reader.open("es/countries/mx/")
    heading = page.locator("table").first.locator("th", has_text="recuperación")
    number = int(heading.evaluate("cell => cell.cellIndex"))

    heading.get_by_role("button").click()
    rising = [float(value) for value in column(page, number) if value]
    assert rising == sorted(rising)
    assert len(rising) > 1
    assert heading.get_attribute("aria-sort") == "ascending"

    heading.get_by_role("button").click()
    assert [float(value) for value in column(page, number) if value] == sorted(rising, reverse=True)
    assert heading.get_attribute("aria-sort") == "descending"
    # What has no payback stands last, whichever way; so does who has nothing to pay back.
    assert column(page, number)[-1] == ""


def test_words_sort_as_the_language_sorts_them(reader: Reader) -> None:
    page = reader.open("es/countries/")
    heading = page.locator("th").first
    heading.get_by_role("button").click()
    names = column(page, 0)
    assert names.index("México") < names.index("Nicaragua") < names.index("Panamá")
    heading.get_by_role("button").click()
    assert column(page, 0) == names[::-1]


def test_a_table_sorts_with_the_keyboard(reader: Reader) -> None:
    page = reader.open("en/countries/")
    heading = page.locator("table").first.locator("th", has_text="Centres")
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")


def test_the_heading_of_numbers_stands_above_them(reader: Reader) -> None:
    button = reader.open("en/countries/mx/").locator("th.kb-number").first.get_by_role("button")
    expect(button).to_have_css("justify-content", "flex-end")


def test_lines_of_text_keep_their_length_where_tables_get_more_room(reader: Reader) -> None:
    page = reader.open("en/results/", (1600, 900))
    text, table = (page.locator(f".kb-body > {one}").first for one in (".kb-lead", ".kb-finder"))
    width = "one => one.getBoundingClientRect().width"
    assert text.evaluate(width) < table.evaluate(width)


@pytest.mark.parametrize(
    ("browser_language", "home"),
    [("es-PE", "es/"), ("es", "es/"), ("en-US", "en/"), ("en-GB", "en/")],
)
def test_the_chooser_honours_the_language_of_the_browser(
    reader: Reader, browser_language: str, home: str
) -> None:
    page = reader.open("", lang=browser_language)
    page.wait_for_url(f"**/{home}")
    assert reader.path(page) == home


def test_the_chooser_lets_everybody_else_choose_and_remembers_it(reader: Reader) -> None:
    page = reader.open("", lang=ANOTHER)
    assert reader.path(page) == ""
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/es/")
    reader.visit(page, "")
    page.wait_for_url("**/es/")


def test_the_language_chosen_on_a_page_comes_before_that_of_the_browser(reader: Reader) -> None:
    page = reader.open("es/", lang="es-PE")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/")
    reader.visit(page, "")
    page.wait_for_url("**/en/")


def test_the_chooser_works_without_scripts(reader: Reader) -> None:
    page = reader.open("", PHONE, scripts=False)
    assert reader.path(page) == ""
    for name, home in (("English", "en/"), ("Español", "es/")):
        reader.visit(page, "")
        page.get_by_role("link", name=name).click()
        page.wait_for_url(f"**/{home}")


@at_both_sizes
def test_a_case_can_be_read_without_scripts(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open("es/cases/bolivia-poultry-slaughterhouse/", size, scripts=False)
    expect(page.locator(".kb-tile__value").first).to_have_text("4,3 meses")
    for part in (
        "h1",
        ".kb-lead",
        ".kb-facts",
        ".kb-chart",
        ".kb-table",
        ".kb-next",
        ".kb-sources",
    ):
        expect(page.locator(part).first).to_be_visible()
    bar = page.locator(".kb-bar__fill").first.bounding_box()
    assert bar is not None
    assert bar["width"] > 30
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/cases/bolivia-poultry-slaughterhouse/")


def test_the_search_leads_to_the_lists_without_scripts(reader: Reader) -> None:
    page = reader.open("es/", PHONE, scripts=False)
    page.locator("[data-kb-search]").click()
    page.wait_for_url("**/es/search/")
    links = page.locator("article li a")
    assert [link.get_attribute("href") for link in links.all()][:2] == ["../sectors/", "../cases/"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_below_a_tab_can_be_reached_on_a_phone_without_scripts(
    reader: Reader, lang: str
) -> None:
    page = reader.open(f"{lang}/cases/bolivia-poultry-slaughterhouse/", PHONE, scripts=False)
    footer = page.locator("footer a")
    targets = {link.get_attribute("href") for link in footer.all()}
    assert {"../../sectors/", "../../results/", "../../guides/", "../../centres/"} <= targets


def test_a_wrong_address_leads_back_to_both_languages(reader: Reader) -> None:
    page = reader.open("404.html", lang="es-PE")
    homes = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    assert [home.rsplit("/", 2)[1] for home in homes] == list(LANGUAGES)


def take_the_next_colours(page: Page) -> None:
    chooser = page.locator("label[for^=__palette]:visible")
    offered = chooser.get_attribute("for") or ""
    chooser.click()
    expect(chooser).not_to_have_attribute("for", offered)


def test_the_reader_can_choose_dark_colours_and_keeps_them(reader: Reader) -> None:
    page = reader.open("en/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(2):
        take_the_next_colours(page)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.visit(page, "en/results/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def fetched_theme(reader: Reader) -> int:
    """Return how often the script of the theme was asked for."""
    return sum("bundle" in address for address in reader.requests)


def test_the_script_of_the_theme_comes_to_a_phone_for_the_colours_alone(reader: Reader) -> None:
    page = reader.open("en/", PHONE)
    assert fetched_theme(reader) == 0
    body = page.locator("body")
    for _ in range(2):
        take_the_next_colours(page)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert fetched_theme(reader) == 1
    reader.visit(page, "en/results/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("label[for^=__palette]:visible")).to_have_attribute(
        "title", "Dark colours. Let the device choose"
    )
    assert fetched_theme(reader) == 1


def test_two_quick_taps_on_the_colours_are_two_while_the_script_is_on_its_way(
    reader: Reader,
) -> None:
    page = reader.open("en/", PHONE)
    waiting: list[Route] = []
    page.route("**/bundle.*.js", lambda route: waiting.append(route))
    for _ in range(2):
        page.locator("label[for^=__palette]:visible").click()
    (script,) = waiting
    script.continue_()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_it_comes_to_who_walks_through_the_page_with_the_keyboard(reader: Reader) -> None:
    page = reader.open("en/", PHONE)
    page.keyboard.press("ArrowDown")
    assert fetched_theme(reader) == 0
    with page.expect_response("**/bundle.*.js"):
        page.keyboard.press("Tab")
    assert fetched_theme(reader) == 1


def test_it_is_there_at_once_where_there_is_room_for_columns(reader: Reader) -> None:
    reader.open("en/")
    assert fetched_theme(reader) == 1

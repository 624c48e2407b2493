"""The reader's own trade and country: chosen once, kept, shared, forgotten; on every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESKTOP, PHONE, Reader, Scheme
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.web

CHANGE = re.compile("^(Cambiar|Change it)$")
FORBID_STORAGE = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("Forbidden", "SecurityError"); },
})"""
# Half of what still counts as good: https://web.dev/articles/cls
MOST_SHIFT = 0.05
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((one) => one.value)))
    .observe({type: "layout-shift", buffered: true});"""


def chosen(page: Page) -> dict[str, str]:
    """Return what is chosen, as the selects have it."""
    selects = page.locator(".kb-own select").all()
    return {one.get_attribute("name") or "": one.input_value() for one in selects}


def choose(page: Page, name: str, label: str) -> int:
    """Choose in one of the selects, and return with how many taps on a phone."""
    select = page.locator(f".kb-own select[name={name}]")
    expect(select).to_be_visible()
    select.select_option(label=label)
    expect(page.locator(".kb-own summary")).to_have_text(CHANGE)
    return 2


def article(page: Page) -> str:
    """Return the text of a page as it is seen, but for the choice itself."""
    text: str = page.evaluate(
        """() => {
            for (const own of document.querySelectorAll(".kb-own")) own.remove();
            return document.querySelector(".kb-page").innerText.replace(/\\s+/g, " ").trim();
        }"""
    )
    return text


@pytest.mark.parametrize(
    ("lang", "trade", "country", "said"),
    [
        (
            "es",
            "Curtiembres",
            "México",
            "Ahora para México · Tenerías: lo de allí va primero, con sus palabras y sus números.",
        ),
        (
            "en",
            "Tanneries",
            "Mexico",
            "Now for Mexico · Tanneries: what is from there comes first, in its words and numbers.",
        ),
    ],
)
def test_on_the_first_page_trade_and_country_are_chosen_with_four_taps(
    reader: Reader, lang: str, trade: str, country: str, said: str
) -> None:
    page = reader.open(f"{lang}/", PHONE)
    taps = choose(page, "trade", trade) + choose(page, "here", country)
    assert taps == 4
    expect(page.get_by_role("status").filter(has_text=country)).to_have_text(said)
    page.wait_for_url(f"**/{lang}/?trade=tanneries&here=mx")


def test_the_choice_is_on_the_first_screen_of_a_phone(reader: Reader) -> None:
    page = reader.open("es/", PHONE)
    for name in ("trade", "here"):
        box = page.locator(f".kb-own select[name={name}]").bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 740


def test_the_next_page_knows_the_choice(reader: Reader) -> None:
    page = reader.open("es/", PHONE)
    choose(page, "here", "Bolivia")
    choose(page, "trade", "Curtiembres")
    reader.visit(page, "es/cases/jamaica-five-hotels/")
    bar = page.locator(".kb-own__bar > a:visible")
    assert bar.all_inner_texts() == ["Su país: Bolivia", "Curtiembres"]
    expect(page.locator(".kb-own summary")).to_have_text("Cambiar")
    bar.nth(0).click()
    page.wait_for_url("**/es/countries/bo/")
    page.locator(".kb-own__bar > a", has_text="Curtiembres").click()
    page.wait_for_url("**/es/sectors/tanneries/")


def test_the_other_language_knows_it_too(reader: Reader) -> None:
    page = reader.open("es/?here=mx", PHONE)
    reader.visit(page, "en/cases/jamaica-five-hotels/")
    expect(page.locator(".kb-own__bar > a:visible")).to_have_text(["Your country: Mexico"])


def test_an_address_brings_the_choice_to_another_browser_and_keeps_what_else_it_says(
    reader: Reader,
) -> None:
    page = reader.open("es/results/?q=agua", PHONE)
    page.locator(".kb-own summary").click()
    choose(page, "here", "Honduras")
    address = reader.path(page)
    assert address == "es/results/?q=agua&here=hn"
    another = reader.open(address, PHONE)
    assert chosen(another) == {"trade": "", "here": "hn"}
    reader.visit(another, "es/measures/")
    assert chosen(another) == {"trade": "", "here": "hn"}


def test_an_address_comes_before_what_was_chosen_earlier(reader: Reader) -> None:
    page = reader.open("es/?here=bo&trade=tanneries")
    reader.visit(page, "es/results/?here=pe")
    assert chosen(page) == {"trade": "tanneries", "here": "pe"}


def test_an_address_that_somebody_sent_does_not_make_the_own_choice_forgotten(
    reader: Reader,
) -> None:
    page = reader.open("es/")
    choose(page, "here", "Bolivia")
    reader.visit(page, "es/results/?here=mx")
    assert chosen(page)["here"] == "mx"
    reader.visit(page, "es/measures/")
    assert chosen(page)["here"] == "bo"


@pytest.mark.parametrize("query", ["?here=zz&trade=pizza", "?here=&trade="])
def test_what_is_no_country_of_the_site_leaves_the_own_choice(reader: Reader, query: str) -> None:
    page = reader.open("es/?here=bo&trade=tanneries")
    reader.visit(page, f"es/results/{query}")
    assert chosen(page) == {"trade": "tanneries", "here": "bo"}


def test_going_back_to_an_address_does_not_undo_a_later_choice(reader: Reader) -> None:
    page = reader.open("es/results/?here=bo")
    reader.visit(page, "es/measures/")
    page.locator(".kb-own summary").click()
    choose(page, "here", "Perú")
    page.go_back()
    page.wait_for_url("**/es/results/?here=pe")
    assert chosen(page)["here"] == "pe"


def test_one_tap_forgets_it_on_the_first_page(reader: Reader) -> None:
    page = reader.open("es/?here=mx&trade=tanneries", PHONE)
    page.get_by_role("button", name="Olvidar mi elección").tap()
    expect(page.locator(".kb-own [role=status]")).to_have_text(
        "Olvidado. El sitio vuelve a ser para todos los países."
    )
    assert reader.path(page) == "es/"
    assert chosen(page) == {"trade": "", "here": ""}
    reader.visit(page, "es/sectors/tanneries/")
    expect(page.locator("h1 span")).to_have_text("Curtiembres")


def test_what_was_changed_is_as_it_was_when_the_choice_is_forgotten(reader: Reader) -> None:
    untouched = article(reader.open("es/sectors/tanneries/"))
    page = reader.open("es/sectors/tanneries/?here=mx")
    page.locator(".kb-own summary").click()
    choose(page, "here", "Bolivia")
    page.get_by_role("button", name="Olvidar mi elección").click()
    assert article(page) == untouched


def test_where_storage_is_forbidden_the_choice_holds_for_the_page_and_in_its_address(
    reader: Reader,
) -> None:
    page = reader.open("en/")
    page.context.add_init_script(FORBID_STORAGE)
    reader.visit(page, "es/sectors/tanneries/")
    page.locator(".kb-own summary").click()
    choose(page, "here", "México")
    expect(page.locator("h1")).to_contain_text("Tenerías (Curtiembres)")
    page.reload()
    expect(page.locator("h1")).to_contain_text("Tenerías (Curtiembres)")
    reader.visit(page, "es/sectors/tanneries/")
    assert chosen(page) == {"trade": "", "here": ""}


def test_the_choice_works_where_the_pages_are_files(offline: Reader) -> None:
    page = offline.open("es/sectors/tanneries/index.html")
    page.locator(".kb-own summary").click()
    choose(page, "here", "México")
    expect(page.locator("h1")).to_contain_text("Tenerías (Curtiembres)")
    page.wait_for_url("**/es/sectors/tanneries/index.html?here=mx")
    offline.visit(page, "es/results/index.html")
    assert chosen(page)["here"] == "mx"


@pytest.mark.parametrize(
    "query", ["?here=zz&trade=pizza", "?here=%22%5D%3Cb%3E&trade=%22", "?here"]
)
def test_what_is_no_country_of_the_site_changes_nothing(reader: Reader, query: str) -> None:
    page = reader.open(f"es/sectors/tanneries/{query}")
    assert chosen(page) == {"trade": "", "here": ""}
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("localStorage.getItem('kb.own')") is None


@pytest.mark.parametrize("path", ["", "sectors/tanneries/", "programmes/", "countries/bo/"])
def test_without_a_choice_a_page_says_what_it_says_without_scripts(
    reader: Reader, path: str
) -> None:
    with_scripts = article(reader.open(f"es/{path}"))
    without = reader.open(f"es/{path}", scripts=False)
    expect(without.locator(".kb-own__choice")).not_to_be_visible()
    expect(without.locator(".kb-own").get_by_role("link", name="Países")).to_be_visible()
    assert article(without) == with_scripts


@pytest.mark.parametrize("path", ["es/sectors/tanneries/", "es/results/", "es/countries/"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_the_page_is_read(
    reader: Reader, path: str, size: tuple[int, int]
) -> None:
    page = reader.open("es/?here=mx&trade=tanneries", size)
    page.context.add_init_script(WATCH_SHIFTS)
    reader.visit(page, path)
    page.wait_for_timeout(300)
    assert sum(page.evaluate("window.shifts")) < MOST_SHIFT


def test_the_page_is_shown_where_the_script_does_not_come(reader: Reader) -> None:
    page = reader.open("es/?here=mx")
    page.route("**/own.js", lambda route: route.abort())
    reader.visit(page, "es/sectors/tanneries/")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("h1 span").inner_text() == "Curtiembres"
    assert [text for text in reader.complaints if "own.js" not in text and "ERR_" not in text] == []
    reader.complaints.clear()


def test_the_choice_is_made_with_the_keyboard(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/")
    page.locator(".kb-own summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Hond")
    expect(page.locator("[name=here]")).to_be_focused()
    expect(page.locator(".kb-own__bar > a:visible")).to_have_text(["Su país: Honduras"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Olvidar mi elección")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kb-own summary")).to_be_focused()
    assert chosen(page) == {"trade": "", "here": ""}


def test_what_is_printed_is_what_is_seen(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=mx")
    page.emulate_media(media="print")
    expect(page.locator(".kb-own")).not_to_be_visible()
    expect(page.locator("h1 span")).to_have_text("Tenerías (Curtiembres)")
    expect(page.locator(".kb-tile__value", has_text="20,400")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "sectors/tanneries/", "results/"])
def test_axe_finds_nothing_in_the_open_choice(
    reader: Reader, axe: Path, path: str, scheme: Scheme
) -> None:
    page = reader.open(f"es/{path}?here=mx&trade=tanneries", PHONE, scheme=scheme)
    if path:
        page.locator(".kb-own summary").click()
    assert violations(page, axe) == []


@pytest.mark.parametrize("path", ["", "sectors/slaughterhouses-poultry/"])
def test_the_open_choice_fits_a_very_narrow_phone(reader: Reader, path: str) -> None:
    page = reader.open(f"es/{path}?here=sv&trade=slaughterhouses-poultry", (320, 568))
    if path:
        page.locator(".kb-own summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320

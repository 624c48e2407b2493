"""The lists that readers narrow, sort and take along: at phone width, as addresses, as files."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.site.reading import CASES, LANGUAGES
from tests.web.conftest import DESKTOP, PHONE, Reader
from tests.web.test_accessibility import ANOTHER

pytestmark = pytest.mark.web

LISTS = ("results", "measures", "centres", "financing")
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def listed(page: Page) -> list[str]:
    """Return the ids of what is in the list, from top to bottom."""
    shown: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-kb-item]')].filter((row) => !row.hidden)"
        ".map((row) => row.dataset.kbItem)"
    )
    return shown


def status(page: Page) -> str:
    return page.locator(".kb-finder [data-kb-status]").inner_text()


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f".kb-finder input[name={facet}][value={value}]")


def choose(page: Page, facet: str, value: str) -> None:
    """Choose a value of a facet, in a window that is wide enough to show the facets."""
    place = page.locator(f".kb-finder [data-kb-facet={facet}]")
    if not box(page, facet, value).is_visible():
        place.locator("summary").click()
    box(page, facet, value).click()


def counts(page: Page, facet: str) -> dict[str, int]:
    """Return how many each value of a facet would give."""
    found: dict[str, int] = page.locator(f".kb-finder [data-kb-facet={facet}] label").evaluate_all(
        "labels => Object.fromEntries(labels.map((label) => [label.querySelector('input').value, "
        "Number(label.querySelector('[data-kb-count]').textContent)]))"
    )
    return found


def numbers(page: Page, key: str) -> list[tuple[str, float]]:
    """Return currency and amount of what the list shows, where there is one."""
    found: list[tuple[str, float]] = page.evaluate(
        "key => [...document.querySelectorAll('[data-kb-item]')].filter((row) => !row.hidden)"
        ".map((row) => row.querySelector(`[data-kb-key=${key}]`)).filter(Boolean)"
        ".map((one) => [one.dataset.kbUnit ?? '', Number(one.value)])",
        key,
    )
    return [(unit, value) for unit, value in found]


def count_taps(page: Page) -> None:
    """Count from now on how often the screen is touched."""
    page.evaluate("() => { window.taps = 0; addEventListener('touchstart', () => window.taps++); }")


def taps(page: Page) -> int:
    touched: int = page.evaluate("window.taps")
    return touched


# --- The questions that the site is for ---------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "answer"), [("es", f"1 de {CASES} casos"), ("en", f"1 of {CASES} cases")]
)
def test_which_cases_paid_back_in_six_months_with_water_savings_in_hotels_or_food(
    reader: Reader, lang: str, answer: str
) -> None:
    page = reader.open(f"{lang}/results/", PHONE)
    count_taps(page)
    page.locator(".kb-finder [data-kb-filter]").tap()
    page.locator(".kb-finder [data-kb-facet=payback] summary").tap()
    box(page, "payback", "lt6m").tap()
    page.locator(".kb-finder [data-kb-facet=resource] summary").tap()
    box(page, "resource", "water").tap()
    page.locator(".kb-finder [data-kb-facet=sector] summary").tap()
    # The numbers tell already that among hotels there is none, and one among all trades of food.
    assert taps(page) == 6
    found = {sector: count for sector, count in counts(page, "sector").items() if count}
    assert found == {"all-food": 1, "slaughterhouses-poultry": 1, "tanneries": 1}
    box(page, "sector", "all-food").tap()
    page.locator(".kb-finder [data-kb-close]").tap()
    assert taps(page) == 8
    expect(page.locator(".kb-finder [data-kb-status]")).to_have_text(answer)
    expect(page.locator(".kb-finder [data-kb-status]")).to_be_in_viewport()
    assert listed(page) == ["bolivia-poultry-slaughterhouse"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_gives_energy_audits_and_where(reader: Reader, lang: str) -> None:
    page = reader.open(f"{lang}/centres/", PHONE)
    count_taps(page)
    page.locator(".kb-finder [data-kb-filter]").tap()
    page.locator(".kb-finder [data-kb-facet=service] summary").tap()
    box(page, "service", "audits").tap()
    assert taps(page) == 3
    cards = page.locator(".kb-finder [data-kb-item]:not([hidden])")
    assert {"cpts-bolivia", "cnpl-honduras"} <= {*listed(page)}
    texts = cards.all_inner_texts()
    assert all(any(country in text for text in texts) for country in ("Bolivia", "Honduras"))


# --- Facets -------------------------------------------------------------------------------------


def test_values_of_a_facet_add_up_and_facets_narrow_each_other(reader: Reader) -> None:
    page = reader.open("en/results/")
    rows = page.locator(".kb-finder [data-kb-item]")
    sectors, countries = (
        [{*(row.get_attribute(f"data-kb-in-{facet}") or "").split()} for row in rows.all()]
        for facet in ("sector", "country")
    )
    by_sector = counts(page, "sector")
    choose(page, "sector", "hotels")
    assert len(listed(page)) == by_sector["hotels"] == sum("hotels" in one for one in sectors)
    # The other values of a facet in which something is chosen say what they would give.
    assert counts(page, "sector") == by_sector
    choose(page, "sector", "tanneries")
    either = [bool(one & {"hotels", "tanneries"}) for one in sectors]
    assert len(listed(page)) == sum(either)
    assert counts(page, "country") == {
        code: sum(is_in and code in one for is_in, one in zip(either, countries, strict=True))
        for code in set().union(*countries)
    }
    choose(page, "country", "jm")
    assert listed(page)
    assert counts(page, "sector")["cardboard"] == 0
    # What would give nothing stays, and says so.
    expect(box(page, "sector", "cardboard").locator("xpath=..")).to_have_class(re.compile("zero"))


def test_a_facet_never_disappears(reader: Reader) -> None:
    page = reader.open("en/results/?sector=cardboard&country=pe")
    assert listed(page) == []
    assert page.locator(".kb-finder [data-kb-facet]:visible").count() == 9
    expect(page.locator(".kb-finder [data-kb-none]")).to_be_visible()
    page.locator(".kb-finder [data-kb-none] button").click()
    assert status(page) == f"{CASES} of {CASES} cases"
    assert query(page) == ""


def test_a_measure_of_every_sector_is_found_by_each(reader: Reader) -> None:
    page = reader.open("en/measures/?sector=hotels")
    found = page.locator(".kb-finder [data-kb-item]:not([hidden])")
    sectors = {one.get_attribute("data-kb-in-sector") or "" for one in found.all()}
    assert "*" in sectors
    assert all("hotels" in one.split() for one in sectors - {"*"})
    assert len(listed(page)) == counts(page, "sector")["hotels"]


def test_words_narrow_the_list_whatever_their_accents(reader: Reader) -> None:
    page = reader.open("es/results/")
    words = page.locator(".kb-finder [data-kb-words]")
    words.fill("CURTIEMBRE")
    with_word = listed(page)
    assert with_word
    words.fill("agua bolívia")
    assert listed(page)
    assert query(page) == "q=agua+bol%C3%ADvia"
    # The beginning of a word, and not its middle: "agua" is no part of "Paraguay".
    words.fill("uay")
    assert listed(page) == []


def test_what_is_chosen_stands_above_the_list_and_goes_with_a_tap(reader: Reader) -> None:
    page = reader.open("en/results/?sector=hotels&payback=lt1y", PHONE)
    chips = page.locator(".kb-finder .kb-chips button")
    expect(chips).to_have_text(["Remove: Hotels", "Remove: Under 1 year"])
    expect(page.locator(".kb-finder [data-kb-filter]")).to_have_text("Filter (2 chosen)")
    chips.first.tap()
    assert query(page) == "payback=lt1y"
    expect(chips).to_be_focused()
    chips.first.tap()
    assert (query(page), status(page)) == ("", f"{CASES} of {CASES} cases")
    expect(page.locator(".kb-finder [data-kb-status]")).to_be_focused()


def test_the_list_works_with_the_keyboard_alone(reader: Reader) -> None:
    page = reader.open("en/results/", PHONE)
    page.locator(".kb-finder [data-kb-filter]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    facet = page.locator(".kb-finder [data-kb-facet=sector]")
    expect(facet.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    first = facet.locator("input").first
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    assert query(page) == f"sector={first.input_value()}"
    for _ in range(facet.locator("input").count()):
        page.keyboard.press("Tab")
    expect(page.locator(".kb-finder [data-kb-facet=country] summary")).to_be_focused()


# --- Addresses ----------------------------------------------------------------------------------


def test_an_address_holds_what_is_chosen_and_back_returns_to_it(reader: Reader) -> None:
    page = reader.open("en/results/")
    choose(page, "sector", "hotels")
    choose(page, "sector", "tanneries")
    page.locator(".kb-finder [data-kb-order]").select_option("-saving")
    assert query(page) == "sector=hotels&sector=tanneries&sort=-saving"
    order = listed(page)
    page.reload()
    assert listed(page) == order
    page.locator(".kb-finder [data-kb-item]:not([hidden]) th a").first.click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    expect(box(page, "sector", "tanneries")).to_be_checked()
    assert listed(page) == order
    page.go_back()
    assert query(page) == "sector=hotels&sector=tanneries"
    page.go_back()
    assert query(page) == "sector=hotels"
    expect(box(page, "sector", "tanneries")).not_to_be_checked()
    page.go_back()
    assert (query(page), status(page)) == ("", f"{CASES} of {CASES} cases")


def test_an_address_with_what_there_is_not_lists_nothing_and_says_what_was_asked(
    reader: Reader,
) -> None:
    page = reader.open("en/results/?sector=shipyards&sort=colour&here=bo")
    assert listed(page) == []
    expect(page.locator(".kb-finder .kb-chips button")).to_have_text(re.compile("shipyards"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".kb-finder [data-kb-none] button").click()
    # What others keep in the address stays there.
    assert query(page) == "here=bo"


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("path", "chosen"),
    [("sectors/tanneries/", "sector=tanneries"), ("countries/bo/", "country=bo")],
)
def test_a_sector_and_a_country_lead_to_their_results(
    reader: Reader, path: str, chosen: str, lang: str
) -> None:
    page = reader.open(f"{lang}/{path}")
    # It may stand in a part that is folded.
    page.locator(f"a[href$='results/?{chosen}']").evaluate("link => link.click()")
    page.wait_for_url(f"**/{lang}/results/?{chosen}")
    facet, _, value = chosen.partition("=")
    expect(box(page, facet, value)).to_be_checked()
    assert listed(page)


def test_the_lists_work_as_files(offline: Reader) -> None:
    page = offline.open("es/results/index.html")
    choose(page, "sector", "hotels")
    assert query(page) == "sector=hotels"
    assert len(listed(page)) == counts(page, "sector")["hotels"]
    page.go_back()
    assert status(page) == f"{CASES} de {CASES} casos"


# --- Sorting ------------------------------------------------------------------------------------


def with_bolivianos(route: Route) -> None:
    """Let some savings of the real cases be in another currency."""
    html = route.fetch().text()
    mark = 'data-kb-key="saving" data-kb-unit="'
    first, *others = html.split(f"{mark}USD")
    marked = (f"{mark}{'BOB' if n % 3 == 1 else 'USD'}{text}" for n, text in enumerate(others))
    route.fulfill(body="".join((first, *marked)), content_type="text/html; charset=utf-8")


@SIZES
def test_amounts_are_sorted_within_their_currency(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open("", size, lang=ANOTHER)
    page.route("**/en/results/", with_bolivianos)
    reader.visit(page, "en/results/")
    page.locator(".kb-finder [data-kb-order]").select_option("-saving")
    found = numbers(page, "saving")
    units = list(dict.fromkeys(unit for unit, _ in found))
    amounts = {one: [value for unit, value in found if unit == one] for one in units}
    assert {"USD", "BOB"} <= {*units}
    assert len(amounts["BOB"]) > 1
    # What most amounts are in comes first.
    counts = [len(amounts[one]) for one in units]
    assert counts == sorted(counts, reverse=True)
    assert found == [(one, value) for one in units for value in sorted(amounts[one], reverse=True)]
    expect(page.locator(".kb-finder [data-kb-units]")).to_have_text(
        f"Sorted within each currency, and never across: {', '.join(units)}. Nothing was converted."
    )
    page.locator(".kb-finder [data-kb-order]").select_option("payback")
    expect(page.locator(".kb-finder [data-kb-units]")).to_be_hidden()


def test_what_has_no_value_comes_last_either_way(reader: Reader) -> None:
    page = reader.open("en/results/?sort=-payback")
    known = len(numbers(page, "payback"))
    assert 10 < known < CASES
    for sort in ("payback", "-payback"):
        page.locator(".kb-finder [data-kb-order]").select_option(sort)
        rows = page.locator(".kb-finder [data-kb-item]")
        has = rows.evaluate_all(
            "rows => rows.map((row) => !!row.querySelector('[data-kb-key=payback]'))"
        )
        assert has == [True] * known + [False] * (CASES - known)


def test_a_heading_sorts_and_says_how(reader: Reader) -> None:
    page = reader.open("en/results/")
    payback = page.locator("th[data-kb-sort=payback]")
    expect(payback).to_have_attribute("aria-sort", "ascending")
    usual = listed(page)
    payback.get_by_role("button").click()
    expect(payback).to_have_attribute("aria-sort", "descending")
    assert query(page) == "sort=-payback"
    expect(page.locator(".kb-finder [data-kb-order]")).to_have_value("-payback")
    payback.get_by_role("button").click()
    assert (query(page), listed(page)) == ("", usual)
    name = page.locator("th[data-kb-sort=name]")
    name.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(name).to_have_attribute("aria-sort", "ascending")
    expect(payback).not_to_have_attribute("aria-sort", re.compile(""))


def test_resources_can_be_sorted_by_how_much_less_is_used(reader: Reader) -> None:
    page = reader.open("en/results/?sort=change-water")
    changes = [value for _, value in numbers(page, "change-water")]
    assert len(changes) > 3
    assert changes == sorted(changes)


def test_the_own_country_comes_first_until_the_reader_sorts(reader: Reader) -> None:
    page = reader.open("en/results/?here=mx")
    own = {
        row.get_attribute("data-kb-item") or ""
        for row in page.locator(".kb-finder [data-kb-in-country~=mx]").all()
    }
    assert set(listed(page)[: len(own)]) == own
    page.locator(".kb-finder [data-kb-order]").select_option("-payback")
    amounts = [value for _, value in numbers(page, "payback")]
    assert amounts == sorted(amounts, reverse=True)
    assert query(page) == "here=mx&sort=-payback"

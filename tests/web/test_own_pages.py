"""What follows the own country: the order of lists, words of the trade, numbers, handouts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.locales import locale
from tests.web.conftest import PHONE, Reader
from tests.web.test_own import article, choose

pytestmark = pytest.mark.web

NARROW = "\N{NARROW NO-BREAK SPACE}"


def first_links(items: Locator) -> list[str]:
    """Return the first links of the items of a list, without marks."""
    return [item.locator("a").first.inner_text() for item in items.all()]


def test_a_list_puts_the_own_country_first_and_says_so(reader: Reader) -> None:
    among = "#varios-sectores ~ ul"
    usual = first_links(reader.open("es/cases/").locator(among).first.locator("li"))
    items = reader.open("es/cases/?here=mx").locator(among).first.locator("li")
    own = [item for item in items.all() if "mx" in (item.get_attribute("data-countries") or "")]
    assert 0 < len(own) < len(usual)
    # What is of several countries, his among them, is his as well; the others follow as they stood.
    first = first_links(items)[: len(own)]
    assert first_links(items) == [
        *(one for one in usual if one in first),
        *(one for one in usual if one not in first),
    ]
    marked = ["en su país" in item.inner_text() for item in items.all()]
    assert marked == [True] * len(own) + [False] * (len(usual) - len(own))


def test_who_can_be_telephoned_at_home_stands_first(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=mx")
    cards = page.locator(".kb-contacts").first.locator(":scope > li")
    own = ["mx" in (card.get_attribute("data-countries") or "") for card in cards.all()]
    assert own == sorted(own, reverse=True)


def test_cards_put_the_own_country_first(reader: Reader) -> None:
    page = reader.open("es/programmes/?here=bo")
    cards = page.locator(".kb-cards").first.locator(".kb-card")
    countries = [card.get_attribute("data-countries") or "" for card in cards.all()]
    own = ["bo" in ids.split() for ids in countries]
    assert own == sorted(own, reverse=True)
    assert True in own
    assert False in own
    expect(cards.first).to_contain_text("en su país")
    expect(cards.last).not_to_contain_text("en su país")


def test_the_part_of_the_own_country_stands_before_those_of_others(reader: Reader) -> None:
    names = "details.kb-part > summary"
    usual = reader.open("es/bodies/").locator(names).all_inner_texts()
    page = reader.open("es/bodies/?here=mx")
    first, *others = page.locator(names).all_inner_texts()
    assert first == "México en su país"
    assert others == [name for name in usual if name != "México"]
    expect(page.locator(".kb-body > h1 + p")).to_have_count(1)
    page.locator(".kb-own summary").click()
    page.get_by_role("button", name="Olvidar").click()
    expect(page.locator(names)).to_have_text(usual)


def test_a_table_puts_the_own_country_first(reader: Reader) -> None:
    names = "tbody tr td:first-child"
    usual = reader.open("es/countries/").locator(names).all_inner_texts()
    first, *others = reader.open("es/countries/?here=hn").locator(names).all_inner_texts()
    assert first == "Honduras en su país"
    assert others == [name for name in usual if name != "Honduras"]


def test_where_all_is_of_the_own_country_nothing_is_marked(reader: Reader) -> None:
    page = reader.open("es/countries/bo/?here=bo")
    assert page.locator(".kb-own-mark").count() == 0


def test_a_trade_is_called_as_the_country_calls_it(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=mx")
    expect(page.locator("h1 span")).to_have_text("Tenerías (Curtiembres)")
    reader.visit(page, "es/")
    link = page.locator(".kb-card a", has_text="Tenerías")
    expect(link).to_have_attribute("title", "Curtiembres")
    assert page.locator(".kb-card a", has_text="Curtiembres").count() == 0
    reader.visit(page, "es/sectors/hotels/")
    expect(page.locator(".md-nav__link:visible", has_text="Tenerías")).to_be_visible()


def test_where_a_country_says_it_as_the_site_does_nothing_changes(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=bo")
    expect(page.locator("h1 span")).to_have_text("Curtiembres")
    expect(page.locator("h1 span")).not_to_have_attribute("title", "Curtiembres")
    reader.visit(page, "es/sectors/slaughterhouses-poultry/")
    expect(page.locator("h1 span")).to_have_text(
        "Mataderos avícolas (Plantas faenadoras de pollos)"
    )


def test_english_words_stay_as_they_are(reader: Reader) -> None:
    page = reader.open("en/sectors/tanneries/?here=mx")
    assert "Tenerías" not in article(page)


def figures(page: Page) -> dict[str, str]:
    """Return the figures of a page that have a number to sort by, as they are written."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("data[value]")]
            .filter(({value}) => value)
            .map(({value, textContent}) => [value, textContent.trim()]))"""
    )
    return found


@pytest.mark.parametrize(
    ("country", "sector", "shown"),
    [
        ("hn", "tanneries", {"130630": "US$\xa0130,630", "20400": "US$\xa020,400"}),
        ("bo", "tanneries", {"130630": "US$\xa0130.630", "2240": "US$\xa02.240"}),
        ("cr", "tanneries", {"130630": "US$\xa0130\xa0630", "2240": "US$\xa02\xa0240"}),
        ("br", "tanneries", {"130630": f"US$\xa0130{NARROW}630", "2240": "US$\xa02240"}),
    ],
)
def test_numbers_of_a_general_page_are_written_as_the_country_does(
    reader: Reader, country: str, sector: str, shown: dict[str, str]
) -> None:
    found = figures(reader.open(f"es/sectors/{sector}/?here={country}"))
    assert {value: found[value] for value in shown} == shown


@pytest.mark.parametrize("country", ["bo", "mx"])
def test_numbers_are_those_of_the_own_page_of_the_country(reader: Reader, country: str) -> None:
    own = figures(reader.open(f"es/countries/{country}/"))
    general = figures(reader.open(f"es/results/?here={country}"))
    # The same number may be an amount of one case and a quantity of another.
    both = {
        value
        for value in own.keys() & general.keys()
        if own[value].split("\xa0")[0] == general[value].split("\xa0")[0]
    }
    assert len(both) > 3
    assert {value: general[value] for value in both} == {value: own[value] for value in both}


@pytest.mark.parametrize("path", ["countries/bo/", "cases/cpts-san-lorenzo-tannery/"])
@pytest.mark.parametrize(
    ("country", "saving", "payback"),
    [
        ("mx", "US$\xa020,400", "1.3 meses"),
        ("bo", "US$\xa020.400", "1,3 meses"),
        ("br", f"US$\xa020{NARROW}400", "1,3 meses"),
    ],
)
def test_the_page_of_another_country_follows_the_own_one_too(
    reader: Reader, path: str, country: str, saving: str, payback: str
) -> None:
    text = reader.open(f"es/{path}?here={country}").locator("main").inner_text()
    assert saving in text
    assert payback in text


def test_where_the_own_country_writes_as_the_language_does_four_digits_stand_alone(
    reader: Reader,
) -> None:
    text = reader.open("es/countries/bo/?here=jm").locator("main").inner_text()
    assert "US$\xa03800" in text


@pytest.mark.parametrize("country", ["bo", "hn", "cr", "mx"])
def test_numbers_are_written_as_the_generator_writes_them_there(
    reader: Reader, country: str
) -> None:
    found = figures(reader.open(f"es/results/?here={country}"))
    words = locale("es", country.upper())
    large = {one: shown for one, shown in found.items() if "US$" in shown and Decimal(one) > 999}
    assert len(large) > 10
    wrong = [one for one in large.items() if words.number(Decimal(one[0]), 0) not in one[1]]
    assert wrong == []


def test_years_and_titles_of_sources_stay_as_they_are(reader: Reader) -> None:
    usual = reader.open("es/sectors/tanneries/").locator(".kb-sources").inner_text()
    own = reader.open("es/sectors/tanneries/?here=mx").locator(".kb-sources").inner_text()
    assert own == usual


def test_a_guide_leads_to_who_helps_at_home(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=bo", PHONE)
    link = page.locator("a", has_text="Quién ayuda en Bolivia")
    page.locator("details.kb-part", has=link).locator(":scope > summary").click()
    link.click()
    page.wait_for_url("**/es/countries/bo/#*")
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


def test_a_guide_begins_with_the_handout_of_the_country(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=mx", PHONE)
    button = page.locator(".kb-start__print")
    assert (button.get_attribute("href") or "").endswith("/print/tanneries-handout-mx-letter.pdf")
    expect(button.locator("xpath=following-sibling::span")).to_contain_text("México, Carta, ")
    page.locator(".kb-own summary").click()
    page.get_by_role("button", name="Olvidar mi elección").click()
    assert (button.get_attribute("href") or "").endswith("/print/tanneries-handout-a4.pdf")
    expect(button.locator("xpath=following-sibling::span")).to_contain_text("A4, ")


def test_the_handout_of_the_country_needs_no_unfolding(reader: Reader) -> None:
    page = reader.open("es/sectors/tanneries/?here=pe")
    folded = page.locator(".kb-fold > .kb-shelf > li")
    shown = page.locator(".kb-downloads > .kb-shelf > li")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Perú")
    expect(shown).to_contain_text("en su país")
    assert "Perú" not in "".join(folded.all_inner_texts())
    page.locator(".kb-own summary").click()
    page.get_by_role("button", name="Olvidar mi elección").click()
    expect(shown).to_have_count(0)
    assert "Perú" in "".join(text or "" for text in folded.all_text_contents())


def test_a_list_that_is_sorted_keeps_its_order_and_marks_the_own(reader: Reader) -> None:
    usual = reader.open("es/results/?sort=-payback").locator("tbody tr:visible th")
    page = reader.open("es/results/?sort=-payback&here=bo")
    heads = page.locator("tbody tr:visible th")
    expect(page.locator(".kb-own-mark").first).to_be_attached()
    assert first_links(heads) == first_links(usual)


def test_a_list_that_is_not_sorted_has_the_own_first_as_soon_as_it_is_chosen(
    reader: Reader,
) -> None:
    page = reader.open("es/results/")
    page.locator(".kb-own summary").click()
    choose(page, "here", "Jamaica")
    first = page.locator("tbody tr:visible th").first
    expect(first).to_contain_text("Jamaica")
    expect(first).to_contain_text("en su país")

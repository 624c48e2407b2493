"""The reader's own trade and country: what can be chosen, and which numbers of a page follow it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks import check
from generator.settings import Settings
from generator.views.edition import Edition
from generator.views.own import choice, helpers_at_home, most_unlike
from generator.views.page import Extras
from generator.views.plan import editions
from generator.views.trades import title_in
from generator.web.html import body
from generator.web.numbers import marked
from generator.web.pages import Pages

ROOT = Path(__file__).parents[2]
MARK = 'class="kb-n"'
NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def by_lang() -> dict[str, Edition]:
    library, _ = check(ROOT / "content")
    return editions(library, Settings("https://example.org/", ""))


@pytest.mark.parametrize(
    ("country", "signs"),
    [("bo", ".,"), ("hn", ",."), ("cr", "\xa0,"), ("mx", ",."), ("br", ""), ("jm", "")],
)
def test_a_country_has_its_signs_where_the_general_pages_have_others(
    by_lang: dict[str, Edition], country: str, signs: str
) -> None:
    offered = choice(by_lang["es"])
    assert offered.signs == f"{NARROW},"
    assert {one.id: one.signs for one in offered.countries}[country] == signs


def test_english_numbers_are_the_same_everywhere(by_lang: dict[str, Edition]) -> None:
    assert {one.signs for one in choice(by_lang["en"]).countries} == {""}
    assert most_unlike(by_lang["en"], "") is None
    assert most_unlike(by_lang["en"], "BO") is None


@pytest.mark.parametrize(("country", "other"), [("", "CU"), ("BO", "CU"), ("MX", "")])
def test_numbers_are_held_against_those_of_a_country_with_another_sign_before_decimals(
    by_lang: dict[str, Edition], country: str, other: str
) -> None:
    assert most_unlike(by_lang["es"], country) == other


def test_the_trades_are_all_those_with_a_guide_first_and_the_countries_those_of_the_site(
    by_lang: dict[str, Edition],
) -> None:
    edition = by_lang["es"]
    offered = choice(edition)
    sectors = edition.library.sectors_by_title("es")
    assert [one.id for one in offered.trades] == [one.id for one in sectors]
    assert sectors[0].record.status == "guide"
    assert sorted(one.id.upper() for one in offered.countries) == list(edition.library.served)
    assert [one.name for one in offered.countries][:3] == [
        "Antigua y Barbuda",
        "Argentina",
        "Bahamas",
    ]


def test_a_word_for_a_trade_is_told_once_with_all_its_countries(
    by_lang: dict[str, Edition],
) -> None:
    words = [word for word in choice(by_lang["es"]).words if word.trade == "tanneries"]
    assert [(word.text, word.countries) for word in words] == [
        ("Tenerías", "cr gt mx ni"),
        ("Curtidurías", "ec"),
    ]


def test_words_of_one_language_do_not_stand_in_another(by_lang: dict[str, Edition]) -> None:
    assert choice(by_lang["en"]).words == ()
    tanneries = by_lang["en"].library.get("sectors", "tanneries")
    assert by_lang["en"].link(tanneries).trade == ""
    assert by_lang["es"].link(tanneries).trade == "tanneries"


def test_a_word_is_the_one_of_the_printed_sheets(by_lang: dict[str, Edition]) -> None:
    sector = by_lang["es"].record(by_lang["es"].library.get("sectors", "slaughterhouses-cattle"))
    assert [title_in(code, sector, "es") for code in ("PE", "HN", "JM")] == [
        "Camales",
        "Rastros",
        "",
    ]


def test_a_link_names_the_countries_that_it_is_about(by_lang: dict[str, Edition]) -> None:
    edition = by_lang["es"]
    assert edition.link(edition.library.get("centres", "cpts-bolivia")).countries == "bo"
    assert edition.country_links(["HN"])[0].countries == "hn"
    fund = edition.library.get("financing", "comara-andean-fund")
    assert edition.link(fund).countries == " ".join(fund.record.countries).lower()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_helps_in_a_country_stands_where_the_link_says(
    by_lang: dict[str, Edition], lang: str
) -> None:
    address, anchor = helpers_at_home(by_lang[lang]).address.split("#")
    assert address == "countries/{id}/"
    page = Pages(ROOT, by_lang[lang]).made(address.format(id="bo"))
    assert f'<h2 id="{anchor}">' in page.html


@pytest.mark.parametrize(
    ("general", "elsewhere", "shown"),
    [
        ("<p>US$ 4321 in 2009</p>", "<p>US$ 4,321 in 2009</p>", "<p>US$ [4321] in 2009</p>"),
        (f"20{NARROW}400–4,5 m³", "20,400–4.5 m³", f"[20{NARROW}400]–[4,5] m³"),
        ("<b>4,3</b>, 4,3 [1]", "<b>4.3</b>, 4.3 [1]", "<b>[4,3]</b>, [4,3] [1]"),
        ('<a title="4,3 > 2">x</a>', '<a title="4.3 > 2">x</a>', '<a title="4,3 > 2">x</a>'),
        ("<option>4,3</option>", "<option>4.3</option>", "<option>4,3</option>"),
        ("<p>2009, 4,3.</p>", "<p>2009, 4.3.</p>", "<p>2009, [4,3].</p>"),
        # A number that begins a list there and none here: the texts cannot be compared.
        ("<p>1234. A</p>", "<ol><li>A</li></ol>", "<p>1234. A</p>"),
        ("4,3 m", "4.3 km", "4,3 m"),
    ],
)
def test_what_is_written_otherwise_elsewhere_is_a_number(
    general: str, elsewhere: str, shown: str
) -> None:
    found = marked(general, elsewhere)
    assert found.replace('<span class="kb-n">', "[").replace("</span>", "]") == shown


def test_in_a_drawing_a_number_is_marked_with_an_element_of_drawings() -> None:
    drawing = "<svg><title>{0}</title><text>{0}</text></svg><p>{0}</p>"
    assert marked(drawing.format("4,3"), drawing.format("4.3")) == (
        '<svg><title>4,3</title><text><tspan class="kb-n">4,3</tspan></text></svg>'
        '<p><span class="kb-n">4,3</span></p>'
    )


def test_pages_mark_the_numbers_that_are_written_otherwise_elsewhere(
    by_lang: dict[str, Edition],
) -> None:
    pages = Pages(ROOT, by_lang["es"])
    assert f"<span {MARK}>20{NARROW}400</span>" in pages.made("sectors/tanneries/").html
    assert f"<span {MARK}>58.850</span>" in pages.made("cases/bolivia-poultry-slaughterhouse/").html
    assert MARK not in Pages(ROOT, by_lang["en"]).made("sectors/tanneries/").html


def test_without_the_marks_a_page_is_as_it_was(by_lang: dict[str, Edition]) -> None:
    edition = by_lang["es"]
    page = edition.plan.pages["results/"].make(edition)
    unmarked = body(page, "results/", Extras(), edition).html
    html = Pages(ROOT, edition).made("results/").html
    assert html.count(MARK) > 30
    assert re.sub(rf"<(t?span) {MARK}>(.*?)</\1>", r"\2", html) == unmarked

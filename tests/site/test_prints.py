"""What can be printed: on the page of a sector, of a country, and in the list of everything."""

from __future__ import annotations

import re

import pytest

from tests.site.reading import LANGUAGES, Page, Site, words

BY_COUNTRY = {"en": "handouts-by-country", "es": "hojas-para-repartir-por-pais"}
OF_COUNTRY = {"en": "handouts-of-this-country", "es": "hojas-para-repartir-de-este-pais"}


def rows(page: Page, anchor: str) -> list[str]:
    """Return the lines of the list under a heading, with X for the size of a file."""
    found = page.all(f"//section[h2[@id='{anchor}']]//li")
    return [re.sub(r"\d+ KB", "X KB", words(row)) for row in found]


def targets(page: Page, anchor: str) -> list[str | None]:
    """Return where the links of the list under a heading lead."""
    return [page.target(link) for link in page.values(f"//section[h2[@id='{anchor}']]//li//@href")]


def test_a_sector_page_has_the_handout_of_every_country_by_its_name(site: Site) -> None:
    page = site.page("es/sectors/tanneries/")
    found = rows(page, BY_COUNTRY["es"])
    assert found[:3] == [
        "Antigua y Barbuda inglés, A4, 2 páginas, X KB",
        "Argentina A4, 2 páginas, X KB",
        "Bahamas inglés, A4, 2 páginas, X KB",
    ]
    assert "Chile Carta, 2 páginas, X KB" in found
    assert "Jamaica inglés, A4, 2 páginas, X KB" in found
    codes = page.values(f"//section[h2[@id='{BY_COUNTRY['es']}']]//li/@data-countries")
    assert codes[:3] == ["ag", "ar", "bs"]
    assert len(codes) == len(set(codes)) == len(found) >= 17
    led = targets(page, BY_COUNTRY["es"])
    assert led[0] == "en/print/tanneries-handout-ag-a4.pdf"
    assert "es/print/tanneries-handout-bo-a4.pdf" in led
    assert "en/print/tanneries-handout-jm-a4.pdf" in led


def test_a_page_says_that_the_handout_of_a_country_is_in_another_language(site: Site) -> None:
    page = site.page("en/sectors/tanneries/")
    assert rows(page, BY_COUNTRY["en"])[1] == "Argentina Spanish, A4, 2 pages, X KB"
    assert targets(page, BY_COUNTRY["en"])[1] == "es/print/tanneries-handout-ar-a4.pdf"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_handouts_of_all_countries_follow_those_for_everybody_and_are_folded(
    site: Site, lang: str
) -> None:
    page = site.page(f"{lang}/sectors/hotels/")
    first, second = page.classed("kb-downloads")
    assert first.xpath(".//img")
    assert second.xpath("./h2/@id") == [BY_COUNTRY[lang]]
    assert second.xpath("./details[not(@open)]/ul")


def test_a_sector_without_a_guide_has_no_handouts(site: Site) -> None:
    page = site.page("en/sectors/cement/")
    assert rows(page, BY_COUNTRY["en"]) == []
    assert BY_COUNTRY["en"] not in page.values("//h2/@id")


def test_a_country_page_ends_with_its_handouts_by_its_words_for_the_trades(site: Site) -> None:
    page = site.page("es/countries/mx/")
    trades = [
        "Beneficios de café",
        "Cervecerías",
        "Galvanoplastia y acabado de metales",
        "Hospitales",
        "Hoteles",
        "Ingenios azucareros",
        "Lácteos",
        "Lavanderías y lavado de prendas",
        "Mataderos de cerdos y plantas porcinas",
        "Municipalidades y edificios públicos",
        "Panaderías",
        "Pesca y pescado",
        "Plásticos",
        "Rastros",
        "Rastros de aves",
        "Restaurantes y comedores",
        "Tenerías",
        "Textiles: teñido y acabado",
    ]
    assert rows(page, OF_COUNTRY["es"]) == [f"{one} Carta, 2 páginas, X KB" for one in trades]
    headings = page.values("//h2/@id")
    assert headings[headings.index(OF_COUNTRY["es"]) + 1] == "el-siguiente-paso"


def test_a_country_without_a_record_has_its_handouts_too(site: Site) -> None:
    page = site.page("es/countries/uy/")
    assert len(rows(page, OF_COUNTRY["es"])) >= 6
    assert targets(page, OF_COUNTRY["es"])[0] == "es/print/sugar-handout-uy-a4.pdf"


@pytest.mark.parametrize(
    ("lang", "title", "headings"),
    [
        (
            "en",
            "Everything that can be printed",
            [
                "Handouts of sectors",
                "Handouts by country",
                "Walk-through worksheets",
                "Slides for courses",
                "Whole pages of sectors",
                "Other guides",
                "Investment proposal, blank",
                "Case sheets",
                "Centre sheets",
            ],
        ),
        (
            "es",
            "Todo lo que se puede imprimir",
            [
                "Hojas para repartir, por sector",
                "Hojas para repartir, por país",
                "Planillas de recorrido",
                "Diapositivas para cursos",
                "Páginas enteras de sectores",
                "Otras guías",
                "Propuesta de inversión, en blanco",
                "Hojas de casos",
                "Hojas de centros",
            ],
        ),
    ],
)
def test_the_list_of_everything_goes_by_kind(
    site: Site, lang: str, title: str, headings: list[str]
) -> None:
    page = site.page(f"{lang}/print-list/")
    assert words(page.one("//h1")) == f"{title}#"
    found = [words(one).removesuffix("#") for one in page.all("//section[@class='kb-downloads']/h2")]
    assert found == headings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_everything_has_every_sheet_that_is_there(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/print-list/")
    listed = [page.target(link) for link in page.values("//li//@href[contains(., '.pdf')]")]
    own = [name for name in site.files() if name.startswith(f"{lang}/print/")]
    foreign = [name for name in site.files() if re.search(r"-handout-[a-z]{2}-", name)]
    assert sorted(map(str, listed)) == sorted(
        {name for name in (*own, *foreign) if name.endswith(".pdf")}
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_home_leads_to_the_list_of_everything(site: Site, lang: str) -> None:
    home = site.page(f"{lang}/")
    led = [home.target(link) for link in home.values("//article//a/@href")]
    assert f"{lang}/print-list/" in led

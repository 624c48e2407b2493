"""The map of the countries: it says what the table says, and burdens no other page."""

from __future__ import annotations

import gzip

import pytest

from generator.locales.regions import region
from tests.site.reading import LANGUAGES, Page, Site, words


def told(page: Page) -> dict[str, str]:
    """Return what the map tells of countries, by the addresses that it leads to."""
    links = page.all("//figure[@class='kb-map']//*[local-name()='a']")
    return {page.target(link.get("href", "")) or "": link.get("aria-label", "") for link in links}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_says_what_the_table_says(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/countries/")
    rows = page.rows("Countries")
    links = page.values('//*[@role="region"]//tbody/tr/td[1]/a/@href')
    (cases, centres) = {"en": ("documented case", "centre"), "es": ("caso", "centro")}[lang]
    found = told(page)
    assert len(found) >= 14
    for row, href in zip(rows, links, strict=True):
        name, _, centres_of, _, cases_of, _ = row
        target = page.target(href) or ""
        is_abroad = target.split("/")[-2].upper() not in region()
        if (centres_of, cases_of) == ("0", "0") or is_abroad:
            assert target not in found
            continue
        said = found.pop(target)
        assert said.startswith(f"{name}: {cases_of} {cases}")
        assert f", {centres_of} {centres}" in said
        assert site.holds(target)
    assert found == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_on_the_map_are_those_that_are_read_out(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/countries/")
    names = page.all("//*[@class='kb-map__names']/text")
    shown = {words(name.getchildren()[0]): words(name.getchildren()[-1]) for name in names}
    assert shown["Bolivia"] == "● 7 ■ 1"
    assert shown["Cuba"] == "● 3 ■ 1"
    assert len(shown) == len(told(page))


def test_the_map_is_light_and_on_its_page_only(site: Site) -> None:
    page = site.page("es/countries/")
    (figure,) = page.classed("kb-map")
    html = page.file.read_text("utf-8")
    drawn = html[html.index('<figure class="kb-map"') : html.index("</figure>")]
    assert len(gzip.compress(drawn.encode())) < 12_000
    assert figure.xpath("string(.//*[local-name()='title'])") == (
        "Mapa de casos documentados y centros"
    )
    styled = [
        one.address
        for one in site.pages.values()
        if any("map.css" in href for href in one.values("//link/@href"))
    ]
    assert styled == ["en/countries/", "es/countries/"]

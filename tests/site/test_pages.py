"""What every page has: its languages, its sources, its date, its next step."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from babel.dates import format_date

from generator.locales import locale
from generator.settings import SITE_NAME
from tests.site.reading import LANGUAGES, RECORDS, ROOT_URL, Page, Site, words

OTHER = {"en": "es", "es": "en"}


def without(pages: list[Page], fault: Any) -> list[str]:
    """Return the addresses of the pages that have a fault."""
    return [page.address for page in pages if fault(page)]


def test_there_is_a_page_for_every_record_in_every_language(site: Site) -> None:
    records = sum(len(site.data(f"{folder}.json")) for folder in RECORDS)
    assert len(site.record_pages) == len(LANGUAGES) * records > 700


def test_every_page_says_its_language(site: Site) -> None:
    assert without(site.in_languages, lambda page: page.tree.get("lang") != page.lang) == []


def test_every_page_switches_to_itself_in_the_other_language(site: Site) -> None:
    def switch(page: Page) -> list[tuple[str | None, str | None, str]]:
        return [
            (page.target(link.get("href", "")), link.get("hreflang"), words(link))
            for link in page.all("//ul[@class='kb-languages']//a")
        ]

    names = {"en": "English EN", "es": "Español ES"}
    for page in site.in_languages:
        other = OTHER[page.lang]
        spaced = [(where, code, text[:-2] + " " + text[-2:]) for where, code, text in switch(page)]
        assert spaced == [(f"{other}/{page.path}", other, names[other])], page.address


def test_a_missing_page_offers_the_home_page_of_the_other_language(site: Site) -> None:
    for lang in LANGUAGES:
        page = site.page(f"{lang}/404.html")
        links = page.values("//ul[@class='kb-languages']//a/@href")
        assert links == [f"{ROOT_URL}{OTHER[lang]}/"]


def test_every_page_names_its_twins_to_search_engines(site: Site) -> None:
    def twins(page: Page) -> dict[str, str]:
        links = page.all("//link[@rel='alternate' and @hreflang]")
        return {link.get("hreflang", ""): link.get("href", "") for link in links}

    for page in site.in_languages:
        expected = {lang: f"{ROOT_URL}{lang}/{page.path}" for lang in LANGUAGES}
        assert twins(page) == {**expected, "x-default": ROOT_URL}, page.address
        assert page.values("//link[@rel='canonical']/@href") == [page.url]


def test_every_page_has_one_main_heading_and_skips_no_level(site: Site) -> None:
    def levels(page: Page) -> list[int]:
        # What stands in a template is no part of the page.
        headings = page.all("(//h1|//h2|//h3|//h4|//h5|//h6)[not(ancestor::template)]")
        return [int(str(heading.tag)[1]) for heading in headings]

    for page in site.pages.values():
        found = levels(page)
        assert found.count(1) == 1, page.address
        assert found[0] == 1, page.address
        steps = [after - before for before, after in pairwise(found)]
        assert max(steps, default=0) <= 1, page.address


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles = {page.address: words(page.one("//head/title")) for page in site.in_languages}
    assert [address for address, title in titles.items() if not title] == []
    for lang in LANGUAGES:
        own = [title for address, title in titles.items() if address.startswith(lang)]
        assert sorted({title for title in own if own.count(title) > 1}) == []


def test_every_page_has_a_description(site: Site) -> None:
    described = [*site.in_languages, site.page("")]
    path = "//head/meta[@name='description']/@content"
    assert without(described, lambda page: not "".join(page.values(path)).strip()) == []


def test_search_engines_leave_the_missing_pages_out(site: Site) -> None:
    hidden = {
        page.address
        for page in site.pages.values()
        if page.values("//meta[@name='robots']/@content") == ["noindex"]
    }
    assert hidden == {"404.html", "en/404.html", "es/404.html"}


def test_every_record_page_says_when_it_was_reviewed(project: Path, site: Site) -> None:
    for page in site.record_pages:
        folder, id_ = page.path.rstrip("/").split("/")
        if folder == "sources":
            continue  # a document does not change: its record holds no date
        original = project / "content" / folder / f"{id_}.md"
        translation = original.with_suffix(f".{page.lang}.md")
        record = frontmatter.load(str(translation if translation.exists() else original))
        day = record["reviewed"]
        assert isinstance(day, date)
        when = format_date(day, "long", locale=page.lang)
        text = locale(page.lang)("Last reviewed on {date}.", date=when)
        assert [words(line) for line in page.classed("kb-meta")] == [text], page.address


def test_every_record_page_says_what_to_do_next(site: Site) -> None:
    for page in site.record_pages:
        (box,) = page.classed("kb-next")
        assert [words(heading).rstrip("#") for heading in box.iter("h2")] == [
            locale(page.lang)("What to do next")
        ]
        assert [words(lead) for lead in box.iter("p")] != [""], page.address
        assert len(list(box.iter("a"))) > 1, page.address


def test_every_record_page_can_be_corrected(project: Path, site: Site) -> None:
    for page in site.record_pages:
        (address,) = page.values("//a[@rel='edit']/@href")
        path = address.partition("/edit/main/")[2]
        assert (project / path).is_file(), page.address


def test_every_mark_leads_to_a_source_of_the_same_number(site: Site) -> None:
    marks = 0
    for page in site.in_languages:
        listed = page.values("//ol[contains(@class, 'kb-sources')]/li/@id")
        assert listed == [f"source-{number + 1}" for number in range(len(listed))], page.address
        for mark in page.all("//sup[@class='kb-ref']/a"):
            number = (mark.text or "").strip("[]")
            assert mark.get("href") == f"#source-{number}", page.address
            assert f"source-{number}" in listed, page.address
            assert mark.get("aria-label", "").endswith(f" {number}"), page.address
            marks += 1
    assert marks > 1000


def test_pages_with_figures_list_their_sources(site: Site) -> None:
    def is_bare(page: Page) -> bool:
        headings = [words(heading).rstrip("#") for heading in page.all("//h2")]
        return bool(page.classed("kb-grade")) and headings[-1] != locale(page.lang)("Sources")

    assert without(site.in_languages, is_bare) == []
    assert (
        without(site.record_pages, lambda p: "/cases/" in p.address and not p.classed("kb-sources"))
        == []
    )


def test_every_stated_big_number_has_a_grade_and_a_source(site: Site) -> None:
    for page in site.in_languages:
        for tile in page.classed("kb-tile"):
            is_graded = bool(tile.xpath(".//*[contains(@class, 'kb-grade--')]"))
            is_cited = bool(tile.xpath(".//sup[@class='kb-ref']"))
            assert is_graded == is_cited, f"{page.address}: {words(tile)}"


def test_every_source_is_listed_with_a_link_and_its_year(site: Site) -> None:
    for page in site.in_languages:
        for item in page.all("//ol[contains(@class, 'kb-sources')]/li"):
            (link,) = item.xpath("a/@href")
            assert (page.target(str(link)) or "").startswith(f"{page.lang}/sources/"), page.address
            text = words(item)
            has_year = any(
                part.isdigit() and len(part) == 4 for part in text.replace(".", " ").split()
            )
            assert has_year or locale(page.lang)("No date") in text, f"{page.address}: {text}"


def test_every_record_page_describes_itself_to_machines(site: Site) -> None:
    kinds = {"centres": "Organization", "bodies": "Organization", "sources": "CreativeWork"}
    for page in site.record_pages:
        (text,) = page.values("//script[@type='application/ld+json']/text()")
        described = json.loads(text)
        folder = page.path.split("/")[0]
        assert described["@context"] == "https://schema.org", page.address
        assert described["@type"] == kinds.get(folder, "Article"), page.address
        heading = page.one("//h1").xpath(".//text()[not(ancestor::a)]")
        assert described["name"].split() == "".join(map(str, heading)).split(), page.address
        if folder != "sources":
            assert described["url"] == page.url
            assert described["description"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_case_tells_machines_what_it_rests_on(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/cases/bolivia-poultry-slaughterhouse/")
    described = json.loads(page.values("//script[@type='application/ld+json']/text()")[0])
    assert described["inLanguage"] == lang
    assert described["contentLocation"] == [{"@type": "Country", "name": "Bolivia"}]
    assert [work["name"] for work in described["isBasedOn"]] == [
        "Cleaner Production in Latin America and the Caribbean"
    ]


def test_the_page_of_a_country_tells_machines_which(site: Site) -> None:
    page = site.page("es/countries/br/")
    described = json.loads(page.values("//script[@type='application/ld+json']/text()")[0])
    assert described["contentLocation"] == [{"@type": "Country", "name": "Brasil"}]


def test_machines_are_told_nothing_empty(site: Site) -> None:
    for page in site.in_languages:
        for text in page.values("//script[@type='application/ld+json']/text()"):
            assert [name for name, value in json.loads(text).items() if not value] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_set_tells_machines_who_made_it_and_where_it_is(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/data/")
    described = json.loads(page.values("//script[@type='application/ld+json']/text()")[0])
    words = locale(lang)
    creator = described["creator"]
    assert described["@type"] == "Dataset"
    assert described["name"] == words("Cleaner production in Latin America: figures of plants")
    # Data search engines want 50 letters or more.
    assert len(described["description"]) >= 50
    assert (creator["@type"], creator["name"]) == ("Organization", words(SITE_NAME))
    assert described["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert described["inLanguage"] == lang
    files = {one["contentUrl"]: one["encodingFormat"] for one in described["distribution"]}
    assert files[f"{ROOT_URL}data/figures.csv"] == "text/csv"
    assert files[f"{ROOT_URL}data/figures.json"] == "application/json"
    for address in files:
        assert (site.folder / address.removeprefix(ROOT_URL)).is_file()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", {"en": "en_US", "es": "es_419"}),
        ("results/", {"en": "en_US", "es": "es_419"}),
        ("countries/bo/", {"en": "en_US", "es": "es_BO"}),
        ("countries/br/", {"en": "en_US", "es": "es_419"}),
        ("countries/jm/", {"en": "en_JM", "es": "es_419"}),
        ("cases/bolivia-poultry-slaughterhouse/", {"en": "en_US", "es": "es_BO"}),
        ("centres/cpts-bolivia/", {"en": "en_US", "es": "es_BO"}),
        ("cases/ep3-lac-assessments/", {"en": "en_US", "es": "es_419"}),
    ],
)
def test_a_page_tells_its_language_with_a_territory(
    site: Site, address: str, told: dict[str, str]
) -> None:
    for lang, expected in told.items():
        page = site.page(f"{lang}/{address}")
        assert page.values("//meta[@property='og:locale']/@content") == [expected]


def test_spanish_pages_carry_no_english_words_of_the_interface(site: Site) -> None:
    catalogue = locale("es")
    interface = ("Payback", "Saved", "Invested", "Sources", "How we know", "Country", "Search")
    assert [text for text in interface if catalogue(text) == text] == []
    for page in site.in_languages:
        if page.lang == "es":
            marked = [*page.classed("kb-tile__label"), *page.all("//th"), *page.all("//dt")]
            assert {words(element) for element in marked}.isdisjoint(interface), page.address

"""Pages without a translation, or with an old one, say so."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.etree
import pytest

from generator.web import root
from tests.conftest import built, copy_of_the_project
from tests.site.reading import ROOT_URL, Page, Site, words

UNTRANSLATED = "bolivia-poultry-slaughterhouse"
STALE = "jamaica-five-hotels"
CURRENT = "ep3-bolivia-brewery"


@pytest.fixture(scope="module")
def altered(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site with one translation taken away and one older than its original."""
    project = copy_of_the_project(tmp_path_factory.mktemp("altered"))
    (project / "content" / "cases" / f"{UNTRANSLATED}.es.md").unlink()
    write_in_portuguese(project / "content" / "guides")
    make_older(project / "content" / "cases" / f"{STALE}.es.md")
    # However much is newer, the feed holds it.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(root, "NEWEST", 10_000)
        return Site(built(project, whole=False))


def make_older(file: Path) -> None:
    """Date a translation back to a day before its original."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    dated = ["reviewed: 2001-02-03\n" if line.startswith("reviewed:") else line for line in lines]
    file.write_text("".join(dated), encoding="utf-8")


def write_in_portuguese(folder: Path) -> None:
    """Add a guide in a language that the site is not published in."""
    (folder / "curtumes.md").write_text(
        "---\ntitle: Curtumes\nsummary: Menos água.\nlang: pt\nreviewed: 2026-11-21\norder: 90\n"
        "next_step: Feche a torneira.\nsources:\n  - source: usaid-lac-brochure\n---\n\n## Água\n",
        encoding="utf-8",
    )


def notices(page: Page) -> list[str]:
    """Return what a page says about its language, above everything else."""
    first = page.all("//h1/following-sibling::*[1][@class='kb-notice']")
    return [words(notice) for notice in first]


def test_a_page_without_translation_says_which_language_it_is_in(altered: Site) -> None:
    page = altered.page(f"es/cases/{UNTRANSLATED}/")
    assert notices(page) == [
        "Esta página todavía no tiene traducción. Se muestra en su idioma original (inglés)."
    ]
    assert altered.title("es", UNTRANSLATED) == altered.title("en", UNTRANSLATED)


def test_its_english_prose_is_marked_as_english_and_the_notice_as_spanish(altered: Site) -> None:
    page = altered.page(f"es/cases/{UNTRANSLATED}/")

    def language(path: str) -> str:
        found = page.all(f"({path}//text()[normalize-space()])[1]/..")[0]
        named = (element.get("lang") for element in (found, *found.iterancestors()))
        return next(filter(None, named)) or ""

    assert language("//h1") == "en"
    assert language("//article//h2[1]/following-sibling::p") == "en"
    assert language("//*[@class='kb-notice']") == "es"
    assert language("//*[@class='kb-tile__label']") == "es"


def test_its_figures_are_in_the_readers_language(altered: Site) -> None:
    page = altered.page(f"es/cases/{UNTRANSLATED}/")
    assert list(page.tiles.values())[:2] == ["4,3 meses", "US$ 58.850 al año"]


def test_an_old_translation_says_that_its_original_is_newer(altered: Site) -> None:
    page = altered.page(f"es/cases/{STALE}/")
    assert notices(page) == [
        "El original se revisó después que esta traducción. Las cifras están al día; "
        "el texto quizá no."
    ]
    assert "3 de febrero de 2001" in words(page.classed("kb-meta")[0])
    assert altered.title("es", STALE) != altered.title("en", STALE)


def test_pages_that_are_up_to_date_say_nothing(altered: Site) -> None:
    assert notices(altered.page(f"es/cases/{CURRENT}/")) == []
    for case in (UNTRANSLATED, STALE, CURRENT):
        assert notices(altered.page(f"en/cases/{case}/")) == []
    assert [page.address for page in altered.in_languages if notices(page)] == [
        "en/guides/curtumes/",
        f"es/cases/{UNTRANSLATED}/",
        f"es/cases/{STALE}/",
        "es/guides/curtumes/",
    ]


def test_a_page_without_translation_tells_machines_its_language(altered: Site) -> None:
    address = f"cases/{UNTRANSLATED}/"
    page = altered.page(f"es/{address}")
    (described,) = page.values("//script[@type='application/ld+json']/text()")
    assert json.loads(described)["inLanguage"] == "en"
    assert page.values("//link[@rel='canonical']/@href") == [f"{ROOT_URL}en/{address}"]
    assert page.values("//link[@rel='alternate']/@hreflang") == ["en", "x-default"]
    assert page.values("//meta[@property='og:locale']/@content") == ["en_US"]
    assert page.values("//meta[@property='og:url']/@content") == [f"{ROOT_URL}en/{address}"]


def test_its_original_does_not_name_it_as_a_twin(altered: Site) -> None:
    page = altered.page(f"en/cases/{UNTRANSLATED}/")
    assert page.values("//link[@rel='alternate']/@hreflang") == ["en", "x-default"]


def test_the_site_map_leaves_it_out(altered: Site) -> None:
    tree = lxml.etree.parse(altered.folder / "sitemap.xml")
    named = [element.text for element in tree.iter("{*}loc")]
    assert f"{ROOT_URL}en/cases/{UNTRANSLATED}/" in named
    assert f"{ROOT_URL}es/cases/{UNTRANSLATED}/" not in named


def test_the_feed_names_its_language(altered: Site) -> None:
    feed = lxml.etree.parse(altered.folder / "feed.es.xml").getroot()
    title = altered.title("en", UNTRANSLATED)
    entries = [entry for entry in feed.iter("{*}entry") if entry.findtext("{*}title") == title]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [entry.get(lang) for entry in entries] == ["en"]
    assert feed.get(lang) == "es"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_record_may_be_written_in_a_language_that_the_site_does_not_have(
    altered: Site, lang: str
) -> None:
    page = altered.page(f"{lang}/guides/curtumes/")
    language = {"en": "(Portuguese)", "es": "(portugués)"}[lang]
    assert language in notices(page)[0]
    (described,) = page.values("//script[@type='application/ld+json']/text()")
    assert json.loads(described)["inLanguage"] == "pt"
    assert page.values("//link[@rel='alternate']/@hreflang") == ["x-default"]


def test_every_title_of_a_source_is_marked_with_its_own_language(site: Site) -> None:
    languages = {one["id"]: one["language"] for one in site.data("sources.json")}
    told = []
    for page in site.in_languages:
        for link in page.all("//main//a[contains(@href, 'sources/')]"):
            parts = (page.target(link.get("href", "")) or "").split("/")
            if parts[1:2] == ["sources"] and parts[2] in languages:
                told.append((languages[parts[2]], link.get("lang") or page.lang, page.address))
    assert len(told) > 700
    assert [one for one in told if one[0] != one[1]] == []


def test_the_page_of_a_source_is_marked_too(site: Site) -> None:
    title = site.page("es/sources/yale-2002/").one("//h1/span")
    place = site.page("es/sources/usaid-lac-brochure/").all("//td[4]/span")[0]
    assert (title.get("lang"), place.get("lang")) == ("en", "en")
    assert site.page("en/sources/yale-2002/").all("//h1/span") == []


def test_the_place_in_a_source_is_in_the_language_of_the_source(site: Site) -> None:
    page = site.page("es/cases/queretaro-group/")
    assert {place.get("lang") for place in page.classed("kb-pages")} == {"en"}


def test_what_a_source_calls_a_sector_is_in_the_language_of_the_source(site: Site) -> None:
    page = site.page("es/sectors/tanneries/")
    named = page.all("//*[@aria-label='Países donde se lo nombró prioritario']//td[2]/span")
    assert {(words(one), one.get("lang")) for one in named} == {
        ("Tanning processes (leather)", "en"),
        ("Textiles and leather", "en"),
    }


def test_machines_are_told_the_language_of_a_source(site: Site) -> None:
    page = site.page("es/sources/yale-2002/")
    work = json.loads(page.one("//script[@type='application/ld+json']").text or "")
    assert (work["@type"], work["inLanguage"]) == ("CreativeWork", "en")

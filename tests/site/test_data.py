"""The files beside the pages: data, their description, site map and feeds."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import lxml.etree
import pytest

from generator.model import KINDS
from generator.settings import FEED_ID
from generator.web.root import NEWEST
from tests.site.reading import LANGUAGES, ROOT_URL, Site, words

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CASTS = {"string": str, "number": float, "integer": int}


def originals(project: Path, folder: str) -> dict[str, Path]:
    """Return the files of a content folder that are not translations, by id."""
    files = (project / "content" / folder).glob(f"*{KINDS[folder].suffix}")
    return {file.stem: file for file in files if "." not in file.stem}


def resources(site: Site) -> dict[str, dict[str, Any]]:
    """Return what the data package describes, by name."""
    return {resource["name"]: resource for resource in site.data("datapackage.json")["resources"]}


def test_the_data_package_describes_every_file_beside_it(site: Site) -> None:
    described = sorted(resource["path"] for resource in resources(site).values())
    files = {file.name for file in (site.folder / "data").iterdir()}
    assert described == sorted(files - {"datapackage.json"})


def test_the_data_package_has_the_shape_that_frictionless_asks_for(site: Site) -> None:
    package = site.data("datapackage.json")
    assert package["name"] == "cleaner-production-knowledge-base"
    assert package["homepage"] == ROOT_URL
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    for name, resource in resources(site).items():
        assert re.fullmatch(r"[a-z0-9._-]+", name)
        assert resource["mediatype"] == MEDIA_TYPES[Path(resource["path"]).suffix]
    assert resources(site)["figures"]["profile"] == "tabular-data-resource"
    assert resources(site)["figures"]["encoding"] == "utf-8"


def test_the_described_columns_are_those_of_the_table(site: Site) -> None:
    fields = resources(site)["figures"]["schema"]["fields"]
    header = (site.folder / "data" / "figures.csv").read_text("utf-8").splitlines()[0]
    assert [field["name"] for field in fields] == header.split(",")
    assert [field for field in fields if not field["description"]] == []


def test_every_cell_of_the_table_has_the_described_type(site: Site) -> None:
    schema = resources(site)["figures"]["schema"]
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    for row in site.figures:
        for name, text in row.items():
            if text not in schema["missingValues"]:
                CASTS[kinds[name]](text)


@pytest.mark.parametrize("folder", list(KINDS))
def test_every_record_is_in_the_data_with_its_translations(
    project: Path, site: Site, folder: str
) -> None:
    records = {record["id"]: record for record in site.data(f"{folder}.json")}
    assert sorted(records) == sorted(originals(project, folder))
    for id_, file in originals(project, folder).items():
        translations = {other.stem.split(".")[1] for other in file.parent.glob(f"{id_}.*.md")}
        assert set(records[id_].get("translations", {})) == translations
        if file.suffix == ".md":
            text = file.read_text("utf-8")
            body = text.split("\n---\n", 1)[1].strip("\n")
            assert records[id_].get("body", "").strip("\n") == body


def test_figures_in_the_records_keep_unit_grade_and_source(site: Site) -> None:
    (case,) = (
        case for case in site.data("cases.json") if case["id"] == "bolivia-poultry-slaughterhouse"
    )
    assert case["investment"] == {
        "source": "usaid-lac-brochure",
        "page": "Bolivia, project results box",
        "evidence": "reported",
        "amount": 21200,
        "currency": "USD",
    }


def test_the_site_map_lists_every_page_in_every_language_once(site: Site) -> None:
    tree = lxml.etree.parse(site.folder / "sitemap.xml")
    listed = [str(location.text) for location in tree.iter(f"{SITEMAP}loc")]
    # A search without words holds nothing to find.
    pages = {page.url for page in site.in_languages if page.path != "search/"}
    assert len(listed) == len(set(listed))
    assert set(listed) == pages


def test_the_site_map_names_the_twins_of_every_page(site: Site) -> None:
    tree = lxml.etree.parse(site.folder / "sitemap.xml")
    for url in tree.iter(f"{SITEMAP}url"):
        address = (url.findtext(f"{SITEMAP}loc") or "").removeprefix(ROOT_URL)
        path = address.split("/", 1)[1]
        twins = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        expected = {lang: f"{ROOT_URL}{lang}/{path}" for lang in LANGUAGES}
        assert twins == {**expected, "x-default": ROOT_URL}


def test_the_site_map_says_when_every_page_changed_of_which_that_is_known(site: Site) -> None:
    tree = lxml.etree.parse(site.folder / "sitemap.xml")
    for url in tree.iter(f"{SITEMAP}url"):
        is_source = re.search(r"/sources/.+", url.findtext(f"{SITEMAP}loc") or "")
        day = url.findtext(f"{SITEMAP}lastmod")
        assert day is None if is_source else date.fromisoformat(day or "")


def ungrouped(text: str) -> str:
    """Return a text without what stands between thousands, which the country of a page decides."""
    return re.sub(r"(?<=\d)[.,\s](?=\d{3})", "", text)


def test_a_feed_for_all_countries_writes_numbers_so_that_none_misreads_them(site: Site) -> None:
    feed = (site.folder / "feed.es.xml").read_text("utf-8")
    assert re.search(r"\d\N{NARROW NO-BREAK SPACE}\d{3}", feed)
    assert not re.search(r"\d\.\d{3} (?:dólares|m³|kg)", feed)
    page = site.page("es/cases/bolivia-poultry-slaughterhouse/")
    assert "gastó 21.200 dólares" in words(page.classed("kb-lead")[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_holds_the_newest_records_with_title_summary_and_moment(
    site: Site, lang: str
) -> None:
    feed = lxml.etree.parse(site.folder / f"feed.{lang}.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id") == f"{FEED_ID}/{lang}"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == feed.findtext(f"{ATOM}title")
    entries = {entry.findtext(f"{ATOM}id") or "": entry for entry in feed.iter(f"{ATOM}entry")}
    assert len(entries) == NEWEST
    for id_, entry in entries.items():
        page = site.page(f"{lang}/{id_.removeprefix(f'{FEED_ID}/{lang}/')}/")
        assert entry.findtext(f"{ATOM}title") == words(page.one("//h1")).rstrip("#")
        summary, lead = entry.findtext(f"{ATOM}summary") or "", words(page.classed("kb-lead")[0])
        assert ungrouped(summary) == ungrouped(lead)
        assert [link.get("href") for link in entry.iter(f"{ATOM}link")] == [page.url]
        days = [entry.findtext(f"{ATOM}{name}") or "" for name in ("published", "updated")]
        published, updated = map(datetime.fromisoformat, days)
        assert published.tzinfo is not None
        assert published <= updated


@pytest.mark.parametrize(
    ("lang", "first", "others"),
    [("en", "figures.en.xlsx", "English"), ("es", "figures.es.xlsx", "español")],
)
def test_the_data_page_offers_the_workbook_of_its_language_first(
    site: Site, lang: str, first: str, others: str
) -> None:
    page = site.page(f"{lang}/data/")
    link, *_ = (one for one in page.all("//article//li/a") if "xlsx" in (one.get("href") or ""))
    assert (link.text, others in words(link.getparent())) == (first, True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_page_links_every_file(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/data/")
    targets = {page.target(link) for link in page.values("//article//a/@href")}
    files = {f"data/{file.name}" for file in (site.folder / "data").iterdir()}
    assert files | {f"feed.{lang}.xml"} <= targets

"""The table of pages: every address, and everybody who asks for one."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import lxml.html
import pytest
from pydantic import Field

from generator.checks import check
from generator.library import Entry, Library
from generator.model import KINDS, Kind
from generator.model.base import Record
from generator.settings import Settings
from generator.views import plan
from generator.views.edition import Draft
from generator.views.page import NextStep, Page
from generator.views.plan import Line, editions, relative
from tests.conftest import ROOT, built
from tests.unit.content import Content

SETTINGS = Settings("https://example.org/", "https://example.org/kb")


class Device(Record):
    """A thing that can be bought."""

    price: str = Field(description="What it costs.")


def device_page(entry: Entry, draft: Draft) -> Page:
    return draft.record_page(entry, NextStep("Ask for two quotations."))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a scratch project with a new kind of record: its model, maker and line."""
    content = Content(tmp_path_factory.mktemp("devices"))
    content.write(
        "devices/steam-trap.md",
        "---\ntitle: Steam trap\nsummary: It keeps steam in.\nlang: en\nreviewed: 2026-11-21\n"
        "price: '20'\nformerly: [trap]\n---\n\n## How it works\n\n"
        "See [a case](../cases/rosa-tannery.md).\n",
    )
    project = content.project()
    line = Line("devices", record=device_page, footer="Devices")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(KINDS, "devices", Kind("devices", Device, "device", "Devices"))
        patch.setitem(plan.TABLE, "Library", (*plan.TABLE["Library"], line))
        return built(project, whole=False)


def links(site: Path, address: str) -> list[str]:
    tree = lxml.html.parse(site / address / "index.html")
    return [str(link) for link in tree.xpath("//a/@href")]


def mapped(site: Path) -> set[str | None]:
    """Return the addresses in the map of the site."""
    return {found.text for found in ElementTree.parse(site / "sitemap.xml").iterfind(".//{*}loc")}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_new_kind_of_record_has_its_pages_everywhere(site: Path, lang: str) -> None:
    page = lxml.html.parse(site / lang / "devices/steam-trap/index.html")
    assert page.findtext(".//title").startswith("Steam trap - ")
    assert "../../cases/rosa-tannery/" in links(site, f"{lang}/devices/steam-trap")
    assert "steam-trap/" in links(site, f"{lang}/devices")
    # Once in the menu and its tab, once in the search for when nothing is found, once in the foot.
    assert links(site, lang).count("devices/") == 3
    assert "../../data/devices.json" in links(site, f"{lang}/data")
    assert (site / "data" / "devices.json").is_file()
    other = {"en": "es", "es": "en"}[lang]
    assert f"../../../{other}/devices/steam-trap/" in links(site, f"{lang}/devices/steam-trap")


def test_a_new_kind_of_record_is_told_to_search_engines(site: Path) -> None:
    found = {address for address in mapped(site) if "devices" in str(address)}
    # A page that is not translated is told once.
    pages = ("en/devices/", "es/devices/", "en/devices/steam-trap/")
    assert found == {f"https://cleaner-production.example/{page}" for page in pages}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_former_address_leads_to_the_present_one_in_every_language(site: Path, lang: str) -> None:
    page = lxml.html.parse(site / lang / "devices/trap/index.html")
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=../steam-trap/"
    assert page.xpath("//a/@href") == ["../steam-trap/"]
    canonical = "https://cleaner-production.example/en/devices/steam-trap/"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


@pytest.fixture(scope="module")
def library() -> Library:
    return check(ROOT / "content")[0]


def test_addresses_are_the_same_in_every_language(library: Library) -> None:
    plans = {edition.plan for edition in editions(library, SETTINGS).values()}
    assert len(plans) == 1


def test_the_menu_names_each_group_and_its_pages_once(library: Library) -> None:
    edition = editions(library, SETTINGS)["en"]
    menu = list(edition.plan.menu(edition))
    assert [title for title, _ in menu] == [
        "Home",
        "Sectors",
        "Results",
        "Guides",
        "Who helps",
        "Library",
    ]
    pages = [link.address for _, group in menu for link in group]
    assert len(pages) == len(set(pages))
    assert [link.text for link in menu[5][1]] == [
        "Sources",
        "Glossary",
        "Data to download",
        "What is new",
        "Everything that can be printed",
        "How to contribute",
    ]


def test_every_page_of_the_table_is_made_in_every_language(library: Library) -> None:
    for edition in editions(library, SETTINGS).values():
        for page in edition.plan.pages.values():
            assert page.title(edition)
            assert page.make(edition).title == page.title(edition)


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("sectors/tanneries/", "cases/rosa/", "../../sectors/tanneries/"),
        ("cases/", "cases/rosa/", "../"),
        ("cases/rosa/", "cases/", "rosa/"),
        ("", "cases/rosa/", "../../"),
        ("cases/rosa/", "", "cases/rosa/"),
        ("", "", "./"),
        ("print/rosa.pdf", "cases/rosa/", "../../print/rosa.pdf"),
    ],
)
def test_a_link_between_pages_is_relative(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link

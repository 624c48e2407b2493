"""Links lead somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.etree
import pytest

from tests.site.reading import LANGUAGES, ROOT_URL, Page, Site

# Links of the head that are only named, not fetched.
NAMED = {"canonical", "alternate", "license", "help"}
OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
STYLE_LOADS = re.compile(r"@import|url\(\s*['\"]?(?!data:|#)([^'\")]+)")


def broken(site: Site, page: Page) -> Iterator[str]:
    """Yield the links of a page that lead nowhere inside the site."""
    for link in page.values("//@href | //@src"):
        if link.startswith(("mailto:", "data:", "tel:")):
            continue
        target = page.target(link)
        if target is not None and not site.holds(target):
            yield f"{page.address} -> {link}"


def test_every_link_and_anchor_of_every_page_leads_to_a_file_and_a_place(site: Site) -> None:
    assert {page.lang for page in site.pages.values()} == {"", *LANGUAGES}
    assert [link for page in site.pages.values() for link in broken(site, page)] == []


def test_a_link_to_a_missing_file_or_place_would_be_found(site: Site) -> None:
    assert site.holds("en/cases/")
    assert site.holds("en/sectors/tanneries/#sources")
    assert site.holds("data/figures.csv")
    assert not site.holds("en/cases")
    assert not site.holds("en/cases/nowhere/")
    assert not site.holds("en/sectors/tanneries/#nowhere")


@pytest.mark.parametrize("name", ["sitemap.xml", "feed.en.xml", "feed.es.xml"])
def test_every_address_in_site_map_and_feeds_leads_to_a_file(site: Site, name: str) -> None:
    tree = lxml.etree.parse(site.folder / name)
    named = [
        element.get("href") or element.text or "" for element in tree.iter("{*}link", "{*}loc")
    ]
    links = [link.strip() for link in named]
    inside = [link for link in links if link.startswith(ROOT_URL)]
    assert inside == links != []
    assert [link for link in links if not site.holds(link.removeprefix(ROOT_URL))] == []


def loaded(page: Page) -> Iterator[str]:
    """Yield the addresses that a browser fetches without being asked."""
    for element in page.all("//*"):
        yield from (element.get(name, "") for name in ("src", "srcset", "data", "poster", "action"))
        rel = set(element.get("rel", "").split())
        if element.tag in ("use", "image", "base") or (element.tag == "link" and not rel & NAMED):
            yield element.get("href", "")


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    # Nor by the full address of the site: under another name it would be a foreign one.
    assert [
        f"{page.address} loads {address}"
        for page in site.pages.values()
        for address in loaded(page)
        if OUTSIDE.match(address)
    ] == []


def test_no_style_or_script_names_another_host_to_load_from(site: Site) -> None:
    texts = {
        file: (site.folder / file).read_text("utf-8")
        for file in site.files()
        if file.endswith(".css")
    }
    assert [
        f"{name} loads {match[0]}"
        for name, text in texts.items()
        for match in STYLE_LOADS.finditer(text)
        if OUTSIDE.match(match[1] or "//")
    ] == []


def test_every_page_can_be_reached_from_home(site: Site) -> None:
    for lang in LANGUAGES:
        seen: set[str] = set()
        waiting = [f"{lang}/"]
        while waiting:
            address = waiting.pop()
            if address in seen or not address.startswith(f"{lang}/"):
                continue
            seen.add(address)
            page = site.page(address)
            targets = (page.target(link) for link in page.values("//body//a/@href"))
            paths = (target.split("#")[0] for target in targets if target)
            waiting += [path for path in paths if path in site.pages]
        every = {page.address for page in site.in_languages if page.lang == lang}
        assert every - seen == set()


def test_cases_are_not_in_the_navigation(site: Site) -> None:
    navigation = (
        "//nav[contains(@class, 'md-nav--primary') or contains(@class, 'md-tabs')]//a/@href"
    )
    cases = {f"cases/{case['id']}/" for case in site.data("cases.json")}
    for page in site.in_languages:
        targets = {page.target(link) for link in page.values(navigation)}
        assert targets, page.address
        assert {f"{page.lang}/{case}" for case in cases} & targets == set(), page.address

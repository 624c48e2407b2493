"""The site map, and a feed of cases per language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

from generator.views.edition import Office, page_of
from generator.views.hubs import SITE_NAME
from generator.views.markdown import address

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NEWEST = 100


def write_feed(office: Office, site: Path) -> None:
    """Write the Atom feed of one language: the cases that were reviewed last."""
    url = office.settings.site_url
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": office.lang})
    _add(feed, "id", f"{url}feed.{office.lang}.xml")
    _add(feed, "title", office.words(SITE_NAME))
    _add(feed, "updated", _moment(office.library.last_reviewed))
    feed.append(Xml.Element("link", {"rel": "self", "href": f"{url}feed.{office.lang}.xml"}))
    feed.append(Xml.Element("link", {"href": office.settings.page_url(office.lang, "")}))
    _add(Xml.SubElement(feed, "author"), "name", office.words(SITE_NAME))
    cases = sorted(office.library.all("cases"), key=lambda case: case.id)
    cases.sort(key=lambda case: case.record.reviewed, reverse=True)
    for case in cases[:NEWEST]:
        record = office.record(case)
        page = office.settings.page_url(office.lang, address(page_of(case)))
        entry = Xml.SubElement(feed, "entry")
        _add(entry, "id", page)
        _add(entry, "title", record.title)
        _add(entry, "updated", _moment(case.record.reviewed))
        _add(entry, "summary", record.summary)
        entry.append(Xml.Element("link", {"href": page}))
    _write(feed, site / f"feed.{office.lang}.xml")


def write_sitemap(addresses: Iterable[str], offices: list[Office], site: Path) -> None:
    """Write the site map: every page in every language, with its twins in the others."""
    root = Xml.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for page in sorted(addresses):
        for office in offices:
            url = Xml.SubElement(root, "url")
            _add(url, "loc", office.settings.page_url(office.lang, page))
            for twin in offices:
                href = twin.settings.page_url(twin.lang, page)
                link = {"rel": "alternate", "hreflang": twin.lang, "href": href}
                url.append(Xml.Element("xhtml:link", link))
    _write(root, site / "sitemap.xml")


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text


def _write(root: Xml.Element, file: Path) -> None:
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n', encoding="utf-8")

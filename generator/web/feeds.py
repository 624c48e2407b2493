"""The site map, and a feed of cases per language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as Xml

from generator.settings import SITE_NAME
from generator.views.edition import Edition

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NEWEST = 100


def feed(edition: Edition) -> str:
    """Return the Atom feed of one language: the cases that were reviewed last."""
    own = edition.url(edition.feed)
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": edition.lang})
    _add(root, "id", own)
    _add(root, "title", edition.words(SITE_NAME))
    _add(root, "updated", _moment(edition.library.last_reviewed))
    root.append(Xml.Element("link", {"rel": "self", "href": own}))
    root.append(Xml.Element("link", {"href": edition.url("")}))
    _add(Xml.SubElement(root, "author"), "name", edition.words(SITE_NAME))
    cases = sorted(edition.library.all("cases"), key=lambda case: case.id)
    cases.sort(key=lambda case: case.record.reviewed, reverse=True)
    for case in cases[:NEWEST]:
        record = edition.record(case)
        page = edition.url(edition.plan.address_of(case))
        lang = edition.lang_of(case)
        entry = Xml.SubElement(root, "entry", {} if lang == edition.lang else {"xml:lang": lang})
        _add(entry, "id", page)
        _add(entry, "title", record.title)
        _add(entry, "updated", _moment(case.record.reviewed))
        _add(entry, "summary", record.summary)
        entry.append(Xml.Element("link", {"href": page}))
    return _text(root)


def sitemap(editions: Iterable[Edition]) -> str:
    """Return the site map: every page in every language that it is written in, with its twins."""
    root = Xml.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    by_lang = {edition.lang: edition for edition in editions}
    first = next(iter(by_lang.values()))
    for page in sorted(first.plan.listed):
        twins = first.twins(page)
        for lang in twins:
            url = Xml.SubElement(root, "url")
            _add(url, "loc", by_lang[lang].url(page))
            for twin in twins:
                link = {"rel": "alternate", "hreflang": twin, "href": by_lang[twin].url(page)}
                url.append(Xml.Element("xhtml:link", link))
    return _text(root)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text


def _text(root: Xml.Element) -> str:
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'

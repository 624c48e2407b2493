"""What stands at the root of the site, above its languages: chooser, feeds, site map, data."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from generator.data import data_files
from generator.data.listed import row_files
from generator.library import Entry
from generator.settings import SITE_NAME
from generator.views.edition import Edition
from generator.views.news import Change, changes
from generator.views.page import Link
from generator.web.frame import MISSING_PAGE, STRINGS, own_name
from generator.web.html import rendered

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NEWEST = 100


def root_files(editions: Sequence[Edition]) -> Mapping[str, Callable[[], bytes]]:
    """Return the makers of the files above the languages, by their paths below the site."""
    texts: dict[str, Callable[[], str]] = {
        "index.html": partial(root_page, "chooser", editions),
        MISSING_PAGE: partial(root_page, "missing", editions),
        **{name: partial(_own_file, name) for name in ("chooser.js", "chooser.css")},
        "sitemap.xml": partial(sitemap, editions),
        **{edition.feed.removeprefix("/"): partial(feed, edition) for edition in editions},
    }
    return {
        **{path: partial(_encoded, make) for path, make in texts.items()},
        # Without this file GitHub Pages would leave out names that begin with an underscore.
        ".nojekyll": bytes,
        **data_files(editions),
        **row_files(editions),
    }


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()


def root_page(
    template: str, editions: Sequence[Edition], near: Collection[tuple[Edition, Link]] = ()
) -> str:
    """Return a page above the languages; ``near`` are pages that may have been meant."""
    missing = STRINGS["not_found_title"]
    languages = [
        {
            "code": edition.lang,
            "name": own_name(edition.lang),
            "site_name": edition.words(SITE_NAME),
            "invitation": edition.words("What firms saved, and what you can do on Monday."),
            "missing": edition.words(missing),
        }
        for edition in editions
    ]
    root_url = editions[0].settings.site_url
    values = {"root_url": root_url, "root_path": urlsplit(root_url).path}
    return rendered(template, languages=languages, near=near, **values)


def _own_file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def feed(edition: Edition) -> str:
    """Return the Atom feed of one language: the records that were added or changed last.

    Its ids do not change where the site moves, or a record: readers know by them what they have
    seen.
    """
    name, own = edition.words(SITE_NAME), f"{edition.settings.feed_id}/{edition.lang}"
    newest = changes(edition)[:NEWEST]
    last = newest[0].day if newest else edition.library.last_reviewed
    root = Xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": edition.lang})
    _add(root, id=own, title=name, updated=_moment(last))
    Xml.SubElement(root, "link", {"rel": "self", "href": edition.url(edition.feed)})
    Xml.SubElement(root, "link", {"href": edition.url("")})
    _add(Xml.SubElement(root, "author"), name=name)
    for change in newest:
        record, lang = change.entry, edition.lang_of(change.entry)
        entry = Xml.SubElement(root, "entry", {} if lang == edition.lang else {"xml:lang": lang})
        _add(entry, id=f"{own}/{'/'.join(_first_key(record))}", **_told(change, edition))
        Xml.SubElement(entry, "link", {"href": edition.url(edition.link(record).address)})
    return _text(root)


def _first_key(entry: Entry) -> tuple[str, str]:
    """Return folder and id of a record, be it the id that it had at first."""
    return entry.kind.folder, next(iter(entry.record.formerly), entry.id)


def _told(change: Change, edition: Edition) -> dict[str, str]:
    """Return what a feed tells of a record, by the names of the elements."""
    record = edition.record(change.entry)
    added = {"published": _moment(record.added)} if record.added else {}
    said = {"title": record.title, "summary": edition.summary_of(change.entry)}
    return {**said, **added, "updated": _moment(change.day)}


def sitemap(editions: Sequence[Edition]) -> str:
    """Return the site map: every page in every language that it is written in, with its twins."""
    root = Xml.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    by_lang, first = {edition.lang: edition for edition in editions}, editions[0]
    for page in sorted(address for address, one in first.plan.pages.items() if one.is_listed):
        twins = {lang: by_lang[lang].url(page) for lang in first.twins(page)}
        for own, href in twins.items():
            url = Xml.SubElement(root, "url")
            _add(url, loc=href, **_changed(first.plan.pages[page].entry, by_lang[own]))
            for lang, href in {**twins, "x-default": first.settings.site_url}.items():
                link = {"rel": "alternate", "hreflang": lang, "href": href}
                Xml.SubElement(url, "xhtml:link", link)
    return _text(root)


def _changed(entry: Entry | None, edition: Edition) -> dict[str, str]:
    """Return the day of the last change of a page, as the site map names it, if it is known."""
    if entry and not hasattr(entry.record, "reviewed"):
        return {}
    # A page that gathers records may change with any of them.
    day = edition.changed(entry) if entry else edition.library.last_reviewed
    return {"lastmod": day.isoformat()}


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Xml.Element, **texts: str) -> None:
    for name, text in texts.items():
        Xml.SubElement(parent, name).text = text


def _text(root: Xml.Element) -> str:
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'

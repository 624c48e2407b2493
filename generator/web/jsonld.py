"""schema.org descriptions of pages, as JSON-LD."""

from __future__ import annotations

from typing import Any

from generator.library import Entry, countries_of
from generator.model.fields import mentions
from generator.settings import DATA_FOLDER
from generator.views.edition import Edition
from generator.views.page import Page

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def described(page: Page, address: str, edition: Edition) -> dict[str, Any] | None:
    """Describe a page to machines; None for a page that only leads to others."""
    entry = edition.plan.pages[address].entry
    if address == edition.plan.named("data").address:
        return _dataset(page, address, edition)
    if not entry:
        return None
    if entry.kind.folder == "sources":
        return {"@context": CONTEXT, **_work(entry)}
    if entry.kind.folder == "centres":
        return _organisation(entry, page, address, edition)
    return _article(entry, page, address, edition)


def _article(entry: Entry, page: Page, address: str, edition: Edition) -> dict[str, Any]:
    """Describe a page of prose and figures, with the documents that it rests on."""
    countries = edition.countries(countries_of(entry.record))
    return {
        **_named(page, address, "Article", edition),
        "headline": page.title,
        "dateModified": entry.record.reviewed.isoformat(),
        "inLanguage": edition.lang_of(entry),
        "license": LICENCE,
        "isBasedOn": [_work(edition.library.get("sources", id_)) for id_ in _cited_sources(entry)],
        "contentLocation": [{"@type": "Country", "name": name} for name in countries],
    }


def _organisation(entry: Entry, page: Page, address: str, edition: Edition) -> dict[str, Any]:
    record = entry.record
    country = {"@type": "Country", "name": edition.words.country(record.country)}
    named = {**_named(page, address, "Organization", edition), "areaServed": country}
    return {**named, "alternateName": list(record.names)} if record.names else named


def _dataset(page: Page, address: str, edition: Edition) -> dict[str, Any]:
    """Describe the data files as a data set, so that data search engines find them."""
    distribution = {
        "@type": "DataDownload",
        "encodingFormat": "text/csv",
        "contentUrl": edition.url(f"/{DATA_FOLDER}/figures.csv"),
    }
    return {
        **_named(page, address, "Dataset", edition),
        "license": LICENCE,
        "inLanguage": edition.lang,
        "dateModified": edition.library.last_reviewed.isoformat(),
        "distribution": [distribution],
    }


def _named(page: Page, address: str, type_: str, edition: Edition) -> dict[str, Any]:
    url = edition.url(address)
    return {
        "@context": CONTEXT,
        "@type": type_,
        "@id": url,
        "name": page.title,
        "description": page.summary,
        "url": url,
    }


def _cited_sources(entry: Entry) -> list[str]:
    """Return the ids of the sources that a record names, in the order of their first mention."""
    found = [m.value for m in mentions(entry.record) if getattr(m.mark, "kind", "") == "sources"]
    return list(dict.fromkeys(found))


def _work(entry: Entry) -> dict[str, Any]:
    source = entry.record
    described: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
    if source.authors:
        described["author"] = list(source.authors)
    if source.publisher:
        described["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.year:
        described["datePublished"] = str(source.year)
    if source.url:
        described["url"] = source.url
    return described

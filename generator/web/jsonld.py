"""schema.org descriptions of pages, as JSON-LD."""

from typing import Any

from generator.data.package import WORKBOOK_TYPE
from generator.library import Entry, countries_of
from generator.model.fields import mentions
from generator.settings import DATA_FOLDER, WORKBOOK
from generator.views.edition import Edition
from generator.views.page import Page

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def described(page: Page, address: str, edition: Edition) -> dict[str, Any] | None:
    """Describe a page to machines; None for a page that only leads to others."""
    entry = edition.plan.pages[address].entry
    if entry and entry.kind.folder == "sources":
        return {"@context": CONTEXT, **_work(entry)}
    if address == edition.plan.named("data").address:
        type_, own = "Dataset", _dataset(edition)
    elif not entry:
        return None
    elif entry.kind.folder == "centres":
        type_, own = "Organization", _organisation(entry, edition)
    else:
        type_, own = "Article", {"headline": page.title, **_article(entry, edition)}
    url = edition.url(address)
    named = {"name": page.title, "description": page.summary, "url": url}
    return {"@context": CONTEXT, "@type": type_, "@id": url, **named, **own}


def _article(entry: Entry, edition: Edition) -> dict[str, Any]:
    """Describe prose and figures, with the documents that they rest on."""
    marked = mentions(entry.record)
    sources = [one.value for one in marked if getattr(one.mark, "kind", "") == "sources"]
    works = [_work(edition.library.get("sources", id_)) for id_ in dict.fromkeys(sources)]
    countries = edition.countries(countries_of(entry.record))
    return {
        "dateModified": entry.record.reviewed.isoformat(),
        "inLanguage": edition.lang_of(entry),
        "license": LICENCE,
        "isBasedOn": works,
        "contentLocation": [{"@type": "Country", "name": name} for name in countries],
    }


def _organisation(entry: Entry, edition: Edition) -> dict[str, Any]:
    country, names = edition.words.country(entry.record.country), list(entry.record.names)
    area = {"areaServed": {"@type": "Country", "name": country}}
    return {**area, "alternateName": names} if names else area


def _dataset(edition: Edition) -> dict[str, Any]:
    """Describe the data files as a data set, so that data search engines find them."""
    files = {"figures.csv": "text/csv", WORKBOOK.format(lang=edition.lang): WORKBOOK_TYPE}
    downloads = [
        {
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": edition.url(f"/{DATA_FOLDER}/{name}"),
        }
        for name, kind in files.items()
    ]
    return {
        "license": LICENCE,
        "inLanguage": edition.lang,
        "dateModified": edition.library.last_reviewed.isoformat(),
        "distribution": downloads,
    }


def _work(entry: Entry) -> dict[str, Any]:
    source = entry.record
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    optional = {
        "author": list(source.authors),
        "publisher": publisher,
        "datePublished": str(source.year or ""),
        "url": source.url,
    }
    known = {name: value for name, value in optional.items() if value}
    work = {"@type": "CreativeWork", "name": source.title, "inLanguage": source.language}
    return {**work, **known}

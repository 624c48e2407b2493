"""schema.org descriptions of pages, as JSON-LD."""

from pathlib import PurePosixPath
from typing import Any

from generator.data.package import WORKBOOK_TYPE
from generator.library import Entry, countries_of
from generator.marks import N_
from generator.model.contacts import Contact
from generator.model.fields import mentions
from generator.settings import DATA_FOLDER, LICENCE, SITE_NAME
from generator.views.edition import Edition
from generator.views.page import Page

CONTEXT = "https://schema.org"
FORMS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": WORKBOOK_TYPE,
}


def described(page: Page, address: str, edition: Edition) -> dict[str, Any] | None:
    """Describe a page to machines; None for a page that only leads to others."""
    entry = edition.plan.pages[address].entry
    if entry and entry.kind.folder == "sources":
        return {"@context": CONTEXT, **_work(entry)}
    named = {"name": page.title, "description": page.summary}
    if address == edition.plan.named("data").address:
        type_, own = "Dataset", _dataset(page, edition)
    elif not entry:
        return None
    elif entry.kind.folder in ("centres", "bodies"):
        type_, own = "Organization", _organisation(entry, edition)
    else:
        type_, own = "Article", {"headline": page.title, **_article(entry, edition)}
    url = edition.canonical(address)
    return {"@context": CONTEXT, "@type": type_, "@id": url, "url": url, **named, **own}


def _site(edition: Edition) -> dict[str, str]:
    """Describe who makes the site; the project has no other name than that of the site."""
    url = edition.settings.site_url
    return {"@type": "Organization", "@id": url, "name": edition.words(SITE_NAME), "url": url}


def _article(entry: Entry, edition: Edition) -> dict[str, Any]:
    """Describe prose and figures, with the documents that they rest on."""
    marked = mentions(entry.record)
    sources = [one.value for one in marked if getattr(one.mark, "kind", "") == "sources"]
    works = [_work(edition.library.get("sources", id_)) for id_ in dict.fromkeys(sources)]
    countries = edition.countries(countries_of(entry.record) or filter(None, (entry.country,)))
    added = entry.record.added
    told = {
        "datePublished": added.isoformat() if added else "",
        "dateModified": edition.changed(entry).isoformat(),
        "author": _site(edition),
        "publisher": _site(edition),
        "inLanguage": edition.lang_of(entry),
        "license": LICENCE,
        "isBasedOn": works,
        "contentLocation": [{"@type": "Country", "name": name} for name in countries],
    }
    return {name: value for name, value in told.items() if value}


def _organisation(entry: Entry, edition: Edition) -> dict[str, Any]:
    """Describe who helps, with how it is reached."""
    record = entry.record
    told = {
        "areaServed": {"@type": "Country", "name": edition.words.country(record.country)},
        "alternateName": [*getattr(record, "names", ())],
        **(_reached(record.contact, record.country) if record.contact else {}),
    }
    return {name: value for name, value in told.items() if value}


def _reached(contact: Contact, country: str) -> dict[str, Any]:
    place = {"streetAddress": contact.address, "addressLocality": contact.city}
    known = {name: value for name, value in place.items() if value}
    address = {"@type": "PostalAddress", **known, "addressCountry": country} if known else None
    return {
        "telephone": list(contact.numbers),
        "email": contact.email,
        "address": address,
        "sameAs": contact.web,
    }


def _dataset(page: Page, edition: Edition) -> dict[str, Any]:
    """Describe the data files as a data set, so that data search engines find them."""
    files = [link.address for section in page.sections for link in section.links]
    figures = [file for file in files if file.startswith(f"/{DATA_FOLDER}/figures")]
    return {
        "name": edition.words(N_("Cleaner production in Latin America: figures of plants")),
        "creator": _site(edition),
        "license": LICENCE,
        "inLanguage": edition.lang,
        "dateModified": edition.library.last_reviewed.isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": FORMS[PurePosixPath(file).suffix],
                "contentUrl": edition.url(file),
            }
            for file in figures
        ],
    }


def _work(entry: Entry) -> dict[str, Any]:
    source = entry.record
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    optional = {
        "inLanguage": source.language,
        "author": list(source.authors),
        "publisher": publisher,
        "datePublished": str(source.year or ""),
        "url": source.url,
    }
    known = {name: value for name, value in optional.items() if value}
    work = {"@type": "CreativeWork", "name": source.title, "inLanguage": source.language}
    return {**work, **known}

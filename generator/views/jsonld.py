"""schema.org descriptions of pages, as JSON-LD."""

from __future__ import annotations

from typing import Any

from generator.library import Entry, countries_of
from generator.model.fields import mentions
from generator.views.edition import Office, page_of
from generator.views.markdown import address

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def article(entry: Entry, office: Office) -> dict[str, Any]:
    """Describe a page of prose and figures, with the documents that it rests on."""
    record = office.record(entry)
    return {
        **_named(entry, office, "Article"),
        "headline": record.title,
        "dateModified": entry.record.reviewed.isoformat(),
        "inLanguage": office.lang,
        "license": LICENCE,
        "isBasedOn": [_work(office, id_) for id_ in cited_sources(entry)],
        "contentLocation": [
            {"@type": "Country", "name": name}
            for name in office.countries(countries_of(entry.record))
        ],
    }


def organisation(entry: Entry, office: Office) -> dict[str, Any]:
    """Describe a centre."""
    record = office.record(entry)
    country = {"@type": "Country", "name": office.words.country(record.country)}
    described = {**_named(entry, office, "Organization"), "areaServed": country}
    if record.names:
        described["alternateName"] = list(record.names)
    return described


def work(entry: Entry, office: Office) -> dict[str, Any]:
    """Describe a document of the bibliography."""
    return {"@context": CONTEXT, **_work(office, entry.id)}


def dataset(name: str, description: str, office: Office) -> dict[str, Any]:
    """Describe the data files as a data set, so that data search engines find them."""
    url = office.settings.page_url(office.lang, "data/")
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": url,
        "name": name,
        "description": description,
        "url": url,
        "license": LICENCE,
        "inLanguage": office.lang,
        "dateModified": office.library.last_reviewed.isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": f"{office.settings.site_url}data/figures.csv",
            }
        ],
    }


def cited_sources(entry: Entry) -> list[str]:
    """Return the ids of the sources that a record names, in the order of their first mention."""
    found = [m.value for m in mentions(entry.record) if getattr(m.mark, "kind", "") == "sources"]
    return list(dict.fromkeys(found))


def _named(entry: Entry, office: Office, type_: str) -> dict[str, Any]:
    record = office.record(entry)
    url = office.settings.page_url(office.lang, address(page_of(entry)))
    return {
        "@context": CONTEXT,
        "@type": type_,
        "@id": url,
        "name": record.title,
        "description": record.summary,
        "url": url,
    }


def _work(office: Office, id_: str) -> dict[str, Any]:
    source = office.library.get("sources", id_).record
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

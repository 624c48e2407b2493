"""The Markdown tree of one language: every page, rendered and written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.library import Entry
from generator.marks import N_
from generator.views import comparison, hubs, profiles, reference, static
from generator.views.case import case_page
from generator.views.edition import Office, country_page, page_of
from generator.views.markdown import address, environment
from generator.views.measure import measure_page
from generator.views.page import Extras, Page
from generator.views.sector import sector_page

PAGE_OF: dict[str, Callable[[Entry, Office], Page]] = {
    "cases": case_page,
    "sectors": sector_page,
    "measures": measure_page,
    "guides": profiles.guide_page,
    "centres": profiles.centre_page,
    "financing": profiles.financing_page,
    "programmes": profiles.programme_page,
    "policies": profiles.policy_page,
    "sources": reference.source_page,
}
HUBS: tuple[Callable[[Office], Page], ...] = (
    hubs.home_page,
    hubs.sectors_index,
    hubs.cases_index,
    comparison.results_page,
    comparison.priorities_page,
    hubs.measures_index,
    hubs.countries_index,
    reference.sources_index,
    reference.glossary_page,
    static.search_page,
    static.data_page,
    static.contribute_page,
)
LISTS = (
    ("guides", N_("Guides"), N_("What to know before you start, in short guides.")),
    ("centres", N_("Centres"), N_("Who helps: the cleaner production centres of the region.")),
    (
        "financing",
        N_("Financing"),
        N_("Who lends: facilities that the sources describe, with their date."),
    ),
    ("programmes", N_("Programmes"), N_("The programmes that the cases come from.")),
    ("policies", N_("Policies"), N_("Policies and agreements on cleaner production.")),
)


def pages(office: Office) -> Iterator[Page]:
    """Yield every page of one language."""
    for hub in HUBS:
        yield hub(office)
    for folder, title, summary in LISTS:
        yield hubs.list_page(folder, title, summary, office)
    for code in hubs.country_codes_with_pages(office):
        yield profiles.country_page_of(code, office)
    for folder, make in PAGE_OF.items():
        for entry in office.library.all(folder):
            yield make(entry, office)


def addresses(office: Office) -> list[str]:
    """Return the addresses of all pages, which are the same in every language."""
    library = office.library
    fixed = ["index.md", "results.md", "priorities.md", "glossary.md", "data.md", "contribute.md"]
    indexes = (
        "sectors",
        "cases",
        "measures",
        "countries",
        "sources",
        *(name for name, _, _ in LISTS),
    )
    records = [page_of(entry) for folder in PAGE_OF for entry in library.all(folder)]
    countries = [country_page(code) for code in hubs.country_codes_with_pages(office)]
    listed = [*fixed, *(f"{name}/index.md" for name in indexes), *records, *countries]
    return [address(page) for page in listed]


def write_tree(office: Office, docs: Path, extras: Mapping[str, Extras] | None = None) -> None:
    """Write the Markdown tree of one language to ``docs``, pictures included.

    ``extras`` holds by path what other outlets add to a page.
    """
    for page in pages(office):
        page = replace(page, extras=(extras or {}).get(page.path, page.extras))
        file = docs / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(rendered(page, office), encoding="utf-8")
    content = office.library.root
    for picture in sorted(office.library.pictures):
        inside = PurePosixPath(*picture.parts[1:])
        (docs / inside).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / inside, docs / inside)


def rendered(page: Page, office: Office) -> str:
    """Return the Markdown of a page."""
    template = environment().get_template(page.template)
    text = template.render(page=page, front_matter=_front_matter(page, office), _=office.words)
    return text.lstrip("\n")


def _front_matter(page: Page, office: Office) -> str:
    """Return the fields for MkDocs and the theme; JSON is YAML that quotes everything."""
    kb: dict[str, Any] = {
        "url": address(page.path),
        "kind": page.kind,
        "filters": {name: values for name, values in page.filters.items() if values},
        "sort": page.sort,
        "words": page.words,
        "noindex": not page.indexed,
    }
    if page.weight:
        kb["weight"] = page.weight
    if page.extras.image:
        kb["image"] = page.extras.image
    if page.jsonld:
        kb["jsonld"] = page.jsonld
    if page.frame.edit_url:
        kb["edit_url"] = page.frame.edit_url
    if page.frame.lang:
        kb["lang"] = page.frame.lang
    fields: dict[str, Any] = {
        "title": page.frame.title,
        "description": page.frame.summary,
        "kb": kb,
    }
    if page.hide:
        fields["hide"] = page.hide
    return "\n".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()
    )

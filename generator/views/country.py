"""The page of a country: what was saved, who helps, who lends, what is in force, who knows more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Any

from generator.figures import best_payback
from generator.library import Entry
from generator.locales.regions import neighbours
from generator.plants import documented
from generator.views.contacts import country_helpers
from generator.views.edition import Draft
from generator.views.figures import case_sections
from generator.views.finder import narrowed
from generator.views.lenders import country_sections
from generator.views.page import Link, NextStep, Page, Section
from generator.views.profiles import help_links

MOST_NEIGHBOURS = 4


def country_page(country: Entry | str, draft: Draft) -> Page:
    """Return the page of a country: that of its profile, or of its code if it has none."""
    words = draft.words
    code = country if isinstance(country, str) else country.id.upper()
    name = words.country(code)
    lead = words("Read the guide of your sector first, then call the centre with your questions.")
    parts: dict[str, Any] = {
        "next_step": NextStep(
            lead, (draft.link_to("sectors", words("Sector guides")), *help_links(draft))
        ),
        "answers_first": True,
        "sections": _sections(code, draft),
        "kind": words("Country"),
    }
    if isinstance(country, Entry):
        return draft.record_page(country, **parts)
    summary = words("What this library holds about {country}.", country=name)
    return draft.hub_page("countries", title=name, summary=summary, **parts)


def _sections(code: str, draft: Draft) -> Iterator[Section]:
    """Yield what a reader asks of a country, in the order that it is asked in."""
    words, library = draft.words, draft.library
    found = sorted(library.in_country("cases", code), key=_payback)
    all_of_them = words("All results of this country, to narrow and sort")
    compared = (narrowed("results", all_of_them, draft, country=code.lower()),) if found else ()
    yield from case_sections(words("What firms here saved"), found, draft, links=compared)
    yield country_helpers(code, draft)
    yield from country_sections(code, draft)
    yield Section(words("Rules and agreements"), links=_dated("policies", code, draft))
    yield Section(words("Programmes"), links=_dated("programmes", code, draft))
    named = (
        sector
        for sector in library.all("sectors")
        if any(item.country == code for item in sector.record.priorities)
    )
    yield Section(words("Sectors named a priority here"), links=draft.links(named))
    yield _nearby(code, draft)


def _payback(case: Entry) -> tuple[bool, bool, Decimal]:
    """Return what puts the shortest payback first, and totals last."""
    months = best_payback(case.record)
    return bool(case.record.parts), months is None, months or Decimal()


def _dated(folder: str, code: str, draft: Draft) -> tuple[Link, ...]:
    return draft.dated_links(draft.library.in_country(folder, code))


def _nearby(code: str, draft: Draft) -> Section:
    """Return, if results, centres or lenders are missing in a country, the neighbours with some."""
    missing = [kind for kind, count in enumerate(_counts(code, draft)) if not count]
    rows = ((one, _counts(one, draft)) for one in neighbours(code))
    useful = [(one, counts) for one, counts in rows if any(counts[kind] for kind in missing)]
    useful.sort(key=lambda row: -sum(row[1]))
    lead = draft.words("Little is known of this country so far. More is known of its neighbours.")
    links = islice(_neighbours(useful, draft), MOST_NEIGHBOURS)
    return Section(draft.words("What is known nearby"), lead, links=tuple(links))


def _counts(code: str, draft: Draft) -> tuple[int, int, int]:
    """Return how many documented cases, centres and lenders there are in a country."""
    library = draft.library
    cases, centres, facilities = (
        library.in_country(folder, code) for folder in ("cases", "centres", "financing")
    )
    return len(documented(cases, library)), len(centres), len(library.lenders(facilities))


def _neighbours(rows: Iterable[tuple[str, tuple[int, int, int]]], draft: Draft) -> Iterator[Link]:
    """Yield links to countries that say what there is."""
    plural = draft.words.plural
    for code, (cases, centres, lenders) in rows:
        told = (
            plural("{count} documented case", "{count} documented cases", cases) if cases else "",
            plural("{count} centre", "{count} centres", centres) if centres else "",
            plural("{count} lender", "{count} lenders", lenders) if lenders else "",
        )
        (link,) = draft.country_links([code])
        yield replace(link, note=", ".join(filter(None, told)))

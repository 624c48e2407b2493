"""The page of a country: what was saved, who helps, who lends, what is in force, who knows more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from generator.asking import asked_in
from generator.figures import payback_order
from generator.library import Entry
from generator.locales.regions import nearest
from generator.marks import N_
from generator.views.atlas import Held, held_in
from generator.views.contacts import country_helpers
from generator.views.edition import Draft
from generator.views.figures import case_sections
from generator.views.finder import narrowed
from generator.views.lenders import country_sections
from generator.views.page import Link, NextStep, Page, Section
from generator.views.profiles import help_links

MOST_NEIGHBOURS = 4
# What a country may lack, and its neighbours have.
KINDS_NEARBY = ("asked", "centres", "lenders", "cases")


def country_page(country: Entry | str, draft: Draft) -> Page:
    """Return the page of a country: that of its profile, or of its code if it has none."""
    words = draft.words
    code = country if isinstance(country, str) else country.id.upper()
    name = words.country(code)
    parts: dict[str, Any] = {
        "next_step": _next_step(code, draft),
        "answers_first": True,
        "sections": _sections(code, draft),
        "kind": words("Country"),
    }
    if isinstance(country, Entry):
        return draft.record_page(country, **parts)
    summary = words("What this library holds about {country}.", country=name)
    return draft.hub_page("countries", title=name, summary=summary, **parts)


def _next_step(code: str, draft: Draft) -> NextStep:
    """Return what to read and whom to ask then: who answers in a country, if anybody does."""
    words, answering = draft.words, asked_in(draft.library, code)[:1]
    # That it is of the reader's own country goes without saying here.
    asked = tuple(replace(link, countries="") for link in draft.links(answering))
    lead = N_("Read the guide of your sector first, then ask your chamber or association.")
    if asked:
        lead = N_("Read the guide of your sector first, then ask: {name}.")
    said = words(lead, name=asked[0].text if asked else "")
    guides = draft.link_to("sectors", words("Sector guides"))
    return NextStep(said, (guides, *asked, *help_links(draft)))


def _sections(code: str, draft: Draft) -> Iterator[Section]:
    """Yield what a reader asks of a country, in the order that it is asked in."""
    words, library = draft.words, draft.library
    yield from _results(code, draft)
    yield from country_helpers(code, draft)
    yield from country_sections(code, draft)
    yield Section(words("Rules and agreements"), links=_dated("policies", code, draft))
    yield Section(words("Programmes"), links=_dated("programmes", code, draft))
    named = (
        sector
        for sector in library.all("sectors")
        if any(item.country == code for item in sector.record.priorities)
    )
    yield Section(words("Sectors named a priority here"), links=draft.links(named))
    if code in library.served:
        yield _wanted(code, draft)
        yield _nearby(code, draft)


def _results(code: str, draft: Draft) -> tuple[Section, ...]:
    words = draft.words
    found = sorted(
        draft.library.in_country("cases", code), key=lambda case: payback_order(case.record)
    )
    text = words("All results of this country, to filter and sort: {count}", count=len(found))
    compared = (narrowed("results", text, draft, country=code.lower()),) if found else ()
    return case_sections(words("What firms here saved"), found, draft, links=compared)


def _dated(folder: str, code: str, draft: Draft) -> tuple[Link, ...]:
    return draft.dated_links(draft.library.in_country(folder, code))


def _wanted(code: str, draft: Draft) -> Section:
    """Return where to send results, if there is none of a plant of a country."""
    words, has_some = draft.words, held_in(code, draft.library).cases
    lead = words("No figures of a single plant of this country are here yet. Send us yours.")
    return Section(
        words("Your result"), lead, links=() if has_some else (draft.link_to("contribute"),)
    )


def _nearby(code: str, draft: Draft) -> Section:
    """Return, if anything is missing in a country, the nearest countries that have it."""
    library = draft.library
    own = held_in(code, library)
    missing = [kind for kind in KINDS_NEARBY if not getattr(own, kind)]
    near = nearest(code, library.countries) if missing else ()
    rows = ((one, held_in(one, library)) for one in near)
    useful = ((one, held) for one, held in rows if any(getattr(held, kind) for kind in missing))
    lead = draft.words(
        "Little is known of this country so far. More is known of countries near it."
    )
    links = _neighbours(islice(useful, MOST_NEIGHBOURS), draft)
    return Section(draft.words("What is known nearby"), lead, links=tuple(links))


def _neighbours(rows: Iterable[tuple[str, Held]], draft: Draft) -> Iterator[Link]:
    """Yield links to countries that say what there is."""
    plural = draft.words.plural
    for code, held in rows:
        asked, centres, lenders, cases, _ = held
        told = (
            plural("{count} documented case", "{count} documented cases", cases) if cases else "",
            plural("{count} centre", "{count} centres", centres) if centres else "",
            plural("{count} lender", "{count} lenders", lenders) if lenders else "",
            plural(
                "{count} place to telephone or write to",
                "{count} places to telephone or write to",
                asked,
            )
            if asked
            else "",
        )
        (link,) = draft.country_links([code])
        yield replace(link, note=", ".join(filter(None, told)))

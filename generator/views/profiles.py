"""The pages of guides, centres, financing, programmes, policies and countries."""

from __future__ import annotations

from typing import Any

from generator.library import Entry, countries_of
from generator.marks import N_
from generator.views.edition import Draft, Edition, years_of
from generator.views.figures import value_of
from generator.views.page import Cell, Facts, Link, NextStep, Page, Section, Tile
from generator.views.sector import case_table

RELATED = {
    "cases": N_("Cases"),
    "programmes": N_("Programmes"),
    "financing": N_("Who lends"),
    "policies": N_("Policies"),
    "centres": N_("Who helps"),
}


def guide_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a topic guide."""
    guide = draft.record(entry)
    links = draft.refs("guides", guide.related) or _help(draft)
    return draft.record_page(entry, NextStep(guide.next_step, links), kind=draft.words("Guide"))


def centre_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a cleaner production centre."""
    words, centre = draft.words, draft.record(entry)
    facts = (
        (words("Country"), draft.country_links([centre.country])),
        (words("Short name"), centre.acronym),
        (words("Names in the sources"), "; ".join(centre.names)),
        (words("State"), draft.label("centre-status", centre.status)),
        (words("Services"), words.listing(draft.labels("services", centre.services))),
        (words("Supported by"), words.listing(list(centre.supported_by))),
    )
    lead = words(
        "Ask what a first visit costs, and have one month of bills and your list of losses "
        "ready. If nobody answers, ask your chamber of industry."
    )
    return _profile_page(entry, draft, words("Centre"), lead, facts)


def financing_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a financing facility."""
    words, facility = draft.words, draft.record(entry)
    facts = (
        (words("Kind"), draft.label("instruments", facility.instrument)),
        *_place_facts(facility, draft),
        (words("Sectors"), draft.refs("sectors", facility.sectors)),
    )
    lead = words(
        "Ask your bank whether this or something like it exists today, and bring one page: "
        "what it is, cost, yearly saving, payback, quotation."
    )
    return _profile_page(entry, draft, words("Financing"), lead, facts)


def programme_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a programme."""
    words, programme = draft.words, draft.record(entry)
    lead = words("See what the firms saved, and ask the centre in your country.")
    return _profile_page(entry, draft, words("Programme"), lead, _place_facts(programme, draft))


def policy_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a policy."""
    words, policy = draft.words, draft.record(entry)
    kind = (words("Kind"), draft.label("policy-instruments", policy.instrument))
    lead = words("Ask your chamber whether it is in force and what it offers you.")
    facts = (kind, *_place_facts(policy, draft))
    return _profile_page(entry, draft, words("Policy"), lead, facts)


def country_page(code: str, draft: Draft) -> Page:
    """Return the page of a country: everything in it, with or without a profile of its own."""
    words, library, name = draft.words, draft.library, draft.words.country(code)
    cases = case_table(library.in_country("cases", code), draft)
    priorities = (
        sector
        for sector in library.all("sectors")
        if code in {item.country for item in sector.record.priorities}
    )
    lead = words("Read the guide of your sector first, then call the centre with your questions.")
    next_step = NextStep(lead, (draft.link_to("sectors", words("Sector guides")), *_help(draft)))
    parts = {
        "sections": (
            *(_dated(folder, code, draft) for folder in ("centres", "financing")),
            Section(words("What firms saved"), tables=(cases,)),
            Section(words("Priority sectors of the country"), links=draft.links(priorities)),
            *(_dated(folder, code, draft) for folder in ("programmes", "policies")),
        ),
        "kind": words("Country"),
        "filters": {words("Country"): [name]},
    }
    if profile := library.entries["countries"].get(code.lower()):
        return draft.record_page(profile, next_step, **parts)
    summary = words("What this library holds about {country}.", country=name)
    return draft.gathering_page(name, summary, "countries", next_step, **parts)


def _dated(folder: str, code: str, draft: Draft) -> Section:
    """Return the profiles of a country with the date of their facts."""
    links = draft.dated_links(draft.library.in_country(folder, code))
    return Section(draft.words(RELATED[folder]), links=links)


def _profile_page(entry: Entry, draft: Draft, kind: str, next_lead: str, facts: Facts) -> Page:
    words, profile = draft.words, draft.record(entry)
    codes, figures = countries_of(profile), entry.figures_in(draft.lang)
    website = (Link(profile.website, profile.website),) if profile.website else ()
    tiles = [(one.name, Tile(one.label, value_of(one, draft))) for one in figures]
    rows = ((fact.label, fact.text, Cell(source=draft.cite(fact))) for fact in profile.facts)
    head = (N_("Topic"), N_("Fact"), N_("Source"))
    return draft.record_page(
        entry,
        NextStep(next_lead, (*draft.country_links(codes), *_help(draft))),
        # Money first.
        tiles=tuple(tile for _, tile in sorted(tiles, key=lambda one: one[0] != "amount")),
        facts=(*facts, (words("Date of the facts"), profile.as_of), (words("Website"), website)),
        sections=(
            draft.table_section(words("What the sources say"), head, rows),
            *_related(entry, draft),
        ),
        kind=kind,
        filters={words("Country"): draft.countries(codes)},
    )


def _place_facts(profile: Any, draft: Draft) -> Facts:
    words = draft.words
    return (
        (words("Countries"), draft.country_links(profile.countries)),
        (words("Run by"), words.listing(list(getattr(profile, "run_by", ())))),
        (words("Years"), years_of(profile)),
    )


def _related(entry: Entry, draft: Draft) -> list[Section]:
    linked_from = draft.library.linked_from
    return [
        Section(draft.words(title), links=draft.links(linked_from(entry, folder)))
        for folder, title in RELATED.items()
    ]


def _help(edition: Edition) -> tuple[Link, ...]:
    return edition.guides("finding-help", "paying-for-it")

"""The pages of guides, centres, financing, programmes, policies and countries."""

from __future__ import annotations

from typing import Any

from generator.figures import Figure
from generator.library import Entry, countries_of
from generator.marks import N_
from generator.model.profiles import Centre, Financing, Guide, Profile
from generator.views.edition import Draft, Edition, years_of
from generator.views.figures import value_of
from generator.views.page import (
    Cell,
    Fact,
    Link,
    NextStep,
    Page,
    Section,
    Tile,
    filled,
    row,
    table_section,
)
from generator.views.sector import case_table

RELATED = ("cases", "programmes", "financing", "policies", "centres")
RELATED_TITLES = {
    "cases": N_("Cases"),
    "programmes": N_("Programmes"),
    "financing": N_("Who lends"),
    "policies": N_("Policies"),
    "centres": N_("Who helps"),
}


def guide_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a topic guide."""
    draft = Draft(edition)
    guide: Guide = edition.record(entry)
    links = draft.edition.refs("guides", guide.related)
    return draft.record_page(
        entry,
        NextStep(guide.next_step, links or _help(edition)),
        kind=edition.words(N_("Guide")),
    )


def centre_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a cleaner production centre."""
    draft = Draft(edition)
    centre: Centre = edition.record(entry)
    words = edition.words
    facts = [
        Fact(words(N_("Country")), links=draft.edition.country_links([centre.country])),
        Fact(words(N_("Short name")), centre.acronym or ""),
        Fact(words(N_("Names in the sources")), "; ".join(centre.names)),
        Fact(words(N_("State")), edition.label("centre-status", centre.status)),
        Fact(
            words(N_("Services")),
            words.listing([edition.label("services", s) for s in centre.services]),
        ),
        Fact(words(N_("Supported by")), words.listing(list(centre.supported_by))),
        *_common_facts(centre, draft),
    ]
    lead = N_(
        "Ask what a first visit costs, and have one month of bills and your list of losses "
        "ready. If nobody answers, ask your chamber of industry."
    )
    return _profile_page(entry, draft, facts, words(lead), N_("Centre"))


def financing_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a financing facility."""
    draft = Draft(edition)
    facility: Financing = edition.record(entry)
    words = edition.words
    facts = [
        Fact(words(N_("Kind")), edition.label("instruments", facility.instrument)),
        *_place_facts(facility, draft),
        Fact(words(N_("Sectors")), links=draft.edition.refs("sectors", facility.sectors)),
        *_common_facts(facility, draft),
    ]
    lead = N_(
        "Ask your bank whether this or something like it exists today, and bring one page: "
        "what it is, cost, yearly saving, payback, quotation."
    )
    return _profile_page(entry, draft, facts, words(lead), N_("Financing"))


def programme_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a programme."""
    draft = Draft(edition)
    programme = edition.record(entry)
    facts = [*_place_facts(programme, draft), *_common_facts(programme, draft)]
    lead = edition.words(N_("See what the firms saved, and ask the centre in your country."))
    return _profile_page(entry, draft, facts, lead, N_("Programme"))


def policy_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a policy."""
    draft = Draft(edition)
    policy = edition.record(entry)
    kind = Fact(edition.words(N_("Kind")), edition.label("policy-instruments", policy.instrument))
    facts = [kind, *_place_facts(policy, draft), *_common_facts(policy, draft)]
    lead = edition.words(N_("Ask your chamber whether it is in force and what it offers you."))
    return _profile_page(entry, draft, facts, lead, N_("Policy"))


def country_page(code: str, edition: Edition) -> Page:
    """Return the page of a country: everything in it, with or without a profile of its own."""
    draft = Draft(edition)
    library, words = edition.library, edition.words
    profile = library.entries["countries"].get(code.lower())
    sections = filled(
        *(_dated(folder, code, draft) for folder in ("centres", "financing")),
        Section(
            words(N_("What firms saved")),
            tables=(case_table(library.in_country("cases", code), draft),),
        ),
        Section(words(N_("Priority sectors of the country")), links=_priorities(code, draft)),
        *(_dated(folder, code, draft) for folder in ("programmes", "policies")),
    )
    name = words.country(code)
    next_step = NextStep(
        words(N_("Read the guide of your sector first, then call the centre with your questions.")),
        (edition.link_to("sectors", N_("Sector guides")), *_help(edition)),
    )
    parts = {
        "sections": sections,
        "kind": words(N_("Country")),
        "filters": {words(N_("Country")): [name]},
    }
    if profile:
        return draft.record_page(profile, next_step, **parts)
    summary = words(N_("What this library holds about {country}."), country=name)
    return draft.gathering_page(name, summary, "countries", next_step, **parts)


def _dated(folder: str, code: str, draft: Draft) -> Section:
    """Return the profiles of a country with the date of their facts."""
    edition = draft.edition
    links = edition.dated_links(edition.library.in_country(folder, code))
    return Section(edition.words(RELATED_TITLES[folder]), links=links)


def _profile_page(
    entry: Entry,
    draft: Draft,
    facts: list[Fact],
    next_lead: str,
    kind: str,
) -> Page:
    edition, profile = draft.edition, draft.edition.record(entry)
    codes = countries_of(profile)
    return draft.record_page(
        entry,
        NextStep(next_lead, (*edition.country_links(codes), *_help(edition))),
        tiles=_tiles(entry.figures_in(edition.lang), draft),
        facts=tuple(fact for fact in facts if not fact.is_empty),
        sections=filled(_fact_section(profile, draft), *_related(entry, draft)),
        kind=edition.words(kind),
        filters={edition.words(N_("Country")): edition.countries(codes)},
    )


def _common_facts(profile: Profile, draft: Draft) -> list[Fact]:
    website = (Link(profile.website, profile.website),) if profile.website else ()
    return [
        Fact(draft.words(N_("Date of the facts")), profile.as_of),
        Fact(draft.words(N_("Website")), links=website),
    ]


def _place_facts(profile: Any, draft: Draft) -> list[Fact]:
    words = draft.words
    return [
        Fact(words(N_("Countries")), links=draft.edition.country_links(profile.countries)),
        Fact(words(N_("Run by")), words.listing(list(getattr(profile, "run_by", ())))),
        Fact(words(N_("Years")), years_of(profile)),
    ]


def _tiles(figures: tuple[Figure, ...], draft: Draft) -> tuple[Tile, ...]:
    tiles = [(figure.name, Tile(figure.label, value_of(figure, draft))) for figure in figures]
    # Money first.
    return tuple(tile for _, tile in sorted(tiles, key=lambda one: one[0] != "amount"))


def _fact_section(profile: Profile, draft: Draft) -> Section:
    words = draft.words
    head = (N_("Topic"), N_("Fact"), N_("Source"))
    rows = (row(fact.label, fact.text, Cell(source=draft.cite(fact))) for fact in profile.facts)
    return table_section(words(N_("What the sources say")), words.each(head), rows)


def _related(entry: Entry, draft: Draft) -> list[Section]:
    library = draft.edition.library
    return [
        Section(
            draft.words(RELATED_TITLES[folder]),
            links=draft.edition.links(library.linked_from(entry, folder)),
        )
        for folder in RELATED
    ]


def _priorities(code: str, draft: Draft) -> tuple[Link, ...]:
    return draft.edition.links(
        entry
        for entry in draft.edition.library.all("sectors")
        if code in {item.country for item in entry.record.priorities}
    )


def _help(edition: Edition) -> tuple[Link, ...]:
    return edition.guides("finding-help", "paying-for-it")

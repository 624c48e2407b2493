"""The pages of guides, centres, financing, programmes, policies and countries."""

from __future__ import annotations

from typing import Any

from generator.library import Entry
from generator.marks import N_
from generator.model.profiles import Centre, Financing, Guide, Profile
from generator.views.edition import Desk, Office, country_page, page_of
from generator.views.jsonld import article, organisation
from generator.views.page import Fact, Footnote, Frame, Link, Page, Section, Table, Tile, filled
from generator.views.sector import case_table

RELATED = ("cases", "programmes", "financing", "policies", "centres")
RELATED_TITLES = {
    "cases": N_("Cases"),
    "programmes": N_("Programmes"),
    "financing": N_("Who lends"),
    "policies": N_("Policies"),
    "centres": N_("Who helps"),
}


def guide_page(entry: Entry, office: Office) -> Page:
    """Return the page of a topic guide."""
    desk = Desk(office, page_of(entry))
    guide: Guide = office.record(entry)
    links = desk.refs("guides", guide.related)
    return Page(
        path=desk.path,
        body=entry.body_in(office.lang),
        frame=desk.frame(entry, guide.next_step, links or _help(desk)),
        kind=office.words(N_("Guide")),
        jsonld=article(entry, office),
    )


def centre_page(entry: Entry, office: Office) -> Page:
    """Return the page of a cleaner production centre."""
    desk = Desk(office, page_of(entry))
    centre: Centre = office.record(entry)
    words = office.words
    facts = [
        Fact(words(N_("Country")), links=desk.country_links([centre.country])),
        Fact(words(N_("Short name")), centre.acronym or ""),
        Fact(words(N_("Names in the sources")), "; ".join(centre.names)),
        Fact(words(N_("State")), office.label("centre-status", centre.status)),
        Fact(
            words(N_("Services")),
            words.listing([office.label("services", s) for s in centre.services]),
        ),
        Fact(words(N_("Supported by")), words.listing(list(centre.supported_by))),
        *_common_facts(centre, desk),
    ]
    lead = N_(
        "Ask what a first visit costs, and have one month of bills and your list of losses "
        "ready. If nobody answers, ask your chamber of industry."
    )
    return _profile_page(entry, desk, facts, words(lead), N_("Centre"), organisation(entry, office))


def financing_page(entry: Entry, office: Office) -> Page:
    """Return the page of a financing facility."""
    desk = Desk(office, page_of(entry))
    facility: Financing = office.record(entry)
    words = office.words
    facts = [
        Fact(words(N_("Kind")), office.label("instruments", facility.instrument)),
        *_place_facts(facility, desk),
        Fact(words(N_("Sectors")), links=desk.refs("sectors", facility.sectors)),
        *_common_facts(facility, desk),
    ]
    lead = N_(
        "Ask your bank whether this or something like it exists today, and bring one page: "
        "what it is, cost, yearly saving, payback, quotation."
    )
    return _profile_page(entry, desk, facts, words(lead), N_("Financing"), article(entry, office))


def programme_page(entry: Entry, office: Office) -> Page:
    """Return the page of a programme."""
    desk = Desk(office, page_of(entry))
    programme = office.record(entry)
    facts = [*_place_facts(programme, desk), *_common_facts(programme, desk)]
    lead = office.words(N_("See what the firms saved, and ask the centre in your country."))
    return _profile_page(entry, desk, facts, lead, N_("Programme"), article(entry, office))


def policy_page(entry: Entry, office: Office) -> Page:
    """Return the page of a policy."""
    desk = Desk(office, page_of(entry))
    policy = office.record(entry)
    kind = Fact(office.words(N_("Kind")), office.label("policy-instruments", policy.instrument))
    facts = [kind, *_place_facts(policy, desk), *_common_facts(policy, desk)]
    lead = office.words(N_("Ask your chamber whether it is in force and what it offers you."))
    return _profile_page(entry, desk, facts, lead, N_("Policy"), article(entry, office))


def country_page_of(code: str, office: Office) -> Page:
    """Return the page of a country: everything in it, with or without a profile of its own."""
    desk = Desk(office, country_page(code))
    library, words = office.library, office.words
    profile = library.entries["countries"].get(code.lower())
    sections = filled(
        *(
            Section(
                words(RELATED_TITLES[folder]),
                links=desk.dated_links(library.in_country(folder, code)),
            )
            for folder in ("centres", "financing")
        ),
        Section(
            words(N_("What firms saved")),
            tables=(case_table(library.in_country("cases", code), desk),),
        ),
        Section(words(N_("Priority sectors of the country")), links=_priorities(code, desk)),
        *(
            Section(
                words(RELATED_TITLES[folder]),
                links=desk.dated_links(library.in_country(folder, code)),
            )
            for folder in ("programmes", "policies")
        ),
    )
    return Page(
        path=desk.path,
        body=profile.body_in(office.lang) if profile else "",
        sections=sections,
        frame=_country_frame(code, profile, desk),
        kind=words(N_("Country")),
        filters={words(N_("Country")): [words.country(code)]},
        jsonld=article(profile, office) if profile else None,
    )


def _country_frame(code: str, profile: Entry | None, desk: Desk) -> Frame:
    words = desk.words
    lead = words(
        N_("Read the guide of your sector first, then call the centre with your questions.")
    )
    links = (Link(words(N_("Sector guides")), desk.href("sectors/index.md")), *_help(desk))
    if profile:
        return desk.frame(profile, lead, links)
    name = words.country(code)
    summary = words(N_("What this library holds about {country}."), country=name)
    return desk.hub_frame(name, summary, lead, links, "countries")


def _profile_page(
    entry: Entry,
    desk: Desk,
    facts: list[Fact],
    next_lead: str,
    kind: str,
    jsonld: dict[str, Any],
) -> Page:
    office, profile = desk.office, desk.office.record(entry)
    codes = getattr(profile, "countries", ()) or (
        (profile.country,) if hasattr(profile, "country") else ()
    )
    return Page(
        path=desk.path,
        tiles=_tiles(profile, desk),
        facts=tuple(fact for fact in facts if not fact.is_empty),
        body=entry.body_in(office.lang),
        sections=filled(_fact_section(profile, desk), *_related(entry, desk)),
        frame=desk.frame(entry, next_lead, (*desk.country_links(codes), *_help(desk))),
        kind=office.words(kind),
        filters={office.words(N_("Country")): office.countries(codes)},
        jsonld=jsonld,
    )


def _common_facts(profile: Profile, desk: Desk) -> list[Fact]:
    website = (Link(profile.website, profile.website),) if profile.website else ()
    return [
        Fact(desk.words(N_("Date of the facts")), profile.as_of),
        Fact(desk.words(N_("Website")), links=website),
    ]


def _place_facts(profile: Any, desk: Desk) -> list[Fact]:
    words = desk.words
    years = "–".join(str(year) for year in (profile.start, getattr(profile, "end", None)) if year)
    return [
        Fact(words(N_("Countries")), links=desk.country_links(profile.countries)),
        Fact(words(N_("Run by")), words.listing(list(getattr(profile, "run_by", ())))),
        Fact(words(N_("Years")), years),
    ]


def _tiles(profile: Profile, desk: Desk) -> tuple[Tile, ...]:
    counts = [
        Tile(item.label, desk.figure(item, desk.words.quantity(item.value), item.value.middle))
        for item in profile.counts
    ]
    return (*(Tile(item.label, desk.money(item)) for item in profile.amounts), *counts)


def _fact_section(profile: Profile, desk: Desk) -> Section:
    words = desk.words
    title = words(N_("What the sources say"))
    head = (words(N_("Topic")), words(N_("Fact")), words(N_("Source")))
    rows = tuple((fact.label, fact.text, Footnote(desk.cite(fact))) for fact in profile.facts)
    return Section(title, tables=(Table(title, head, rows),))


def _related(entry: Entry, desk: Desk) -> list[Section]:
    library = desk.office.library
    return [
        Section(
            desk.words(RELATED_TITLES[folder]),
            links=desk.links(library.linked_from(entry, folder)),
        )
        for folder in RELATED
    ]


def _priorities(code: str, desk: Desk) -> tuple[Link, ...]:
    return desk.links(
        entry
        for entry in desk.office.library.all("sectors")
        if code in {item.country for item in entry.record.priorities}
    )


def _help(desk: Desk) -> tuple[Link, ...]:
    return desk.guides("finding-help", "paying-for-it")

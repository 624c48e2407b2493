"""Home and the index pages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.figures import best_payback, median_of
from generator.library import Entry
from generator.locales import folded
from generator.marks import N_
from generator.model.case import Case
from generator.views.edition import Desk, Office, country_page
from generator.views.figures import (
    payback_value,
    saving_value,
)
from generator.views.measure import measure_table
from generator.views.page import (
    Link,
    Page,
    Section,
    Table,
    Tile,
    Value,
    filled,
)
from generator.views.sector import COSTS, sector_cases

SITE_NAME = N_("Cleaner production knowledge base")
BEST_CASES = 6


def home_page(office: Office) -> Page:
    """Return the first page: best results, the sector guides, where to start."""
    desk = Desk(office, "index.md")
    words, library = office.words, office.library
    return Page(
        path=desk.path,
        template="home.md.j2",
        hide=("navigation", "toc"),
        tiles=tuple(_best_tiles(desk)),
        sections=(
            Section(
                words(N_("Choose your trade")),
                cards=_summaries(guide_sectors(office), desk),
            ),
            Section(
                words(N_("What firms saved")),
                cards=tuple(_result_card(entry, desk) for entry in _best_cases(office)),
                links=(
                    desk.page_link(N_("Compare all results"), "results.md"),
                    desk.page_link(N_("All cases"), "cases/index.md"),
                ),
            ),
            Section(
                words(N_("Where to start")),
                cards=_summaries(
                    sorted(library.all("guides"), key=lambda entry: int(entry.record.order)), desk
                ),
            ),
            Section(
                words(N_("Look up")),
                links=(
                    desk.page_link(N_("Who helps: centres"), "centres/index.md"),
                    desk.page_link(N_("Who lends: financing"), "financing/index.md"),
                    desk.page_link(N_("Countries"), "countries/index.md"),
                    desk.page_link(N_("Measures"), "measures/index.md"),
                    desk.page_link(N_("Glossary"), "glossary.md"),
                    desk.page_link(N_("Data to download"), "data.md"),
                ),
            ),
        ),
        frame=desk.hub_frame(
            words(SITE_NAME),
            words(
                N_(
                    "What firms in Latin America and the Caribbean saved in water, heat and "
                    "chemicals, what it cost them, and what you can do on Monday for nothing."
                )
            ),
        ),
    )


def _summaries(entries: Iterable[Entry], desk: Desk) -> tuple[Link, ...]:
    """Return links to entries with their summaries."""
    return tuple(desk.link(entry, desk.office.record(entry).summary) for entry in entries)


def _best_cases(office: Office) -> list[Entry]:
    """Return the single firms with a payback and a named sector, the fastest first."""
    single = [
        entry
        for entry in office.library.all("cases")
        if entry.record.scope == "enterprise"
        and entry.record.sectors
        and best_payback(entry.record) is not None
    ]
    return sorted(single, key=lambda entry: best_payback(entry.record) or Decimal(0))[:BEST_CASES]


def _best_tiles(desk: Desk) -> list[Tile]:
    words, library = desk.words, desk.office.library
    cases: list[Case] = [entry.record for entry in library.all("cases")]
    median = median_of(best_payback(case) for case in cases if case.scope == "enterprise")
    tiles = []
    if median:
        formula = words.plural(
            "computed: median of {count} firm", "computed: median of {count} firms", median.count
        )
        value = Value(desk.months(median.value), median.value, computed=formula)
        tiles.append(Tile(words(N_("Typical payback")), value))
    free = sum(entry.record.cost == "nothing" for entry in library.all("measures"))
    counts = (
        (N_("Documented cases"), len(cases)),
        (N_("Measures"), len(library.entries["measures"])),
        (N_("Measures that cost nothing"), free),
    )
    tiles += [Tile(words(label), Value(words.number(count))) for label, count in counts]
    return tiles


def _result_card(entry: Entry, desk: Desk) -> Link:
    case: Case = desk.office.record(entry)
    saving, payback = saving_value(case, desk), payback_value(case, desk)
    parts = [
        desk.words(N_("saved {amount} a year"), amount=saving.text) if saving else "",
        desk.words(N_("payback {time}"), time=payback.text) if payback else "",
    ]
    return desk.link(entry, ", ".join(part for part in parts if part))


def sectors_by_title(office: Office) -> list[Entry]:
    """Return all sectors by title, those with a guide first."""
    entries = office.library.all("sectors")
    return sorted(
        entries,
        key=lambda entry: (entry.record.status != "guide", folded(office.record(entry).title)),
    )


def guide_sectors(office: Office) -> list[Entry]:
    """Return the sectors that have a guide, by title."""
    return [entry for entry in sectors_by_title(office) if entry.record.status == "guide"]


def sectors_index(office: Office) -> Page:
    """Return the list of sectors: guides first, then those that are only named so far."""
    desk = Desk(office, "sectors/index.md")
    words = office.words
    entries = sectors_by_title(office)
    outlines = [entry for entry in entries if entry.record.status == "outline"]
    head = (words(N_("Sector")), words(N_("Cases")))
    rows = tuple(
        (desk.link(entry), words.number(len(sector_cases(entry, office.library))))
        for entry in outlines
    )
    title = words(N_("Other sectors"))
    return Page(
        path=desk.path,
        hide=("toc",),
        sections=filled(
            Section(
                words(N_("Guides")),
                cards=_summaries(guide_sectors(office), desk),
            ),
            Section(
                title,
                lead=words(N_("Named in the sources, without a guide so far.")),
                tables=(Table(title, head, rows),),
                links=(desk.page_link(N_("Priority sectors by country"), "priorities.md"),),
            ),
        ),
        frame=desk.hub_frame(
            words(N_("Sectors")),
            words(N_("Guides by trade: what is lost, what to do, what it brings.")),
            folder="sectors",
        ),
    )


def cases_index(office: Office) -> Page:
    """Return the list of cases, sector by sector."""
    desk = Desk(office, "cases/index.md")
    words, library = office.words, office.library
    by_sector = [
        Section(office.record(sector).title, links=desk.links(found))
        for sector in sectors_by_title(office)
        if (found := [c for c in sector_cases(sector, library) if len(c.record.sectors) == 1])
    ]
    several = [entry for entry in library.all("cases") if len(entry.record.sectors) > 1]
    unstated = [entry for entry in library.all("cases") if not entry.record.sectors]
    return Page(
        path=desk.path,
        sections=filled(
            *by_sector,
            Section(words(N_("Several sectors")), links=desk.links(several)),
            Section(words(N_("Sector not stated")), links=desk.links(unstated)),
            Section(
                words(N_("Other ways in")),
                links=(
                    desk.page_link(N_("Compare all results"), "results.md"),
                    desk.page_link(N_("By country"), "countries/index.md"),
                ),
            ),
        ),
        frame=desk.hub_frame(
            words(N_("Cases")),
            words(N_("What firms and programmes did and what it saved, by sector.")),
            folder="cases",
        ),
    )


def measures_index(office: Office) -> Page:
    """Return the list of measures, those that cost nothing first."""
    desk = Desk(office, "measures/index.md")
    words = office.words
    entries = sorted(office.library.all("measures"), key=lambda e: folded(office.record(e).title))
    sections = filled(
        *(
            Section(
                office.label("cost-classes", cost),
                lead=office.explanation("cost-classes", cost),
                tables=(measure_table([e for e in entries if e.record.cost == cost], cost, desk),),
            )
            for cost in COSTS
        )
    )
    summary = words(
        N_("Everything that can be done, from what costs nothing to what needs a loan.")
    )
    return Page(
        desk.path,
        desk.hub_frame(words(N_("Measures")), summary, folder="measures"),
        sections=sections,
        hide=("toc",),
    )


def countries_index(office: Office) -> Page:
    """Return the list of countries with what there is in each."""
    desk = Desk(office, "countries/index.md")
    words, library = office.words, office.library
    head = (N_("Country"), N_("Centres"), N_("Financing"), N_("Cases"), N_("Policies"))
    folders = ("centres", "financing", "cases", "policies")
    codes = sorted(country_codes_with_pages(office), key=lambda code: folded(words.country(code)))
    rows = tuple(
        (
            Link(words.country(code), desk.href(country_page(code))),
            *(words.number(len(library.in_country(folder, code))) for folder in folders),
        )
        for code in codes
    )
    title = words(N_("Countries"))
    table = Table(title, words.each(head), rows, sortable=True)
    summary = words(N_("Who helps, who lends and what was saved, country by country."))
    return Page(
        desk.path,
        desk.hub_frame(title, summary, folder="countries"),
        sections=(Section(words(N_("By country")), tables=(table,)),),
    )


def country_codes_with_pages(office: Office) -> list[str]:
    """Return the codes of the countries that have anything in the library."""
    library = office.library
    found = {entry.id.upper() for entry in library.all("countries")}
    for folder in ("cases", "centres", "financing", "programmes", "policies"):
        for entry in library.all(folder):
            found.update(getattr(entry.record, "countries", ()))
            if hasattr(entry.record, "country"):
                found.add(entry.record.country)
    for entry in library.all("sectors"):
        found.update(item.country for item in entry.record.priorities)
    return sorted(found)


def list_page(folder: str, title: str, summary: str, office: Office) -> Page:
    """Return a plain list of the entries of a folder with their summaries."""
    desk = Desk(office, f"{folder}/index.md")
    words = office.words
    entries = sorted(office.library.all(folder), key=lambda e: folded(office.record(e).title))
    if folder == "guides":
        entries.sort(key=lambda entry: entry.record.order)
    section = Section(words(N_("All of them")), cards=_summaries(entries, desk))
    return Page(
        desk.path,
        desk.hub_frame(words(title), words(summary), folder=folder),
        sections=(section,),
        hide=("toc",),
    )

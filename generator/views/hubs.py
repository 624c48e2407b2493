"""Home and the index pages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.figures import best_payback, median_of
from generator.library import Entry
from generator.locales import folded
from generator.marks import N_
from generator.model.case import Case
from generator.views.edition import Draft, Edition
from generator.views.figures import median_payback, money_values
from generator.views.measure import cost_sections
from generator.views.page import (
    Link,
    Page,
    Section,
    Table,
    Tile,
    Value,
    filled,
    row,
)

BEST_CASES = 6


def home_page(edition: Edition) -> Page:
    """Return the first page: best results, the sector guides, where to start."""
    draft = Draft(edition)
    words = edition.words
    return draft.hub_page(
        "home",
        layout="home",
        is_wide=True,
        tiles=tuple(_best_tiles(draft)),
        sections=(
            Section(
                words(N_("Choose your trade")),
                cards=_summaries(edition.library.guide_sectors(edition.lang), edition),
            ),
            Section(
                words(N_("What firms saved")),
                cards=tuple(_result_card(entry, draft) for entry in _best_cases(edition)),
                links=(
                    edition.link_to("results", N_("Compare all results")),
                    edition.link_to("cases", N_("All cases")),
                ),
            ),
            Section(
                words(N_("Where to start")),
                cards=_summaries(edition.library.guides(edition.lang), edition),
            ),
            Section(
                words(N_("Look up")),
                links=(
                    edition.link_to("centres", N_("Who helps: centres")),
                    edition.link_to("financing", N_("Who lends: financing")),
                    edition.link_to("countries"),
                    edition.link_to("measures"),
                    edition.link_to("glossary"),
                    edition.link_to("data"),
                ),
            ),
        ),
    )


def _summaries(entries: Iterable[Entry], edition: Edition) -> tuple[Link, ...]:
    """Return links to entries with their summaries."""
    return tuple(edition.link(entry, edition.record(entry).summary) for entry in entries)


def _best_cases(edition: Edition) -> list[Entry]:
    """Return the single firms with a payback and a named sector, the fastest first."""
    single = [
        entry
        for entry in edition.library.all("cases")
        if entry.record.scope == "enterprise"
        and entry.record.sectors
        and best_payback(entry.record) is not None
    ]
    return sorted(single, key=lambda entry: best_payback(entry.record) or Decimal(0))[:BEST_CASES]


def _best_tiles(draft: Draft) -> list[Tile]:
    words, library = draft.words, draft.edition.library
    cases: list[Case] = [entry.record for entry in library.all("cases")]
    median = median_of(best_payback(case) for case in cases if case.scope == "enterprise")
    tiles = []
    if median:
        formula = words.plural(
            "computed: median of {count} firm", "computed: median of {count} firms", median.count
        )
        value = median_payback(median, formula, draft.edition)
        tiles.append(Tile(words(N_("Typical payback")), value))
    free = sum(entry.record.cost == "nothing" for entry in library.all("measures"))
    counts = (
        (N_("Documented cases"), len(cases)),
        (N_("Measures"), len(library.entries["measures"])),
        (N_("Measures that cost nothing"), free),
    )
    tiles += [Tile(words(label), Value(words.number(count))) for label, count in counts]
    return tiles


def _result_card(entry: Entry, draft: Draft) -> Link:
    _, saving, payback, _ = money_values(entry.figures_in(draft.edition.lang), draft)
    parts = [
        draft.words(N_("saved {amount} a year"), amount=saving.text) if saving else "",
        draft.words(N_("payback {time}"), time=payback.text) if payback else "",
    ]
    return draft.edition.link(entry, ", ".join(part for part in parts if part))


def sectors_index(edition: Edition) -> Page:
    """Return the list of sectors: guides first, then those that are only named so far."""
    words = edition.words
    by_title = edition.library.sectors_by_title(edition.lang)
    outlines = [entry for entry in by_title if entry.record.status == "outline"]
    head = (words(N_("Sector")), words(N_("Cases")))
    rows = tuple(
        row(edition.link(entry), words.number(len(edition.library.cases_of(entry))))
        for entry in outlines
    )
    title = words(N_("Other sectors"))
    sections = filled(
        Section(
            words(N_("Guides")),
            cards=_summaries(edition.library.guide_sectors(edition.lang), edition),
        ),
        Section(
            title,
            lead=words(N_("Named in the sources, without a guide so far.")),
            tables=(Table(title, head, rows),),
            links=(edition.link_to("priorities"),),
        ),
    )
    return Draft(edition).hub_page("sectors", is_wide=True, sections=sections)


def cases_index(edition: Edition) -> Page:
    """Return the list of cases, sector by sector."""
    words, library = edition.words, edition.library
    by_sector = [
        Section(edition.record(sector).title, links=edition.links(found))
        for sector in edition.library.sectors_by_title(edition.lang)
        if (found := [c for c in library.cases_of(sector) if len(c.record.sectors) == 1])
    ]
    several = [entry for entry in library.all("cases") if len(entry.record.sectors) > 1]
    unstated = [entry for entry in library.all("cases") if not entry.record.sectors]
    sections = filled(
        *by_sector,
        Section(words(N_("Several sectors")), links=edition.links(several)),
        Section(words(N_("Sector not stated")), links=edition.links(unstated)),
        Section(
            words(N_("Other ways in")),
            links=(
                edition.link_to("results", N_("Compare all results")),
                edition.link_to("countries", N_("By country")),
            ),
        ),
    )
    return Draft(edition).hub_page("cases", sections=sections)


def measures_index(edition: Edition) -> Page:
    """Return the list of measures, those that cost nothing first."""
    entries = edition.library.by_title("measures", edition.lang)
    sections = filled(*cost_sections(entries, edition))
    return Draft(edition).hub_page("measures", is_wide=True, sections=sections)


def countries_index(edition: Edition) -> Page:
    """Return the list of countries with what there is in each."""
    words, library = edition.words, edition.library
    head = (N_("Country"), N_("Centres"), N_("Financing"), N_("Cases"), N_("Policies"))
    folders = ("centres", "financing", "cases", "policies")
    codes = sorted(library.countries, key=lambda code: folded(words.country(code)))
    rows = tuple(
        row(
            edition.country_link(code),
            *(words.number(len(library.in_country(folder, code))) for folder in folders),
        )
        for code in codes
    )
    table = Table(words(N_("Countries")), words.each(head), rows, sortable=True)
    section = Section(words(N_("By country")), tables=(table,))
    return Draft(edition).hub_page("countries", sections=(section,))


def guides_index(edition: Edition) -> Page:
    """Return the list of the topic guides, in the order that they are to be read in."""
    return _list("guides", edition.library.guides(edition.lang), edition)


def list_of(folder: str, edition: Edition) -> Page:
    """Return a plain list of the records of a folder with their summaries, by title."""
    return _list(folder, edition.library.by_title(folder, edition.lang), edition)


def _list(folder: str, entries: Iterable[Entry], edition: Edition) -> Page:
    section = Section(edition.words(N_("All of them")), cards=_summaries(entries, edition))
    return Draft(edition).hub_page(folder, is_wide=True, sections=(section,))

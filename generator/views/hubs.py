"""Home and the index pages."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from generator.figures import best_payback, median_of
from generator.library import Entry
from generator.locales import folded
from generator.marks import N_
from generator.views.edition import Draft
from generator.views.figures import median_payback, money_values
from generator.views.measure import cost_sections
from generator.views.page import Link, Page, Rows, Section, Tile, Value

BEST_CASES = 6


def home_page(draft: Draft) -> Page:
    """Return the first page: best results, the sector guides, where to start."""
    words, library, link_to = draft.words, draft.library, draft.link_to
    return draft.hub_page(
        "home",
        layout="home",
        is_wide=True,
        tiles=_best_tiles(draft),
        sections=(
            Section(
                words("Choose your trade"), cards=draft.summaries(library.guide_sectors(draft.lang))
            ),
            Section(
                words("What firms saved"),
                cards=tuple(_result_card(case, draft) for case in _best_cases(draft)),
                links=(
                    link_to("results", words("Compare all results")),
                    link_to("cases", words("All cases")),
                ),
            ),
            Section(words("Where to start"), cards=draft.summaries(library.guides(draft.lang))),
            Section(
                words("Look up"),
                links=(
                    link_to("centres", words("Who helps: centres")),
                    link_to("financing", words("Who lends: financing")),
                    *map(link_to, ("countries", "measures", "glossary", "data")),
                ),
            ),
        ),
    )


def _best_cases(draft: Draft) -> list[Entry]:
    """Return the single firms with a payback and a named sector, the fastest first."""
    single = [
        (payback, case)
        for case in draft.library.all("cases")
        if case.record.scope == "enterprise"
        and case.record.sectors
        and (payback := best_payback(case.record)) is not None
    ]
    return [case for _, case in sorted(single, key=itemgetter(0))[:BEST_CASES]]


def _best_tiles(draft: Draft) -> tuple[Tile, ...]:
    words, library = draft.words, draft.library
    cases = [case.record for case in library.all("cases")]
    costs = [measure.record.cost for measure in library.all("measures")]
    values = [
        (words("Documented cases"), Value(words.number(len(cases)))),
        (words("Measures"), Value(words.number(len(costs)))),
        (words("Measures that cost nothing"), Value(words.number(costs.count("nothing")))),
    ]
    if median := median_of(best_payback(case) for case in cases if case.scope == "enterprise"):
        formula = words.plural(
            "computed: median of {count} firm", "computed: median of {count} firms", median.count
        )
        values.insert(0, (words("Typical payback"), median_payback(median, formula, draft)))
    return tuple(Tile(label, value) for label, value in values)


def _result_card(case: Entry, draft: Draft) -> Link:
    words = draft.words
    _, saving, payback, _ = money_values(case.figures_in(draft.lang), draft)
    parts = (
        words("saved {amount} a year", amount=saving.text) if saving else "",
        words("payback {time}", time=payback.text) if payback else "",
    )
    return draft.link(case, ", ".join(filter(None, parts)))


def sectors_index(draft: Draft) -> Page:
    """Return the list of sectors: guides first, then those that are only named so far."""
    words, library = draft.words, draft.library
    rows = (
        (draft.link(sector), words.number(len(library.cases_of(sector))))
        for sector in library.sectors_by_title(draft.lang)
        if sector.record.status == "outline"
    )
    title = words("Other sectors")
    sections = (
        Section(words("Guides"), cards=draft.summaries(library.guide_sectors(draft.lang))),
        Section(
            title,
            words("Named in the sources, without a guide so far."),
            tables=(draft.table(title, (N_("Sector"), N_("Cases")), rows),),
            links=(draft.link_to("priorities"),),
        ),
    )
    return draft.hub_page("sectors", is_wide=True, sections=sections)


def cases_index(draft: Draft) -> Page:
    """Return the list of cases, sector by sector."""
    words, library = draft.words, draft.library
    every = library.all("cases")
    groups = [
        (draft.record(one).title, [c for c in library.cases_of(one) if len(c.record.sectors) == 1])
        for one in library.sectors_by_title(draft.lang)
    ]
    groups += (
        (words("Several sectors"), [case for case in every if len(case.record.sectors) > 1]),
        (words("Sector not stated"), [case for case in every if not case.record.sectors]),
    )
    others = (
        draft.link_to("results", words("Compare all results")),
        draft.link_to("countries", words("By country")),
    )
    sections = (
        *(Section(title, links=draft.links(cases)) for title, cases in groups),
        Section(words("Other ways in"), links=others),
    )
    return draft.hub_page("cases", sections=sections)


def measures_index(draft: Draft) -> Page:
    """Return the list of measures, those that cost nothing first."""
    measures = draft.library.by_title("measures", draft.lang)
    return draft.hub_page("measures", is_wide=True, sections=cost_sections(measures, draft))


def countries_index(draft: Draft) -> Page:
    """Return the list of countries with what there is in each."""
    words, library = draft.words, draft.library
    folders = ("centres", "financing", "cases", "policies")
    codes = sorted(library.countries, key=lambda code: folded(words.country(code)))
    rows: Rows = (
        (link, *(words.number(len(library.in_country(folder, code))) for folder in folders))
        for code, link in zip(codes, draft.country_links(codes), strict=True)
    )
    head = (N_("Country"), N_("Centres"), N_("Financing"), N_("Cases"), N_("Policies"))
    table = draft.table(words("Countries"), head, rows, sort=True)
    return draft.hub_page("countries", sections=(Section(words("By country"), tables=(table,)),))


def guides_index(draft: Draft) -> Page:
    """Return the list of the topic guides, in the order that they are to be read in."""
    return _list("guides", draft.library.guides(draft.lang), draft)


def list_of(folder: str, draft: Draft) -> Page:
    """Return a plain list of the records of a folder with their summaries, by title."""
    return _list(folder, draft.library.by_title(folder, draft.lang), draft)


def _list(folder: str, entries: Iterable[Entry], draft: Draft) -> Page:
    section = Section(draft.words("All of them"), cards=draft.summaries(entries))
    return draft.hub_page(folder, is_wide=True, sections=(section,))

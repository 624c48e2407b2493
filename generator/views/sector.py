"""The page of a sector: what to do on Monday, what others saved, who helps."""

from __future__ import annotations

from generator.figures import best_payback, find, median_of
from generator.library import Entry
from generator.marks import N_
from generator.model.sector import Sector
from generator.views.benchmarks import benchmark_section
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import (
    MONEY,
    known_value,
    median_payback,
    money_values,
    text_of,
    yearly_value,
)
from generator.views.measure import cost_sections
from generator.views.page import Cell, CheckItem, Fact, NextStep, Page, Section, Table, Tile


def sector_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a sector."""
    words, sector = draft.words, draft.record(entry)
    cases = draft.library.cases_of(entry)
    is_guide = sector.status == "guide"
    return draft.record_page(
        entry,
        _next_step(sector, draft),
        jumps=is_guide,
        weight="5" if is_guide else "",
        tiles=_tiles(cases, draft),
        facts=_facts(sector, draft),
        sections=(
            _steps(sector, draft),
            *cost_sections(draft.library.measures_of(entry), draft),
            _checklist(sector, draft),
            _own_numbers(sector, draft),
            benchmark_section(entry, draft),
            _cases(cases, draft),
            _helpers(entry, draft),
            _lenders(entry, draft),
            _priorities(sector, draft),
        ),
        kind=words("Sector guide") if is_guide else words("Sector"),
        filters={
            words("Sector"): [sector.title],
            words("Country"): draft.countries(
                dict.fromkeys(code for case in cases for code in case.record.countries)
            ),
        },
        words=" ".join(draft.synonyms(sector)),
    )


def _tiles(cases: list[Entry], draft: Draft) -> tuple[Tile, ...]:
    words = draft.words
    own = [case for case in cases if len(case.record.sectors) == 1]
    if not own:
        return ()
    figures = own[0].figures_in(draft.lang)
    fastest = words("Fastest payback: {case}", case=draft.record(own[0]).title)
    values = {
        fastest: known_value(find(figures, "payback"), draft),
        words("Saved there a year"): yearly_value(figures, draft),
    }
    median = median_of(best_payback(case.record) for case in own)
    if median and median.count > 1:
        formula = words.plural(
            "computed: median of {count} case", "computed: median of {count} cases", median.count
        )
        values[words("Typical payback")] = median_payback(median, formula, draft)
    return tuple(Tile(label, value) for label, value in values.items() if value)


def _facts(sector: Sector, draft: Draft) -> tuple[Fact, ...]:
    words = draft.words
    names = [
        words(
            "{name} ({countries})",
            name=draft.pick(trade.name),
            countries=words.listing(draft.countries(trade.countries)),
        )
        for trade in sector.trade_names
        if draft.lang in trade.name
    ]
    isic = [
        words("{code} (revision {revision})", code=item.code, revision=item.revision)
        for item in sector.isic
    ]
    return (
        Fact(words("Also called"), ", ".join(draft.synonyms(sector))),
        Fact(words("By country"), "; ".join(names)),
        Fact(words("ISIC class"), ", ".join(isic)),
    )


def _steps(sector: Sector, draft: Draft) -> Section:
    head = (N_("Step"), N_("What goes in"), N_("What is lost"))
    rows = ((step.name, step.goes_in, step.is_lost) for step in sector.steps)
    return draft.table_section(draft.words("What goes in and what is lost"), head, rows)


def _checklist(sector: Sector, draft: Draft) -> Section:
    words, cures = draft.words, draft.library.entries["measures"]
    checks = tuple(
        CheckItem(one.area, one.question, draft.link(cures[one.measure]) if one.measure else None)
        for one in sector.checklist
    )
    lead = words('Answer on the floor, with the plant running. Every "no" is money lost.')
    return Section(words("Walk-through checklist"), lead, checks=checks)


def _own_numbers(sector: Sector, draft: Draft) -> Section:
    head = (N_("Number"), N_("With what"), N_("How"))
    rows = ((item.what, item.tool, item.how) for item in sector.own_numbers)
    return draft.table_section(draft.words("How to get your own number"), head, rows)


def _cases(cases: list[Entry], draft: Draft) -> Section:
    words, data = draft.words, paybacks(cases, draft)
    chart = bar_chart(words("Payback of documented cases"), data)
    charts = (chart,) if len(data) > 1 else ()
    title = words("What firms like yours saved")
    return Section(title, charts=charts, tables=(case_table(cases, draft),))


def paybacks(cases: list[Entry], draft: Draft) -> list[Datum]:
    """Return a bar for the payback of every case of one sector alone."""
    data = []
    for case in cases:
        payback = find(case.figures_in(draft.lang), "payback")
        if payback and len(case.record.sectors) == 1:
            months = payback.quantity.middle
            data.append(Datum(draft.record(case).title, text_of(payback, draft), months, months))
    return data


def case_table(cases: list[Entry], draft: Draft) -> Table:
    """Return a table of cases with their investment, saving, payback and return."""
    words = draft.words
    rows = (
        (
            draft.link(case),
            words.listing(draft.countries(case.record.countries)),
            *money_values(case.figures_in(draft.lang), draft),
        )
        for case in cases
    )
    return draft.table(words("Cases"), (N_("Case"), N_("Country"), *MONEY), rows, sort=True)


def _helpers(entry: Entry, draft: Draft) -> Section:
    words = draft.words
    links = tuple(
        draft.link(centre, words.country(centre.record.country))
        for centre in draft.library.helpers(entry)
    )
    return Section(words("Who helps"), links=links)


def _lenders(entry: Entry, draft: Draft) -> Section:
    lead = draft.words("These facilities existed at the date given. Ask whether they still do.")
    links = draft.dated_links(draft.library.lenders(entry))
    return Section(draft.words("Who lends"), lead, links=links)


def _priorities(sector: Sector, draft: Draft) -> Section:
    words = draft.words
    rows = (
        (words.country(item.country), item.named or sector.title, Cell(source=draft.cite(item)))
        for item in sector.priorities
    )
    head = (N_("Country"), N_("Named as"), N_("Source"))
    return draft.table_section(words("Countries that made it a priority"), head, rows)


def _next_step(sector: Sector, draft: Draft) -> NextStep:
    if sector.status == "outline":
        lead = draft.words(
            "There is no guide for this sector yet. Start with the walk-through, and tell us "
            "what you find."
        )
    else:
        lead = draft.words(
            "On Monday: print the checklist, walk the plant for two hours with the shift "
            'supervisor, and write down every "no". Start with what costs nothing.'
        )
    guides = draft.guides("running-a-walk-through", "paying-for-it", "finding-help")
    return NextStep(lead, guides)

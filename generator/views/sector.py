"""The page of a sector: what to do on Monday, what others saved, who helps."""

from __future__ import annotations

from generator.figures import best_payback, find, median_of
from generator.library import Entry
from generator.marks import N_
from generator.model.records import Sector
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
from generator.views.page import Cell, CheckItem, Facts, NextStep, Page, Section, Table, Tile

STEPS = (N_("Step"), N_("What goes in"), N_("What is lost"))
WAYS = (N_("Number"), N_("With what"), N_("How"))
PRIORITIES = (N_("Country"), N_("Named as"), N_("Source"))


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
        sections=(*_own_plant(entry, sector, draft), *_others(entry, sector, cases, draft)),
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
    values = [
        (fastest, known_value(find(figures, "payback"), draft)),
        (words("Saved there a year"), yearly_value(figures, draft)),
    ]
    median = median_of(best_payback(case.record) for case in own)
    if median and median.count > 1:
        formula = words.plural(
            "computed: median of {count} case", "computed: median of {count} cases", median.count
        )
        values.append((words("Typical payback"), median_payback(median, formula, draft)))
    return tuple(Tile(label, value) for label, value in values if value)


def _facts(sector: Sector, draft: Draft) -> Facts:
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
        (words("Also called"), ", ".join(draft.synonyms(sector))),
        (words("By country"), "; ".join(names)),
        (words("ISIC class"), ", ".join(isic)),
    )


def _own_plant(entry: Entry, sector: Sector, draft: Draft) -> tuple[Section, ...]:
    """Return what to look at in one's own plant, and what to do there."""
    words, cures = draft.words, draft.library.entries["measures"]
    steps = ((step.name, step.goes_in, step.is_lost) for step in sector.steps)
    checks = tuple(
        CheckItem(one.area, one.question, draft.link(cures[one.measure]) if one.measure else None)
        for one in sector.checklist
    )
    ways = ((way.what, way.tool, way.how) for way in sector.own_numbers)
    return (
        draft.table_section(words("What goes in and what is lost"), STEPS, steps),
        *cost_sections(draft.library.measures_of(entry), draft),
        Section(
            words("Walk-through checklist"),
            words('Answer on the floor, with the plant running. Every "no" is money lost.'),
            checks=checks,
        ),
        draft.table_section(words("How to get your own number"), WAYS, ways),
    )


def _others(entry: Entry, sector: Sector, cases: list[Entry], draft: Draft) -> tuple[Section, ...]:
    """Return what others reached, and who helps and lends."""
    words, library, country = draft.words, draft.library, draft.words.country
    helpers = library.helpers(entry)
    priorities = (
        (country(one.country), one.named or sector.title, Cell(source=draft.cite(one)))
        for one in sector.priorities
    )
    return (
        benchmark_section(entry, draft),
        _cases(cases, draft),
        Section(
            words("Who helps"),
            links=tuple(draft.link(one, country(one.record.country)) for one in helpers),
        ),
        Section(
            words("Who lends"),
            words("These facilities existed at the date given. Ask whether they still do."),
            links=draft.dated_links(library.lenders(entry)),
        ),
        draft.table_section(words("Countries that made it a priority"), PRIORITIES, priorities),
    )


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

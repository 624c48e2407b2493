"""The page of a sector: what to do on Monday, what others saved, who helps."""

from __future__ import annotations

from generator.figures import best_payback, find, median_of, yearly_saving
from generator.library import Entry
from generator.marks import N_
from generator.model.case import Case
from generator.model.sector import Sector
from generator.views.benchmarks import benchmark_section
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft, Edition
from generator.views.figures import (
    median_payback,
    money_values,
    optional_value,
    text_of,
    yearly_value,
)
from generator.views.measure import cost_sections
from generator.views.page import (
    Cell,
    CheckItem,
    Fact,
    NextStep,
    Page,
    Section,
    Table,
    Tile,
    filled,
    row,
    table_section,
)


def sector_page(entry: Entry, edition: Edition) -> Page:
    """Return the page of a sector."""
    draft = Draft(edition)
    sector: Sector = edition.record(entry)
    cases = edition.library.cases_of(entry)
    return draft.record_page(
        entry,
        _next_step(sector, draft),
        jumps=sector.status == "guide",
        weight="5" if sector.status == "guide" else "",
        tiles=tuple(_tiles(cases, draft)),
        facts=tuple(_facts(sector, draft)),
        sections=filled(
            _steps(sector, draft),
            *cost_sections(edition.library.measures_of(entry), edition),
            _checklist(sector, draft),
            _own_numbers(sector, draft),
            benchmark_section(entry, draft),
            _cases(cases, draft),
            _helpers(entry, draft),
            _lenders(entry, draft),
            _priorities(sector, draft),
        ),
        kind=edition.words(N_("Sector guide") if sector.status == "guide" else N_("Sector")),
        filters={
            edition.words(N_("Sector")): [sector.title],
            edition.words(N_("Country")): edition.countries(_countries(cases)),
        },
        words=" ".join(sector.synonyms.get(edition.lang, ())),
    )


def _countries(cases: list[Entry]) -> list[str]:
    return list(dict.fromkeys(code for case in cases for code in case.record.countries))


def _tiles(cases: list[Entry], draft: Draft) -> list[Tile]:
    words = draft.words
    own = [case for case in cases if len(case.record.sectors) == 1]
    if not own:
        return []
    best: Case = draft.edition.record(own[0])
    tiles = []
    figures = own[0].figures_in(draft.edition.lang)
    if payback := optional_value(find(figures, "payback"), draft):
        tiles.append(Tile(words(N_("Fastest payback: {case}"), case=best.title), payback))
    if saving := yearly_value(yearly_saving(figures), draft):
        tiles.append(Tile(words(N_("Saved there a year")), saving))
    median = median_of(best_payback(case.record) for case in own)
    if median and median.count > 1:
        formula = words.plural(
            "computed: median of {count} case", "computed: median of {count} cases", median.count
        )
        tiles.append(
            Tile(words(N_("Typical payback")), median_payback(median, formula, draft.edition))
        )
    return tiles


def _facts(sector: Sector, draft: Draft) -> list[Fact]:
    words, edition = draft.words, draft.edition
    names = [
        words(
            N_("{name} ({countries})"),
            name=edition.pick(trade.name),
            countries=words.listing(edition.countries(trade.countries)),
        )
        for trade in sector.trade_names
        if edition.lang in trade.name
    ]
    isic = [
        words(N_("{code} (revision {revision})"), code=item.code, revision=item.revision)
        for item in sector.isic
    ]
    facts = [
        Fact(words(N_("Also called")), ", ".join(sector.synonyms.get(edition.lang, ()))),
        Fact(words(N_("By country")), "; ".join(names)),
        Fact(words(N_("ISIC class")), ", ".join(isic)),
    ]
    return [fact for fact in facts if not fact.is_empty]


def _steps(sector: Sector, draft: Draft) -> Section:
    words = draft.words
    head = (N_("Step"), N_("What goes in"), N_("What is lost"))
    rows = (row(step.name, step.goes_in, step.is_lost) for step in sector.steps)
    return table_section(words(N_("What goes in and what is lost")), words.each(head), rows)


def _checklist(sector: Sector, draft: Draft) -> Section:
    library = draft.edition.library
    items = tuple(
        CheckItem(
            item.area,
            item.question,
            draft.edition.link(library.get("measures", item.measure)) if item.measure else None,
        )
        for item in sector.checklist
    )
    return Section(
        draft.words(N_("Walk-through checklist")),
        lead=draft.words(
            N_('Answer on the floor, with the plant running. Every "no" is money lost.')
        ),
        checks=items,
    )


def _own_numbers(sector: Sector, draft: Draft) -> Section:
    words = draft.words
    head = (N_("Number"), N_("With what"), N_("How"))
    rows = (row(item.what, item.tool, item.how) for item in sector.own_numbers)
    return table_section(words(N_("How to get your own number")), words.each(head), rows)


def _cases(cases: list[Entry], draft: Draft) -> Section:
    words, data = draft.words, paybacks(cases, draft)
    chart = bar_chart(words(N_("Payback of documented cases")), data)
    return Section(
        words(N_("What firms like yours saved")),
        charts=(chart,) if len(data) > 1 else (),
        tables=(case_table(cases, draft),),
    )


def paybacks(cases: list[Entry], draft: Draft) -> list[Datum]:
    """Return a bar for the payback of every case of one sector alone."""
    data = []
    for case in cases:
        record: Case = draft.edition.record(case)
        payback = find(case.figures_in(draft.edition.lang), "payback")
        if payback and len(record.sectors) == 1:
            months_, text = payback.quantity.middle, text_of(payback, draft.edition)
            data.append(Datum(record.title, text, months_, months_))
    return data


def case_table(cases: list[Entry], draft: Draft) -> Table:
    """Return a table of cases with their investment, saving, payback and return."""
    words = draft.words
    head = (
        N_("Case"),
        N_("Country"),
        N_("Investment"),
        N_("Saving a year"),
        N_("Payback"),
        N_("Yearly return"),
    )
    rows = []
    for entry in cases:
        case: Case = draft.edition.record(entry)
        rows.append(
            row(
                draft.edition.link(entry),
                words.listing(draft.edition.countries(case.countries)),
                *money_values(entry.figures_in(draft.edition.lang), draft),
            )
        )
    return Table(words(N_("Cases")), words.each(head), tuple(rows), sortable=True)


def _helpers(entry: Entry, draft: Draft) -> Section:
    centres = draft.edition.library.helpers(entry)
    links = tuple(
        draft.edition.link(centre, draft.words.country(centre.record.country)) for centre in centres
    )
    return Section(draft.words(N_("Who helps")), links=links)


def _lenders(entry: Entry, draft: Draft) -> Section:
    return Section(
        draft.words(N_("Who lends")),
        lead=draft.words(
            N_("These facilities existed at the date given. Ask whether they still do.")
        ),
        links=draft.edition.dated_links(draft.edition.library.lenders(entry)),
    )


def _priorities(sector: Sector, draft: Draft) -> Section:
    words = draft.words
    head = (N_("Country"), N_("Named as"), N_("Source"))
    rows = (
        row(words.country(item.country), item.named or sector.title, Cell(source=draft.cite(item)))
        for item in sector.priorities
    )
    return table_section(words(N_("Countries that made it a priority")), words.each(head), rows)


def _next_step(sector: Sector, draft: Draft) -> NextStep:
    links = draft.edition.guides("running-a-walk-through", "paying-for-it", "finding-help")
    if sector.status == "outline":
        lead = N_(
            "There is no guide for this sector yet. Start with the walk-through, and tell us "
            "what you find."
        )
    else:
        lead = N_(
            "On Monday: print the checklist, walk the plant for two hours with the shift "
            'supervisor, and write down every "no". Start with what costs nothing.'
        )
    return NextStep(draft.words(lead), links)

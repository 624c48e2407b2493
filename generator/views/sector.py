"""The page of a sector: what to do on Monday, what others saved, who helps."""

from __future__ import annotations

from decimal import Decimal

from generator.figures import best_payback, median_of
from generator.library import Entry, Library
from generator.marks import N_
from generator.model.case import Case
from generator.model.sector import Sector
from generator.views.benchmarks import benchmark_section
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Desk, Office, page_of
from generator.views.figures import (
    payback_value,
    return_value,
    saving_value,
)
from generator.views.jsonld import article
from generator.views.measure import measure_table
from generator.views.page import (
    CheckItem,
    Fact,
    Footnote,
    Link,
    Page,
    Section,
    Table,
    Tile,
    Value,
    filled,
)

COSTS = ("nothing", "quick-payback", "investment")


def sector_page(entry: Entry, office: Office) -> Page:
    """Return the page of a sector."""
    desk = Desk(office, page_of(entry))
    sector: Sector = office.record(entry)
    cases = sector_cases(entry, office.library)
    return Page(
        path=desk.path,
        jumps=sector.status == "guide",
        weight="5" if sector.status == "guide" else "",
        tiles=tuple(_tiles(cases, desk)),
        facts=tuple(_facts(sector, desk)),
        body=entry.body_in(office.lang),
        sections=filled(
            _steps(sector, desk),
            *_measures(entry, desk),
            _checklist(sector, desk),
            _own_numbers(sector, desk),
            benchmark_section(sector, desk),
            _cases(cases, desk),
            _helpers(cases, desk),
            _lenders(entry, desk),
            _priorities(sector, desk),
        ),
        frame=desk.frame(entry, *_next_step(sector, cases, desk)),
        kind=office.words(N_("Sector guide") if sector.status == "guide" else N_("Sector")),
        filters={
            office.words(N_("Sector")): [sector.title],
            office.words(N_("Country")): office.countries(_countries(cases)),
        },
        words=" ".join(sector.synonyms.get(office.lang, ())),
        jsonld=article(entry, office),
    )


def sector_cases(entry: Entry, library: Library) -> list[Entry]:
    """Return the cases of a sector, those with the shortest payback first, totals last."""
    cases = library.linked_from(entry, "cases")
    return sorted(cases, key=lambda case: (bool(case.record.parts), _payback_order(case.record)))


def sector_measures(entry: Entry, library: Library) -> list[Entry]:
    """Return the measures that serve a sector, its own before those of every sector."""
    serving = library.serving(entry, "measures")
    return sorted(serving, key=lambda measure: (not measure.record.sectors, measure.id))


def _payback_order(case: Case) -> Decimal:
    months = best_payback(case)
    return months if months is not None else Decimal("Infinity")


def _countries(cases: list[Entry]) -> list[str]:
    return list(dict.fromkeys(code for case in cases for code in case.record.countries))


def _tiles(cases: list[Entry], desk: Desk) -> list[Tile]:
    words = desk.words
    own = [case for case in cases if len(case.record.sectors) == 1]
    if not own:
        return []
    best: Case = desk.office.record(own[0])
    tiles = []
    if payback := payback_value(best, desk):
        tiles.append(Tile(words(N_("Fastest payback: {case}"), case=best.title), payback))
    if saving := saving_value(best, desk):
        tiles.append(Tile(words(N_("Saved there a year")), saving))
    median = median_of(best_payback(case.record) for case in own)
    if median and median.count > 1:
        formula = words.plural(
            "computed: median of {count} case", "computed: median of {count} cases", median.count
        )
        tiles.append(
            Tile(
                words(N_("Typical payback")),
                Value(desk.months(median.value), median.value, computed=formula),
            )
        )
    return tiles


def _facts(sector: Sector, desk: Desk) -> list[Fact]:
    words, office = desk.words, desk.office
    names = [
        words(
            N_("{name} ({countries})"),
            name=office.pick(trade.name),
            countries=words.listing(office.countries(trade.countries)),
        )
        for trade in sector.trade_names
        if office.lang in trade.name
    ]
    isic = [
        words(N_("{code} (revision {revision})"), code=item.code, revision=item.revision)
        for item in sector.isic
    ]
    facts = [
        Fact(words(N_("Also called")), ", ".join(sector.synonyms.get(office.lang, ()))),
        Fact(words(N_("By country")), "; ".join(names)),
        Fact(words(N_("ISIC class")), ", ".join(isic)),
    ]
    return [fact for fact in facts if not fact.is_empty]


def _steps(sector: Sector, desk: Desk) -> Section:
    words = desk.words
    head = (words(N_("Step")), words(N_("What goes in")), words(N_("What is lost")))
    rows = tuple((step.name, step.goes_in, step.is_lost) for step in sector.steps)
    title = words(N_("What goes in and what is lost"))
    return Section(title, tables=(Table(title, head, rows),))


def _measures(entry: Entry, desk: Desk) -> list[Section]:
    measures = sector_measures(entry, desk.office.library)
    return [
        Section(
            desk.office.label("cost-classes", cost),
            lead=desk.office.explanation("cost-classes", cost),
            tables=(measure_table([m for m in measures if m.record.cost == cost], cost, desk),),
        )
        for cost in COSTS
    ]


def _checklist(sector: Sector, desk: Desk) -> Section:
    library = desk.office.library
    items = tuple(
        CheckItem(
            item.area,
            item.question,
            desk.link(library.get("measures", item.measure)) if item.measure else None,
        )
        for item in sector.checklist
    )
    return Section(
        desk.words(N_("Walk-through checklist")),
        lead=desk.words(
            N_('Answer on the floor, with the plant running. Every "no" is money lost.')
        ),
        checks=items,
    )


def _own_numbers(sector: Sector, desk: Desk) -> Section:
    words = desk.words
    head = (words(N_("Number")), words(N_("With what")), words(N_("How")))
    rows = tuple((item.what, item.tool, item.how) for item in sector.own_numbers)
    title = words(N_("How to get your own number"))
    return Section(title, tables=(Table(title, head, rows),))


def _cases(cases: list[Entry], desk: Desk) -> Section:
    words = desk.words
    data = []
    for case in cases:
        record: Case = desk.office.record(case)
        months, value = best_payback(record), payback_value(record, desk)
        if months is not None and value and len(record.sectors) == 1:
            data.append(Datum(record.title, value.text, months, months))
    chart = bar_chart(words(N_("Payback of documented cases")), data)
    return Section(
        words(N_("What firms like yours saved")),
        charts=(chart,) if len(data) > 1 else (),
        tables=(case_table(cases, desk),),
    )


def case_table(cases: list[Entry], desk: Desk) -> Table:
    """Return a table of cases with their investment, saving, payback and return."""
    words = desk.words
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
        case: Case = desk.office.record(entry)
        rows.append(
            (
                desk.link(entry),
                words.listing(desk.office.countries(case.countries)),
                case.investment and desk.money(case.investment),
                saving_value(case, desk),
                payback_value(case, desk),
                return_value(case, desk),
            )
        )
    return Table(words(N_("Cases")), words.each(head), tuple(rows), sortable=True)


def _helpers(cases: list[Entry], desk: Desk) -> Section:
    library = desk.office.library
    first = set(_countries(cases))
    centres = sorted(library.all("centres"), key=lambda entry: entry.record.country not in first)
    cards = tuple(
        desk.link(centre, desk.words.country(centre.record.country)) for centre in centres
    )
    return Section(desk.words(N_("Who helps")), links=cards)


def _lenders(entry: Entry, desk: Desk) -> Section:
    return Section(
        desk.words(N_("Who lends")),
        lead=desk.words(
            N_("These facilities existed at the date given. Ask whether they still do.")
        ),
        links=desk.dated_links(desk.office.library.serving(entry, "financing")),
    )


def _priorities(sector: Sector, desk: Desk) -> Section:
    words = desk.words
    head = (words(N_("Country")), words(N_("Named as")), words(N_("Source")))
    rows = tuple(
        (words.country(item.country), item.named or sector.title, Footnote(desk.cite(item)))
        for item in sector.priorities
    )
    title = words(N_("Countries that made it a priority"))
    return Section(title, tables=(Table(title, head, rows),))


def _next_step(sector: Sector, cases: list[Entry], desk: Desk) -> tuple[str, tuple[Link, ...]]:
    links = desk.guides("running-a-walk-through", "paying-for-it", "finding-help")
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
    return desk.words(lead), links

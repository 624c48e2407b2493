"""The page of a sector: what to do on Monday, what others saved, who helps."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from generator.figures import Figure, best_payback
from generator.library import Entry
from generator.locales.years import years_in
from generator.marks import N_
from generator.model.sectors import Benchmark, Price, Priority, Question, Sector
from generator.plants import documented
from generator.views import charts
from generator.views.case import tiles
from generator.views.contacts import sector_helpers
from generator.views.drawings import drawing_of
from generator.views.edition import Draft
from generator.views.figures import KNOWN, case_sections, money_value, text_of
from generator.views.finder import narrowed
from generator.views.lenders import trade_section
from generator.views.measure import cost_sections
from generator.views.page import (
    Cell,
    CheckItem,
    Content,
    Facts,
    NextStep,
    Page,
    Section,
    Start,
    Tile,
)
from generator.views.paybacks import named_tiles, typical_tile

MOST_TO_START = 3


def sector_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a sector."""
    words, sector, cases = draft.words, draft.record(entry), draft.library.cases_of(entry)
    is_guide, synonyms = sector.status == "guide", sector.synonyms.get(draft.lang, ())
    return draft.record_page(
        entry,
        _next_step(sector, draft),
        weight="5" if is_guide else "",
        start=_start(entry, draft),
        tiles=_tiles(cases, draft),
        facts=((words("Also called"), ", ".join(synonyms)), *_facts(sector, draft)),
        answers_first=True,
        open_chapters=0 if is_guide else None,
        sections=(replace(one, is_folded=True) for one in _sections(entry, sector, cases, draft)),
        kind=words("Sector guide") if is_guide else words("Sector"),
        words=" ".join(synonyms),
    )


def _start(entry: Entry, draft: Draft) -> Start | None:
    """Return some measures that cost nothing: the sector's own and the documented ones first."""
    free = (one for one in draft.library.ranked_measures(entry) if one.record.cost == "nothing")
    links = draft.links(islice(free, MOST_TO_START))
    return Start(draft.words("On Monday, for nothing"), links) if links else None


def _tiles(cases: list[Entry], draft: Draft) -> tuple[Tile, ...]:
    """Return what the plants of the sector alone reached, those first that were paid back first."""
    groups = documented((one for one in cases if len(one.record.sectors) == 1), draft.library)
    if not groups:
        return ()
    first = groups[0][0]
    if best_payback(first.record) is None:
        return _headline(first, draft)
    saved = _saved(first, draft)
    if not (typical := typical_tile(groups, draft)):
        named = partial(_payback_tile, N_("Payback: {case}"), draft)
        return (*saved, *named_tiles(groups, named, draft))
    return (*saved, _payback_tile(N_("Fastest payback: {case}"), draft, first), typical)


def _saved(case: Entry, draft: Draft) -> tuple[Tile, ...]:
    saving, link = money_value("saving", case.figures_in(draft.lang), draft), draft.link(case)
    label = draft.words("Saved a year: {case}", case=link.text)
    return (Tile(label, saving, link.address),) if saving else ()


def _payback_tile(label: str, draft: Draft, case: Entry) -> Tile:
    payback = money_value("payback", case.figures_in(draft.lang), draft)
    assert payback
    link = draft.link(case)
    return Tile(draft.words(label, case=link.text), payback, link.address)


def _headline(case: Entry, draft: Draft) -> tuple[Tile, ...]:
    """Return the first big number of a case that has no payback to compare."""
    link, found = draft.link(case), tiles(draft.record(case), case.figures_in(draft.lang), draft)
    pattern = N_("{figure}: {case}")
    return tuple(
        replace(
            one, label=draft.words(pattern, figure=one.label, case=link.text), address=link.address
        )
        for one in found[:1]
    )


def _facts(sector: Sector, draft: Draft) -> Facts:
    words = draft.words
    names = []
    for trade in sector.trade_names:
        if name := trade.name.get(draft.lang):
            countries = words.listing(draft.countries(trade.countries))
            names.append(words("{name} ({countries})", name=name, countries=countries))
    pattern = N_("{code} (revision {revision})")
    isic = [words(pattern, code=one.code, revision=one.revision) for one in sector.isic]
    return ((words("By country"), "; ".join(names)), (words("ISIC class"), ", ".join(isic)))


def _sections(entry: Entry, sector: Sector, cases: list[Entry], draft: Draft) -> Iterator[Section]:
    """Yield what a reader asks of a trade, in the order that it is asked in."""
    yield from cost_sections(draft.library.measures_of(entry), draft)
    yield _benchmarks(entry, sector, draft)
    yield _own_numbers(sector, draft)
    yield _checklist(sector, draft)
    yield _prices(entry, sector, draft)
    yield _duties(sector, draft)
    yield sector_helpers(entry, draft)
    yield trade_section(entry, draft)
    yield from _cases(entry, cases, draft)
    yield _steps(sector, draft)
    yield _priorities(sector, draft)


def _own_numbers(sector: Sector, draft: Draft) -> Section:
    ways = (
        (way.what, Cell(way.tool, drawing=drawing_of(way.drawing, draft)), way.how)
        for way in sector.own_numbers
    )
    head = (N_("Number"), N_("With what"), N_("How"))
    return draft.table_section(draft.words("How to get your own number"), head, ways)


def _checklist(sector: Sector, draft: Draft) -> Section:
    checks = tuple(_check(one, draft) for one in sector.checklist)
    ask = draft.words('Answer on the floor, with the plant running. Every "no" is money lost.')
    return Section(draft.words("Walk-through checklist"), ask, checks=checks)


def _check(question: Question, draft: Draft) -> CheckItem:
    """Return a question with its cure, and the drawing of either."""
    cure = draft.library.get("measures", question.measure) if question.measure else None
    id_ = question.drawing or (cure.record.drawing if cure else None)
    link, drawing = draft.link(cure) if cure else None, drawing_of(id_, draft)
    return CheckItem(question.area, question.question, link, drawing)


def _steps(sector: Sector, draft: Draft) -> Section:
    steps = ((step.name, step.goes_in, step.is_lost) for step in sector.steps)
    head = (N_("Step"), N_("What goes in"), N_("What is lost"))
    section = draft.table_section(draft.words("What goes in and what is lost"), head, steps)
    return replace(section, tables=(replace(section.tables[0], is_flow=True),))


def _prices(entry: Entry, sector: Sector, draft: Draft) -> Section:
    figures = (one for one in entry.figures_in(draft.lang) if one.name == "price")
    rows = (_price(*one, draft) for one in zip(sector.prices, figures, strict=True))
    head = (N_("What was bought"), N_("Price"), N_("Country"), *KNOWN)
    lead = draft.words("Paid there and then, before freight and duty. Ask three sellers for today.")
    return draft.table_section(draft.words("What equipment cost"), head, rows, lead)


def _price(price: Price, figure: Figure, draft: Draft) -> tuple[Content, ...]:
    cure = draft.library.get("measures", price.measure) if price.measure else None
    what = Cell(price.label, links=(draft.link(cure),) if cure else ())
    where = _country(price.country, draft) if price.country else ""
    source = Cell(source=draft.cite(price), note=price.note or "")
    return what, text_of(figure, draft), where, draft.label("evidence", price.evidence), source


def _country(code: str, draft: Draft) -> Content:
    """Return a link to a country, or its name where nothing else here is about it."""
    has_page = code in draft.library.countries
    return draft.country_links([code]) if has_page else draft.words.country(code)


def _duties(sector: Sector, draft: Draft) -> Section:
    rows = (
        (
            _country(one.country, draft),
            one.text,
            years_in(draft.words, one.as_of),
            Cell(source=draft.cite(one)),
        )
        for one in sector.duties
    )
    head = (N_("Country"), N_("Duty"), N_("As of"), N_("Source"))
    lead = draft.words("Not legal advice: ask the authority what holds today.")
    return draft.table_section(draft.words("What the law asks"), head, rows, lead)


def _priorities(sector: Sector, draft: Draft) -> Section:
    head = (N_("Country"), N_("Named as"), N_("Source"))
    rows = (
        (
            draft.country_links([one.country]),
            _named(one, sector, draft),
            Cell(source=draft.cite(one)),
        )
        for one in sector.priorities
    )
    title = draft.words("Countries where it was named a priority")
    return draft.table_section(title, head, rows)


def _named(priority: Priority, sector: Sector, draft: Draft) -> Cell:
    """Return what a source calls the sector, in the words of the source."""
    if not priority.named:
        return Cell(sector.title)
    source = draft.library.get("sources", priority.source)
    return Cell(priority.named, lang=draft.foreign(draft.lang_of(source)))


def _benchmarks(entry: Entry, sector: Sector, draft: Draft) -> Section:
    words, rows = draft.words, []
    figures = (one for one in entry.figures_in(draft.lang) if one.name == "benchmark")
    for one, figure in zip(sector.benchmarks, figures, strict=True):
        value, kind = text_of(figure, draft), draft.label("benchmark-bases", one.basis)
        where, grade = charts.where_and_when(one, words), draft.label("evidence", one.evidence)
        source = Cell(source=draft.cite(one), note=one.note or "")
        rows.append((one.indicator, value, kind, where, grade, source))
    drawn = tuple(
        charts.benchmark_chart(group, _bar_label, draft)
        for group in charts.benchmark_groups(sector)
        if len(group) > 1
    )
    head = (N_("Indicator"), N_("Figure"), N_("Kind"), N_("Where and when"), *KNOWN)
    lead = words("Compare only with a figure that is divided by the same thing as yours.")
    title = words("Figures to compare yourself with")
    return draft.table_section(title, head, rows, lead, charts=drawn)


def _bar_label(benchmark: Benchmark, what: str) -> str:
    return ", ".join(filter(None, (what, benchmark.region)))


def _cases(entry: Entry, cases: list[Entry], draft: Draft) -> tuple[Section, ...]:
    words, title = draft.words, draft.words("What firms like yours saved")
    drawn = charts.paybacks(words("Payback of documented cases"), cases, draft)
    text = words("All results of this sector, to filter and sort: {count}", count=len(cases))
    compared = (narrowed("results", text, draft, sector=entry.id),) if cases else ()
    return case_sections(title, cases, draft, charts=drawn, links=compared)


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

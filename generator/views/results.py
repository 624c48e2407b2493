"""The results of all cases: one list of money and resources, and a chart of it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.figures import (
    best_payback,
    change_of,
    changes,
    find,
    payback_class,
    payback_rank,
    spent_nothing,
    statement_behind,
    yearly_saving,
)
from generator.library import Entry
from generator.marks import N_
from generator.views.clouds import clouds_of
from generator.views.edition import Draft, Edition
from generator.views.figures import MONEY, money_of, subject_of, text_of
from generator.views.finder import (
    ALPHABET,
    AMOUNTS,
    COUNTRY,
    SECTOR,
    YEARS,
    Design,
    Head,
    Row,
    Trait,
    by_year,
    cells,
    field_of,
    finder_of,
    kind_of,
    legend_of,
    named_in,
    widened,
)
from generator.views.listing import Option, Order
from generator.views.page import Cell, NextStep, Page, Value
from generator.views.paybacks import class_around

# The payback class of a case whose documents differ: of no closed list.
DISPUTED = "documents_differ"


def results_page(draft: Draft) -> Page:
    """Return the page of all results, those that pay back first at the top."""
    words = draft.words
    cases = sorted(draft.library.all("cases"), key=lambda case: payback_rank(case.record))
    counted = words.plural("{count} case", "{count} cases", len(cases))
    legend = (*legend_of("scopes", draft), *legend_of("evidence", draft))
    note = words(
        "Payback and return are computed from investment and saving. Amounts are "
        "in the currency of the source and were not converted."
    )
    finder = finder_of(RESULTS, cases, counted, draft, legend=legend, note=note)
    clouds = clouds_of(cases, draft)
    marks = {dot.item: dot.mark for cloud in clouds for dot in cloud.dots}
    finder = replace(
        finder,
        clouds=clouds,
        orders=(*finder.orders, *_changes_first(draft)),
        items=tuple(replace(one, mark=marks.get(one.id, "")) for one in finder.items),
    )
    lead = words("Take the same figures as a file, or open the guide of your sector.")
    links = (draft.link_to("data"), draft.link_to("sectors", words("Sector guides")))
    next_step = NextStep(lead, links)
    return draft.hub_page(
        "results", layout="finder", next_step=next_step, is_wide=True, finder=finder
    )


def _changes_first(edition: Edition) -> Iterator[Order]:
    """Yield a way to sort by the change of each resource, the greatest reduction first."""
    cases = edition.library.all("cases")
    found = {one.resource for case in cases for one in changes(case.figures_in(edition.lang))}
    for key in edition.library.vocabulary("resources").terms:
        if key in found:
            what = edition.label("resources", key)
            text = edition.words("Greatest reduction first: {what}", what=what)
            yield Order(_change_key(key), text)


def _change_key(resource: str) -> str:
    return f"change-{resource}"


def _saved(case: Entry, edition: Edition) -> Iterator[str]:
    """Yield the resources of which a case uses less."""
    figures = case.figures_in(edition.lang)
    yield from (one.resource for one in changes(figures) if change_of(one).low < 0)
    yield from (one.resource for one in figures if one.name == "saved")


def _paybacks(case: Entry, edition: Edition) -> Iterator[str]:
    """Yield the classes that the payback of a case is in, or that its documents differ."""
    if case.record.disputed:
        yield DISPUTED
        return
    months, classes = best_payback(case.record), edition.library.vocabulary("payback-classes")
    is_free = months is None and spent_nothing(case.figures_in(edition.lang))
    yield "none" if is_free else payback_class(months, classes)


def _payback_names(edition: Edition, found: Collection[str]) -> Iterator[Option]:
    yield from named_in("payback-classes")(edition, found)
    yield Option(DISPUTED, edition.words("documents differ"))


def _grades(case: Entry, edition: Edition) -> Iterator[str]:
    """Yield the evidence grades of what a case states."""
    figures = case.figures_in(edition.lang)
    return (one.stated.evidence for one in figures if not one.is_computed)


def _year(case: Entry, edition: Edition) -> Iterator[str]:
    if year := case.record.end or case.record.start:
        yield str(year)


def _row(entry: Entry, draft: Draft) -> Row:
    case, words, figures = draft.record(entry), draft.words, entry.figures_in(draft.lang)
    spent, saved = find(figures, "investment"), yearly_saving(figures)
    investment, saving, payback, rate = money_of(entry, draft)
    plants = words.number(case.plants) if case.plants else ""
    year = next(_year(entry, draft), "")
    return (
        cells(draft.link(entry), "name"),
        _graded(payback, "payback"),
        _graded(saving, "saving", saved.unit if saved else ""),
        _graded(investment, "investment", spent.unit if spent else ""),
        _graded(rate, "return"),
        tuple(_changes(entry, draft)),
        cells(draft.refs("sectors", case.sectors)),
        cells(words.listing(draft.countries(case.countries))),
        cells(draft.label("scopes", case.scope)),
        cells(Value(plants, Decimal(case.plants or 0)), "plants"),
        cells(Value(year, Decimal(year or 0)), "year"),
    )


def _graded(value: Value | None, sort: str, unit: str = "") -> tuple[Cell, ...]:
    """Return a figure with its grade beside it, to be sorted by."""
    return tuple(
        replace(cell, note=value.grade_label) for cell in cells(value, sort, unit) if value
    )


def _changes(entry: Entry, draft: Draft) -> Iterator[Cell]:
    """Yield what changed, a resource a line, with its grade and source."""
    figures = entry.figures_in(draft.lang)
    changed = changes(figures)
    known = {one.loc for one in changed}
    saved = (one for one in figures if one.name == "saved" and one.loc not in known)
    pattern = N_("{what}: {change}")
    for figure in (*changed, *saved):
        stated = statement_behind(figure, figures)
        assert stated
        amount = text_of(figure, draft)
        if figure.name == "saved":
            amount = draft.words("{amount} less", amount=amount)
        yield Cell(
            draft.words(pattern, what=subject_of(figure, draft), change=amount),
            number=None if figure.name == "saved" else change_of(figure).middle,
            source=draft.cite(stated),
            note=draft.label("evidence", stated.evidence),
            sort=_change_key(figure.resource),
        )


_INVESTMENT, _SAVING, _PAYBACK, _RETURN = MONEY
RESULTS = Design(
    "results",
    N_("Money and resources saved, case by case"),
    (
        SECTOR,
        COUNTRY,
        Trait("resource", N_("Resource saved"), widened(_saved, kind_of), named_in("resources")),
        Trait("technique", N_("Technique"), field_of("techniques"), named_in("techniques")),
        Trait("payback", N_("Payback"), widened(_paybacks, class_around), _payback_names),
        Trait("size", N_("Size of the firm"), field_of("size"), named_in("size-classes")),
        Trait("scope", N_("Whose result"), field_of("scope"), named_in("scopes")),
        Trait("evidence", N_("How we know"), _grades, named_in("evidence")),
        Trait("year", N_("Last year of the work"), _year, by_year),
    ),
    (
        Head(N_("Case"), "name", ALPHABET),
        Head(_PAYBACK, "payback", AMOUNTS, look="number"),
        Head(_SAVING, "saving", AMOUNTS, look="number"),
        Head(_INVESTMENT, "investment", AMOUNTS, look="number"),
        Head(_RETURN, "return", AMOUNTS, look="number"),
        Head(N_("What changed"), look="long"),
        Head(N_("Sector")),
        Head(N_("Country")),
        Head(N_("Whose result")),
        Head(N_("Plants"), "plants", AMOUNTS, look="number"),
        Head(N_("Year"), "year", YEARS),
    ),
    _row,
    "payback",
)

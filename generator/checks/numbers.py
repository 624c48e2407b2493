"""Figures that do not agree with each other, and guides that are too thin to act on."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from generator.checks import changes, units
from generator.checks.changes import short
from generator.figures import figures_of
from generator.figures.formulas import (
    annual_amount,
    comparable,
    differs,
    implied_units,
    payback_from_return,
    payback_months,
)
from generator.library import Entry, Library
from generator.model.base import Model, Money, Quantity, Result, Saving
from generator.model.fields import Loc, walk
from generator.model.records import Case, Count, Example, Measure
from generator.model.sectors import Benchmark, Sector
from generator.problems import Problem

# Of the languages that records are written in; who counts things says so with "unit: count".
PERCENT = re.compile(
    r"%|\b(?:per ?cent|por ?ciento|por ?cento|p[eo]rcenta(?:ge|je|gem)s?)\b", re.IGNORECASE
)
# In months: a day, sooner than anything is ordered and delivered, and fifty years, longer than any
# plant stands. Outside of them it is rather a currency or a thousand that is wrong.
_SOONEST, _LATEST = Decimal(12) / 365, Decimal(50 * 12)


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield figures that contradict each other, and what a guide lacks."""
    for loc, model in walk(entry.record):
        for find_in in _CHECKS.get(type(model), ()):
            yield from find_in(model, loc, entry, library)


def _returns(model: Case | Example, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if not (model.stated_payback_months or getattr(model, "stated_return_percent", None)):
        return
    figures = {(one.name, one.is_computed): one for one in figures_of(model)}
    for code, name in (("K502", "payback"), ("K503", "return")):
        stated, computed = figures.get((name, False)), figures.get((name, True))
        if stated and computed and differs(stated.quantity, computed.quantity.middle):
            place, shown = (*loc, *stated.loc, "value"), round(computed.quantity.middle, 1)
            yield entry.document.problem(place, code, stated=stated.quantity, computed=shown)


def _money(model: Case | Example, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield a payback that is hardly to be believed, and money in which none can be computed."""
    # What is stated beside what can be computed is compared with it.
    inner, months = _payback(model)
    if months and not _SOONEST <= months <= _LATEST:
        yield entry.document.problem((*loc, *inner), "K516", months=short(months))
    spent, saved = model.investment, model.saving
    if not (spent and saved) or months is not None:
        return
    currencies = {spent.currency, saved.currency}
    if len(currencies) > 1 and currencies <= set(library.choices("currencies")):
        values = {"first": spent.currency, "second": saved.currency}
        yield entry.document.problem((*loc, "saving", "currency"), "K519", **values)


def _payback(model: Case | Example) -> tuple[Loc, Decimal | None]:
    """Return the payback in months that the amounts or a statement give, and where it stands."""
    stated, rate = model.stated_payback_months, getattr(model, "stated_return_percent", None)
    spent, saved = model.investment, model.saving
    if spent and saved and (months := payback_months(spent, saved)) is not None:
        return ("saving",), months
    if stated:
        return ("stated_payback_months", "value"), stated.value.middle
    # A return of less than one percent is told as such.
    if rate and rate.value.high >= 1 and (months := payback_from_return(rate.value)):
        return ("stated_return_percent", "value"), months
    return (), None


def _units(case: Case, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield savings of one unit that are larger than that of all units together."""
    if not (saving := case.saving):
        return
    for index, one in enumerate(case.unit_savings):
        units = implied_units(saving, one)
        if units is not None and units < 1:
            place = ("unit_savings", index, "amount")
            every = short(annual_amount(saving))
            yield entry.document.problem(place, "K528", one=one.amount, all=every)


def _scope(case: Case, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    plants = case.plants or 0
    if (case.scope == "enterprise" and plants > 1) or (case.scope == "group" and plants == 1):
        yield entry.document.problem(("plants",), "K518", scope=case.scope, plants=plants)


def _shares(case: Case, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    for name in ("stated_return_percent", "implemented_percent"):
        if stated := getattr(case, name):
            yield from _small_percent(stated.value, (*loc, name, "value"), entry)


def _small_percent(share: Quantity | None, loc: Loc, entry: Entry) -> Iterator[Problem]:
    """Yield a share of less than one percent: it may have been meant as a part of one."""
    if share and 0 < share.high < 1:
        whole = Quantity(_hundredfold(share.low), _hundredfold(share.high), share.qualifier)
        yield entry.document.problem(loc, "K515", value=share, whole=whole)


def _hundredfold(number: Decimal) -> Decimal:
    return Decimal(f"{number.scaleb(2).normalize():f}")


def _percent(count: Count, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if count.unit == units.PERCENT:
        yield from _small_percent(count.value, (*loc, "value"), entry)
    if count.unit is None and (found := PERCENT.search(count.label)):
        yield entry.document.problem((*loc, "label"), "K510", value=found[0])


def _result(result: Result, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    before, after, saved = result.before, result.after, result.saved
    if not (result.reduction_percent or saved or (before and after)):
        yield entry.document.problem(loc, "K507", id=result.id)
    wrong: list[Problem] = []
    for name, reading in (("before", before), ("after", after), ("saved", saved)):
        if reading:
            wrong += units.problems_of(result, reading.unit, (*loc, name, "unit"), entry, library)
    outputs = {one.output.unit for one in (before, after, saved) if one and one.output}
    # A unit that is in no list is told by itself.
    is_known = not wrong and outputs <= set(library.choices("output-units"))
    if is_known and before and after and not comparable(before, after):
        first, second = f"{result.id}.before", f"{result.id}.after"
        yield entry.document.problem((*loc, "after"), "K505", first=first, second=second)
    elif is_known:
        wrong += changes.problems_of(result, loc, entry)
    yield from wrong
    # Where the readings give another percentage, that is told.
    if "K511" not in {problem.code for problem in wrong}:
        yield from _small_percent(result.reduction_percent, (*loc, "reduction_percent"), entry)
    if not (before and after):
        yield from _negative(result.reduction_percent, (*loc, "reduction_percent"), entry)


def _negative(reduction: Quantity | None, loc: Loc, entry: Entry) -> Iterator[Problem]:
    """Yield a reduction below zero, which says that more is used: pages show one as -40 %."""
    if reduction and reduction.low < 0:
        low, high = sorted((abs(reduction.low), abs(reduction.high)))
        less = Quantity(low, high, reduction.qualifier)
        yield entry.document.problem(loc, "K527", value=reduction, less=less)


def _benchmark(one: Benchmark, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if one.unit == units.PERCENT:
        yield from _small_percent(one.value, (*loc, "value"), entry)
    yield from units.problems_of(one, one.unit, (*loc, "unit"), entry, library)


def _total(case: Case, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield figures of a case that are not the sum of those of its parts."""
    shelf = library.entries["cases"]
    parts = [shelf[id_].record for id_ in case.parts if id_ in shelf]
    if not parts or len(parts) != len(case.parts):
        return
    plants = sum(part.plants or 0 for part in parts)
    if case.plants not in (None, plants):
        values = {"field": "plants", "stated": case.plants, "computed": plants}
        yield entry.document.problem(("plants",), "K504", **values)
    for field in ("investment", "saving"):
        if total := getattr(case, field):
            amounts = [amount for part in parts if (amount := getattr(part, field))]
            yield from _sum(field, total, amounts, entry)


def _sum(field: str, total: Money, amounts: list[Money], entry: Entry) -> Iterator[Problem]:
    stated, computed = _yearly(total), sum(map(_yearly, amounts))
    if others := [one.currency for one in amounts if one.currency != total.currency]:
        names = {"first": f"{field} ({total.currency})", "second": f"{field} ({others[0]})"}
        yield entry.document.problem((field, "currency"), "K505", **names)
    elif stated != computed:
        values = {"field": field, "stated": stated, "computed": computed}
        yield entry.document.problem((field, "amount"), "K504", **values)


def _yearly(amount: Money) -> Decimal:
    return annual_amount(amount) if isinstance(amount, Saving) else amount.amount.middle


def _charts(sector: Sector, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    first: dict[str, Benchmark] = {}
    for index, one in enumerate(sector.benchmarks):
        other = first.setdefault(one.chart, one) if one.chart else one
        if (other.unit, other.per) != (one.unit, one.per):
            place = ("benchmarks", index, "chart")
            yield entry.document.problem(place, "K505", first=other.id, second=one.id)


def _completeness(sector: Sector, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if sector.status != "guide":
        return
    needed = {
        "steps": (len(sector.steps), 1),
        "benchmarks": (len(sector.benchmarks), 1),
        "measures": (len(library.serving(entry, "measures")), 8),
        "checklist": (len(sector.checklist), 10),
        "own_numbers": (len(sector.own_numbers), 1),
    }
    few = [f"{what} ({here}/{least})" for what, (here, least) in needed.items() if here < least]
    if few:
        yield entry.document.problem(("status",), "K508", what=", ".join(few))


def _basis(measure: Measure, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if measure.basis == "source" and not measure.sources and not measure.examples:
        yield entry.document.problem(("basis",), "K509")


Check = Callable[[Any, Loc, Entry, Library], Iterator[Problem]]
_CHECKS: dict[type[Model], tuple[Check, ...]] = {
    Case: (_returns, _money, _units, _scope, _shares, _total),
    Example: (_returns, _money),
    Result: (_result,),
    Count: (_percent,),
    Benchmark: (_benchmark,),
    Sector: (_charts, _completeness),
    Measure: (_basis,),
}

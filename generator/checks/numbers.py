"""Figures that do not agree with each other, and guides that are too thin to act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from generator.figures import figures_of, find
from generator.figures.formulas import annual_amount, comparable, differs
from generator.library import Entry, Library
from generator.marks import N_
from generator.model.base import Model, Money, Result, Saving
from generator.model.fields import Loc, walk
from generator.model.records import Benchmark, Case, Count, Example, Measure, Sector
from generator.problems import Problem, nearest

LEAST_MEASURES = 8
LEAST_QUESTIONS = 10
# Of the languages that records are written in; who counts things says so with "unit: count".
PERCENT = re.compile(
    r"%|\b(?:per ?cent|por ?ciento|por ?cento|p[eo]rcenta(?:ge|je|gem)s?)\b", re.IGNORECASE
)


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield figures that contradict each other, and what a guide lacks."""
    for loc, model in walk(entry.record):
        for find_in in _CHECKS.get(type(model), ()):
            yield from find_in(model, loc, entry, library)


def _returns(model: Case | Example, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if not (model.stated_payback_months or getattr(model, "stated_return_percent", None)):
        return
    figures = figures_of(model)
    for code, name in (("K502", "payback"), ("K503", "return")):
        stated = find(figures, name, computed=False)
        computed = find(figures, name, computed=True)
        if stated and computed and differs(stated.quantity, computed.quantity.middle):
            place, shown = (*loc, *stated.loc, "value"), round(computed.quantity.middle, 1)
            yield entry.document.problem(place, code, stated=stated.quantity, computed=shown)


def _percent(count: Count, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if count.unit is None and (found := PERCENT.search(count.label)):
        yield entry.document.problem((*loc, "label"), "K510", value=found[0])


def _result(result: Result, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    before, after, saved = result.before, result.after, result.saved
    if not (result.reduction_percent or saved or (before and after)):
        yield entry.document.problem(loc, "K507", id=result.id)
    wrong_units = [
        problem
        for name, reading in (("before", before), ("after", after), ("saved", saved))
        if reading
        for problem in _unit(result, reading.unit, (*loc, name, "unit"), entry, library)
    ]
    yield from wrong_units
    if before and after and not wrong_units and not comparable(before, after):
        names = {"first": f"{result.id}.before", "second": f"{result.id}.after"}
        yield entry.document.problem((*loc, "after"), "K505", **names)


def _benchmark(one: Benchmark, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    yield from _unit(one, one.unit, (*loc, "unit"), entry, library)


def _unit(
    of: Result | Benchmark, unit: str, loc: Loc, entry: Entry, library: Library
) -> Iterator[Problem]:
    term = library.vocabulary("resources").terms.get(of.resource or "")
    if term and unit != "percent" and unit not in term.units:
        choices, near = ", ".join(term.units), nearest(unit, term.units)
        values = {"value": unit, "resource": of.resource, "choices": choices, "near": near}
        yield entry.document.problem(loc, "K506", **values)


def _total(case: Case, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield figures of a case that are not the sum of those of its parts."""
    shelf = library.entries["cases"]
    parts = [shelf[id_].record for id_ in case.parts if id_ in shelf]
    if not parts or len(parts) != len(case.parts):
        return
    plants = sum(part.plants or 0 for part in parts)
    if case.plants not in (None, plants):
        yield _not_the_sum(entry, ("plants",), case.plants, plants)
    for field in ("investment", "saving"):
        if total := getattr(case, field):
            amounts = [amount for part in parts if (amount := getattr(part, field))]
            yield from _sum(field, total, amounts, entry)


def _sum(field: str, total: Money, amounts: list[Money], entry: Entry) -> Iterator[Problem]:
    other = next((one.currency for one in amounts if one.currency != total.currency), None)
    if other:
        names = {"first": f"{field} ({total.currency})", "second": f"{field} ({other})"}
        yield entry.document.problem((field, "currency"), "K505", **names)
    elif _yearly(total) != (computed := sum(map(_yearly, amounts))):
        yield _not_the_sum(entry, (field, "amount"), _yearly(total), computed)


def _yearly(amount: Money) -> Decimal:
    return annual_amount(amount) if isinstance(amount, Saving) else amount.amount.middle


def _not_the_sum(entry: Entry, loc: Loc, stated: object, computed: object) -> Problem:
    return entry.document.problem(loc, "K504", field=loc[0], stated=stated, computed=computed)


def _charts(sector: Sector, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    first: dict[str, Benchmark] = {}
    for index, one in enumerate(sector.benchmarks):
        if one.chart:
            other = first.setdefault(one.chart, one)
            if (other.unit, other.per) != (one.unit, one.per):
                place, names = ("benchmarks", index, "chart"), {"first": other.id, "second": one.id}
                yield entry.document.problem(place, "K505", **names)


def _completeness(sector: Sector, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if sector.status != "guide":
        return
    measures = library.serving(entry, "measures")
    missing = {
        N_("it has no steps"): not sector.steps,
        N_("it has no benchmarks"): not sector.benchmarks,
        N_("it has fewer than 8 measures"): len(measures) < LEAST_MEASURES,
        N_("it has fewer than 10 questions"): len(sector.checklist) < LEAST_QUESTIONS,
        N_("it has no way to get one's own number"): not sector.own_numbers,
    }
    for what, is_missing in missing.items():
        if is_missing:
            yield entry.document.problem(("status",), "K508", what=what)


def _basis(measure: Measure, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if measure.basis == "source" and not measure.sources and not measure.examples:
        yield entry.document.problem(("basis",), "K509")


Check = Callable[[Any, Loc, Entry, Library], Iterator[Problem]]
_CHECKS: dict[type[Model], tuple[Check, ...]] = {
    Case: (_returns, _total),
    Example: (_returns,),
    Result: (_result,),
    Count: (_percent,),
    Benchmark: (_benchmark,),
    Sector: (_charts, _completeness),
    Measure: (_basis,),
}

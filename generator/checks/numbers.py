"""Figures that do not agree with each other, and guides that are too thin to act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from generator.figures import figures_of, find
from generator.figures.formulas import annual_amount, comparable, differs
from generator.library import Entry, Library
from generator.marks import N_
from generator.model.base import Money, Result, Saving
from generator.model.case import Case
from generator.model.fields import Loc, walk
from generator.model.profiles import Count
from generator.model.sector import Benchmark, Example, Measure, Sector
from generator.nearest import nearest
from generator.problems import Problem

LEAST_MEASURES = 8
LEAST_QUESTIONS = 10
# Of the languages that records are written in; who counts things says so with "unit: count".
PERCENT = re.compile(
    r"%|\b(?:per ?cent|por ?ciento|por ?cento|p[eo]rcenta(?:ge|je|gem)s?)\b", re.IGNORECASE
)


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield figures that contradict each other, and what a guide lacks."""
    for loc, model in walk(entry.record):
        if isinstance(model, Case | Example):
            yield from _stated_returns(entry, model, loc)
        elif isinstance(model, Result):
            yield from _result(entry, model, loc, library)
        elif isinstance(model, Count):
            yield from _percent(entry, model, loc)
        elif isinstance(model, Benchmark):
            yield from _unit(entry, model.resource, model.unit, (*loc, "unit"), library)
    if isinstance(entry.record, Case):
        yield from _total(entry, library)
    elif isinstance(entry.record, Sector):
        yield from _charts(entry)
        yield from _completeness(entry, library)
    elif isinstance(entry.record, Measure):
        yield from _basis(entry)


def _stated_returns(entry: Entry, model: Case | Example, loc: Loc) -> Iterator[Problem]:
    if not (model.stated_payback_months or getattr(model, "stated_return_percent", None)):
        return
    figures = figures_of(model)
    for code, name in (("K502", "payback"), ("K503", "return")):
        stated = find(figures, name, computed=False)
        computed = find(figures, name, computed=True)
        if stated and computed and differs(stated.quantity, computed.quantity.middle):
            place = entry.document.place_of((*loc, *stated.loc, "value"))
            shown = round(computed.quantity.middle, 1)
            yield Problem.at(entry.path, place, code, stated=stated.quantity, computed=shown)


def _percent(entry: Entry, count: Count, loc: Loc) -> Iterator[Problem]:
    if count.unit is None and (found := PERCENT.search(count.label)):
        place = entry.document.place_of((*loc, "label"))
        yield Problem.at(entry.path, place, "K510", value=found[0])


def _result(entry: Entry, result: Result, loc: Loc, library: Library) -> Iterator[Problem]:
    says_something = result.reduction_percent or result.saved or (result.before and result.after)
    if not says_something:
        yield Problem.at(entry.path, entry.document.place_of(loc), "K507", id=result.id)
    wrong_units = [
        problem
        for name in ("before", "after", "saved")
        if (reading := getattr(result, name))
        for problem in _unit(entry, result.resource, reading.unit, (*loc, name, "unit"), library)
    ]
    yield from wrong_units
    if wrong_units or not (result.before and result.after):
        return
    if not comparable(result.before, result.after):
        yield Problem.at(
            entry.path,
            entry.document.place_of((*loc, "after")),
            "K505",
            first=f"{result.id}.before",
            second=f"{result.id}.after",
        )


def _unit(
    entry: Entry, resource: str | None, unit: str, loc: Loc, library: Library
) -> Iterator[Problem]:
    term = library.vocabulary("resources").terms.get(resource or "")
    if term and unit != "percent" and unit not in term.units:
        yield Problem.at(
            entry.path,
            entry.document.place_of(loc),
            "K506",
            value=unit,
            resource=resource,
            choices=", ".join(term.units),
            near=nearest(unit, term.units),
        )


def _total(entry: Entry, library: Library) -> Iterator[Problem]:
    case: Case = entry.record
    shelf = library.entries["cases"]
    parts: list[Case] = [shelf[id_].record for id_ in case.parts if id_ in shelf]
    if not parts or len(parts) != len(case.parts):
        return
    yield from _plants(entry, case, parts)
    yield from _money(entry, "investment", case, parts)
    yield from _money(entry, "saving", case, parts)


def _plants(entry: Entry, case: Case, parts: list[Case]) -> Iterator[Problem]:
    computed = sum(part.plants or 0 for part in parts)
    if case.plants is not None and case.plants != computed:
        yield _not_the_sum(entry, ("plants",), case.plants, computed)


def _money(
    entry: Entry, field: Literal["investment", "saving"], case: Case, parts: list[Case]
) -> Iterator[Problem]:
    total: Money | None = getattr(case, field)
    amounts: list[Money] = [amount for part in parts if (amount := getattr(part, field))]
    if total is None:
        return
    other = next((amount for amount in amounts if amount.currency != total.currency), None)
    if other:
        place = entry.document.place_of((field, "currency"))
        values = {"first": f"{field} ({total.currency})", "second": f"{field} ({other.currency})"}
        yield Problem.at(entry.path, place, "K505", **values)
    elif _yearly(total) != (computed := sum(map(_yearly, amounts))):
        yield _not_the_sum(entry, (field, "amount"), _yearly(total), computed)


def _yearly(amount: Money) -> Decimal:
    return annual_amount(amount) if isinstance(amount, Saving) else amount.amount.middle


def _not_the_sum(entry: Entry, loc: Loc, stated: object, computed: object) -> Problem:
    place = entry.document.place_of(loc)
    return Problem.at(entry.path, place, "K504", field=loc[0], stated=stated, computed=computed)


def _charts(entry: Entry) -> Iterator[Problem]:
    first: dict[str, Benchmark] = {}
    for index, benchmark in enumerate(entry.record.benchmarks):
        if not benchmark.chart:
            continue
        other = first.setdefault(benchmark.chart, benchmark)
        if (other.unit, other.per) != (benchmark.unit, benchmark.per):
            place = entry.document.place_of(("benchmarks", index, "chart"))
            yield Problem.at(entry.path, place, "K505", first=other.id, second=benchmark.id)


def _completeness(entry: Entry, library: Library) -> Iterator[Problem]:
    sector: Sector = entry.record
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
            place = entry.document.place_of(("status",))
            yield Problem.at(entry.path, place, "K508", what=what)


def _basis(entry: Entry) -> Iterator[Problem]:
    measure: Measure = entry.record
    if measure.basis == "source" and not measure.sources and not measure.examples:
        yield Problem.at(entry.path, entry.document.place_of(("basis",)), "K509")

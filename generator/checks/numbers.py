"""Figures that do not agree with each other, and guides that are too thin to act on."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from generator.figures import figures_of
from generator.figures.formulas import annual_amount, comparable, differs
from generator.library import Entry, Library
from generator.marks import N_
from generator.model.base import Model, Money, Record, Result, Saving
from generator.model.fields import Loc, walk
from generator.model.records import Benchmark, Case, Count, Example, Measure, Sector
from generator.problems import Problem, nearest
from generator.source import Document

# Of the languages that records are written in; who counts things says so with "unit: count".
PERCENT = re.compile(
    r"%|\b(?:per ?cent|por ?ciento|por ?cento|p[eo]rcenta(?:ge|je|gem)s?)\b", re.IGNORECASE
)
# Among so many units the nearest is looked for: no resource has more that anybody measures it in.
_MOST_UNITS = 100


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield figures and days that contradict each other, and what a guide lacks."""
    if isinstance(entry.record, Record):
        yield from _days(entry.record, entry.document)
    for loc, model in walk(entry.record):
        for find_in in _CHECKS.get(type(model), ()):
            yield from find_in(model, loc, entry, library)


def _days(record: Record, document: Document) -> Iterator[Problem]:
    if record.published and record.published > record.reviewed:
        days = {"published": record.published, "reviewed": record.reviewed}
        yield document.problem(("published",), "K709", **days)


def _returns(model: Case | Example, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    if not (model.stated_payback_months or getattr(model, "stated_return_percent", None)):
        return
    figures = {(one.name, one.is_computed): one for one in figures_of(model)}
    for code, name in (("K502", "payback"), ("K503", "return")):
        stated, computed = figures.get((name, False)), figures.get((name, True))
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
    wrong: list[Problem] = []
    for name, reading in (("before", before), ("after", after), ("saved", saved)):
        if reading:
            wrong += _unit(result, reading.unit, (*loc, name, "unit"), entry, library)
    yield from wrong
    if before and after and not wrong and not comparable(before, after):
        first, second = f"{result.id}.before", f"{result.id}.after"
        yield entry.document.problem((*loc, "after"), "K505", first=first, second=second)


def _benchmark(one: Benchmark, loc: Loc, entry: Entry, library: Library) -> Iterator[Problem]:
    yield from _unit(one, one.unit, (*loc, "unit"), entry, library)


def _unit(
    of: Result | Benchmark, unit: str, loc: Loc, entry: Entry, library: Library
) -> Iterator[Problem]:
    term = library.vocabulary("resources").terms.get(of.resource or "")
    if term and unit != "percent" and unit not in term.units:
        values = {"choices": ", ".join(term.units), "near": nearest(unit, term.units[:_MOST_UNITS])}
        yield entry.document.problem(loc, "K506", value=unit, resource=of.resource, **values)


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
    enough = {
        N_("it has no steps"): bool(sector.steps),
        N_("it has no benchmarks"): bool(sector.benchmarks),
        N_("it has fewer than 8 measures"): len(library.serving(entry, "measures")) >= 8,
        N_("it has fewer than 10 questions"): len(sector.checklist) >= 10,
        N_("it has no way to get one's own number"): bool(sector.own_numbers),
    }
    for what, is_there in enough.items():
        if not is_there:
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

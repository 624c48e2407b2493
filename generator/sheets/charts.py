"""The charts of the handout: what measures saved, and figures to compare oneself with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.figures import best_payback, change
from generator.library import Entry
from generator.marks import N_
from generator.model.base import Result
from generator.model.sector import Benchmark, Sector
from generator.sheets.views import Bars
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import payback_value, result_label, unit_sign
from generator.views.page import Chart
from generator.views.sector import sector_cases, sector_measures

MOST_OF_ONE_CASE = 2
LEAST_BARS = 2
MOST_SCALES = 2
ROOM = Decimal("1.25")
HUNDRED = Decimal(100)
PERCENT = "percent"


def saved_chart(entry: Entry, draft: Draft, most: int) -> Bars | None:
    """Return what measures and plants saved in percent, else the paybacks of cases, else None."""
    found = sorted(_reductions(entry, draft), key=lambda pair: -pair[0].high)[:most]
    if len(found) >= LEAST_BARS:
        title = draft.words(N_("What measures saved, in percent of what was used before"))
        # Cited only now, so that the foot names no source of a bar that is not shown.
        data = [replace(datum, source=draft.cite(result)) for datum, result in found]
        return bars(bar_chart(title, data, full=HUNDRED), draft)
    paybacks = list(_paybacks(entry, draft))[:most]
    if len(paybacks) < LEAST_BARS:
        return None
    return bars(
        bar_chart(draft.words(N_("Payback of documented cases, in months")), paybacks), draft
    )


def _reductions(entry: Entry, draft: Draft) -> Iterator[tuple[Datum, Result]]:
    """Yield the largest documented reduction of each measure and case."""
    library, edition = draft.edition.library, draft.edition
    for measure in sector_measures(entry, library):
        record = edition.record(measure)
        found = [(result, example) for example in record.examples for result in example.results]
        best = max(found, key=lambda pair: _reduction(pair[0]), default=None)
        if best and _reduction(best[0]) > 0:
            yield _datum(record.title, best[0], best[1].countries, draft), best[0]
    for case in sector_cases(entry, library):
        record = edition.record(case)
        if len(record.sectors) != 1 or record.scope == "programme":
            continue
        largest = sorted(record.results, key=lambda result: -_reduction(result))
        for result in largest[:MOST_OF_ONE_CASE]:
            if _reduction(result) > 0:
                yield _datum(record.title, result, (), draft), result


def _reduction(result: Result) -> Decimal:
    found = change(result)
    return -found.middle if found else Decimal(0)


def _datum(title: str, result: Result, countries: tuple[str, ...], draft: Draft) -> Datum:
    found = change(result)
    assert found
    where = draft.words.listing(draft.edition.countries(countries))
    what = result_label(result, draft.edition)
    label = f"{what}: {title}" + (f", {where}" if where else "")
    percent = draft.words.percent(-found.low, 0)
    if found.low != found.high:
        percent = f"{draft.words.number(-found.high, 0)}–{percent}"
    return Datum(label, percent, -found.high, -found.low)


def _paybacks(entry: Entry, draft: Draft) -> Iterator[Datum]:
    for case in sector_cases(entry, draft.edition.library):
        record = draft.edition.record(case)
        months, value = best_payback(record), payback_value(record, draft)
        if months is not None and value and len(record.sectors) == 1:
            yield Datum(record.title, value.text, months, months)


def bars(chart: Chart, draft: Draft, mine: str = "") -> Bars:
    """Return a chart with its text alternative."""
    alt = "; ".join(f"{bar.label}: {bar.value}" for bar in chart.bars)
    return Bars(chart, f"{chart.title}. {alt}.", mine)


def scales(sector: Sector, draft: Draft) -> tuple[Bars, ...]:
    """Return the benchmarks, those that belong together on one scale, with a bar to draw in."""
    groups: dict[str, list[Benchmark]] = defaultdict(list)
    for benchmark in sector.benchmarks:
        groups[benchmark.chart or benchmark.id].append(benchmark)
    largest = sorted(groups.values(), key=lambda group: (-len(group), not group[0].per))
    return tuple(_scale(group, draft) for group in largest[:MOST_SCALES])


def _scale(group: list[Benchmark], draft: Draft) -> Bars:
    first, words = group[0], draft.words
    unit = unit_sign(first.unit)
    if first.per:
        per = draft.edition.label("output-units", first.per)
        pattern = N_("{amount} of: {unit}") if first.unit == PERCENT else N_("{amount} per {unit}")
        unit = words(pattern, amount=unit, unit=per)
    data = [
        Datum(
            _label(item, draft),
            words.quantity(item.value),
            item.value.low,
            item.value.high,
            draft.cite(item),
        )
        for item in group
    ]
    full = max(datum.high for datum in data) * ROOM
    title = words(N_("{indicator}, in {unit}"), indicator=first.indicator, unit=unit)
    return bars(bar_chart(title, data, full=full), draft, words(N_("Yours")))


def _label(item: Benchmark, draft: Draft) -> str:
    basis = draft.edition.label("benchmark-bases", item.basis)
    where = ", ".join(part for part in (item.region, item.year) if part)
    return draft.words(N_("{place} ({kind})"), place=where or item.indicator, kind=basis)

"""The charts of the handout: what measures saved, and figures to compare oneself with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.figures import (
    Figure,
    change_of,
    changes,
    figures_of,
    find,
    statement_behind,
)
from generator.library import Entry
from generator.marks import N_
from generator.model.base import Stated
from generator.model.sector import Benchmark, Sector
from generator.sheets.views import Bars
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import subject_of, text_of, unit_sign
from generator.views.page import Chart

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
        data = [replace(datum, source=draft.cite(stated)) for datum, stated in found]
        return bars(bar_chart(title, data, full=HUNDRED), draft)
    paybacks = list(_paybacks(entry, draft))[:most]
    if len(paybacks) < LEAST_BARS:
        return None
    return bars(
        bar_chart(draft.words(N_("Payback of documented cases, in months")), paybacks), draft
    )


def _reductions(entry: Entry, draft: Draft) -> Iterator[tuple[Datum, Stated | None]]:
    """Yield the largest documented reduction of each measure and case, and what states it."""
    library, edition = draft.edition.library, draft.edition
    for measure in library.measures_of(entry):
        record = edition.record(measure)
        found = [
            (figure, figures, example.countries)
            for example in record.examples
            for figures in (figures_of(example),)
            for figure in changes(figures)
        ]
        best = max(found, key=lambda one: _reduction(one[0]), default=None)
        if best and _reduction(best[0]) > 0:
            figure, figures, countries = best
            stated = statement_behind(figure, figures)
            yield _datum(record.title, figure, countries, draft), stated
    for case in library.cases_of(entry):
        record = edition.record(case)
        if len(record.sectors) != 1 or record.scope == "programme":
            continue
        figures = figures_of(record)
        largest = sorted(changes(figures), key=lambda figure: -_reduction(figure))
        for figure in largest[:MOST_OF_ONE_CASE]:
            if _reduction(figure) > 0:
                yield _datum(record.title, figure, (), draft), statement_behind(figure, figures)


def _reduction(figure: Figure) -> Decimal:
    return -change_of(figure).middle


def _datum(title: str, figure: Figure, countries: tuple[str, ...], draft: Draft) -> Datum:
    found = change_of(figure)
    where = draft.words.listing(draft.edition.countries(countries))
    what = subject_of(figure, draft.edition)
    label = f"{what}: {title}" + (f", {where}" if where else "")
    percent = draft.words.percent(-found.low, 0)
    if found.is_range:
        percent = f"{draft.words.number(-found.high, 0)}–{percent}"
    return Datum(label, percent, -found.high, -found.low)


def _paybacks(entry: Entry, draft: Draft) -> Iterator[Datum]:
    for case in draft.edition.library.cases_of(entry):
        record = draft.edition.record(case)
        payback = find(figures_of(record), "payback")
        if payback and len(record.sectors) == 1:
            months = payback.quantity.middle
            yield Datum(record.title, text_of(payback, draft.edition), months, months)


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

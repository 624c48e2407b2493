"""Benchmarks of a sector as charts and a table."""

from __future__ import annotations

from collections import defaultdict

from generator.figures import Figure, figures_of
from generator.marks import N_
from generator.model.sector import Benchmark, Sector
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import text_of, unit_sign
from generator.views.page import Cell, Chart, Section, Table, row


def benchmark_section(sector: Sector, draft: Draft) -> Section:
    """Return the section of a sector page that a plant compares itself with."""
    words = draft.words
    head = (
        N_("Indicator"),
        N_("Figure"),
        N_("Kind"),
        N_("Where and when"),
        N_("How we know"),
        N_("Source"),
    )
    figures = figures_of(sector)
    rows = tuple(
        _row(benchmark, figure, draft)
        for benchmark, figure in zip(sector.benchmarks, figures, strict=True)
    )
    title = words(N_("Figures to compare yourself with"))
    return Section(
        title,
        lead=words(N_("Compare only with a figure that is divided by the same thing as yours.")),
        charts=tuple(_charts(sector, draft)),
        tables=(Table(title, words.each(head), rows),),
    )


def _row(benchmark: Benchmark, figure: Figure, draft: Draft) -> tuple[Cell, ...]:
    where = ", ".join(part for part in (benchmark.region, benchmark.year) if part)
    return row(
        benchmark.indicator,
        text_of(figure, draft.edition),
        draft.edition.label("benchmark-bases", benchmark.basis),
        where,
        draft.edition.label("evidence", benchmark.evidence),
        Cell(source=draft.cite(benchmark), note=benchmark.note or ""),
    )


def _charts(sector: Sector, draft: Draft) -> list[Chart]:
    groups: dict[str, list[Benchmark]] = defaultdict(list)
    for benchmark in sector.benchmarks:
        if benchmark.chart:
            groups[benchmark.chart].append(benchmark)
    charts = []
    for group in groups.values():
        if len(group) < 2:
            continue
        first = group[0]
        unit = unit_sign(first.unit)
        if first.per:
            per = draft.edition.label("output-units", first.per)
            unit = draft.words(N_("{amount} per {unit}"), amount=unit, unit=per)
        data = [
            Datum(
                item.region or item.indicator,
                draft.words.quantity(item.value),
                item.value.low,
                item.value.high,
                draft.cite(item),
            )
            for item in group
        ]
        title = draft.words(N_("{indicator}, in {unit}"), indicator=first.indicator, unit=unit)
        charts.append(bar_chart(title, data))
    return charts

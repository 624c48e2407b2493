"""Benchmarks of a sector as charts and a table."""

from __future__ import annotations

from collections import defaultdict

from generator.marks import N_
from generator.model.sector import Benchmark, Sector
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Desk, Office
from generator.views.figures import unit_sign
from generator.views.page import Chart, Footnote, Section, Table


def benchmark_section(sector: Sector, desk: Desk) -> Section:
    """Return the section of a sector page that a plant compares itself with."""
    words = desk.words
    head = (
        N_("Indicator"),
        N_("Figure"),
        N_("Kind"),
        N_("Where and when"),
        N_("How we know"),
        N_("Source"),
    )
    rows = tuple(_row(benchmark, desk) for benchmark in sector.benchmarks)
    title = words(N_("Figures to compare yourself with"))
    return Section(
        title,
        lead=words(N_("Compare only with a figure that is divided by the same thing as yours.")),
        charts=tuple(_charts(sector, desk)),
        tables=(Table(title, words.each(head), rows),),
    )


def benchmark_text(benchmark: Benchmark, office: Office) -> str:
    """Return the figure of a benchmark with its unit and denominator."""
    amount = f"{office.words.quantity(benchmark.value)} {unit_sign(benchmark.unit)}"
    if not benchmark.per:
        return amount
    per = office.label("output-units", benchmark.per)
    return office.words(N_("{amount} per {unit}"), amount=amount, unit=per)


def _row(benchmark: Benchmark, desk: Desk) -> tuple[object, ...]:
    where = ", ".join(part for part in (benchmark.region, benchmark.year) if part)
    return (
        benchmark.indicator,
        benchmark_text(benchmark, desk.office),
        desk.office.label("benchmark-bases", benchmark.basis),
        where,
        desk.office.label("evidence", benchmark.evidence),
        Footnote(desk.cite(benchmark), benchmark.note or ""),
    )


def _charts(sector: Sector, desk: Desk) -> list[Chart]:
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
            per = desk.office.label("output-units", first.per)
            unit = desk.words(N_("{amount} per {unit}"), amount=unit, unit=per)
        data = [
            Datum(
                item.region or item.indicator,
                desk.words.quantity(item.value),
                item.value.low,
                item.value.high,
                desk.cite(item),
            )
            for item in group
        ]
        title = desk.words(N_("{indicator}, in {unit}"), indicator=first.indicator, unit=unit)
        charts.append(bar_chart(title, data))
    return charts

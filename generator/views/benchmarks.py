"""Benchmarks of a sector as charts and a table."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from generator.figures import Figure
from generator.library import Entry
from generator.marks import N_
from generator.model.sector import Benchmark, Sector
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import PERCENT, text_of, unit_sign
from generator.views.page import Cell, Chart, Section, Table, row


def benchmark_section(entry: Entry, draft: Draft) -> Section:
    """Return the section of a sector page that a plant compares itself with."""
    words, sector = draft.words, draft.edition.record(entry)
    head = (
        N_("Indicator"),
        N_("Figure"),
        N_("Kind"),
        N_("Where and when"),
        N_("How we know"),
        N_("Source"),
    )
    figures = entry.figures_in(draft.edition.lang)
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
    return row(
        benchmark.indicator,
        text_of(figure, draft.edition),
        draft.edition.label("benchmark-bases", benchmark.basis),
        where_and_when(benchmark),
        draft.edition.label("evidence", benchmark.evidence),
        Cell(source=draft.cite(benchmark), note=benchmark.note or ""),
    )


def _charts(sector: Sector, draft: Draft) -> list[Chart]:
    return [
        benchmark_chart(group, [item.region or item.indicator for item in group], draft)
        for group in benchmark_groups(sector)
        if len(group) > 1
    ]


def benchmark_groups(sector: Sector) -> list[list[Benchmark]]:
    """Return the benchmarks, those that belong on one chart together."""
    groups: dict[tuple[bool, str], list[Benchmark]] = defaultdict(list)
    for benchmark in sector.benchmarks:
        groups[bool(benchmark.chart), benchmark.chart or benchmark.id].append(benchmark)
    return list(groups.values())


def benchmark_chart(
    group: list[Benchmark], labels: list[str], draft: Draft, room: Decimal = Decimal(1)
) -> Chart:
    """Return a chart of benchmarks; the largest is as wide as what is drawn divided by ``room``."""
    first, words = group[0], draft.words
    unit = unit_sign(first.unit)
    if first.per:
        per = draft.edition.label("output-units", first.per)
        pattern = N_("{amount} of: {unit}") if first.unit == PERCENT else N_("{amount} per {unit}")
        unit = words(pattern, amount=unit, unit=per)
    title = words(N_("{indicator}, in {unit}"), indicator=first.indicator, unit=unit)
    data = [
        Datum(label, words.quantity(item.value), item.value.low, item.value.high, draft.cite(item))
        for label, item in zip(labels, group, strict=True)
    ]
    return bar_chart(title, data, full=max(datum.high for datum in data) * room)


def where_and_when(benchmark: Benchmark) -> str:
    """Return region and year of a benchmark, as far as they are known."""
    return ", ".join(part for part in (benchmark.region, benchmark.year) if part)

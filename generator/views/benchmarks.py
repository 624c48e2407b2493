"""Benchmarks of a sector as charts and a table."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from generator.library import Entry
from generator.marks import N_
from generator.model.records import Benchmark, Sector
from generator.views.charts import Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import KNOWN, PERCENT, text_of, unit_sign
from generator.views.page import Cell, Chart, Section

HEAD = (N_("Indicator"), N_("Figure"), N_("Kind"), N_("Where and when"), *KNOWN)


def benchmark_section(entry: Entry, draft: Draft) -> Section:
    """Return the section of a sector page that a plant compares itself with."""
    words, sector = draft.words, draft.record(entry)
    rows = [
        (
            one.indicator,
            text_of(figure, draft),
            draft.label("benchmark-bases", one.basis),
            where_and_when(one),
            draft.label("evidence", one.evidence),
            Cell(source=draft.cite(one), note=one.note or ""),
        )
        for one, figure in zip(sector.benchmarks, entry.figures_in(draft.lang), strict=True)
    ]
    charts = tuple(
        benchmark_chart(group, [one.region or one.indicator for one in group], draft)
        for group in benchmark_groups(sector)
        if len(group) > 1
    )
    title = words("Figures to compare yourself with")
    lead = words("Compare only with a figure that is divided by the same thing as yours.")
    return Section(title, lead, charts, (draft.table(title, HEAD, rows),))


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
        pattern = N_("{amount} of: {unit}") if first.unit == PERCENT else N_("{amount} per {unit}")
        unit = words(pattern, amount=unit, unit=draft.label("output-units", first.per))
    title = words("{indicator}, in {unit}", indicator=first.indicator, unit=unit)
    data = [
        Datum(label, words.quantity(one.value), one.value.low, one.value.high, draft.cite(one))
        for label, one in zip(labels, group, strict=True)
    ]
    return bar_chart(title, data, full=max(datum.high for datum in data) * room)


def where_and_when(benchmark: Benchmark) -> str:
    """Return region and year of a benchmark, as far as they are known."""
    return ", ".join(filter(None, (benchmark.region, benchmark.year)))

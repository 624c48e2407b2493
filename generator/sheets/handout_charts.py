"""The charts of the handout: what measures saved, and figures to compare oneself with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.figures import Figure, change_of, changes, figures_of, statement_behind
from generator.library import Entry
from generator.marks import N_
from generator.model.base import Stated
from generator.model.sector import Benchmark, Sector
from generator.views.benchmarks import benchmark_chart, benchmark_groups, where_and_when
from generator.views.charts import FULL, Datum, bar_chart
from generator.views.edition import Draft
from generator.views.figures import subject_of
from generator.views.page import Chart
from generator.views.sector import paybacks

MOST_OF_ONE_CASE = 2
LEAST_BARS = 2
MOST_SCALES = 2
ROOM = Decimal("1.25")


def saved_chart(entry: Entry, draft: Draft, most: int) -> Chart | None:
    """Return what measures and plants saved in percent, else the paybacks of cases, else None."""
    words = draft.words
    found = sorted(_reductions(entry, draft), key=lambda pair: -pair[0].high)[:most]
    if len(found) >= LEAST_BARS:
        title = words(N_("What measures saved, in percent of what was used before"))
        # Cited only now, so that the foot names no source of a bar that is not shown.
        data = [replace(datum, source=draft.cite(stated)) for datum, stated in found]
        return bar_chart(title, data, full=FULL)
    data = paybacks(draft.library.cases_of(entry), draft)[:most]
    if len(data) < LEAST_BARS:
        return None
    return bar_chart(words(N_("Payback of documented cases, in months")), data)


def _reductions(entry: Entry, draft: Draft) -> Iterator[tuple[Datum, Stated | None]]:
    """Yield the largest documented reduction of each measure and case, and what states it."""
    library = draft.library
    for measure in library.measures_of(entry):
        record = draft.record(measure)
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
        record = draft.record(case)
        if len(record.sectors) != 1 or record.scope == "programme":
            continue
        figures = case.figures_in(draft.lang)
        largest = sorted(changes(figures), key=lambda figure: -_reduction(figure))
        for figure in largest[:MOST_OF_ONE_CASE]:
            if _reduction(figure) > 0:
                yield _datum(record.title, figure, (), draft), statement_behind(figure, figures)


def _reduction(figure: Figure) -> Decimal:
    return -change_of(figure).middle


def _datum(title: str, figure: Figure, countries: tuple[str, ...], draft: Draft) -> Datum:
    found = change_of(figure)
    where = draft.words.listing(draft.countries(countries))
    what = subject_of(figure, draft)
    label = f"{what}: {title}" + (f", {where}" if where else "")
    percent = draft.words.percent(-found.low, 0)
    if found.is_range:
        percent = f"{draft.words.number(-found.high, 0)}–{percent}"
    return Datum(label, percent, -found.high, -found.low)


def scales(sector: Sector, draft: Draft) -> tuple[Chart, ...]:
    """Return the benchmarks, those that belong together on one scale, with room above the most."""
    groups = benchmark_groups(sector)
    largest = sorted(groups, key=lambda group: (-len(group), not group[0].per))
    return tuple(
        benchmark_chart(group, [_label(item, draft) for item in group], draft, room=ROOM)
        for group in largest[:MOST_SCALES]
    )


def _label(item: Benchmark, draft: Draft) -> str:
    basis = draft.label("benchmark-bases", item.basis)
    where = where_and_when(item) or item.indicator
    return draft.words(N_("{place} ({kind})"), place=where, kind=basis)

"""The charts of the handout: what measures saved, and figures to compare oneself with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.figures import Figure, change_of, changes, figures_of, statement_behind
from generator.library import Entry
from generator.marks import N_
from generator.model.base import Stated
from generator.model.records import Benchmark, Sector
from generator.views import charts
from generator.views.edition import Draft
from generator.views.figures import subject_of
from generator.views.page import Chart

MOST_OF_ONE_CASE = 2
LEAST_BARS = 2
MOST_SCALES = 2
ROOM = Decimal("1.25")
# The figures of a case or of an example, and its countries if they are to be named.
Result = tuple[tuple[Figure, ...], tuple[str, ...]]


def saved_chart(entry: Entry, draft: Draft, most: int) -> Chart | None:
    """Return what measures and plants saved in percent, else the paybacks of cases, else None."""
    words = draft.words
    found = sorted(_reductions(entry, draft), key=lambda pair: -pair[0].high)[:most]
    if len(found) >= LEAST_BARS:
        title = words(N_("What measures saved, in percent of what was used before"))
        # Cited only now, so that the foot names no source of a bar that is not shown.
        data = [replace(datum, source=draft.cite(stated)) for datum, stated in found]
        return charts.bar_chart(title, data, full=charts.FULL)
    data = charts.paybacks(draft.library.cases_of(entry), draft)[:most]
    if len(data) < LEAST_BARS:
        return None
    return charts.bar_chart(words(N_("Payback of documented cases, in months")), data)


def _reductions(entry: Entry, draft: Draft) -> Iterator[tuple[charts.Datum, Stated | None]]:
    """Yield the largest documented reductions of measures and cases, and what states each."""
    for measure in draft.library.measures_of(entry):
        record = draft.record(measure)
        examples = [(figures_of(one), one.countries) for one in record.examples]
        yield from _largest(1, record.title, examples, draft)
    for case in draft.library.cases_of(entry):
        record = draft.record(case)
        if len(record.sectors) == 1 and record.scope != "programme":
            figures = case.figures_in(draft.lang)
            yield from _largest(MOST_OF_ONE_CASE, record.title, [(figures, ())], draft)


def _largest(
    most: int, title: str, results: Iterable[Result], draft: Draft
) -> Iterator[tuple[charts.Datum, Stated | None]]:
    found = [(one, *result) for result in results for one in changes(result[0])]
    for figure, figures, countries in sorted(found, key=lambda one: -_reduction(one[0]))[:most]:
        if _reduction(figure) > 0:
            yield _datum(title, figure, countries, draft), statement_behind(figure, figures)


def _reduction(figure: Figure) -> Decimal:
    return -change_of(figure).middle


def _datum(title: str, figure: Figure, countries: tuple[str, ...], draft: Draft) -> charts.Datum:
    found = change_of(figure)
    where = draft.words.listing(draft.countries(countries))
    what = subject_of(figure, draft)
    label = f"{what}: {title}" + (f", {where}" if where else "")
    percent = draft.words.percent(-found.low, 0)
    if found.is_range:
        percent = f"{draft.words.number(-found.high, 0)}–{percent}"
    return charts.Datum(label, percent, -found.high, -found.low)


def scales(sector: Sector, draft: Draft) -> tuple[Chart, ...]:
    """Return the benchmarks, those that belong together on one scale, with room above the most."""
    groups = charts.benchmark_groups(sector)
    largest = sorted(groups, key=lambda group: (-len(group), not group[0].per))
    return tuple(
        charts.benchmark_chart(group, [_label(item, draft) for item in group], draft, room=ROOM)
        for group in largest[:MOST_SCALES]
    )


def _label(item: Benchmark, draft: Draft) -> str:
    basis = draft.label("benchmark-bases", item.basis)
    where = charts.where_and_when(item) or item.indicator
    return draft.words(N_("{place} ({kind})"), place=where, kind=basis)

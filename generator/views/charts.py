"""Small charts that need no script: labelled bars on a common scale from zero."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from generator.figures import Figure, best_payback, change_of, changes, find, statement_behind
from generator.library import Entry
from generator.locales import Locale
from generator.locales.years import years_in
from generator.marks import N_
from generator.model.sectors import Benchmark, Sector
from generator.plants import documented
from generator.views.edition import Draft
from generator.views.figures import PERCENT, SIGNS, subject_of, text_of
from generator.views.page import Bar, Chart

FULL = Decimal(100)
LEAST_BARS = 2
_THINNEST = Decimal(1)


@dataclass(frozen=True)
class Datum:
    """What one bar stands for: a number or a range, never negative, and its words."""

    label: str
    value: str
    low: Decimal
    high: Decimal
    source: int = 0


def bar_chart(
    title: str, data: Collection[Datum], note: str = "", full: Decimal | None = None
) -> Chart:
    """Return a chart; ``full`` is the number that fills the width, else the largest one does.

    A single number starts at zero. A range starts at its lower end.
    """
    scale = full or max(datum.high for datum in data) or Decimal(1)
    return Chart(title, tuple(_bar(datum, scale) for datum in data), note)


def _bar(datum: Datum, scale: Decimal) -> Bar:
    start = datum.low / scale * FULL if datum.low != datum.high else Decimal(0)
    width = max(datum.high / scale * FULL - start, _THINNEST)
    return Bar(datum.label, datum.value, f"{start:.1f}", f"{width:.1f}", datum.source)


def reductions(figures: tuple[Figure, ...], draft: Draft) -> tuple[Chart, ...]:
    """Return a chart of what a case uses less of, if there is anything."""
    data = []
    for figure in changes(figures):
        change = change_of(figure)
        if change.low < 0 >= change.high:
            source = draft.cite(statement_behind(figure, figures))
            label, value = subject_of(figure, draft), text_of(figure, draft)
            data.append(Datum(label, value, -change.high, -change.low, source))
    title, note = draft.words("How much less was used"), draft.words("A full bar would be 100 %.")
    return (bar_chart(title, data, note, FULL),) if data else ()


def paybacks(
    title: str, cases: Iterable[Entry], draft: Draft, most: int | None = None
) -> tuple[Chart, ...]:
    """Return a chart of the paybacks of cases of one sector alone, if there are two or more.

    It leaves out what is disputed, and says if two of the cases may tell of the same plant.
    """
    single = [case for case in cases if len(case.record.sectors) == 1]
    shown = [case for case in single if best_payback(case.record) is not None][:most]
    if len(shown) < LEAST_BARS:
        return ()
    is_doubtful = len(documented(shown, draft.library)) < len(shown)
    note = draft.words("Some of these may be the same plant.") if is_doubtful else ""
    return (bar_chart(title, [_payback(case, draft) for case in shown], note),)


def _payback(case: Entry, draft: Draft) -> Datum:
    payback = find(case.figures_in(draft.lang), "payback")
    assert payback
    months = payback.quantity.middle
    return Datum(draft.record(case).title, text_of(payback, draft), months, months)


def benchmark_groups(sector: Sector) -> list[list[Benchmark]]:
    """Return the benchmarks, those that belong on one chart together."""
    groups = defaultdict[tuple[bool, str], list[Benchmark]](list)
    for benchmark in sector.benchmarks:
        groups[bool(benchmark.chart), benchmark.chart or benchmark.id].append(benchmark)
    return list(groups.values())


def benchmark_chart(
    group: list[Benchmark],
    label_of: Callable[[Benchmark, str], str],
    draft: Draft,
    room: Decimal = Decimal(1),
) -> Chart:
    """Return a chart of benchmarks; the largest is as wide as what is drawn divided by ``room``.

    ``label_of`` names the bar of one by what it is of, as far as the others are of another thing.
    """
    first, words = group[0], draft.words
    shared = _shared([one.indicator for one in group])
    own = [one.indicator.removeprefix(shared).strip(" ,;:") for one in group]
    unit = SIGNS.get(first.unit, first.unit)
    if first.per:
        pattern = N_("{amount} of: {unit}") if first.unit == PERCENT else N_("{amount} per {unit}")
        unit = words(pattern, amount=unit, unit=draft.label("output-units", first.per))
    resource = draft.label("resources", first.resource) if first.resource else first.indicator
    title = words("{indicator}, in {unit}", indicator=shared or resource, unit=unit)
    data = [
        Datum(
            label_of(one, what) or one.indicator,
            words.quantity(one.value),
            one.value.low,
            one.value.high,
            draft.cite(one),
        )
        for what, one in zip(own, group, strict=True)
    ]
    return bar_chart(title, data, full=max(datum.high for datum in data) * room)


def _shared(texts: list[str]) -> str:
    """Return the parts, between commas, that texts begin with alike."""
    columns = zip(*(text.split(", ") for text in texts), strict=False)
    return ", ".join(alike[0] for alike in takewhile(lambda parts: len({*parts}) == 1, columns))


def where_and_when(benchmark: Benchmark, words: Locale) -> str:
    """Return region and year of a benchmark, as far as they are known."""
    when = years_in(words, benchmark.year) if benchmark.year else ""
    return ", ".join(filter(None, (benchmark.region, when)))

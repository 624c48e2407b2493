"""Which results are of plants, and how many of different ones: what may be counted."""

from collections.abc import Iterable
from typing import TypeVar

from generator.figures import Median, best_payback, figures_of, median_of
from generator.groups import together
from generator.library import Entry, Library
from generator.model.records import Case, Example, Measure

# The median of fewer plants says nothing about the next one.
LEAST = 3
_OF_PLANTS = ("enterprise", "group")
# What tells of a plant: a case, or the use of a measure.
Told = TypeVar("Told", Entry, Example)


def documented(cases: Iterable[Entry], library: Library) -> list[list[Entry]]:
    """Return the cases with figures of plants, those in a group that may tell of the same one.

    Neither a programme nor a total of other cases is among them.
    """
    groups: dict[str, list[Entry]] = {}
    for case in cases:
        if is_of_plants(case.record) and case.figures_in(case.lang or ""):
            groups.setdefault(library.plants.get(case.id, case.id), []).append(case)
    return list(groups.values())


def documented_uses(measure: Measure, library: Library) -> list[list[Example]]:
    """Return the uses of a measure with figures of plants, those in a group that may be of one."""
    known = [one for one in measure.examples if is_of_plants(one) and figures_of(one)]
    return together((one, _names_of_plant(one, library)) for one in known)


def typical_payback(groups: Iterable[list[Told]]) -> Median | None:
    """Return the median payback of single plants in months; None of fewer than three.

    Of what may be one plant the longest payback counts.
    """
    single = ([record_of(one) for one in group] for group in groups)
    known = [
        [months for one in group if one.scope == "enterprise" and (months := best_payback(one))]
        for group in single
    ]
    median = median_of(max(months, default=None) for months in known)
    return median if median and median.count >= LEAST else None


def record_of(told: Entry | Example) -> Case | Example:
    """Return the record that holds the figures."""
    return told.record if isinstance(told, Entry) else told


def is_of_plants(told: Case | Example) -> bool:
    """Say whether it is the result of one plant or several: of no programme, and no total."""
    return told.scope in _OF_PLANTS and not getattr(told, "parts", ())


def _names_of_plant(example: Example, library: Library) -> set[str]:
    """Return all that the plant of an example goes by, else a name of its own."""
    cases = {library.plants.get(id_, id_) for id_ in (example.case, *example.maybe_same_as) if id_}
    # No id has a colon.
    names = {f"plant: {example.plant.casefold()}"} if example.plant else set()
    return cases | names or {f"example: {example.id}"}

"""Units that a resource is not measured in, and what was meant: never another unit."""

import re
from collections.abc import Iterable, Iterator

from generator.library import Entry, Library
from generator.locales import folded
from generator.model.base import Result
from generator.model.fields import Loc
from generator.model.periods import near_period
from generator.model.sectors import Benchmark
from generator.problems import Problem

PERCENT = "percent"
# Other spellings of a unit, in small letters without accents, signs and spaces.
_SPELLINGS = {
    "g": "gr grs gram grams gramo gramos",
    "kg": "kgs kilo kilos kilogram kilograms kilogramo kilogramos",
    "t": "ton tonne tonnes tonelada toneladas metricton metrictons tm",
    "lb": "lbs pound pounds",
    "l": "lt lts ltr ltrs litre litres liter liters litro litros",
    "hl": "hectolitre hectolitres hectoliter hectoliters hectolitro hectolitros",
    "m3": "mt3 mts3 cubicmetre cubicmetres cubicmeter cubicmeters metrocubico metroscubicos",
    "kWh": "kwhr kwhrs kilowatthour kilowatthours kilovatiohora kilovatioshora",
    "MWh": "megawatthour megawatthours megavatiohora megavatioshora",
    "MJ": "megajoule megajoules megajulio megajulios",
    "GJ": "gigajoule gigajoules gigajulio gigajulios",
    "h": "hr hrs hour hours hora horas",
    PERCENT: "% pct porcentaje porciento percentage",
}
_UNITS = {spelling: unit for unit, others in _SPELLINGS.items() for spelling in others.split()}
_PER = re.compile(r"\s*(?:/|\bper\b|\bpor\b)\s*")


def problems_of(
    of: Result | Benchmark, unit: str, loc: Loc, entry: Entry, library: Library
) -> Iterator[Problem]:
    """Yield a unit that is none of its resource."""
    term = library.vocabulary("resources").terms.get(of.resource or "")
    if not term or unit == PERCENT or unit in term.units:
        return
    values = {"choices": ", ".join(term.units), "near": same_unit(unit, term.units)}
    first, *others = _PER.split(unit, maxsplit=1)
    alone = first if first in term.units else same_unit(first, term.units)
    if others and alone:
        code, values = _split(of, others[0]), {"unit": alone, "per": others[0]}
        if code == "K522":
            values["per"] = str(near_period(folded(others[0])))
        yield entry.document.problem(loc, code, value=unit, **values)
    else:
        yield entry.document.problem(loc, "K506", value=unit, resource=of.resource, **values)


def _split(of: Result | Benchmark, per: str) -> str:
    """Return the code that says where what a unit is divided by has its place."""
    if isinstance(of, Benchmark):
        return "K524"
    return "K522" if near_period(folded(per)) else "K521"


def same_unit(typed: str, units: Iterable[str]) -> str:
    """Return the same unit as it is spelt here, or an empty text."""
    by_spelling = {_bare(unit): unit for unit in units}
    bare = _bare(typed[:40])
    found = by_spelling.get(bare) or by_spelling.get(_bare(_UNITS.get(bare, "")), "")
    # M is a million and m a thousandth.
    is_prefix = typed[:1] == "M" and found[:1] == "m" and found[1:2].isalpha()
    return "" if is_prefix else found


def _bare(unit: str) -> str:
    return re.sub(r"[\s.^*·_-]", "", folded(unit))

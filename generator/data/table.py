"""Every figure of every record as one flat table: what sources state, and what is computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.figures import Change, annual_amount, change, per_unit, returns
from generator.library import Entry, Library, countries_of
from generator.model.base import (
    Figure,
    Model,
    Money,
    Quantity,
    Reading,
    Result,
    Saving,
    StatedNumber,
    UnitSaving,
)
from generator.model.case import Case
from generator.model.fields import Loc, walk
from generator.model.profiles import Count, Sum
from generator.model.sector import Benchmark, Example

PLACES = Decimal("0.01")
Row = dict[str, str]

COLUMNS = {
    "kind": "Folder of the record: cases, sectors, measures ...",
    "record": "Id of the record",
    "item": "Id of the figure's place in the record: a result, a benchmark, an example",
    "countries": "Two-letter codes, separated by spaces",
    "sectors": "Ids of the sectors, separated by spaces",
    "scope": "Of cases: enterprise, group or programme",
    "plants": "Of cases: number of plants that the figure covers",
    "figure": "investment, saving, annual_saving, payback, return, reduction, benchmark ...",
    "label": "Resource or thing that the figure is about, in the language of the record",
    "low": "The figure, or the lower end of a range",
    "high": "The figure, or the upper end of a range",
    "qualifier": "about, over, under or up to, where the source says so",
    "unit": "Currency, months, percent, or the unit of what was measured",
    "per": "Period or denominator: year, month, room, t-raw-hide ...",
    "origin": "stated by the source, or computed by this site",
    "formula": "How a computed figure was computed",
    "evidence": "Evidence grade of a stated figure",
    "source": "Id of the source of a stated figure",
    "page": "Place in the source",
}
NUMBERS = ("low", "high", "plants")

_NAMES = {
    "unit_savings": "unit_saving",
    "stated_payback_months": "payback",
    "stated_return_percent": "return",
    "implemented_percent": "recommendations_implemented",
    "benchmarks": "benchmark",
    "counts": "count",
    "amounts": "amount",
}


def columns(library: Library) -> dict[str, str]:
    """Return the columns with their descriptions; there is a title per language."""
    titles = {f"title_{lang}": f"Title of the record in {lang}" for lang in library.languages}
    return {**COLUMNS, **titles}


def rows(library: Library) -> Iterator[Row]:
    """Yield every figure of every record, folder by folder, in the order of the ids."""
    for entry in library.everything():
        for loc, model in walk(entry.record):
            head = _head(entry, loc, library)
            if isinstance(model, Figure):
                yield from ({**head, **cells} for cells in _stated(model, loc))
            if isinstance(model, Result):
                yield from ({**head, **cells} for cells in _change(model))
            if isinstance(model, Case | Example):
                yield from ({**head, **cells} for cells in _computed(model))


def _head(entry: Entry, loc: Loc, library: Library) -> Row:
    record = entry.record
    titles = {f"title_{lang}": _title(entry.record_in(lang)) for lang in library.languages}
    sectors = (entry.id,) if entry.kind.folder == "sectors" else getattr(record, "sectors", ())
    return {
        **dict.fromkeys(COLUMNS, ""),
        **titles,
        "kind": entry.kind.folder,
        "record": entry.id,
        "item": _item(record, loc),
        "countries": " ".join(countries_of(record)),
        "sectors": " ".join(sectors),
        "scope": getattr(record, "scope", ""),
        "plants": str(getattr(record, "plants", None) or ""),
    }


def _title(record: Model) -> str:
    return str(getattr(record, "title", ""))


def _item(record: Any, loc: Loc) -> str:
    """Return the ids of the models on the way to a figure: ``greek-tannery/water``."""
    ids = []
    for step in loc:
        in_container = isinstance(step, int) or isinstance(record, dict)
        record = record[step] if in_container else getattr(record, str(step))
        if id_ := getattr(record, "id", None):
            ids.append(str(id_))
    return "/".join(ids)


def _stated(figure: Figure, loc: Loc) -> Iterator[Row]:
    cited = {
        "origin": "stated",
        "evidence": figure.evidence,
        "source": figure.source,
        "page": figure.page or "",
    }
    field = next(step for step in reversed(loc) if isinstance(step, str))
    name = _NAMES.get(field, field)
    match figure:
        case Saving():
            yield {**cited, **_quantity(name, figure.amount, figure.currency, figure.per)}
        case UnitSaving():
            yearly = f"{figure.currency}/year"
            yield {**cited, **_quantity(name, figure.amount, yearly, figure.per)}
        case Sum():
            yield {
                **cited,
                **_quantity(name, figure.amount, figure.currency),
                "label": figure.label,
            }
        case Money():
            yield {**cited, **_quantity(name, figure.amount, figure.currency)}
        case StatedNumber():
            unit = "months" if name == "payback" else "percent"
            yield {**cited, **_quantity(name, figure.value, unit)}
        case Count():
            yield {**cited, **_quantity(name, figure.value, "count"), "label": figure.label}
        case Benchmark():
            cells = _quantity(name, figure.value, figure.unit, figure.per or "")
            yield {**cited, **cells, "label": figure.indicator}
        case Result():
            yield from ({**cited, **cells} for cells in _result(figure))


def _result(result: Result) -> Iterator[Row]:
    label = {"label": result.label or result.resource}
    if result.reduction_percent:
        yield {**_quantity("reduction", result.reduction_percent, "percent"), **label}
    for name in ("before", "after", "saved"):
        reading: Reading | None = getattr(result, name)
        if reading:
            value = Quantity(reading.quantity, reading.quantity)
            yield {**_quantity(name, value, reading.unit, reading.period or ""), **label}


def _quantity(name: str, value: Quantity, unit: str, per: str = "") -> Row:
    return {
        "figure": name,
        "low": str(value.low),
        "high": str(value.high),
        "qualifier": value.qualifier or "",
        "unit": unit,
        "per": per,
    }


def _change(result: Result) -> Iterator[Row]:
    found: Change | None = change(result)
    if found and found.computed:
        suffix = ", per unit of output" if found.per_output else ""
        cells = _derived("change", found.middle, "percent", f"after / before - 1{suffix}")
        yield {**cells, "label": result.label or result.resource}


def _computed(model: Case | Example) -> Iterator[Row]:
    if not model.saving:
        return
    currency, found = model.saving.currency, returns(model)
    yearly = annual_amount(model.saving)
    if model.saving.per == "month":
        yield _derived("annual_saving", yearly, currency, "monthly saving * 12", "year")
    payback = "investment / annual saving * 12" if model.investment else "12 / stated return"
    figures = (
        ("payback", found.payback_months, "months", payback),
        ("return", found.return_percent, "percent", "annual saving / investment * 100"),
        ("implied_investment", found.implied_investment, currency, "annual saving / stated return"),
    )
    for name, value, unit, formula in figures:
        if value is not None:
            yield _derived(name, value, unit, formula)
    if isinstance(model, Case):
        yield from _shares(model, yearly)


def _shares(case: Case, yearly: Decimal) -> Iterator[Row]:
    assert case.saving
    for saving in case.unit_savings:
        units = per_unit(yearly, saving.amount)
        yield _derived("implied_units", units, saving.per, "annual saving / unit saving")
    if case.plants and case.plants > 1:
        mean, currency = yearly / case.plants, case.saving.currency
        yield _derived("saving_per_plant", mean, currency, "annual saving / plants", "year")


def _derived(name: str, value: Decimal, unit: str, formula: str, per: str = "") -> Row:
    number = _plain(value)
    cells = {"figure": name, "low": number, "high": number, "unit": unit, "per": per}
    return {**cells, "origin": "computed", "formula": formula}


def _plain(value: Decimal) -> str:
    """Return a number with at most two decimals and no exponent."""
    text = f"{value.quantize(PLACES):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

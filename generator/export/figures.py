"""Every figure of every case as one flat table, stated and computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from decimal import Decimal

from generator.figures import change, payback_months, per_unit, return_percent, returns
from generator.library import Entry, Library
from generator.marks import N_
from generator.model.base import Figure, Money, Quantity, Result, Saving
from generator.model.case import Case

PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Row:
    """One figure. ``low`` and ``high`` are equal unless the source gives a range."""

    case: str
    case_title_en: str
    case_title_es: str
    countries: str
    sectors: str
    scope: str
    plants: str
    figure: str
    label: str
    low: str
    high: str
    qualifier: str
    unit: str
    origin: str
    formula: str
    evidence: str
    source: str
    page: str


COLUMNS = {
    "case": N_("Id of the case"),
    "case_title_en": N_("Title in English"),
    "case_title_es": N_("Title in Spanish"),
    "countries": N_("Two-letter codes, separated by spaces"),
    "sectors": N_("Ids of the sectors, separated by spaces"),
    "scope": N_("enterprise, group or programme"),
    "plants": N_("Number of plants that the figure covers"),
    "figure": N_("investment, saving, annual_saving, unit_saving, payback, return, change ..."),
    "label": N_("Resource or unit that the figure is about"),
    "low": N_("The figure, or the lower end of a range"),
    "high": N_("The figure, or the upper end of a range"),
    "qualifier": N_("about, over, under or up to, where the source says so"),
    "unit": N_("Currency and period, months, percent or the unit of the reading"),
    "origin": N_("stated by the source, or computed by this site"),
    "formula": N_("How a computed figure was computed"),
    "evidence": N_("Evidence grade of a stated figure"),
    "source": N_("Id of the source of a stated figure"),
    "page": N_("Place in the source"),
}
assert tuple(COLUMNS) == tuple(field.name for field in fields(Row))


def rows(library: Library) -> Iterator[Row]:
    """Yield every figure of every case, in the order of the case ids."""
    for entry in library.all("cases"):
        case: Case = entry.record
        write = _Writer(entry)
        yield from _stated(case, write)
        yield from _computed(case, write)
        for result in case.results:
            yield from _result(result, write)


def table(library: Library) -> Iterable[tuple[str, ...]]:
    """Yield the heading and the rows as plain texts."""
    yield tuple(COLUMNS)
    for row in rows(library):
        yield astuple(row)


class _Writer:
    """Makes rows that begin alike: those of one case."""

    def __init__(self, entry: Entry) -> None:
        case: Case = entry.record
        self._head = (
            entry.id,
            entry.record_in("en").title,
            entry.record_in("es").title,
            " ".join(case.countries),
            " ".join(case.sectors),
            case.scope,
            str(case.plants or ""),
        )

    def stated(self, name: str, figure: Figure, value: Quantity, unit: str, label: str = "") -> Row:
        return Row(
            *self._head,
            name,
            label,
            str(value.low),
            str(value.high),
            value.qualifier or "",
            unit,
            "stated",
            "",
            figure.evidence,
            figure.source,
            figure.page or "",
        )

    def computed(
        self, name: str, low: Decimal, high: Decimal, unit: str, formula: str, label: str = ""
    ) -> Row:
        ends = (_plain(low), _plain(high))
        return Row(*self._head, name, label, *ends, "", unit, "computed", formula, "", "", "")


def _plain(value: Decimal) -> str:
    """Return a number with at most two decimals and no exponent."""
    text = f"{value.quantize(PLACES):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _stated(case: Case, write: _Writer) -> Iterator[Row]:
    money: tuple[tuple[str, Money | None], ...] = (
        ("investment", case.investment),
        ("saving", case.saving),
    )
    for name, amount in money:
        if amount:
            unit = (
                f"{amount.currency}/{amount.per}" if isinstance(amount, Saving) else amount.currency
            )
            yield write.stated(name, amount, amount.amount, unit)
    for saving in case.unit_savings:
        unit = f"{saving.currency}/year"
        yield write.stated("unit_saving", saving, saving.amount, unit, f"per {saving.per}")
    numbers = (
        ("payback", case.stated_payback_months, "months"),
        ("return", case.stated_return_percent, "percent"),
        ("recommendations_implemented", case.implemented_percent, "percent"),
    )
    for name, number, unit in numbers:
        if number:
            yield write.stated(name, number, number.value, unit)


def _computed(case: Case, write: _Writer) -> Iterator[Row]:
    if not case.saving:
        return
    found, currency = returns(case), case.saving.currency
    yearly = found.annual_saving or Decimal(0)
    if case.saving.per == "month":
        yield write.computed(
            "annual_saving", yearly, yearly, f"{currency}/year", "monthly saving * 12"
        )
    if case.investment:
        formulas = (
            (
                "payback",
                payback_months(case.investment, case.saving),
                "months",
                "investment / annual saving * 12",
            ),
            (
                "return",
                return_percent(case.investment, case.saving),
                "percent",
                "annual saving / investment * 100",
            ),
        )
    else:
        formulas = (
            ("payback", found.payback_months, "months", "12 / stated return"),
            (
                "implied_investment",
                found.implied_investment,
                currency,
                "annual saving / stated return",
            ),
        )
    for name, value, unit, formula in formulas:
        if value is not None:
            yield write.computed(name, value, value, unit, formula)
    for saving in case.unit_savings:
        units = per_unit(yearly, saving.amount)
        yield write.computed(
            "implied_units", units, units, saving.per, "annual saving / unit saving"
        )
    if case.plants and case.plants > 1:
        mean = yearly / case.plants
        yield write.computed(
            "saving_per_plant", mean, mean, f"{currency}/year", "annual saving / plants"
        )


def _result(result: Result, write: _Writer) -> Iterator[Row]:
    label = result.label or result.resource
    found = change(result)
    if found and not found.computed and result.reduction_percent:
        yield write.stated("reduction", result, result.reduction_percent, "percent", label)
    elif found:
        formula = (
            "after / before - 1, per unit of output" if found.per_output else "after / before - 1"
        )
        yield write.computed("change", found.low, found.high, "percent", formula, label)
    for name in ("before", "after", "saved"):
        if reading := getattr(result, name):
            unit = f"{reading.unit}/{reading.period}" if reading.period else reading.unit
            value = Quantity(reading.quantity, reading.quantity)
            yield write.stated(name, result, value, unit, label)

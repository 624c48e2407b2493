"""Every computed number: payback, return, change per unit of output, medians.

Money is in the currency of the record; payback is in months; returns and changes are in percent.
A quantity with two ends enters a formula with its middle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from generator.model.base import Money, Quantity, Reading, Result, Saving
from generator.model.case import Case
from generator.model.lists import Vocabulary
from generator.model.sector import Example

if TYPE_CHECKING:
    from pint import UnitRegistry

MONTHS = 12
TOLERANCE = Decimal("0.10")

_PINT_NAMES = {"m3": "meter**3", "hl": "hectoliter", "l": "liter", "t": "tonne", "h": "hour"}
_PERIODS_A_YEAR = {
    "day": Decimal(365),
    "week": Decimal(52),
    "month": Decimal(12),
    "year": Decimal(1),
}


@dataclass(frozen=True)
class Change:
    """A change in percent; negative is a reduction. ``low`` and ``high`` differ for a range."""

    low: Decimal
    high: Decimal
    computed: bool
    per_output: bool = False

    @property
    def middle(self) -> Decimal:
        """Return the change, or the middle of its range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Returns:
    """What an investment brings, as far as it can be computed."""

    annual_saving: Decimal | None = None
    payback_months: Decimal | None = None
    return_percent: Decimal | None = None
    implied_investment: Decimal | None = None


@dataclass(frozen=True)
class Median:
    """The median of a figure and how many records it rests on."""

    value: Decimal
    count: int


def annual_amount(saving: Saving) -> Decimal:
    """Return a saving in money a year."""
    return saving.amount.middle * (MONTHS if saving.per == "month" else 1)


def payback_months(investment: Money, saving: Saving) -> Decimal | None:
    """Return the simple payback in months: investment / yearly saving x 12.

    None if the currencies differ or nothing is saved.
    """
    yearly = annual_amount(saving)
    if investment.currency != saving.currency or yearly <= 0:
        return None
    return investment.amount.middle / yearly * MONTHS


def return_percent(investment: Money, saving: Saving) -> Decimal | None:
    """Return the yearly saving over the investment in percent.

    This is how the USAID brochure uses "return on investment": 58,850 / 21,200 is its 278 %.
    None if the currencies differ or nothing was invested.
    """
    if investment.currency != saving.currency or investment.amount.middle <= 0:
        return None
    return annual_amount(saving) / investment.amount.middle * 100


def returns(record: Case | Example) -> Returns:
    """Compute what a case or an example brings from its investment and saving.

    Where the investment is not given but a return is stated, payback and the implied investment
    follow from the return: payback = 12 / return, investment = yearly saving / return.
    """
    saving, investment = record.saving, record.investment
    yearly = annual_amount(saving) if saving else None
    if saving and investment:
        return Returns(
            yearly, payback_months(investment, saving), return_percent(investment, saving)
        )
    stated = getattr(record, "stated_return_percent", None)
    if stated and stated.value.middle > 0:
        rate = stated.value.middle / 100
        return Returns(yearly, MONTHS / rate, None, yearly / rate if yearly else None)
    return Returns(yearly)


def best_payback(record: Case | Example) -> Decimal | None:
    """Return the payback in months: computed where possible, else as stated, else None."""
    computed = returns(record).payback_months
    stated = record.stated_payback_months
    return computed if computed is not None else stated.value.middle if stated else None


def payback_class(months: Decimal | None, classes: Vocabulary) -> str:
    """Return the key of the payback class that ``months`` falls into."""
    if months is None:
        return "unknown"
    if months == 0:
        return "none"
    below = [key for key, term in classes.terms.items() if (term.below_months or 0) > months]
    return below[0] if below else "gt5y"


def per_unit(total: Decimal, unit_value: Quantity) -> Decimal:
    """Return how many units a total implies: 620,000 at 920 a room is 674 rooms."""
    return total / unit_value.middle


def change(result: Result) -> Change | None:
    """Return what a result changed in percent, or None if only a saved quantity is given.

    Readings before and after are compared per unit of output where both give their output, else
    per period.
    """
    if result.before and result.after:
        return _measured_change(result.before, result.after)
    if result.reduction_percent:
        stated = result.reduction_percent
        return Change(-stated.high, -stated.low, computed=False)
    return None


def _measured_change(before: Reading, after: Reading) -> Change | None:
    if not comparable(before, after):
        return None
    first, second = _intensity(before, before.unit), _intensity(after, before.unit)
    if first is None or second is None or first == 0:
        return None
    percent = (second - first) / first * 100
    return Change(percent, percent, computed=True, per_output=before.output is not None)


def comparable(before: Reading, after: Reading) -> bool:
    """Say whether two readings measure the same thing, per the same thing."""
    outputs = [reading.output.unit if reading.output else None for reading in (before, after)]
    same_time = bool(before.period) == bool(after.period) or outputs[0] is not None
    same_kind = converted(Decimal(1), before.unit, after.unit) is not None
    return outputs[0] == outputs[1] and same_time and same_kind


def _intensity(reading: Reading, unit: str) -> Decimal | None:
    """Return a reading per unit of output, or per year where no output is given."""
    quantity = converted(reading.quantity, reading.unit, unit)
    if quantity is None:
        return None
    if reading.output:
        return quantity / reading.output.quantity
    return quantity * _PERIODS_A_YEAR[reading.period] if reading.period else quantity


def converted(quantity: Decimal, unit: str, target: str) -> Decimal | None:
    """Return a quantity in another unit.

    None if the two do not measure the same thing, or if a unit is not known: what a record calls a
    unit is looked up, never computed.
    """
    if unit == target:
        return quantity
    registry = _registry()
    if not all(
        name in _PINT_NAMES or (name.isalpha() and name in registry) for name in (unit, target)
    ):
        return None
    source = registry.Quantity(quantity, _PINT_NAMES.get(unit, unit))
    wanted = registry.Unit(_PINT_NAMES.get(target, target))
    return Decimal(source.to(wanted).magnitude) if source.is_compatible_with(wanted) else None


@cache
def _registry() -> UnitRegistry[Decimal]:
    # Imported on first use: pint takes longer to load than most commands take to run.
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal)


def median_of(values: Iterable[Decimal | None]) -> Median | None:
    """Return the median of the values that are known, with their count; None if there are none."""
    known = [value for value in values if value is not None]
    return Median(Decimal(median(known)), len(known)) if known else None


def differs(stated: Quantity, computed: Decimal) -> bool:
    """Say whether a stated figure is more than 10 % away from the computed one.

    A bound ("under 3") is met by any figure on its side.
    """
    low = stated.low * (1 - TOLERANCE)
    high = stated.high * (1 + TOLERANCE)
    if stated.qualifier in ("under", "up to"):
        return computed > high
    if stated.qualifier == "over":
        return computed < low
    return not low <= computed <= high

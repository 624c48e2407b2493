"""The formulas of the computed figures.

A quantity with two ends enters a formula with its middle. Money is in the currency of the record,
payback in months, returns and changes in percent; nothing is rounded here.
"""

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from generator.marks import N_
from generator.model.base import Money, Quantity, Reading, Saving, UnitSaving

if TYPE_CHECKING:
    from pint import UnitRegistry

TOLERANCE = Decimal("0.10")


class Formula(Enum):
    """How a figure was computed: as the data files say it, and as the pages do."""

    ANNUAL_SAVING = "monthly saving * 12", N_("computed: monthly saving × 12")
    EXTRAPOLATED_SAVING = (
        "saving * year / period",
        N_("computed: saving of the time measured, extrapolated to a year"),
    )
    PAYBACK = "investment / annual saving * 12", N_("computed: investment / yearly saving × 12")
    PAYBACK_FROM_RETURN = "12 / stated return", N_("computed from the stated return")
    RETURN = "annual saving / investment * 100", N_("computed: yearly saving / investment")
    UNITS = "annual saving / unit saving", N_("computed: yearly saving / saving per unit")
    INVESTMENT = "annual saving / stated return", N_("computed: yearly saving / stated return")
    SAVING_PER_PLANT = "annual saving / plants", N_("computed: yearly saving / number of plants")
    CHANGE = "after / before - 1", N_("computed: after / before − 1")
    CHANGE_PER_OUTPUT = (
        "after / before - 1, per unit of output",
        N_("computed: after / before − 1, per unit of output"),
    )

    def __init__(self, data: str, words: str) -> None:
        self.data, self.words = data, words


def annual_amount(saving: Saving) -> Decimal:
    """Return a saving in money a year: that of a month twelve times, that of 9 months by 12 / 9."""
    times = saving.per.a_year
    return saving.amount.middle * times.numerator / times.denominator


def payback_months(investment: Money, saving: Saving) -> Decimal | None:
    """Return the simple payback; None if currencies differ, or nothing is spent or saved.

    The article on Querétaro counts so: about 2,500 spent and over 900 saved a month are its "under
    three months".
    """
    spent, yearly = investment.amount.middle, annual_amount(saving)
    is_possible = investment.currency == saving.currency and spent > 0 and yearly > 0
    return spent / yearly * 12 if is_possible else None


def payback_from_return(percent: Quantity) -> Decimal | None:
    """Return the payback that a stated yearly return means; None if nothing comes back."""
    return 12 * 100 / percent.middle if percent.middle > 0 else None


def return_percent(investment: Money, saving: Saving) -> Decimal | None:
    """Return the yearly return; None if the currencies differ or nothing was invested.

    This is how the USAID brochure uses "return on investment": 58,850 / 21,200 is its 278 %.
    """
    spent = investment.amount.middle
    is_possible = investment.currency == saving.currency and spent > 0
    return annual_amount(saving) / spent * 100 if is_possible else None


def implied_investment(saving: Saving, percent: Quantity) -> Decimal | None:
    """Return the investment that a stated return means; None without return or saving."""
    yearly = annual_amount(saving)
    return yearly * 100 / percent.middle if percent.middle > 0 and yearly > 0 else None


def implied_units(saving: Saving, unit_saving: UnitSaving) -> Decimal | None:
    """Return how many units a total means, if any: 620,000 a year at 920 a room is 674 rooms."""
    yearly, one = annual_amount(saving), unit_saving.amount.middle
    is_possible = saving.currency == unit_saving.currency and yearly > 0 and one > 0
    return yearly / one if is_possible else None


def saving_per_plant(saving: Saving, plants: int | None) -> Decimal | None:
    """Return the mean saving of a plant in a year; None for a single plant or no saving."""
    yearly = annual_amount(saving)
    return yearly / plants if plants and plants > 1 and yearly > 0 else None


def change_percent(before: Reading, after: Reading) -> Decimal | None:
    """Return the change, per unit of output where there is one; None if there is no comparing."""
    share = share_percent(after, before)
    return None if share is None else share - 100


def share_percent(part: Reading, whole: Reading) -> Decimal | None:
    """Return one reading in percent of another; None if there is no comparing."""
    if not whole.quantity or not comparable(whole, part):
        return None
    share = _intensity(part, whole.unit) / _intensity(whole, whole.unit) * 100
    return Decimal(share.numerator) / share.denominator


def rises(before: Reading, after: Reading) -> bool:
    """Say whether more is used after than before, per unit of output where there is one."""
    unit = before.unit
    return comparable(before, after) and _intensity(after, unit) > _intensity(before, unit)


def saved_between(before: Reading, after: Reading, saved: Reading) -> Decimal | None:
    """Return what two readings leave over, in unit, time and output of a third; None if unclear.

    Where that is given for no output, nor the same was produced, it is not clear for how much.
    """
    if not saved.output and before.output == after.output:
        before, after = (one.model_copy(update={"output": None}) for one in (before, after))
    period = saved.period or (before.period if before.period == after.period else None)
    like = saved.model_copy(update={"period": period})
    if not comparable(before, after) or not comparable(before, like):
        return None
    one = _intensity(like.model_copy(update={"quantity": Decimal(1)}), saved.unit)
    left = (_intensity(before, saved.unit) - _intensity(after, saved.unit)) / one
    return Decimal(left.numerator) / left.denominator


def comparable(before: Reading, after: Reading) -> bool:
    """Say whether two readings measure the same thing, per the same thing."""
    outputs = [reading.output.unit if reading.output else None for reading in (before, after)]
    same_time = bool(before.period) == bool(after.period) or outputs[0] is not None
    same_kind = converted(Decimal(1), before.unit, after.unit) is not None
    return outputs[0] == outputs[1] and same_time and same_kind


def _intensity(reading: Reading, unit: str) -> Fraction:
    """Return a reading per unit of output, or per year where no output is given, exactly."""
    amount = converted(reading.quantity, reading.unit, unit)
    assert amount is not None
    quantity = Fraction(amount)
    if reading.output:
        return quantity / Fraction(reading.output.quantity)
    return quantity * reading.period.a_year if reading.period else quantity


def converted(quantity: Decimal, unit: str, target: str) -> Decimal | None:
    """Return a quantity in another unit; None if they do not measure the same, or are not known."""
    if unit == target:
        return quantity
    # What a record calls a unit is looked up, never computed.
    registry = _registry()
    if not all(name == "m3" or (name.isalpha() and name in registry) for name in (unit, target)):
        return None
    source = registry.Quantity(quantity, unit.replace("m3", "m**3"))
    wanted = registry.Unit(target.replace("m3", "m**3"))
    return Decimal(source.to(wanted).magnitude) if source.is_compatible_with(wanted) else None


@cache
def _registry() -> "UnitRegistry[Decimal]":
    # Imported on first use: pint takes longer to load than most commands take to run.
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal)


def differs(stated: Quantity, computed: Decimal) -> bool:
    """Say whether a computed figure is over 10 % outside the stated one; a bound has one side.

    A figure may be stated rounded: it is not outside by less than half of its last digit.
    """
    is_low = stated.low - computed > _margin(stated.low)
    is_high = computed - stated.high > _margin(stated.high)
    return (is_low and stated.qualifier not in ("under", "up to")) or (
        is_high and stated.qualifier != "over"
    )


def _margin(end: Decimal) -> Decimal:
    exponent = end.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(abs(end) * TOLERANCE, Decimal(5).scaleb(exponent - 1))

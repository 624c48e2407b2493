"""Every formula: what it gives, and when it gives nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.figures import figures_of, median_of
from generator.figures.formulas import (
    annual_amount,
    change_percent,
    converted,
    differs,
    implied_investment,
    implied_units,
    payback_from_return,
    payback_months,
    return_percent,
    saving_per_plant,
)
from generator.model.base import Money, Quantity, Reading, Saving
from tests.unit.values import hides, investment, per_room, reading, result, saving


def test_payback_is_investment_over_yearly_saving_in_months() -> None:
    assert payback_months(investment("21200"), saving("58850")) == Decimal(21200) / 58850 * 12
    assert payback_months(investment("1200"), saving("100", "month")) == 12


def test_a_range_enters_a_formula_with_its_middle() -> None:
    assert payback_months(investment("500-700"), saving("1200")) == 6
    assert return_percent(investment("500-700"), saving("1200")) == 200
    assert annual_amount(saving("90-110", "month")) == 1200
    assert annual_amount(saving("80-100", "9 months")) == 120
    assert payback_from_return(Quantity.parse("100-200")) == 8
    assert implied_investment(saving("300"), Quantity.parse("100-200")) == 200
    assert implied_units(saving("300"), per_room("20-40")) == 10
    assert saving_per_plant(saving("90-110"), 4) == 25


@pytest.mark.parametrize(
    ("spent", "saved"),
    [
        (investment("100"), saving("0")),
        (investment("0"), saving("100")),
        (investment("100", "BOB"), saving("100")),
    ],
    ids=["nothing is saved", "nothing is spent", "two currencies"],
)
def test_some_paybacks_cannot_be_computed(spent: Money, saved: Saving) -> None:
    assert payback_months(spent, saved) is None


@pytest.mark.parametrize(
    ("spent", "saved"),
    [(investment("0"), saving("100")), (investment("100", "BOB"), saving("100"))],
    ids=["nothing was spent", "two currencies"],
)
def test_some_returns_cannot_be_computed(spent: Money, saved: Saving) -> None:
    assert return_percent(spent, saved) is None


@pytest.mark.parametrize("percent", ["0", "-20"])
def test_a_return_of_nothing_pays_nothing_back(percent: str) -> None:
    assert payback_from_return(Quantity.parse(percent)) is None
    assert implied_investment(saving("100"), Quantity.parse(percent)) is None


@pytest.mark.parametrize(
    ("before", "after", "percent"),
    [
        (reading("40"), reading("30"), "-25"),
        (reading("40"), reading("50"), "25"),
        (reading("40"), reading("40"), "0"),
        (reading("40"), reading("30000", "l"), "-25"),
        (reading("1", "MWh"), reading("1800", "MJ"), "-50"),
        (reading("365", period="year"), reading("0.5", period="day"), "-50"),
        (reading("12", period="year"), reading("1", period="month"), "0"),
        (reading("40", period="9 months"), reading("30", period="9 months"), "-25"),
        (reading("9", period="9 months"), reading("6", period="year"), "-50"),
        (reading("14", period="2 weeks"), reading("0.5", period="day"), "-50"),
        (reading("90", period="90 days"), reading("365", period="year"), "0"),
        (reading("40", output=hides("2")), reading("45", output=hides("3")), "-25"),
        (reading("40", period="day", output=hides("2")), reading("5", output=hides("1")), "-75"),
    ],
    ids=[
        "less",
        "more",
        "the same",
        "litres and cubic metres",
        "two units of energy",
        "a day and a year",
        "a month and a year",
        "nine months",
        "nine months and a year",
        "two weeks and a day",
        "ninety days and a year",
        "per tonne of hides",
        "per tonne of hides, in whatever time",
    ],
)
def test_the_change_between_two_readings(
    before: dict[str, object], after: dict[str, object], percent: str
) -> None:
    readings = (Reading.model_validate(before), Reading.model_validate(after))
    assert change_percent(*readings) == Decimal(percent)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (reading("0"), reading("1")),
        (reading("40"), reading("1", "kWh")),
        (reading("40", output=hides("2")), reading("30")),
        (
            reading("40", output=hides("2")),
            reading("30", output={"quantity": "9", "unit": "m2-leather"}),
        ),
        (reading("40", period="day"), reading("30")),
    ],
    ids=[
        "from nothing",
        "water and electricity",
        "output on one side",
        "hides and leather",
        "a period on one side",
    ],
)
def test_some_changes_cannot_be_computed(
    before: dict[str, object], after: dict[str, object]
) -> None:
    both = result(before=before, after=after)
    assert [figure.name for figure in figures_of(both)] == ["before", "after"]


@pytest.mark.parametrize(
    ("quantity", "unit", "target", "value"),
    [
        ("1", "m3", "l", "1000"),
        ("250", "l", "hl", "2.5"),
        ("2", "t", "kg", "2000"),
        ("1", "kWh", "MJ", "3.6"),
        ("3.6", "GJ", "MWh", "1"),
        ("2", "h", "h", "2"),
        ("5", "drum", "drum", "5"),
        ("1", "kg", "l", None),
        ("1", "drum", "kg", None),
        ("1", "percent", "kg", None),
        ("1", "", "kg", None),
        ("1", "9**9**9**9", "kg", None),
        ("1", "__import__('os')", "kg", None),
    ],
)
def test_a_quantity_in_another_unit(
    quantity: str, unit: str, target: str, value: str | None
) -> None:
    expected = None if value is None else Decimal(value)
    assert converted(Decimal(quantity), unit, target) == expected


@pytest.mark.parametrize(
    ("given", "computed", "is_wrong"),
    [
        ("100", "110", False),
        ("100", "110.1", True),
        ("100", "90", False),
        ("100", "89.9", True),
        ("90-100", "110", False),
        ("90-100", "81", False),
        ("90-100", "80.9", True),
        ("about 100", "111", True),
        ("over 100", "500", False),
        ("over 100", "90", False),
        ("over 100", "89", True),
        ("under 100", "1", False),
        ("under 100", "110", False),
        ("under 100", "111", True),
        ("up to 100", "1", False),
        ("up to 100", "111", True),
        ("278", "277.6", False),
    ],
)
def test_a_stated_figure_may_be_10_percent_off(
    given: str, computed: str, *, is_wrong: bool
) -> None:
    assert differs(Quantity.parse(given), Decimal(computed)) is is_wrong


def test_a_median_comes_with_its_count() -> None:
    middle = median_of([Decimal(9), None, Decimal(3), Decimal(4), None])
    even = median_of([Decimal(3), Decimal(4)])
    assert middle
    assert even
    assert (middle.value, middle.count) == (Decimal(4), 3)
    assert (even.value, even.count) == (Decimal("3.5"), 2)
    assert median_of([None]) is None
    assert median_of([]) is None

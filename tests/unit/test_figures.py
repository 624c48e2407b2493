"""Every computed number, with the figures of the sources where they print a result."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from generator.figures import (
    annual_amount,
    best_payback,
    change,
    converted,
    differs,
    median_of,
    payback_class,
    payback_months,
    per_unit,
    return_percent,
    returns,
)
from generator.library import Library
from generator.loading import load
from generator.model.base import Money, Quantity, Result, Saving, StatedNumber
from generator.model.case import Case

ROOT = Path(__file__).parents[2]
CITED = {"source": "a-report", "evidence": "reported"}


def investment(amount: str, currency: str = "USD") -> Money:
    return Money.model_validate({"amount": amount, "currency": currency, **CITED})


def saving(amount: str, per: str = "year", currency: str = "USD") -> Saving:
    return Saving.model_validate({"amount": amount, "currency": currency, "per": per, **CITED})


def stated(value: str) -> StatedNumber:
    return StatedNumber.model_validate({"value": value, **CITED})


def case(**fields: object) -> Case:
    # Only the fields that a formula reads.
    return Case.model_construct(**cast("dict[str, Any]", fields))


def result(**fields: object) -> Result:
    return Result.model_validate({"id": "water", "resource": "water", **CITED, **fields})


def reading(quantity: str, unit: str = "m3", **fields: object) -> dict[str, object]:
    return {"quantity": quantity, "unit": unit, **fields}


def hides(quantity: str) -> dict[str, str]:
    return {"quantity": quantity, "unit": "t-raw-hide"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT / "content")[0]


def test_the_bolivian_poultry_slaughterhouse_pays_back_in_4_3_months_and_returns_278_percent(
    library: Library,
) -> None:
    poultry: Case = library.get("cases", "bolivia-poultry-slaughterhouse").record
    assert poultry.investment
    assert poultry.saving
    assert (str(poultry.investment.amount), str(poultry.saving.amount)) == ("21200", "58850")
    found = returns(poultry)
    assert found.payback_months
    assert found.return_percent
    assert round(found.payback_months, 1) == Decimal("4.3")
    assert round(found.return_percent) == 278


def test_the_rows_of_the_ep3_table_add_up_to_its_total(library: Library) -> None:
    total: Case = library.get("cases", "ep3-bolivia-total").record
    parts = [library.get("cases", part).record for part in total.parts]
    assert len(parts) == 6
    assert sum(part.plants for part in parts) == total.plants == 7
    assert sum(part.investment.amount.middle for part in parts) == 130630
    assert sum(annual_amount(part.saving) for part in parts) == 227030
    assert total.investment
    assert total.saving
    assert total.investment.amount.middle == 130630
    assert annual_amount(total.saving) == 227030


def test_the_jamaican_hotels_have_about_674_rooms(library: Library) -> None:
    hotels: Case = library.get("cases", "jamaica-five-hotels").record
    assert hotels.saving
    (room,) = hotels.unit_savings
    assert (room.per, str(room.amount)) == ("room", "920")
    assert round(per_unit(annual_amount(hotels.saving), room.amount)) == 674


def test_payback_is_investment_over_yearly_saving_in_months() -> None:
    assert payback_months(investment("21200"), saving("58850")) == Decimal(21200) / 58850 * 12
    assert payback_months(investment("1200"), saving("100", "month")) == 12
    assert payback_months(investment("0"), saving("100")) == 0


def test_a_range_enters_a_formula_with_its_middle() -> None:
    assert payback_months(investment("500-700"), saving("1200")) == 6
    assert return_percent(investment("500-700"), saving("1200")) == 200
    assert annual_amount(saving("90-110", "month")) == 1200


@pytest.mark.parametrize(
    ("spent", "saved"),
    [(investment("100"), saving("0")), (investment("100", "BOB"), saving("100"))],
    ids=["nothing is saved", "two currencies"],
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


def test_a_stated_return_implies_payback_and_investment() -> None:
    found = returns(case(saving=saving("620000"), stated_return_percent=stated("352")))
    assert found.payback_months
    assert found.implied_investment
    assert round(found.payback_months, 1) == Decimal("3.4")
    assert round(found.implied_investment) == 176136
    assert found.return_percent is None


def test_without_investment_only_the_saving_of_a_year_is_known() -> None:
    found = returns(case(saving=saving("10", "month")))
    assert found.annual_saving == 120
    assert (found.payback_months, found.return_percent) == (None, None)
    assert returns(case()).annual_saving is None


def test_the_computed_payback_comes_before_the_stated_one() -> None:
    both = {"investment": investment("100"), "saving": saving("100")}
    assert best_payback(case(**both, stated_payback_months=stated("9"))) == 12
    assert best_payback(case(stated_payback_months=stated("8-10"))) == 9
    assert best_payback(case()) is None


@pytest.mark.parametrize(
    ("months", "name"),
    [
        (None, "unknown"),
        ("0", "none"),
        ("0.1", "lt6m"),
        ("5.9", "lt6m"),
        ("6", "lt1y"),
        ("12", "1to2y"),
        ("24", "2to5y"),
        ("60", "gt5y"),
        ("600", "gt5y"),
    ],
)
def test_the_payback_class(library: Library, months: str | None, name: str) -> None:
    value = None if months is None else Decimal(months)
    assert payback_class(value, library.vocabulary("payback-classes")) == name


def test_a_median_comes_with_its_count() -> None:
    middle = median_of([Decimal(9), None, Decimal(3), Decimal(4), None])
    even = median_of([Decimal(3), Decimal(4)])
    assert middle
    assert even
    assert (middle.value, middle.count) == (Decimal(4), 3)
    assert (even.value, even.count) == (Decimal("3.5"), 2)
    assert median_of([None]) is None
    assert median_of([]) is None


@pytest.mark.parametrize(
    ("before", "after", "percent", "per_output"),
    [
        (reading("40"), reading("30"), "-25", False),
        (reading("40"), reading("50"), "25", False),
        (reading("40"), reading("40"), "0", False),
        (reading("40"), reading("30000", "l"), "-25", False),
        (reading("1", "MWh"), reading("1800", "MJ"), "-50", False),
        (reading("365", period="year"), reading("0.5", period="day"), "-50", False),
        (reading("12", period="year"), reading("1", period="month"), "0", False),
        (reading("40", output=hides("2")), reading("45", output=hides("3")), "-25", True),
    ],
    ids=[
        "less",
        "more",
        "the same",
        "litres and cubic metres",
        "two units of energy",
        "a day and a year",
        "a month and a year",
        "per tonne of hides",
    ],
)
def test_the_change_between_two_readings(
    before: dict[str, object], after: dict[str, object], percent: str, *, per_output: bool
) -> None:
    found = change(result(before=before, after=after))
    assert found
    assert (found.middle, found.computed, found.per_output) == (Decimal(percent), True, per_output)


def test_a_stated_reduction_is_a_change_downwards() -> None:
    found = change(result(reduction_percent="30-50"))
    assert found
    assert (found.low, found.high, found.middle) == (Decimal(-50), Decimal(-30), Decimal(-40))
    assert not found.computed


@pytest.mark.parametrize(
    "fields",
    [
        {"saved": reading("40")},
        {"before": reading("0"), "after": reading("1")},
        {"before": reading("40"), "after": reading("1", "kWh")},
        {"before": reading("40", output=hides("2")), "after": reading("30")},
        {"before": reading("40", period="day"), "after": reading("30")},
    ],
    ids=[
        "only what was saved",
        "from nothing",
        "water and electricity",
        "output on one side",
        "a period on one side",
    ],
)
def test_some_changes_cannot_be_computed(fields: dict[str, object]) -> None:
    assert change(result(**fields)) is None


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

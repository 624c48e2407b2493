"""Numbers as sources give them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.model.base import Amount, Quantity

AMOUNT: TypeAdapter[Quantity] = TypeAdapter(Amount)


@pytest.mark.parametrize(
    ("typed", "low", "high", "qualifier"),
    [
        ("21200", "21200", "21200", None),
        ("4.3", "4.3", "4.3", None),
        ("-5", "-5", "-5", None),
        ("30-50", "30", "50", None),
        ("30 - 50", "30", "50", None),
        ("-5-3", "-5", "3", None),
        ("2.5-40", "2.5", "40", None),
        ("about 2000", "2000", "2000", "about"),
        ("about 30-50", "30", "50", "about"),
        ("over 900", "900", "900", "over"),
        ("under 3", "3", "3", "under"),
        ("up to 400000", "400000", "400000", "up to"),
        ("  40  ", "40", "40", None),
    ],
)
def test_a_number_is_read(typed: str, low: str, high: str, qualifier: str | None) -> None:
    quantity = Quantity.parse(typed)
    assert (quantity.low, quantity.high, quantity.qualifier) == (
        Decimal(low),
        Decimal(high),
        qualifier,
    )


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "21,200",
        "21.200,00",
        "21 200",
        "1e5",
        ".5",
        "5.",
        "+5",
        "50-30",
        "30-",
        "-",
        "30–50",
        "about",
        "About 40",
        "less than 3",
        "40 %",
        "US$ 40",
        "inf",
        "nan",
        "-inf",
        "٤٠",
        "４０",
        "4" * 16,
        "0." + "4" * 7,
        "40\n50",
        None,
        ["40"],
        {"low": "40"},
        True,
    ],
)
def test_what_is_not_a_number_is_refused(typed: object) -> None:
    with pytest.raises(PydanticCustomError):
        Quantity.parse(typed)


@pytest.mark.parametrize("typed", ["21200", "1.10", "30-50", "about 2000", "up to 3", "over 30-50"])
def test_a_number_is_written_as_it_was_typed(typed: str) -> None:
    assert str(Quantity.parse(typed)) == typed


def test_a_range_has_a_middle() -> None:
    assert Quantity.parse("30-50").middle == 40
    assert Quantity.parse("30-50").is_range
    assert not Quantity.parse("about 40").is_range


def test_a_quantity_is_a_quantity_already() -> None:
    quantity = Quantity.parse("40")
    assert Quantity.parse(quantity) is quantity


@pytest.mark.parametrize("typed", ["1.200", "1.000-1.200", "about 2.000"])
def test_money_with_a_separator_of_thousands_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="type=quantity"):
        AMOUNT.validate_python(typed)


@pytest.mark.parametrize("typed", ["1200", "12.50", "0.5"])
def test_money_with_cents_is_taken_as_it_is(typed: str) -> None:
    assert str(AMOUNT.validate_python(typed)) == typed

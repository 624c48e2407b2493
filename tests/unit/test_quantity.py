"""Numbers as sources give them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.model.base import Amount, Number, Quantity


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


@pytest.mark.parametrize(
    ("typed", "whole", "decimal"),
    [
        ("1.200", "1200", "1.2"),
        ("12.500", "12500", "12.5"),
        ("1.234", "1234", "1.2340"),
        ("1.000", "1000", "1"),
        ("-1.200", "-1200", "-1.2"),
        ("about 1.200", "about 1200", "about 1.2"),
        ("1.200-1.500", "1200-1500", "1.2-1.5"),
        ("0.5-1.200", "0.5-1200", "0.5-1.2"),
        ("900-1.200", "900-1200", "900-1.2"),
    ],
)
def test_what_may_be_thousands_is_refused_with_both_readings(
    typed: str, whole: str, decimal: str
) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Quantity.parse(typed)
    assert refused.value.type == "two_readings"
    assert refused.value.context == {"whole": whole, "decimal": decimal}


@pytest.mark.parametrize("typed", ["1.200", "12.500", "-1.200"])
def test_the_number_of_a_reading_may_not_be_thousands_either(typed: str) -> None:
    with pytest.raises(ValidationError, match="type=two_readings"):
        TypeAdapter(Number).validate_python(typed)


@pytest.mark.parametrize(
    "typed", ["1200", "1.20", "1.2", "0.121", "0.200", "1.2340", "1234.500", "-0.250", "0.121-0.5"]
)
def test_what_can_only_be_read_in_one_way_is_taken(typed: str) -> None:
    assert str(Quantity.parse(typed)) == typed


def test_money_is_not_negative() -> None:
    with pytest.raises(ValidationError, match="type=greater_than_equal"):
        TypeAdapter(Amount).validate_python("-5")

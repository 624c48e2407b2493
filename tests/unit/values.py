"""Money, readings and records to try the figures with; only what a formula reads."""

from __future__ import annotations

from typing import Any

from generator.model.base import Money, Quantity, Result, Saving, StatedNumber, UnitSaving
from generator.model.records import Case

CITED = {"source": "a-report", "evidence": "reported"}


def investment(amount: str, currency: str = "USD") -> Money:
    return Money.model_validate({"amount": amount, "currency": currency, **CITED})


def saving(amount: str, per: str = "year", currency: str = "USD") -> Saving:
    return Saving.model_validate({"amount": amount, "currency": currency, "per": per, **CITED})


def per_room(amount: str, currency: str = "USD") -> UnitSaving:
    # Not validated: the checker refuses an amount of nothing.
    quantity = Quantity.parse(amount)
    money = {"id": "room", "amount": quantity, "currency": currency, "per": "room"}
    saved: UnitSaving = part(UnitSaving, **money, **CITED)
    return saved


def stated(value: str) -> StatedNumber:
    return StatedNumber.model_validate({"value": value, **CITED})


def part(model: Any, **fields: object) -> Any:
    """Return a model of which only some fields are given, unchecked."""
    return model.model_construct(None, **fields)


def case(**fields: object) -> Case:
    found: Case = part(Case, **fields)
    return found


def result(**fields: object) -> Result:
    return Result.model_validate({"id": "water", "resource": "water", **CITED, **fields})


def reading(quantity: str, unit: str = "m3", **fields: object) -> dict[str, object]:
    return {"quantity": quantity, "unit": unit, **fields}


def hides(quantity: str) -> dict[str, str]:
    return {"quantity": quantity, "unit": "t-raw-hide"}

"""What a field measures is declared on the field: the name of the figure, and its unit."""

from __future__ import annotations

from typing import Annotated

import pytest

from generator.figures import figures_of
from generator.model import KINDS
from generator.model.base import Measures, Model, Money, Reading, Result, StatedNumber
from generator.model.fields import models_in, shapes
from generator.model.records import Case
from tests.unit.values import part, stated


def every_model() -> set[type[Model]]:
    return {model for kind in KINDS.values() for model in models_in(kind.model)}


def test_every_number_of_every_model_is_declared() -> None:
    numbers = {
        (model.__name__, shape.name): shape.measures
        for model in every_model()
        for shape in shapes(model)
        if shape.model and issubclass(shape.model, StatedNumber)
    }
    assert numbers == {
        ("Case", "stated_payback_months"): Measures("payback", "months"),
        ("Case", "stated_return_percent"): Measures("return", "percent"),
        ("Case", "implemented_percent"): Measures("recommendations_implemented", "percent"),
        ("Example", "stated_payback_months"): Measures("payback", "months"),
    }


def test_every_quantity_has_a_name_from_its_own_field_or_from_the_one_that_holds_it() -> None:
    unnamed = {
        (model.__name__, shape.name)
        for model in every_model()
        for shape in shapes(model)
        if "Quantity" in str(model.model_fields[shape.name].annotation) and not shape.measures
    }
    assert unnamed == {
        ("Money", "amount"), ("Saving", "amount"), ("UnitSaving", "amount"), ("Sum", "amount"),
        ("StatedNumber", "value"), ("StatedShare", "value"), ("Count", "value"),
        ("Benchmark", "value"), ("Price", "amount"),
    }  # fmt: skip


def test_a_new_number_has_the_unit_that_its_field_declares() -> None:
    class Durable(Case):
        stated_life: Annotated[StatedNumber | None, Measures("life", "years")] = None

    durable = part(Durable, stated_life=stated("over 10"), implemented_percent=stated("40"))
    assert [(one.name, str(one.quantity), one.unit) for one in figures_of(durable)] == [
        ("recommendations_implemented", "40", "percent"),
        ("life", "over 10", "years"),
    ]


class Unnamed(Case):
    stated_life_years: StatedNumber | None = None


class WithoutUnit(Case):
    stated_life_years: Annotated[StatedNumber | None, Measures("life")] = None


class UnnamedMoney(Case):
    grants: tuple[Money, ...] = ()


class UnnamedReading(Result):
    lost: Reading | None = None


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Unnamed, "Unnamed.stated_life_years"),
        (WithoutUnit, "WithoutUnit.stated_life_years"),
        (UnnamedMoney, "UnnamedMoney.grants"),
        (UnnamedReading, "UnnamedReading.lost"),
    ],
)
def test_a_figure_that_is_not_declared_is_refused_at_once(model: type[Model], field: str) -> None:
    with pytest.raises(TypeError) as refused:
        shapes(model)
    assert str(refused.value) == f"{field}: say what it measures: Measures(name=..., unit=...)"

"""Figures of cases and examples as values that a page shows."""

from __future__ import annotations

from generator.figures import Change, annual_amount, returns
from generator.marks import N_
from generator.model.base import Quantity, Reading, Result
from generator.model.case import Case
from generator.model.sector import Example
from generator.views.edition import Draft, Edition
from generator.views.page import Value

MONTHS_FORMULA = N_("computed: investment / yearly saving × 12")
RETURN_FORMULA = N_("computed: yearly saving / investment")
FROM_RETURN_FORMULA = N_("computed from the stated return")

_PER_PERIOD = {
    "day": N_("{amount} a day"),
    "week": N_("{amount} a week"),
    "month": N_("{amount} a month"),
    "year": N_("{amount} a year"),
}


def payback_value(case: Case | Example, draft: Draft) -> Value | None:
    """Return the payback: computed, or computed from a stated return, or as stated."""
    months = returns(case).payback_months
    if months is not None:
        formula = MONTHS_FORMULA if case.investment else FROM_RETURN_FORMULA
        return draft.computed(draft.months(months), months, formula)
    if case.stated_payback_months:
        return draft.stated(case.stated_payback_months, N_("{number} months"))
    return None


def return_value(case: Case, draft: Draft) -> Value | None:
    """Return the yearly return: computed, or as stated."""
    percent = returns(case).return_percent
    if percent is not None:
        return draft.computed(draft.words.percent(percent), percent, RETURN_FORMULA)
    if case.stated_return_percent:
        return draft.stated(case.stated_return_percent, N_("{number} %"))
    return None


def saving_value(case: Case | Example, draft: Draft) -> Value | None:
    """Return the money saved in a year; computed where the source counts by the month."""
    if not case.saving:
        return None
    saving, yearly = case.saving, annual_amount(case.saving)
    if saving.per == "year":
        return draft.figure(saving, draft.words.money(saving.amount, saving.currency), yearly)
    quantity = Quantity(yearly, yearly, saving.amount.qualifier)
    text = draft.words.money(quantity, saving.currency)
    return draft.computed(text, yearly, N_("computed: monthly saving × 12"))


def change_text(found: Change, draft: Draft) -> str:
    """Return a change in words: "−40 %", "−50 to −30 %"."""
    if found.low == found.high:
        return draft.words.percent(found.low, 1)
    ends = {"low": draft.words.percent(found.low, 1), "high": draft.words.percent(found.high, 1)}
    return draft.words(N_("{low} to {high}"), **ends)


def result_label(result: Result, edition: Edition) -> str:
    """Return the source's word for a resource, or the name of the resource."""
    return result.label or edition.label("resources", result.resource)


def reading_text(reading: Reading, draft: Draft) -> str:
    """Return a reading in words: "120 m³ a month for 40 tonnes of raw hide"."""
    text = f"{draft.words.number(reading.quantity)} {unit_sign(reading.unit)}"
    if reading.period:
        text = draft.words(_PER_PERIOD[reading.period], amount=text)
    if reading.output:
        unit = draft.edition.label("output-units", reading.output.unit)
        output = f"{draft.words.number(reading.output.quantity)} × {unit}"
        text = draft.words(N_("{amount}, with an output of {output}"), amount=text, output=output)
    return text


def unit_sign(unit: str) -> str:
    """Return how a unit is printed."""
    return {"m3": "m³", "percent": "%"}.get(unit, unit)

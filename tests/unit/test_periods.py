"""Lengths of time, as figures were measured over them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic_core import PydanticCustomError

from generator.figures import figures_of
from generator.locales import folded
from generator.model.periods import Period, near_period
from generator.settings import Settings
from generator.views.figures import text_of
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content
from tests.unit.values import case, investment, reading, result, saving


@pytest.mark.parametrize(
    ("typed", "count", "unit", "written", "a_year"),
    [
        ("day", 1, "day", "day", "365"),
        ("year", 1, "year", "year", "1"),
        ("1 month", 1, "month", "month", "12"),
        ("9 months", 9, "month", "9 months", "4/3"),
        ("18 months", 18, "month", "18 months", "2/3"),
        ("2 weeks", 2, "week", "2 weeks", "365/14"),
        (" 90 days ", 90, "day", "90 days", "73/18"),
        ("2 years", 2, "year", "2 years", "1/2"),
        ("1.5 years", 1.5, "year", "1.5 years", "2/3"),
        ("0.5 years", 0.5, "year", "0.5 years", "2"),
        ("1200 days", 1200, "day", "1200 days", "73/240"),
        ("9  months", 9, "month", "9 months", "4/3"),
    ],
)
def test_a_period_is_read(typed: str, count: float, unit: str, written: str, a_year: str) -> None:
    period = Period.parse(typed)
    assert period == Period(Decimal(count), unit)
    assert str(period) == written
    assert period.a_year == Fraction(a_year)
    assert Period.parse(period) is period


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("monthly", "month"),
        ("per month", "month"),
        ("mes", "month"),
        ("Año", "year"),
        ("anual", "year"),
        ("9 meses", "9 months"),
        ("9 month", "9 months"),
        ("9months", "9 months"),
        ("2 semanas", "2 weeks"),
        ("90 días", "90 days"),
        ("trimestre", "3 months"),
        ("2 quarters", "6 months"),
        ("1,5 años", "1.5 years"),
        ("1.5 trimestres", "4.5 months"),
        ("1.5 semestres", "9 months"),
        ("days", None),
        ("9", None),
        ("0 months", None),
        ("1.500 days", None),
        ("0.0 months", None),
        ("12000 days", None),
        ("nine months", None),
        ("shift", None),
        ("", None),
    ],
)
def test_what_is_no_period_is_refused_and_never_made_another(typed: str, near: str | None) -> None:
    with pytest.raises(PydanticCustomError):
        Period.parse(typed)
    found = near_period(folded(typed))
    assert (found and str(found)) == near


@pytest.mark.parametrize("typed", [None, ["month"], {"month": 9}, True])
def test_what_is_no_text_is_no_period(typed: object) -> None:
    with pytest.raises(PydanticCustomError):
        Period.parse(typed)


def test_the_message_never_proposes_a_shorter_time(content: Content) -> None:
    reading = "saved: {quantity: 900, unit: m3, period: nine months}"
    content.case(f"results:\n  - {{id: water, resource: water, {reading}, {SOURCED}}}\n")
    assert content.said() == [
        'a-case.md:9:75 K118 "nine months" is not a length of time as this field takes it.'
    ]
    assert content.cures() == [
        "Write the time that was measured, never another: day, week, month, year, or several of "
        "them: 9 months, 90 days, 1.5 years."
    ]


def test_the_data_keep_the_time_as_it_was_measured(content: Content) -> None:
    saving = f"saving: {{amount: 60, currency: USD, per: 9 months, {SOURCED}}}\n"
    content.case(saving)
    record = content.library().get("cases", "a-case").record
    assert record.model_dump(mode="json")["saving"]["per"] == "9 months"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["US$ 60,000 in 9 months", "900 m³ in 90 days", "computed: saving of the time "
                "measured, extrapolated to a year"]),
        ("es", ["US$ 60 000 en 9 meses", "900 m³ en 90 días", "calculado: ahorro del tiempo "
                "medido, extrapolado a un año"]),
    ],
)  # fmt: skip
def test_a_time_is_said_in_words(content: Content, lang: str, said: list[str]) -> None:
    water = result(saved=reading("900", period="90 days"))
    found = figures_of(case(saving=saving("60000", "9 months"), results=(water,)))
    edition = editions(content.library(), Settings("https://example.org/", ""))[lang]
    saved, yearly, read = found
    assert yearly.formula
    shown = [text_of(saved, edition), text_of(read, edition), edition.words(yearly.formula.words)]
    assert [" ".join(text.split()) for text in shown] == said


def test_a_saving_of_nine_months_is_extrapolated_to_a_year_and_says_so() -> None:
    figures = figures_of(case(investment=investment("40000"), saving=saving("60000", "9 months")))
    assert [
        (one.name, str(one.quantity), str(one.period or ""), one.formula and one.formula.data)
        for one in figures
    ] == [
        ("investment", "40000", "", None),
        ("saving", "60000", "9 months", None),
        ("annual_saving", "80000", "year", "saving * year / period"),
        ("payback", "6.0", "", "investment / annual saving * 12"),
        ("return", "200", "", "annual saving / investment * 100"),
    ]

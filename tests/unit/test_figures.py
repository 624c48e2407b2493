"""Every figure of a record, and every formula, with the results that the sources print."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from generator.figures import (
    UNSTATED,
    Figure,
    best_payback,
    change_of,
    changes,
    figures_of,
    find,
    payback_class,
    statement_behind,
    yearly_saving,
)
from generator.figures.formulas import annual_amount
from generator.library import Library
from generator.loading import read_content
from generator.model.base import Quantity
from generator.model.periods import YEAR
from generator.model.records import Case, Count, Example, Measure, Profile, Sum
from generator.model.sectors import Benchmark, Sector
from generator.settings import Settings
from generator.views.figures import text_of
from generator.views.plan import editions
from tests.unit.values import (
    CITED,
    case,
    hides,
    investment,
    part,
    per_room,
    reading,
    result,
    saving,
    stated,
)

ROOT = Path(__file__).parents[2]


def line(figure: Figure) -> str:
    """Return a figure as one line: name, number, unit, per and period, and how it is known."""
    low, high = (f"{end:.2f}".removesuffix(".00") for end in _ends(figure))
    number = low if low == high else f"{low} to {high}"
    period = str(figure.period or "")
    words = (figure.name, figure.quantity.qualifier, number, figure.unit, figure.per, period)
    how = figure.formula.data if figure.formula else figure.stated.source
    return f"{' '.join(filter(None, words))}: {how}"


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.quantity.low, figure.quantity.high


def lines(**fields: object) -> list[str]:
    return [line(figure) for figure in figures_of(case(**fields))]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content(ROOT / "content").library


# What the sources print ---------------------------------------------------------------------------


def test_the_bolivian_poultry_slaughterhouse_pays_back_in_4_3_months_and_returns_278_percent(
    library: Library,
) -> None:
    poultry = library.get("cases", "bolivia-poultry-slaughterhouse").record
    assert [line(figure) for figure in figures_of(poultry)][:5] == [
        "investment 21200 USD: usaid-lac-brochure",
        "saving 58850 USD year: usaid-lac-brochure",
        "payback 4.32 months: investment / annual saving * 12",
        "return 277.59 percent: annual saving / investment * 100",
        "return 278 percent: usaid-lac-brochure",
    ]


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


def test_the_jamaican_hotels_have_about_674_rooms_and_no_payback_while_documents_differ(
    library: Library,
) -> None:
    hotels = figures_of(library.get("cases", "jamaica-five-hotels").record)
    (rooms,) = (one for one in hotels if one.is_computed)
    assert (rooms.name, round(rooms.quantity.middle), rooms.unit) == ("implied_units", 674, "room")


# From a record to its figures ---------------------------------------------------------------------


def test_the_figures_of_a_case_stand_in_the_order_in_which_they_are_read() -> None:
    assert lines(
        investment=investment("1200"),
        saving=saving("about 100", "month"),
        stated_payback_months=stated("under 13"),
        stated_return_percent=stated("100"),
        implemented_percent=stated("40-50"),
        unit_savings=(per_room("60"), per_room("100-140")),
        plants=3,
        results=(
            result(reduction_percent="30-50"),
            result(
                before=reading("40", period="day", output=hides("2")),
                after=reading("45", period="day", output=hides("3")),
                saved=reading("5", "l"),
            ),
        ),
    ) == [
        "investment 1200 USD: a-report",
        "saving about 100 USD month: a-report",
        "annual_saving about 1200 USD year: monthly saving * 12",
        "payback 12 months: investment / annual saving * 12",
        "payback under 13 months: a-report",
        "return 100 percent: annual saving / investment * 100",
        "return 100 percent: a-report",
        "recommendations_implemented 40 to 50 percent: a-report",
        "unit_saving 60 USD room year: a-report",
        "implied_units 20 room: annual saving / unit saving",
        "unit_saving 100 to 140 USD room year: a-report",
        "implied_units 10 room: annual saving / unit saving",
        "saving_per_plant 400 USD year: annual saving / plants",
        "reduction 30 to 50 percent: a-report",
        "change -25 percent: after / before - 1, per unit of output",
        "before 40 m3 day: a-report",
        "after 45 m3 day: a-report",
        "saved 5 l: a-report",
    ]


def test_a_figure_knows_where_it_stands_and_how_it_is_known() -> None:
    water = result(
        label="Well water", page="12", note="One month only.", before=reading("40"),
        after=reading("30", period=None, output=None),
    )  # fmt: skip
    change, before, after = figures_of(case(results=(water,)))
    assert {(one.loc, one.item, one.resource, one.label) for one in (change, before, after)} == {
        (("results", 0), "water", "water", "Well water")
    }
    assert before.stated is water
    assert change.stated == UNSTATED
    assert (change.is_computed, before.is_computed) == (True, False)
    assert change.formula
    assert change.formula.words == "computed: after / before − 1"
    assert statement_behind(change, (change, before, after)) is water
    assert statement_behind(before, ()) is water


def test_a_reading_keeps_its_output() -> None:
    (before,) = figures_of(case(results=(result(before=reading("40", output=hides("2"))),)))
    assert before.output
    assert (str(before.output.quantity), before.output.unit) == ("2", "t-raw-hide")


def test_money_is_shown_with_the_year_of_its_prices(library: Library) -> None:
    money = investment("40").model_copy(update={"price_year": 1998})
    (spent,) = figures_of(case(investment=money))
    english = editions(library, Settings("https://example.org/", ""))["en"]
    assert text_of(spent, english) == "US$\N{NO-BREAK SPACE}40 (1998 prices)"


def test_the_figures_of_an_example_stand_below_it() -> None:
    example = part(
        Example,
        id="greek-tannery",
        investment=investment("100"),
        saving=saving("100"),
        results=(result(reduction_percent="40"),),
    )
    found = figures_of(part(Measure, examples=(example,)))
    assert [(one.name, one.item, one.loc) for one in found] == [
        ("investment", "greek-tannery", ("examples", 0, "investment")),
        ("saving", "greek-tannery", ("examples", 0, "saving")),
        ("payback", "greek-tannery", ("examples", 0)),
        ("return", "greek-tannery", ("examples", 0)),
        ("reduction", "greek-tannery/water", ("examples", 0, "results", 0)),
    ]
    assert [one.name for one in figures_of(example)] == [one.name for one in found]


def test_a_benchmark_says_what_it_is_divided_by() -> None:
    benchmark = Benchmark.model_validate(
        {"id": "water", "indicator": "Water", "resource": "water", "value": "25-40", "unit": "m3",
         "per": "t-raw-hide", "basis": "range", **CITED}
    )  # fmt: skip
    (figure,) = figures_of(part(Sector, benchmarks=(benchmark,)))
    assert line(figure) == "benchmark 25 to 40 m3 t-raw-hide: a-report"
    assert (figure.item, figure.label, figure.resource) == ("water", "Water", "water")


def test_a_number_of_a_profile_is_a_count_unless_it_has_a_unit() -> None:
    def count(value: str, **fields: str) -> Count:
        return Count.model_validate({"id": "a", "label": "b", "value": value, **CITED, **fields})

    paid = Sum.model_validate({"id": "paid", "label": "Paid", "amount": "over 9",
                               "currency": "AUD", **CITED})  # fmt: skip
    profile = part(
        Profile, counts=(count("47"), count("up to 50", unit="percent")), amounts=(paid,)
    )
    assert [line(figure) for figure in figures_of(profile)] == [
        "count 47 count: a-report",
        "count up to 50 percent: a-report",
        "amount over 9 AUD: a-report",
    ]


def test_every_figure_of_the_library_is_stated_or_computed(library: Library) -> None:
    found = [one for entry in library.everything() for one in figures_of(entry.record)]
    assert len(found) > 200
    assert [one for one in found if (one.stated is UNSTATED) == (one.formula is None)] == []
    assert [one for one in found if not (one.name and one.unit)] == []


def test_units_are_not_loaded_before_two_of_them_meet() -> None:
    program = """\
import sys
from generator.figures import figures_of
from generator.model.base import Result
about = {"id": "a", "resource": "water", "source": "b", "evidence": "stated"}
for unit in ("m3", "l"):
    readings = {"before": {"quantity": 2, "unit": "m3"}, "after": {"quantity": 1, "unit": unit}}
    figures_of(Result.model_validate({**about, **readings}))
    print("pint" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


# What was wrong once ------------------------------------------------------------------------------


def test_a_stated_return_without_a_saving_gives_a_payback() -> None:
    assert lines(stated_return_percent=stated("352")) == [
        "payback 3.41 months: 12 / stated return",
        "return 352 percent: a-report",
    ]


def test_a_payback_from_the_return_is_not_said_to_come_from_the_investment() -> None:
    assert lines(investment=investment("500"), stated_return_percent=stated("50")) == [
        "investment 500 USD: a-report",
        "payback 24 months: 12 / stated return",
        "return 50 percent: a-report",
    ]


def test_dollars_are_not_divided_by_bolivianos() -> None:
    assert lines(saving=saving("620000"), unit_savings=(per_room("920", "BOB"),)) == [
        "saving 620000 USD year: a-report",
        "unit_saving 920 BOB room year: a-report",
    ]
    assert lines(investment=investment("100", "BOB"), saving=saving("100")) == [
        "investment 100 BOB: a-report",
        "saving 100 USD year: a-report",
    ]


def test_a_return_that_the_source_states_needs_no_common_currency() -> None:
    fields = {"investment": investment("100", "BOB"), "saving": saving("100")}
    assert lines(**fields, stated_return_percent=stated("40"))[2:] == [
        "payback 30 months: 12 / stated return",
        "return 40 percent: a-report",
    ]


def test_nothing_is_divided_by_nothing() -> None:
    assert lines(saving=saving("100"), unit_savings=(per_room("0"),)) == [
        "saving 100 USD year: a-report",
        "unit_saving 0 USD room year: a-report",
    ]
    assert lines(investment=investment("0"), saving=saving("0"), plants=2) == [
        "investment 0 USD: a-report",
        "saving 0 USD year: a-report",
    ]
    assert lines(saving=saving("100"), stated_return_percent=stated("0")) == [
        "saving 100 USD year: a-report",
        "return 0 percent: a-report",
    ]
    from_nothing = result(before=reading("0"), after=reading("1"))
    assert lines(results=(from_nothing,)) == ["before 0 m3: a-report", "after 1 m3: a-report"]


@pytest.mark.parametrize("plants", [None, 0, 1])
def test_a_single_plant_has_no_mean(plants: int | None) -> None:
    assert lines(saving=saving("100"), plants=plants) == ["saving 100 USD year: a-report"]


def test_a_saving_by_the_month_keeps_its_word() -> None:
    assert lines(saving=saving("over 900", "month")) == [
        "saving over 900 USD month: a-report",
        "annual_saving over 10800 USD year: monthly saving * 12",
    ]


def test_a_stated_return_implies_an_investment_only_where_none_is_given() -> None:
    assert lines(saving=saving("620000"), stated_return_percent=stated("352"))[-1] == (
        "implied_investment about 176136.36 USD: annual saving / stated return"
    )
    fields = {"investment": investment("9", "BOB"), "saving": saving("9")}
    assert "implied_investment" not in str(lines(**fields, stated_return_percent=stated("352")))


# Look-ups -----------------------------------------------------------------------------------------


def test_a_computed_figure_is_found_before_the_stated_one() -> None:
    figures = figures_of(
        case(investment=investment("1"), saving=saving("1"), stated_payback_months=stated("9"))
    )
    found = [find(figures, "payback", computed=how) for how in (None, True, False)]
    assert [str(one and one.quantity) for one in found] == ["12", "12", "9"]
    assert find(figures, "reduction") is None
    assert find(figures, "saving", computed=True) is None


@pytest.mark.parametrize(("per", "name"), [("month", "annual_saving"), ("year", "saving")])
def test_the_saving_of_a_year(per: str, name: str) -> None:
    found = yearly_saving(figures_of(case(saving=saving("10", per))))
    assert found
    assert (found.name, found.period) == (name, YEAR)


def test_a_result_has_one_change_the_computed_one_first() -> None:
    figures = figures_of(
        case(
            results=(
                result(before=reading("4"), after=reading("3"), reduction_percent="20"),
                result(saved=reading("4")),
                result(reduction_percent="up to 50"),
            )
        )
    )
    found = changes(figures)
    assert [str(change_of(one)) for one in found] == ["-25", "up to -50"]
    assert [one.is_computed for one in found] == [True, False]


def test_a_stated_reduction_is_a_change_downwards() -> None:
    (figure,) = figures_of(result(reduction_percent="30-50"))
    assert change_of(figure) == Quantity(Decimal(-50), Decimal(-30))


def test_the_computed_payback_comes_before_the_stated_one() -> None:
    both = {"investment": investment("100"), "saving": saving("100")}
    assert best_payback(case(**both, stated_payback_months=stated("9"))) == 12
    assert best_payback(case(stated_payback_months=stated("8-10"))) == 9
    assert best_payback(case(stated_return_percent=stated("50"))) == 24
    assert best_payback(case()) is None


@pytest.mark.parametrize(
    ("months", "name"),
    [
        (None, "unknown"),
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

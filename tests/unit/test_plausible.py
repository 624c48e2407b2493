"""Figures that cannot be, which are refused, and figures that are unlikely, which are asked."""

from __future__ import annotations

import pytest

from generator.problems.codes import CODES
from generator.settings import Settings
from generator.views.case import case_page
from generator.views.edition import Draft
from generator.views.figures import money_of
from generator.views.measure import measure_page
from generator.views.page import Page
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content


def water(*fields: str) -> str:
    """Return a case's result; its first field of these stands in column 39 of line 9."""
    return f"results:\n  - {{{', '.join(['id: water, resource: water', *fields, SOURCED])}}}\n"


def reading(name: str, quantity: str, unit: str = "m3", *more: str) -> str:
    return f"{name}: {{{', '.join([f'quantity: {quantity}', f'unit: {unit}', *more])}}}"


def output(quantity: str, unit: str = "t-raw-hide") -> str:
    return f"output: {{quantity: {quantity}, unit: {unit}}}"


def money(field: str, amount: str, currency: str = "USD", *more: str) -> str:
    fields = ", ".join([f"amount: {amount}", f"currency: {currency}", *more, SOURCED])
    return f"{field}: {{{fields}}}\n"


def stated(field: str, value: str) -> str:
    return f"{field}: {{value: {value}, {SOURCED}}}\n"


def codes(content: Content) -> list[str]:
    return [problem.code for problem in content.problems()]


def test_a_stated_reduction_is_compared_with_the_readings(content: Content) -> None:
    readings = (reading("before", "900"), reading("after", "600"))
    content.case(water("reduction_percent: 60", *readings))
    assert content.said() == [
        "a-case.md:9:53 K511 The stated reduction, 60 %, is not what the readings give, 33.3 %."
    ]
    assert content.cures() == [
        "Check both against the source. If the source itself says both, keep the readings and put "
        'its percentage into "note".'
    ]


@pytest.mark.parametrize(
    ("percent", "found"),
    [
        ("33", []),
        ("36", []),
        ("38", ["K511"]),
        ("30", ["K511"]),
        ("30-50", []),
        ("40-60", ["K511"]),
        ("about 35", []),
        ("up to 60", []),
        ("up to 20", ["K511"]),
        ("over 20", []),
        ("over 60", ["K511"]),
        ("under 60", []),
        ("-33", ["K511"]),
    ],
)
def test_a_reduction_may_be_a_tenth_off(content: Content, percent: str, found: list[str]) -> None:
    readings = (reading("before", "900"), reading("after", "600"))
    content.case(water(f"reduction_percent: {percent}", *readings))
    assert codes(content) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        # As the readings are per tonne of hides, so is the reduction.
        (
            ["reduction_percent: 25", reading("before", "40", "m3", output("2")),
             reading("after", "45", "m3", output("3"))],
            [],
        ),
        (
            ["reduction_percent: 50", reading("before", "12", "m3", "period: year"),
             reading("after", "4500", "l", "period: 9 months")],
            [],
        ),
        (["reduction_percent: 60", reading("before", "900"), reading("saved", "300")], ["K511"]),
        (["reduction_percent: 33", reading("before", "900"), reading("saved", "300")], []),
        (["reduction_percent: 1", reading("before", "1000"), reading("after", "986")], []),
        (["reduction_percent: -50", reading("before", "40"), reading("after", "60")], []),
        (["reduction_percent: 60", reading("after", "600")], []),
        (["reduction_percent: 60", reading("after", "600"), reading("saved", "300")], ["K511"]),
        (["reduction_percent: 33", reading("after", "600"), reading("saved", "300")], []),
        (["reduction_percent: -20", reading("before", "40"), reading("after", "60")], ["K511"]),
        (["reduction_percent: 0.33", reading("before", "9"), reading("after", "6")], ["K511"]),
    ],
)  # fmt: skip
def test_a_reduction_follows_from_any_two_readings(
    content: Content, fields: list[str], found: list[str]
) -> None:
    content.case(water(*fields))
    assert codes(content) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (["reduction_percent: 33"], ["K512"]),
        (["reduction_percent: up to 33"], ["K512"]),
        ([reading("saved", "300")], ["K512"]),
        (["reduction_percent: -50"], []),
        ([], ["K513"]),
    ],
)
def test_more_after_than_before_is_refused_where_less_is_stated(
    content: Content, fields: list[str], found: list[str]
) -> None:
    content.case(water(reading("before", "600"), reading("after", "900"), *fields))
    assert codes(content) == found


def test_more_after_than_before_is_no_rise_where_more_was_produced(content: Content) -> None:
    readings = (
        reading("before", "40", "m3", output("2")),
        reading("after", "45", "m3", output("3")),
    )
    content.case(water(*readings))
    assert content.said() == []


@pytest.mark.parametrize(
    ("before", "after", "saved", "found"),
    [
        (["900", "m3"], ["600", "m3"], ["300", "m3"], []),
        (["900", "m3"], ["600", "m3"], ["500", "m3"], ["K514"]),
        (["900", "m3"], ["600", "m3"], ["300000", "l"], []),
        (["900", "m3"], ["600", "m3"], ["300", "l"], ["K514"]),
        (
            ["900", "m3", "period: month"],
            ["600", "m3", "period: month"],
            ["3600", "m3", "period: year"],
            [],
        ),
        (
            ["900", "m3", "period: month"],
            ["600", "m3", "period: month"],
            ["3600", "m3", "period: month"],
            ["K514"],
        ),
        (["900", "m3", "period: month"], ["600", "m3", "period: month"], ["300", "m3"], []),
        (["900", "m3", output("30")], ["600", "m3", output("30")], ["300", "m3"], []),
        (["900", "m3", output("30")], ["600", "m3", output("30")], ["30", "m3"], ["K514"]),
        # Who produced less in the same time saved less: for how much it was is not said.
        (["900", "m3", output("30")], ["300", "m3", output("15")], ["300", "m3"], []),
        (
            ["900", "m3", output("30")],
            ["300", "m3", output("15")],
            ["10", "m3", output("1")],
            [],
        ),
        (
            ["900", "m3", output("30")],
            ["300", "m3", output("15")],
            ["20", "m3", output("1")],
            ["K514"],
        ),
    ],
)
def test_what_is_saved_is_what_the_readings_leave(
    content: Content, before: list[str], after: list[str], saved: list[str], found: list[str]
) -> None:
    names = ("before", "after", "saved")
    fields = [reading(name, *one) for name, one in zip(names, (before, after, saved), strict=True)]
    content.case(water(*fields))
    assert codes(content) == found


def test_no_more_is_saved_than_was_used(content: Content) -> None:
    content.case(water(reading("before", "900"), reading("saved", "1000")))
    assert content.said() == [
        'a-case.md:9:87 K525 The result "water" saves more than was used before.'
    ]
    content.case(water(reading("before", "900"), reading("saved", "900000", "l")))
    assert content.said() == []


def test_the_message_says_what_the_readings_leave(content: Content) -> None:
    fields = [reading("before", "900"), reading("after", "600"), reading("saved", "500")]
    content.case(water(*fields))
    assert [line.split(" ", 1)[1] for line in content.said()] == [
        "K514 500 m3 are saved, and the readings before and after leave 300 m3."
    ]


def test_nothing_before_is_asked(content: Content) -> None:
    content.case(water(reading("before", "0"), "reduction_percent: 30"))
    assert codes(content) == ["K520"]
    content.case(water(reading("before", "0"), reading("after", "5")))
    assert codes(content) == ["K520"]
    content.case(water(reading("before", "0"), reading("after", "5"), reading("saved", "5")))
    assert codes(content) == ["K520", "K512"]


def test_output_on_one_side_only_is_refused(content: Content) -> None:
    content.case(water(reading("before", "9", "m3", output("3")), reading("after", "6")))
    assert codes(content) == ["K505"]


PROGRAMME = "---\ntitle: a\nsummary: b\nlang: en\nreviewed: 2026-11-21\nas_of: '2002'\n"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("0.4", "40"), ("0.055", "5.5"), ("0.3-0.5", "30-50"), ("about 0.4", "about 40")],
)
def test_a_percentage_below_one_is_asked_wherever_it_stands(
    content: Content, typed: str, whole: str
) -> None:
    cure = f"If {whole} % is meant, write {whole}. If it is less than one percent, leave it."
    content.case(water(f"reduction_percent: {typed}"))
    assert content.cures() == [cure]
    content.case(stated("implemented_percent", typed) + stated("stated_return_percent", typed))
    assert content.cures() == [cure, cure]
    content.case()
    fields = f"id: a, label: b, unit: percent, value: {typed}, {SOURCED}"
    content.write("programmes/a.md", f"{PROGRAMME}counts:\n  - {{{fields}}}\n---\n")
    assert content.cures() == [cure]
    content.write("programmes/a.md", f"{PROGRAMME}---\n")
    fields = f"id: b, indicator: c, value: {typed}, unit: percent, basis: average, {SOURCED}"
    sector = "---\ntitle: a\nsummary: b\nlang: en\nreviewed: 2026-11-21\nstatus: outline\n"
    content.write("sectors/soap.md", f"{sector}benchmarks:\n  - {{{fields}}}\n---\n")
    assert content.cures() == [cure]


@pytest.mark.parametrize("typed", ["0", "1", "0.5-40", "40"])
def test_other_percentages_are_taken(content: Content, typed: str) -> None:
    content.case(water(f"reduction_percent: {typed}"))
    assert content.said() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (money("investment", "1") + money("saving", "365", "USD", "per: year"), []),
        (
            money("investment", "1.2") + money("saving", "400000", "USD", "per: year"),
            ["9:9 K516 The payback would be 0.000036 months."],
        ),
        (
            money("investment", "400000") + money("saving", "1.2", "USD", "per: year"),
            ["9:9 K516 The payback would be 4000000 months."],
        ),
        (money("investment", "0") + money("saving", "40", "USD", "per: year"), []),
        (stated("stated_payback_months", "100000"),
         ["8:32 K516 The payback would be 100000 months."]),
        (stated("stated_return_percent", "2780000"),
         ["8:32 K516 The payback would be 0.000432 months."]),
        (stated("stated_return_percent", "278"), []),
        (
            money("investment", "12") + money("saving", "48", "USD", "per: year")
            + stated("stated_payback_months", "100000"),
            ["10:32 K502 The stated payback, 100000 months, is not the computed one, 3.0 months."],
        ),
    ],
)  # fmt: skip
def test_a_payback_is_between_a_day_and_fifty_years(
    content: Content, fields: str, said: list[str]
) -> None:
    content.case(fields)
    assert content.said() == [f"a-case.md:{line}" for line in said]


@pytest.mark.parametrize(
    ("scope", "plants", "found"),
    [
        ("enterprise", 1, []),
        ("enterprise", 8, ["K518"]),
        ("group", 8, []),
        ("group", 1, ["K518"]),
        ("programme", 1, []),
        ("programme", 800, []),
    ],
)
def test_scope_and_plants_agree(
    content: Content, scope: str, plants: int, found: list[str]
) -> None:
    content.case(f"plants: {plants}\n")
    content.replace("cases/a-case.md", "scope: enterprise", f"scope: {scope}")
    assert codes(content) == found


@pytest.mark.parametrize(
    "field",
    [
        money("investment", "-4"),
        stated("stated_payback_months", "-4"),
        stated("stated_return_percent", "-4"),
        stated("implemented_percent", "-4"),
        stated("implemented_percent", "104"),
        water(reading("saved", "-4")),
        water("reduction_percent: 104"),
        water("reduction_percent: over 100"),
    ],
)
def test_what_cannot_be_is_out_of_range(content: Content, field: str) -> None:
    content.case(field)
    assert codes(content) == ["K104"]


def test_what_is_unlikely_is_asked_and_does_not_block() -> None:
    asked = {"K513", "K515", "K516", "K519", "K520", "K527", "K528"}
    assert {code for code in asked if CODES[code].blocks} == set()


EUROS_AND_REALS = money("investment", "1200", "EUR") + money("saving", "4000", "BRL", "per: year")


def draft(content: Content, lang: str) -> Draft:
    return Draft(editions(content.library(), Settings("https://example.org/", ""))[lang])


def leads(page: Page) -> str:
    return " ".join(section.lead for section in page.sections)


def test_two_currencies_are_asked(content: Content) -> None:
    content.case(EUROS_AND_REALS)
    assert content.said() == [
        "a-case.md:9:34 K519 The investment is in EUR and the saving in BRL: there is no payback."
    ]
    content.case(EUROS_AND_REALS + stated("stated_payback_months", "4"))
    assert content.said() == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The payback is not computed: two currencies."),
        ("es", "La recuperación no se calcula: dos monedas."),
    ],
)
def test_the_page_of_a_case_says_why_there_is_no_payback(
    content: Content, lang: str, said: str
) -> None:
    content.case(EUROS_AND_REALS)
    page = draft(content, lang)
    case = page.library.get("cases", "a-case")
    assert said in leads(case_page(case, page))
    _, _, payback, _ = money_of(case, page)
    assert payback
    assert payback.text in said


@pytest.mark.parametrize(
    "fields",
    [
        EUROS_AND_REALS.replace("EUR", "BRL"),
        EUROS_AND_REALS + stated("stated_payback_months", "4"),
        money("investment", "1200"),
        "",
    ],
    ids=["one currency", "stated", "nothing saved", "nothing at all"],
)
def test_the_page_of_a_case_with_a_payback_or_one_amount_says_nothing(
    content: Content, fields: str
) -> None:
    content.case(fields)
    page = draft(content, "en")
    assert "The payback is" not in leads(case_page(page.library.get("cases", "a-case"), page))


def test_a_case_that_saves_nothing_says_so(content: Content) -> None:
    content.case(money("investment", "1200") + money("saving", "0", "USD", "per: year"))
    page = draft(content, "en")
    said = leads(case_page(page.library.get("cases", "a-case"), page))
    assert "The payback is not computed: nothing is saved." in said


def test_the_row_of_an_example_says_why_there_is_no_payback(content: Content) -> None:
    groups = "".join(f"    {line}\n" for line in EUROS_AND_REALS.splitlines())
    content.write(
        "measures/a.md",
        "---\ntitle: Close it\nsummary: b\nlang: en\nreviewed: 2026-11-21\n"
        "technique: good-housekeeping\nsaves: [salt]\ncost: nothing\n"
        "payback: unknown\npayback_basis: source\nbasis: source\n"
        f"examples:\n  - id: one\n    text: Once.\n    source: plant-report\n{groups}---\n",
    )
    assert codes(content) == ["K519"]
    page = draft(content, "es")
    made = measure_page(page.library.get("measures", "a"), page)
    (row,) = (row for part in made.sections for table in part.tables for row in table.rows)
    assert row[4].text == "no se calcula: dos monedas"

"""Figures as pages, sheets and data files show them: nothing is rounded to none, or to all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.data.figures import written
from generator.figures import figures_of
from generator.loading import read_content
from generator.locales import MINUS, NO_BREAK_SPACE
from generator.prose import read
from generator.settings import Settings
from generator.views.edition import Edition
from generator.views.figures import reduction_text, text_of
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content
from tests.unit.values import case, investment, reading, result, saving, stated

NARROW = "21\N{NARROW NO-BREAK SPACE}200"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def english() -> Edition:
    library = read_content(ROOT / "tests" / "examples" / "good" / "content").library
    return editions(library, Settings("https://example.org/", ""))["en"]


def plain(text: str) -> str:
    return text.replace(MINUS, "-").replace(NO_BREAK_SPACE, " ")


@pytest.mark.parametrize(
    ("percent", "changed", "reduced"),
    [
        ("2.5", "-2.5 %", "2.5 %"),
        ("0.04", "-0.04 %", "0.04 %"),
        ("99.95", "-99.95 %", "99.95 %"),
        ("up to 40", "up to 40 % less", "up to 40 %"),
        ("over 30", "over 30 % less", "over 30 %"),
        ("12.25-30", "-30 % to -12.25 %", "12.25–30 %"),
    ],
)
def test_a_stated_reduction_is_never_rounded(
    english: Edition, percent: str, changed: str, reduced: str
) -> None:
    (figure,) = figures_of(result(reduction_percent=percent))
    assert plain(text_of(figure, english)) == changed
    assert plain(reduction_text(figure, english)) == reduced


@pytest.mark.parametrize(
    ("after", "changed", "reduced"),
    [
        ("9996", "-0.04 %", "0.04 %"),
        ("6667", "-33.3 %", "33.3 %"),
        ("4", "-99.96 %", "99.96 %"),
        ("10000", "0 %", "0 %"),
        ("0", "-100 %", "100 %"),
    ],
)
def test_a_computed_change_is_rounded_neither_to_none_nor_to_all(
    english: Edition, after: str, changed: str, reduced: str
) -> None:
    figure, *_ = figures_of(result(before=reading("10000"), after=reading(after)))
    assert plain(text_of(figure, english)) == changed
    assert plain(reduction_text(figure, english)) == reduced


@pytest.mark.parametrize(
    ("saved", "name", "shown", "in_data"),
    [
        ("3000", "return", "0.3 %", "0.3"),
        ("300", "return", "0.03 %", "0.03"),
        ("1000000", "saving_per_plant", "US$ 333 a year", "333.33"),
        ("1000", "saving_per_plant", "US$ 0.33 a year", "0.33"),
        ("1", "saving_per_plant", "US$ 0.00033 a year", "0.00033"),
    ],
)
def test_what_little_comes_of_a_division_is_not_nothing(
    english: Edition, saved: str, name: str, shown: str, in_data: str
) -> None:
    record = case(investment=investment("1000000"), saving=saving(saved), plants=3000)
    (figure,) = (one for one in figures_of(record) if one.name == name)
    assert plain(text_of(figure, english)) == shown
    assert written(figure.quantity.low, figure) == in_data


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ("1", "1 month"),
        ("about 1.0", "about 1 month"),
        ("0.5", "0.5 months"),
        ("1-2", "1–2 months"),
        ("12", "12 months"),
    ],
)
def test_one_month_is_not_several(english: Edition, months: str, shown: str) -> None:
    (figure,) = figures_of(case(stated_payback_months=stated(months)))
    assert plain(text_of(figure, english)) == shown


def test_the_number_of_plants_is_grouped_as_every_other(content: Content) -> None:
    case_ = content.case("plants: 3000\n")
    case_.write_text(case_.read_text("utf-8").replace("scope: enterprise", "scope: group"), "utf-8")
    spanish = editions(content.library(), Settings("https://example.org/", ""))["es"]
    assert spanish.plan.pages["cases/a-case/"].make(spanish).note == (
        "Este es el resultado de 3.000 plantas juntas, no de cada una."
    )


def test_what_did_not_change_has_no_bar(content: Content) -> None:
    same = "{quantity: 9, unit: m3}"
    content.case(
        f"results:\n"
        f"  - {{id: a, resource: water, {SOURCED}, before: {same}, after: {same}}}\n"
        f"  - {{id: b, resource: salt, {SOURCED}, reduction_percent: 0-20}}\n"
    )
    assert [said for said in content.said() if "K5" not in said] == []
    english = editions(content.library(), Settings("https://example.org/", ""))["en"]
    (chart,) = english.plan.pages["cases/a-case/"].make(english).charts
    assert [(bar.label, plain(bar.value)) for bar in chart.bars] == [("Salt", "-20 % to 0 %")]


@pytest.mark.parametrize(("country", "shown"), [("BO", "21.200"), ("HN", "21,200"), ("BR", NARROW)])
def test_a_story_groups_numbers_as_its_country_does(
    content: Content, country: str, shown: str
) -> None:
    case_ = content.case(body=f"## Los {NARROW} dólares\n\nGastó {NARROW}.\n")
    text = case_.read_text("utf-8").replace("[BO]", f"[{country}]").replace("lang: en", "lang: es")
    case_.write_text(text, "utf-8")
    library = content.library()
    spanish = editions(library, Settings("https://example.org/", ""))["es"]
    page = spanish.plan.pages["cases/a-case/"].make(spanish)
    assert page.body == f"## Los {shown} dólares\n\nGastó {shown}.\n"
    anchor = spanish.target_of("#los-21-200-dolares", page)
    assert anchor == f"cases/a-case/#{read(page.body).headings[0].slug}"

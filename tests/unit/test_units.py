"""What is proposed in the place of a unit, a paper or a grade: never another one."""

from __future__ import annotations

import pytest

from generator.checks.units import same_unit
from tests.unit.content import SOURCED, Content

UNITS = ("m3", "l", "hl", "kWh", "MWh", "MJ", "GJ", "t", "kg", "g", "lb", "h")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("M3", "m3"),
        ("m³", "m3"),
        ("m^3", "m3"),
        ("metros cúbicos", "m3"),
        ("kwh", "kWh"),
        ("KWH", "kWh"),
        ("kW·h", "kWh"),
        ("mwh", "MWh"),
        ("tonne", "t"),
        ("tonnes", "t"),
        ("ton", "t"),
        ("Toneladas", "t"),
        ("Kg.", "kg"),
        ("lt", "l"),
        ("litros", "l"),
        ("L", "l"),
        ("hours", "h"),
        ("lbs", "lb"),
    ],
)
def test_another_spelling_of_a_unit_leads_to_it(typed: str, unit: str) -> None:
    assert same_unit(typed, UNITS) == unit


@pytest.mark.parametrize(
    "typed",
    ["gal", "galones", "l/m2", "kW", "kcal", "bbl", "ft3", "m2", "libras", "tons", "mg", "ml",
     "quintal", "oz", "Wh", "drum", "", "m"],
)  # fmt: skip
def test_another_unit_leads_nowhere(typed: str) -> None:
    assert same_unit(typed, UNITS) == ""


def test_a_million_is_no_thousandth() -> None:
    assert same_unit("ML", ("ml", "m3")) == ""
    assert same_unit("ml", ("ml", "m3")) == "ml"


def water(unit: str, *more: str) -> str:
    reading = ", ".join(["quantity: 40", f"unit: {unit}", *more])
    fields = f"id: water, resource: water, saved: {{{reading}}}, {SOURCED}"
    return f"results:\n  - {{{fields}}}\n"


@pytest.mark.parametrize(
    ("unit", "code", "cure"),
    [
        ("M3", "K506", 'Did you mean "m3"?'),
        (
            "gal",
            "K506",
            "Possible units: m3, l. If the source has another, convert nothing: add the unit "
            'to "water" in content/vocabularies/resources.yml, then run cpkb export.',
        ),
        (
            "l/m2",
            "K521",
            "Write unit: l and, in the same reading, what was produced: output: {quantity: ..., "
            "unit: ...}. For a figure per one, its quantity is 1. If content/vocabularies/"
            'output-units.yml has no unit for "m2", add one there, then run cpkb export.',
        ),
        (
            "litros por tonelada",
            "K521",
            "Write unit: l and, in the same reading, what was produced: output: {quantity: ..., "
            "unit: ...}. For a figure per one, its quantity is 1. If content/vocabularies/"
            'output-units.yml has no unit for "tonelada", add one there, then run cpkb export.',
        ),
        ("m3/mes", "K522", "Write unit: m3 and, in the same reading, period: month"),
        ("m³ per year", "K522", "Write unit: m3 and, in the same reading, period: year"),
        (
            "gal/m2",
            "K506",
            "Possible units: m3, l. If the source has another, convert nothing: add the unit "
            'to "water" in content/vocabularies/resources.yml, then run cpkb export.',
        ),
    ],
)
def test_the_cure_keeps_the_figure_true(content: Content, unit: str, code: str, cure: str) -> None:
    content.case(water(unit))
    assert [problem.code for problem in content.problems()] == [code]
    assert content.cures() == [cure]


@pytest.mark.parametrize(
    "unit",
    [
        *("tonne", "t", "hides", "m2", "tonne of leather"),
        *("kg-raw-hide", "tt-raw-hide", "kilogram of raw hide", "libra de piel cruda"),
    ],
)
def test_no_other_output_is_proposed(content: Content, unit: str) -> None:
    content.case(water("m3", f"output: {{quantity: 3, unit: {unit}}}"))
    (cure,) = content.cures()
    assert cure.startswith("Possible units: ")
    assert cure.endswith(
        "If the source means another, add it with its label to content/vocabularies/"
        "output-units.yml, then run cpkb export."
    )


@pytest.mark.parametrize(
    "unit", ["Tonelada de piel cruda", "toneladas de piel cruda", "T-raw-hide", "t-raw-hides"]
)
def test_an_output_is_found_by_its_label(content: Content, unit: str) -> None:
    content.case(water("m3", f"output: {{quantity: 3, unit: {unit}}}"))
    assert content.cures() == ['Did you mean "t-raw-hide"?']


def test_a_missing_source_leads_to_the_paper_that_one_has(content: Content) -> None:
    content.case("results:\n  - {id: a, resource: water, reduction_percent: 4, evidence: stated}\n")
    assert content.cures() == [
        "Every figure says where it comes from. Name the paper that you have by its file in "
        "content/sources/, without the ending: source: ... If it has no file yet: cpkb new "
        "sources my-papers"
    ]


def test_a_missing_grade_leads_to_all_of_them(content: Content) -> None:
    content.case(
        "results:\n  - {id: a, resource: water, reduction_percent: 4, source: plant-report}\n"
    )
    (cure,) = content.cures()
    assert [word for word in ("stated:", "reported:", "audited:", "metered:") if word in cure] == [
        "stated:",
        "reported:",
        "audited:",
        "metered:",
    ]


@pytest.mark.parametrize("grade", ["estimated", "measured", "reported by hand", "good"])
def test_no_other_grade_is_proposed(content: Content, grade: str) -> None:
    content.case(water("m3").replace("evidence: reported", f"evidence: {grade}"))
    assert content.cures() == ["Possible values: stated, reported, metered."]


@pytest.mark.parametrize(
    ("source", "cure"),
    [
        ("plant-raport", 'Did you mean "plant-report"?'),
        (
            "plant-bills",
            "All there are: cpkb list sources. Or add it as content/sources/plant-bills.yml.",
        ),
    ],
)
def test_another_paper_is_never_proposed(content: Content, source: str, cure: str) -> None:
    content.case(water("m3").replace("plant-report", source))
    assert content.cures() == [cure]


@pytest.mark.parametrize(
    ("field", "holds"),
    [
        ("scope", "Whose result it is: enterprise, group (several plants) or programme."),
        ("countries", "Two-letter codes of the countries: BO, MX."),
        ("reviewed", "Day when somebody last checked the record: 2026-11-21."),
        ("lang", "Code of the language that this file is written in: es, en, pt, qu."),
    ],
)
def test_a_missing_field_is_explained_and_not_filled_in(
    content: Content, field: str, holds: str
) -> None:
    file = content.case()
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(f"{field}:")), "utf-8")
    assert content.cures() == [f'Add a line "{field}: ...". What it holds: {holds}']

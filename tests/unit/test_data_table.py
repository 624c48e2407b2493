"""The table of figures: one row a figure, as the record has it."""

from __future__ import annotations

import csv
import json

import pytest

from generator.data import data_files
from generator.data.cells import inert_cell
from generator.data.figures import COLUMNS, Row, as_csv, columns_in, rows
from generator.settings import Settings
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content

SAVES_620000 = f"saving: {{amount: 620000, currency: USD, per: year, {SOURCED}}}\n"
RETURNS_352 = f"stated_return_percent: {{value: 352, {SOURCED}}}\n"


def per_room(currency: str) -> str:
    return (
        "unit_savings:\n"
        f"  - {{id: room, amount: 920, currency: {currency}, per: room, {SOURCED}}}\n"
    )


def table(content: Content, record: str = "a-case") -> list[Row]:
    assert content.said() == []
    return [row for row in rows(content.library()) if row["record"] == record]


def short(row: Row) -> tuple[str, ...]:
    """Return what a reader of the data compares: name, ends, word, unit, denominator, origin."""
    return tuple(
        row[name] for name in ("figure", "low", "high", "qualifier", "unit", "per", "origin")
    )


def test_a_row_says_whose_figure_it_is_and_who_says_so(content: Content) -> None:
    content.case(
        "plants: 1\nresults:\n  - {id: well, resource: water, reduction_percent: 30-50, "
        f"page: '12', {SOURCED}}}\n"
    )
    (row,) = table(content)
    assert list(row) == list(columns_in(content.library()))
    assert row == {
        **dict.fromkeys(COLUMNS, ""),
        "kind": "cases",
        "record": "a-case",
        "item": "well",
        "countries": "BO",
        "scope": "enterprise",
        "plants": "1",
        "figure": "reduction",
        "label": "water",
        "low": "30",
        "high": "50",
        "unit": "percent",
        "origin": "stated",
        "evidence": "reported",
        "source": "plant-report",
        "page": "12",
        "title_en": "Rosa, a tannery",
        "title_es": "Rosa, a tannery",
    }


def test_a_stated_return_without_a_saving_has_its_payback(content: Content) -> None:
    content.case(RETURNS_352)
    payback, stated = table(content)
    assert short(payback) == ("payback", "3.41", "3.41", "", "months", "", "computed")
    assert payback["formula"] == "12 / stated return"
    assert short(stated) == ("return", "352", "352", "", "percent", "", "stated")


def test_a_saving_per_unit_says_the_year_and_the_unit(content: Content) -> None:
    content.case(SAVES_620000 + per_room("USD") + RETURNS_352)
    assert [short(row) for row in table(content)] == [
        ("saving", "620000", "620000", "", "USD", "year", "stated"),
        ("payback", "3.41", "3.41", "", "months", "", "computed"),
        ("return", "352", "352", "", "percent", "", "stated"),
        ("unit_saving", "920", "920", "", "USD/year", "room", "stated"),
        ("implied_units", "673.91", "673.91", "", "room", "", "computed"),
        ("implied_investment", "176136.36", "176136.36", "about", "USD", "", "computed"),
    ]


def test_dollars_are_not_divided_by_bolivianos(content: Content) -> None:
    content.case(SAVES_620000 + per_room("BOB"))
    assert [row["figure"] for row in table(content)] == ["saving", "unit_saving"]


def test_a_saving_by_the_month_keeps_its_word_in_the_year(content: Content) -> None:
    content.case(SAVES_620000.replace("620000", "over 900").replace("year", "month"))
    assert [short(row) for row in table(content)] == [
        ("saving", "900", "900", "over", "USD", "month", "stated"),
        ("annual_saving", "10800", "10800", "over", "USD", "year", "computed"),
    ]


def test_a_percentage_is_no_count(content: Content) -> None:
    item = "  - {{id: {id}, label: {label}, value: {value}{unit}, {sourced}}}\n"
    given = (
        ("water", "Water saved", "up to 22", ", unit: percent"),
        ("length", "Length", "5", ", unit: years"),
        ("firms", "Firms that cut water by 10 %", "40", ", unit: count"),
        ("more", "Firms", "9", ""),
    )
    counts = "".join(
        item.format(id=id_, label=label, value=value, unit=unit, sourced=SOURCED)
        for id_, label, value, unit in given
    )
    content.write(
        "programmes/rosa-helps.md",
        "---\ntitle: a\nsummary: b\nlang: en\nreviewed: 2026-11-21\nas_of: '2002'\n"
        f"counts:\n{counts}---\n",
    )
    assert [(row["figure"], row["low"], row["unit"]) for row in table(content, "rosa-helps")] == [
        ("count", "22", "percent"),
        ("count", "5", "years"),
        ("count", "40", "count"),
        ("count", "9", "count"),
    ]


def test_a_reading_is_per_period(content: Content) -> None:
    reading = "{{quantity: {quantity}, unit: m3, period: month}}"
    readings = [
        f"{name}: {reading.format(quantity=n)}" for name, n in (("before", 3), ("after", 2))
    ]
    content.case(f"results:\n  - {{id: well, resource: water, {', '.join(readings)}, {SOURCED}}}\n")
    assert [short(row) for row in table(content)] == [
        ("change", "-33.33", "-33.33", "", "percent", "", "computed"),
        ("before", "3", "3", "", "m3", "month", "stated"),
        ("after", "2", "2", "", "m3", "month", "stated"),
    ]


def test_a_figure_beyond_all_measure_is_written_out(content: Content) -> None:
    content.case(SAVES_620000.replace("620000", "0.000001") + RETURNS_352)
    shown = {row["figure"]: row["low"] for row in table(content)}
    assert (shown["saving"], shown["implied_investment"]) == ("0.000001", "0.00000028")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\nx", "  =1", "\ufeff=1", "\u200b=1", "\"=1",
     "＝1", "＋1", "－1", "＠x", "﹣1", "⁼1", "−1", "=HYPERLINK(\"https://evil.example\")", "-"],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_compute_is_marked_as_text(text: str) -> None:
    assert inert_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Rosa = 1", "a-b", "'=1", "¿=?", "1", "(-1)", "…"])
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    assert inert_cell(text) == text


def test_a_formula_is_text_in_the_table_and_exact_in_json(content: Content) -> None:
    label = '=HYPERLINK("https://evil.example/"); +1'
    reading = "{{quantity: {quantity}, unit: m3}}"
    content.case(
        f"results:\n  - {{id: well, resource: water, label: '{label}', {SOURCED}, "
        f"before: {reading.format(quantity=3)}, after: {reading.format(quantity=2)}}}\n"
    )
    assert content.said() == []
    settings = Settings("https://kb.example/", "https://code.example")
    files = data_files(list(editions(content.library(), settings).values()))
    table = csv.DictReader(files["data/figures.csv"]().decode().splitlines())
    change = next(row for row in table if row["figure"] == "change" and row["record"] == "a-case")
    assert change["label"] == "'=HYPERLINK(\"https://evil.example/\");' +1"
    assert (change["low"], change["high"]) == ("-33.33", "-33.33")
    typed = [row for row in json.loads(files["data/figures.json"]()) if row["figure"] == "change"]
    assert label in {row["label"] for row in typed}
    (record,) = (case for case in json.loads(files["data/cases.json"]()) if case["id"] == "a-case")
    assert record["results"][0]["label"] == label


@pytest.mark.parametrize("end", ["\\n", "\\r", "\\t", "\\r\\n"])
def test_a_text_of_several_lines_begins_no_row_of_the_table(content: Content, end: str) -> None:
    content.case(
        f'saving: {{amount: 4, currency: USD, per: year, {SOURCED}, page: "a{end}=1+1;{end}=2"}}\n'
    )
    assert content.said() == []
    library = content.library()
    lines = as_csv(list(columns_in(library)), list(rows(library))).decode().split("\n")
    (row,) = (one for one in csv.DictReader(lines) if one["record"] == "a-case")
    assert row["page"] == "a =1+1;' =2"
    assert len(lines) == 1 + len(list(rows(library))) + 1

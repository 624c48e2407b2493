"""The lists that readers narrow: what each record is found by, and what stands in its line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from generator.data import data_files
from generator.data.figures import as_csv, columns_in, rows
from generator.data.listed import row_files
from generator.views.listing import Cloud, Facet, Finder, Item
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content
from tests.unit.test_claims import page, plain
from tests.unit.test_plan import SETTINGS
from tests.unit.test_plants import paid
from tests.workbooks import sheets_of


def finder(content: Content, address: str = "results/", lang: str = "en") -> Finder:
    found = page(content.library(), address, lang).finder
    assert found
    return found


def item(found: Finder, id_: str) -> Item:
    return next(one for one in found.items if one.id == id_)


def facet(found: Finder, id_: str) -> Facet:
    return next(one for one in found.facets if one.id == id_)


def said(found: Finder, id_: str) -> dict[str, int]:
    """Return the values of a facet, as readers see them."""
    return {choice.text: choice.count for choice in facet(found, id_).choices}


def cell(found: Finder, id_: str, title: str) -> list[str]:
    place = [column.title for column in found.columns].index(title)
    return [
        plain(" ".join(filter(None, (one.text, *(link.text for link in one.links), one.note))))
        for one in item(found, id_).cells[place]
    ]


def money(spent: float, saved: float, currency: str) -> str:
    return (
        f"investment: {{amount: {spent}, currency: {currency}, {SOURCED}}}\n"
        f"saving: {{amount: {saved}, per: year, currency: {currency}, {SOURCED}}}\n"
    )


def test_the_facets_of_each_list_are_those_that_its_readers_ask_for(content: Content) -> None:
    content.case("techniques: [reuse]\nsize: small\nstart: 2001\n")
    facets = {
        name: [one.id for one in finder(content, f"{name}/").facets]
        for name in ("results", "measures", "centres", "financing")
    }
    assert facets == {
        "results": [
            *("sector", "country", "resource", "technique", "payback", "size", "scope"),
            *("evidence", "year"),
        ],
        "measures": ["sector", "resource", "cost", "payback", "technique", "figures"],
        "centres": ["country", "service", "sector", "state"],
        "financing": ["country", "instrument", "state", "asker"],
    }


def test_a_facet_that_no_record_says_anything_of_is_left_out(empty: Content) -> None:
    empty.case(name="silent")
    assert "size" not in [one.id for one in finder(empty).facets]
    empty.case("size: small\n", name="small")
    assert said(finder(empty), "size") == {"Small": 1, "Not stated": 1}


def test_what_a_record_does_not_say_is_a_value_that_says_so(content: Content) -> None:
    content.case(name="silent")
    found = finder(content)
    assert item(found, "silent").values == {
        "sector": ("not_stated",),
        "country": ("bo",),
        "resource": ("not_stated",),
        "technique": ("not_stated",),
        "payback": ("unknown",),
        "size": ("not_stated",),
        "scope": ("enterprise",),
        "evidence": ("not_stated",),
        "year": ("not_stated",),
    }
    assert said(found, "sector") == {"Tanneries": 1, "Not stated": 1}
    assert said(finder(content, lang="es"), "sector") == {"Curtiembres": 1, "Sin indicar": 1}


def test_sectors_of_a_group_can_be_chosen_as_one(empty: Content) -> None:
    empty.replace("sectors/tanneries.md", "status: outline\n", "status: outline\ngroup: food\n")
    empty.write(
        "sectors/dairies.md",
        "---\ntitle: Dairies\nsummary: They make cheese.\nlang: en\nreviewed: 2026-11-21\n"
        "status: outline\ngroup: food\n---\n",
    )
    empty.case("sectors: [tanneries]\n", name="one")
    empty.case("sectors: [tanneries, dairies]\n", name="both")
    empty.case(name="silent")
    found = finder(empty)
    assert item(found, "one").values["sector"] == ("tanneries", "all-food")
    assert item(found, "both").values["sector"] == ("tanneries", "all-food", "dairies")
    assert said(found, "sector") == {
        "Food and drink (all)": 2,
        "Tanneries": 2,
        "Dairies": 1,
        "Not stated": 1,
    }
    spanish = list(said(finder(empty, lang="es"), "sector"))
    assert spanish[0] == "Alimentos y bebidas (todos)"


@pytest.mark.parametrize(
    ("fields", "classes"),
    [
        (paid(0), ("none",)),
        (paid(5), ("lt6m", "lt1y")),
        (paid(6), ("lt1y",)),
        (paid(11), ("lt1y",)),
        (paid(12), ("gt5y",)),
        (f"stated_payback_months: {{value: 3, {SOURCED}}}\n", ("lt6m", "lt1y")),
        (paid(5, "disputed: Another paper says 910 in all.\n"), ("documents_differ",)),
        ("", ("unknown",)),
    ],
)
def test_a_case_is_in_the_payback_class_of_its_figures(
    empty: Content, fields: str, classes: tuple[str, ...]
) -> None:
    empty.case(fields)
    assert item(finder(empty), "a-case").values["payback"] == classes


def test_the_list_says_where_documents_differ(empty: Content) -> None:
    empty.case(paid(5, "disputed: Another paper says 910 in all.\n"))
    found = finder(empty)
    assert said(found, "payback") == {"documents differ": 1}
    assert cell(found, "a-case", "Payback") == ["documents differ"]


def test_a_resource_is_saved_where_less_of_it_is_used(empty: Content) -> None:
    results = (
        "  - {id: a, resource: water, reduction_percent: 40, SOURCED}\n"
        "  - {id: b, resource: salt, saved: {quantity: 9, unit: kg, period: year}, SOURCED}\n"
        "  - {id: c, resource: electricity, before: {quantity: 2, unit: kWh, period: day}, "
        "after: {quantity: 3, unit: kWh, period: day}, SOURCED}\n"
    )
    empty.case("results:\n" + results.replace("SOURCED", SOURCED))
    found = finder(empty)
    assert item(found, "a-case").values["resource"] == ("water", "salt")
    assert cell(found, "a-case", "What changed") == [
        "Water: −40 % Reported",
        "Electricity: 50 % Reported",
        "Salt: 9 kg a year less Reported",
    ]


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("start: 1999\nend: 2001\n", "2001"),
        ("start: 1999\n", "1999"),
        ("end: 2001\n", "2001"),
        ("", "not_stated"),
    ],
)
def test_the_year_of_a_case_is_the_last_of_its_work(empty: Content, fields: str, year: str) -> None:
    empty.case(fields)
    assert item(finder(empty), "a-case").values["year"] == (year,)


def test_a_measure_of_no_sector_is_one_of_every_sector(content: Content) -> None:
    text = (content.folder / "measures" / "shake-off-salt.md").read_text("utf-8")
    content.write("measures/for-all.md", text.replace("sectors: [tanneries]\n", ""))
    outline = (
        "---\ntitle: Bakeries\nsummary: They bake.\nlang: en\nreviewed: 2026-11-21\n"
        "status: outline\n---\n"
    )
    content.write("sectors/bakeries.md", outline)
    found = finder(content, "measures/")
    assert item(found, "for-all").values["sector"] == ("*",)
    assert said(found, "sector") == {"Tanneries": 2, "Bakeries": 1}
    assert cell(found, "for-all", "Sectors") == ["every sector"]


def test_a_measure_that_costs_nothing_comes_first(content: Content) -> None:
    text = (content.folder / "measures" / "shake-off-salt.md").read_text("utf-8")
    content.write("measures/a-boiler.md", text.replace("cost: nothing", "cost: investment"))
    assert [one.id for one in finder(content, "measures/").items] == ["shake-off-salt", "a-boiler"]


def test_a_centre_is_found_by_the_sectors_of_the_cases_that_it_helped(content: Content) -> None:
    found = finder(content, "centres/")
    assert item(found, "first-centre").values == {
        "country": ("bo",),
        "service": ("training",),
        "sector": ("tanneries",),
        "state": ("active",),
    }


def test_the_results_that_pay_back_first_come_first_and_those_without_payback_last(
    empty: Content,
) -> None:
    for name, fields in (("a", ""), ("b", paid(9)), ("c", paid(3))):
        empty.case(fields, name=name)
    found = finder(empty)
    assert [one.id for one in found.items] == ["c", "b", "a"]
    assert (found.order, found.count) == ("payback", "3 of 3 cases")


def test_a_line_has_the_figures_with_grade_source_and_currency(empty: Content) -> None:
    empty.case("plants: 4\n" + money(6, 12, "BOB"))
    (line,) = finder(empty).items
    keyed = {one.sort: one for lines in line.cells for one in lines if one.sort}
    assert {name: (one.number, one.unit, one.source, one.note) for name, one in keyed.items()} == {
        "name": (None, "", 0, ""),
        "payback": (Decimal(6), "", 0, ""),
        "saving": (Decimal(12), "BOB", 1, "Reported"),
        "investment": (Decimal(6), "BOB", 1, "Reported"),
        "return": (Decimal(200), "", 0, ""),
        "plants": (Decimal(4), "", 0, ""),
    }


def test_every_figure_is_a_way_to_sort_in_the_readers_words(empty: Content) -> None:
    empty.case(f"results:\n  - {{id: a, resource: water, reduction_percent: 40, {SOURCED}}}\n")
    english = {one.id: one.text for one in finder(empty).orders}
    assert list(english) == [
        *("name", "-name", "payback", "-payback", "saving", "-saving", "investment"),
        *("-investment", "return", "-return", "plants", "-plants", "year", "-year"),
        "change-water",
    ]
    assert english["-saving"] == "Highest first: Saving a year"
    assert english["change-water"] == "Greatest reduction first: Water"


# --- The chart ------------------------------------------------------------------------------------


def clouds(content: Content, lang: str = "en") -> tuple[Cloud, ...]:
    return finder(content, lang=lang).clouds


def test_a_currency_with_two_cases_has_a_chart_and_the_dollar_comes_first(empty: Content) -> None:
    for name, fields in {
        "a": money(10, 20, "BOB"),
        "b": money(30, 20, "BOB"),
        "c": money(10, 90, "BOB"),
        "d": money(5, 20, "USD"),
        "e": money(9, 20, "USD"),
        "lonely": money(9, 20, "MXN"),
        "without a saving": f"investment: {{amount: 5, currency: USD, {SOURCED}}}\n",
        "two-currencies": money(5, 5, "USD").replace("USD", "BOB", 1),
        "disputed": money(5, 5, "USD") + "disputed: Another paper says 910 in all.\n",
        "for-nothing": money(0, 5, "USD"),
    }.items():
        empty.case(fields, name=name.replace(" ", "-"))
    dollars, bolivianos = clouds(empty)
    assert (dollars.title, dollars.across) == (
        "Investment and yearly saving, US Dollar",
        "Investment (USD)",
    )
    assert [dot.item for dot in dollars.dots] == ["d", "e"]
    assert [dot.item for dot in bolivianos.dots] == ["c", "a", "b"]
    marks = {one.id: one.mark for one in finder(empty).items if one.mark}
    assert marks == {"c": "3", "d": "1", "e": "2", "a": "4", "b": "5"}


def test_a_point_stands_on_the_line_of_its_payback(empty: Content) -> None:
    empty.case(money(100, 100, "USD"), name="a-year")
    empty.case(money(1000, 2000, "USD"), name="half-a-year")
    (cloud,) = clouds(empty)
    places = {dot.item: (float(dot.x), float(dot.y)) for dot in cloud.dots}
    lines = {
        ray.text: [[float(one) for one in end] for end in (ray.start, ray.end)]
        for ray in cloud.rays
    }
    for name, text in {"a-year": "1 year", "half-a-year": "6 months"}.items():
        (x, y), ((left, bottom), _) = places[name], lines[text]
        # A line of equal payback goes as far up as it goes across.
        assert x - left == pytest.approx(bottom - y, abs=0.2)


def test_the_axes_are_numbered_as_the_reader_writes_numbers(empty: Content) -> None:
    empty.case(money(10_000, 20_000, "USD"), name="a")
    empty.case(money(100_000, 20_000, "USD"), name="b")
    (english,), (spanish,) = clouds(empty), clouds(empty, "es")
    assert [tick.text for tick in english.ticks] == ["10,000", "100,000"]
    assert [tick.text for tick in spanish.ticks] == ["10\u202f000", "100\u202f000"]
    assert [ray.text for ray in spanish.rays] == ["6 meses", "1 año", "2 años", "5 años"]


def test_a_point_says_in_words_what_it_shows_and_leads_to_its_case(empty: Content) -> None:
    empty.case(money(5, 20, "USD"), name="a")
    empty.case(money(9, 20, "USD").replace("scope: enterprise", "scope: group"), name="b")
    (cloud,) = clouds(empty)
    first = cloud.dots[0]
    assert plain(first.text) == (
        "1. Rosa, a tannery: US$ 5 invested, US$ 20 saved a year, payback 3 months"
    )
    assert (first.address, first.shape) == ("cases/a/", "circle")
    assert cloud.shapes == (("circle", "One firm"),)


def test_the_number_of_a_point_makes_way_for_other_points(empty: Content) -> None:
    empty.case(money(10, 10, "USD"), name="a")
    empty.case(money(12, 11, "USD"), name="b")
    empty.case(money(90, 90, "USD"), name="c")
    (cloud,) = clouds(empty)
    spots = {dot.item: dot.spot for dot in cloud.dots}
    assert spots["c"] == (7, -3, "start")
    # Above and to the right of it is the next one.
    assert spots["a"] == (7, 11, "start")
    assert spots["b"] == (7, -3, "start")


def test_a_number_that_nobody_could_read_is_left_out(empty: Content) -> None:
    for name in "abcdefghijklmnopqrst":
        empty.case(money(10, 10, "USD"), name=name)
    (cloud,) = clouds(empty)
    shown = [dot.spot for dot in cloud.dots if dot.spot]
    assert len(shown) == len(set(shown)) < len(cloud.dots)


@pytest.mark.parametrize("amounts", [(1, 1), (0.001, 0.002), (10**14, 3)])
def test_no_amount_is_too_large_or_too_small_for_the_axes(
    empty: Content, amounts: tuple[float, float]
) -> None:
    for name in ("a", "b"):
        empty.case(money(*amounts, "USD"), name=name)
    (cloud,) = clouds(empty)
    left, top, right, bottom = cloud.corners
    for dot in cloud.dots:
        assert left <= float(dot.x) <= right
        assert top <= float(dot.y) <= bottom
    assert len(cloud.ticks) >= 2


# --- What is taken along --------------------------------------------------------------------------


def taken(content: Content, name: str) -> dict[str, Any]:
    files = row_files(list(editions(content.library(), SETTINGS).values()))
    text = files[f"rows/{name}.js"]().decode()
    table: dict[str, Any] = json.loads(text.removeprefix("kb.rows(").removesuffix(");\n"))
    return table


def test_the_rows_for_csv_are_those_of_the_table_of_figures(content: Content) -> None:
    content.case(f"saving: {{amount: 12, per: year, currency: USD, {SOURCED}, page: =1+1}}\n")
    library, table = content.library(), taken(content, "figures")
    cases = [row for row in rows(library) if row["kind"] == "cases"]
    lines = as_csv(list(columns_in(library)), cases).decode().splitlines()
    assert table["head"] == lines[0].split(",")
    assert len(table["rows"]["a-case"] + table["rows"]["rosa-tannery"]) == len(lines) - 1
    (row,) = table["rows"]["a-case"]
    assert row[table["head"].index("page")] == "'=1+1"


def test_the_rows_for_a_workbook_are_those_of_its_sheet(content: Content) -> None:
    files = data_files(list(editions(content.library(), SETTINGS).values()))
    sheet = sheets_of(files["data/figures.es.xlsx"]())["Cifras"]
    table = taken(content, "results.es")
    expected = [row for row in sheet.records() if row["Ficha"] == "rosa-tannery"]
    found = [
        {head: cell for head, cell in zip(table["head"], row, strict=True) if cell is not None}
        for row in table["rows"]["rosa-tannery"]
    ]
    assert found == expected


def test_the_rows_of_a_list_have_typed_cells_and_the_address_of_the_page(content: Content) -> None:
    table = taken(content, "centres.en")
    ((row,),) = table["rows"].values()
    shown = dict(zip(table["head"], row, strict=True))
    assert shown["Centre"] == "First centre"
    assert shown["Last reviewed"] == {"day": "2026-11-21"}
    assert shown["Address of the page"] == "https://example.org/en/centres/first-centre/"
    assert len(table["widths"]) == len(table["head"])

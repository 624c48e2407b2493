"""The figures that the knowledge base stands for: on the page, in Spanish, in CSV and in JSON."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from tests.site.reading import Site, words

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
EVERY_FIGURE = "Every figure of this case"
TOTAL = "What the total is made of"
COMPUTED_PAYBACK = "investment / annual saving * 12"
COMPUTED_RETURN = "annual saving / investment * 100"


def values(row: dict[str, str]) -> tuple[str, ...]:
    """Return what a reader of the data compares: both ends, unit, denominator and qualifier."""
    return row["low"], row["high"], row["unit"], row["per"], row["qualifier"]


@pytest.mark.parametrize(
    ("lang", "tiles"),
    [
        ("en", ["4.3 months", "US$ 58,850 a year", "US$ 21,200", "278 %"]),
        ("es", ["4,3 meses", "US$ 58.850 al año", "US$ 21.200", "278 %"]),
    ],
)
def test_the_poultry_slaughterhouse_has_its_money_back_in_4_3_months(
    site: Site, lang: str, tiles: list[str]
) -> None:
    page = site.page(f"{lang}/cases/bolivia-poultry-slaughterhouse/")
    assert list(page.tiles.values()) == tiles


def test_the_data_give_the_poultry_slaughterhouse_the_same_payback_and_return(site: Site) -> None:
    case = "bolivia-poultry-slaughterhouse"
    payback = site.figure(case, "payback", "computed")
    assert values(payback) == ("4.32", "4.32", "months", "", "")
    assert payback["formula"] == COMPUTED_PAYBACK
    computed = site.figure(case, "return", "computed")
    assert values(computed) == ("277.59", "277.59", "percent", "", "")
    assert computed["formula"] == COMPUTED_RETURN
    stated = site.figure(case, "return", "stated")
    assert values(stated) == ("278", "278", "percent", "", "")
    assert (stated["evidence"], stated["source"]) == ("reported", "usaid-lac-brochure")


@pytest.mark.parametrize(
    ("lang", "cells"),
    [
        ("en", ["7", "US$ 130,630", "US$ 227,030", "6.9 months"]),
        ("es", ["7", "US$ 130.630", "US$ 227.030", "6,9 meses"]),
    ],
)
def test_the_last_row_of_the_ep3_table_is_its_total(
    site: Site, lang: str, cells: list[str]
) -> None:
    rows = site.page(f"{lang}/cases/ep3-bolivia-total/").rows(TOTAL)
    assert [row[0] for row in rows].index("Total") == 6
    assert rows[6][1:] == cells


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_ep3_total_on_the_page_is_the_sum_of_the_rows_above_it(site: Site, lang: str) -> None:
    page = site.page(f"{lang}/cases/ep3-bolivia-total/")
    (body,) = (table for table in page.all("//table/tbody") if "Total" in words(table))
    rows = [[Decimal(str(value)) for value in row.xpath("td/data/@value")][:3] for row in body]
    assert (
        [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1] == [7, 130630, 227030]
    )


def test_the_ep3_total_in_the_data_is_the_sum_of_its_parts(site: Site) -> None:
    (total,) = (case for case in site.data("cases.json") if case["id"] == "ep3-bolivia-total")
    assert len(total["parts"]) == 6
    for figure, amount in (("investment", 130630), ("saving", 227030)):
        parts = [site.figure(part, figure, "stated") for part in total["parts"]]
        whole = site.figure("ep3-bolivia-total", figure, "stated")
        assert sum(int(part["low"]) for part in parts) == int(whole["low"]) == amount
        assert sum(int(part["plants"]) for part in parts) == int(whole["plants"]) == 7


@pytest.mark.parametrize(
    ("lang", "saved", "rooms"), [("en", "US$ 920 a year", "674"), ("es", "US$ 920 al año", "674")]
)
def test_the_jamaican_hotels_save_920_dollars_a_room_and_so_have_674_rooms(
    site: Site, lang: str, saved: str, rooms: str
) -> None:
    page = site.page(f"{lang}/cases/jamaica-five-hotels/")
    assert next(iter(page.tiles.values())) == saved
    assert [row[1] for row in page.rows(EVERY_FIGURE)][2:4] == ["US$ 920", rooms]


def test_the_data_hold_the_saving_per_room_and_the_rooms_that_it_implies(site: Site) -> None:
    per_room = site.figure("jamaica-five-hotels", "unit_saving", "stated")
    assert values(per_room) == ("920", "920", "USD/year", "room", "")
    rooms = site.figure("jamaica-five-hotels", "implied_units", "computed")
    assert values(rooms) == ("673.91", "673.91", "room", "", "")
    assert rooms["formula"] == "annual saving / unit saving"


def test_the_firm_in_queretaro_that_spent_nothing_has_no_return_to_compute(site: Site) -> None:
    page = site.page("en/cases/queretaro-zero-investment/")
    assert page.tiles == {
        "Payback": "nothing to pay back",
        "Saved": "US$ 40,000 a month",
        "Invested": "US$ 0",
    }
    table = page.figures(EVERY_FIGURE)
    assert table["Saving a year"][:2] == ["US$ 480,000", "computed: monthly saving × 12"]
    names = [row["figure"] for row in site.figures if row["record"] == "queretaro-zero-investment"]
    assert sorted(names) == ["annual_saving", "investment", "saving"]


def test_the_firm_in_queretaro_that_saves_electricity_is_paid_back_in_3_4_months(
    site: Site,
) -> None:
    page = site.page("en/cases/queretaro-electricity-investment/")
    assert page.tiles == {
        "Payback": "3.4 months",
        "Saved": "about US$ 7,000 a year",
        "Invested": "about US$ 2,000",
        "Yearly return": "350 %",
    }


def test_the_third_firm_in_queretaro_shows_what_it_said_beside_what_we_computed(
    site: Site,
) -> None:
    page = site.page("en/cases/queretaro-2500-investment/")
    table = page.figures(EVERY_FIGURE)
    assert table["Payback"][:2] == ["2.8 months", "computed: investment / yearly saving × 12"]
    assert table["Payback, as stated"][:2] == ["under 3 months", "Reported"]
    assert table["Saving a year"][0] == "over US$ 10,800"
    stated = site.figure("queretaro-2500-investment", "payback", "stated")
    assert values(stated) == ("3", "3", "months", "", "under")


def test_the_ranges_of_the_group_in_queretaro_stay_ranges(site: Site) -> None:
    page = site.page("en/cases/queretaro-group/")
    assert page.tiles == {}
    assert [row[:3] for row in page.rows(EVERY_FIGURE)] == [
        ["Water", "−50 % to −30 %", "Stated"],
        ["Need for hazardous waste treatment", "−50 %", "Stated"],
        ["Electricity", "−80 %", "Stated"],
    ]
    water = next(row for row in site.figures if row["record"] == "queretaro-group")
    assert values(water) == ("30", "50", "percent", "", "")


def test_spanish_pages_of_several_countries_group_with_a_narrow_space(site: Site) -> None:
    texts = {str(cell.text_content()) for cell in site.page("es/results/").all("//td//data")}
    expected = {"US$_21~200", "US$_58~850", "4,3 meses", "US$_130~630", "US$_3800"}
    assert {text.replace("_", NO_BREAK).replace("~", NARROW) for text in expected} <= texts
    assert [text for text in texts if text and re.search(r"\d[.]\d|\d,\d{3}", text)] == []


@pytest.mark.parametrize(
    ("address", "label", "amount"),
    [
        ("es/cases/bolivia-poultry-slaughterhouse/", "Ahorro", "US$ 58.850 al año"),
        ("es/cases/queretaro-zero-investment/", "Ahorro", "US$ 40,000 al mes"),
        ("en/cases/queretaro-zero-investment/", "Saved", "US$ 40,000 a month"),
        ("en/cases/bolivia-poultry-slaughterhouse/", "Saved", "US$ 58,850 a year"),
    ],
)
def test_the_page_of_one_country_writes_numbers_as_it_does(
    site: Site, address: str, label: str, amount: str
) -> None:
    assert site.page(address).tiles[label] == amount


def test_a_summary_writes_numbers_as_the_tiles_of_its_page(site: Site) -> None:
    page = site.page("es/cases/cpts-san-lorenzo-tannery/")
    said = "gastó {} dólares y en 2002 ahorraba {}"
    assert page.tiles["Inversión"] == "US$ 2.240"
    described = page.one("//meta[@name='description']").get("content", "")
    assert said.format("2.240", "20.400") in described


@pytest.mark.parametrize(
    ("address", "payback"),
    [("es/countries/bo/", "4,3 meses"), ("es/countries/mx/", "3.4 meses")],
)
def test_the_table_of_one_country_writes_numbers_as_it_does(
    site: Site, address: str, payback: str
) -> None:
    assert payback in {words(cell) for cell in site.page(address).all("//td/data")}


def compared(site: Site, case: str) -> dict[str, str]:
    """Return the figures of a case in the list of results, by what the list is sorted by."""
    found = site.page("en/results/").all(f"//tr[@data-kb-item='{case}']//data")
    return {one.get("data-kb-key", ""): words(one) for one in found}


def test_the_list_holds_the_same_figures_as_the_case(site: Site) -> None:
    assert compared(site, "bolivia-poultry-slaughterhouse").items() >= {
        "payback": "4.3 months",
        "saving": "US$ 58,850",
        "investment": "US$ 21,200",
        "return": "278 %",
    }.items()
    assert compared(site, "ep3-bolivia-total").items() >= {
        "plants": "7",
        "investment": "US$ 130,630",
        "saving": "US$ 227,030",
    }.items()


def is_stated(row: dict[str, str]) -> bool:
    """Say whether a row names who states the figure, and no formula."""
    return bool(row["evidence"] and row["source"]) and not row["formula"]


def is_computed(row: dict[str, str]) -> bool:
    """Say whether a row says how the figure was computed, and names nobody."""
    return bool(row["formula"]) and not (row["evidence"] or row["source"] or row["page"])


def test_every_figure_is_stated_by_a_source_or_computed_by_a_formula(site: Site) -> None:
    known = {"stated": is_stated, "computed": is_computed}
    assert len(site.figures) > 200
    assert [row for row in site.figures if not known[row["origin"]](row)] == []


def test_every_figure_has_a_number_and_a_unit(site: Site) -> None:
    assert [
        row for row in site.figures if not row["unit"] or Decimal(row["low"]) > Decimal(row["high"])
    ] == []


def test_every_figure_names_a_record_and_a_source_that_exist(site: Site) -> None:
    kinds = {row["kind"] for row in site.figures}
    assert {"cases", "measures", "sectors"} <= kinds
    records = {(kind, record["id"]) for kind in kinds for record in site.data(f"{kind}.json")}
    sources = {source["id"] for source in site.data("sources.json")}
    assert {(row["kind"], row["record"]) for row in site.figures} <= records
    assert {row["source"] for row in site.figures if row["source"]} <= sources


def test_json_and_csv_hold_the_same_figures(site: Site) -> None:
    def same(typed: Any, text: str) -> bool:
        return (
            Decimal(text) == Decimal(str(typed))
            if isinstance(typed, int | float)
            else typed == text
        )

    figures: list[dict[str, Any]] = site.data("figures.json")
    assert all(isinstance(row["low"], int | float) for row in figures)
    assert [
        (typed, row)
        for typed, row in zip(figures, site.figures, strict=True)
        if typed.keys() != row.keys() or not all(same(typed[name], row[name]) for name in row)
    ] == []

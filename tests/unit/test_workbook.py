"""The workbook: typed cells in the reader's language, and no text that a spreadsheet computes."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

import pytest

from generator.data.workbook import workbook_of
from generator.settings import Settings
from generator.views.edition import Edition
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content
from tests.workbooks import Sheet, sheets_of

# The day that spreadsheets count from.
EPOCH = date(1899, 12, 30)
INVESTED = f"investment: {{amount: 21200, currency: USD, price_year: 2001, {SOURCED}}}\n"
SAVED = f"saving: {{amount: 58850, currency: USD, per: year, {SOURCED}}}\n"


def made(content: Content, lang: str) -> bytes:
    assert content.said() == []
    settings = Settings("https://kb.example/", "https://code.example")
    return workbook_of(editions(content.library(), settings)[lang])


def sheets(content: Content, lang: str = "en") -> dict[str, Sheet]:
    return sheets_of(made(content, lang))


def of_case(sheet: Sheet) -> dict[str, str | float]:
    (row,) = (row for row in sheet.records() if row.get("Case") == "Rosa, a tannery")
    return row


def figures(sheet: Sheet) -> list[dict[str, str | float]]:
    return [row for row in sheet.records() if row["Record"] == "a-case"]


def test_every_kind_has_its_sheet_in_the_readers_language(content: Content) -> None:
    english = ["About this file", "Figures", "Cases", "Sectors", "Measures", "Centres", "Financing"]
    others = ["Chambers and public bodies", "Programmes", "Policies", "Sources"]
    spanish = ["Sobre este archivo", "Cifras", "Casos", "Sectores", "Medidas", "Centros"]
    assert list(sheets(content)) == [*english, *others]
    assert list(sheets(content, "es"))[:6] == spanish


def test_the_head_of_a_table_stays_in_sight_and_filters_it(content: Content) -> None:
    about, *tables = sheets(content).values()
    assert (about.frozen_rows, about.filtered) == (0, "")
    assert {table.frozen_rows for table in tables} == {1}
    assert all(table.filtered.startswith("A1:") for table in tables)
    assert tables[1].filtered == f"A1:V{len(tables[1].records()) + 1}"


def test_a_figure_is_a_number_with_its_unit_and_the_year_of_its_prices(content: Content) -> None:
    content.case("sectors: [tanneries]\nplants: 1\n" + INVESTED)
    (row,) = figures(sheets(content)["Figures"])
    assert row == {
        "Kind of record": "Cases",
        "Page of this site": "Rosa, a tannery",
        "Country": "Bolivia",
        "Sector": "Tanneries",
        "Whose result": "One firm",
        "Figure": "Investment",
        "Low": 21200,
        "High": 21200,
        "Unit": "USD",
        "Year of the prices": 2001,
        "How we know": "Reported",
        "Source": "Report of the visits",
        "Record": "a-case",
    }


def test_the_same_figure_in_spanish(content: Content) -> None:
    content.case(INVESTED)
    (row,) = (row for row in sheets(content, "es")["Cifras"].records() if row["Ficha"] == "a-case")
    assert (row["Tipo de ficha"], row["Cifra"], row["País"]) == ("Casos", "Inversión", "Bolivia")
    assert (row["Mínimo"], row["Año de los precios"]) == (21200, 2001)


def test_a_reduction_is_negative_and_in_percent_as_a_computed_change_is(content: Content) -> None:
    reading = (
        "{{quantity: {n}, unit: m3, period: month, output: {{quantity: 30, unit: t-raw-hide}}}}"
    )
    content.case(
        f"results:\n  - {{id: well, resource: water, reduction_percent: up to 40, {SOURCED}}}\n"
        f"  - {{id: tap, resource: water, {SOURCED}, "
        f"before: {reading.format(n=900)}, after: {reading.format(n=600)}}}\n"
    )
    stated, computed, before, _ = figures(sheets(content)["Figures"])
    assert [stated[head] for head in ("Figure", "Low", "High", "Word", "Unit")] == [
        *("Water", -40, -40, "up to", "%")
    ]
    assert [computed[head] for head in ("Figure", "Low", "Unit")] == ["Water", -33.33, "%"]
    assert computed["How we know"] == "computed: after / before − 1, per unit of output"
    assert [before[head] for head in ("Low", "Unit", "Per", "Output", "Unit of the output")] == [
        *(900, "m³", "a month", 30, "tonne of raw hide")
    ]


def test_a_case_has_its_money_as_numbers_and_in_words_what_is_no_number(content: Content) -> None:
    case = content.case("start: 1999\nplants: 1200\n" + INVESTED + SAVED)
    case.write_text(case.read_text("utf-8").replace("scope: enterprise", "scope: group"), "utf-8")
    row = of_case(sheets(content)["Cases"])
    assert (row["Investment"], row["Currency of the investment"]) == (21200, "USD")
    assert (row["Saving a year"], row["Currency of the saving"]) == (58850, "USD")
    assert (row["Payback, in months"], row["Yearly return, in percent"]) == (4.32, 277.59)
    assert (row["From the year"], row["Plants"]) == (1999, 1200)
    content.case(INVESTED.replace("21200", "about 21200") + SAVED.replace("58850", "500-58850"))
    row = of_case(sheets(content)["Cases"])
    assert (row["Investment"], row["Saving a year"]) == ("about 21,200", "500–58,850")


def test_a_measure_without_a_sector_serves_every_sector(content: Content) -> None:
    content.replace("measures/shake-off-salt.md", "sectors: [tanneries]\n", "")
    (row,) = sheets(content, "es")["Medidas"].records()
    assert row["Sector"] == "todos los sectores"


def test_a_contact_has_its_page_whom_to_ask_for_and_its_day(content: Content) -> None:
    (row,) = sheets(content)["Chambers and public bodies"].records()
    days = (date(2026, 11, 20) - EPOCH).days
    assert row["Contact page"] == "https://example.org/contact"
    assert (row["Ask for"], row["Contact checked on"]) == ("the environment unit", days)
    (row,) = sheets(content)["Centres"].records()
    assert {"Contact page", "Ask for", "Contact checked on"} & row.keys() == set()


def test_a_profile_says_its_date_state_and_institutions_as_its_page_does(content: Content) -> None:
    content.replace(
        "financing/first-fund.md", 'as_of: "2004"', "as_of: about 2004\nrun_by: [Canada]"
    )
    (fund,) = sheets(content, "es")["Financiamiento"].records()
    assert {head: fund[head] for head in list(fund)[2:7]} == {
        "Estado": "datos de alrededor de 2004; hoy no se sabe",
        "Quién puede pedirlo": "Empresas",
        "País": "Bolivia",
        "A cargo de": "Canadá",
        "Fecha de los datos": "alrededor de 2004",
    }


def test_the_cases_of_a_sector_are_those_that_its_page_counts(content: Content) -> None:
    content.case("sectors: [tanneries]\n")
    (sector,) = sheets(content)["Sectors"].records()
    assert sector["Documented cases"] == 1


def test_a_value_that_no_cell_can_hold_does_not_go_missing(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Edition, "reach_of", lambda edition, source: b"excerpt")
    with pytest.raises(AssertionError, match="b'excerpt'"):
        sheets(content)


def test_the_title_of_a_record_leads_to_its_page(content: Content) -> None:
    content.case()
    cases = sheets(content, "es")["Casos"]
    places = {text: f"{column}{row}" for (column, row), text in cases.cells.items()}
    assert cases.links[places["Rosa, a tannery"]] == "https://kb.example/es/cases/a-case/"


def test_an_address_that_no_spreadsheet_takes_stands_as_a_text(content: Content) -> None:
    address = f"https://example.org/{'a' * 2100}"
    content.replace("sources/plant-report.yml", "https://example.org/report.pdf", address)
    sources = sheets(content)["Sources"]
    assert address in sources.cells.values()
    assert address not in sources.links.values()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("https://e.example")'])
def test_a_text_like_a_formula_stays_a_text_that_cannot_become_one(
    content: Content, text: str
) -> None:
    content.case(f"place: '{text}'\nfirm: 'https://evil.example'\n")
    cases = sheets(content)["Cases"]
    assert of_case(cases)["Place"] == f"'{text}"
    assert of_case(cases)["Firm"] == "https://evil.example"
    assert cases.formulas == 0
    assert "https://evil.example" not in cases.links.values()


def test_a_workbook_carries_no_time_of_its_making(content: Content) -> None:
    first = made(content, "en")
    assert first == made(content, "en")
    with ZipFile(io.BytesIO(first)) as book:
        assert {part.date_time[:3] for part in book.infolist()} == {(1980, 1, 31)}
        core = book.read("docProps/core.xml").decode()
    assert "2026-11-21T00:00:00Z</dcterms:created>" in core
    assert "2026-11-21T00:00:00Z</dcterms:modified>" in core


def test_the_first_sheet_says_what_it_is_whose_and_what_the_columns_hold(content: Content) -> None:
    about = sheets(content)["About this file"]
    texts = list(about.cells.values())
    assert texts[:3] == [
        "Cleaner production knowledge base",
        "https://kb.example/en/",
        "Last reviewed on November 21, 2026.",
    ]
    assert "https://creativecommons.org/licenses/by/4.0/" in about.links.values()
    place = texts.index("Sheet")
    assert texts[place : place + 6] == [
        *("Sheet", "Column", "What it holds"),
        *("Figures", "Kind of record", "Which sheet of this file the record stands on"),
    ]

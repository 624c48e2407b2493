"""What is beside the list: its chart, the rows to take along, and all of it without scripts."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import PHONE, Reader
from tests.web.test_finder import LISTS, SIZES, choose, listed
from tests.workbooks import sheets_of

pytestmark = pytest.mark.web

# What makes of each row a hundred, no two of them alike.
MANY = """(table) => {
    for (const [id, [[, ...row]]] of Object.entries(table.rows)) {
        table.rows[id] = Array.from({ length: 100 }, (_, number) => [`${number} ${id}`, ...row]);
    }
    return table;
}"""


# --- The chart ----------------------------------------------------------------------------------


def drawn(page: Page) -> list[str]:
    shown: list[str] = page.locator(".kb-finder [data-kb-dot]").evaluate_all(
        "dots => dots.filter((dot) => dot.checkVisibility()).map((dot) => dot.dataset.kbDot)"
    )
    return shown


def test_the_chart_follows_the_list(reader: Reader) -> None:
    page = reader.open("en/results/")
    every = drawn(page)
    assert len(every) > 8
    choose(page, "sector", "tanneries")
    assert 0 < len(drawn(page)) < len(every)
    assert set(drawn(page)) == set(every) & set(listed(page))


def test_a_point_says_what_it_is_and_leads_to_its_case(reader: Reader) -> None:
    page = reader.open("en/results/")
    point = page.locator(".kb-finder [data-kb-dot]").first
    name = (point.locator("title").text_content() or "").replace("\N{NO-BREAK SPACE}", " ")
    assert re.match(r"1\. .+: US\$ [\d,]+ invested, US\$ [\d,]+ saved a year, payback .+", name)
    expect(page.get_by_role("link", name=re.compile(r"^1\. "))).to_have_count(1)
    target = point.get_attribute("data-kb-dot")
    expect(page.locator(f".kb-finder [data-kb-item={target}] .kb-mark")).to_have_text(
        "No. 1 on the chart"
    )
    point.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{target}/")


# --- Taking along -------------------------------------------------------------------------------


def taken(page: Page, form: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(f".kb-finder [data-kb-take={form}]").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize("reader_kind", ["server", "files"])
def test_the_figures_of_what_is_listed_are_taken_along(reader: Reader, reader_kind: str) -> None:
    if reader_kind == "files":
        reader.server = reader.site.folder.as_uri()
    page = reader.open("es/results/index.html?sector=hotels")
    name, data = taken(page, "xlsx")
    assert name == "results.es.xlsx"
    (sheet,) = sheets_of(data).values()
    whole = sheets_of((reader.site.folder / "data" / "figures.es.xlsx").read_bytes())["Cifras"]
    wanted = [row for row in whole.records() if row["Ficha"] in set(listed(page))]
    assert sheet.frozen_rows == 1
    assert sheet.formulas == 0
    assert sorted(sheet.records(), key=str) == sorted(wanted, key=str)

    lacking = set(listed(page)) - {str(row["Ficha"]) for row in wanted}
    expect(page.locator("[data-kb-lacking]")).to_have_text(
        f"De los que están en la lista, {len(lacking)} no tienen cifras y no están en el archivo."
    )

    name, data = taken(page, "csv")
    assert name == "figures.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    text = (reader.site.folder / "data" / "figures.csv").read_text("utf-8")
    every = [row for row in csv.DictReader(io.StringIO(text)) if row["kind"] == "cases"]
    assert [row["record"] for row in rows] == sorted(
        (row["record"] for row in every if row["record"] in listed(page)), key=listed(page).index
    )
    assert all(row in every for row in rows)


@pytest.mark.parametrize("name", LISTS[1:])
def test_the_lines_of_the_other_lists_are_taken_along(reader: Reader, name: str) -> None:
    page = reader.open(f"en/{name}/")
    if name == "measures":
        choose(page, "sector", "hotels")
    title, data = taken(page, "xlsx")
    assert title == f"{name}.en.xlsx"
    (sheet,) = sheets_of(data).values()
    addresses = [str(row["Address of the page"]) for row in sheet.records()]
    assert [one.rsplit("/", 2)[1] for one in addresses] == listed(page)
    days = [row["Last reviewed"] for row in sheet.records()]
    assert all(isinstance(day, float) for day in days)
    _, data = taken(page, "csv")
    assert len(list(csv.reader(io.StringIO(data.decode())))) == len(addresses) + 1


def test_a_large_workbook_is_made_as_the_policy_allows(reader: Reader) -> None:
    page = reader.open("en/measures/")
    file = reader.site.folder / "rows" / "measures.en.js"
    table = file.read_text("utf-8").removeprefix("kb.rows(").removesuffix(");\n")
    # A hundred times as much: the library gives so much to a worker.
    body = f"kb.rows(({MANY})({table}))"
    page.route("**/rows/measures.en.js", lambda route: route.fulfill(body=body))
    with page.expect_event("worker"):
        _, data = taken(page, "xlsx")
    (sheet,) = sheets_of(data).values()
    assert len(sheet.records()) == 100 * len(listed(page)) >= 10_000


def test_rows_that_do_not_come_are_told_with_what_to_do(reader: Reader) -> None:
    page = reader.open("es/centres/")
    page.route("**/rows/centres.es.js", lambda route: route.abort())
    page.locator(".kb-finder [data-kb-take=csv]").click()
    expect(page.locator(".kb-finder [role=alert]")).to_have_text(
        "No se pudieron cargar las filas. Pruebe otra vez o tome el archivo completo."
    )
    page.unroute("**/rows/centres.es.js")
    assert taken(page, "csv")[0] == "centres.es.csv"
    expect(page.locator(".kb-finder [data-kb-failed]")).to_be_hidden()
    reader.complaints.clear()


# --- Without scripts ----------------------------------------------------------------------------


@SIZES
@pytest.mark.parametrize("name", LISTS)
def test_without_scripts_the_whole_list_stands_there(
    reader: Reader, name: str, size: tuple[int, int]
) -> None:
    page = reader.open(f"en/{name}/", size, scripts=False)
    rows = page.locator(".kb-finder [data-kb-item]")
    assert rows.count() >= 5
    for row in (rows.first, rows.last):
        expect(row).to_be_visible()
    expect(page.locator(".kb-controls")).to_be_hidden()
    expect(page.locator(".kb-finder [data-kb-take]").first).to_be_hidden()
    links = page.locator(".kb-takings a:visible")
    assert [link.get_attribute("href") for link in links.all()] == [
        "../../data/figures.en.xlsx",
        "../data/",
    ]


def test_without_scripts_the_chart_stands_there(reader: Reader) -> None:
    page = reader.open("es/results/", PHONE, scripts=False)
    points = page.locator(".kb-finder [data-kb-dot]")
    assert points.count() > 8
    for point in points.all():
        expect(point).to_be_visible()

"""The workbook: every figure and every record in the reader's language, for spreadsheets."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, assert_never

from generator.data.cells import inert_cell
from generator.data.columns import Cell
from generator.data.tables import TABLES, Table
from generator.marks import N_
from generator.settings import LICENCE, SITE_NAME
from generator.views.edition import Edition
from generator.views.page import Link

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

# No text becomes a formula or a link by itself.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
# What spreadsheets take: signs of the name of a sheet and of an address, rows with two links each.
LONGEST_NAME, LONGEST_ADDRESS, MOST_LINKED = 31, 2079, 32_000
ABOUT = N_("About this file")
NOTES = (
    N_("Every figure and every record of this site, a sheet for each kind."),
    N_(
        "Payback and return are computed from investment and saving. Amounts are "
        "in the currency of the source and were not converted."
    ),
    N_("Percentages are numbers like all others: 40, with the unit %."),
    N_("A text that a spreadsheet would take for a formula has an apostrophe before it."),
    N_("The files are free to use under the licence CC BY 4.0: say where they come from."),
)
WIDTHS = (28, 32, 80)


class _Looks(NamedTuple):
    """How cells look that are no plain text."""

    head: "Format"
    whole: "Format"
    day: "Format"


def workbook_of(edition: Edition) -> bytes:
    """Return the workbook of an edition."""
    # Takes long to load, and only a build needs it.
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, _OPTIONS) as book:
        reviewed = datetime.combine(edition.library.last_reviewed, time())
        book.set_properties({"title": edition.words(SITE_NAME), "created": reviewed})
        looks = _Looks(
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            book.add_format({"num_format": "#,##0"}),
            book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        )
        _write_about(_added(book, ABOUT, edition), edition, looks)
        for table in TABLES:
            _write_table(_added(book, table.title, edition), table, edition, looks)
    return file.getvalue()


def _added(book: "Workbook", title: str, edition: Edition) -> "Worksheet":
    return book.add_worksheet(edition.words(title)[:LONGEST_NAME])


def _write_about(sheet: "Worksheet", edition: Edition, looks: _Looks) -> None:
    """Write what the file is, whose it is, and what the columns of its sheets hold."""
    above, columns = _told(edition), _columns(edition)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    for head in (0, len(above)):
        sheet.set_row(head, None, looks.head)
    for row, cells in enumerate([*above, *columns]):
        _write_row(sheet, row, cells, edition, looks)


def _told(edition: Edition) -> list[tuple[Cell, ...]]:
    """Return the lines that say what the file is, the last one empty."""
    words = edition.words
    reviewed = words("Last reviewed on {date}.", date=words.date(edition.library.last_reviewed))
    home, notes = Link(edition.url(""), ""), map(words, NOTES)
    licence = Link("CC BY 4.0", LICENCE)
    return [(words(SITE_NAME),), (home,), (reviewed,), *((note,) for note in notes), (licence,), ()]


def _columns(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    """Yield a line for each column of each sheet, after a head."""
    yield tuple(map(edition.words, (N_("Sheet"), N_("Column"), N_("What it holds"))))
    for table in TABLES:
        for column in table.columns:
            yield tuple(map(edition.words, (table.title, column.head, column.about)))


def _write_table(sheet: "Worksheet", table: Table, edition: Edition, looks: _Looks) -> None:
    """Write a head that stays in sight, and the rows, to be filtered by it."""
    last = 0
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, edition.words(column.head), looks.head)
    for last, row in enumerate(table.rows(edition), start=1):
        cells = (column.shown(row, edition) for column in table.columns)
        _write_row(sheet, last, cells, edition, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write_row(
    sheet: "Worksheet", row: int, cells: Iterable[Cell], edition: Edition, looks: _Looks
) -> None:
    for place, cell in enumerate(cells):
        match cell:
            case Link():
                _write_link(sheet, row, place, cell, edition)
            case date():
                sheet.write_datetime(row, place, cell, looks.day)
            case Decimal():
                look = looks.whole if cell == cell.to_integral_value() else None
                sheet.write_number(row, place, float(cell), look)
            case int():
                sheet.write_number(row, place, cell)
            case str() if cell:
                sheet.write_string(row, place, inert_cell(cell))
            case None | "":
                pass
            case _:
                # A value that no cell can hold must not go missing.
                assert_never(cell)


def _write_link(sheet: "Worksheet", row: int, place: int, link: Link, edition: Edition) -> None:
    text, address = inert_cell(link.text), edition.url(link.address)
    if len(address) <= LONGEST_ADDRESS and row <= MOST_LINKED:
        sheet.write_url(row, place, address, string=text)
    else:
        sheet.write_string(row, place, text)

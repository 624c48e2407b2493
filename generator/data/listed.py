"""The rows that readers take along from a list of the site: of each record those that are its own.

They stand in scripts, since a page that was opened without a server can load nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic_core import to_json

from generator.data.cells import inert_line
from generator.data.columns import Cell, Column
from generator.data.figures import columns_in, inert_row, rows_of
from generator.data.tables import FIGURES, FOLDERS, TABLES, Row
from generator.data.workbook import LONGEST_NAME
from generator.library import Entry, Library
from generator.marks import N_
from generator.model import KINDS
from generator.settings import ROWS
from generator.views.edition import Edition
from generator.views.page import Link

# The lists of records that have a sheet of the workbook each; that of results has its figures.
LISTS = ("measures", "centres", "financing")
ADDRESS = Column(
    N_("Address of the page"), 40, lambda entry, edition: edition.url(edition.link(entry).address)
)


def row_files(editions: Sequence[Edition]) -> Mapping[str, Callable[[], bytes]]:
    """Return the makers of the files of rows, by their paths below the site."""
    makers = {ROWS.format(name="figures"): partial(_plain, editions[0].library)}
    for edition in editions:
        tables = {"results": partial(_figures, edition)}
        tables |= {folder: partial(_records, folder, edition) for folder in LISTS}
        makers |= {
            ROWS.format(name=f"{name}.{edition.lang}"): make for name, make in tables.items()
        }
    return makers


def _plain(library: Library) -> bytes:
    """Return the rows of figures.csv, as they stand in it."""
    names = list(columns_in(library))
    rows = {
        case.id: [inert_row(names, row) for row in rows_of(case, library)]
        for case in library.all("cases")
    }
    return _script("", names, (), rows)


def _figures(edition: Edition) -> bytes:
    """Return the rows of the sheet of figures."""
    rows = {
        case.id: [
            _cells(FIGURES, Row(case, figure), edition) for figure in case.figures_in(edition.lang)
        ]
        for case in edition.library.all("cases")
    }
    return _table(TABLES[0].title, FIGURES, rows, edition)


def _records(folder: str, edition: Edition) -> bytes:
    """Return the rows of the sheet of a folder, with the addresses of the pages."""
    columns = (*FOLDERS[folder], ADDRESS)
    entries: Iterable[Entry] = edition.library.all(folder)
    rows = {entry.id: [_cells(columns, entry, edition)] for entry in entries}
    return _table(KINDS[folder].title, columns, rows, edition)


def _cells(columns: Sequence[Column], row: Any, edition: Edition) -> list[Any]:
    return [_as_json(column.shown(row, edition)) for column in columns]


def _as_json(cell: Cell) -> Any:
    """Return a cell as JSON has it: a day is told from a text."""
    match cell:
        case Link():
            return inert_line(cell.text)
        case date():
            return {"day": cell.isoformat()}
        case Decimal():
            return float(cell)
        case str():
            return inert_line(cell) or None
    return cell


def _table(
    title: str, columns: Sequence[Column], rows: Mapping[str, Any], edition: Edition
) -> bytes:
    heads = [edition.words(column.head) for column in columns]
    widths = [column.width for column in columns]
    return _script(edition.words(title)[:LONGEST_NAME], heads, widths, rows)


def _script(
    title: str, head: Sequence[str], widths: Sequence[int], rows: Mapping[str, Any]
) -> bytes:
    table = {"title": title, "head": head, "widths": widths, "rows": rows}
    return b"".join((b"kb.rows(", to_json(table), b");\n"))

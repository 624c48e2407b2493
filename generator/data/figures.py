"""Every figure of every record as one flat table, as CSV and as JSON, for other programs."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.data.cells import inert_line
from generator.figures import Figure
from generator.library import Entry, Library, countries_of

Row = dict[str, str]

COLUMNS = {
    "kind": "Folder of the record: cases, sectors, measures ...",
    "record": "Id of the record",
    "item": "Id of the figure's place in the record: a result, a benchmark, an example",
    "countries": "Two-letter codes, separated by spaces",
    "sectors": "Ids of the sectors, separated by spaces",
    "scope": "Of cases: enterprise, group or programme",
    "plants": "Of cases: number of plants that the figure covers",
    "figure": "investment, saving, annual_saving, payback, return, reduction, benchmark ...",
    "label": "Resource or thing that the figure is about, in the language of the record",
    "low": "The figure, or the lower end of a range",
    "high": "The figure, or the upper end of a range",
    "qualifier": "about, over, under or up to, where the source says so",
    "unit": "Currency, months, percent, or the unit of what was measured",
    "per": "Period or denominator: year, 9 months, room, t-raw-hide ...",
    "origin": "stated by the source, or computed by this site",
    "formula": "How a computed figure was computed",
    "evidence": "Evidence grade of a stated figure",
    "source": "Id of the source of a stated figure",
    "page": "Place in the source",
}
# The columns that hold no text.
TYPES = {"low": "number", "high": "number", "plants": "integer"}


def columns_in(library: Library) -> dict[str, str]:
    """Return the columns with their descriptions; there is a title per language."""
    titles = {f"title_{lang}": f"Title of the record in {lang}" for lang in library.languages}
    return {**COLUMNS, **titles}


def rows(library: Library) -> Iterator[Row]:
    """Yield every figure of every record, folder by folder, in the order of the ids."""
    for entry in library.everything():
        yield from rows_of(entry, library)


def rows_of(entry: Entry, library: Library) -> Iterator[Row]:
    """Yield every figure of a record."""
    if figures := entry.figures_in(entry.lang or ""):
        head = _head(entry, library)
        yield from ({**head, **_cells(figure)} for figure in figures)


def _head(entry: Entry, library: Library) -> Row:
    """Return the cells that all figures of a record share, and empty ones for the others."""
    record, folder = entry.record, entry.kind.folder
    sectors = (entry.id,) if folder == "sectors" else getattr(record, "sectors", ())
    return {
        **dict.fromkeys(COLUMNS, ""),
        **{f"title_{lang}": entry.record_in(lang).title for lang in library.languages},
        "kind": folder,
        "record": entry.id,
        "countries": " ".join(countries_of(record)),
        "sectors": " ".join(sectors),
        "scope": getattr(record, "scope", ""),
        "plants": str(getattr(record, "plants", None) or ""),
    }


def _cells(figure: Figure) -> Row:
    has_both = figure.per and figure.period
    return {
        "item": figure.item,
        "figure": figure.name,
        "label": figure.label or figure.resource,
        "low": written(figure.quantity.low, figure),
        "high": written(figure.quantity.high, figure),
        "qualifier": figure.quantity.qualifier or "",
        "unit": f"{figure.unit}/{figure.period}" if has_both else figure.unit,
        "per": figure.per or str(figure.period or ""),
        "origin": "computed" if figure.is_computed else "stated",
        "formula": figure.formula.data if figure.formula else "",
        "evidence": figure.stated.evidence,
        "source": figure.stated.source,
        "page": figure.stated.page or "",
    }


def written(end: Decimal, figure: Figure) -> str:
    """Return an end of a figure: as it was typed; if computed, with two decimals or two digits."""
    if not figure.is_computed:
        return str(end)
    return f"{end:.{max(2, 1 - end.adjusted())}f}".rstrip("0").rstrip(".")


def as_csv(names: list[str], rows: list[Row]) -> bytes:
    """Return rows as CSV, with a line of the names of the columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([names, *(inert_row(names, row) for row in rows)])
    return text.getvalue().encode()


def inert_row(names: list[str], row: Row) -> list[str]:
    """Return the cells of a row in which no spreadsheet finds anything to compute."""
    return [row[name] if name in TYPES else inert_line(row[name]) for name in names]


def typed(names: list[str], row: Row) -> dict[str, Any]:
    """Return a row with its numbers as numbers."""
    cells = {name: row[name] for name in names}
    return cells | {name: json.loads(row[name]) for name in TYPES if row[name]}

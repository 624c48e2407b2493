"""The data files, for other programs: records as JSON, and every figure as one flat table."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import Any

from pydantic_core import to_json

from generator.figures import Figure
from generator.library import Entry, Library, countries_of
from generator.model import KINDS
from generator.settings import DATA_FOLDER, Settings

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
# A spreadsheet takes for a formula what begins with one of these, wide and small forms included.
_SIGNS = frozenset("=+-@\N{MINUS SIGN}")
_BLANKS = frozenset("\t\r\n")
_UNSEEN = re.compile(r"""^[\s"\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+""")
# The columns that hold no text.
TYPES = {"low": "number", "high": "number", "plants": "integer"}


def data_files(library: Library, settings: Settings) -> Mapping[str, Callable[[], str]]:
    """Return the makers of the data files, by their paths below the site."""
    names = list(columns(library))
    figures = cache(lambda: list(rows(library)))
    makers: dict[str, Callable[[], str]] = {
        **{f"{folder}.json": partial(_records, folder, library) for folder in KINDS},
        "figures.csv": lambda: _csv(names, figures()),
        "figures.json": lambda: _json([_typed(names, row) for row in figures()]),
        "datapackage.json": lambda: _json(_package(library, settings)),
    }
    return {f"{DATA_FOLDER}/{name}": make for name, make in makers.items()}


def columns(library: Library) -> dict[str, str]:
    """Return the columns with their descriptions; there is a title per language."""
    titles = {f"title_{lang}": f"Title of the record in {lang}" for lang in library.languages}
    return {**COLUMNS, **titles}


def rows(library: Library) -> Iterator[Row]:
    """Yield every figure of every record, folder by folder, in the order of the ids."""
    for entry in library.everything():
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
    number = _rounded if figure.is_computed else str
    has_both = figure.per and figure.period
    return {
        "item": figure.item,
        "figure": figure.name,
        "label": figure.label or figure.resource,
        "low": number(figure.quantity.low),
        "high": number(figure.quantity.high),
        "qualifier": figure.quantity.qualifier or "",
        "unit": f"{figure.unit}/{figure.period}" if has_both else figure.unit,
        "per": figure.per or str(figure.period or ""),
        "origin": "computed" if figure.is_computed else "stated",
        "formula": figure.formula.data if figure.formula else "",
        "evidence": figure.stated.evidence,
        "source": figure.stated.source,
        "page": figure.stated.page or "",
    }


def _rounded(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _csv(names: list[str], rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([names, *([_csv_cell(name, row[name]) for name in names] for row in rows)])
    return text.getvalue()


def _csv_cell(column: str, text: str) -> str:
    # Where a comma separates decimals, spreadsheets end a cell at a semicolon, too.
    return text if column in TYPES else ";".join(map(inert_cell, text.split(";")))


def inert_cell(text: str) -> str:
    """Return a text as the cell of a table in which no spreadsheet takes it for a formula."""
    # Most begin with a letter or a digit, which is soon seen.
    if text[:1].isalnum():
        return text
    start = unicodedata.normalize("NFKC", _UNSEEN.sub("", text, count=1)[:1])
    return f"'{text}" if text[:1] in _BLANKS or start in _SIGNS else text


def _typed(names: list[str], row: Row) -> dict[str, Any]:
    cells = {name: row[name] for name in names}
    return cells | {name: json.loads(row[name]) for name in TYPES if row[name]}


def _records(folder: str, library: Library) -> str:
    return _json([_described(entry) for entry in library.all(folder)])


def _described(entry: Entry) -> dict[str, Any]:
    how: dict[str, Any] = {"mode": "json", "exclude_none": True}
    described = {"id": entry.id, **entry.record.model_dump(**how)}
    if entry.document.body:
        described["body"] = entry.document.body
    if entry.translations:
        described["translations"] = {
            lang: {**texts.model_dump(**how), "body": document.body}
            for lang, (document, texts) in entry.translations.items()
        }
    return described


def _package(library: Library, settings: Settings) -> dict[str, Any]:
    """Describe the data files as the Frictionless Data Package standard asks."""
    fields = [
        {"name": name, "type": TYPES.get(name, "string"), "description": description}
        for name, description in columns(library).items()
    ]
    names = {"figures-json": "figures", **{folder: folder for folder in KINDS}}
    licence = {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
    figures = {
        "name": "figures",
        "path": "figures.csv",
        "description": "A text that a spreadsheet would take for a formula has an apostrophe "
        "before it; figures.json has it as it is.",
        "profile": "tabular-data-resource",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    json_files = [
        {"name": name, "path": f"{file}.json", "mediatype": "application/json", "format": "json"}
        for name, file in names.items()
    ]
    return {
        "name": "cleaner-production-knowledge-base",
        "title": "Cleaner production knowledge base",
        "homepage": settings.site_url,
        "licenses": [licence],
        "resources": [figures, *json_files],
    }


def _json(data: Any) -> str:
    return to_json(data, indent=1).decode() + "\n"

"""The data files: records as JSON, every figure as a flat table, and all of it as workbooks."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from pydantic_core import to_json

from generator.data.figures import as_csv, columns_in, rows, typed
from generator.data.package import description_of
from generator.data.workbook import workbook_of
from generator.library import Entry, Library
from generator.model import KINDS
from generator.settings import DATA_FOLDER, WORKBOOK
from generator.views.edition import Edition


def data_files(editions: Sequence[Edition]) -> Mapping[str, Callable[[], bytes]]:
    """Return the makers of the data files, by their paths below the site."""
    library = editions[0].library
    names = list(columns_in(library))
    figures = cache(lambda: list(rows(library)))
    makers: dict[str, Callable[[], bytes]] = {
        **{f"{folder}.json": partial(_records, folder, library) for folder in KINDS},
        "figures.csv": lambda: as_csv(names, figures()),
        "figures.json": lambda: _json([typed(names, row) for row in figures()]),
        **{WORKBOOK.format(lang=one.lang): partial(workbook_of, one) for one in editions},
        "datapackage.json": lambda: _json(description_of(editions)),
    }
    return {f"{DATA_FOLDER}/{name}": make for name, make in makers.items()}


def _records(folder: str, library: Library) -> bytes:
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


def _json(data: Any) -> bytes:
    return to_json(data, indent=1) + b"\n"

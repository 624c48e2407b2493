"""The data files of the site: records as JSON, figures as CSV and JSON, their description."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from generator.data import table as figures
from generator.library import Entry, Library
from generator.model import KINDS
from generator.settings import DATA_FOLDER, Settings


def data_files(library: Library, settings: Settings) -> Mapping[str, Callable[[], str]]:
    """Return the makers of the data files, by their paths below the site."""
    names = list(figures.columns(library))

    @cache
    def rows() -> list[figures.Row]:
        return list(figures.rows(library))

    makers: dict[str, Callable[[], str]] = {
        f"{name}.json": partial(_records, name, library) for name in KINDS
    }
    makers |= {
        "figures.csv": lambda: _csv(names, rows()),
        "figures.json": lambda: _json([_typed(names, row) for row in rows()]),
        "datapackage.json": lambda: _json(_package(library, settings)),
    }
    return {f"{DATA_FOLDER}/{name}": make for name, make in makers.items()}


def _records(folder: str, library: Library) -> str:
    return _json([_described(entry) for entry in library.all(folder)])


def _described(entry: Entry) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": entry.id,
        **entry.record.model_dump(mode="json", exclude_none=True),
    }
    if entry.document.body:
        described["body"] = entry.document.body
    if entry.translations:
        described["translations"] = {
            lang: {
                **translation.texts.model_dump(mode="json", exclude_none=True),
                "body": translation.document.body,
            }
            for lang, translation in entry.translations.items()
        }
    return described


def _csv(names: list[str], rows: list[figures.Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _typed(names: list[str], row: figures.Row) -> dict[str, Any]:
    return {
        name: _number(row[name]) if name in figures.NUMBERS and row[name] else row[name]
        for name in names
    }


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _package(library: Library, settings: Settings) -> dict[str, Any]:
    """Describe the data files as the Frictionless Data Package standard asks."""
    kinds = {"low": "number", "high": "number", "plants": "integer"}
    schema_fields = [
        {"name": name, "type": kinds.get(name, "string"), "description": description}
        for name, description in figures.columns(library).items()
    ]
    records = [
        {"name": name, "path": f"{name}.json", "mediatype": "application/json", "format": "json"}
        for name in KINDS
    ]
    return {
        "name": "cleaner-production-knowledge-base",
        "title": "Cleaner production knowledge base",
        "homepage": settings.site_url,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [
            {
                "name": "figures",
                "path": "figures.csv",
                "profile": "tabular-data-resource",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": schema_fields, "missingValues": [""]},
            },
            {
                "name": "figures-json",
                "path": "figures.json",
                "mediatype": "application/json",
                "format": "json",
            },
            *records,
        ],
    }


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

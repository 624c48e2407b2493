"""The folder ``site/data``: records as JSON, figures as CSV and JSON, and their description."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from generator.data import table as figures
from generator.library import Entry, Library
from generator.model import KINDS
from generator.settings import Settings

FOLDER = "data"


def write_data(library: Library, settings: Settings, site: Path) -> None:
    """Write all data files below ``site``."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in KINDS:
        _write_json(folder / f"{name}.json", [_described(entry) for entry in library.all(name)])
    names, rows = list(figures.columns(library)), list(figures.rows(library))
    (folder / "figures.csv").write_text(_csv(names, rows), encoding="utf-8")
    _write_json(folder / "figures.json", [_typed(names, row) for row in rows])
    _write_json(folder / "datapackage.json", _package(library, settings))


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


def _write_json(file: Path, data: Any) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

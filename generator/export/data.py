"""The folder ``site/data``: records as JSON, figures as CSV and JSON, and their description."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from generator.export import figures
from generator.library import Entry, Library
from generator.model import KINDS
from generator.settings import Settings

FOLDER = "data"
_NUMBERS = ("low", "high", "plants")


def write_data(library: Library, settings: Settings, site: Path) -> None:
    """Write all data files below ``site``."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in KINDS:
        _write_json(folder / f"{name}.json", [_described(entry) for entry in library.all(name)])
    rows = list(figures.table(library))
    (folder / "figures.csv").write_text(_csv(rows), encoding="utf-8")
    _write_json(
        folder / "figures.json", [_typed(dict(zip(rows[0], row, strict=True))) for row in rows[1:]]
    )
    _write_json(folder / "datapackage.json", _package(settings))


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


def _csv(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _typed(row: dict[str, str]) -> dict[str, Any]:
    return {
        name: _number(text) if name in _NUMBERS and text else text for name, text in row.items()
    }


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _package(settings: Settings) -> dict[str, Any]:
    """Describe the data files as the Frictionless Data Package standard asks."""
    kinds = {"low": "number", "high": "number", "plants": "integer"}
    schema_fields = [
        {"name": name, "type": kinds.get(name, "string"), "description": description}
        for name, description in figures.COLUMNS.items()
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

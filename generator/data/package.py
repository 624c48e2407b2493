"""The description of the data files, as the Frictionless Data Package standard asks."""

from collections.abc import Sequence
from typing import Any

from generator.data.figures import TYPES, columns_in
from generator.model import KINDS
from generator.settings import LICENCE, WORKBOOK
from generator.views.edition import Edition

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def description_of(editions: Sequence[Edition]) -> dict[str, Any]:
    """Return the description of all data files."""
    names = {"figures-json": "figures", **{folder: folder for folder in KINDS}}
    licence = {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": LICENCE,
    }
    json_files = [
        {"name": name, "path": f"{file}.json", "mediatype": "application/json", "format": "json"}
        for name, file in names.items()
    ]
    return {
        "name": "cleaner-production-knowledge-base",
        "title": "Cleaner production knowledge base",
        "homepage": editions[0].settings.site_url,
        "licenses": [licence],
        "resources": [_table(editions[0]), *map(_workbook, editions), *json_files],
    }


def _table(edition: Edition) -> dict[str, Any]:
    fields = [
        {"name": name, "type": TYPES.get(name, "string"), "description": description}
        for name, description in columns_in(edition.library).items()
    ]
    return {
        "name": "figures",
        "path": "figures.csv",
        "description": "A text that a spreadsheet would take for a formula has an apostrophe "
        "before it, and every text stands on one line; figures.json has them as they are.",
        "profile": "tabular-data-resource",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _workbook(edition: Edition) -> dict[str, Any]:
    return {
        "name": f"workbook-{edition.lang}",
        "path": WORKBOOK.format(lang=edition.lang),
        "description": "The figures and the records as tables with typed cells, for spreadsheets; "
        f"heads and labels are in the language {edition.lang}.",
        "mediatype": WORKBOOK_TYPE,
        "format": "xlsx",
    }

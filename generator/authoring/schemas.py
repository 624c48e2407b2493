"""JSON Schema of every record type, for editors."""

from __future__ import annotations

import json
from typing import Any

from generator.library import Library
from generator.model import KINDS
from generator.model.base import Model


def schemas(library: Library) -> dict[str, str]:
    """Return the schema of every kind of record by its path in the project."""
    return {
        f"schemas/{kind.folder}.schema.json": _schema(kind.model, library)
        for kind in KINDS.values()
    }


def _schema(model: type[Model], library: Library) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(),
    }
    return json.dumps(_with_choices(schema, library), ensure_ascii=False, indent=2) + "\n"


def _with_choices(node: Any, library: Library) -> Any:
    """Return a schema in which closed lists are written out and no key is left unchecked."""
    if isinstance(node, list):
        return [_with_choices(item, library) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _with_choices(value, library) for key, value in node.items()}
    if name := changed.pop("x-vocabulary", None):
        changed["enum"] = sorted(library.choices(name))
    if "patternProperties" in changed:
        changed["additionalProperties"] = False
    return changed

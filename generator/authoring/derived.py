"""Files derived from the models and the registers: schemas, field guide, messages, case form.

They are kept in the repository so that they can be read without running anything; a test fails when
one of them is stale, and ``cpkb export`` writes them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.authoring.form import form
from generator.authoring.guides import guides
from generator.files import write_text
from generator.library import Library
from generator.loading import read_content
from generator.model import KINDS
from generator.model.base import Model


def write_derived(project: Path) -> Iterator[Path]:
    """Write every derived file of the project; yield each of them."""
    for name, text in derived(project).items():
        write_text(project / name, text)
        yield project / name


def derived(project: Path) -> dict[str, str]:
    """Return the text of every derived file by its path in the project."""
    library = read_content(project / "content").library
    schemas = {
        f"schemas/{kind.folder}.schema.json": _schema(kind.model, library)
        for kind in KINDS.values()
    }
    return {**schemas, **guides(), ".github/ISSUE_TEMPLATE/new-case.yml": form()}


def _schema(model: type[Model], library: Library) -> str:
    """Return the JSON Schema of a record type, for editors."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema = _with_choices(dialect | model.model_json_schema(), library)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


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

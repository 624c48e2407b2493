"""From a document to a record: pydantic's errors become findings in the contributor's words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.marks import N_
from generator.model.base import Model, Stated
from generator.model.fields import Loc, Shape, shapes
from generator.nearest import nearest
from generator.problems import Problem
from generator.source import Document

EXPECTED = {
    "string_type": N_("a text"),
    "int_type": N_("a whole number"),
    "int_parsing": N_("a whole number"),
    "int_parsing_size": N_("a whole number"),
    "int_from_float": N_("a whole number"),
    "decimal_type": N_("a number"),
    "decimal_parsing": N_("a number"),
    "date_type": N_("a date"),
    "date_parsing": N_("a date"),
    "date_from_datetime_parsing": N_("a date"),
    "date_from_datetime_inexact": N_("a date"),
    "tuple_type": N_("a list"),
    "dict_type": N_("a group of fields"),
    "mapping_type": N_("a group of fields"),
    "model_type": N_("a group of fields"),
    "model_attributes_type": N_("a group of fields"),
    "plain_number": N_("a number"),
}
LIMITS = {
    "greater_than": ("gt", N_("more than")),
    "greater_than_equal": ("ge", N_("at least")),
    "less_than_equal": ("le", N_("at most")),
}
EXAMPLES = {
    N_("a text"): "...",
    N_("a whole number"): "7",
    N_("a number"): "4.3",
    N_("a date"): "2026-11-21",
    N_("a list"): "[one, two]",
    N_("a group of fields"): "{en: ..., es: ...}",
}
FIELD_EXAMPLES = {
    "lang": "en",
    "reviewed": "2026-11-21",
    "source": "usaid-lac-brochure",
    "evidence": "reported",
    "scope": "enterprise",
    "countries": "[BO]",
    "country": "BO",
    "currency": "USD",
    "per": "year",
    "status": "guide",
    "code": '"1511"',
    "id": "water",
    "url": "https://example.org/report.pdf",
    "website": "https://example.org",
    "as_of": "2002",
    "formerly": "[old-name]",
}


def read_record(document: Document, model: type[Model]) -> tuple[Any | None, list[Problem]]:
    """Validate the fields of ``document`` against ``model``.

    Return the record, or None with every problem found.
    """
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(document, model, detail) for detail in details]


def example_of(field: str) -> str:
    """Return something that a contributor could type as the value of ``field``."""
    return FIELD_EXAMPLES.get(field, "...")


def _problem(document: Document, model: type[Model], detail: ErrorDetails) -> Problem:
    kind, loc = detail["type"], detail["loc"]
    place, field = document.place_of(loc), _field_name(loc)
    value = _shown(detail["input"])

    def problem(code: str, **values: object) -> Problem:
        return Problem.at(document.path, place, code, **values)

    if kind == "missing":
        code = "K501" if _is_figure_citation(model, loc) else "K101"
        return problem(code, field=field, example=example_of(field))
    if kind == "extra_forbidden":
        return _unknown_field(document, model, loc)
    if detail["input"] is None or kind in ("string_too_short", "too_short"):
        return problem("K106", field=field)
    if kind in LIMITS:
        context, words = LIMITS[kind]
        return problem(
            "K104", value=value, limit=f"{words} {detail['ctx'][context]}", limit_words=words
        )
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
        near = nearest(value, choices)
        return problem("K107", value=value, field=field, choices=", ".join(choices), near=near)
    if kind in ("quantity", "quantity_order"):
        return problem("K108", value=value)
    if kind == "string_pattern_mismatch":
        return problem("K109", value=value, field=field, example=example_of(field))
    if kind == "web_address":
        return problem("K110", value=value, field=field, example=example_of(field), **detail["ctx"])
    expected = EXPECTED.get(kind, N_("a text"))
    example = _example(model, detail, expected)
    return problem("K103", value=value, field=field, expected=expected, example=example)


def _example(model: type[Model], detail: ErrorDetails, expected: str) -> str:
    """Return what to type in the place of a value of the wrong kind."""
    field, loc, value = _field_name(detail["loc"]), detail["loc"], detail["input"]
    holder = model_at(model, loc[: loc.index(field)] if field else ())
    shape = next((shape for shape in shapes(holder) if shape.name == field), Shape(field))
    if field in FIELD_EXAMPLES:
        return FIELD_EXAMPLES[field]
    if shape.model:
        group = _group(shape.model)
        named = f"{{{example_of('id')}: {group}}}" if shape.mapping else group
        return f"[{named}]" if shape.many else named
    if expected == "a list" and isinstance(value, str) and "\n" not in value:
        return f"[{value}]"
    return EXAMPLES[expected]


def _group(model: type[Model]) -> str:
    """Return a group of fields on one line: those that it must have, or its first."""
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    names = required or list(model.model_fields)[:1]
    return "{" + ", ".join(f"{name}: {example_of(name)}" for name in names) + "}"


def _unknown_field(document: Document, model: type[Model], loc: Loc) -> Problem:
    field = str(loc[-1])
    choices = list(model_at(model, loc[:-1]).model_fields)
    return Problem.at(
        document.path,
        document.key_place(loc),
        "K102",
        field=field,
        choices=", ".join(choices),
        near=nearest(field, choices),
    )


def model_at(model: type[Model], loc: Loc) -> type[Model]:
    """Return the model that holds the value at ``loc``."""
    for step in loc:
        shape = next((shape for shape in shapes(model) if shape.name == step), None)
        model = (shape and shape.model) or model
    return model


def _is_figure_citation(model: type[Model], loc: Loc) -> bool:
    return loc[-1] in ("source", "evidence") and issubclass(model_at(model, loc[:-1]), Stated)


def _field_name(loc: Loc) -> str:
    names = [step for step in loc if isinstance(step, str)]
    return names[-1] if names else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, list):
        return "[...]"
    return value.isoformat() if isinstance(value, date) else str(value)

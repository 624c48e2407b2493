"""From a document to a record: pydantic's errors become findings in the contributor's words."""

import re
from functools import partial
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.marks import N_
from generator.model.base import Model, Stated
from generator.model.fields import Loc, Shape, shapes
from generator.problems import MOST_FOUND, Problem, nearest
from generator.source import Document, is_empty

_GROUP = (N_("a group of fields"), "{en: ..., es: ...}")
# By the first word of pydantic's error: what it expected, and an example of that.
_EXPECTED = {
    "int": (N_("a whole number"), "7"),
    "decimal": (N_("a number"), "4.3"),
    "date": (N_("a date"), "2026-11-21"),
    "tuple": (N_("a list"), "[one, two]"),
    **dict.fromkeys(("dict", "mapping", "model"), _GROUP),
}
_FORMS = {
    "quantity": "K108",
    "string_pattern_mismatch": "K109",
    "web_address": "K110",
    "two_readings": "K112",
    "time_of_day": "K116",
    "period": "K118",
    "years": "K310",
}
_LIMITS = {
    "greater_than": ("gt", N_("more than")),
    "greater_than_equal": ("ge", N_("at least")),
    "less_than_equal": ("le", N_("at most")),
}
# What is shown of a value that is not a text.
_INSIDES: dict[type, str] = {dict: "{...}", list: "[...]"}
# What a contributor could type as the value of a field.
_EXAMPLES = {
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
    """Return the record that the fields of a file hold, or None, with every problem found."""
    data = document.data
    found = [
        document.key_problem((key,), "K111", field=key, near=model.retired[key])
        for key in data
        if key in model.retired
    ]
    try:
        used = {key: value for key, value in data.items() if key not in model.retired}
        record = model.model_validate(_filled(used, model))
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_FOUND]
        return None, found + [_problem(document, model, detail) for detail in details]
    return record, found


def _filled(data: Any, model: type[Model] | None) -> Any:
    """Return a group of fields without those that a form left empty, if they may be left out."""
    if not model or not isinstance(data, dict):
        return data
    fields = model.model_fields
    return {
        name: _filled_value(value, _shape(model, name))
        for name, value in data.items()
        if name not in fields or fields[name].is_required() or not is_empty(value)
    }


def _filled_value(value: Any, shape: Shape) -> Any:
    if isinstance(value, list):
        return [_filled(item, shape.model) for item in value]
    if isinstance(value, dict) and (shape.mapping or not shape.model):
        return {
            key: _filled(item, shape.model) for key, item in value.items() if not is_empty(item)
        }
    return _filled(value, shape.model)


def _problem(document: Document, model: type[Model], detail: ErrorDetails) -> Problem:
    kind, loc, typed = detail["type"], detail["loc"], detail["input"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "")
    value = _INSIDES.get(type(typed)) or str(typed)
    example = _EXAMPLES.get(field, "...")
    find = document.key_place if kind == "extra_forbidden" else document.place_of
    problem = partial(Problem.at, document.path, find(loc), field=field)
    if kind == "missing":
        cites = field in ("source", "evidence") and issubclass(_model_at(model, loc[:-1]), Stated)
        return problem("K501" if cites else "K101", example=example)
    if kind == "extra_forbidden":
        choices = list(_model_at(model, loc[:-1]).model_fields)
        return problem("K102", choices=", ".join(choices), near=nearest(field, choices))
    if is_empty(typed):
        return problem("K106")
    if kind == "string_too_long":
        return problem("K113", value=value, size=len(value), limit=detail["ctx"]["max_length"])
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return problem("K104", value=value, limit=detail["ctx"][name], limit_words=words)
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
        near = nearest(value, choices)
        return problem("K107", value=value, choices=", ".join(choices), near=near)
    if kind in _FORMS:
        return problem(_FORMS[kind], value=value, example=example, **detail.get("ctx", {}))
    expected, usual = _EXPECTED.get(kind.partition("_")[0], (N_("a text"), "..."))
    if field not in _EXAMPLES:
        example = _example(model, loc, field, typed, expected) or usual
    return problem("K103", value=value, expected=expected, example=example)


def _example(model: type[Model], loc: Loc, field: str, typed: Any, expected: str) -> str:
    """Return what to type in the place of a value of the wrong kind, if the field tells."""
    shape = _shape(_model_at(model, loc[: loc.index(field)] if field else ()), field)
    if shape.model:
        group = _group(shape.model)
        named = f"{{{_EXAMPLES['id']}: {group}}}" if shape.mapping else group
        return f"[{named}]" if shape.many else named
    is_item = expected == "a list" and isinstance(typed, str) and "\n" not in typed
    return f"[{typed}]" if is_item else ""


def _group(model: type[Model]) -> str:
    """Return a group of fields on one line: those that it must have, or its first."""
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    names = required or list(model.model_fields)[:1]
    return "{" + ", ".join(f"{name}: {_EXAMPLES.get(name, '...')}" for name in names) + "}"


def _model_at(model: type[Model], loc: Loc) -> type[Model]:
    for step in loc:
        model = _shape(model, step).model or model
    return model


def _shape(model: type[Model], name: str | int) -> Shape:
    found = (shape for shape in shapes(model) if shape.name == name)
    return next(found, Shape(str(name)))

"""From a document to a record: pydantic's errors become findings in the contributor's words."""

import re
from functools import partial
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.locales import folded
from generator.marks import N_
from generator.model.base import ID_PATTERN, LONGEST_ID, Model, Stated
from generator.model.fields import Loc, Shape, shapes
from generator.model.periods import near_period
from generator.problems import MOST_FOUND, Problem, nearest
from generator.source import Document, is_empty

# By the first word of pydantic's error: what it expected.
_EXPECTED = {
    "int": N_("a whole number"),
    "decimal": N_("a number"),
    "date": N_("a date"),
    "tuple": N_("a list"),
    **dict.fromkeys(("dict", "mapping", "model"), N_("a group of fields")),
}
_FORMS = {
    "quantity": "K108",
    "web_address": "K110",
    "two_readings": "K112",
    "time_of_day": "K116",
    "years": "K310",
}
_LIMITS = {
    "greater_than": ("gt", N_("more than")),
    "greater_than_equal": ("ge", N_("at least")),
    "less_than_equal": ("le", N_("at most")),
}
# What is shown of a value that is not a text.
_INSIDES: dict[type, str] = {dict: "{...}", list: "[...]"}
# A hint tells how to find what belongs there, never a value that would be true of another plant.
_HOW = {
    "source": N_(
        "Name the paper that you have by its file in content/sources/, without the ending: "
        "source: ... If it has no file yet: cpkb new sources my-papers"
    ),
    "evidence": N_(
        "Add evidence: with the word that is true. stated: a document says so, without amounts. "
        "reported: the firm or programme gives amounts. audited: a third party, who is named, "
        "checked it. metered: readings before and after are given."
    ),
}
# Addresses that belong to nobody.
_ADDRESSES = {"url": "https://example.org/report.pdf", "website": "https://example.org"}


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
        if name not in fields or fields[name].is_required() or not _is_blank(value, model, name)
    }


def _is_blank(value: Any, model: type[Model], name: str) -> bool:
    """Say whether a form leaves a field so; a group in the place of a text is a mistake."""
    shape = _shape(model, name)
    holds_names = shape.model or shape.mapping or shape.many
    return is_empty(value) and (bool(holds_names) or not (isinstance(value, dict) and value))


def _filled_value(value: Any, shape: Shape) -> Any:
    if isinstance(value, list):
        return [_filled(item, shape.model) for item in value]
    if isinstance(value, dict) and shape.mapping and shape.model:
        return {key: _filled(item, shape.model) for key, item in value.items()}
    if isinstance(value, dict) and shape.mapping:
        return {key: item for key, item in value.items() if not is_empty(item)}
    return _filled(value, shape.model)


def _problem(document: Document, model: type[Model], detail: ErrorDetails) -> Problem:
    kind, loc, typed = detail["type"], detail["loc"], detail["input"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "")
    value = _INSIDES.get(type(typed)) or str(typed)
    group = _model_at(model, loc[: _last(field, loc)])
    find = document.key_place if kind == "extra_forbidden" else document.place_of
    problem = partial(Problem.at, document.path, find(loc), field=field)
    if kind == "missing":
        if field in _HOW and issubclass(group, Stated):
            return problem("K501", how=_HOW[field])
        return problem("K101", holds=_holds(group, field))
    if kind == "extra_forbidden":
        choices = list(group.model_fields)
        return problem("K102", choices=", ".join(choices), near=nearest(field, choices))
    if is_empty(typed) and not (isinstance(typed, dict) and typed):
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
    if kind == "period":
        return problem("K118", value=value, near=near_period(folded(value[:40])) or "")
    if kind == "string_pattern_mismatch":
        near = _as_id(value) if detail["ctx"]["pattern"] == ID_PATTERN else ""
        return problem("K109", value=value, holds=_holds(group, field), near=near)
    if kind in _FORMS:
        example = _ADDRESSES.get(field, "")
        return problem(_FORMS[kind], value=value, example=example, **detail.get("ctx", {}))
    expected = _EXPECTED.get(kind.partition("_")[0], N_("a text"))
    near, holds = _form(_shape(group, field), typed, expected), _holds(group, field)
    return problem("K103", value=value, expected=expected, holds=holds, near=near)


def _last(step: str, loc: Loc) -> int:
    """Return where a step stands last in a path."""
    return len(loc) - 1 - loc[::-1].index(step) if step in loc else 0


def _holds(group: type[Model], field: str) -> str:
    """Return what a field holds, as the field guide says it."""
    info = group.model_fields.get(field)
    return (info.description if info else "") or ""


def _as_id(typed: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", folded(typed)))[:LONGEST_ID].strip("-")


def _form(shape: Shape, typed: Any, expected: str) -> str:
    """Return how a list or a group is written in the place of another value; empty for others."""
    if shape.model:
        group = f"{{...: {_group(shape.model)}}}" if shape.mapping else _group(shape.model)
        return f"[{group}]" if shape.many else group
    is_item = expected == "a list" and isinstance(typed, str) and "\n" not in typed
    if shape.labels or shape.mapping:
        return "{en: ..., es: ...}"
    return f"[{typed}]" if is_item else ""


def _group(model: type[Model]) -> str:
    """Return a group of fields on one line: those that it must have, or its first."""
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    names = required or list(model.model_fields)[:1]
    return "{" + ", ".join(f"{name}: ..." for name in names) + "}"


def _model_at(model: type[Model], loc: Loc) -> type[Model]:
    for step in loc:
        model = _shape(model, step).model or model
    return model


def _shape(model: type[Model], name: str | int) -> Shape:
    found = (shape for shape in shapes(model) if shape.name == name)
    return next(found, Shape(str(name)))

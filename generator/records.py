"""From a document to a record: pydantic's errors become findings in the contributor's words."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.locales import folded
from generator.marks import N_
from generator.model.base import Model, Stated
from generator.model.fields import Loc, Shape, shapes
from generator.model.periods import near_period
from generator.nodes import is_empty
from generator.problems import MOST_FOUND, Problem
from generator.slips.names import word_meant
from generator.slips.signs import strange_sign
from generator.slips.values import field_told, item_told, number_told, plain_form, value_told
from generator.source import Document

# By the first word of pydantic's error: what it expected.
_EXPECTED = {
    "int": N_("a whole number"),
    "decimal": N_("a number"),
    "quantity": N_("a number"),
    "date": N_("a date"),
    "bool": N_("true or false"),
    "tuple": N_("a list"),
    **dict.fromkeys(("dict", "mapping", "model"), N_("a group of fields")),
}
_FORMS = {
    "web_address": "K110",
    "two_readings": "K112",
    "time_of_day": "K116",
    "years": "K310",
    "telephone": "K536",
    "email": "K537",
    "freephone": "K542",
}
_LIMITS = {
    "greater_than": ("gt", N_("more than")),
    "greater_than_equal": ("ge", N_("at least")),
    "less_than_equal": ("le", N_("at most")),
}
# Dashes and other signs in these are read, or are told with the rest.
_FREE = ("quantity", "decimal_parsing", "int_parsing", "web_address", "years", "string_too_long")
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
_ADDRESSES = {
    "url": "https://example.org/report.pdf",
    **dict.fromkeys(("website", "web"), "https://example.org"),
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
        details = list(filter(_is_of_its_own, error.errors(include_url=False)))[:MOST_FOUND]
        problems = [_problem(document, model, detail) for detail in details]
        return None, [*found, *_each_once(problems, details, document)]
    return record, found


def _is_of_its_own(detail: ErrorDetails) -> bool:
    """Say whether an error is no mere consequence: a list with items lacks only right ones."""
    return detail["type"] != "too_short" or not detail["input"]


def _filled(data: Any, model: type[Model] | None) -> Any:
    """Return a group of fields without those that a form left empty, if they may be left out."""
    if not model or not isinstance(data, dict):
        return data
    fields = model.model_fields
    return {
        # Most fields hold a text, which is looked at no further.
        name: value if isinstance(value, str) else _filled_value(value, _shape(model, name))
        for name, value in data.items()
        if name not in fields or fields[name].is_required() or not _is_blank(value, model, name)
    }


def _is_blank(value: Any, model: type[Model], name: str) -> bool:
    """Say whether a form leaves a field so; a group in the place of a text is a mistake."""
    if not value or not is_empty(value):
        return not value
    shape = _shape(model, name)
    names = shape.model.model_fields if shape.model else {}
    return shape.mapping or (isinstance(value, dict) and value.keys() <= names.keys())


def _filled_value(value: Any, shape: Shape) -> Any:
    if isinstance(value, list):
        return [_filled_group(item, shape.model) for item in value]
    if isinstance(value, dict) and shape.mapping and shape.model:
        return {key: _filled(item, shape.model) for key, item in value.items()}
    if isinstance(value, dict) and shape.mapping:
        return {key: item for key, item in value.items() if not is_empty(item)}
    return _filled_group(value, shape.model)


def _filled_group(value: Any, model: type[Model] | None) -> Any:
    """Return a group as it is filled, or the text that braces or a colon made a group of."""
    if model and isinstance(value, dict) and value and is_empty(value):
        return value if value.keys() & model.model_fields.keys() else ", ".join(value)
    return _filled(value, model)


def _each_once(
    problems: list[Problem], details: list[ErrorDetails], document: Document
) -> Iterator[Problem]:
    """Yield the problems but for those that would be cured with another one."""
    split = _split_items(details, document.data)
    yield from _told_of_split(split, document)
    told = list(zip(problems, (detail["loc"][:-1] for detail in details), strict=True))
    named = {(around, dict(one.values).get("near")) for one, around in told if one.code == "K102"}
    moved: set[tuple[Loc, str]] = set()
    for problem, around in told:
        values = dict(problem.values)
        if problem.code in ("K101", "K501") and (
            (around, values["field"]) in named or around in split or _next(around) in split
        ):
            continue
        if place := values.get("inside"):
            if (around, place) in moved:
                continue
            moved.add((around, place))
        yield problem


def _split_items(details: list[ErrorDetails], data: Any) -> set[Loc]:
    """Return the items that lack what the item above them has, and the other way round."""
    lacking = {detail["loc"][:-1] for detail in details if detail["type"] == "missing"}
    pairs = ((loc, _next(loc)) for loc in lacking if _next(loc) in lacking)
    typed = ((two, _value_at(data, one), _value_at(data, two)) for one, two in pairs)
    return {loc for loc, above, here in typed if above and here and not {*above} & {*here}}


def _told_of_split(split: set[Loc], document: Document) -> Iterator[Problem]:
    """Yield one problem for each row of items that were probably one."""
    for loc in split - {_next(loc) for loc in split}:
        above = _value_at(document.data, (*loc[:-1], int(loc[-1]) - 1))
        name, value = next(iter(above.items()))
        yield document.problem(loc, "K101", field=name, item=f"{name}: {value}")


def _next(loc: Loc) -> Loc:
    """Return the place of the next item of a list, or no place."""
    return (*loc[:-1], loc[-1] + 1) if loc and isinstance(loc[-1], int) else ()


def _problem(document: Document, model: type[Model], detail: ErrorDetails) -> Problem:
    kind, loc, typed = detail["type"], detail["loc"], detail["input"]
    field = next((step for step in reversed(loc) if isinstance(step, str)), "")
    value = _INSIDES.get(type(typed)) or str(typed)
    group = _model_at(model, loc[: _last(field, loc)])
    is_name = kind == "extra_forbidden"
    place = (document.key_place if is_name else document.place_of)(loc)
    problem = partial(Problem.at, document.path, place, field=field)
    said = field if is_name else value
    if (sign := strange_sign(said)) and (kind not in _FREE or sign.code == "K016"):
        return document.sign_problem(place, sign, said)
    is_blank = is_empty(typed) and not (isinstance(typed, dict) and typed)
    if (kind == "missing" or is_blank) and field in _HOW and issubclass(group, Stated):
        return problem("K501", how=_HOW[field])
    if kind == "missing":
        return problem("K101", holds=_holds(group, field))
    if kind == "extra_forbidden":
        around = _value_at(document.data, loc[:-1])
        return problem("K102", **field_told(group, model, field, around))
    if is_blank:
        return problem("K106", holds=_holds(group, field))
    if kind == "string_too_long":
        return problem("K113", value=value, size=len(value), limit=detail["ctx"]["max_length"])
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return problem("K104", value=value, limit=detail["ctx"][name], limit_words=words)
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
        near = word_meant(value, choices)
        return problem("K107", value=value, choices=", ".join(choices), near=near)
    if kind == "period":
        return problem("K118", value=value, near=near_period(folded(value[:40])) or "")
    if kind == "string_pattern_mismatch":
        near = plain_form(value, detail["ctx"]["pattern"])
        return problem("K109", value=value, holds=_holds(group, field), near=near)
    if kind in ("quantity", "decimal_parsing") and isinstance(typed, str):
        return problem("K108", value=value, **number_told(group, loc, value, kind == "quantity"))
    if kind in _FORMS:
        example = _ADDRESSES.get(field, "")
        return problem(_FORMS[kind], value=value, example=example, **detail.get("ctx", {}))
    expected = _EXPECTED.get(kind.partition("_")[0], N_("a text"))
    shape = _shape(group, field)
    is_text_of_list = isinstance(loc[-1], int) and not shape.model
    told = item_told(shape, typed) if is_text_of_list else value_told(shape, typed, expected)
    return problem("K103", value=value, expected=expected, holds=_holds(group, field), **told)


def _last(step: str, loc: Loc) -> int:
    """Return where a step stands last in a path."""
    return len(loc) - 1 - loc[::-1].index(step) if step in loc else 0


def _holds(group: type[Model], field: str) -> str:
    """Return what a field holds, as the field guide says it."""
    info = group.model_fields.get(field)
    return (info.description if info else "") or ""


def _value_at(value: Any, loc: Loc) -> Any:
    """Return what was typed at a place that there is."""
    for step in loc:
        value = value[step]
    return value


def _model_at(model: type[Model], loc: Loc) -> type[Model]:
    for step in loc:
        model = _shape(model, step).model or model
    return model


def _shape(model: type[Model], name: str | int) -> Shape:
    return _shapes_by_name(model).get(name) or Shape(str(name))


@cache
def _shapes_by_name(model: type[Model]) -> dict[str | int, Shape]:
    return {shape.name: shape for shape in shapes(model)}

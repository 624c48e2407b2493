"""From a document to a record: pydantic's errors become findings in the contributor's words."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.marks import N_
from generator.model.base import Model, Stated
from generator.model.fields import Loc, Shape, shapes
from generator.problems import MOST_FOUND, Problem
from generator.slips.names import word_meant
from generator.slips.signs import strange_sign
from generator.slips.values import field_told, number_told, plain_form, value_told
from generator.source import Document

_GROUP = (N_("a group of fields"), "{en: ..., es: ...}")
# By the first word of pydantic's error: what it expected, and an example of that.
_EXPECTED = {
    "int": (N_("a whole number"), "7"),
    "decimal": (N_("a number"), "4.3"),
    "quantity": (N_("a number"), "4.3"),
    "date": (N_("a date"), "2026-11-21"),
    "tuple": (N_("a list"), "[one, two]"),
    **dict.fromkeys(("dict", "mapping", "model"), _GROUP),
}
_FORMS = {"string_pattern_mismatch": "K109", "web_address": "K110"}
_LIMITS = {
    "greater_than": ("gt", N_("more than")),
    "greater_than_equal": ("ge", N_("at least")),
    "less_than_equal": ("le", N_("at most")),
}
# Dashes and other signs in these are read, or are told with the rest.
_FREE = ("quantity", "decimal_parsing", "int_parsing", "web_address", "string_too_long")
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
    **dict.fromkeys(("year", "start", "end", "price_year"), "2004"),
}


def read_record(document: Document, model: type[Model]) -> tuple[Any | None, list[Problem]]:
    """Return the record that the fields of a file hold, or None, with every problem found."""
    data = document.data
    found = [
        document.key_problem((key,), "K111", field=key) for key in data if key in model.retired
    ]
    try:
        record = model.model_validate({key: data[key] for key in data if key not in model.retired})
    except ValidationError as error:
        details = error.errors(include_url=False)[:MOST_FOUND]
        problems = [_problem(document, model, detail) for detail in details]
        return None, [*found, *_each_once(problems, details, document)]
    return record, found


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
    example = _EXAMPLES.get(field, "...")
    is_name = kind == "extra_forbidden"
    place = (document.key_place if is_name else document.place_of)(loc)
    problem = partial(Problem.at, document.path, place, field=field)
    said = field if is_name else value
    if (sign := strange_sign(said)) and (kind not in _FREE or sign.code == "K016"):
        place = document.place_behind(place, sign.sign)
        return Problem.at(document.path, place, sign.code, value=said, **sign.values)
    if kind == "missing":
        cites = field in ("source", "evidence") and issubclass(_model_at(model, loc[:-1]), Stated)
        return problem("K501" if cites else "K101", example=example)
    if kind == "extra_forbidden":
        around = _value_at(document.data, loc[:-1])
        return problem("K102", **field_told(_model_at(model, loc[:-1]), model, field, around))
    if typed is None or kind in ("string_too_short", "too_short"):
        return problem("K106")
    if kind == "string_too_long":
        return problem("K113", value=value, size=len(value), limit=detail["ctx"]["max_length"])
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return problem("K104", value=value, limit=detail["ctx"][name], limit_words=words)
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
        near = word_meant(value, choices)
        return problem("K107", value=value, choices=", ".join(choices), near=near)
    if kind in ("quantity", "decimal_parsing") and isinstance(typed, str):
        told = number_told(_model_at(model, loc[:-1]), loc, value, kind == "quantity")
        return problem("K108", value=value, **told)
    if kind in _FORMS:
        near = plain_form(value, detail.get("ctx", {}).get("pattern", ""))
        told = {"example": example, "near": near, **detail.get("ctx", {})}
        return problem(_FORMS[kind], value=value, **told)
    expected, usual = _EXPECTED.get(kind.partition("_")[0], (N_("a text"), "..."))
    around = _model_at(model, loc[: loc.index(field)] if field else ())
    meant = value_told(_shape(around, field), typed, expected)
    if field not in _EXAMPLES:
        example = _example(_shape(around, field), typed, expected) or usual
    return problem("K103", value=value, expected=expected, example=example, **meant)


def _example(shape: Shape, typed: Any, expected: str) -> str:
    """Return what to type in the place of a value of the wrong kind, if the field tells."""
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
    found = (shape for shape in shapes(model) if shape.name == name)
    return next(found, Shape(str(name)))

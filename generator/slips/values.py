"""What a message tells of a name or value that its model does not take: what was meant."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from generator.locales import folded
from generator.model.base import LONGEST_ID, Model
from generator.model.fields import Loc, Shape, shapes
from generator.problems import nearest_of
from generator.slips.days import days_meant
from generator.slips.names import field_meant, separate
from generator.slips.numbers import ONE, UNKNOWN, Meant, is_percent, number_meant
from generator.slips.remarks import quoted

# So many fields are told; of more those that come nearest.
_FEW = 12
# What fields are in by their names.
_UNITS = (
    ("percent", "%|percent|per cent|pct|por ?ciento|por ?cento"),
    ("months", "mes(es)?|months?"),
    ("plants", "plantas?|plants?|empresas?|firms?"),
)


def field_told(
    here: type[Model], record: type[Model], field: str, around: Mapping[str, Any]
) -> dict[str, str]:
    """Return what is told of a field that there is not: its place, its name, or what there is.

    Its place is the group above it that is empty, or any group that has such a field.
    """
    above = list(around)[: list(around).index(field)] if field in around else []
    empty = [name for name in above if around[name] in (None, "")][-1:]
    inner = [one.name for one in shapes(here) if one.model and field in one.model.model_fields]
    if inner and set(empty) <= set(inner):
        inner = empty or inner
    if inner:
        return {"inside": ", ".join(inner)}
    if here is not record and field in record.model_fields:
        return {"outside": field}
    choices = list(here.model_fields)
    if near := field_meant(field, choices):
        return {"near": near}
    if len(choices) <= _FEW:
        return {"choices": ", ".join(choices)}
    return {"some": ", ".join(nearest_of(field, choices, 3))}


def number_told(here: type[Model], loc: Loc, value: str, takes_words: bool) -> dict[str, str]:
    """Return what is told of a number that cannot be read: what is too much, and what to type."""
    meant = number_meant(value)
    if not re.search(r"\d", value + meant.number):
        return {"what": meant.what, "unknown": _left_out_with(here, loc)}
    if not takes_words:
        meant = _one_number(meant)
    what = {"what": meant.what, "one": "" if takes_words else "4.3"}
    has_place = {name for name in ("currency", "unit") if name in here.model_fields}
    beside = {name for name in ("currency", "unit") if getattr(meant, name)}
    if _goes_without_saying(meant, loc):
        beside = set()
    # Without its unit, and nowhere to put it, the number would say something else.
    if beside - has_place:
        return what
    if not meant.number:
        return {**what, "whole": meant.whole, "decimal": meant.decimal, "plain": meant.plain}
    number = f"{loc[-1]}: {meant.number}"
    if not beside:
        return {**what, "near": number}
    if meant.currency == UNKNOWN:
        return {**what, "money": number}
    unit = "percent" if is_percent(meant.unit) else meant.unit
    if unit and not (unit := _unit_of(here, unit)):
        return {**what, "label": number, "things": meant.unit}
    return {**what, "number": number, "currency": meant.currency, "unit": unit}


def _unit_of(here: type[Model], unit: str) -> str:
    """Return a unit as its field takes it; an empty text if it is none of those that it takes."""
    kinds = get_args(here.model_fields["unit"].annotation)
    choices = {choice.lower(): choice for kind in kinds for choice in get_args(kind)}
    return choices.get(folded(unit), "") if choices else unit


def _left_out_with(here: type[Model], loc: Loc) -> str:
    """Return the field to leave out where a number is not known: its own, or the group around."""
    field, around = str(loc[-1]), loc[-2:-1]
    info = here.model_fields.get(field)
    if info and not info.is_required():
        return field
    return around[0] if around and isinstance(around[0], str) else ""


def _goes_without_saying(meant: Meant, loc: Loc) -> bool:
    """Say whether a number has the unit that its field is in anyway."""
    path = ".".join(map(str, loc))
    return any(word in path and re.fullmatch(unit, folded(meant.unit)) for word, unit in _UNITS)


def _one_number(meant: Meant) -> Meant:
    """Return what was meant by a number in a field that takes no words and no range."""
    if re.fullmatch(r"-?[\d.]*", meant.number + meant.whole):
        return meant
    # Only who knows a number nearly can name it; under 900 is not 900.
    about = re.fullmatch(r"about ([\d.]+)", meant.number)
    return Meant(ONE, unit=meant.unit, plain=about[1] if about else "")


def value_told(shape: Shape, typed: Any, expected: str) -> dict[str, str]:
    """Return what to type in the place of a value of the wrong kind: it, or how it is written."""
    return _meant(shape, typed, expected) or {"form": _form(shape)}


def item_told(shape: Shape, typed: Any) -> dict[str, str]:
    """Return what to type in the place of a list or a group that should be a text of a list."""
    if isinstance(typed, list) and all(isinstance(one, str) for one in typed):
        return {"near": ", ".join(typed)}
    if not isinstance(typed, dict) or len(typed) != 1:
        return {}
    ((name, value),) = typed.items()
    if value and not isinstance(value, str):
        return {}
    # Of an id or a code only what it is, whatever it is called.
    text = value or name if shape.mark or not value else quoted(f"{name}: {value}")
    return {"near": f"- {text}"}


def _meant(shape: Shape, typed: Any, expected: str) -> dict[str, str]:
    """Return what to type in the place of a value, where that is sure."""
    if isinstance(typed, dict) and typed:
        return _group_told(shape.name, typed, expected)
    is_one = isinstance(typed, list) and len(typed) == 1 and isinstance(typed[0], str)
    if is_one and not shape.model:
        return {"near": f"{shape.name}: {typed[0]}"}
    if not isinstance(typed, str):
        return {}
    if expected == "a date":
        days = days_meant(typed)
        if len(days) > 1:
            return {"either": days[0], "other": days[1]}
        return {"near": f"{shape.name}: {days[0]}"} if days else {}
    if expected == "a whole number":
        return _whole_told(shape.name, typed)
    if shape.model and shape.many:
        needed = [name for name, one in shape.model.model_fields.items() if one.is_required()]
        items = [f"{{{needed[0]}: {name}}}" for name in separate(typed)]
        is_sure = items and len(needed) == 1
        return {"near": f"{shape.name}: [{', '.join(items)}]"} if is_sure else {}
    if expected == "a list" and shape.mark and (names := separate(typed)):
        return {"near": f"{shape.name}: [{', '.join(names)}]"}
    if expected == "a list" and not shape.model and re.match(r"[^\W_]|\+", typed):
        several, one = f"{shape.name}: [{typed}]", f"{shape.name}: [{quoted(typed)}]"
        return {"either": several, "other": one} if "," in typed else {"near": several}
    return {}


def _form(shape: Shape) -> str:
    """Return how a list or a group is written; empty for others."""
    if shape.model:
        group = f"{{...: {_group(shape.model)}}}" if shape.mapping else _group(shape.model)
        return f"{shape.name}: [{group}]" if shape.many else f"{shape.name}: {group}"
    return f"{shape.name}: {{en: ..., es: ...}}" if shape.labels or shape.mapping else ""


def _group(model: type[Model]) -> str:
    """Return a group of fields on one line: those that it must have, or its first."""
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    names = required or list(model.model_fields)[:1]
    return "{" + ", ".join(f"{name}: ..." for name in names) + "}"


def _whole_told(field: str, typed: str) -> dict[str, str]:
    meant = number_meant(typed)
    is_sure = not meant.unit or _goes_without_saying(meant, (field,))
    readings = (re.sub(r"\.0+$", "", one) for one in (meant.number, meant.whole, meant.decimal))
    whole = [f"{field}: {one}" for one in readings if one.isdecimal()]
    if whole and is_sure and not meant.currency:
        return {"either": whole[0], "other": whole[1]} if len(whole) > 1 else {"near": whole[0]}
    years = re.findall(r"\b[12]\d{3}\b", typed)
    if len(set(years)) == 2:
        return {"either": f"{field}: {years[0]}", "other": f"{field}: {years[1]}"}
    plain = re.fullmatch(r"about (\d+)", meant.number)
    if len(years) == 1 or plain:
        return {"plain": f"{field}: {plain[1] if plain else years[0]}"}
    return {"none": field} if re.search(r"\d", typed) else {"unknown": field}


def _group_told(field: str, typed: dict[str, Any], expected: str) -> dict[str, str]:
    name, value = next(iter(typed.items()))
    if not any(typed.values()):
        names = ", ".join(typed)
        return {"near": f"{field}: [{names}]" if expected == "a list" else f"{field}: {names}"}
    if expected == "a list":
        return {"item": name}
    is_text = expected == "a text" and len(typed) == 1 and isinstance(value, str)
    return {"near": f"{field}: {quoted(f'{name}: {value}')}"} if is_text else {}


def plain_form(value: str, pattern: str) -> str:
    """Return a value in the form that its field needs, if it is an id written as words."""
    plain = "-".join(re.findall("[a-z0-9]+", folded(value)))[:LONGEST_ID].strip("-")
    return plain if re.fullmatch(pattern, plain) else ""

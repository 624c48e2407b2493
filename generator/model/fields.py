"""What the fields of a model are: texts, references, nested models, lists of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import create_model

from generator.model.base import (
    Day,
    Labels,
    Mark,
    Measures,
    Model,
    Reading,
    Stated,
    StatedNumber,
    Text,
    Translatable,
    holds,
)

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Shape:
    """What one field holds, read from its annotation.

    ``inner_texts`` says whether a translation can give texts of the models in it.
    """

    name: str
    text: bool = False
    labels: bool = False
    mark: Mark | None = None
    model: type[Model] | None = None
    many: bool = False
    mapping: bool = False
    measures: Measures | None = None
    inner_texts: bool = False


@cache
def shapes(model: type[Model]) -> tuple[Shape, ...]:
    """Return the shape of every field of ``model``, in the order of declaration.

    Raise ``TypeError`` if a field holds a figure and does not declare what it measures.
    """
    found = tuple(
        _shape(name, info.rebuild_annotation()) for name, info in model.model_fields.items()
    )
    undeclared = [f"{model.__name__}.{shape.name}" for shape in found if not _is_declared(shape)]
    if undeclared:
        fields = ", ".join(undeclared)
        raise TypeError(f"{fields}: say what it measures: Measures(name=..., unit=...)")
    return found


def _is_declared(shape: Shape) -> bool:
    """Say whether the figures that a field holds have a name and a unit.

    What a result holds is named by its own fields.
    """
    if not shape.model or not issubclass(shape.model, Stated | Reading):
        return True
    if issubclass(shape.model, StatedNumber):
        return bool(shape.measures and shape.measures.unit)
    return bool(shape.measures) or any(inner.measures for inner in shapes(shape.model))


def _shape(name: str, annotation: Any) -> Shape:
    parts = list(_parts(annotation))

    def first(kind: Any) -> Any:
        return next((part for part in parts if isinstance(part, kind)), None)

    model, many = first(type(Model)), tuple in parts
    # The items of a list are named by their ids.
    can_be_named = model and (not many or "id" in model.model_fields)
    return Shape(
        name,
        text=first(Translatable) is not None,
        labels=Labels in parts,
        mark=first(Mark),
        model=model,
        many=many,
        mapping=dict in parts,
        measures=first(Measures),
        inner_texts=can_be_named
        and any(inner.text or inner.inner_texts for inner in shapes(model)),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and every type and mark inside it."""
    yield annotation
    yield get_origin(annotation)
    for inner in get_args(annotation):
        yield from _parts(inner)


def nested(value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    """Yield what a field holds: one value, the items of a list, or the values of a mapping."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*loc, index), item
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*loc, key), item
    elif value is not None:
        yield loc, value


def walk(record: Model, loc: Loc = ()) -> Iterator[tuple[Loc, Model]]:
    """Yield ``record`` and every model inside it, outermost first."""
    yield loc, record
    for shape in shapes(type(record)):
        if shape.model:
            for inner_loc, inner in nested(getattr(record, shape.name), (*loc, shape.name)):
                yield from walk(inner, inner_loc)


def models_in(model: type[Model]) -> Iterator[type[Model]]:
    """Yield ``model`` and the models of the fields inside it."""
    yield model
    for shape in shapes(model):
        if shape.model:
            yield from models_in(shape.model)


class Mention(NamedTuple):
    """A value, or a key, that names another record, an entry of a closed list or a language."""

    loc: Loc
    mark: Mark
    value: str


def mentions(record: Model) -> Iterator[Mention]:
    """Yield every reference in ``record`` with the path that leads to it."""
    for loc, model in walk(record):
        for name, mark in _marked(type(model)):
            value = getattr(model, name)
            # In a mapping, the keys name something.
            by_key = isinstance(value, dict)
            for inner_loc, item in nested(value, (*loc, name)):
                yield Mention(inner_loc, mark, str(inner_loc[-1]) if by_key else item)


@cache
def _marked(model: type[Model]) -> tuple[tuple[str, Mark], ...]:
    return tuple((shape.name, shape.mark) for shape in shapes(model) if shape.mark)


@cache
def translation_model(model: type[Model]) -> type[Model]:
    """Derive the model of a translation: the texts of ``model`` and nothing else.

    A list whose items have an ``id`` becomes a mapping from that id to the item's texts.
    """
    fields: dict[str, Any] = {}
    is_record = "lang" in model.model_fields
    if is_record:
        said = holds("Day when the translation was last compared with its original.")
        fields["reviewed"] = (Day, said)
    for shape in shapes(model):
        info = model.model_fields[shape.name]
        if shape.text:
            default = ... if is_record and info.is_required() else None
            kind = Text if default else Text | None
            fields[shape.name] = (kind, holds(info.description or "", default))
        elif shape.inner_texts and shape.model:
            inner: Any = translation_model(shape.model)
            fields[shape.name] = (dict[str, inner], {}) if shape.many else (inner | None, None)
    return create_model(f"{model.__name__}Translation", __base__=Model, **fields)


def texts(record: Model, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every translatable text that ``record`` holds, by its path in a translation."""
    for shape in shapes(type(record)):
        value = getattr(record, shape.name)
        if value is None:
            continue
        if shape.text:
            yield (*loc, shape.name), value
        elif shape.inner_texts:
            for inner_loc, inner in nested(value, (*loc, shape.name)):
                yield from texts(inner, (*loc, shape.name, inner.id) if shape.many else inner_loc)


def with_texts(record: Model, translation: Model) -> Any:
    """Return ``record`` with the texts of ``translation`` in the place of its own."""
    changes: dict[str, Any] = {}
    for shape in shapes(type(record)):
        given, value = getattr(translation, shape.name, None), getattr(record, shape.name)
        if not given:
            continue
        if shape.text:
            changes[shape.name] = given
        elif shape.many:
            changes[shape.name] = tuple(
                with_texts(item, given[item.id]) if item.id in given else item for item in value
            )
        elif shape.inner_texts and value is not None:
            changes[shape.name] = with_texts(value, given)
    return record.model_copy(update=changes)

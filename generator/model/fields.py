"""What the fields of a model are: texts, references, nested models, lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import Field, create_model

from generator.marks import N_
from generator.model.base import (
    Day,
    Labels,
    Language,
    Measures,
    Model,
    OneOf,
    Reading,
    RefTo,
    Stated,
    StatedNumber,
    Text,
    Translatable,
)

Loc = tuple[str | int, ...]
Mark = RefTo | OneOf | Language


@dataclass(frozen=True)
class Shape:
    """What one field holds, read from its annotation."""

    name: str
    text: bool = False
    labels: bool = False
    mark: Mark | None = None
    model: type[Model] | None = None
    many: bool = False
    mapping: bool = False
    measures: Measures | None = None


@cache
def shapes(model: type[Model]) -> tuple[Shape, ...]:
    """Return the shape of every field of ``model``, in the order of declaration.

    Raise ``TypeError`` if a field holds a figure and does not declare what it measures.
    """
    found = tuple(
        _shape(
            name, Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        )
        for name, info in model.model_fields.items()
    )
    undeclared = [shape.name for shape in found if not _is_declared(shape)]
    if undeclared:
        fields = ", ".join(f"{model.__name__}.{name}" for name in undeclared)
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
    marks = [part for part in parts if isinstance(part, Mark)]
    models = [part for part in parts if isinstance(part, type) and issubclass(part, Model)]
    measures = [part for part in parts if isinstance(part, Measures)]
    return Shape(
        name,
        text=any(isinstance(part, Translatable) for part in parts),
        labels=any(part == Labels for part in parts),
        mark=marks[0] if marks else None,
        model=models[0] if models else None,
        many=tuple in parts,
        mapping=dict in parts,
        measures=measures[0] if measures else None,
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and every type and mark inside it."""
    yield annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from annotation.__metadata__
        yield from _parts(annotation.__origin__)
    elif origin is not None:
        yield tuple if origin is tuple else dict if origin is dict else origin
        for inner in get_args(annotation):
            yield from _parts(inner)


@dataclass(frozen=True)
class Mention:
    """A value, or a key, that names another record, an entry of a closed list or a language."""

    loc: Loc
    mark: Mark
    value: str


def mentions(record: Model, loc: Loc = ()) -> Iterator[Mention]:
    """Yield every reference in ``record`` with the path that leads to it."""
    for shape in shapes(type(record)):
        value = getattr(record, shape.name)
        if shape.mark and value is not None:
            yield from _marked(value, shape.mark, (*loc, shape.name))
        elif shape.model:
            for inner_loc, inner in nested(value, (*loc, shape.name)):
                yield from mentions(inner, inner_loc)


def _marked(value: Any, mark: Mark, loc: Loc) -> Iterator[Mention]:
    if isinstance(value, str):
        yield Mention(loc, mark, value)
    elif isinstance(value, Mapping):
        for key in value:
            yield Mention((*loc, key), mark, key)
    else:
        for index, item in enumerate(value):
            yield Mention((*loc, index), mark, item)


def nested(value: Any, loc: Loc) -> Iterator[tuple[Loc, Model]]:
    """Yield the models that a field holds: one, a list of them, or a mapping to them."""
    if isinstance(value, Model):
        yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*loc, index), item
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*loc, key), item


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


@cache
def translation_model(model: type[Model]) -> type[Model]:
    """Derive the model of a translation: the texts of ``model`` and nothing else.

    A list whose items have an ``id`` becomes a mapping from that id to the item's texts.
    """
    fields: dict[str, Any] = {}
    if "lang" in model.model_fields:
        fields["reviewed"] = (
            Day,
            Field(description=N_("Day when the translation was last compared with its original.")),
        )
    for shape in shapes(model):
        info = model.model_fields[shape.name]
        if shape.text:
            required = "lang" in model.model_fields and info.is_required()
            kind = Text if required else Text | None
            fields[shape.name] = (
                kind,
                Field(... if required else None, description=info.description),
            )
        elif shape.model and has_texts(shape.model) and _reachable(shape):
            inner = translation_model(shape.model)
            if shape.many:
                fields[shape.name] = (dict[str, inner], Field(default_factory=dict))  # type: ignore[valid-type]
            else:
                fields[shape.name] = (inner | None, Field(None))
    return create_model(f"{model.__name__}Translation", __base__=Model, **fields)


def _reachable(shape: Shape) -> bool:
    """Say whether a translation can name the items of a field: one model, or items with ids."""
    assert shape.model
    return not shape.many or "id" in shape.model.model_fields


@cache
def has_texts(model: type[Model]) -> bool:
    """Say whether anything in ``model`` can be translated."""
    return any(
        shape.text or (shape.model and has_texts(shape.model) and _reachable(shape))
        for shape in shapes(model)
    )


def texts(record: Model, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every translatable text that ``record`` holds, by its path in a translation."""
    for shape in shapes(type(record)):
        value = getattr(record, shape.name)
        if value is None:
            continue
        if shape.text:
            yield (*loc, shape.name), value
        elif shape.model and has_texts(shape.model) and _reachable(shape):
            for inner_loc, inner in nested(value, (*loc, shape.name)):
                step = inner.id if shape.many else None  # type: ignore[attr-defined]
                yield from texts(inner, (*loc, shape.name, step) if step else inner_loc)


def with_texts(record: Model, translation: Model) -> Any:
    """Return ``record`` with the texts of ``translation`` in the place of its own."""
    changes: dict[str, Any] = {}
    for shape in shapes(type(record)):
        given = getattr(translation, shape.name, None)
        if not given or shape.name == "reviewed":
            continue
        value = getattr(record, shape.name)
        if shape.text:
            changes[shape.name] = given
        elif shape.many:
            changes[shape.name] = tuple(
                with_texts(item, given[item.id]) if item.id in given else item for item in value
            )
        elif value is not None:
            changes[shape.name] = with_texts(value, given)
    return record.model_copy(update=changes)

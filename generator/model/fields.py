"""What the fields of a model are: texts, references, nested models, lists of them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import create_model

from generator.model.base import (
    Day,
    Labels,
    Mark,
    Measures,
    Model,
    Past,
    Reading,
    Stated,
    StatedNumber,
    Text,
    Translatable,
    holds,
)

Loc = tuple[str | int, ...]


class Shape(NamedTuple):
    """What one field holds, read from its annotation."""

    name: str
    text: bool = False
    labels: bool = False
    mark: Mark | None = None
    model: type[Model] | None = None
    many: bool = False
    mapping: bool = False
    measures: Measures | None = None
    past: bool = False  # cannot be still to come
    inner_texts: bool = False  # a translation can give texts of the models in it


@cache
def shapes(model: type[Model]) -> tuple[Shape, ...]:
    """Return the shape of every field of ``model``, in the order of declaration.

    Raise ``TypeError`` if a field holds a figure and does not declare what it measures.
    """
    infos = model.model_fields
    found = tuple(_shape(name, info.rebuild_annotation()) for name, info in infos.items())
    if undeclared := [shape.name for shape in found if not _is_declared(shape)]:
        fields = ", ".join(f"{model.__name__}.{name}" for name in undeclared)
        raise TypeError(f"{fields}: say what it measures: Measures(name=..., unit=...)")
    return found


def _is_declared(shape: Shape) -> bool:
    """Say whether the figures in a field are named; those of a result are by its own fields."""
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
        first(Translatable) is not None,
        Labels in parts,
        first(Mark),
        model,
        many,
        dict in parts or Mapping in parts,
        first(Measures),
        first(Past) is not None,
        can_be_named and any(inner.text or inner.inner_texts for inner in shapes(model)),
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
            for inner_loc, item in nested(value, (*loc, name)):
                # In a mapping, the keys name something.
                yield Mention(inner_loc, mark, str(inner_loc[-1] if type(value) is dict else item))


def mentions_in(model: type[Model], fields: Any, loc: Loc = ()) -> Iterator[Mention]:
    """Yield the references in the fields of a record that could not be read, where they can be."""
    for shape in shapes(model) if isinstance(fields, dict) else ():
        value = fields.get(shape.name)
        if shape.model and not (shape.many or shape.mapping):
            yield from mentions_in(shape.model, value, (*loc, shape.name))
            continue
        held = tuple(value) if isinstance(value, list) else value
        for inner_loc, item in nested(held, (*loc, shape.name)):
            name = inner_loc[-1] if isinstance(value, dict) else item
            if shape.mark and isinstance(name, str):
                yield Mention(inner_loc, shape.mark, name)
            elif shape.model:
                yield from mentions_in(shape.model, item, inner_loc)


@cache
def _marked(model: type[Model]) -> tuple[tuple[str, Mark], ...]:
    return tuple((shape.name, shape.mark) for shape in shapes(model) if shape.mark)


@cache
def translation_model(model: type[Model]) -> type[Model]:
    """Derive the model of a translation: the texts of ``model`` and nothing else.

    A list whose items have an ``id`` becomes a mapping from that id to the item's texts.
    """
    fields: dict[str, Any] = {}
    if is_record := "lang" in model.model_fields:
        said = holds("Day when the translation was last compared with its original.")
        fields["reviewed"] = (Day, said)
    for shape in shapes(model):
        if shape.text:
            info = model.model_fields[shape.name]
            needed, told = is_record and info.is_required(), info.description or ""
            fields[shape.name] = (Text, holds(told)) if needed else (Text | None, holds(told, None))
        elif shape.inner_texts and shape.model:
            inner: Any = translation_model(shape.model)
            fields[shape.name] = (dict[str, inner], {}) if shape.many else (inner | None, None)
    return create_model(f"{model.__name__}Translation", __base__=Model, **fields)


def texts(record: Model, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every translatable text that ``record`` holds, by its path in a translation."""
    for shape in shapes(type(record)):
        value = getattr(record, shape.name)
        if shape.text and value is not None:
            yield (*loc, shape.name), value
        elif shape.inner_texts:
            here = (*loc, shape.name)
            for inner_loc, inner in nested(value, here):
                yield from texts(inner, (*here, inner.id) if shape.many else inner_loc)


def labels(record: Model) -> Iterator[tuple[Loc, Mapping[str, str]]]:
    """Yield every text that ``record`` holds in several languages, by its path."""
    for loc, model in walk(record):
        for shape in shapes(type(model)):
            if shape.labels and (words := getattr(model, shape.name)):
                yield (*loc, shape.name), words


def with_texts(record: Model, translation: Model) -> Any:
    """Return ``record`` with the texts of ``translation`` in the place of its own."""
    changes: dict[str, Any] = {}
    for shape in shapes(type(record)):
        name, value = shape.name, getattr(record, shape.name)
        if not (given := getattr(translation, name, None)):
            continue
        if shape.text:
            changes[name] = given
        elif shape.many:
            changes[name] = tuple(
                with_texts(item, given[item.id]) if item.id in given else item for item in value
            )
        elif shape.inner_texts and value is not None:
            changes[name] = with_texts(value, given)
    return record.model_copy(update=changes)

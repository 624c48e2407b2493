"""What translations leave out, add, or say too late."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.library import Entry, Library, Translation
from generator.model.base import Model
from generator.model.fields import Loc, Shape, shapes, texts
from generator.nearest import nearest
from generator.problems import Place, Problem


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield translations that name unknown items, lack texts, or are older than their original."""
    for lang, translation in entry.translations.items():
        yield from _unknown_items(entry, entry.record, translation.texts, translation, ())
        yield from _missing_texts(entry, translation)
        if entry.is_stale_in(lang):
            yield _stale(entry, translation)


def _unknown_items(
    entry: Entry, record: Model, given: Model, translation: Translation, loc: Loc
) -> Iterator[Problem]:
    for shape in _shared(type(record), type(given)):
        inner = getattr(given, shape.name)
        value = getattr(record, shape.name)
        inner_loc = (*loc, shape.name)
        if not inner:
            continue
        if value is None:
            yield _added(entry, translation, inner_loc)
        elif shape.many:
            yield from _unknown_keys(entry, value, inner, translation, inner_loc)
        elif shape.model:
            yield from _unknown_items(entry, value, inner, translation, inner_loc)


@cache
def _shared(record: type[Model], given: type[Model]) -> tuple[Shape, ...]:
    """Return the fields that hold texts in a record and in its translation."""
    return tuple(
        shape
        for shape in shapes(record)
        if (shape.text or shape.model) and shape.name in given.model_fields
    )


def _unknown_keys(
    entry: Entry,
    items: tuple[Any, ...],
    given: dict[str, Model],
    translation: Translation,
    loc: Loc,
) -> Iterator[Problem]:
    known = {item.id: item for item in items}
    for key, inner in given.items():
        if key in known:
            yield from _unknown_items(entry, known[key], inner, translation, (*loc, key))
        else:
            yield _unknown(translation, (*loc, key), key, str(loc[-1]), list(known))


def _unknown(
    translation: Translation, loc: Loc, id_: str, field: str, choices: list[str]
) -> Problem:
    document = translation.document
    return Problem.at(
        document.path,
        document.key_place(loc),
        "K303",
        id=id_,
        field=field,
        choices=", ".join(choices) or "-",
        near=nearest(id_, choices),
    )


def _added(entry: Entry, translation: Translation, loc: Loc) -> Problem:
    document = translation.document
    field = ".".join(map(str, loc))
    return Problem.at(document.path, document.key_place(loc), "K308", field=field, file=entry.path)


def _missing_texts(entry: Entry, translation: Translation) -> Iterator[Problem]:
    for loc, _ in texts(entry.record):
        if not _given(translation.texts, loc):
            document = translation.document
            field = ".".join(str(step) for step in loc)
            yield Problem.at(document.path, document.key_place(loc), "K306", field=field)


def _given(value: Any, loc: Loc) -> bool:
    for step in loc:
        value = value.get(step) if isinstance(value, dict) else getattr(value, str(step), None)
        if value is None:
            return False
    return True


def _stale(entry: Entry, translation: Translation) -> Problem:
    document = translation.document
    place: Place = document.place_of(("reviewed",))
    return Problem.at(
        document.path,
        place,
        "K305",
        date=translation.texts.reviewed,
        original=entry.record.reviewed,
    )

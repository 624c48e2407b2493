"""What translations leave out, add, or say too late."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from generator.library import Entry, Library
from generator.model.base import Model
from generator.model.fields import Loc, Shape, shapes, texts
from generator.problems import Problem, nearest
from generator.source import Document


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield translations that name unknown items, lack texts, or are older than their original."""
    for lang, translation in entry.translations.items():
        document = translation.document
        yield from _added(entry.record, translation.texts, (), document, entry.path)
        given = dict(texts(translation.texts))
        for loc, _ in texts(entry.record):
            if loc not in given:
                yield document.key_problem(loc, "K306", field=".".join(map(str, loc)))
        if entry.is_stale_in(lang):
            days = {"date": translation.texts.reviewed, "original": entry.record.reviewed}
            yield document.problem(("reviewed",), "K305", **days)


def _added(
    record: Model, given: Model, loc: Loc, document: Document, original: PurePosixPath
) -> Iterator[Problem]:
    """Yield texts and items of a translation that its original has not."""
    for shape in _shared(type(record), type(given)):
        value, inner = getattr(record, shape.name), getattr(given, shape.name)
        inner_loc = (*loc, shape.name)
        if not inner:
            continue
        if value is None:
            field = ".".join(map(str, inner_loc))
            yield document.key_problem(inner_loc, "K308", field=field, file=original)
        elif shape.many:
            known = {item.id: item for item in value}
            for id_, item in inner.items():
                if id_ in known:
                    yield from _added(known[id_], item, (*inner_loc, id_), document, original)
                else:
                    choices, near = ", ".join(known) or "-", nearest(id_, known)
                    values = {"id": id_, "field": shape.name, "choices": choices, "near": near}
                    yield document.key_problem((*inner_loc, id_), "K303", **values)
        elif shape.model:
            yield from _added(value, inner, inner_loc, document, original)


@cache
def _shared(record: type[Model], given: type[Model]) -> tuple[Shape, ...]:
    """Return the fields that hold texts in a record and in its translation."""
    return tuple(
        shape
        for shape in shapes(record)
        if (shape.text or shape.model) and shape.name in given.model_fields
    )

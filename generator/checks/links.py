"""References to other records and to closed lists, and ids that are taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.library import Entry, Library
from generator.locales import locale
from generator.model import KINDS
from generator.model.base import Model, RefTo
from generator.model.fields import Loc, Mention, mentions, nested, shapes, walk
from generator.problems import Place, Problem
from generator.records import nearest

_LONG_LISTS = ("countries", "currencies")


def problems(library: Library) -> Iterator[Problem]:
    """Yield dangling references, values outside their list, taken ids and missing labels."""
    for entry in library.everything():
        for mention in mentions(entry.record):
            if found := _broken(mention, entry, library):
                yield found
        yield from _taken_ids(entry)
        yield from _missing_labels(entry, library)


def _broken(mention: Mention, entry: Entry, library: Library) -> Problem | None:
    place = entry.document.place_of(mention.loc)
    if isinstance(mention.mark, RefTo):
        return _dangling(mention.value, mention.mark.kind, entry, place, library)
    name = mention.mark.vocabulary
    choices = library.choices(name)
    if mention.value in choices:
        return None
    near = _near_choice(mention.value, name, library)
    shown = "BO, BR, CL, CO, MX ..." if name in _LONG_LISTS else ", ".join(choices)
    return Problem.at(
        entry.path, place, "K202", value=mention.value, list=name, choices=shown, near=near
    )


def _dangling(
    value: str, folder: str, entry: Entry, place: Place, library: Library
) -> Problem | None:
    if value in library.entries[folder]:
        return None
    kind = KINDS[folder]
    return Problem.at(
        entry.path,
        place,
        "K201",
        kind=kind.noun,
        value=value,
        file=f"content/{folder}/{value}{kind.suffix}",
        near=_near_id(value, folder, library),
    )


def _near_id(value: str, folder: str, library: Library) -> str:
    """Return the id that was probably meant, looking at names and synonyms too."""
    names = {id_: id_ for id_ in library.entries[folder]}
    for entry in library.all(folder):
        for word in _names(entry.record):
            names.setdefault(word.lower(), entry.id)
    near = nearest(value, names)
    return names.get(near, "")


def _names(record: Any) -> Iterator[str]:
    if isinstance(title := getattr(record, "title", None), str):
        yield title
    for words in getattr(record, "synonyms", {}).values():
        yield from words


def _near_choice(value: str, name: str, library: Library) -> str:
    if name == "countries":
        by_name = {locale(lang).country(code).lower(): code
                   for lang in library.languages for code in library.choices(name)}
        return by_name.get(nearest(value, by_name), "") if len(value) > 2 else ""
    labels = {key: key for key in library.choices(name)}
    if name not in _LONG_LISTS:
        for key, term in library.vocabulary(name).terms.items():
            labels |= {label.lower(): key for label in term.label.values()}
    return labels.get(nearest(value, labels), "")


def _taken_ids(entry: Entry) -> Iterator[Problem]:
    for loc, model in walk(entry.record):
        for shape in shapes(type(model)):
            if shape.many and shape.model and "id" in shape.model.model_fields:
                yield from _twins(entry, (*loc, shape.name), getattr(model, shape.name))


def _twins(entry: Entry, loc: Loc, items: tuple[Model, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for item_loc, item in nested(items, loc):
        id_ = str(item.id)  # type: ignore[attr-defined]
        place = entry.document.place_of((*item_loc, "id"))
        if id_ in seen:
            other = f"{loc[-1]}, {entry.path.name}:{seen[id_]}"
            yield Problem.at(entry.path, place, "K203", id=id_, other=other)
        seen.setdefault(id_, place.line)


def _missing_labels(entry: Entry, library: Library) -> Iterator[Problem]:
    for loc, model in walk(entry.record):
        for shape in shapes(type(model)):
            labels = getattr(model, shape.name) if shape.labels else None
            for lang in library.languages if labels else ():
                if lang not in labels:
                    place = entry.document.key_place((*loc, shape.name))
                    yield Problem.at(entry.path, place, "K307", field=shape.name, lang=lang)



"""References to other records and to closed lists, and ids that are taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.checks import languages
from generator.library import Entry, Library
from generator.locales import country_codes, interface_languages, locale
from generator.model import KINDS
from generator.model.base import Language, Model, OneOf, RefTo
from generator.model.fields import Loc, Mention, models_in, nested, shapes, walk
from generator.nearest import nearest
from generator.problems import START, Problem

# Lists that are too long to show whole.
_LONG_LISTS = {"countries": "BO, BR, CL, CO, MX etc", "currencies": "USD, BOB, BRL, COP, MXN etc"}


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield dangling references, values outside their list, taken ids and addresses."""
    if entry.kind.folder == "countries":
        yield from _unknown_country(entry, library)
    for mention in entry.mentions:
        if found := _broken(mention, entry, library):
            yield found
    yield from _taken_ids(entry)
    yield from _taken_addresses(entry, library)


def _broken(mention: Mention, entry: Entry, library: Library) -> Problem | None:
    if isinstance(mention.mark, Language):
        return languages.unknown_at(mention, entry)
    if isinstance(mention.mark, RefTo):
        return _dangling(mention, mention.mark.kind, entry, library)
    name = mention.mark.vocabulary
    choices = library.choices(name)
    if mention.value in choices or not choices:
        return None
    place = entry.document.place_of(mention.loc)
    near = _near_choice(mention.value, name, library)
    shown = _LONG_LISTS.get(name) or ", ".join(choices)
    return Problem.at(
        entry.path, place, "K202", value=mention.value, list=name, choices=shown, near=near
    )


def _dangling(mention: Mention, folder: str, entry: Entry, library: Library) -> Problem | None:
    value = mention.value
    if value in library.entries[folder]:
        return None
    path = library.path_of(folder, value)
    if path in library.paths:
        return None
    return Problem.at(
        entry.path,
        entry.document.place_of(mention.loc),
        "K201",
        kind=KINDS[folder].noun,
        value=value,
        file=path,
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
    choices = library.choices(name)
    if value.upper() in choices:
        return value.upper()
    if name == "countries":
        names = _country_names()
        return names.get(nearest(value, names), "") if len(value) > 2 else ""
    labels = {key: key for key in choices}
    if name not in _LONG_LISTS:
        for key, term in library.vocabulary(name).terms.items():
            labels |= {label.lower(): key for label in term.label.values()}
    return labels.get(nearest(value, labels), "")


@cache
def _country_names() -> dict[str, str]:
    """Return the codes of all countries by their names in the languages of the generator."""
    return {
        locale(lang).country(code).lower(): code
        for lang in interface_languages()
        for code in country_codes()
    }


def missing_lists(library: Library) -> Iterator[Problem]:
    """Yield the closed lists that some field needs and that have no file."""
    models = {model for kind in KINDS.values() for model in models_in(kind.model)}
    marks = {shape.mark for model in models for shape in shapes(model)}
    names = {mark.vocabulary for mark in marks if isinstance(mark, OneOf)}
    for name in sorted(names - set(_LONG_LISTS)):
        path = library.path_of("vocabularies", name)
        if path not in library.paths:
            noun = KINDS["vocabularies"].noun
            yield Problem.at(path, START, "K201", kind=noun, value=name, file=path, near="")


def _unknown_country(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield a country profile whose file name is not the code of a country."""
    code = entry.id.upper()
    if code not in library.choices("countries"):
        yield Problem.at(
            entry.path,
            START,
            "K202",
            value=entry.id,
            list="countries",
            choices=_LONG_LISTS["countries"].lower(),
            near=_near_choice(entry.id.replace("-", " "), "countries", library).lower(),
        )


def _taken_ids(entry: Entry) -> Iterator[Problem]:
    for loc, model in walk(entry.record):
        for name in _lists_with_ids(type(model)):
            yield from _twins(entry, (*loc, name), getattr(model, name))


@cache
def _lists_with_ids(model: type[Model]) -> tuple[str, ...]:
    return tuple(
        shape.name
        for shape in shapes(model)
        if shape.many and shape.model and "id" in shape.model.model_fields
    )


def _twins(entry: Entry, loc: Loc, items: tuple[Model, ...]) -> Iterator[Problem]:
    seen: dict[str, Loc] = {}
    for item_loc, item in nested(items, loc):
        id_ = str(item.id)
        if id_ in seen:
            place = entry.document.place_of((*item_loc, "id"))
            line = entry.document.place_of((*seen[id_], "id")).line
            other = f"{entry.path.name}:{line}"
            yield Problem.at(entry.path, place, "K203", id=id_, other=other)
        seen.setdefault(id_, item_loc)


def _taken_addresses(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield former ids whose address leads, or would lead, to another page."""
    former: tuple[str, ...] = getattr(entry.record, "formerly", ())
    for index, id_ in enumerate(former):
        if other := _holder(id_, index, entry, library):
            place = entry.document.place_of(("formerly", index))
            yield Problem.at(entry.path, place, "K205", id=id_, other=other)


def _holder(id_: str, index: int, entry: Entry, library: Library) -> str:
    """Return what has the address of a former id, or an empty text."""
    folder = entry.kind.folder
    if library.path_of(folder, id_) in library.paths:
        return str(library.path_of(folder, id_))
    # These pages are there without a record.
    if id_ == "index":
        return f"{folder}/index.html"
    if folder == "countries" and id_.upper() in library.choices("countries"):
        return f"{folder}/{id_}/index.html"
    earlier = entry.record.formerly[:index]
    if id_ in earlier:
        line = entry.document.place_of(("formerly", earlier.index(id_))).line
        return f"{entry.path.name}:{line}"
    others = [other for other in library.former[folder, id_] if other is not entry]
    return str(others[0].path) if others else ""

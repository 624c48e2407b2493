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
from generator.model.fields import Loc, Mention, mentions, models_in, nested, shapes, walk
from generator.problems import START, Place, Problem
from generator.records import nearest

# Lists that are too long to show whole.
_LONG_LISTS = {"countries": "BO, BR, CL, CO, MX etc", "currencies": "USD, BOB, BRL, COP, MXN etc"}


def problems(library: Library) -> Iterator[Problem]:
    """Yield dangling references, values outside their list, and taken ids."""
    yield from _missing_lists(library)
    for entry in library.all("countries"):
        yield from _unknown_country(entry, library)
    for entry in library.everything():
        for mention in mentions(entry.record):
            if found := _broken(mention, entry, library):
                yield found
        yield from _taken_ids(entry)


def _broken(mention: Mention, entry: Entry, library: Library) -> Problem | None:
    if isinstance(mention.mark, Language):
        return languages.unknown(mention.value, entry.path, languages.place_of(mention, entry))
    place = entry.document.place_of(mention.loc)
    if isinstance(mention.mark, RefTo):
        return _dangling(mention.value, mention.mark.kind, entry, place, library)
    name = mention.mark.vocabulary
    choices = library.choices(name)
    if mention.value in choices or not choices:
        return None
    near = _near_choice(mention.value, name, library)
    shown = _LONG_LISTS.get(name) or ", ".join(choices)
    return Problem.at(
        entry.path, place, "K202", value=mention.value, list=name, choices=shown, near=near
    )


def _dangling(
    value: str, folder: str, entry: Entry, place: Place, library: Library
) -> Problem | None:
    path = library.path_of(folder, value)
    if path in library.paths:
        return None
    return Problem.at(
        entry.path,
        place,
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


def _missing_lists(library: Library) -> Iterator[Problem]:
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
        for shape in shapes(type(model)):
            if shape.many and shape.model and "id" in shape.model.model_fields:
                yield from _twins(entry, (*loc, shape.name), getattr(model, shape.name))


def _twins(entry: Entry, loc: Loc, items: tuple[Model, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for item_loc, item in nested(items, loc):
        id_ = str(item.id)  # type: ignore[attr-defined]
        place = entry.document.place_of((*item_loc, "id"))
        if id_ in seen:
            other = f"{entry.path.name}:{seen[id_]}"
            yield Problem.at(entry.path, place, "K203", id=id_, other=other)
        seen.setdefault(id_, place.line)

"""Codes of languages that do not exist, and what translations and labels leave out or add."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from generator.library import Entry, Library
from generator.locales import Locale, codes_by_name, current_code, folded, language_codes
from generator.model.base import Model
from generator.model.fields import Loc, Shape, models_in, shapes, texts, walk
from generator.problems import Guesses, Problem, nearest
from generator.source import Document

LIST = "languages"
# Stricter than for other words: hundreds of names look a little like each other.
_NEAR_ENOUGH = 85


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield unknown codes of languages, and what translations and labels lack or have too much."""
    if entry.key == ("vocabularies", LIST):
        yield from _list(entry)
    yield from _translations(entry, library)
    if _has_labels(entry.kind.model):
        yield from _labels(entry, [code for code in library.languages if code in language_codes()])


def unknown(code: str, document: Document, guesses: Guesses, loc: Loc = ()) -> Problem | None:
    """Return the problem of a value, key or part of a file's name that is no language's code."""
    if code in language_codes():
        return None
    report = document.key_problem if loc[-1:] == (code,) else document.problem
    return report(loc, "K204", value=code, near=guesses.guess(code, _near_code))


def _near_code(typed: str) -> str:
    """Return the code that was probably meant by a name, a code with a country, or an old code."""
    plain = folded(typed[:100]).strip(" .,;").replace("_", "-")
    for code in (current_code(plain), current_code(plain.partition("-")[0])):
        if code in language_codes():
            return code
    names = codes_by_name(language_codes(), Locale.language, folded)
    near = nearest(plain, names, fuzz.ratio, _NEAR_ENOUGH)
    return names.get(plain.partition(" ")[0]) or names.get(near, "")


def _list(entry: Entry) -> Iterator[Problem]:
    guesses = Guesses()
    for code in entry.record.terms:
        if wrong := unknown(code, entry.document, guesses, ("terms", code)):
            yield wrong


def _translations(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield translations into no language of the site, and what is wrong with their texts."""
    for lang, (document, given) in entry.translations.items():
        if wrong := unknown(lang, document, Guesses()):
            yield wrong
        elif library.languages and lang not in library.languages:
            file = library.path_of("vocabularies", LIST)
            yield document.problem((), "K309", lang=lang, file=file)
        added = list(_added(entry.record, given, (), document, entry.path))
        yield from added
        said = dict(texts(given))
        # What is there under a misspelt id is not missing.
        misspelt = {dict(problem.values).get("near") for problem in added}
        for loc, _ in texts(entry.record):
            if loc not in said and misspelt.isdisjoint(loc):
                yield document.key_problem(loc, "K306", field=".".join(map(str, loc)))


def _added(
    record: Model, given: Model, loc: Loc, document: Document, original: PurePosixPath
) -> Iterator[Problem]:
    """Yield texts and items of a translation that its original has not."""
    for shape in _shared(type(record), type(given)):
        value, inner = getattr(record, shape.name), getattr(given, shape.name)
        place = (*loc, shape.name)
        if not inner:
            continue
        if value is None:
            field = ".".join(map(str, place))
            yield document.key_problem(place, "K308", field=field, file=original)
        elif shape.many:
            known = {item.id: item for item in value}
            guesses, find = Guesses(), partial(nearest, choices=known)
            for id_, item in inner.items():
                if id_ in known:
                    yield from _added(known[id_], item, (*place, id_), document, original)
                else:
                    choices, near = ", ".join(known) or "-", guesses.guess(id_, find)
                    values = {"id": id_, "field": shape.name, "choices": choices, "near": near}
                    yield document.key_problem((*place, id_), "K303", **values)
        elif shape.model:
            yield from _added(value, inner, place, document, original)


@cache
def _shared(record: type[Model], given: type[Model]) -> tuple[Shape, ...]:
    found = (shape for shape in shapes(record) if shape.text or shape.model)
    return tuple(shape for shape in found if shape.name in given.model_fields)


@cache
def _has_labels(model: type[Model]) -> bool:
    return any(shape.labels for inner in models_in(model) for shape in shapes(inner))


def _labels(entry: Entry, languages: list[str]) -> Iterator[Problem]:
    """Yield labels that have no text in one of ``languages``, or none at all."""
    for loc, labels in _labelled(entry.record):
        field, shown = str(loc[-1]), next(iter(labels), "")
        if not labels:
            yield entry.document.problem(loc, "K106", field=field)
        for lang in languages:
            if labels and lang not in labels:
                yield entry.document.key_problem(loc, "K307", field=field, lang=lang, shown=shown)


def _labelled(record: Model) -> Iterator[tuple[Loc, dict[str, str]]]:
    for loc, model in walk(record):
        for shape in shapes(type(model)):
            if shape.labels and (labels := getattr(model, shape.name)) is not None:
                yield (*loc, shape.name), labels

"""Codes of languages that do not exist, and texts that a language of the site lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from rapidfuzz import fuzz, process

from generator.library import Entry, Library
from generator.locales import current_code, folded, interface_languages, language_codes, locale
from generator.model.base import Model
from generator.model.fields import Loc, models_in, shapes, walk
from generator.problems import Problem
from generator.source import Document

LIST = "languages"
_NEAR_ENOUGH = 85
_LONGEST_NAME = 100


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield unknown codes in the list of languages and in file names, and labels without a text."""
    if entry.key == ("vocabularies", LIST):
        yield from _list(entry)
    yield from _translations(entry, library)
    if _has_labels(entry.kind.model):
        readable = [code for code in library.languages if code in language_codes()]
        yield from _labels(entry, readable)


def unknown(code: str, document: Document, loc: Loc = ()) -> Problem | None:
    """Return the problem of a code that is no language's, or None.

    It is the value at ``loc``, the key of a text in that language, or part of the file's name.
    """
    if code in language_codes():
        return None
    report = document.key_problem if loc[-1:] == (code,) else document.problem
    return report(loc, "K204", value=code, near=_near_code(code))


def _near_code(typed: str) -> str:
    """Return the code that was probably meant by a name, a code with a country, or an old code."""
    plain = folded(typed[:_LONGEST_NAME]).replace("_", "-")
    for code in (current_code(plain), current_code(plain.partition("-")[0])):
        if code in language_codes():
            return code
    names = _names()
    # Stricter than for other words: hundreds of names look a little like each other.
    found = process.extractOne(plain, names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return names.get(plain.partition(" ")[0]) or (names[found[0]] if found else "")


@cache
def _names() -> dict[str, str]:
    """Return the codes of all languages by their names in the languages of the generator."""
    return {
        folded(locale(lang).language(code)): code
        for lang in interface_languages()
        for code in language_codes()
    }


def _list(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with the list of the site's languages: no code, or an unknown one."""
    if not entry.record.terms:
        yield entry.document.problem(("terms",), "K106", field="terms")
    for code in entry.record.terms:
        if wrong := unknown(code, entry.document, ("terms", code)):
            yield wrong


def _translations(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield translations into a language that does not exist, or that nobody will see yet."""
    for lang, translation in entry.translations.items():
        if wrong := unknown(lang, translation.document):
            yield wrong
        elif library.languages and lang not in library.languages:
            file = library.path_of("vocabularies", LIST)
            yield translation.document.problem((), "K309", lang=lang, file=file)


@cache
def _has_labels(model: type[Model]) -> bool:
    return any(shape.labels for inner in models_in(model) for shape in shapes(inner))


def _labels(entry: Entry, languages: Collection[str]) -> Iterator[Problem]:
    """Yield labels that have no text in one of ``languages``, or none at all."""
    for loc, labels in _labelled(entry.record):
        field = str(loc[-1])
        if not labels:
            yield entry.document.problem(loc, "K106", field=field)
            continue
        for lang in languages:
            if lang not in labels:
                shown = next(iter(labels))
                yield entry.document.key_problem(loc, "K307", field=field, lang=lang, shown=shown)


def _labelled(record: Model) -> Iterator[tuple[Loc, dict[str, str]]]:
    """Yield every field of a record that holds a text per language."""
    for loc, model in walk(record):
        for shape in shapes(type(model)):
            if shape.labels and (labels := getattr(model, shape.name)) is not None:
                yield (*loc, shape.name), labels

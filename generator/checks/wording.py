"""Words of one language in texts of another, and titles that do not say what to do."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.checks.tongues import (
    any_qualifier,
    foreign_qualifier,
    is_long,
    other_language,
    says_what_to_do,
)
from generator.library import Entry, Library
from generator.model.base import Model
from generator.model.fields import Loc, nested, shapes, texts, walk
from generator.model.records import Measure
from generator.problems import Place, Problem
from generator.prose import read
from generator.source import Document

_TITLES = {"en": "Close the taps", "es": "Cerrar las llaves", "pt": "Fechar as torneiras"}


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield texts that are not in their language, or are not translated, and titles of no use."""
    if entry.lang:
        yield from _written(entry.lang, entry.document, entry.record, entry)
        yield from _untranslatable(entry)
    for lang, (document, given) in entry.translations.items():
        yield from _written(lang, document, given, entry)
        yield from _copied(lang, document, given, entry.record)
    for loc, labels in _labels(entry.record):
        yield from _labelled(labels, loc, entry.document)


def _written(lang: str, document: Document, record: Any, entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong with the words of one file."""
    for loc, text in _texts(record):
        yield from _foreign(text, lang, document, loc)
    for passage in read(document.body).passages:
        if found := other_language(passage.text, lang):
            values = {"value": passage.text, "lang": lang, "found": found}
            place = Place(document.body_line + passage.line, 1)
            yield Problem.at(document.path, place, "K313", **values)
    if isinstance(entry.record, Measure) and not says_what_to_do(record.title, lang):
        yield document.problem(("title",), "K316", value=record.title, example=_TITLES[lang])


def _foreign(text: str, lang: str, document: Document, loc: Loc) -> Iterator[Problem]:
    if found := other_language(text, lang):
        yield document.problem(loc, "K313", value=text, lang=lang, found=found)
    elif words := foreign_qualifier(text, lang):
        yield document.problem(loc, "K314", value=words, lang=lang)


def _untranslatable(entry: Entry) -> Iterator[Problem]:
    """Yield numbers with their words in fields that all languages show as they are typed."""
    for loc, model in walk(entry.record):
        for name in _plain(type(model)):
            for inner, value in nested(getattr(model, name), (*loc, name)):
                if isinstance(value, str) and (words := any_qualifier(value)):
                    yield entry.document.problem(inner, "K317", value=words)


@cache
def _plain(model: type[Model]) -> tuple[str, ...]:
    return tuple(one.name for one in shapes(model) if not (one.text or one.mark or one.model))


def _copied(lang: str, document: Document, given: Model, original: Model) -> Iterator[Problem]:
    """Yield texts of a translation that are those of the original, word for word."""
    written = dict(texts(original))
    said = ((loc, text) for loc, text in texts(given) if text == written.get(loc))
    for loc, text in said:
        if is_long(text) and not other_language(text, lang):
            yield document.problem(loc, "K315", value=text)


def _labelled(labels: Mapping[str, str], loc: Loc, document: Document) -> Iterator[Problem]:
    """Yield labels in another language than the one that they are for."""
    first = next(iter(labels), "")
    for lang, text in labels.items():
        foreign = list(_foreign(text, lang, document, (*loc, lang)))
        yield from foreign
        if lang != first and text == labels[first] and is_long(text) and not foreign:
            yield document.problem((*loc, lang), "K315", value=text)


def _texts(record: Model) -> Iterator[tuple[Loc, str]]:
    for loc, model in walk(record):
        for shape in shapes(type(model)):
            if shape.text and (text := getattr(model, shape.name)):
                yield (*loc, shape.name), text


def _labels(record: Model) -> Iterator[tuple[Loc, Mapping[str, str]]]:
    for loc, model in walk(record):
        for shape in shapes(type(model)):
            if shape.labels and (labels := getattr(model, shape.name)):
                yield (*loc, shape.name), labels

"""Words of one language in texts of another, and titles that do not say what to do."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import Any, Protocol

from generator.checks.tongues import (
    acronyms_in,
    any_qualifier,
    foreign_qualifier,
    is_long,
    other_language,
    says_what_to_do,
)
from generator.library import Entry, Library
from generator.model.base import Model
from generator.model.fields import Loc, labels, nested, shapes, texts, walk
from generator.model.records import Measure
from generator.problems import Place, Problem
from generator.prose import read
from generator.source import Document


class Report(Protocol):
    """What makes a problem of a text at its place."""

    def __call__(self, code: str, /, **values: object) -> Problem:
        """Return the problem with a code and the values that it quotes."""


# The list of the words for things.
TERMS = "terms"
_TITLES = {"en": "Close the taps", "es": "Cerrar las llaves"}


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield texts that are not in their language, or are not translated, and titles of no use."""
    if entry.lang:
        yield from _written(entry.lang, entry.document, entry.record, library)
        yield from _title(entry.lang, entry.document, entry.record, entry)
        yield from _untranslatable(entry)
    for lang, (document, given) in entry.translations.items():
        yield from _written(lang, document, given, library)
        yield from _title(lang, document, given, entry)
        yield from _copied(lang, document, given, entry.record)
    for loc, words in labels(entry.record):
        yield from _labelled(words, loc, entry.document)


def _written(lang: str, document: Document, record: Model, library: Library) -> Iterator[Problem]:
    """Yield words of other languages in the fields and in the prose of one file."""
    for loc, text in _texts(record):
        yield from _worded(text, lang, partial(document.problem, loc), library)
    for passage in read(document.body).passages:
        place = Place(document.body_line + passage.line, 1)
        report = partial(Problem.at, document.path, place)
        yield from _worded(passage.text, lang, report, library)


def _worded(text: str, lang: str, report: Report, library: Library) -> Iterator[Problem]:
    yield from _foreign(text, lang, report)
    yield from _named_otherwise(text, lang, report, library)
    yield from _avoided(text, lang, report, library)


def _title(lang: str, document: Document, record: Any, entry: Entry) -> Iterator[Problem]:
    if isinstance(entry.record, Measure) and not says_what_to_do(record.title, lang):
        yield document.problem(("title",), "K316", value=record.title, example=_TITLES[lang])


def _foreign(text: str, lang: str, report: Report) -> Iterator[Problem]:
    if found := other_language(text, lang):
        yield report("K313", value=text, lang=lang, found=found)
    elif words := foreign_qualifier(text, lang):
        yield report("K314", value=words, lang=lang)


def _named_otherwise(text: str, lang: str, report: Report, library: Library) -> Iterator[Problem]:
    """Yield acronyms that the glossary has otherwise in the language of the text."""
    if typed := acronyms_in(text):
        own = _acronyms(library)
        for name in sorted(typed):
            if (meant := own.get(name, {}).get(lang)) and meant != name:
                yield report("K318", value=name, lang=lang, meant=meant)


@lru_cache(maxsize=1)
def _acronyms(library: Library) -> dict[str, Mapping[str, str]]:
    """Return the acronyms of the glossary per language, by each of these."""
    own = {name: term.name for term in library.acronyms for name in term.name.values()}
    # A centre may be called what is an acronym of another language.
    centres = {one.record.acronym for one in library.all("centres")}
    return {name: labels for name, labels in own.items() if name not in centres}


def _avoided(text: str, lang: str, report: Report, library: Library) -> Iterator[Problem]:
    """Yield words for what the term list has another word for."""
    words = _to_avoid(library).get(lang, {})
    for found in dict.fromkeys(_finding(tuple(words)).findall(text)) if words else ():
        meant = words[found[:1].lower() + found[1:]]
        yield report("K545", value=found, meant=meant)


@lru_cache(maxsize=1)
def _to_avoid(library: Library) -> dict[str, dict[str, str]]:
    """Return the words to avoid per language, each with what it is called."""
    listed = library.entries["vocabularies"].get(TERMS)
    found = defaultdict[str, dict[str, str]](dict)
    for term in listed.record.terms.values() if listed else ():
        for lang in term.avoid.keys() & term.label.keys():
            found[lang] |= dict.fromkeys(term.avoid[lang], term.label[lang])
    return found


@cache
def _finding(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds words in a text.

    The first of several may begin a sentence; one alone with a capital is a name.
    """
    longest_first = sorted(words, key=len, reverse=True)
    either = (
        f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" if " " in word else re.escape(word)
        for word in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either)})(?![\w-])")


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
        foreign = list(_foreign(text, lang, partial(document.problem, (*loc, lang))))
        yield from foreign
        if lang != first and text == labels[first] and is_long(text) and not foreign:
            yield document.problem((*loc, lang), "K315", value=text)


def _texts(record: Model) -> Iterator[tuple[Loc, str]]:
    for loc, model in walk(record):
        for shape in shapes(type(model)):
            if shape.text and (text := getattr(model, shape.name)):
                yield (*loc, shape.name), text

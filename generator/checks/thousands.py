"""Numbers in texts that some readers take for thousands, and others for decimals."""

import re
from collections.abc import Iterator

from generator.checks.tongues import without_quotations
from generator.library import Entry, Library
from generator.locales import Locale, currency_codes, folded, locale
from generator.model.base import Model, unlike_thousands
from generator.model.fields import labels, texts
from generator.problems import START, Problem
from generator.prose import read
from generator.source import Document

# No text without one has such a number, which is soon seen.
_POINT = re.compile(r"[0-9][.,][0-9]{3}")
_GROUPED = re.compile(r"(?<![\w.,/:–°º-])([1-9]\d{0,2})[.,](\d{3})(?![.,/]?\d|\w)")
# What numbers are names of: laws, standards, editions, telephones, parts of a document.
_NAMED = re.compile(
    r"\b(?:ley|leyes|decretos?|d\.? ?s|resolucion|resoluciones|(?<!de )acuerdo|ordenanza|reglamento"
    r"|directiva|circular|expediente|articulos?|arts?|normas?|version|v|codigos?|ciiu|cas|cedula"
    r"|ruc|nit|tel|telefonos?|n|no(?=\.)|nro|num|numeros?|paginas?|pags?|pp?|cuadros?|tablas?|figuras?"
    r"|seccion|capitulo|punto)\b\W*(?:\w+\W+){0,3}$"
)
_ACRONYM = re.compile(r"\b([A-Z]{2,})\W?$")
_BEFORE = 60
# What lists of all countries show.
_LISTED = (("title",), ("summary",))


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield the numbers in texts for readers of several countries that may be read in two ways."""
    files = [(entry.lang or "", entry.document, entry.record)]
    files += [(lang, document, given) for lang, (document, given) in entry.translations.items()]
    for lang, document, record in files:
        # What has no language of its own has labels in several.
        if lang and not locale(lang).is_for_all:
            continue
        if any(map(_POINT.search, (document.fields, document.body))):
            yield from _in_file(lang, document, record, entry.country)


def _in_file(lang: str, document: Document, record: Model, country: str) -> Iterator[Problem]:
    """Yield the numbers of one file, each where it stands first."""
    said = (text for words, text in _said(lang, document, record, country) if words.is_for_all)
    found = (number for text in said for number in _numbers(without_quotations(text)))
    for typed, (whole, rest) in {number[0]: number.groups() for number in found}.items():
        decimal = unlike_thousands(f"{whole}.{rest}").replace(".", ",")
        values = {"value": typed, "whole": whole, "rest": rest, "decimal": decimal}
        yield Problem.at(document.path, document.find(typed) or START, "K526", **values)


def _said(
    lang: str, document: Document, record: Model, country: str
) -> Iterator[tuple[Locale, str]]:
    """Yield the texts of a file, each with the custom that its readers know."""
    for loc, text in texts(record):
        yield locale(lang, "" if loc in _LISTED else country), text
    for passage in read(document.body).passages:
        yield locale(lang, country), passage.text
    for _, words in labels(record):
        yield from ((locale(other, country), text) for other, text in words.items())


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text that are no names of anything."""
    for number in _GROUPED.finditer(text):
        before = text[max(0, number.start() - _BEFORE) : number.start()]
        acronym = _ACRONYM.search(before)
        is_code = acronym and acronym[1] not in currency_codes()
        if not is_code and not _NAMED.search(folded(before)):
            yield number

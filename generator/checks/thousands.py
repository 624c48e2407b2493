"""Numbers in texts that are thousands to readers of one country, and decimals to others."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.checks.tongues import without_quotations
from generator.library import Entry, Library
from generator.locales import Locale, locale
from generator.model.base import Model, unlike_thousands
from generator.model.fields import texts
from generator.problems import START, Problem
from generator.prose import read
from generator.source import Document

# In no text without one is there such a number, which is soon seen.
_POINT = re.compile(r"\d[.,]\d{3}")
# What is numbered has one reading: Ley 1.333, Decreto Supremo N.º 24.176.
_NUMBERED = r"(?:\b(?:ley|decreto|supremo|resolución|iso|d\. ?s\.)|n[.°º]+) +[\d.,]*"
_TWO_READINGS = re.compile(
    rf"{_NUMBERED}|(?<![\d.,])([1-9]\d{{0,2}}[.,]\d{{3}})(?![.,]?\d)", re.IGNORECASE
)


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield numbers with two readings, in a language that is read in countries of both customs."""
    original = (entry.lang or "", (entry.document, entry.record))
    for lang, (document, record) in (original, *entry.translations.items()):
        files = (document.fields, document.body)
        if (words := locale(lang)).is_neutral and any(map(_POINT.search, files)):
            shown = _shown_abroad(document, record, locale(lang, entry.country))
            yield from _numbers(shown, document, words)


def _shown_abroad(document: Document, record: Model, here: Locale) -> Iterator[str]:
    """Yield the texts that are read elsewhere than where a number has one reading."""
    for loc, text in texts(record):
        # Lists of all countries show a title and a summary.
        if here.is_neutral or loc in (("title",), ("summary",)):
            yield text
    if here.is_neutral:
        yield from (passage.text for passage in read(document.body).passages)


def _numbers(shown: Iterator[str], document: Document, words: Locale) -> Iterator[Problem]:
    found = (_TWO_READINGS.findall(without_quotations(text)) for text in shown)
    for number in dict.fromkeys(filter(None, chain.from_iterable(found))):
        whole, decimal = re.sub(r"\D", "", number), number.replace(",", ".")
        yield Problem.at(
            document.path,
            document.find(number) or START,
            "K711",
            value=number,
            whole=whole,
            decimal=decimal.rstrip("0").rstrip("."),
            thousands=words.number(int(whole)),
            decimals=unlike_thousands(decimal).replace(".", ","),
        )

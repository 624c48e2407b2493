"""How easily a text is read: by its words in a sentence, and by its syllables in a word."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pyphen import Pyphen  # type: ignore[import-untyped]

from generator.library import Entry, Library
from generator.problems import Place, Problem
from generator.prose import read


class Scale(NamedTuple):
    """How easily a text is read, from 0 (scholars) to 100 (children): ``whole`` less the rest."""

    dictionary: str
    whole: float
    per_word_in_sentence: float
    per_syllable_in_word: float


# R. Flesch, A New Readability Yardstick, Journal of Applied Psychology 32 (1948); for Spanish
# J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214 (1959).
SCALES = {
    "en": Scale("en_US", 206.835, 1.015, 84.6),
    "es": Scale("es", 206.84, 1.02, 60),
}
# Below, a text is "fairly difficult" on both.
LEAST = 60
# Of fewer words nothing follows.
FEWEST_WORDS = 60
LONGEST_SUMMARY = 200
_END = re.compile(r"[.:;!?…]+(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield texts that are hard to read, and summaries that are too long, in every language."""
    for lang in (entry.record.lang, *entry.translations) if hasattr(entry.record, "lang") else ():
        document, record = entry.document_in(lang), entry.record_in(lang)
        if (size := len(record.summary)) > LONGEST_SUMMARY:
            yield document.problem(("summary",), "K544", count=size, limit=LONGEST_SUMMARY)
        found = ease((passage.text for passage in read(document.body).passages), lang)
        if found is not None and found < LEAST:
            place = Place(document.body_line, 1)
            yield Problem.at(document.path, place, "K543", count=max(0, round(found)), least=LEAST)


def ease(paragraphs: Iterable[str], lang: str) -> float | None:
    """Return how easily a text is read, or None if it is short, or nobody has a scale for it."""
    sentences = [found for text in paragraphs for one in _END.split(text) if (found := _words(one))]
    words = [word for sentence in sentences for word in sentence]
    if lang not in SCALES or len(words) < FEWEST_WORDS:
        return None
    scale = SCALES[lang]
    syllables = sum(_syllables(word, scale.dictionary) for word in words)
    return (
        scale.whole
        - scale.per_word_in_sentence * len(words) / len(sentences)
        - scale.per_syllable_in_word * syllables / len(words)
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


@cache
def _syllables(word: str, dictionary: str) -> int:
    """Return in how many parts a word is divided; some words have more syllables than that."""
    return len(_divider(dictionary).positions(word)) + 1


@cache
def _divider(dictionary: str) -> Pyphen:
    return Pyphen(lang=dictionary)

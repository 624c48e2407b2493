"""The words of the glossary in a text: each is explained where it first stands on a page."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.library import Library
from generator.model.documents import Term
from generator.views.edition import Edition
from generator.views.reference import glossary_anchor, meaning_of

_WORD = re.compile(r"\w+")
# What the plural of an English or a Spanish word ends with.
_PLURAL = ("s", "es")


class Piece(NamedTuple):
    """A part of a text; what the glossary explains has a meaning, and the address of its letter."""

    text: str
    meaning: str = ""
    address: str = ""


Explain = Callable[[str], Iterator[Piece]]


class _Known(NamedTuple):
    term: Term
    pattern: re.Pattern[str]


def explainer(edition: Edition) -> Explain:
    """Return what divides the texts of one page, in their order, at the words to explain."""
    known, taken = _known(edition.library, edition.lang), set[int]()
    glossary = edition.plan.named("glossary").address

    def met(word: re.Match[str], text: str) -> tuple[_Known, int] | None:
        for one in known.get(word[0].casefold(), ()):
            if id(one.term) not in taken and (found := one.pattern.match(text, word.start())):
                return one, found.end()
        return None

    def explain(text: str) -> Iterator[Piece]:
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end or not (found := met(word, text)):
                continue
            if end < word.start():
                yield Piece(text[end : word.start()])
            (term, _), end = found
            taken.add(id(term))
            address = f"{glossary}#{glossary_anchor(edition.pick(term.name))}"
            yield Piece(text[word.start() : end], meaning_of(term, edition), address)
        if end < len(text):
            yield Piece(text[end:])

    return explain


# As many as a site has languages, of one library.
@lru_cache(maxsize=2)
def _known(library: Library, lang: str) -> dict[str, list[_Known]]:
    """Return the terms of a language with their patterns, by the words that each can begin with."""
    found = defaultdict[str, list[_Known]](list)
    named = [(one.record.name.get(lang, ""), one.record) for one in library.all("glossary")]
    # The longer of two that begin alike comes first.
    for name, term in sorted(named, key=lambda one: -len(one[0])):
        is_acronym = term.kind == "acronym"
        if term.is_ambiguous or not (first := _WORD.match(name)):
            continue
        ending = "" if is_acronym else rf"(?:{'|'.join(_PLURAL)})?"
        words = r"\s+".join(re.escape(word) + ending for word in name.split())
        pattern = re.compile(rf"{words}(?!\w)", 0 if is_acronym else re.IGNORECASE)
        for plural in ("", *_PLURAL):
            found[first[0].casefold() + plural].append(_Known(term, pattern))
    return found

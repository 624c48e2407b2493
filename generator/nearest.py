"""What somebody probably meant: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process

_NEAR_ENOUGH = 70
_LONGEST_WORD = 100


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice that looks most like ``word``, or an empty text if none does."""
    word = word[:_LONGEST_WORD].lower()
    found = process.extractOne(word, list(choices), score_cutoff=_NEAR_ENOUGH)
    return str(found[0]) if found else ""

"""What somebody probably meant: the nearest of the words that would have been right."""

from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

_LONGEST_WORD = 100


def nearest(
    word: str, choices: Iterable[str], scorer: Callable[..., float] = fuzz.WRatio, least: int = 70
) -> str:
    """Return the choice that looks most like ``word``, or an empty text if none does."""
    word = word[:_LONGEST_WORD].lower()
    found = process.extractOne(word, list(choices), scorer=scorer, score_cutoff=least)
    return str(found[0]) if found else ""

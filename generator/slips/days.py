"""Days as people write them elsewhere: which day was meant, or which two it may be."""

import re
from datetime import date
from functools import cache

from babel import dates

from generator.locales import folded

# Those of the languages in which most people of the region write.
_LANGUAGES = ("es", "pt", "en")
_NUMBERS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})|(\d{4})(\d{2})(\d{2})")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|o)? )?([a-z]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)? (\d{4})"
)


def days_meant(typed: str) -> list[str]:
    """Return the days that a text may be: one, or two where day and month may stand either way."""
    text = " ".join(
        re.sub(r"\b(de|del|do|da|of|the|el)\b|,", " ", folded(typed[:60].strip(" .,;"))).split()
    )
    if found := _NUMBERS.fullmatch(text):
        parts = [part for part in found.groups() if part]
        if len(parts[0]) == 4:
            year, month, day = parts
            return _days((year, month, day)) or _days((year, day, month))
        if len(parts[2]) == 4:
            return _days((parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1]))
    if found := _WORDS.fullmatch(text):
        month, day = _months().get(found[2], 0), found[1] or found[3] or "0"
        return _days((found[4], str(month), day))
    return []


def _days(*written: tuple[str, str, str]) -> list[str]:
    """Return those of the days that there are, each once."""
    found = []
    for year, month, day in written:
        try:
            found.append(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(found))


@cache
def _months() -> dict[str, int]:
    return {
        folded(name).rstrip("."): number
        for lang in _LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in dates.get_month_names(width, locale=lang).items()
    }

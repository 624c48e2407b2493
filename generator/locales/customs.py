"""What offices of a country are used to: its official languages, and the size of their paper."""

from functools import cache
from typing import Literal

from babel import languages

# As CLDR 47 has it (supplemental/measurementData, paperSize), which Babel leaves out: A4 elsewhere.
_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


@cache
def official_languages(country: str) -> tuple[str, ...]:
    """Return the codes of the official languages of a country, the one that most speak first."""
    return tuple(languages.get_official_languages(country, de_facto=True))


def usual_paper(country: str) -> Literal["a4", "letter"]:
    """Return the paper that printers of a country hold as a rule."""
    return "letter" if country in _LETTER else "a4"

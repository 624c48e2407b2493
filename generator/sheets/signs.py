"""The signs of the print font: which it has, and how broad they are."""

from collections import defaultdict
from functools import cache

from generator.locales import LATIN, locale
from generator.sheets.engine import FONTS

SCRIPTS = (LATIN, "Cyrl", "Grek")

# Spaces, joiners and variation selectors: the setter sees to them without the font.
_UNSEEN = (
    (0x2000, 0x200F),
    (0x205F, 0x206F),
    (0x3000, 0x3000),
    (0xFE00, 0xFE0F),
    (0xE0100, 0xE01EF),
)


def is_printed(lang: str) -> bool:
    """Say whether the print font has the script of a language."""
    return locale(lang).script in SCRIPTS


def signs_lacking(text: str) -> str:
    """Return the signs of a text that the print font does not have, each once, in order of code."""
    return "".join(sorted(set(text) - _known()))


@cache
def _known() -> frozenset[str]:
    """Return the signs that need nothing more than the font."""
    unseen = (chr(code) for first, last in _UNSEEN for code in range(first, last + 1))
    return frozenset(unseen) | advances().keys()


def width_of(text: str) -> float:
    """Return the width of a text on one line, in em, as if all were in the broadest weight."""
    return sum(map(advances().__getitem__, text))


@cache
def advances() -> dict[str, float]:
    """Return the signs that all weights of the font have, with the width of the broadest, in em."""
    # Takes long to load, and only the check of the sheets needs it.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    found = defaultdict[str, list[float]](list)
    files = list(FONTS.glob("*.otf"))
    for file in files:
        with TTFont(file, lazy=True) as font:
            em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
            for code, glyph in font.getBestCmap().items():
                found[chr(code)].append(widths[glyph][0] / em)
    common = {sign: max(widths) for sign, widths in found.items() if len(widths) == len(files)}
    return _Advances(common)


class _Advances(dict[str, float]):
    def __missing__(self, sign: str) -> float:
        return 1.0

"""The band of an association: its words, and its logo in grey."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from generator.library import Entry
from generator.model.lists import Association
from generator.sheets.engine import as_png
from generator.sheets.finish import grey_png
from generator.views.edition import Edition

# Height on paper is 14 mm: 300 dots an inch make 165 pixels.
PIXELS_HIGH = 165
PIXELS_WIDE = 4 * PIXELS_HIGH
_VECTOR_PPI = 72 * PIXELS_HIGH / 100


@dataclass(frozen=True)
class Brand:
    """The band of the association that hands a sheet out; ``logo`` holds the bytes of a picture."""

    name: str
    message: str
    contact: tuple[str, ...]
    is_example: bool
    # Typst takes a picture from JSON as the list of its bytes.
    logo: tuple[int, ...]


def brand_of(entry: Entry, edition: Edition) -> Brand:
    """Return the band of an association in the language of the edition."""
    association: Association = entry.record
    logo = association.logo and edition.library.root / entry.kind.folder / association.logo
    return Brand(
        association.name,
        edition.pick(association.message),
        association.contact,
        association.example,
        tuple(_grey(logo.read_bytes(), logo.suffix.lower())) if logo else (),
    )


@cache
def _grey(picture: bytes, ending: str) -> bytes:
    """Return a logo as a small grey PNG: colour would be billed, and copies as mud anyway."""
    if ending == ".svg":
        picture = as_png("logo.typ", json.dumps({"svg": picture.decode()}).encode(), _VECTOR_PPI)
    return grey_png(picture, (PIXELS_WIDE, PIXELS_HIGH))

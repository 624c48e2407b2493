"""The band of an association: its words, and its logo in grey."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from generator.library import Entry
from generator.marks import N_
from generator.model.association import Association
from generator.sheets.engine import as_png
from generator.sheets.pictures import grey_png
from generator.sheets.views import Brand
from generator.views.edition import Edition

# Height on paper is 14 mm: 300 dots an inch make 165 pixels.
PIXELS_HIGH = 165
PIXELS_WIDE = 4 * PIXELS_HIGH
_VECTOR_PPI = 72 * PIXELS_HIGH / 100


def brand_of(entry: Entry, edition: Edition) -> Brand:
    """Return the band of an association in the language of the edition."""
    association: Association = entry.record
    words = edition.words
    logo = association.logo and edition.library.root / entry.kind.folder / association.logo
    return Brand(
        lead=words(N_("Handed out by")),
        name=association.name,
        message=edition.pick(association.message),
        contact="\n".join(association.contact),
        example=words(N_("EXAMPLE")) if association.example else "",
        # Typst takes a picture from JSON as the list of its bytes.
        logo=tuple(_grey(logo)) if logo else (),
    )


@cache
def _grey(file: Path) -> bytes:
    """Return a logo as a small grey PNG: colour would be billed, and copies as mud anyway."""
    data = file.read_bytes()
    if file.suffix.lower() == ".svg":
        data = as_png("logo.typ", json.dumps({"svg": data.decode()}).encode(), _VECTOR_PPI)
    return grey_png(data, (PIXELS_WIDE, PIXELS_HIGH))

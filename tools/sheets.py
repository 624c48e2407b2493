"""Renew the pictures of two handouts in ``docs/images/sheets``: ``python -m tools.sheets``."""

from __future__ import annotations

from pathlib import Path

from generator.checks import check
from generator.locales import locale
from generator.settings import read_settings
from generator.sheets.catalogue import Sheet
from generator.sheets.engine import as_png, grey_png
from generator.sheets.printing import Printer, saying

PROJECT = Path(__file__).parent.parent
IMAGES = PROJECT / "docs" / "images" / "sheets"
SHOWN = ("tanneries", "hotels")
SIDES = ("front", "back")
PPI = 100


def main() -> None:
    """Write front and back of the handouts, in all languages."""
    library, _ = check(PROJECT / "content")
    printer = Printer(library, read_settings(PROJECT), PROJECT)
    sheets = [Sheet("handout", name, lang, "a4") for name in SHOWN for lang in library.languages]
    made, _ = printer.make(sheets, saying(locale("en"), print))
    IMAGES.mkdir(parents=True, exist_ok=True)
    for sheet, one in made.items():
        pages = as_png(one.job.template, one.job.data, PPI)
        for side, page in zip(SIDES, pages, strict=True):
            name = f"{sheet.entry}-{sheet.lang}-{side}.png"
            (IMAGES / name).write_bytes(grey_png(page))


if __name__ == "__main__":
    main()

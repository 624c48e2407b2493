"""Renew the pictures of two handouts in ``docs/images/sheets``: ``python -m tools.sheets``."""

from __future__ import annotations

from pathlib import Path

from generator.checks import check
from generator.locales import locale
from generator.settings import read_settings
from generator.sheets.catalogue import Sheet
from generator.sheets.engine import grey_png, pages_as_png
from generator.sheets.printing import Printer

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
    made = printer.make(sheets, locale("en"), print)
    IMAGES.mkdir(parents=True, exist_ok=True)
    for one in made.sheets:
        job = one.result.job
        for side, page in zip(SIDES, pages_as_png(job.template, job.data, PPI), strict=True):
            name = f"{one.sheet.entry}-{one.sheet.lang}-{side}.png"
            (IMAGES / name).write_bytes(grey_png(page))


if __name__ == "__main__":
    main()

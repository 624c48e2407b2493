"""The Typst compiler: one a process, fonts of our own, and errors in plain values."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from PIL import Image

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
FONTS = FOLDER / "fonts"
# The same for every sheet: the day of a sheet is that of its last review, which it prints.
DAY = datetime(2026, 1, 1, tzinfo=UTC)
SHADES = 16
_TOO_LONG = "TOO-LONG|"


class SheetError(Exception):
    """Raised when a sheet cannot be made; the message says why, for whoever wrote the record."""


class TooLongError(SheetError):
    """Raised when a part does not fit: ``args`` are its name and how many millimetres too long."""


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(font_paths=fonts, root=str(TEMPLATES))


def as_pdf(template: str, data: bytes) -> bytes:
    """Return the PDF of a template filled with ``data``, which is JSON.

    Raise ``TooLongError`` if it does not fit, ``SheetError`` for anything else.
    """
    return _compile(template, data, "pdf")[0]


def as_png(template: str, data: bytes, ppi: float) -> bytes:
    """Return a picture of the first page, ``ppi`` pixels an inch."""
    return pages_as_png(template, data, ppi)[0]


def pages_as_png(template: str, data: bytes, ppi: float) -> list[bytes]:
    """Return a picture of every page, ``ppi`` pixels an inch."""
    return _compile(template, data, "png", ppi)


def _compile(
    template: str, data: bytes, form: Literal["pdf", "png"], ppi: float | None = None
) -> list[bytes]:
    files: Any = {"main.typ": (TEMPLATES / template).read_bytes(), "data.json": data}
    standard: Any = "ua-1" if form == "pdf" else None
    try:
        pages, warnings = _compiler().compile_with_warnings(
            input=files, format=form, ppi=ppi, timestamp=DAY, pdf_standards=standard
        )
    except typst.TypstError as error:
        raise _plain(error.message) from error
    if warnings:
        raise SheetError("; ".join(warning.message for warning in warnings))
    if pages is None:
        raise SheetError("Typst returned nothing")
    return pages if isinstance(pages, list) else [pages]


def grey_png(data: bytes, box: tuple[int, int] | None = None) -> bytes:
    """Return a picture in 16 shades of grey on white, no larger than ``box`` pixels."""
    with Image.open(io.BytesIO(data)) as opened:
        layered = opened.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    picture = Image.alpha_composite(paper, layered).convert("L")
    if box:
        picture.thumbnail(box)
    step = 255 / (SHADES - 1)
    even = picture.point([round(round(value / step) * step) for value in range(256)])
    out = io.BytesIO()
    even.save(out, "PNG", optimize=True)
    return out.getvalue()


def _plain(message: str) -> SheetError:
    if _TOO_LONG not in message:
        return SheetError(message)
    part, millimetres = message.split(_TOO_LONG, 1)[1].strip('"').split("|")
    return TooLongError(part, int(millimetres))

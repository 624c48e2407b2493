"""The logos of associations: judged, and made into what sheets print, a small grey PNG."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from generator.pictures.decoding import FORMATS, form_of, opened, plain
from generator.pictures.drawing import RefusedError, check_drawing
from generator.pictures.grey import grey, png
from generator.pictures.order import RATIO, FaultError, Made

DRAWING, TEMPLATE = ".svg", Path(__file__).with_name("logo.typ")
LONGEST_SIDE = 4000
# The height of a logo on paper is 14 mm: 300 dots an inch make 165 pixels. Typst draws 100 pt.
PIXELS_HIGH = 165
PPI = 72 * PIXELS_HIGH / 100


def made_of_logo(data: bytes, suffix: str) -> list[Made]:
    """Return a logo as sheets print it; raise ``FaultError`` if it is wrong."""
    picture = _drawn(data) if suffix == DRAWING else _decoded(data, suffix)
    printed = grey(picture, (4 * PIXELS_HIGH, PIXELS_HIGH))
    return [Made(*printed.size, "png", png(printed))]


def _decoded(data: bytes, suffix: str) -> Image.Image:
    form = form_of(data)
    if form == "WebP" or suffix not in FORMATS.get(form, ()):
        raise FaultError("K602")
    picture = opened(data, form)
    if max(picture.size) > LONGEST_SIDE or (form == "PNG" and getattr(picture, "n_frames", 1) > 1):
        raise FaultError("K602")
    if max(picture.size) > RATIO * min(picture.size):
        raise FaultError("K613", limit=RATIO)
    return plain(picture)


@cache
def _compiler() -> typst.Compiler:
    # There are no words in a logo.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    return typst.Compiler(font_paths=fonts)


def _drawn(data: bytes) -> Image.Image:
    try:
        check_drawing(data)
    except RefusedError as error:
        raise FaultError("K604", what=str(error)) from error
    given = json.dumps({"svg": data.decode("utf-8-sig"), "ratio": RATIO}).encode()
    files: Any = {"main.typ": TEMPLATE.read_bytes(), "data.json": given}
    try:
        page = _compiler().compile(input=files, format="png", ppi=PPI)
    except typst.TypstError as error:
        raise FaultError("K613" if "NARROW" in error.message else "K602", limit=RATIO) from error
    return Image.open(io.BytesIO(page if isinstance(page, bytes) else b""))

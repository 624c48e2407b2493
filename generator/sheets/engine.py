"""The Typst compiler: one a process, fonts of our own, and the words and errors of templates."""

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Literal

import typst
from PIL import Image

from generator.pictures.grey import grey, png

TEMPLATES, FONTS = (Path(__file__).with_name(name) for name in ("templates", "fonts"))
# The same for every sheet: the day of a sheet is that of its last review, which it prints.
DAY = datetime(2026, 1, 1, tzinfo=UTC)
_TOO_LONG = re.compile(r"TOO-LONG\|(\w+)\|(\d+)")
_TEXT = re.compile(r'(?<![\w-])t\(\s*("(?:[^"\\]|\\.)+")')
_IMPORT = re.compile(r'^#import "([^"]+)"', re.MULTILINE)


class SheetError(Exception):
    """Raised when a sheet cannot be made; the message says why, for whoever wrote the record."""


class LostSheetError(SheetError):
    """Raised when the process that made a sheet ended before it was done."""


class TooLongError(SheetError):
    """Raised when a part does not fit: ``args`` are its name and how many millimetres too long."""


def as_pdf(template: str, data: bytes) -> bytes:
    """Return the PDF of a template filled with ``data``, which is JSON.

    Raise ``TooLongError`` if it does not fit, ``SheetError`` for anything else.
    """
    return _compiled(template, data, "pdf", pdf_standards="ua-1")[0]


def as_png(template: str, data: bytes, ppi: float) -> list[bytes]:
    """Return a picture of every page, ``ppi`` pixels an inch."""
    return _compiled(template, data, "png", ppi=ppi)


def _compiled(
    template: str, data: bytes, form: Literal["pdf", "png"], **options: Any
) -> list[bytes]:
    files: Any = {"main.typ": (TEMPLATES / template).read_bytes(), "data.json": data}
    try:
        pages, warnings = _compiler().compile_with_warnings(
            input=files, format=form, timestamp=DAY, **options
        )
    except typst.TypstError as error:
        if found := _TOO_LONG.search(error.message):
            raise TooLongError(found[1], int(found[2])) from error
        raise SheetError(error.message) from error
    if warnings:
        raise SheetError("; ".join(warning.message for warning in warnings))
    if pages is None:
        raise SheetError("Typst returned nothing")
    return pages if isinstance(pages, list) else [pages]


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(font_paths=fonts, root=str(TEMPLATES))


def grey_png(data: bytes) -> bytes:
    """Return a picture in shades of grey."""
    with Image.open(io.BytesIO(data)) as opened:
        return png(grey(opened))


def extract(file: BinaryIO, *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the texts ``t("Sources")`` of a template with their lines, for ``pybabel extract``."""
    source = file.read().decode()
    for found in _TEXT.finditer(source):
        yield source.count("\n", 0, found.start()) + 1, "gettext", json.loads(found[1]), []


@cache
def texts_of(template: str) -> frozenset[str]:
    """Return the texts of a template and of those that it imports."""
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    texts = frozenset(json.loads(found[1]) for found in _TEXT.finditer(source))
    return texts.union(*map(texts_of, _IMPORT.findall(source)))

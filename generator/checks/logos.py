"""The logos of associations: there, small, really a picture, and nothing but a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

from generator.library import Entry, Library
from generator.loading import DRAWING
from generator.marks import N_
from generator.problems import Problem

MOST_KB = 200
MOST_PIXELS = 4000
KB = 1000
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
SVG = "{http://www.w3.org/2000/svg}svg"
# What draws nothing itself but can run, load or embed something.
_FORBIDDEN = {"script", "foreignObject", "image", "iframe", "style", "handler", "feImage"}
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|@import", re.IGNORECASE)

_SCRIPT = N_("a script")
_OUTSIDE = N_("something from another file")
_EMBEDDED = N_("more than drawn shapes")


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield logos that are missing, too large, no pictures, or more than pictures."""
    if entry.kind.folder == "associations" and entry.record.logo:
        yield from _problems(entry, entry.record.logo, library.root / entry.kind.folder)


def _problems(entry: Entry, name: str, folder: Path) -> Iterator[Problem]:
    file, place = folder / name, entry.document.place_of(("logo",))
    suffix = file.suffix.lower()
    if "/" in name or "\\" in name or not file.is_file() or file.is_symlink():
        where = f"content/{entry.kind.folder}"
        yield Problem.at(entry.path, place, "K601", value=name, folder=where)
    elif file.stat().st_size > MOST_KB * KB:
        size = -(-file.stat().st_size // KB)
        yield Problem.at(entry.path, place, "K603", value=name, size=size, limit=MOST_KB)
    elif suffix == DRAWING:
        yield from (
            Problem.at(entry.path, place, code, value=name, **values)
            for code, values in _in_drawing(file.read_bytes())
        )
    elif suffix not in FORMATS or not _is_picture(file, FORMATS[suffix]):
        yield Problem.at(entry.path, place, "K602", value=name)


def _is_picture(file: Path, form: str) -> bool:
    try:
        with Image.open(file, formats=[form]) as picture:
            fits = max(picture.size) <= MOST_PIXELS
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return False
    return fits


def _in_drawing(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield code and values of what is wrong with an SVG; the first thing is enough."""
    # Without a document type there are no entities, neither from files nor growing ones.
    if re.search(rb"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", data, re.IGNORECASE):
        yield "K604", {"what": _OUTSIDE}
        return
    try:
        root = ElementTree.fromstring(data.decode("utf-8"))  # noqa: S314 - see above
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError):
        root = None
    if root is None or root.tag != SVG:
        yield "K602", {}
        return
    for what in map(_forbidden, root.iter()):
        if what:
            yield "K604", {"what": what}
            return


def _forbidden(element: ElementTree.Element) -> str:
    """Return what an element holds that a logo may not, or an empty text."""
    tag = str(element.tag).rpartition("}")[2]
    if tag in _FORBIDDEN:
        return _SCRIPT if tag in ("script", "handler") else _EMBEDDED
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2].lower()
        if plain.startswith("on"):
            return _SCRIPT
        if _ADDRESS.search(value) or (plain in ("href", "src") and not value.startswith("#")):
            return _OUTSIDE
    return ""

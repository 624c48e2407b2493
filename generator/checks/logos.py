"""The logos of associations: there, small, really a picture, and nothing but a picture."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

from generator.library import Entry, Library
from generator.loading import DRAWING
from generator.marks import N_
from generator.problems import Problem

MOST_KB = 200
MOST_PIXELS = 4000
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
# What draws nothing itself but can run, load or embed something.
_FORBIDDEN = {"script", "foreignObject", "image", "iframe", "style", "handler", "feImage"}
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|@import", re.IGNORECASE)

_SCRIPT = N_("a script")
_OUTSIDE = N_("something from another file")


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield logos that are missing, too large, no pictures, or more than pictures."""
    if entry.kind.folder == "associations" and (name := entry.record.logo):
        for code, values in _faults(name, library.root / entry.kind.folder):
            yield entry.document.problem(("logo",), code, value=name, **values)


def _faults(name: str, folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the code of a problem, and what its message says."""
    file = folder / name
    suffix = file.suffix.lower()
    if "/" in name or "\\" in name or not file.is_file() or file.is_symlink():
        yield "K601", {"folder": f"content/{folder.name}"}
    elif (size := file.stat().st_size) > MOST_KB * 1000:
        yield "K603", {"size": -(-size // 1000), "limit": MOST_KB}
    elif suffix == DRAWING:
        yield from _in_drawing(file.read_bytes())
    elif suffix not in FORMATS or not _is_picture(file, FORMATS[suffix]):
        yield "K602", {}


def _is_picture(file: Path, form: str) -> bool:
    try:
        with Image.open(file, formats=[form]) as picture:
            picture.verify()
            return max(picture.size) <= MOST_PIXELS
    except (OSError, SyntaxError, ValueError):
        return False


def _in_drawing(data: bytes) -> Iterator[tuple[str, dict[str, object]]]:
    # Without a document type there are no entities, neither from files nor growing ones.
    if re.search(rb"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", data, re.IGNORECASE):
        yield "K604", {"what": _OUTSIDE}
        return
    try:
        root = ElementTree.fromstring(data.decode("utf-8"))  # noqa: S314 - see above
    except (ElementTree.ParseError, ValueError):
        root = None
    if root is None or root.tag != "{http://www.w3.org/2000/svg}svg":
        yield "K602", {}
    elif what := next(filter(None, map(_forbidden, root.iter())), ""):
        yield "K604", {"what": what}


def _forbidden(element: ElementTree.Element) -> str:
    """Return what an element holds that a logo may not, or an empty text."""
    tag = str(element.tag).rpartition("}")[2]
    if tag in _FORBIDDEN:
        return _SCRIPT if tag in ("script", "handler") else N_("more than drawn shapes")
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2].lower()
        if plain.startswith("on"):
            return _SCRIPT
        if _ADDRESS.search(value) or (plain in ("href", "src") and not value.startswith("#")):
            return _OUTSIDE
    return ""

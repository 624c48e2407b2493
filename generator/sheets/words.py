"""The interface texts of the Typst templates, for the catalogues and for the sheets.

A template says ``t("Sources")``. ``pybabel`` finds these texts here, as ``babel.cfg`` tells it, and
a sheet gets the translations of those that its template uses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from generator.sheets.engine import TEMPLATES

_TEXT = re.compile(r'(?<![\w-])t\(\s*("(?:[^"\\]|\\.)+")')
_IMPORT = re.compile(r'^#import "([^"]+)"', re.MULTILINE)


def extract(file: BinaryIO, *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the texts of a template with their lines, as ``pybabel extract`` asks for them."""
    source = file.read().decode()
    for found in _TEXT.finditer(source):
        yield source.count("\n", 0, found.start()) + 1, "gettext", json.loads(found[1]), []


@cache
def texts_of(template: str) -> frozenset[str]:
    """Return the texts of a template and of those that it imports."""
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    texts = frozenset(json.loads(found[1]) for found in _TEXT.finditer(source))
    return texts.union(*map(texts_of, _IMPORT.findall(source)))

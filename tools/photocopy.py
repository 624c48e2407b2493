"""What a third photocopy of a page looks like, and which of its words can still be read.

Needs poppler (``pdftoppm``, ``pdftotext``) and Tesseract with the language of the page.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFilter

DPI = 200
COPIES = 3
# In dots at 200 an inch: what the glass and the toner of an edition copier blur.
BLUR = 0.8
THRESHOLD = 140
TESSERACT_NAMES = {"en": "eng", "es": "spa", "pt": "por"}
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True)
class Reading:
    """How much Tesseract reads: of the page's words, and of those after three copies.

    Both are shares between 0 and 1; words count as often as they occur.
    """

    clean: float
    copied: float


def reading(pdf: Path, page: int, lang: str) -> Reading:
    """Read one page of a PDF, counted from 1, before and after copying."""
    printed = words_of(_page_text(pdf, page))
    picture = rendered(pdf, page)
    clean = words_of(recognised(picture, lang))
    copied = words_of(recognised(photocopied(picture), lang))
    return Reading(_share(clean, printed), _share(copied, clean & printed))


def rendered(pdf: Path, page: int, dpi: int = DPI) -> Image.Image:
    """Return one page as a grey picture."""
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        numbers = ["-f", str(page), "-l", str(page), "-singlefile"]
        _run(["pdftoppm", "-gray", "-r", str(dpi), *numbers, str(pdf), str(stem)])
        return Image.open(stem.with_suffix(".pgm")).copy()


def photocopied(picture: Image.Image, copies: int = COPIES) -> Image.Image:
    """Return a page after ``copies`` rounds of one-bit copying with a little blur."""
    copy = _one_bit(picture)
    for _ in range(copies):
        copy = _one_bit(copy.filter(ImageFilter.GaussianBlur(BLUR)))
    return copy


def recognised(picture: Image.Image, lang: str) -> str:
    """Return the text that Tesseract reads from a picture of a page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.png"
        picture.save(file, dpi=(DPI, DPI))
        name = TESSERACT_NAMES.get(lang, "eng")
        # 11: every text wherever it stands. To guess at columns drops whole lines that are clear.
        return _run(["tesseract", str(file), "-", "-l", name, "--psm", "11"])


def words_of(text: str) -> Counter[str]:
    """Return the words of a text with their number; a word cut at a line end counts as one."""
    joined = re.sub(r"[-\u00ad\u2010]\s*\n\s*", "", text)
    return Counter(word.casefold() for word in _WORD.findall(joined))


def _share(found: Counter[str], wanted: Counter[str]) -> float:
    return (found & wanted).total() / max(wanted.total(), 1)


def _one_bit(picture: Image.Image) -> Image.Image:
    return picture.point(lambda value: 255 if value >= THRESHOLD else 0)


def _page_text(pdf: Path, page: int) -> str:
    return _run(["pdftotext", "-f", str(page), "-l", str(page), str(pdf), "-"])


def _run(command: list[str]) -> str:
    # One thread each: several pages are read at the same time.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    return done.stdout.decode("utf-8", "replace")

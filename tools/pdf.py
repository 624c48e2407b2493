"""What a finished PDF measures: ink, type sizes, fonts, tags; what the print contract is about."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import pikepdf

from tools.cells import pieces_of

# Ghostscript counts every dot that a line touches: as an edition printer does at its resolution.
INK_DPI = 300


@dataclass(frozen=True)
class Structure:
    """What a PDF says of itself, and how it is set."""

    title: str
    author: str
    lang: str
    tagged: bool
    claims_ua: bool
    pages: int
    smallest_type: float
    fonts: tuple[str, ...]
    loose_fonts: tuple[str, ...]
    colour_spaces: tuple[str, ...]


def ink_percent(pdf: Path) -> float | None:
    """Return the mean share of paper inked in percent; None where Ghostscript is missing."""
    if not shutil.which("gs"):
        return None
    command = ["gs", "-q", "-o", "-", f"-r{INK_DPI}", "-sDEVICE=inkcov", str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split() for line in done.stdout.splitlines() if line.strip()]
    return fmean(100 * sum(float(part) for part in line[:4]) for line in lines)


def structure(file: Path) -> Structure:
    """Return what a PDF says of itself."""
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        metadata = pdf.open_metadata()
        fonts = list(_fonts(pdf))
        return Structure(
            title=str(pdf.docinfo.get("/Title", "")),
            author=str(pdf.docinfo.get("/Author", "")),
            lang=str(root.get("/Lang", "")),
            tagged="/StructTreeRoot" in root and "/MarkInfo" in root and bool(root.MarkInfo.Marked),
            claims_ua=metadata.get("pdfuaid:part") == "1",
            pages=len(pdf.pages),
            smallest_type=min(
                (piece.size for page in pdf.pages for piece in pieces_of(page)), default=0.0
            ),
            fonts=tuple(sorted({name for name, _ in fonts})),
            loose_fonts=tuple(sorted({name for name, held in fonts if not held})),
            colour_spaces=tuple(sorted(set(_colour_spaces(pdf)))),
        )


def _fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Yield name of every font, and whether it is embedded as a subset."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            name = str(item.FontName).removeprefix("/")
            held = any(f"/FontFile{number}" in item for number in ("", "2", "3"))
            yield name, held and name[6:7] == "+"


def _colour_spaces(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        holder = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if not isinstance(holder, pikepdf.Dictionary) or "/ColorSpace" not in holder:
            continue
        spaces = holder["/ColorSpace"]
        values = spaces.values() if isinstance(spaces, pikepdf.Dictionary) else [spaces]
        for space in values:
            yield str(space[0] if isinstance(space, pikepdf.Array) else space).removeprefix("/")

"""The print contract as a table: what ``cpkb sheets --report`` shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.locales import Locale
from generator.marks import N_
from generator.sheets.measure import ink_percent, structure
from generator.sheets.photocopy import Reading, reading
from generator.sheets.printing import Printed

KB = 1000
TOOLS = ("gs", "pdftoppm", "pdftotext", "tesseract")
# Reading a page takes seconds; the handouts are what gets copied again and again.
READ_KINDS = ("handout",)


@dataclass(frozen=True)
class Row:
    """What was measured of one sheet; ``readings`` is empty where nobody read it."""

    name: str
    pages: int
    kilobytes: float
    ink: float | None
    smallest_type: float
    readings: tuple[Reading, ...]


def table(printed: Iterable[Printed], words: Locale) -> str:
    """Return the measured sheets as a table, and what is missing to measure more."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        rows = list(pool.map(measured, printed))
    head = [
        words(text)
        for text in (
            N_("Sheet"),
            N_("Pages"),
            "KB",
            N_("Ink %"),
            N_("Smallest type, pt"),
            N_("Words read %"),
            N_("after 3 copies %"),
        )
    ]
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    text = "\n".join(_line(line, widths) for line in lines)
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if not missing:
        return text
    advice = words(
        N_("Not measured, because these are not installed: {tools}"), tools=", ".join(missing)
    )
    return f"{text}\n{advice}"


def measured(one: Printed) -> Row:
    """Measure one sheet with the tools that there are."""
    file, sheet = one.result.file, one.sheet
    facts = structure(file)
    can_read = all(shutil.which(tool) for tool in TOOLS) and sheet.kind in READ_KINDS
    readings = (
        [reading(file, page + 1, sheet.lang) for page in range(facts.pages)] if can_read else []
    )
    return Row(
        Path(sheet.path).as_posix(),
        facts.pages,
        one.result.size / KB,
        ink_percent(file),
        facts.smallest_type,
        tuple(readings),
    )


def _cells(row: Row) -> list[str]:
    return [
        row.name,
        str(row.pages),
        f"{row.kilobytes:.1f}",
        "-" if row.ink is None else f"{row.ink:.1f}",
        f"{row.smallest_type:.1f}",
        f"{100 * min(r.clean for r in row.readings):.1f}" if row.readings else "-",
        f"{100 * min(r.copied for r in row.readings):.1f}" if row.readings else "-",
    ]


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = (
        cell.ljust(width) if column == 0 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others])

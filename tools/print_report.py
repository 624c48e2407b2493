"""Make the printed sheets and print what each weighs, inks, and keeps after a photocopier.

Usage: python -m tools.print_report [--association ID] [--country CODE] [--paper a4]

Which sheets are chosen is the same as with ``cpkb sheets``. They stay in the cache of the sheets.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check
from generator.locales import locale
from generator.report import as_text, paragraph
from generator.settings import read_settings
from generator.sheets.catalogue import NoSheetError, Sheet, chosen_sheets
from generator.sheets.press import Rendered
from generator.sheets.printing import Printer, saying
from tests.sheets.tools import COMMANDS
from tools.pdf import ink_percent, structure
from tools.photocopy import Reading, reading

PROJECT = Path(__file__).parent.parent
KB = 1000
# Reading a page takes seconds; the handouts are what gets copied again and again.
READ_KINDS = ("handout",)
HEAD = ("Sheet", "Pages", "KB", "Ink %", "Smallest type, pt", "Words read %", "after 3 copies %")


@dataclass(frozen=True)
class Row:
    """What was measured of one sheet; ``readings`` is empty where nobody read it."""

    name: str
    pages: int
    kilobytes: float
    ink: float | None
    smallest_type: float
    readings: tuple[Reading, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0, 1 where a sheet failed, 2 where there is no such choice."""
    options = parser().parse_args(arguments)
    words = locale("en")
    library, problems = check(PROJECT / "content")
    if any(problem.blocks for problem in problems):
        print(as_text(problems, words))
        return 1
    chosen = (options.association, options.country, options.paper)
    try:
        sheets = chosen_sheets(library, *chosen, words)
    except NoSheetError as error:
        print(error, file=sys.stderr)
        return 2
    printer = Printer(library, read_settings(PROJECT), PROJECT)
    made, problems = printer.make(sheets, saying(words, print))
    told = [paragraph(problem, words) for problem in problems]
    print("\n".join([table(measured(made)), *missing_programs(), *told]))
    return 1 if problems else 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of the options."""
    options = argparse.ArgumentParser(prog="python -m tools.print_report")
    options.add_argument("--association", default="", metavar="ID")
    options.add_argument("--country", default="", metavar="CODE")
    options.add_argument("--paper", default="", choices=["a4", "letter", "a5"])
    return options


def measured(printed: Mapping[Sheet, Rendered]) -> list[Row]:
    """Measure sheets, several at a time, with the programs that there are."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(_row, printed, printed.values()))


def table(rows: Iterable[Row]) -> str:
    """Return the measured sheets as a table of text."""
    lines = [list(HEAD), *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(_line(line, widths) for line in lines)


def missing_programs() -> list[str]:
    """Return a line that names the programs without which less is measured, if there are any."""
    missing = [program for program in COMMANDS if not shutil.which(program)]
    return [f"Not measured, because these are not installed: {', '.join(missing)}"] * bool(missing)


def _row(sheet: Sheet, made: Rendered) -> Row:
    file = made.file
    facts = structure(file)
    can_read = all(map(shutil.which, COMMANDS)) and sheet.kind in READ_KINDS
    pages = range(1, facts.pages + 1) if can_read else ()
    return Row(
        Path(sheet.path).as_posix(),
        facts.pages,
        file.stat().st_size / KB,
        ink_percent(file),
        facts.smallest_type,
        tuple(reading(file, page, sheet.lang) for page in pages),
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
    name, *numbers = zip(cells, widths, strict=True)
    return "  ".join([name[0].ljust(name[1]), *(text.rjust(width) for text, width in numbers)])


if __name__ == "__main__":
    sys.exit(main())

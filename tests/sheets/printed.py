"""The library of the repository with the example associations, and its sheets."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from generator.checks import check
from generator.library import Library
from generator.settings import Settings
from generator.sheets.catalogue import Sheet, sheets_of
from generator.sheets.press import Rendered
from generator.sheets.printing import Printer
from tests.some import some

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = Path("docs", "examples", "associations")
SETTINGS = Settings("https://cleaner-production.example/", "https://github.example/kb")


@cache
def library() -> Library:
    """Return the library of the repository, and in it the associations of the documents."""
    folder = Path(tempfile.mkdtemp(prefix="cpkb-sheets-"))
    atexit.register(shutil.rmtree, folder)
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    shutil.copytree(ROOT / EXAMPLES, content / "associations", dirs_exist_ok=True)
    found, problems = check(content)
    assert [problem for problem in problems if problem.blocks] == []
    return found


@cache
def sheets() -> tuple[Sheet, ...]:
    """Return every sheet of the library that is for paper."""
    return tuple(sheet for sheet in sheets_of(library()) if sheet.is_printed)


# To look at a sheet takes a second, and all of a kind are set alike: the handouts and worksheets
# that everybody takes are all tried, of the others some.
EVERY = 10


def tried() -> list[Sheet]:
    """Return the sheets that are looked at one by one."""
    usual = [one for one in sheets() if one.kind in ("handout", "worksheet") and not one.is_for_all]
    known = {*usual}
    others = [one for one in sheets() if one not in known]
    return [*usual, *some(others, EVERY)]


@cache
def printer() -> Printer:
    """Return the printer that all tests of one process share."""
    return Printer(library(), SETTINGS, ROOT)


def printed(sheet: Sheet) -> Rendered:
    """Return one sheet, from the cache if it was rendered before."""
    result = printer().sheet(sheet)
    assert result.error is None
    return result


@cache
def text_of(sheet: Sheet) -> str:
    """Return the text of a sheet as poppler reads it, line by line."""
    command = ["pdftotext", "-raw", str(printed(sheet).file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def name_of(sheet: Sheet) -> str:
    """Return what a test of one sheet is called."""
    return sheet.path

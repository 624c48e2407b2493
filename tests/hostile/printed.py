"""What came through into a printed sheet: what it can do, and whether its words are those typed."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from generator.checks import check
from generator.sheets.catalogue import Sheet, sheets_of
from generator.sheets.press import Rendered
from generator.sheets.printing import Printer
from tests.hostile.planted import MARK, SETTINGS, Planted

# What makes a reader of PDFs run, open or send something.
RUN = (
    *("/AA", "/JS", "/JavaScript", "/Launch", "/OpenAction", "/SubmitForm", "/XFA"),
    *("/EmbeddedFile", "/GoToR", "/RichMedia"),
)


def sheets(project: Path) -> dict[Sheet, Rendered]:
    """Return the sheets of the sets of a project: each kind in one language, on one paper."""
    library, problems = check(project / "content")
    assert [problem for problem in problems if problem.blocks] == []
    chosen = [
        sheet
        for sheet in sheets_of(library)
        if "-set-" in sheet.entry and (sheet.lang, sheet.paper) == ("en", "a4") and sheet.is_printed
    ]
    printer = Printer(library, SETTINGS, project)
    made = {sheet: printer.sheet(sheet) for sheet in chosen}
    assert [one.error for one in made.values() if one.error] == []
    return made


def came_through(
    hostile: dict[Sheet, Rendered], harmless: dict[Sheet, Rendered], planted: Planted
) -> Iterator[str]:
    """Yield what a sheet has that its twin has not, and every text that it changes."""
    for sheet, own in hostile.items():
        twin = harmless[sheet].file
        yield from (f"{sheet.name}: {one}" for one in _differences(own.file, twin, planted))


def _differences(own: Path, twin: Path, planted: Planted) -> Iterator[str]:
    more, less = Counter(_done(own)), Counter(_done(twin))
    yield from (f"{count} x {one}" for one, count in ((more - less) + (less - more)).items())
    said = _said(own)
    # A sheet leaves out what it has no room for.
    for mark in MARK.findall(said):
        if _run_together(planted.texts[mark]) not in said:
            yield f"not as typed: {planted.places[mark]} {planted.texts[mark]!r}"


def shown(sheet: Rendered) -> int:
    """Return how many of the texts stand on a sheet."""
    return len(set(MARK.findall(_said(sheet.file))))


def _done(file: Path) -> Iterator[str]:
    """Yield the links of a PDF, and whatever would run in it."""
    with pikepdf.open(file) as pdf:
        for item in pdf.objects:
            yield from _done_by(item)


def _done_by(item: Any) -> Iterator[str]:
    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return
    held = item.stream_dict if isinstance(item, pikepdf.Stream) else item
    yield from (name for name in RUN if name in held or str(held.get("/S", "")) == name)
    if "/URI" in held:
        yield f"link to {held['/URI']}"


# What every page begins with, also in the middle of a text.
_HEAD = re.compile(r"cleanerproduction\.example/[a-z0-9/]*?Page\d+of\d+")


def _said(file: Path) -> str:
    told = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, check=True
    )
    return _HEAD.sub("", _run_together(told.stdout.decode("utf-8")))


def _run_together(text: str) -> str:
    """Return a text without what the breaks of lines change."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def turns(texts: Sequence[str], count: int) -> list[list[str]]:
    """Return ``count`` sequences of all texts, each of which begins with another one."""
    starts = [number * len(texts) // count for number in range(count)]
    return [[*texts[start:], *texts[:start]] for start in starts]

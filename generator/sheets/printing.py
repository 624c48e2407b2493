"""From records to files: which sheets there are, rendered, named, and put where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.files import copy_files
from generator.library import Entry, Library
from generator.locales import Locale
from generator.marks import N_
from generator.settings import Settings
from generator.sheets.brand import brand_of
from generator.sheets.catalogue import SHEET_KINDS, Sheet
from generator.sheets.engine import SheetError, TooLongError
from generator.sheets.parts import Audience, data_of
from generator.sheets.press import Job, Rendered, run
from generator.sheets.share import FOLDERS, TEMPLATE, share, share_path
from generator.views.plan import editions

CACHE = Path(".cache") / "sheets"
PART_NAMES = {"front": N_("the front"), "back": N_("the back"), "page": N_("the page")}
STEPS = 10
Say = Callable[[str], None]


@dataclass(frozen=True)
class PrintedSheet:
    """A sheet that was made."""

    sheet: Sheet
    result: Rendered


@dataclass(frozen=True)
class PrintRun:
    """What came of a run: the sheets, the share pictures by path, and what failed, in words."""

    sheets: tuple[PrintedSheet, ...]
    shares: dict[str, Path]
    failures: tuple[str, ...]


class Printer:
    """Makes the sheets of one library."""

    def __init__(self, library: Library, settings: Settings, project: Path) -> None:
        self.library = library
        self.cache = project / CACHE
        self.editions = editions(library, settings)

    def make(
        self, sheets: Iterable[Sheet], words: Locale, say: Say, shares_in: Iterable[str] = ()
    ) -> PrintRun:
        """Render sheets, and the share pictures in some languages; say how far it is."""
        sheets = list(sheets)
        shared = self._shared(shares_in)
        jobs = [self._job(sheet) for sheet in sheets]
        jobs += [self._share_job(entry, lang) for entry, lang in shared]
        results = run(jobs, self.cache, _progress(words, say))
        printed = list(map(PrintedSheet, sheets, results))
        pictures = list(zip(shared, results[len(sheets) :], strict=True))
        failures = [
            self.failure(one.sheet, one.result.error, words) for one in printed if one.result.error
        ]
        failures += [
            f"{entry.path} ({lang}): {result.error}"
            for (entry, lang), result in pictures
            if result.error
        ]
        return PrintRun(
            tuple(one for one in printed if not one.result.error),
            {share_path(*one): result.file for one, result in pictures if not result.error},
            tuple(failures),
        )

    def sheet(self, sheet: Sheet) -> Rendered:
        """Render one sheet."""
        return run([self._job(sheet)], self.cache, _silent)[0]

    def share(self, entry: Entry, lang: str) -> Rendered:
        """Render the share picture of one record."""
        return run([self._share_job(entry, lang)], self.cache, _silent)[0]

    def failure(self, sheet: Sheet, error: SheetError, words: Locale) -> str:
        """Return in words which record's sheet failed, and why."""
        where = f"{sheet.entry_in(self.library).path} ({sheet.name}, {sheet.lang})"
        if not isinstance(error, TooLongError):
            return f"{where}: {error}"
        text = N_("{where}: {part} is {count} mm too long. Shorten the texts of the record.")
        part = words(PART_NAMES[error.part])
        return words(text, where=where, part=part, count=error.millimetres)

    def _job(self, sheet: Sheet) -> Job:
        kind, edition = SHEET_KINDS[sheet.kind], self.editions[sheet.lang]
        brand = None
        if sheet.association:
            brand = brand_of(self.library.get("associations", sheet.association), edition)
        audience = Audience(edition, sheet.paper, sheet.country, brand)
        data = kind.data(sheet.entry_in(self.library), audience)
        form = "booklet" if sheet.is_booklet else "pdf"
        return Job(kind.template, data, form, kind.pages, sheet.has_picture)

    def _share_job(self, entry: Entry, lang: str) -> Job:
        edition = self.editions[lang]
        data = data_of(share(entry, edition), TEMPLATE, Audience(edition, "a4"))
        return Job(TEMPLATE, data, "share")

    def _shared(self, languages: Iterable[str]) -> list[tuple[Entry, str]]:
        return [
            (entry, lang)
            for lang in languages
            for folder in FOLDERS
            for entry in self.library.all(folder)
        ]


def _progress(words: Locale, say: Say) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done == total or done % max(1, total // STEPS) == 0:
            say(words(N_("Rendered {done} of {total} sheets"), done=done, total=total))

    return progress


def _silent(done: int, total: int) -> None:
    """Say nothing of how far it is."""


def put(printed: Iterable[PrintedSheet], folder: Path) -> None:
    """Copy sheets to ``folder``, each to its path."""
    copy_files({one.sheet.path: one.result.file for one in printed}, folder)


def put_pictures(print_: PrintRun, folder: Path) -> None:
    """Copy the pictures of first pages and those to share to ``folder``, each to its path."""
    pictures = {
        f"{one.sheet.lang}/{one.sheet.picture}": one.result.picture
        for one in print_.sheets
        if one.sheet.has_picture
    }
    copy_files(pictures | print_.shares, folder)

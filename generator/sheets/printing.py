"""From records to files: sheets rendered, named, and put where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

from generator.files import copy_files
from generator.library import Entry, Library
from generator.locales import Locale
from generator.marks import N_
from generator.settings import Settings
from generator.sheets.catalogue import SHEET_KINDS, Choice, Sheet, chosen_sheets
from generator.sheets.engine import SheetError, TooLongError
from generator.sheets.parts import Audience, brand_of, data_of
from generator.sheets.press import Job, Rendered, run
from generator.sheets.share import TEMPLATE, share, share_path, shared
from generator.views.plan import editions

CACHE = Path(".cache") / "sheets"
OUTPUT = Path("dist") / "print"
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

        def progress(done: int, total: int) -> None:
            if done == total or done % max(1, total // STEPS) == 0:
                say(words(N_("Rendered {done} of {total} sheets"), done=done, total=total))

        sheets, shares = list(sheets), list(shared(self.library, shares_in))
        jobs = [*map(self._job, sheets), *starmap(self._share_job, shares)]
        results = run(jobs, self.cache, progress)
        printed = list(map(PrintedSheet, sheets, results))
        pictures = list(zip(shares, results[len(sheets) :], strict=True))
        failures = [
            self.failure(one.sheet, error, words) for one in printed if (error := one.result.error)
        ]
        failures += [f"{of[0].path} ({of[1]}): {one.error}" for of, one in pictures if one.error]
        return PrintRun(
            tuple(one for one in printed if not one.result.error),
            {share_path(*of): one.file for of, one in pictures if not one.error},
            tuple(failures),
        )

    def sheet(self, sheet: Sheet) -> Rendered:
        """Render one sheet."""
        return run([self._job(sheet)], self.cache)[0]

    def share(self, entry: Entry, lang: str) -> Rendered:
        """Render the share picture of one record."""
        return run([self._share_job(entry, lang)], self.cache)[0]

    def failure(self, sheet: Sheet, error: SheetError, words: Locale) -> str:
        """Return in words which record's sheet failed, and why."""
        where = f"{sheet.entry_in(self.library).path} ({sheet.name}, {sheet.lang})"
        if not isinstance(error, TooLongError):
            return f"{where}: {error}"
        part, count = error.args
        text = N_("{where}: {part} is {count} mm too long. Shorten the texts of the record.")
        return words(text, where=where, part=words(PART_NAMES[part]), count=count)

    def _job(self, sheet: Sheet) -> Job:
        kind, edition = SHEET_KINDS[sheet.kind], self.editions[sheet.lang]
        brand = None
        if sheet.association:
            brand = brand_of(self.library.get("associations", sheet.association), edition)
        audience = Audience(edition, sheet.paper, sheet.country, brand)
        data = kind.data(sheet.entry_in(self.library), audience)
        form = "booklet" if sheet.paper == "a5" else "pdf"
        return Job(kind.template, data, form, kind.pages, sheet.has_picture)

    def _share_job(self, entry: Entry, lang: str) -> Job:
        edition = self.editions[lang]
        data = data_of(share(entry, edition), TEMPLATE, Audience(edition, "a4"))
        return Job(TEMPLATE, data, "share")


def make_sheets(
    library: Library, settings: Settings, project: Path, choice: Choice, words: Locale, say: Say
) -> bool:
    """Make the chosen sheets in ``dist/print/``; return whether all of them could be made.

    Raise ``UnknownChoiceError`` for an association or a country that does not exist.
    """
    sheets = chosen_sheets(library, choice, words)
    made = Printer(library, settings, project).make(sheets, words, say)
    put(made.sheets, project / OUTPUT)
    text = N_("{count} sheets are in {folder}/.")
    say(words(text, count=len(made.sheets), folder=OUTPUT))
    for failure in made.failures:
        say(failure)
    return not made.failures


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

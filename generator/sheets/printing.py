"""From records to files: which sheets there are, rendered, named, and put where they belong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.library import Entry, Library
from generator.locales import Locale
from generator.marks import N_
from generator.settings import Settings
from generator.sheets.brand import brand_of
from generator.sheets.catalogue import KINDS, Sheet
from generator.sheets.engine import SheetError, TooLongError
from generator.sheets.press import Job, Result, run
from generator.sheets.share import FOLDERS, TEMPLATE, share, share_path
from generator.sheets.shared import Setting
from generator.views.plan import editions

CACHE = Path(".cache") / "sheets"
PART_NAMES = {"front": N_("the front"), "back": N_("the back"), "page": N_("the page")}
STEPS = 10
Say = Callable[[str], None]


@dataclass(frozen=True)
class Printed:
    """A sheet that was made."""

    sheet: Sheet
    result: Result


@dataclass(frozen=True)
class Print:
    """What came of a run: the sheets, the share pictures by path, and what failed, in words."""

    sheets: tuple[Printed, ...]
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
    ) -> Print:
        """Render sheets, and the share pictures in some languages; say how far it is."""
        chosen = list(sheets)
        entries = self._shared_entries(shares_in)
        jobs = [self._job(sheet) for sheet in chosen]
        jobs += [self._share_job(entry, lang) for entry, lang in entries]
        results = run(jobs, self.cache, self._progress(words, say))
        made, shared = results[: len(chosen)], results[len(chosen) :]
        pairs = list(zip(chosen, made, strict=True))
        failures = [self._failure(s, r.error, words) for s, r in pairs if r.error]
        failures += [
            f"{entry.path} ({lang}): {result.error}"
            for (entry, lang), result in zip(entries, shared, strict=True)
            if result.error
        ]
        return Print(
            tuple(Printed(sheet, result) for sheet, result in pairs if not result.error),
            {
                share_path(entry, lang): result.file
                for (entry, lang), result in zip(entries, shared, strict=True)
                if not result.error
            },
            tuple(failures),
        )

    def entry_of(self, sheet: Sheet) -> Entry:
        """Return the record that a sheet is made from."""
        return self.library.get(KINDS[sheet.kind].folder, sheet.entry)

    def _job(self, sheet: Sheet) -> Job:
        kind, edition = KINDS[sheet.kind], self.editions[sheet.lang]
        brand = None
        if sheet.association:
            brand = brand_of(self.library.get("associations", sheet.association), edition)
        view = kind.make(self.entry_of(sheet), Setting(edition, sheet.paper, sheet.country, brand))
        form = "booklet" if sheet.is_booklet else "pdf"
        return Job(sheet.name, kind.template, view.as_json(), form, kind.pages, sheet.has_picture)

    def _share_job(self, entry: Entry, lang: str) -> Job:
        view = share(entry, self.editions[lang])
        return Job(share_path(entry, lang), TEMPLATE, view.as_json(), "share")

    def _shared_entries(self, languages: Iterable[str]) -> list[tuple[Entry, str]]:
        return [
            (entry, lang)
            for lang in languages
            for folder in FOLDERS
            for entry in self.library.all(folder)
        ]

    def _failure(self, sheet: Sheet, error: SheetError, words: Locale) -> str:
        """Return in words which record's sheet failed, and why."""
        where = f"{self.entry_of(sheet).path} ({sheet.name}, {sheet.lang})"
        if not isinstance(error, TooLongError):
            return f"{where}: {error}"
        text = N_("{where}: {part} is {count} mm too long. Shorten the texts of the record.")
        part = words(PART_NAMES[error.part])
        return words(text, where=where, part=part, count=error.millimetres)

    @staticmethod
    def _progress(words: Locale, say: Say) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            if done == total or done % max(1, total // STEPS) == 0:
                say(words(N_("Rendered {done} of {total} sheets"), done=done, total=total))

        return progress


def put(printed: Iterable[Printed], folder: Path) -> None:
    """Copy sheets to ``folder``, each to its path."""
    _copy({one.sheet.path: one.result.file for one in printed}, folder)


def put_pictures(print_: Print, folder: Path) -> None:
    """Copy the pictures of first pages and those to share to ``folder``, each to its path."""
    pictures = {
        f"{one.sheet.lang}/{one.sheet.picture}": one.result.picture
        for one in print_.sheets
        if one.sheet.has_picture
    }
    _copy(pictures | print_.shares, folder)


def _copy(files: dict[str, Path], folder: Path) -> None:
    for path, file in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)

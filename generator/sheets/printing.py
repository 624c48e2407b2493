"""From records to files: sheets rendered, named, and put where they belong."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.cores import spread
from generator.files import cache_folder, clear, copy_files
from generator.library import Entry, Library
from generator.locales import Locale
from generator.marks import N_
from generator.problems import START, Problem, fault
from generator.settings import Settings
from generator.sheets.catalogue import SHEET_KINDS, Sheet
from generator.sheets.engine import LostSheetError, SheetError, TooLongError
from generator.sheets.origins import origin_of_length
from generator.sheets.parts import Audience, brand_of, data_of
from generator.sheets.press import Job, Rendered, run
from generator.views.plan import editions

CACHE = Path(".cache") / "sheets"
OUTPUT = Path("dist") / "print"
LOST = N_("the process that makes it ended early: memory was short, or it took too long")
PART_NAMES = {
    "front": N_("the front"),
    "back": N_("the back"),
    "page": N_("the page"),
    "title": N_("the title"),
    "summary": N_("the summary"),
    "figures": N_("the figures"),
}
STEPS = 10
# Fewer sheets are prepared sooner than a process is started.
FEW = 40
Say = Callable[[str], None]
Progress = Callable[[int, int], None]


class PrintRun(NamedTuple):
    """What came of a run: the sheets that were made, and why others were not."""

    made: dict[Sheet, Rendered]
    problems: list[Problem]


class Printer:
    """Makes the sheets of one library."""

    def __init__(self, library: Library, settings: Settings, project: Path) -> None:
        self.library, self.project = library, project
        self._cache = cache_folder(project / CACHE)
        self.editions = editions(library, settings)

    def make(self, sheets: Iterable[Sheet], progress: Progress = lambda *_: None) -> PrintRun:
        """Render sheets; ``progress`` hears how many of how many are done."""
        sheets = list(sheets)
        prepared = dict(spread(self._prepared, sheets, FEW, lambda sheet: sheet.path))
        jobs = {one: job for one in sheets if isinstance(job := prepared[one], Job)}
        failed = [job for one in sheets if isinstance(job := prepared[one], Problem)]
        made, problems = self.render(jobs, progress)
        return PrintRun(made, failed + problems)

    def render(self, jobs: Mapping[Sheet, Job], progress: Progress = lambda *_: None) -> PrintRun:
        """Render the sheets that jobs were made of."""
        made: dict[Sheet, Rendered] = {}
        problems: list[Problem] = []
        results = run(jobs.values(), self._cache, progress)
        clear(self._cache)
        for sheet, one in zip(jobs, results, strict=True):
            if one.error:
                problems.append(self.problem(sheet, one.error))
            else:
                made[sheet] = one
        return PrintRun(made, problems)

    def sheet(self, sheet: Sheet) -> Rendered:
        """Render one sheet."""
        return run([self._job(sheet)], self._cache)[0]

    def problem(self, sheet: Sheet, error: SheetError) -> Problem:
        """Return what keeps a sheet from being made."""
        entry = sheet.entry_in(self.library)
        if isinstance(error, TooLongError):
            return self._too_long(sheet, entry, *error.args)
        what = LOST if isinstance(error, LostSheetError) else str(error)
        path = entry.document_in(sheet.lang).path
        return Problem.at(path, START, "K703", name=sheet.path, what=what)

    def _too_long(self, sheet: Sheet, entry: Entry, part: str, count: int) -> Problem:
        values = {"name": sheet.path, "part": PART_NAMES[part], "count": count}
        if not sheet.is_printed:
            return entry.document_in(sheet.lang).problem((part,), "K706", **values)
        edition = self.editions[sheet.lang]
        document, place = origin_of_length(self.view(sheet), entry, edition)
        return Problem.at(document.path, place, "K701", **values)

    def _prepared(self, sheets: Iterable[Sheet]) -> list[tuple[Sheet, Job | Problem]]:
        """Return what it takes to render sheets, or why that cannot be found; the rest goes on."""
        found: list[tuple[Sheet, Job | Problem]] = []
        for sheet in sheets:
            try:
                found.append((sheet, self._job(sheet)))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                found.append((sheet, fault(sheet.entry_in(self.library).path, error)))
        return found

    def _job(self, sheet: Sheet) -> Job:
        return self.job(sheet, self.view(sheet))

    def view(self, sheet: Sheet) -> object:
        """Return what a sheet shows, on whatever paper."""
        return SHEET_KINDS[sheet.kind].make(sheet.entry_in(self.library), self._audience(sheet))

    def job(self, sheet: Sheet, view: object) -> Job:
        """Return what it takes to render a sheet that shows ``view``."""
        kind = SHEET_KINDS[sheet.kind]
        data = data_of(view, kind.template, self._audience(sheet))
        form = "booklet" if sheet.paper == "a5" else "pdf" if sheet.is_printed else "share"
        return Job(kind.template, data, form, kind.pages, sheet.has_picture)

    def _audience(self, sheet: Sheet) -> Audience:
        edition, brand = sheet.edition_in(self.editions), None
        if sheet.association:
            brand = brand_of(self.library.get("associations", sheet.association), edition)
        return Audience(edition, sheet.paper, sheet.country, brand)


def saying(words: Locale, say: Say) -> Progress:
    """Return what says now and then how far the printing is."""

    def progress(done: int, total: int) -> None:
        if done == total or done % max(1, total // STEPS) == 0:
            say(words("Rendered {done} of {total} sheets", done=done, total=total))

    return progress


def make_sheets(
    printer: Printer, sheets: Iterable[Sheet], words: Locale, say: Say
) -> list[Problem]:
    """Make sheets in ``dist/print/``, by language; return why others could not be made."""
    made, problems = printer.make(sheets, saying(words, say))
    folder = printer.project / OUTPUT
    copy_files({f"{sheet.lang}/{sheet.name}": one.file for sheet, one in made.items()}, folder)
    clear(folder)
    say(words("{count} sheets are in {folder}/.", count=len(made), folder=OUTPUT))
    return problems

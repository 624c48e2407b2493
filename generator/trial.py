"""The trial: every view of every page and sheet is made, so that what passes the check builds.

Typst sets only those sheets that may be too long: see ``sheets.room``.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.checks.languages import LIST
from generator.cores import spread
from generator.library import Entry, Library
from generator.problems import MOST_TOLD, START, Place, Problem, fault
from generator.prose import read
from generator.settings import (
    CONFIGURATION,
    AddressError,
    ConfigurationError,
    Settings,
    read_settings,
)
from generator.sheets.catalogue import SHEET_KINDS, Sheet, SheetKind, sheets_of, sheets_of_entry
from generator.sheets.origins import Origin, origin_of, origin_of_length, strings_in
from generator.sheets.parts import view_as_json
from generator.sheets.press import Job
from generator.sheets.printing import Printer
from generator.sheets.room import (
    BOOKLET_WIDTH,
    FAR_TOO_LONG,
    FITS,
    SMALL,
    TYPE,
    WIDTH,
    height_of,
    tables_too_wide,
)
from generator.sheets.signs import advances, is_printed, signs_lacking
from generator.source import Document
from generator.views.edition import Edition
from generator.views.plan import PlannedPage
from generator.withheld import LISTS, held_back

Found = Problem | tuple[Sheet, Job]
NOWHERE = Settings("https://example.org/", "https://example.org")
# Fewer views are made sooner than a process is started.
FEW = 200


class Try(NamedTuple):
    """One view to make: the file that it is made of, and what finds out what is wrong with it."""

    path: PurePosixPath
    find: Callable[[], Iterable[Found]]


def problems_of_outlets(library: Library, found: Sequence[Problem], project: Path) -> list[Problem]:
    """Return what keeps pages and sheets from being made, beside the problems that were ``found``.

    What has errors is left out, and what needs it; without sound lists nothing can be tried.
    """
    places = {(one.path.parent.name, one.path.name.split(".")[0]) for one in found if one.blocks}
    wrong = {place for place in places if place[0] in library.entries}
    if any(folder == LISTS for folder, _ in wrong):
        return []
    try:
        # Content can be checked alone, before there is a site that it belongs to.
        has_site = (project / CONFIGURATION).exists()
        settings = read_settings(project) if has_site else NOWHERE
    except AddressError:
        # No contributor can cure it: it is where the command is given, or in the settings.
        raise
    except ConfigurationError as error:
        return [Problem.at(PurePosixPath(CONFIGURATION), error.place, "K025", what=str(error))]
    none: dict[str, dict[str, Entry]] = {folder: {} for folder in library.entries}
    only_lists = Library(library.root, none | {LISTS: library.entries[LISTS]})
    sound = held_back(library, wrong, only_lists)
    return _problems_of(sound, settings, project)


def _problems_of(library: Library, settings: Settings, project: Path) -> list[Problem]:
    printer = Printer(library, settings, project)
    # Loaded once for all processes.
    advances()
    same = groupby(sheets_of(library), key=lambda sheet: replace(sheet, paper="a4"))
    sheets = [_sheet_try([*papers], printer) for _, papers in same]
    pages = [
        _page_try(edition, page)
        for edition in printer.editions.values()
        for page in edition.plan.pages.values()
        if not _is_sheet(page, edition.lang)
    ]
    tried = spread(_found_by, [*pages, *sheets], FEW, lambda one: str(one.path))
    problems = [one for one in tried if isinstance(one, Problem)]
    doubtful = dict(one for one in tried if not isinstance(one, Problem))
    problems += _longest(printer.render(doubtful).problems)
    return list(dict.fromkeys([*problems, *_unprinted(library)]))


def _longest(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Return the problems of sheets without those of the same texts on another paper."""
    found: dict[tuple[PurePosixPath, str], Problem] = {}
    for one in sorted(problems, key=lambda one: int(dict(one.values).get("count", 0))):
        found[one.path, one.code] = one
    return found.values()


def _is_sheet(page: PlannedPage, lang: str) -> bool:
    """Say whether a page is made for its sheet anyway."""
    sheets = sheets_of_entry(page.entry, lang) if page.entry else ()
    return any(SHEET_KINDS[sheet.kind].is_page for sheet in sheets)


def _page_try(edition: Edition, page: PlannedPage) -> Try:
    path = PurePosixPath(edition.library.root.name, page.folder)
    return Try(page.entry.path if page.entry else path, partial(_made, page, edition))


def _made(page: PlannedPage, edition: Edition) -> Iterable[Found]:
    page.make(edition)
    return ()


def _sheet_try(papers: Sequence[Sheet], printer: Printer) -> Try:
    entry = papers[0].entry_in(printer.library)
    return Try(entry.path, partial(_view_problems, papers, entry, printer))


def _found_by(tries: Iterable[Try]) -> list[Found]:
    """Return what is found, and where the program failed: the other pages and sheets go on."""
    found: list[Found] = []
    for path, find in tries:
        try:
            found += find()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            found.append(fault(path, error))
    return found


def _view_problems(papers: Sequence[Sheet], entry: Entry, printer: Printer) -> Iterator[Found]:
    """Yield what is wrong with what a sheet shows, and what may be too long, to be set."""
    sheet, kind = papers[0], SHEET_KINDS[papers[0].kind]
    view, edition, library = printer.view(sheet), printer.editions[sheet.lang], printer.library
    brands = [library.get("associations", sheet.association)] if sheet.association else []
    band = "".join(brand.record.model_dump_json() for brand in brands)
    if signs := signs_lacking(view_as_json(view, edition) + band):
        yield from _signs(signs, [*strings_in(view, edition), band], [entry, *brands], edition)
        return
    yield from _wide_tables(view, kind, entry.document_in(sheet.lang))
    if kind.pages:
        height = height_of(view)
        if height > FAR_TOO_LONG:
            document, place = origin_of_length(view, entry, edition)
            yield Problem.at(document.path, place, "K704", name=sheet.name)
        elif height > FITS:
            yield from ((one, printer.job(one, view)) for one in papers)


def _wide_tables(view: object, kind: SheetKind, document: Document) -> Iterator[Problem]:
    room = (WIDTH, TYPE) if kind.pages else (BOOKLET_WIDTH, SMALL)
    for table in tables_too_wide(view, *room):
        tables = [token.map for token in read(document.body).tokens if token.type == "table_open"]
        line = document.body_line + (tables[table.number] or [0])[0]
        values = {"count": table.columns, "size": table.width, "limit": table.limit}
        yield Problem.at(document.path, Place(line, 1), "K708", **values)


def _signs(
    signs: str, texts: Iterable[str], entries: Sequence[Entry], edition: Edition
) -> Iterator[Problem]:
    """Yield the signs that cannot be printed, those of one line together."""
    words = (word for text in texts for word in re.split(r'[\s"]+', text) if set(word) & set(signs))
    found: dict[tuple[PurePosixPath, int], list[tuple[Place, str]]] = defaultdict(list)
    for word in islice(dict.fromkeys(words), MOST_TOLD):
        for sign in sorted(set(word) & set(signs)):
            document, place = _origin(word, sign, entries, edition)
            found[document.path, place.line].append((place, sign))
    for (path, _), places in found.items():
        value = " ".join(sorted({sign for _, sign in places}))
        yield Problem.at(path, min(place for place, _ in places), "K702", value=value)


def _origin(word: str, sign: str, entries: Sequence[Entry], edition: Edition) -> Origin:
    """Return where a sign stands, if it can be in the word that it stands in on the sheet."""
    if found := origin_of(word, entries, edition):
        document, (line, column) = found
        return document, Place(line, column + word.index(sign))
    return origin_of(sign, entries, edition) or (entries[0].document, START)


def _unprinted(library: Library) -> Iterator[Problem]:
    """Yield the languages of the site that the print font cannot write."""
    for lang in library.languages:
        if not is_printed(lang):
            document = library.get(LISTS, LIST).document
            yield document.key_problem(("terms", lang), "K705", lang=lang)

"""The whole site: sheets, pages on all cores, data, search; it replaces the last one when done."""

import os
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator import report
from generator.cores import spread
from generator.files import copy_files, write_text
from generator.library import Library
from generator.locales import Locale
from generator.settings import Settings
from generator.sheets.catalogue import SHEET_KINDS, Sheet, sheets_of
from generator.sheets.printing import Printer, Say, extras_at, note_on, saying
from generator.views.edition import Edition
from generator.views.plan import editions
from generator.web.links import BrokenLink, Links
from generator.web.pages import Pages
from generator.web.root import root_files

ALL_SHEETS = frozenset(kind.folder for kind in SHEET_KINDS.values())
# Starting processes takes longer than so many pages.
FEW = 60
# What would only repeat itself in the results of a search.
_UNSEARCHED = ".headerlink, h1, .kb-grade, .kb-computed, .kb-ref, .kb-next, .kb-meta, .kb-sortable"
_PAGEFIND = ("--quiet", "--exclude-selectors", _UNSEARCHED)


class BuildError(Exception):
    """Raised when the site cannot be built; the message says why."""


@dataclass(frozen=True)
class Order:
    """What to build, and where: the languages (none means all), the folders with sheets, search.

    Sites of single languages can be laid over each other: what they share is the same in each.
    """

    project: Path
    strict: bool = True
    search: bool = True
    sheets_for: Collection[str] = ALL_SHEETS
    languages: Collection[str] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that everything is built in."""
        return self.project / "build"

    @property
    def site(self) -> Path:
        """Return the folder of the new site, before the swap."""
        return self.folder / "site"


def build_site(library: Library, settings: Settings, order: Order, words: Locale, say: Say) -> Path:
    """Build the site, put it in the place of the last one, and return its folder.

    Raise ``BuildError`` if a part cannot be made, or with ``strict`` if a sheet cannot or a link is
    broken; the last site then stays.
    """
    every = editions(library, settings)
    chosen = {lang: every[lang] for lang in order.languages or every}
    count = len(next(iter(chosen.values())).plan.pages)
    shutil.rmtree(order.folder, ignore_errors=True)
    order.site.mkdir(parents=True)
    numbers = {"pages": count, "languages": len(chosen)}
    say(words("Building {pages} pages in {languages} languages", **numbers))
    notes = _print(chosen, order, words, say) if order.sheets_for else {}
    extras = partial(extras_at, note_of=notes.get)
    all_pages = [Pages(order.project, edition, extras) for edition in chosen.values()]
    _write(all_pages, root_files(list(every.values())), order, words)
    if order.search:
        _index_for_search(chosen, order, words)
    return _swap(order)


def _print(
    chosen: Mapping[str, Edition], order: Order, words: Locale, say: Say
) -> dict[Sheet, str]:
    """Put the printed sheets into the site; return what its pages note of each."""

    def is_wanted(sheet: Sheet) -> bool:
        is_chosen = SHEET_KINDS[sheet.kind].folder in order.sheets_for
        return sheet.lang in chosen and (is_chosen or not sheet.is_printed)

    first = next(iter(chosen.values()))
    printer = Printer(first.library, first.settings, order.project)
    wanted = filter(is_wanted, sheets_of(first.library))
    made, problems = printer.make(wanted, saying(words, say))
    told = [report.paragraph(problem, words) for problem in problems]
    if told and order.strict:
        raise BuildError("\n".join(told))
    for text in told:
        say(text)
    files = {sheet.path: one.file for sheet, one in made.items()}
    with_picture = (sheet for sheet in made if sheet.has_picture)
    files |= {f"{sheet.lang}/{sheet.picture}": made[sheet].part("png") for sheet in with_picture}
    copy_files(files, order.site)
    return {sheet: note_on(sheet, one, chosen[sheet.lang].words) for sheet, one in made.items()}


def _write(
    all_pages: list[Pages], root: Mapping[str, Callable[[], str]], order: Order, words: Locale
) -> None:
    """Write all files but the sheets, spread over the cores, and check the links of the pages."""
    for pages in all_pages:
        pages.write_others(order.site)
        pages.warm_up()
    links = Links(all_pages, order.site, root)

    def write_file(path: str, make: Callable[[], str]) -> Iterator[BrokenLink]:
        write_text(order.site / path, make())
        return iter(())

    def write_page(pages: Pages, address: str) -> Iterator[BrokenLink]:
        page, searched = pages.framed(address), order.folder / "searched"
        pages.write(address, page.html, order.site)
        pages.write(address, f'<html lang="{pages.lang}">{page.searched}', searched)
        return links.broken(pages, address, page)

    work = [partial(write_file, path, make) for path, make in root.items()]
    for pages in all_pages:
        work += [partial(write_page, pages, address) for address in pages.edition.plan.pages]
    broken = sorted(spread(lambda part: [link for do in part for link in do()], work, FEW))
    if broken and order.strict:
        raise BuildError("\n".join(link.said(words) for link in broken))


def _index_for_search(languages: Iterable[str], order: Order, words: Locale) -> None:
    try:
        program = get_executable()
    except FileNotFoundError as error:
        text = words("Pagefind, which makes the search, is missing. Run: make setup")
        raise BuildError(text) from error
    # Its threads would only stand in each other's way.
    environment = {**os.environ, "TOKIO_WORKER_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    piped: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    running = []
    for lang in languages:
        into = ("--output-path", order.site / lang / "pagefind")
        command = [program, *_PAGEFIND, "--site", order.folder / "searched" / lang, *into]
        running.append(subprocess.Popen(command, env=environment, **piped))
    said = [process.communicate()[0] for process in running]
    if failed := [text for text, process in zip(said, running, strict=True) if process.returncode]:
        raise BuildError("\n".join(["pagefind:", *failed]))


def _swap(order: Order) -> Path:
    """Put the new site in the place of the old one; two renames, so that no half is ever seen."""
    site, old = order.project / "site", order.folder / "old"
    if site.exists():
        site.rename(old)
    order.site.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site

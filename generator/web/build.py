"""The whole site: pages on all cores, sheets, search, data, and the swap at the end.

Everything is built in ``build/``; ``site/`` is replaced only when all of it is there. A build that
fails leaves the site of the last one as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator.cores import spread
from generator.files import write_text
from generator.library import Library
from generator.locales import Locale
from generator.marks import N_
from generator.settings import Settings
from generator.sheets.catalogue import SHEET_KINDS, sheets_of
from generator.sheets.offer import extras_of_print
from generator.sheets.printing import Printer, put, put_pictures
from generator.views.edition import Edition
from generator.views.page import Extras
from generator.views.plan import editions
from generator.web.links import BrokenLink, Links
from generator.web.pages import Pages
from generator.web.root import root_files

Say = Callable[[str], None]
ALL_SHEETS = frozenset(kind.folder for kind in SHEET_KINDS.values())
# Starting processes takes longer than so many pages.
FEW = 60

# The selectors are what would only repeat itself in the results of a search.
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

    @property
    def searched(self) -> Path:
        """Return the folder of the pages without their frames, which the search need not read."""
        return self.folder / "searched"


def build_site(library: Library, settings: Settings, order: Order, words: Locale, say: Say) -> Path:
    """Build the site and put it in the place of the last one.

    Return its folder. Raise ``BuildError`` if a link is broken (with ``strict``) or a part cannot
    be made; the last site then stays.
    """
    every = editions(library, settings)
    chosen = [every[lang] for lang in order.languages or every]
    shutil.rmtree(order.folder, ignore_errors=True)
    order.site.mkdir(parents=True)
    text = N_("Building {pages} pages in {languages} languages")
    say(words(text, pages=len(chosen[0].plan.pages), languages=len(chosen)))
    extras = _print(chosen, order, words, say)
    all_pages = [Pages(order.project, one, extras[one.lang]) for one in chosen]
    _write(all_pages, root_files(list(every.values())), order, words)
    if order.search:
        _index_for_search(chosen, order, words)
    return _swap(order)


def _print(
    chosen: Iterable[Edition], order: Order, words: Locale, say: Say
) -> dict[str, Mapping[str, Extras]]:
    """Put the printed sheets into the site; return what the pages of each language say of them.

    A sheet that cannot be made is named; with ``strict`` it stops the build.
    """
    by_lang = {edition.lang: edition for edition in chosen}
    if not order.sheets_for:
        return {lang: {} for lang in by_lang}
    first = next(iter(by_lang.values()))
    sheets = [
        sheet
        for sheet in sheets_of(first.library)
        if sheet.lang in by_lang and SHEET_KINDS[sheet.kind].folder in order.sheets_for
    ]
    printer = Printer(first.library, first.settings, order.project)
    print_ = printer.make(sheets, words, say, shares_in=tuple(by_lang))
    if print_.failures and order.strict:
        raise BuildError("\n".join(print_.failures))
    for failure in print_.failures:
        say(failure)
    put(print_.sheets, order.site)
    put_pictures(print_, order.site)
    return {lang: extras_of_print(print_, edition) for lang, edition in by_lang.items()}


def _write(
    all_pages: list[Pages], root: Mapping[str, Callable[[], str]], order: Order, words: Locale
) -> None:
    """Write all files but the sheets, spread over the cores, and check the links of the pages."""
    for pages in all_pages:
        pages.write_others(order.site)
        pages.warm_up()
    links = Links.of(all_pages, order.site, root)

    def write_file(path: str, make: Callable[[], str]) -> Iterator[BrokenLink]:
        write_text(order.site / path, make())
        return iter(())

    def write_page(pages: Pages, address: str) -> Iterator[BrokenLink]:
        page = pages.framed(address)
        pages.write(address, page.html, order.site)
        pages.write(address, f'<html lang="{pages.lang}">{page.searched}', order.searched)
        return links.broken(pages, address, page)

    work = [partial(write_file, path, make) for path, make in root.items()]
    work += [
        partial(write_page, pages, address) for pages in all_pages for address in pages.addresses
    ]
    broken = sorted(spread(lambda part: [link for do in part for link in do()], work, FEW))
    if broken and order.strict:
        raise BuildError("\n".join(link.said(words) for link in broken))


def _index_for_search(chosen: Iterable[Edition], order: Order, words: Locale) -> None:
    """Let Pagefind index the pages of every language, all at the same time."""
    try:
        program = get_executable()
    except FileNotFoundError as error:
        text = N_("Pagefind, which makes the search, is missing. Run: make setup")
        raise BuildError(words(text)) from error
    # Its threads would only stand in each other's way.
    environment = {**os.environ, "TOKIO_WORKER_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    running = [
        subprocess.Popen(
            [
                program,
                *_PAGEFIND,
                *("--site", str(order.searched / edition.lang)),
                *("--output-path", str(order.site / edition.lang / "pagefind")),
            ],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for edition in chosen
    ]
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

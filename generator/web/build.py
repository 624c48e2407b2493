"""The whole site: sheets, pages on all cores, data, search; it replaces the last one when done."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator import report
from generator.cores import spread
from generator.files import copy_files, write_bytes
from generator.library import Library
from generator.locales import Locale
from generator.settings import Settings
from generator.sheets.catalogue import SHEET_KINDS, Sheet, sheets_of
from generator.sheets.offers import bulk_of, extras_at
from generator.sheets.press import Rendered
from generator.sheets.printing import Printer, Say, saying
from generator.views.edition import Edition
from generator.views.plan import editions
from generator.web import near, pagefind
from generator.web.exchange import SITE, BuildError, Room, room_for
from generator.web.links import BrokenLink, Links
from generator.web.manifest import lacking, paths_of, search_of
from generator.web.pages import Pages
from generator.web.root import root_files

ALL_SHEETS = frozenset(kind.folder for kind in SHEET_KINDS.values())
# Starting processes takes longer than so many pages.
FEW = 60
# So many of the files that a site lacks tell enough.
MOST_TOLD = 10


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


class Piece(NamedTuple):
    """One file to write, the record that it is made of, and what yields its broken links."""

    path: str
    record: PurePosixPath | None
    write: Callable[[], Iterator[BrokenLink]]

    def __str__(self) -> str:
        return f"{self.path} ({self.record})" if self.record else self.path


def build_site(library: Library, settings: Settings, order: Order, words: Locale, say: Say) -> Path:
    """Build the site, put it in the place of the last one, and return its folder.

    Raise ``BuildError`` if a part cannot be made, or with ``strict`` if a sheet cannot or a link is
    broken, or if another process builds it already; the last site then stays.
    """
    every = editions(library, settings)
    chosen = {lang: every[lang] for lang in order.languages or every}
    count = len(next(iter(chosen.values())).plan.pages)
    with room_for(order.project, words) as room:
        numbers = {"pages": count, "languages": len(chosen)}
        say(words("Building {pages} pages in {languages} languages", **numbers))
        made = _made(chosen, order, words, say) if order.sheets_for else {}
        sheets = _files_of(made)
        copy_files(sheets, room.site)
        bulks = {sheet: bulk_of(one) for sheet, one in made.items()}
        extras = partial(extras_at, bulk_of=bulks.get)
        all_pages = [Pages(order.project, edition, extras) for edition in chosen.values()]
        root = root_files(list(every.values()))
        _write(all_pages, root, room, order, words)
        if order.search:
            pagefind.index(chosen, room, words)
        index = [path for lang in chosen for path in search_of(lang)] if order.search else []
        # What ``bytes`` makes is meant to be empty.
        filled = [path for path, make in root.items() if make is not bytes]
        promised = [*filled, *(path for pages in all_pages for path in paths_of(pages))]
        _stop_if_lacking([*promised, *sheets, *index], room, words)
        room.deliver()
    return order.project / SITE


def _made(
    chosen: Mapping[str, Edition], order: Order, words: Locale, say: Say
) -> dict[Sheet, Rendered]:
    """Return the printed sheets that the site offers, and its pictures to share."""

    def is_wanted(sheet: Sheet) -> bool:
        is_chosen = SHEET_KINDS[sheet.kind].folder in order.sheets_for
        is_offered = sheet.lang in chosen or sheet.is_for_all
        return is_offered and (is_chosen or not sheet.is_printed)

    first = next(iter(chosen.values()))
    printer = Printer(first.library, first.settings, order.project)
    wanted = filter(is_wanted, sheets_of(first.library))
    made, problems = printer.make(wanted, saying(words, say))
    told = [report.paragraph(problem, words) for problem in problems]
    if told and order.strict:
        raise BuildError("\n".join(told))
    for text in told:
        say(text)
    return made


def _files_of(made: Mapping[Sheet, Rendered]) -> dict[str, Path]:
    """Return the files of sheets by their paths below the site, with the pictures of some."""
    files = {sheet.path: one.file for sheet, one in made.items()}
    with_picture = (sheet for sheet in made if sheet.has_picture)
    return files | {f"{one.lang}/{one.picture}": made[one].part("png") for one in with_picture}


def _write(
    all_pages: list[Pages],
    root: Mapping[str, Callable[[], bytes]],
    room: Room,
    order: Order,
    words: Locale,
) -> None:
    """Write all files but the sheets, spread over the cores, and check the links of the pages."""
    for pages in all_pages:
        _forget_former(pages, room)
        pages.write_others(room.site)
        pages.warm_up()
    links = Links(all_pages, room.site, root)

    def write_file(path: str, make: Callable[[], bytes]) -> Iterator[BrokenLink]:
        write_bytes(room.site / path, make())
        return iter(())

    def write_page(pages: Pages, address: str) -> Iterator[BrokenLink]:
        page = pages.framed(address)
        pages.write(address, page.html, room.site)
        pages.write(address, f'<html lang="{pages.lang}">{page.searched}', room.searched)
        return links.broken(pages, address, page)

    work = [Piece(path, None, partial(write_file, path, make)) for path, make in root.items()]
    for pages in all_pages:
        edition = pages.edition
        path, make = near.path_in(edition), partial(near.near_index, edition)
        work.append(Piece(path, None, partial(write_file, path, make)))
        for address, planned in edition.plan.pages.items():
            record = planned.entry.path if planned.entry else None
            write = partial(write_page, pages, address)
            work.append(Piece(f"{pages.lang}/{address}", record, write))
    broken = sorted(spread(_links_of, work, FEW))
    if broken and order.strict:
        raise BuildError("\n".join(link.said(words) for link in broken))


def _forget_former(pages: Pages, room: Room) -> None:
    """Delete what the search has read of pages that are no more."""
    planned = {room.searched / pages.path_of(address) for address in pages.edition.plan.pages}
    for file in (room.searched / pages.lang).rglob("*.html"):
        if file not in planned:
            file.unlink()


def _links_of(pieces: Iterable[Piece]) -> list[BrokenLink]:
    return [link for piece in pieces for link in piece.write()]


def _stop_if_lacking(promised: Iterable[str], room: Room, words: Locale) -> None:
    """Raise ``BuildError`` if the site does not hold all that was promised."""
    if lost := lacking(room.site, promised):
        first = words.plural(
            "{count} file of the new site is missing or empty:",
            "{count} files of the new site are missing or empty:",
            len(lost),
        )
        raise BuildError("\n".join([first, *lost[:MOST_TOLD]]))

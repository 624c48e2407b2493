"""What the pages of the site offer of the sheets: files, first-page pictures, share pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.locales import Locale
from generator.marks import N_
from generator.sheets.catalogue import SHEET_KINDS, Sheet
from generator.sheets.printing import PrintedSheet, PrintRun
from generator.sheets.share import FOLDERS, share_path
from generator.views.edition import Edition
from generator.views.page import Download, Extras, Link

PAPER_NAMES = {"a4": N_("A4"), "letter": N_("US Letter"), "a5": N_("Booklet: A5, folded from A4")}
KB = 1000


@dataclass(frozen=True)
class Offered:
    """A sheet that a page offers, with what is known of its file."""

    sheet: Sheet
    note: str = ""


def offered(printed: Iterable[PrintedSheet], words: Locale) -> Iterator[Offered]:
    """Yield sheets that were made, with pages and size."""
    for one in printed:
        pages = words.plural("{count} page", "{count} pages", one.result.pages)
        size = words.number(-(-one.result.size // KB))
        yield Offered(one.sheet, words(N_("{pages}, {size} KB"), pages=pages, size=size))


def extras_of_print(print_: PrintRun, edition: Edition) -> dict[str, Extras]:
    """Return what the pages of an edition offer of the sheets that were made."""
    own = [one for one in print_.sheets if one.sheet.lang == edition.lang]
    return extras(offered(own, edition.words), print_.shares, edition)


def extras(
    sheets: Iterable[Offered], shares: Collection[str], edition: Edition
) -> dict[str, Extras]:
    """Return what the pages of an edition offer, by the address of the page."""
    groups: dict[tuple[str, str], list[Offered]] = defaultdict(list)
    for one in sheets:
        # The sheets of associations and countries are for those who ask for them.
        if not (one.sheet.association or one.sheet.country):
            groups[_page(one.sheet, edition), one.sheet.kind].append(one)
    found: dict[str, Extras] = defaultdict(Extras)
    for (page, kind), files in groups.items():
        download = _download(edition.words(SHEET_KINDS[kind].title), files, edition.words)
        found[page] = replace(found[page], downloads=(*found[page].downloads, download))
    for folder in FOLDERS:
        for entry in edition.library.all(folder):
            path = share_path(entry, edition.lang)
            if path in shares:
                page = edition.plan.address_of(entry)
                found[page] = replace(found[page], image=path)
    return dict(found)


def _page(sheet: Sheet, edition: Edition) -> str:
    return edition.plan.address_of(sheet.entry_in(edition.library))


def _download(title: str, files: list[Offered], words: Locale) -> Download:
    return Download(
        title,
        picture=files[0].sheet.picture,
        alt=words(N_("First page of: {title}"), title=title),
        files=tuple(
            Link(words(PAPER_NAMES[one.sheet.paper]), one.sheet.address, one.note) for one in files
        ),
    )

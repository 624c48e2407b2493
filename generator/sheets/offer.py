"""What the pages of the site offer of the sheets: files, first-page pictures, share pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.locales import Locale
from generator.marks import N_
from generator.sheets.catalogue import SHEET_KINDS, Sheet, sheets_of_entry
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
    by_page: dict[str, list[Offered]] = defaultdict(list)
    for one in sheets:
        entry = one.sheet.entry_in(edition.library)
        by_page[edition.plan.address_of(entry)].append(one)
    images = {
        edition.plan.address_of(entry): path
        for folder in FOLDERS
        for entry in edition.library.all(folder)
        if (path := share_path(entry, edition.lang)) in shares
    }
    return {
        page: Extras(_downloads(by_page.get(page, ()), edition.words), images.get(page, ""))
        for page in by_page | images
    }


@dataclass(frozen=True)
class ExtrasOnDemand(Mapping[str, Extras]):
    """What the pages of an edition offer where sheets are made when somebody asks for them."""

    edition: Edition

    def __getitem__(self, address: str) -> Extras:
        entry = self.edition.plan.pages[address].entry
        if not entry:
            return Extras()
        sheets = map(Offered, sheets_of_entry(entry, self.edition.lang))
        image = share_path(entry, self.edition.lang) if entry.kind.folder in FOLDERS else ""
        return Extras(_downloads(sheets, self.edition.words), image)

    def __iter__(self) -> Iterator[str]:
        return iter(self.edition.plan.pages)

    def __len__(self) -> int:
        return len(self.edition.plan.pages)


def _downloads(sheets: Iterable[Offered], words: Locale) -> tuple[Download, ...]:
    by_kind: dict[str, list[Offered]] = defaultdict(list)
    for one in sheets:
        # The sheets of associations and countries are for those who ask for them.
        if not (one.sheet.association or one.sheet.country):
            by_kind[one.sheet.kind].append(one)
    return tuple(
        _download(words(SHEET_KINDS[kind].title), by_kind[kind], words) for kind in by_kind
    )


def _download(title: str, files: list[Offered], words: Locale) -> Download:
    return Download(
        title,
        picture=files[0].sheet.picture,
        alt=words(N_("First page of: {title}"), title=title),
        files=tuple(
            Link(words(PAPER_NAMES[one.sheet.paper]), one.sheet.address, one.note) for one in files
        ),
    )

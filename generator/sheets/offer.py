"""What the pages of the site offer of the sheets: files, first-page pictures, share pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.locales import Locale
from generator.marks import N_
from generator.sheets.catalogue import SHEET_KINDS, Sheet, sheets_of_entry
from generator.sheets.press import Rendered
from generator.sheets.printing import PrintRun
from generator.sheets.share import FOLDERS, share_path
from generator.views.edition import Edition
from generator.views.page import Download, Extras, Link

PAPER_NAMES = {"a4": N_("A4"), "letter": N_("US Letter"), "a5": N_("Booklet: A5, folded from A4")}
KB = 1000
# A sheet, with what is known of its file.
Offered = tuple[Sheet, str]


def extras_of_print(print_: PrintRun, edition: Edition) -> dict[str, Extras]:
    """Return what the pages of an edition offer of what was made, by the address of the page."""
    sheets: dict[str, list[Offered]] = defaultdict(list)
    for one in print_.sheets:
        if one.sheet.lang == edition.lang:
            page = edition.link(one.sheet.entry_in(edition.library)).address
            sheets[page].append((one.sheet, _pages_and_size(one.result, edition.words)))
    return {
        address: Extras(
            _downloads(sheets[address], edition.words),
            path if (path := share_path(entry, edition.lang)) in print_.shares else "",
        )
        for address, planned in edition.plan.pages.items()
        if (entry := planned.entry)
    }


@dataclass(frozen=True)
class ExtrasOnDemand(Mapping[str, Extras]):
    """What the pages of an edition offer where sheets are made when somebody asks for them."""

    edition: Edition

    def __getitem__(self, address: str) -> Extras:
        edition = self.edition
        entry = edition.plan.pages[address].entry
        if not entry:
            return Extras()
        sheets = ((sheet, "") for sheet in sheets_of_entry(entry, edition.lang))
        image = share_path(entry, edition.lang) if entry.kind.folder in FOLDERS else ""
        return Extras(_downloads(sheets, edition.words), image)

    def __iter__(self) -> Iterator[str]:
        return iter(self.edition.plan.pages)

    def __len__(self) -> int:
        return len(self.edition.plan.pages)


def _pages_and_size(made: Rendered, words: Locale) -> str:
    pages = words.plural("{count} page", "{count} pages", made.pages)
    size = words.number(-(-made.file.stat().st_size // KB))
    return words(N_("{pages}, {size} KB"), pages=pages, size=size)


def _downloads(sheets: Iterable[Offered], words: Locale) -> tuple[Download, ...]:
    # The sheets of associations and countries are for those who ask for them.
    own = (one for one in sheets if not (one[0].association or one[0].country))
    kinds = groupby(own, key=lambda one: one[0].kind)
    return tuple(_download(words(SHEET_KINDS[kind].title), [*of], words) for kind, of in kinds)


def _download(title: str, files: list[Offered], words: Locale) -> Download:
    return Download(
        title,
        picture=files[0][0].picture,
        alt=words(N_("First page of: {title}"), title=title),
        files=tuple(
            Link(words(PAPER_NAMES[sheet.paper]), sheet.address, note) for sheet, note in files
        ),
    )

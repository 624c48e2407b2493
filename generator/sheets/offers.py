"""What the pages of the site offer of the sheets: pictures of them, and lists of files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from generator.library import Entry
from generator.locales import Locale, folded
from generator.marks import N_
from generator.sheets.catalogue import HANDOUT, SHEET_KINDS, Sheet, sheets_of_entry, usual
from generator.sheets.handout import names
from generator.sheets.parts import Audience
from generator.sheets.press import Rendered
from generator.views.edition import Edition
from generator.views.page import Download, Extras, Link, Shelf, ShelfRow

PAPER_NAMES = {"a4": N_("A4"), "letter": N_("US Letter"), "a5": N_("Booklet: A5, folded from A4")}
# The lists of the page of everything that can be printed, by kind, in its order.
SHELVES = {
    "worksheet": N_("Walk-through worksheets"),
    "slides": N_("Slides for courses"),
    "guide": N_("Whole pages of sectors"),
    "topic": N_("Other guides"),
    "proposal": N_("Investment proposal, blank"),
    "case": N_("Case sheets"),
    "centre": N_("Centre sheets"),
}
BY_COUNTRY = N_("Handouts by country")
# A longer list is folded.
MOST_OPEN = 8
KB = 1000


class Bulk(NamedTuple):
    """How much a file is; nothing is known of a sheet that is made when somebody asks for it."""

    pages: int = 0
    kilobytes: int = 0

    def said(self, words: Locale) -> str:
        """Return pages and size in words, if they are known."""
        if not self.pages:
            return ""
        pages = words.plural("{count} page", "{count} pages", self.pages)
        return words("{pages}, {size} KB", pages=pages, size=words.number(self.kilobytes))


def bulk_of(made: Rendered) -> Bulk:
    """Return how much a sheet is that was made; how many pages a picture has, nobody asks."""
    pages = made.pages if made.file.suffix == ".pdf" else 0
    return Bulk(pages, -(-made.file.stat().st_size // KB))


def extras_at(address: str, edition: Edition, bulk_of: Callable[[Sheet], Bulk | None]) -> Extras:
    """Return what a page offers of the sheets: of those that are there."""
    planned = edition.plan.pages[address]
    offers = _Offers(edition.within(planned.country), bulk_of)
    if planned is edition.plan.named("print-list"):
        return Extras(shelves=tuple(offers.everything()))
    if planned.is_of_country:
        return Extras(shelves=tuple(offers.of_country(planned.country)))
    return offers.of_entry(planned.entry) if planned.entry else Extras()


@dataclass(frozen=True)
class _Offers:
    """What an edition offers of the sheets."""

    edition: Edition
    bulk_of: Callable[[Sheet], Bulk | None]

    def of_entry(self, entry: Entry) -> Extras:
        """Return what the page of a record offers: its sheets, then those for single countries."""
        sheets = self._known(sheets_of_entry(entry, self.edition.lang))
        kinds = groupby(filter(lambda one: one.is_printed, sheets), key=lambda one: one.kind)
        downloads = tuple(self._download([*files]) for _, files in kinds)
        image = next((one.path for one in sheets if not one.is_printed), "")
        shelves = self._by_country(entry) if HANDOUT.serves(entry) else ()
        return Extras(downloads, tuple(shelves), image)

    def of_country(self, country: str) -> Iterator[Shelf]:
        """Yield what the page of a country offers: the handout of every guide."""
        rows = [ShelfRow((link,)) for link in self._handouts(country)]
        return self._shelf("countries", N_("Handouts of this country"), rows)

    def everything(self) -> Iterator[Shelf]:
        """Yield all that can be printed, by kind."""
        yield from self._of_kind(HANDOUT.name, N_("Handouts of sectors"))
        named = zip(self._countries, self.edition.country_links(self._countries), strict=True)
        found = ((code, link, tuple(self._handouts(code))) for code, link in named)
        rows = [ShelfRow(files, link, code.lower()) for code, link, files in found if files]
        yield from self._shelf("countries", BY_COUNTRY, rows)
        for kind, title in SHELVES.items():
            yield from self._of_kind(kind, title)

    def _by_country(self, sector: Entry) -> Iterator[Shelf]:
        """Yield the list of the handouts of one sector for all countries, by their names."""
        found = ((code, sheet) for code in self._countries for sheet in self._usual(code))
        rows = [
            ShelfRow((self._file(sheet, self.edition.words.country(code)),), country=code.lower())
            for code, sheet in found
            if sheet.entry == sector.id
        ]
        return self._shelf("countries", BY_COUNTRY, rows)

    def _of_kind(self, name: str, title: str) -> Iterator[Shelf]:
        """Yield the list of the sheets of one kind, by the titles of their records."""
        library, lang = self.edition.library, self.edition.lang
        kind, rows = SHEET_KINDS[name], []
        for entry in filter(kind.serves, library.by_title(kind.folder, lang)):
            sheets = self._known(one for one in sheets_of_entry(entry, lang) if one.kind == name)
            if sheets:
                files = tuple(self._file(one, self._paper(one)) for one in sheets)
                rows.append(ShelfRow(files, self.edition.link(entry)))
        return self._shelf(name, title, rows)

    def _shelf(self, name: str, title: str, rows: list[ShelfRow]) -> Iterator[Shelf]:
        """Yield a list, unless nothing is in it; a long one is folded."""
        words = self.edition.words
        show_all = words("Show all {count}", count=words.number(len(rows)))
        if rows:
            fold = show_all if len(rows) > MOST_OPEN else ""
            yield Shelf(name, words(title), tuple(rows), fold)

    def _handouts(self, country: str) -> list[Link]:
        """Return the files of the handouts for a country, each by its word for the trade."""
        edition, named = self.edition, []
        for sheet in self._usual(country):
            sector = edition.record(sheet.entry_in(edition.library))
            trade, _ = names(sector, Audience(edition, sheet.paper, country))
            named.append(self._file(sheet, trade))
        return sorted(named, key=lambda link: folded(link.text))

    def _usual(self, country: str) -> list[Sheet]:
        return self._known(usual(self.edition.library, country))

    @cached_property
    def _countries(self) -> list[str]:
        """Return the countries by their names."""
        return self.edition.words.by_name(self.edition.library.served)

    def _known(self, sheets: Iterable[Sheet]) -> list[Sheet]:
        return [sheet for sheet in sheets if self.bulk_of(sheet) is not None]

    def _download(self, sheets: list[Sheet]) -> Download:
        words = self.edition.words
        title = words(SHEET_KINDS[sheets[0].kind].title)
        files = tuple(self._file(one, self._paper(one)) for one in sheets)
        alt = words("First page of: {title}", title=title)
        return Download(title, sheets[0].picture, alt, files)

    def _file(self, sheet: Sheet, text: str) -> Link:
        """Return a link to a sheet, with what there is to know of it before it is fetched."""
        bulk = self.bulk_of(sheet)
        assert bulk is not None
        words, is_own = self.edition.words, sheet.lang == self.edition.lang
        known = [bulk.said(words)]
        if sheet.is_for_all:
            known.insert(0, self._paper(sheet))
        if not is_own:
            known.insert(0, words.language(sheet.lang))
        address = sheet.address if is_own else f"/{sheet.path}"
        return Link(text, address, ", ".join(filter(None, known)))

    def _paper(self, sheet: Sheet) -> str:
        return self.edition.words(PAPER_NAMES[sheet.paper])

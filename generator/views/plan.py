"""The table of pages: address, title, maker and place in the menu of every page of the site.

The addresses are the same in every language. Menu, footer, index pages, site map, language switch,
links between pages and the codes on printed sheets all ask here; nothing else spells an address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.library import Entry, Library
from generator.marks import N_
from generator.model import KINDS
from generator.settings import SITE_NAME, Settings
from generator.views import case, comparison, hubs, measure, profiles, reference, sector, static
from generator.views.edition import Edition
from generator.views.page import Page

# The menu from left to right; a group of one page is that page.
HOME, SECTORS, RESULTS = N_("Home"), N_("Sectors"), N_("Results")
GUIDES, WHO_HELPS, LIBRARY = N_("Guides"), N_("Who helps"), N_("Library")
MENU = (HOME, SECTORS, RESULTS, GUIDES, WHO_HELPS, LIBRARY)


@dataclass(frozen=True)
class Place:
    """Where a page is offered: its group in the menu, and its words there and in the footer."""

    menu: str = ""
    label: str = ""
    footer: str = ""


@dataclass(frozen=True)
class Single:
    """One page that gathers records or holds none; ``folder`` is what its edit link leads to."""

    name: str
    address: str
    title: str
    summary: str
    make: Callable[[Edition], Page]
    place: Place = Place()
    folder: str = ""
    is_listed: bool = True


def _entries(library: Library, folder: str) -> dict[str, Entry]:
    return library.entries[folder]


def _countries(library: Library, _: str) -> dict[str, str]:
    """Return the codes of the countries that the library knows anything of."""
    return {code.lower(): code for code in library.countries}


def _nothing(_: Edition) -> Iterable[Entry]:
    return ()


@dataclass(frozen=True)
class Shelf:
    """The pages of one kind of record, behind the page that lists them.

    ``subjects`` says what there is a page of, by id; ``in_menu`` names the records that stand in
    the menu: a few, as it is repeated on every page.
    """

    folder: str
    summary: str
    make: Callable[[Any, Edition], Page]
    place: Place = Place()
    index: Callable[[Edition], Page] | None = None
    subjects: Callable[[Library, str], Mapping[str, Any]] = _entries
    in_menu: Callable[[Edition], Iterable[Entry]] = _nothing


TABLE: tuple[Single | Shelf, ...] = (
    Single(
        "home",
        "",
        SITE_NAME,
        N_(
            "What firms in Latin America and the Caribbean saved in water, heat and "
            "chemicals, what it cost them, and what you can do on Monday for nothing."
        ),
        hubs.home_page,
        Place(HOME, HOME),
    ),
    Shelf(
        "sectors",
        N_("Guides by trade: what is lost, what to do, what it brings."),
        sector.sector_page,
        Place(SECTORS, N_("All sectors"), N_("Sectors")),
        hubs.sectors_index,
        in_menu=lambda edition: edition.library.guide_sectors(edition.lang),
    ),
    Single(
        "results",
        "results/",
        N_("All results compared"),
        N_(
            "Every case with its investment, yearly saving, payback and return. "
            "Choose a column to sort by it."
        ),
        comparison.results_page,
        Place(RESULTS, footer=N_("All results compared")),
        folder="cases",
    ),
    Shelf(
        "cases",
        N_("What firms and programmes did and what it saved, by sector."),
        case.case_page,
        Place(RESULTS),
        hubs.cases_index,
    ),
    Shelf(
        "measures",
        N_("Everything that can be done, from what costs nothing to what needs a loan."),
        measure.measure_page,
        Place(RESULTS),
        hubs.measures_index,
    ),
    Single(
        "priorities",
        "priorities/",
        N_("Priority sectors by country"),
        N_("Which sectors each country named as priorities of cleaner production."),
        comparison.priorities_page,
        Place(RESULTS),
        folder="sectors",
    ),
    Shelf(
        "guides",
        N_("What to know before you start, in short guides."),
        profiles.guide_page,
        Place(GUIDES, N_("All guides"), N_("Guides")),
        hubs.guides_index,
        in_menu=lambda edition: edition.library.guides(edition.lang),
    ),
    Shelf(
        "centres",
        N_("Who helps: the cleaner production centres of the region."),
        profiles.centre_page,
        Place(WHO_HELPS, footer=N_("Who helps")),
    ),
    Shelf(
        "financing",
        N_("Who lends: facilities that the sources describe, with their date."),
        profiles.financing_page,
        Place(WHO_HELPS),
    ),
    Shelf(
        "countries",
        N_("Who helps, who lends and what was saved, country by country."),
        profiles.country_page,
        Place(WHO_HELPS),
        hubs.countries_index,
        subjects=_countries,
    ),
    Shelf(
        "programmes",
        N_("The programmes that the cases come from."),
        profiles.programme_page,
        Place(WHO_HELPS),
    ),
    Shelf(
        "policies",
        N_("Policies and agreements on cleaner production."),
        profiles.policy_page,
        Place(WHO_HELPS),
    ),
    Shelf(
        "sources",
        N_("Every document that a figure or a statement of this site comes from."),
        reference.source_page,
        Place(LIBRARY, footer=N_("Sources")),
        reference.sources_index,
    ),
    Single(
        "glossary",
        "glossary/",
        N_("Glossary"),
        N_("Terms and acronyms of cleaner production, in plain words."),
        reference.glossary_page,
        Place(LIBRARY),
        folder="glossary",
    ),
    Single(
        "data",
        "data/",
        N_("Data to download"),
        N_("Every figure of this site with its unit, evidence grade and source."),
        static.data_page,
        Place(LIBRARY, footer=N_("Data to download")),
    ),
    Single(
        "contribute",
        "contribute/",
        N_("Add what your plant saved"),
        N_("A case is a few figures and a short story. You need no program to send one."),
        static.contribute_page,
        Place(LIBRARY, N_("How to contribute"), N_("How to contribute")),
    ),
    Single(
        "search",
        "search/",
        N_("Search"),
        N_("Type a trade, a resource or a country: tannery, water, Bolivia."),
        static.search_page,
        is_listed=False,
    ),
)


@dataclass(frozen=True)
class PlannedPage:
    """One page of the site: where it is, what it is called, who makes it.

    ``folder`` is what its edit link leads to, ``entry`` the record that it is made of.
    """

    address: str
    title: Callable[[Edition], str]
    make: Callable[[Edition], Page]
    place: Place = Place()
    summary: str = ""
    folder: str = ""
    is_listed: bool = True
    entry: Entry | None = None

    def label(self, edition: Edition) -> str:
        """Return its words in the menu."""
        return edition.words(self.place.label) if self.place.label else self.title(edition)


@dataclass(frozen=True)
class MenuGroup:
    """One entry of the menu with the pages under it; a group of one page is that page."""

    title: str
    pages: tuple[PlannedPage, ...]


class Plan:
    """Every page of a library, by address; and the former addresses that lead to them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.pages: dict[str, PlannedPage] = {}
        self.redirects: dict[str, str] = {}
        self._by_name: dict[str, PlannedPage] = {}
        for line in TABLE:
            for name, page in _planned(line, library):
                self.pages[page.address] = page
                self._by_name.setdefault(name, page)
        for page in self.pages.values():
            if page.entry:
                for former in getattr(page.entry.record, "formerly", ()):
                    address = record_address(page.entry.kind.folder, former)
                    self.redirects[address] = page.address

    def named(self, name: str) -> PlannedPage:
        """Return the page that lists a folder, or another page by its name in the table."""
        return self._by_name[name]

    def address_of(self, entry: Entry) -> str:
        """Return the address of the page of an entry."""
        return record_address(entry.kind.folder, entry.id)

    def address_of_country(self, code: str) -> str:
        """Return the address of the page of a country."""
        return record_address("countries", code.lower())

    def menu(self, edition: Edition) -> tuple[MenuGroup, ...]:
        """Return the menu, from left to right."""
        return tuple(
            MenuGroup(edition.words(title), tuple(self._group(title, edition))) for title in MENU
        )

    def _group(self, title: str, edition: Edition) -> Iterator[PlannedPage]:
        for line in TABLE:
            if line.place.menu == title:
                yield self.named(_name(line))
                if isinstance(line, Shelf):
                    for entry in line.in_menu(edition):
                        yield self.pages[self.address_of(entry)]

    @property
    def footer(self) -> tuple[PlannedPage, ...]:
        """Return the main pages, which the foot of every page repeats."""
        return tuple(page for page in self.pages.values() if page.place.footer)

    @property
    def listed(self) -> tuple[str, ...]:
        """Return the addresses that search engines are told of."""
        return tuple(page.address for page in self.pages.values() if page.is_listed)

    def address_of_file(self, path: str) -> str | None:
        """Return the address of the page that is made of a file of the content, or None."""
        file = PurePosixPath(path)
        if len(file.parts) != 2:
            return None
        address = record_address(file.parts[0], file.stem)
        return address if address in self.pages else None


def editions(library: Library, settings: Settings) -> dict[str, Edition]:
    """Return the site in every language, all with the same plan."""
    plan = Plan(library)
    return {lang: Edition(library, settings, lang, plan) for lang in library.languages}


def record_address(folder: str, id_: str) -> str:
    """Return the address of the page of a record."""
    return f"{folder}/{id_}/"


def relative(target: str, page: str) -> str:
    """Return the link from one page to another page or file of the same language."""
    target, mark, anchor = target.partition("#")
    if target == page and anchor:
        return f"#{anchor}"
    *here, _ = page.split("/")
    there = target.split("/")
    shared = len(posixpath.commonprefix([here, there[:-1]]))
    path = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{path or './'}{mark}{anchor}"


def _name(line: Single | Shelf) -> str:
    return line.name if isinstance(line, Single) else line.folder


def _planned(line: Single | Shelf, library: Library) -> Iterator[tuple[str, PlannedPage]]:
    """Yield the pages of one line of the table: the one that is named first."""
    if isinstance(line, Single):
        title = partial(_interface_text, line.title)
        page = PlannedPage(
            line.address,
            title,
            line.make,
            line.place,
            line.summary,
            line.folder,
            line.is_listed,
        )
        yield line.name, page
        return
    title = partial(_interface_text, KINDS[line.folder].title)
    index = line.index or partial(hubs.list_of, line.folder)
    yield (
        line.folder,
        PlannedPage(f"{line.folder}/", title, index, line.place, line.summary, line.folder),
    )
    for id_, subject in line.subjects(library, line.folder).items():
        yield (
            line.folder,
            PlannedPage(
                record_address(line.folder, id_),
                partial(_record_title, line.folder, id_),
                partial(line.make, subject),
                folder=line.folder,
                entry=library.entries[line.folder].get(id_),
            ),
        )


def _interface_text(text: str, edition: Edition) -> str:
    return edition.words(text)


def _record_title(folder: str, id_: str, edition: Edition) -> str:
    entry = edition.library.entries[folder].get(id_)
    return edition.record(entry).title if entry else edition.words.country(id_.upper())

"""The table of pages: address, title, maker and place in the menu of every page of the site.

The addresses are the same in every language. Menu, footer, index pages, site map, language switch,
links between pages and the codes on printed sheets all ask here; nothing else spells an address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from generator.library import Entry, Library
from generator.marks import N_
from generator.model import KINDS
from generator.settings import SITE_NAME, Settings
from generator.views import case, comparison, hubs, measure, profiles, reference, sector, static
from generator.views.edition import Draft, Edition
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
class PlannedPage:
    """One page of the site: where it is, what it is called, who makes it.

    ``folder`` is what its edit link leads to, ``entry`` the record that it is made of.
    """

    address: str
    title: Callable[[Edition], str]
    maker: Callable[[Draft], Page]
    place: Place = Place()
    summary: str = ""
    folder: str = ""
    is_listed: bool = True
    entry: Entry | None = None

    def make(self, edition: Edition) -> Page:
        """Return the page in an edition."""
        return self.maker(Draft(edition))

    def label(self, edition: Edition) -> str:
        """Return its words in the menu."""
        return edition.words(self.place.label) if self.place.label else self.title(edition)


@dataclass(frozen=True)
class Shelf:
    """The pages of one kind of record, behind the page that lists them.

    ``subjects`` says what there is a page of, by id; ``in_menu`` names the records that stand in
    the menu: a few, as it is repeated on every page.
    """

    folder: str
    summary: str
    maker: Callable[[Any, Draft], Page]
    place: Place = Place()
    index: Callable[[Draft], Page] | None = None
    subjects: Callable[[Library], Mapping[str, Any]] | None = None
    in_menu: Callable[[Edition], Iterable[Entry]] = lambda edition: ()

    def pages(self, library: Library) -> Iterator[PlannedPage]:
        """Yield the page that lists the records, then theirs."""
        folder, index = self.folder, self.index or partial(hubs.list_of, self.folder)
        title = _worded(KINDS[folder].title)
        yield PlannedPage(f"{folder}/", title, index, self.place, self.summary, folder)
        entries = library.entries[folder]
        subjects = self.subjects(library) if self.subjects else entries
        for id_, subject in subjects.items():
            entry, maker = entries.get(id_), partial(self.maker, subject)
            title = partial(_title, id_, entry)
            yield PlannedPage(record_address(folder, id_), title, maker, folder=folder, entry=entry)


def _worded(text: str) -> Callable[[Edition], str]:
    return lambda edition: edition.words(text)


def _title(id_: str, entry: Entry | None, edition: Edition) -> str:
    return edition.record(entry).title if entry else edition.words.country(id_.upper())


TABLE: tuple[PlannedPage | Shelf, ...] = (
    PlannedPage(
        "",
        _worded(SITE_NAME),
        hubs.home_page,
        Place(HOME, HOME),
        N_(
            "What firms in Latin America and the Caribbean saved in water, heat and "
            "chemicals, what it cost them, and what you can do on Monday for nothing."
        ),
    ),
    Shelf(
        "sectors",
        N_("Guides by trade: what is lost, what to do, what it brings."),
        sector.sector_page,
        Place(SECTORS, N_("All sectors"), N_("Sectors")),
        hubs.sectors_index,
        in_menu=lambda edition: edition.library.guide_sectors(edition.lang),
    ),
    PlannedPage(
        "results/",
        _worded(N_("All results compared")),
        comparison.results_page,
        Place(RESULTS, footer=N_("All results compared")),
        N_(
            "Every case with its investment, yearly saving, payback and return. "
            "Choose a column to sort by it."
        ),
        "cases",
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
    PlannedPage(
        "priorities/",
        _worded(N_("Priority sectors by country")),
        comparison.priorities_page,
        Place(RESULTS),
        N_("Which sectors each country named as priorities of cleaner production."),
        "sectors",
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
        # The library may know something of a country that has no record of its own.
        lambda library: {code.lower(): code for code in library.countries},
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
    PlannedPage(
        "glossary/",
        _worded(N_("Glossary")),
        reference.glossary_page,
        Place(LIBRARY),
        N_("Terms and acronyms of cleaner production, in plain words."),
        "glossary",
    ),
    PlannedPage(
        "data/",
        _worded(N_("Data to download")),
        static.data_page,
        Place(LIBRARY, footer=N_("Data to download")),
        N_("Every figure of this site with its unit, evidence grade and source."),
    ),
    PlannedPage(
        "contribute/",
        _worded(N_("Add what your plant saved")),
        static.contribute_page,
        Place(LIBRARY, N_("How to contribute"), N_("How to contribute")),
        N_("A case is a few figures and a short story. You need no program to send one."),
    ),
    PlannedPage(
        "search/",
        _worded(N_("Search")),
        static.search_page,
        summary=N_("Type a trade, a resource or a country: tannery, water, Bolivia."),
        is_listed=False,
    ),
)


@dataclass(frozen=True)
class MenuGroup:
    """One entry of the menu with the pages under it; a group of one page is that page."""

    title: str
    pages: tuple[PlannedPage, ...]


class Plan:
    """Every page of a library, by address; and the former addresses that lead to them."""

    def __init__(self, library: Library) -> None:
        lines = (line.pages(library) if isinstance(line, Shelf) else (line,) for line in TABLE)
        self.pages = {page.address: page for page in chain.from_iterable(lines)}
        self.redirects = {
            record_address(*former): self.address_of(entries[-1])
            for former, entries in library.former.items()
            if self.address_of(entries[-1]) in self.pages
        }

    def named(self, name: str) -> PlannedPage:
        """Return the page that lists a folder, or another page by its name: home, results ..."""
        return self.pages["" if name == "home" else f"{name}/"]

    def address_of(self, entry: Entry) -> str:
        """Return the address of the page of an entry."""
        return record_address(*entry.key)

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
                if isinstance(line, PlannedPage):
                    yield line
                else:
                    yield self.named(line.folder)
                    yield from (self.pages[self.address_of(one)] for one in line.in_menu(edition))

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
        address = f"{posixpath.splitext(path)[0]}/"
        return address if path.count("/") == 1 and address in self.pages else None


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

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


@dataclass(frozen=True)
class PlannedPage:
    """One page of the site: where it is, what it is called, who makes it.

    ``menu`` and ``footer`` are its words there, ``folder`` is what its edit link leads to, and
    ``entry`` the record that it is made of.
    """

    address: str
    title: Callable[[Edition], str]
    maker: Callable[[Draft], Page]
    summary: str = ""
    menu: str = ""
    footer: str = ""
    folder: str = ""
    is_listed: bool = True
    entry: Entry | None = None

    def make(self, edition: Edition) -> Page:
        """Return the page in an edition."""
        return self.maker(Draft(edition))

    def label(self, edition: Edition) -> str:
        """Return its words in the menu, which are its title unless it has others."""
        return edition.words(self.menu) if self.menu else self.title(edition)


@dataclass(frozen=True)
class Line:
    """One line of the table: a page, and behind it those of the records that it lists, if any.

    ``index`` makes the page: a plain list by default. ``record`` makes the page of a record,
    ``subjects`` says what there is a page of, by id; ``in_menu`` names the records that stand in
    the menu: a few, as it is repeated on every page. The ``title`` is that of the kind by default.
    """

    name: str
    summary: str
    index: Callable[[Draft], Page] | None = None
    record: Callable[[Any, Draft], Page] | None = None
    menu: str = ""
    footer: str = ""
    folder: str = ""
    is_listed: bool = True
    subjects: Callable[[Library], Mapping[str, Any]] | None = None
    in_menu: Callable[[Edition], Iterable[Entry]] = lambda edition: ()
    title: str = ""

    def pages(self, library: Library) -> Iterator[PlannedPage]:
        """Yield the page itself, then those of the records."""
        name = self.name
        title = self.title or KINDS[name].title
        yield PlannedPage(
            hub_address(name),
            lambda edition: edition.words(title),
            self.index or partial(hubs.list_of, name),
            self.summary,
            self.menu,
            self.footer,
            self.folder or (name if self.record else ""),
            self.is_listed,
        )
        if self.record:
            entries = library.entries[name]
            subjects = self.subjects(library) if self.subjects else entries
            for id_, subject in subjects.items():
                entry, maker = entries.get(id_), partial(self.record, subject)
                titled = partial(_title, id_, entry)
                yield PlannedPage(record_address(name, id_), titled, maker, entry=entry)


def _title(id_: str, entry: Entry | None, edition: Edition) -> str:
    return edition.record(entry).title if entry else edition.words.country(id_.upper())


# The menu from left to right; a group of one page is that page, and one without a name is in none.
TABLE: dict[str, tuple[Line, ...]] = {
    N_("Home"): (
        Line(
            "home",
            N_(
                "What firms in Latin America and the Caribbean saved in water, heat and "
                "chemicals, what it cost them, and what you can do on Monday for nothing."
            ),
            hubs.home_page,
            menu=N_("Home"),
            title=SITE_NAME,
        ),
    ),
    N_("Sectors"): (
        Line(
            "sectors",
            N_("Guides by trade: what is lost, what to do, what it brings."),
            hubs.sectors_index,
            sector.sector_page,
            N_("All sectors"),
            N_("Sectors"),
            in_menu=lambda edition: edition.library.guide_sectors(edition.lang),
        ),
    ),
    N_("Results"): (
        Line(
            "results",
            N_(
                "Every case with its investment, yearly saving, payback and return. "
                "Choose a column to sort by it."
            ),
            comparison.results_page,
            footer=N_("All results compared"),
            folder="cases",
            title=N_("All results compared"),
        ),
        Line(
            "cases",
            N_("What firms and programmes did and what it saved, by sector."),
            hubs.cases_index,
            case.case_page,
        ),
        Line(
            "measures",
            N_("Everything that can be done, from what costs nothing to what needs a loan."),
            hubs.measures_index,
            measure.measure_page,
        ),
        Line(
            "priorities",
            N_("Which sectors each country named as priorities of cleaner production."),
            comparison.priorities_page,
            folder="sectors",
            title=N_("Priority sectors by country"),
        ),
    ),
    N_("Guides"): (
        Line(
            "guides",
            N_("What to know before you start, in short guides."),
            hubs.guides_index,
            profiles.guide_page,
            N_("All guides"),
            N_("Guides"),
            in_menu=lambda edition: edition.library.guides(edition.lang),
        ),
    ),
    N_("Who helps"): (
        Line(
            "centres",
            N_("Who helps: the cleaner production centres of the region."),
            record=profiles.centre_page,
            footer=N_("Who helps"),
        ),
        Line(
            "financing",
            N_("Who lends: facilities that the sources describe, with their date."),
            record=profiles.financing_page,
        ),
        Line(
            "countries",
            N_("Who helps, who lends and what was saved, country by country."),
            hubs.countries_index,
            profiles.country_page,
            # The library may know something of a country that has no record of its own.
            subjects=lambda library: {code.lower(): code for code in library.countries},
        ),
        Line(
            "programmes",
            N_("The programmes that the cases come from."),
            record=profiles.programme_page,
        ),
        Line(
            "policies",
            N_("Policies and agreements on cleaner production."),
            record=profiles.policy_page,
        ),
    ),
    N_("Library"): (
        Line(
            "sources",
            N_("Every document that a figure or a statement of this site comes from."),
            reference.sources_index,
            reference.source_page,
            footer=N_("Sources"),
        ),
        Line(
            "glossary",
            N_("Terms and acronyms of cleaner production, in plain words."),
            reference.glossary_page,
            folder="glossary",
        ),
        Line(
            "data",
            N_("Every figure of this site with its unit, evidence grade and source."),
            static.data_page,
            footer=N_("Data to download"),
            title=N_("Data to download"),
        ),
        Line(
            "contribute",
            N_("A case is a few figures and a short story. You need no program to send one."),
            static.contribute_page,
            menu=N_("How to contribute"),
            footer=N_("How to contribute"),
            title=N_("Add what your plant saved"),
        ),
    ),
    "": (
        Line(
            "search",
            N_("Type a trade, a resource or a country: tannery, water, Bolivia."),
            static.search_page,
            is_listed=False,
            title=N_("Search"),
        ),
    ),
}


class Plan:
    """Every page of a library, by address; and the former addresses that lead to them."""

    def __init__(self, library: Library) -> None:
        lines = chain.from_iterable(TABLE.values())
        self.pages = {page.address: page for line in lines for page in line.pages(library)}
        self.redirects = {
            record_address(*former): self.address_of(entries[-1])
            for former, entries in library.former.items()
            if self.address_of(entries[-1]) in self.pages
        }

    def named(self, name: str) -> PlannedPage:
        """Return the page that lists a folder, or another page by its name: home, results ..."""
        return self.pages[hub_address(name)]

    def address_of(self, entry: Entry) -> str:
        """Return the address of the page of an entry."""
        return record_address(*entry.key)

    def address_of_country(self, code: str) -> str:
        """Return the address of the page of a country."""
        return record_address("countries", code.lower())

    def menu(self, edition: Edition) -> Iterator[tuple[str, list[PlannedPage]]]:
        """Yield the entries of the menu, from left to right, with the pages under them."""
        for title, lines in TABLE.items():
            if title:
                yield edition.words(title), list(self._in_menu(lines, edition))

    def _in_menu(self, lines: Iterable[Line], edition: Edition) -> Iterator[PlannedPage]:
        for line in lines:
            yield self.named(line.name)
            yield from (self.pages[self.address_of(entry)] for entry in line.in_menu(edition))

    @property
    def footer(self) -> tuple[PlannedPage, ...]:
        """Return the main pages, which the foot of every page repeats."""
        return tuple(page for page in self.pages.values() if page.footer)

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


def hub_address(name: str) -> str:
    """Return the address of a page by its name in the table."""
    return "" if name == "home" else f"{name}/"


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

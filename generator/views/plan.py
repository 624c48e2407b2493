"""The table of pages: address, title, maker and place in the menu of every page of the site.

The addresses are the same in every language. Menu, footer, index pages, site map, language switch,
links between pages and the codes on printed sheets all follow it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.library import Entry, Library
from generator.marks import N_
from generator.model import KINDS
from generator.settings import SITE_NAME, Settings
from generator.views import (
    atlas,
    case,
    contacts,
    country,
    directories,
    hubs,
    lenders,
    measure,
    news,
    profiles,
    readers,
    reference,
    results,
    sector,
)
from generator.views.edition import Draft, Edition, record_address
from generator.views.page import Link, Page


@dataclass(frozen=True)
class PlannedPage:
    """One page of the site: where it is, what it is called, who makes it.

    ``entry`` is the record that it is made of, ``country`` the only one that it is about, if any,
    ``folder`` is what its edit link leads to.
    """

    address: str
    title: Callable[[Edition], str]
    maker: Callable[[Draft], Page]
    entry: Entry | None = None
    country: str = ""
    summary: str = ""
    folder: str = ""
    is_listed: bool = True

    @property
    def is_of_country(self) -> bool:
        """Say whether it is the page of a country, which may have no record."""
        kind = self.entry.kind.folder if self.entry else "countries"
        return bool(self.country) and kind == "countries"

    def make(self, edition: Edition) -> Page:
        """Return the page in an edition, with the numbers of its country if it is about one."""
        return self.maker(Draft(edition.within(self.country or edition.country)))


@dataclass(frozen=True)
class Line:
    """One line of the table: a page, and behind it those of the records that it lists, if any.

    ``index`` makes the page: a plain list by default. ``record`` makes the page of a record, or of
    an id without one; ``ids`` are those of the records by default. ``title``, and ``folder`` for
    its edit link, are those of the kind by default. ``menu`` and ``footer`` are its words there;
    ``in_menu`` names the records that stand in the menu: a few, as it is repeated on every page.
    """

    name: str
    index: Callable[[Draft], Page] | None = None
    record: Callable[[Any, Draft], Page] | None = None
    title: str = ""
    menu: str = ""
    footer: str = ""
    folder: str = ""
    in_menu: Callable[[Library, str], Iterable[Entry]] = lambda library, lang: ()
    is_listed: bool = True
    ids: Callable[[Library], Iterable[str]] | None = None

    def pages(self, library: Library) -> Iterator[PlannedPage]:
        """Yield the page itself, then those of the records."""
        name = self.name
        title = self.title or KINDS[name].title
        yield PlannedPage(
            hub_address(name),
            lambda edition: edition.words(title),
            self.index or partial(hubs.list_of, name),
            summary=SUMMARIES.get(name, ""),
            folder=self.folder or (name if name in KINDS else ""),
            is_listed=self.is_listed,
        )
        if not self.record:
            return
        entries = library.entries[name]
        for id_ in self.ids(library) if self.ids else entries:
            entry = entries.get(id_)
            maker, called = partial(self.record, entry or id_.upper()), partial(_title, id_, entry)
            # What has no record is a country.
            country = entry.country if entry else id_.upper()
            yield PlannedPage(record_address(name, id_), called, maker, entry, country)

    def links(self, edition: Edition) -> tuple[Link, ...]:
        """Return what the menu has of it: the page itself, and some of its records."""
        chosen = self.in_menu(edition.library, edition.lang)
        return (edition.link_to(self.name, edition.words(self.menu)), *edition.links(chosen))


def _title(id_: str, entry: Entry | None, edition: Edition) -> str:
    return edition.record(entry).title if entry else edition.words.country(id_.upper())


# The menu from left to right; a group of one page is that page, and one without a name is in none.
TABLE: dict[str, tuple[Line, ...]] = {
    N_("Home"): (Line("home", hubs.home_page, title=SITE_NAME, menu=N_("Home")),),
    N_("Sectors"): (
        Line(
            "sectors",
            hubs.sectors_index,
            sector.sector_page,
            menu=N_("All sectors"),
            footer=N_("Sectors"),
            in_menu=Library.guide_sectors,
        ),
    ),
    N_("Results"): (
        Line(
            "results",
            results.results_page,
            title=N_("All results compared"),
            footer=N_("All results compared"),
            folder="cases",
        ),
        Line("cases", hubs.cases_index, case.case_page),
        Line("measures", directories.measures_page, measure.measure_page),
        Line(
            "priorities",
            hubs.priorities_page,
            title=N_("Priority sectors by country"),
            folder="sectors",
        ),
    ),
    N_("Guides"): (
        Line(
            "guides",
            readers.guides_index,
            profiles.guide_page,
            menu=N_("All guides"),
            footer=N_("Guides"),
            in_menu=lambda library, lang: readers.for_plants(library.guides(lang)),
        ),
    ),
    N_("Who helps"): (
        Line("centres", directories.centres_page, profiles.profile_page, footer=N_("Who helps")),
        Line("bodies", contacts.bodies_index, profiles.body_page),
        Line("financing", directories.lenders_page, profiles.profile_page),
        Line(
            "financing-history",
            lenders.history_page,
            title=N_("Financing: history"),
            folder="financing",
        ),
        Line(
            "countries",
            atlas.countries_index,
            country.country_page,
            # The library may know something of a country that has no record of its own.
            ids=lambda library: map(str.lower, library.countries),
        ),
        Line("programmes", record=profiles.profile_page),
        Line("policies", record=profiles.profile_page),
    ),
    N_("Library"): (
        Line("sources", reference.sources_index, reference.source_page, footer=N_("Sources")),
        Line("glossary", reference.glossary_page),
        Line("data", hubs.data_page, title=N_("Data to download"), footer=N_("Data to download")),
        Line("new", news.news_page, title=N_("What is new"), footer=N_("What is new")),
        Line(
            "print-list",
            hubs.print_list_page,
            title=N_("Everything that can be printed"),
            footer=N_("To print"),
        ),
        Line(
            "contribute",
            hubs.contribute_page,
            title=N_("Add what your plant saved"),
            menu=N_("How to contribute"),
            footer=N_("How to contribute"),
        ),
    ),
    "": (Line("search", hubs.search_page, title=N_("Search"), is_listed=False),),
}
# What a page says under its title, and to search engines; it may say nothing.
SUMMARIES = {
    "home": N_(
        "What firms in Latin America and the Caribbean saved in water, heat and "
        "chemicals, what it cost them, and what you can do on Monday for nothing."
    ),
    "sectors": N_("Guides by trade: what is lost, what to do, what it brings."),
    "results": N_(
        "Every case with its payback, yearly saving, investment and what changed. "
        "Filter the list by your trade or country."
    ),
    "cases": N_("What firms and programmes did and what it saved, by sector."),
    "measures": N_("Everything that can be done, from what costs nothing to what needs a loan."),
    "priorities": N_("Which sectors a document names as priorities, country by country."),
    "guides": N_("What to know before you start, in short guides."),
    "centres": N_("Who helps: the cleaner production centres of the region."),
    "bodies": N_("Chambers, associations and public bodies that firms can ask, by country."),
    "financing": N_(
        "Who lends: facilities that lend, guarantee or give to plants, and how it stands with each."
    ),
    "financing-history": N_(
        "Plans, training for banks, and money that plants could not ask for, or of which no "
        "document says that they could."
    ),
    "countries": N_("Who helps, who lends and what was saved, country by country."),
    "programmes": N_("The programmes that the cases come from."),
    "policies": N_("Policies and agreements on cleaner production."),
    "sources": N_("Every document that a figure or a statement of this site comes from."),
    "glossary": N_("Terms and acronyms of cleaner production, in plain words."),
    "data": N_("Every figure of this site with its unit, evidence grade and source."),
    "new": N_("What was added to this site or changed, the newest first."),
    "print-list": N_("Handouts, worksheets, guides and sheets of cases and centres, all on paper."),
    "contribute": N_("A case is a few figures and a short story. You need no program to send one."),
    "search": N_("Type a trade, a resource or a country: tannery, water, Bolivia."),
}


class Plan:
    """Every page of a library, by address; and the former addresses that lead to them."""

    def __init__(self, library: Library) -> None:
        self.lines = tuple(line for lines in TABLE.values() for line in lines)
        self.pages = {page.address: page for line in self.lines for page in line.pages(library)}
        self.redirects = {
            record_address(*former): address
            for former, entries in library.former.items()
            if (address := record_address(*entries[-1].key)) in self.pages
        }

    def named(self, name: str) -> PlannedPage:
        """Return the page that lists a folder, or another page by its name: home, results ..."""
        return self.pages[hub_address(name)]

    def menu(self, edition: Edition) -> Iterator[tuple[str, list[Link]]]:
        """Yield the entries of the menu, from left to right, with the pages under them."""
        for title, lines in TABLE.items():
            if title:
                yield edition.words(title), [link for line in lines for link in line.links(edition)]

    def footer(self, edition: Edition) -> list[Link]:
        """Return the main pages, which the foot of every page repeats."""
        named = ((line.name, edition.words(line.footer)) for line in self.lines)
        return [edition.link_to(name, text) for name, text in named if text]


def editions(library: Library, settings: Settings) -> dict[str, Edition]:
    """Return the site in every language, all with the same plan."""
    plan = Plan(library)
    return {lang: Edition(library, settings, lang, plan) for lang in library.languages}


def hub_address(name: str) -> str:
    """Return the address of a page by its name in the table."""
    return "" if name == "home" else f"{name}/"


def relative(target: str, page: str) -> str:
    """Return the link from one page to another page or file of the same language."""
    target, mark, anchor = target.partition("#")
    if target == page and anchor:
        return f"#{anchor}"
    here, there = page.split("/")[:-1], target.split("/")
    while here and there[1:] and here[0] == there[0]:
        del here[0], there[0]
    path = "../" * len(here) + "/".join(there)
    return f"{path or './'}{mark}{anchor}"

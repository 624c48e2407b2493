"""The list that readers narrow and sort: its facets, counted, and the ways to sort it.

What each list is made of stands in a ``Design``: that of the results in ``results``, those of
measures, centres and lenders in ``directories``.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from generator.library import Entry, countries_of
from generator.marks import N_
from generator.settings import DATA_FOLDER, ROWS, WORKBOOK
from generator.views.edition import Draft, Edition
from generator.views.listing import (
    EVERY,
    NOT_STATED,
    Column,
    Facet,
    Finder,
    Item,
    Option,
    Order,
    Taking,
)
from generator.views.page import Cell, Content, Fact, Link, Value, cell_of
from generator.views.trades import words_for

Values = Callable[[Entry, Edition], Iterable[str]]
Names = Callable[[Edition, Collection[str]], Iterable[Option]]
Row = tuple[tuple[Cell, ...], ...]

# How the ways to sort a column are called, the rising one first.
ALPHABET = (N_("A to Z: {what}"), N_("Z to A: {what}"))
AMOUNTS = (N_("Lowest first: {what}"), N_("Highest first: {what}"))
YEARS = (N_("Oldest first: {what}"), N_("Newest first: {what}"))
# The list of groups of sectors, and how one of them is called among the sectors.
GROUPS, _GROUP = "sector-groups", "all-{}"


class Trait(NamedTuple):
    """What makes a facet: the values of a record, and what values are called, in their order."""

    id: str
    title: str
    values: Values
    names: Names


class Head(NamedTuple):
    """What makes a column: its heading, what it is sorted by, how both ways are called."""

    title: str
    sort: str = ""
    ways: tuple[str, ...] = ()
    look: str = ""


class Design(NamedTuple):
    """What makes a list: facets, columns, the cells of a record, and how it is sorted at first."""

    name: str
    caption: str
    traits: tuple[Trait, ...]
    heads: tuple[Head, ...]
    row: Callable[[Entry, Draft], Row]
    order: str


def finder_of(
    design: Design, entries: Collection[Entry], counted: str, draft: Draft, **more: Any
) -> Finder:
    """Return a finder of records in their order; ``counted`` says how many there are.

    ``more`` are other parts of ``Finder``.
    """
    words = draft.words
    values = [{one.id: _values(one, entry, draft) for one in design.traits} for entry in entries]
    items = (
        Item(entry.id, known, design.row(entry, draft))
        for entry, known in zip(entries, values, strict=True)
    )
    facets = (_facet(one, [known[one.id] for known in values], draft) for one in design.traits)
    parts: dict[str, Any] = {
        "name": design.name,
        "caption": words(design.caption),
        "facets": tuple(facet for facet in facets if facet.tells_apart),
        "order": design.order,
        "orders": tuple(order for head in design.heads for order in _orders(head, draft)),
        "columns": tuple(Column(words(one.title), one.sort, one.look) for one in design.heads),
        "items": tuple(items),
        "counted": words("{shown} of {total}", shown="{shown}", total=counted),
        "takings": _takings(design.name, draft),
        "whole": _whole_files(draft),
    }
    return Finder(**parts | more)


def _values(trait: Trait, entry: Entry, edition: Edition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(trait.values(entry, edition))) or (NOT_STATED,)


def _facet(trait: Trait, values: Iterable[tuple[str, ...]], edition: Edition) -> Facet:
    counts, words = Counter(value for some in values for value in some), edition.words
    of_every = counts.pop(EVERY, 0)
    choices = [
        replace(one, count=number)
        for one in trait.names(edition, counts)
        if (number := counts[one.id] + of_every)
    ]
    if silent := counts[NOT_STATED]:
        choices.append(Option(NOT_STATED, words("Not stated"), silent))
    return Facet(trait.id, words(trait.title), tuple(choices))


def _orders(head: Head, edition: Edition) -> Iterator[Order]:
    what = edition.words(head.title)
    for sign, text in zip(("", "-"), head.ways, strict=False):
        yield Order(f"{sign}{head.sort}", edition.words(text, what=what))


def _takings(name: str, edition: Edition) -> tuple[Taking, ...]:
    """Return the ways to take along the rows of what is listed."""
    words = edition.words

    def rows(of: str) -> str:
        return f"/{ROWS.format(name=of)}"

    file = f"{name}.{edition.lang}"
    as_csv = Taking("csv", words("These as CSV"), f"{file}.csv", rows(file))
    if name == "results":
        # Of figures there are two tables: one for spreadsheets, and one for other programs.
        as_csv = Taking("csv", words("These as CSV for programs"), "figures.csv", rows("figures"))
    return (
        Taking("xlsx", words("These as a workbook (XLSX)"), f"{file}.xlsx", rows(file)),
        as_csv,
    )


def _whole_files(edition: Edition) -> tuple[Link, ...]:
    workbook = f"/{DATA_FOLDER}/{WORKBOOK.format(lang=edition.lang)}"
    return (
        Link(edition.words("Everything as a workbook"), workbook),
        edition.link_to("data", edition.words("All data files")),
    )


def narrowed(page: str, text: str, edition: Edition, **chosen: str) -> Link:
    """Return a link to a list, narrowed to one value of each facet that is named."""
    link = edition.link_to(page, text)
    return replace(link, address=f"{link.address}?{urlencode(chosen)}")


def cells(content: Content, sort: str = "", unit: str = "") -> tuple[Cell, ...]:
    """Return what stands in a column: nothing, or one cell, which may have a key to sort by."""
    cell = cell_of(content)
    if isinstance(content, Value) and content.number is None:
        # Words in the place of a number are not sorted among numbers.
        sort = ""
    return (replace(cell, sort=sort, unit=unit),) if cell.text or cell.links else ()


def legend_of(vocabulary: str, edition: Edition) -> tuple[Fact, ...]:
    """Return what the words of a closed list mean, where it says so."""
    explained = (
        (edition.label(vocabulary, key), edition.explanation(vocabulary, key))
        for key in edition.library.vocabulary(vocabulary).terms
    )
    return tuple(Fact(label, text) for label, text in explained if text)


def named_in(vocabulary: str) -> Names:
    """Return what calls the values of a facet as a closed list does."""

    def names(edition: Edition, found: Collection[str]) -> Iterator[Option]:
        for key in edition.library.vocabulary(vocabulary).terms:
            yield Option(key, edition.label(vocabulary, key))

    return names


def widened(values: Values, wider: Callable[[str, Edition], str | None]) -> Values:
    """Return what yields values, and behind each the wider one that it belongs to, if any."""

    def both(entry: Entry, edition: Edition) -> Iterator[str]:
        for one in values(entry, edition):
            yield one
            if found := wider(one, edition):
                yield found

    return both


def kind_of(resource: str, edition: Edition) -> str | None:
    """Return the wider resource that one is a kind of, if any."""
    return edition.library.vocabulary("resources").terms[resource].kind_of


def group_of(id_: str, edition: Edition) -> str | None:
    """Return the group that a sector belongs to, as the facet of sectors has it, if any."""
    sector = edition.library.entries["sectors"].get(id_)
    return _GROUP.format(sector.record.group) if sector and sector.record.group else None


def by_sector(edition: Edition, found: Collection[str]) -> Iterator[Option]:
    """Yield groups of sectors, then all sectors with their words, those with a guide first."""
    sectors = edition.library.sectors_by_title(edition.lang)
    used = {sector.record.group for sector in sectors}
    for key in edition.library.vocabulary(GROUPS).terms:
        if key in used:
            name = edition.words("{group} (all)", group=edition.label(GROUPS, key))
            yield Option(_GROUP.format(key), name)
    for sector in sectors:
        also = " ".join(words_for(sector.record, edition.lang))
        title, trade = edition.title_of(sector), edition.trade_of(sector)
        yield Option(sector.id, title, also=also, trade=trade)


def by_country(edition: Edition, found: Collection[str]) -> list[Option]:
    """Return the countries that were found with their names."""
    codes = edition.words.by_name(code for code in found if code != NOT_STATED)
    return [Option(code, edition.words.country(code.upper())) for code in codes]


def by_year(edition: Edition, found: Collection[str]) -> list[Option]:
    """Return the years that were found, the latest first."""
    return [Option(year, year) for year in sorted(found, reverse=True) if year != NOT_STATED]


def codes_of(entry: Entry, edition: Edition) -> Iterator[str]:
    """Yield the countries of a record as facets have them: in small letters."""
    return (code.lower() for code in countries_of(entry.record))


def field_of(name: str) -> Values:
    """Return what yields the values of a field that holds one, several or none."""

    def values(entry: Entry, edition: Edition) -> Iterable[str]:
        held: str | tuple[str, ...] | None = getattr(entry.record, name)
        return (held,) if isinstance(held, str) else held or ()

    return values


SECTOR = Trait("sector", N_("Sector"), widened(field_of("sectors"), group_of), by_sector)
COUNTRY = Trait("country", N_("Country"), codes_of, by_country)

"""Sheets made from a page of the site: guides, sector guides, case sheets and centre sheets.

They print what the page shows, from the same view: no figure is fetched twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.library import Entry
from generator.marks import N_
from generator.sheets import prose
from generator.sheets.parts import Audience, View, imprint
from generator.views.case import case_page
from generator.views.edition import Draft, Edition
from generator.views.page import Chart, Fact, Link, NextStep, Page, Section, Table, Tile
from generator.views.profiles import centre_page, guide_page
from generator.views.sector import sector_page
from generator.views.targets import resolver


@dataclass(frozen=True)
class PrintedPage(View):
    """What the page of a record says, in the order of the page; its links are full addresses."""

    notices: tuple[str, ...]
    tiles: tuple[Tile, ...]
    facts: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    body: prose.Tree
    sections: tuple[Section, ...]
    next_step: NextStep | None


def guide(entry: Entry, audience: Audience) -> PrintedPage:
    """Return a topic guide."""
    return _printed(entry, guide_page, N_("Guide"), audience)


def sector_guide(entry: Entry, audience: Audience) -> PrintedPage:
    """Return the full guide of a sector."""
    return _printed(entry, sector_page, N_("Sector guide"), audience)


def case_sheet(entry: Entry, audience: Audience) -> PrintedPage:
    """Return the sheet of a case."""
    return _printed(entry, case_page, N_("Case sheet"), audience)


def centre_sheet(entry: Entry, audience: Audience) -> PrintedPage:
    """Return the sheet of a centre."""
    return _printed(entry, centre_page, N_("Centre sheet"), audience)


def _printed(
    entry: Entry, make: Callable[[Entry, Draft], Page], kind: str, audience: Audience
) -> PrintedPage:
    edition = audience.edition
    page = make(entry, Draft(edition))
    step = page.next_step
    return PrintedPage(
        kicker=edition.words(kind),
        title=page.title,
        summary=page.summary,
        imprint=imprint(entry, edition, page.sources, page.reviewed),
        notices=tuple(text for text in (*page.notices, page.note) if text),
        tiles=page.tiles,
        facts=page.facts,
        charts=page.charts,
        body=prose.tree(page.body, resolver(page, edition, edition.url)),
        sections=tuple(_section(section, edition) for section in page.sections),
        next_step=replace(step, links=_links(step.links, edition)) if step else None,
    )


def _section(section: Section, edition: Edition) -> Section:
    """Return a section without empty tables, its cards among its links."""
    return replace(
        section,
        tables=tuple(_table(table, edition) for table in section.tables if table.rows),
        links=_links((*section.cards, *section.links), edition),
        cards=(),
    )


def _table(table: Table, edition: Edition) -> Table:
    rows = (
        tuple(replace(cell, links=_links(cell.links, edition)) for cell in row)
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _links(links: tuple[Link, ...], edition: Edition) -> tuple[Link, ...]:
    return tuple(replace(link, address=edition.url(link.address)) for link in links)
